"""Making a workspace in a GeoPackage, new or already used, and bringing an older one up to date, in one transaction."""

from __future__ import annotations

import os
import re
import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import closing
from typing import Any, Callable

from trygghet_plugin.core.paths import sqlite_uri
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.backup import back_up
from trygghet_plugin.storage.geopackage.connection import Notice, connect, failure_of, now_text, writing
from trygghet_plugin.storage.geopackage.container import (
    is_geopackage,
    make_container,
    register_neighbours,
    register_ours,
)
from trygghet_plugin.storage.geopackage.geometry import blob_extent, wkb_blob
from trygghet_plugin.storage.geopackage.questions import add_question_columns, write_form
from trygghet_plugin.storage.geopackage.rows import grow_extent, insert_rows, srs_of
from trygghet_plugin.storage.geopackage.statements import SCHEMA, script, split_statements
from trygghet_plugin.storage.geopackage.triggers import install_triggers

Fill = Callable[[sqlite3.Connection, Mapping[str, Any], int], None]

_NUMBERED = re.compile(r"(\d{3})_\w+\.sql")


def migrations() -> dict[int, str]:
    """Numbered schema files by their number."""
    names = (entry.name for entry in SCHEMA.iterdir())
    return {
        int(match[1]): match[0] for match in sorted(filter(None, map(_NUMBERED.fullmatch, names)), key=lambda m: m[0])
    }


def latest_version() -> int:
    """Schema version this plugin writes."""
    return max(migrations())


def version_of(connection: sqlite3.Connection) -> int:
    """Schema version of a file; 0 where there is no workspace in it."""
    try:
        row = connection.execute("SELECT max(version) FROM trygghet_schema_version").fetchone()
    except sqlite3.OperationalError as problem:
        if "no such table" in str(problem):
            return 0
        raise
    return int(row[0] or 0)


def create(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Make a workspace: settings, form, answers, organisations and areas of the request are in it from the start."""
    make(request, notice, _fill)
    return {"version": latest_version()}


def make(request: Mapping[str, Any], notice: Notice, fill: Fill) -> None:
    """Make the tables in a new file or in a GeoPackage without a workspace; `fill` puts in what is there at once."""
    path = request["path"]
    if not os.path.exists(path):
        _make_beside(path, request, notice, fill)
    elif _is_blank(path):
        _make_in(path, request, notice, fill, new=True)
    else:
        _check_existing(path)
        back_up(path)
        _make_in(path, request, notice, fill, new=False)


def _make_beside(path: str, request: Mapping[str, Any], notice: Notice, fill: Fill) -> None:
    """Make a new file under a name of this call's own and put it in place whole, unless somebody was faster."""
    unfinished = f"{path}.{uuid.uuid4().hex}.part"
    try:
        make_empty(unfinished)
        _make_in(unfinished, request, notice, fill, new=True)
        _put_in_place(unfinished, path)
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)


def _put_in_place(unfinished: str, path: str) -> None:
    """Give a finished file its name without ever overwriting another."""
    try:
        os.link(unfinished, path)
    except FileExistsError as problem:
        raise StorageFailure("exists", path) from problem
    except OSError:
        # No links on this disk or share: the name is taken first, empty.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
        except FileExistsError as problem:
            raise StorageFailure("exists", path) from problem
        os.replace(unfinished, path)


def _make_in(path: str, request: Mapping[str, Any], notice: Notice, fill: Fill, new: bool) -> None:
    with writing(path, notice) as connection:
        if version_of(connection):
            raise StorageFailure("exists", path)
        srs_id = make_container(connection, request["srs"], new)
        register_neighbours(connection, request["register_existing"])
        _run_migrations(connection, srs_id)
        fill(connection, request, srs_id)


def upgrade(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Run the schema files a workspace has not seen yet; a backup is made first. StorageFailure: schema_too_new."""
    back_up(request["path"])
    with writing(request["path"], notice) as connection:
        before = version_of(connection)
        if not before:
            raise StorageFailure("not_a_workspace", request["path"])
        if before > latest_version():
            raise StorageFailure("schema_too_new", f"{before} {latest_version()}")
        _run_migrations(connection, srs_of(connection))
    return {"from": before, "to": latest_version()}


def _is_blank(path: str) -> bool:
    """Whether a file holds nothing yet: empty, or left by a set-up that was cut short (its journal is rolled back)."""
    if os.path.getsize(path) == 0:
        return True
    with closing(connect(path, "rw")) as connection:
        try:
            return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_master").fetchone()[0])
        except sqlite3.Error as problem:
            raise failure_of(problem) from problem


def make_empty(path: str) -> None:
    """Make a file SQLite takes for an empty database."""
    try:
        with closing(sqlite3.connect(sqlite_uri(os.path.abspath(path), "rwc"), uri=True)) as connection:
            connection.execute("VACUUM")
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem


def _check_existing(path: str) -> None:
    with closing(connect(path, "ro")) as connection:
        try:
            if not is_geopackage(connection):
                raise StorageFailure("not_a_geopackage", path)
            if version_of(connection):
                raise StorageFailure("exists", path)
        except sqlite3.Error as problem:
            raise failure_of(problem) from problem


def _run_migrations(connection: sqlite3.Connection, srs_id: int) -> None:
    present = version_of(connection)
    for version, name in migrations().items():
        if version <= present:
            continue
        for statement in split_statements(script(name)):
            connection.execute(statement)
        insert_rows(connection, "trygghet_schema_version", [{"version": version, "file": name, "ran_at": now_text()}])
    register_ours(connection, srs_id)
    install_triggers(connection)


def _fill(connection: sqlite3.Connection, request: Mapping[str, Any], srs_id: int) -> None:
    at, by = now_text(), request["by"]
    insert_rows(
        connection,
        "trygghet_setting",
        [
            {"key": key, "value": value, "changed_at": at, "changed_by": by}
            for key, value in request["settings"].items()
        ],
    )
    insert_rows(connection, "trygghet_choice", request["choices"])
    insert_rows(connection, "trygghet_organisation", request["organisations"])
    add_question_columns(connection, request["question_columns"])
    write_form(connection, request["form"], by)
    insert_areas(connection, request["areas"], srs_id)


def insert_areas(connection: sqlite3.Connection, areas: list[Mapping[str, Any]], srs_id: int) -> None:
    """Insert areas whose `wkb` is hexadecimal text."""
    for area in areas:
        values = {key: value for key, value in area.items() if key != "wkb"}
        blob = wkb_blob(bytes.fromhex(area["wkb"]), srs_id)
        insert_rows(connection, "trygghet_area", [{**values, "geom": blob}])
        extent = blob_extent(blob)
        if extent:
            grow_extent(connection, *extent, table="trygghet_area")
