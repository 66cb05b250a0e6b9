"""A workspace that moves into a file, or away from it, in the writer: chunks of rows, each a transaction, kept as they
come. Triggers are set aside while rows go in, R-tree and counts filled in bulk, all within the chunk's transaction.

How far a table has come stands among the settings, so that a chunk whose answer was lost is not put in twice.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from string import Template
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import schema
from trygghet_plugin.storage.geopackage.connection import Notice, connect, now_text, writing
from trygghet_plugin.storage.geopackage.geometry import geometry_blob
from trygghet_plugin.storage.geopackage.rows import (
    columns_of,
    grow_extent,
    insert_statement,
    srs_of,
    touch,
)
from trygghet_plugin.storage.geopackage.statements import plain_name, quote_identifier
from trygghet_plugin.storage.geopackage.triggers import install_triggers

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'trygghet\\_%' ESCAPE '\\' "
    "AND name <> 'trygghet_schema_version' ORDER BY name"
)
# The number every table has come to, when programs said they wrote, and how many rows there are.
_STAMP = (
    "SELECT group_concat(name || seq) FROM (SELECT name, seq FROM sqlite_sequence ORDER BY name)",
    "SELECT group_concat(table_name || last_change) FROM (SELECT * FROM gpkg_contents ORDER BY table_name)",
    "SELECT group_concat(table_name || feature_count) FROM (SELECT * FROM gpkg_ogr_contents ORDER BY table_name)",
)
_DELETE = Template("DELETE FROM $table")
_NEWEST = Template("SELECT max(fid) FROM $table")
_INDEX = Template(
    'INSERT INTO "rtree_${table}_geom" SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom) '
    'FROM "$table" WHERE fid > ? AND geom NOT NULL AND NOT ST_IsEmpty(geom)'
)
_EXTENT = Template(
    'SELECT min(ST_MinX(geom)), max(ST_MaxX(geom)), min(ST_MinY(geom)), max(ST_MaxY(geom)) FROM "$table" WHERE fid > ?'
)
_CLOSED = Template(
    "CREATE TRIGGER trygghet_moved_$verb BEFORE $verb ON trygghet_report BEGIN "
    "SELECT RAISE(ABORT, 'trygghet: the workspace was moved away; open it where it is now'); END"
)
_SET = (
    "INSERT INTO trygghet_setting (key, value, changed_at, changed_by) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, "
    "changed_by = excluded.changed_by"
)


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The tables that move: all of the workspace but the one that tells which schema files ran."""
    return [row[0] for row in connection.execute(_TABLES)]


def stamp_of(connection: sqlite3.Connection) -> str:
    """Another text as soon as anything was written. That of a file which was moved away stays as it was."""
    moved = _setting(connection, "moved_stamp")
    if moved:
        return moved
    told = "\n".join(str(connection.execute(query).fetchone()[0]) for query in _STAMP)
    return hashlib.sha256(told.encode()).hexdigest()


def begin(request: Mapping[str, Any], notice: Notice) -> dict[str, int]:
    """Make an unfinished workspace, or go on with one from the same source; table → how far it has come."""
    path = request["path"]
    if _is_unfinished(path):
        with writing(path, notice) as connection:
            if _setting(connection, "moving_id") != request["moving_id"]:
                raise StorageFailure("unfinished_move", _setting(connection, "moving_from") or "?")
            if _setting(connection, "moving_stamp") != request["moving_stamp"]:
                _empty(connection)
                _mark(connection, request, 0)
            return _places(connection)
    schema.make(request, notice, _mark)
    return {}


def _is_unfinished(path: str) -> bool:
    if not os.path.exists(path):
        return False
    # What is no workspace at all is for `make` to refuse.
    with suppress(sqlite3.Error), closing(connect(path, "ro")) as connection:
        return _setting(connection, "moving_id") is not None
    return False


def _mark(connection: sqlite3.Connection, request: Mapping[str, Any], _srs_id: int) -> None:
    at, by = now_text(), request["by"]
    for key in ("moving_from", "moving_id", "moving_stamp"):
        connection.execute(_SET, (key, request[key], at, by))


def _empty(connection: sqlite3.Connection) -> None:
    """Take the rows of an unfinished copy away."""
    for table in tables_of(connection):
        triggers = _set_aside(connection, table)
        connection.execute(_DELETE.substitute(table=quote_identifier(table)))
        if "geom" in columns_of(connection, table):
            connection.execute(_DELETE.substitute(table=quote_identifier(f"rtree_{table}_geom")))
        connection.execute("UPDATE gpkg_ogr_contents SET feature_count = 0 WHERE table_name = ?", (table,))
        _put_back(connection, triggers)


