"""Opening, making and upgrading a workspace in a file; a look at a file before it is used: whole pages, no half-written
ones."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import failure_of, reading
from trygghet_plugin.storage.geopackage.store import GeoPackageStore
from trygghet_plugin.storage.geopackage.writer_client import WriterClient

# SQLite reads the whole file for this check, a second for every 300 MB; larger ones are checked with the daily backup.
_CHECKED_AT_ONCE = 64 * 1024 * 1024


def open_store(path: str) -> GeoPackageStore:
    """The store of a file. Raises StorageFailure or WorkspaceError."""
    check_health(path)
    return GeoPackageStore(path, WriterClient(path))


def make(path: str, request: Mapping[str, Any]) -> str:
    """Make a workspace; returns what to open it by."""
    _ask(path, "create", **request)
    return path


def upgrade(path: str) -> tuple[int, int]:
    """Bring an older workspace up to date; a backup is made first. Returns the versions before and after."""
    versions = _ask(path, "upgrade")
    return versions["from"], versions["to"]


def _ask(path: str, op: str, **arguments: Any) -> Any:
    client = WriterClient(path)
    try:
        return client.request(op, **arguments)
    finally:
        client.close()


def check_health(path: str) -> None:
    """Raise StorageFailure "damaged" with SQLite's words if the file is not whole."""
    if not os.path.exists(path):
        raise StorageFailure("missing", path)
    if os.path.getsize(path) > _CHECKED_AT_ONCE:
        return
    try:
        with reading(path) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except StorageFailure as failure:
        if failure.code == "read_only" and os.path.exists(path + "-journal"):
            # A save cut short; the store has it rolled back before it reads.
            return
        raise
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem
    if found != "ok":
        raise StorageFailure("damaged", found)
