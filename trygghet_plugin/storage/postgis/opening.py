"""Opening, making and upgrading a workspace in a schema of a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.postgis import schema
from trygghet_plugin.storage.postgis.driver import Database
from trygghet_plugin.storage.postgis.location import Location, asked_login, location_of, login_of, remember
from trygghet_plugin.storage.postgis.store import PostgresStore


def open_store(database: str) -> PostgresStore:
    """The store behind `postgres:connection?schema=name`. Raises StorageFailure or WorkspaceError."""
    connections = connected(location_of(database))
    try:
        return PostgresStore(connections)
    except BaseException:
        connections.close()
        raise


def make(database: str, request: Mapping[str, Any]) -> str:
    """Make a workspace; returns what to open it by: the municipality is told where the schema holds several."""
    location = location_of(database)
    municipality = request["settings"]["municipality"]
    with _connections(location) as connections:
        schema.create(connections, request)
        with connections.transaction() as cursor:
            several = len(schema.municipalities(cursor)) > 1
    return location.of(municipality).database if several or location.municipality else location.database


def prove(database: str) -> None:
    """Try whether a workspace could be made, and take it back. WorkspaceError with what is missing."""
    location = location_of(database)
    try:
        with _connections(location) as connections:
            schema.prove(connections)
    except StorageFailure as failure:
        raise error_of(failure, location.database) from failure


def upgrade(database: str) -> tuple[int, int]:
    """Bring an older schema up to date, in one transaction. Returns the versions before and after."""
    with _connections(location_of(database)) as connections:
        return schema.upgrade(connections)


def connected(location: Location) -> Database:
    """Connections that were tried. A password QGIS does not keep is asked for once, here and never later."""
    login = login_of(location)
    connections = Database(location, login)
    try:
        connections.try_it()
    except StorageFailure as failure:
        asked = asked_login(location, failure.detail) if failure.code == "login_refused" else None
        if asked is None:
            raise
        login, connections = asked, Database(location, asked)
        connections.try_it()
    remember(location, login)
    return connections


@contextmanager
def _connections(location: Location) -> Iterator[Database]:
    connections = connected(location)
    try:
        yield connections
    finally:
        connections.close()
