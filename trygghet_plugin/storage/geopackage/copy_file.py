"""The masked copy of a workspace as a file: made beside under a name of its own, known again, put in place whole.

What may stand in it is decided in `publication`; here it only becomes a GeoPackage.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import (
    connect,
    failure_of,
    now_text,
    reading,
    writing,
)
from trygghet_plugin.storage.geopackage.container import make_container, register_ours
from trygghet_plugin.storage.geopackage.geometry import blob_extent, point_blob, wkb_blob
from trygghet_plugin.storage.geopackage.rows import grow_extent, insert_rows, insert_statement
from trygghet_plugin.storage.geopackage.schema import make_empty
from trygghet_plugin.storage.geopackage.statements import script, split_statements
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.values import Area

EVENTS, AREAS, ABOUT, STYLES = "trygghet_copy_event", "trygghet_copy_area", "trygghet_copy_about", "layer_styles"

_OTHERS_TABLES = """
SELECT count(*) FROM sqlite_master WHERE type IN ('table', 'view')
    AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
    AND name NOT LIKE 'rtree\\_trygghet\\_copy\\_%' ESCAPE '\\' AND name NOT IN (?, ?, ?, ?)
"""
_PATIENCE_SECONDS = 20.0
_WAITING = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED; Python 3.9 has no names for them
_STALE_SECONDS = 3_600
_PART = re.compile(r"\.[0-9a-f]{32}\.part(?:-journal)?")
_HEADER_BYTES = 13  # of a point's blob; the two coordinates follow


@dataclass(frozen=True, eq=False)
class CopyContent:
    """What a copy holds. `columns` of the events by name, one value an event; x and y are NaN without a position.

    `styles` and `titles` (title and abstract) are told by table; `about` is the one row that says what this is.
    """

    srs: Mapping[str, Any]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    columns: Mapping[str, Sequence[Any]]
    areas: Sequence[Area]
    about: Mapping[str, Any]
    styles: Mapping[str, str]
    titles: Mapping[str, tuple[str, str]]


def copied_workspace(path: str) -> str:
    """Id of the workspace a file is a copy of; empty where it is none, or holds anything besides.

    WorkspaceError where the file cannot be read.
    """
    try:
        with reading(path) as connection:
            if connection.execute(_OTHERS_TABLES, (EVENTS, AREAS, ABOUT, STYLES)).fetchone()[0]:
                return ""
            found = connection.execute("SELECT workspace_id FROM trygghet_copy_about").fetchone()
            return str(found[0] or "") if found else ""
    except StorageFailure as failure:
        if failure.code == "not_a_workspace" or "no such table" in failure.detail:
            return ""
        raise error_of(failure, path) from failure


def write_copy(path: str, content: CopyContent) -> None:
    """Make the copy and give it its name; what lay there stays whole until then. WorkspaceError says what failed.

    The caller has seen to it that what lies there is a copy of the same workspace.
    """
    unfinished = f"{path}.{uuid.uuid4().hex}.part"
    with _told(path):
        _remove_stale(Path(path))
        try:
            make_empty(unfinished)
            with writing(unfinished) as connection:
                _fill(connection, content)
            _put_in_place(unfinished, path)
        finally:
            Path(unfinished).unlink(missing_ok=True)


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        raise error_of(failure_of(problem), path) from problem
    except StorageFailure as failure:
        raise error_of(failure, path) from failure
    except OSError as problem:
        code = {errno.ENOSPC: "full", errno.EACCES: "read_only", errno.EPERM: "read_only", errno.EROFS: "read_only",
                errno.ENOENT: "missing"}.get(problem.errno or 0, "failed")
        raise error_of(StorageFailure(code, str(problem.strerror)), path) from problem


def _remove_stale(path: Path) -> None:
    """Take away what a program that was killed left unfinished; a younger one may be under way."""
    for part in path.parent.iterdir():
        if _PART.fullmatch(part.name.removeprefix(path.name)) and time.time() - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink()


# --- the file --------------------------------------------------------------------------------------------------------


def _fill(connection: sqlite3.Connection, content: CopyContent) -> None:
    srs_id = make_container(connection, content.srs, new=True)
    for statement in split_statements(script("parts/readers_copy.sql")):
        connection.execute(statement)
    _insert_events(connection, content, srs_id)
    blobs = [wkb_blob(area.wkb, srs_id) for area in content.areas]
    insert_rows(connection, AREAS, ({"geom": blob, "name": area.name, "kind": area.kind}
                                    for area, blob in zip(content.areas, blobs)))
    insert_rows(connection, ABOUT, [content.about])
    insert_rows(connection, STYLES, (_style_row(table, qml) for table, qml in content.styles.items()))
    # Registered when the rows are there: their triggers would cost more than all the rest.
    register_ours(connection, srs_id)
    insert_rows(connection, "gpkg_contents", [{"table_name": STYLES, "data_type": "attributes", "identifier": STYLES,
                                               "srs_id": 0}])
    on_map = np.flatnonzero(~np.isnan(content.x))
    xs, ys = content.x[on_map], content.y[on_map]
    connection.executemany("INSERT INTO rtree_trygghet_copy_event_geom VALUES (?, ?, ?, ?, ?)",
                           zip((on_map + 1).tolist(), xs.tolist(), xs.tolist(), ys.tolist(), ys.tolist()))
    if len(on_map):
        grow_extent(connection, float(xs.min()), float(xs.max()), float(ys.min()), float(ys.max()), EVENTS)
    for number, extent in enumerate(map(blob_extent, blobs), start=1):
        if extent:
            connection.execute("INSERT INTO rtree_trygghet_copy_area_geom VALUES (?, ?, ?, ?, ?)", (number, *extent))
            grow_extent(connection, *extent, table=AREAS)
    for table, (title, abstract) in content.titles.items():
        connection.execute("UPDATE gpkg_contents SET identifier = ?, description = ? WHERE table_name = ?",
                           (title, abstract, table))


def _insert_events(connection: sqlite3.Connection, content: CopyContent, srs_id: int) -> None:
    statement = insert_statement(EVENTS, ["geom", *content.columns])
    connection.executemany(statement, zip(_point_blobs(content.x, content.y, srs_id), *content.columns.values()))


def _point_blobs(x: NDArray[np.float64], y: NDArray[np.float64], srs_id: int) -> list[bytes | None]:
    """Points of whole columns as GeoPackage blobs; None without a position."""
    empty = point_blob(0.0, 0.0, srs_id)
    blobs = np.tile(np.frombuffer(empty, np.uint8), (len(x), 1))
    coordinates = np.column_stack([x, y]).astype("<f8")
    blobs[:, _HEADER_BYTES:] = coordinates.view(np.uint8).reshape(len(x), len(empty) - _HEADER_BYTES)
    rows: list[bytes | None] = blobs.view(f"V{len(empty)}").ravel().tolist()
    for row in np.flatnonzero(np.isnan(x)).tolist():
        rows[row] = None
    return rows


def _style_row(table: str, qml: str) -> dict[str, Any]:
    return {"f_table_catalog": "", "f_table_schema": "", "f_table_name": table, "f_geometry_column": "geom",
            "styleName": "partners", "styleQML": qml, "styleSLD": "", "useAsDefault": True, "owner": "",
            "update_time": now_text()}


# --- its place -------------------------------------------------------------------------------------------------------


def _put_in_place(unfinished: str, path: str) -> None:
    """Give the finished file its name.

    Who has the old one open in QGIS keeps it open: Windows then refuses to replace it, and a log of theirs beside it
    would be read into the new one. The content is poured into the old file instead, in one transaction.
    """
    if not any(os.path.exists(path + ending) for ending in ("-wal", "-journal")):
        try:
            os.replace(unfinished, path)
            return
        except PermissionError:
            if not os.path.exists(path):
                raise
    _pour(unfinished, path)


def _pour(unfinished: str, path: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS

    def wait(status: int, _remaining: int, _total: int) -> None:
        # Without this a reader's lock would be waited for without end.
        if status in _WAITING and time.monotonic() > until:
            raise StorageFailure("locked", path)

    with closing(connect(unfinished, "ro")) as source, closing(connect(path, "rw")) as target:
        source.backup(target, progress=wait, sleep=0.1)
        # Who may only read cannot open a file left with a log. While somebody has it open it stays so; the next copy
        # is a new file again.
        with suppress(sqlite3.OperationalError):
            target.execute("PRAGMA journal_mode = DELETE")