def add_columns(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Add columns (name → type) to a table."""
    with writing(request["path"], notice) as connection:
        for name, kind in request["columns"].items():
            if not name.isidentifier() or not name.isascii():
                raise StorageFailure("not_movable", f"{request['table']}.{name}")
            connection.execute(
                f"ALTER TABLE {quote_identifier(request['table'])} ADD COLUMN "
                f"{quote_identifier(name)} {plain_name(kind)}"
            )
        install_triggers(connection)
    return {}


def put_rows(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Insert rows that stand beyond fid `after` in the source, up to `last`."""
    table, columns, rows = plain_name(request["table"]), request["columns"], request["rows"]
    with writing(request["path"], notice) as connection:
        place = _places(connection).get(table, 0)
        if place == request["last"]:
            return {}
        if place != request["after"]:
            raise StorageFailure("changed_meanwhile", table)
        triggers = _set_aside(connection, table)
        before = _newest(connection, table)
        if "geom" in columns:
            rows = _with_blobs(rows, columns.index("geom"), srs_of(connection, table))
        connection.executemany(insert_statement(table, columns), rows)
        if "geom" in columns:
            connection.execute(_INDEX.substitute(table=table), (before,))
            low_x, high_x, low_y, high_y = connection.execute(_EXTENT.substitute(table=table), (before,)).fetchone()
            if low_x is not None:
                grow_extent(connection, low_x, high_x, low_y, high_y, table)
        connection.execute(
            "UPDATE gpkg_ogr_contents SET feature_count = feature_count + ? WHERE table_name = ?", (len(rows), table)
        )
        _put_back(connection, triggers)
        connection.execute(_SET, (f"moving_fid.{table}", str(request["last"]), now_text(), None))
        touch(connection, table)
    return {}


def _with_blobs(rows: Sequence[Sequence[Any]], at: int, srs_id: int) -> list[list[Any]]:
    changed = []
    for row in rows:
        values = list(row)
        if values[at] is not None:
            values[at] = geometry_blob(bytes.fromhex(values[at]), srs_id)
        changed.append(values)
    return changed


def finish(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Make the copy a workspace: what it is comes in, how far it had come goes."""
    at = now_text()
    with writing(request["path"], notice) as connection:
        connection.execute("UPDATE trygghet_setting SET key = 'workspace_id' WHERE key = 'moving_workspace_id'")
        connection.execute("DELETE FROM trygghet_setting WHERE key LIKE 'moving\\_%' ESCAPE '\\'")
        for key, value in request["settings"].items():
            connection.execute(_SET, (key, value, at, request["by"]))
        touch(connection, "trygghet_setting")
    return {}


def move_away(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Take nothing in any more, unless somebody wrote since `stamp`."""
    at = now_text()
    with writing(request["path"], notice) as connection:
        if stamp_of(connection) != request["stamp"]:
            raise StorageFailure("changed_meanwhile", request["path"])
        if _setting(connection, "moved_to") is None:
            for key, value in (("moved_to", request["target"]), ("moved_stamp", request["stamp"])):
                connection.execute(_SET, (key, value, at, request["by"]))
            for verb in ("INSERT", "UPDATE"):
                connection.execute(_CLOSED.substitute(verb=verb))
            touch(connection, "trygghet_setting")
    return {}


def _setting(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM trygghet_setting WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def _places(connection: sqlite3.Connection) -> dict[str, int]:
    rows = connection.execute("SELECT key, value FROM trygghet_setting WHERE key LIKE 'moving\\_fid.%' ESCAPE '\\'")
    return {row[0].partition(".")[2]: int(row[1]) for row in rows}


def _newest(connection: sqlite3.Connection, table: str) -> int:
    row = connection.execute(_NEWEST.substitute(table=quote_identifier(table))).fetchone()
    return int(row[0] or 0)


def _set_aside(connection: sqlite3.Connection, table: str) -> list[str]:
    """Drop a table's triggers; returns the statements that make them again."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY rowid", (table,)
    ).fetchall()
    for row in rows:
        connection.execute(f"DROP TRIGGER {quote_identifier(row[0])}")
    return [row[1] for row in rows]


def _put_back(connection: sqlite3.Connection, triggers: Sequence[str]) -> None:
    for statement in triggers:
        connection.execute(statement)
