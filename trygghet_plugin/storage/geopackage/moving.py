"""A GeoPackage a workspace moves out of or into: read here in short transactions, written by the writer process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from string import Template
from typing import Any

from osgeo import ogr

from trygghet_plugin.core import paths
from trygghet_plugin.storage.coordinate_systems import srs_row
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import moving_in
from trygghet_plugin.storage.geopackage.connection import reading
from trygghet_plugin.storage.geopackage.container import GEOMETRY_TYPES
from trygghet_plugin.storage.geopackage.geometry import blob_wkb
from trygghet_plugin.storage.geopackage.health import check_health
from trygghet_plugin.storage.geopackage.reading import settings
from trygghet_plugin.storage.geopackage.schema import latest_version, version_of
from trygghet_plugin.storage.geopackage.statements import quote_identifier
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.moving_values import (
    MOVED_FROM,
    MOVING_WORKSPACE_ID,
    OWN_SETTINGS,
    SETTING,
    WORKSPACE_ID,
    Kinds,
    Move,
    Rows,
)
from trygghet_plugin.storage.records import workspace_info
from trygghet_plugin.storage.values import WorkspaceInfo
from trygghet_plugin.storage.verdicts import check_version

_KINDS = {
    "TEXT": "text",
    "INTEGER": "integer",
    "MEDIUMINT": "integer",
    "REAL": "real",
    "DOUBLE": "real",
    "FLOAT": "real",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DATETIME": "time",
    **dict.fromkeys(GEOMETRY_TYPES, "geometry"),
}
_TYPES = {
    "text": "TEXT",
    "json": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "time": "DATETIME",
}
_COUNT = Template("SELECT count(*) FROM $table")
_SELECT = Template("SELECT fid, $columns FROM $table WHERE fid > ? $mine ORDER BY fid LIMIT ?")
# Other programs write the same moment in other ways; what is no moment at all stays, to be told.
_TIME = Template(
    "CASE WHEN $name GLOB '????-??-??T??:??:??.???Z' THEN $name "
    "ELSE coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', $name), $name) END"
)
# Report numbers are counted by municipality here, where nothing else says whose the setting is.
_KEY = (
    "CASE WHEN key GLOB 'report_no.' || (SELECT value FROM trygghet_setting WHERE key = 'municipality') || '.????' "
    "THEN 'report_no.' || substr(key, -4) WHEN key = 'moving_workspace_id' THEN 'workspace_id' ELSE key END"
)
_MINE = (
    "AND (key IS NULL OR key = 'moving_workspace_id' OR key NOT LIKE 'moving\\_%' ESCAPE '\\' "
    f"AND key NOT IN ({', '.join('?' * len(OWN_SETTINGS))}))"
)


class GeoPackageEnd:
    """One file, as `Source` or `Target` of a move."""

    def __init__(self, path: str) -> None:
        self.database = path
        self._client = WriterClient(path)
        self._municipality = ""

    # --- reading -----------------------------------------------------------------------------------------------------

    def look(self) -> tuple[WorkspaceInfo, Mapping[str, str]]:
        """What workspace it is, and its settings."""
        check_health(self.database)
        try:
            return self._look()
        except StorageFailure as failure:
            if failure.code != "read_only":
                raise
        # A save somebody's crash cut short.
        self._client.request("recover")
        return self._look()

    def _look(self) -> tuple[WorkspaceInfo, Mapping[str, str]]:
        with reading(self.database) as connection:
            version = version_of(connection)
            if not version:
                raise StorageFailure("not_a_workspace")
            check_version(version, latest_version(), self.database)
            values = settings(connection)
        info = workspace_info(values, version)
        self._municipality = info.municipality
        return info, values

    def photo_folder(self, _source: str = "") -> str:
        """Where the photos lie: beside the file."""
        return paths.photo_folder(self.database)

    def stamp(self) -> str:
        """Another text as soon as anything was written."""
        with reading(self.database) as connection:
            return moving_in.stamp_of(connection)

    def tables(self) -> dict[str, Kinds]:
        """Every table of the workspace with its columns. StorageFailure "not_movable": a type nobody knows."""
        with reading(self.database) as connection:
            return {table: _kinds(connection, table) for table in moving_in.tables_of(connection)}

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with reading(self.database) as connection:
            return int(connection.execute(_COUNT.substitute(table=quote_identifier(table))).fetchone()[0])

    def rows(self, table: str, kinds: Kinds, after: int, size: int) -> Iterator[Rows]:
        """Rows beyond a fid; nobody is kept from writing between two chunks, the stamp tells of it."""
        with reading(self.database) as connection:
            is_multi = dict(_declared(connection, table)).get("geom") == "MULTIPOLYGON"
        columns = ", ".join(_expression(table, name, kind, is_multi) for name, kind in kinds.items())
        own = OWN_SETTINGS if table == SETTING else ()
        query = _SELECT.substitute(columns=columns, table=quote_identifier(table), mine=_MINE if own else "")
        while True:
            with reading(self.database) as connection:
                connection.row_factory = None
                connection.create_function("TRYGGHET_WKB", 2, _wkb, deterministic=True)
                found: Rows = connection.execute(query, (after, *own, size)).fetchall()
            if found:
                yield found
            if len(found) < size:
                return
            after = found[-1][0]

    # --- writing -----------------------------------------------------------------------------------------------------

    def move_away(self, target: str, stamp: str, by: str) -> None:
        """Take nothing in any more. StorageFailure "changed_meanwhile" where somebody wrote since the stamp."""
        self._client.request("moving_away", target=target, stamp=stamp, by=by)

    def begin(self, move: Move) -> dict[str, int]:
        """Make the file, or go on with it."""
        self._municipality = move.info.municipality
        found: dict[str, int] = self._client.request(
            "moving_begin",
            srs=srs_row(move.info.epsg),
            register_existing=False,
            moving_from=move.source,
            moving_id=move.info.workspace_id,
            moving_stamp=move.stamp,
            by=move.by,
        )
        return found

    def add_columns(self, table: str, kinds: Kinds) -> None:
        """Add columns that only the source has."""
        types = {name: _TYPES[kind] for name, kind in kinds.items()}
        self._client.request("moving_columns", table=table, columns=types)

    def put(self, table: str, kinds: Kinds, rows: Rows, after: int) -> None:
        """Insert rows that begin beyond fid `after`."""
        values = [row[1:] for row in rows]
        if table == SETTING:
            at = list(kinds).index("key")
            values = [(*row[:at], self._own_key(row[at]), *row[at + 1 :]) for row in values]
        self._client.request(
            "moving_rows", table=table, columns=list(kinds), rows=values, after=after, last=rows[-1][0]
        )

    def _own_key(self, key: Any) -> Any:
        if key == WORKSPACE_ID:
            return MOVING_WORKSPACE_ID
        name, _dot, year = str(key).partition(".")
        is_counter = name == "report_no" and len(year) == 4 and year.isdigit()
        return f"{name}.{self._municipality}.{year}" if is_counter else key

    def distrust(self, by: str) -> None:
        """Begin anew the next time."""
        self._client.request("set_setting", key="moving_stamp", value="", by=by)

    def finish(self, move: Move, _photo_folder: str) -> None:
        """Make the copy a workspace."""
        self._client.request("moving_finish", settings={MOVED_FROM: move.source}, by=move.by)

    def close(self) -> None:
        """End the writer process."""
        self._client.close()


def _declared(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2].upper()) for row in connection.execute(f"PRAGMA table_info({quote_identifier(table)})")]


def _kinds(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    kinds = {}
    for name, declared in _declared(connection, table):
        if name == "fid":
            continue
        kind = _KINDS.get(declared.partition("(")[0].strip())
        if kind is None:
            raise StorageFailure("not_movable", f"{table}.{name} ({declared})")
        kinds[name] = kind
    return kinds


def _expression(table: str, name: str, kind: str, is_multi: bool) -> str:
    column = quote_identifier(name)
    if kind == "geometry":
        return f"TRYGGHET_WKB({column}, {int(is_multi)})"
    if kind == "time":
        return _TIME.substitute(name=column)
    return _KEY if (table, name) == (SETTING, "key") else column


def _wkb(blob: Any, is_multi: int) -> str | None:
    """Little-endian ISO WKB in hexadecimal; a single polygon where the column holds many as one of many."""
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP":
        return str(blob)
    wkb = blob_wkb(blob)
    with suppress(IndexError):
        if wkb[0] != 1 or wkb[4]:
            geometry = ogr.CreateGeometryFromWkb(wkb)
            wkb = wkb if geometry is None else bytes(geometry.ExportToIsoWkb(ogr.wkbNDR))
        if is_multi and wkb[1:5] == b"\x03\x00\x00\x00":
            wkb = b"\x01\x06\x00\x00\x00\x01\x00\x00\x00" + wkb
    return wkb.hex()
