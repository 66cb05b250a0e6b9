"""Workspaces of any size in a GeoPackage, filled in bulk and then as every other workspace is, triggers and all."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reports import Columns
from trygghet_plugin.storage.geopackage.geometry import SQL_FUNCTIONS
from trygghet_plugin.storage.workspace import Workspace

MUNICIPALITY = "1442"
EPSG = 3008
_TEXTS = ("report_id", "status", "category", "kind", "organisation", "place_id", "place_type", "area_code",
          "duplicate_of")
_TIMES = ("occurred_at", "occurred_until", "received_at", "first_assessed_at")


def workspace(folder: Path, columns: Columns) -> str:
    """A new workspace holding these reports; the path of its GeoPackage."""
    path = str(folder / f"bench_{len(columns['fid'])}.gpkg")
    Workspace.create(path, MUNICIPALITY, EPSG, practice=True, outbox=folder / "outbox.sqlite").close()
    fill(path, columns)
    return path


def fill(path: str, columns: Columns) -> None:
    """Put reports into the table as they are: with their status, without history."""
    connection = sqlite3.connect(path, isolation_level=None)
    for name, function in SQL_FUNCTIONS.items():
        connection.create_function(name, 1, function)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trygghet_report'").fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    _insert(connection, columns)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, columns: Columns) -> None:
    fids = columns["fid"].tolist()
    rows: dict[str, list[Any]] = {
        "fid": fids, "geom": _points(columns["x"], columns["y"]), "municipality": [MUNICIPALITY] * len(fids),
        "revision": [1] * len(fids), "report_no": [f"2026-{fid:07d}" for fid in fids],
        "severity": columns["severity"].tolist(), "internal_only": columns["internal_only"].tolist(),
        "description": ["Lampan i tunneln är trasig."] * len(fids), "source": ["import"] * len(fids),
        **{name: _texts(columns[name]) for name in _TEXTS}, **{name: _times(columns[name]) for name in _TIMES},
    }
    marks = ", ".join("?" * len(rows))
    connection.executemany(f"INSERT INTO trygghet_report ({', '.join(rows)}) VALUES ({marks})", zip(*rows.values()))
    xs, ys = columns["x"].tolist(), columns["y"].tolist()
    order = np.argsort(columns["x"] + columns["y"]).tolist()
    connection.executemany("INSERT INTO rtree_trygghet_report_geom VALUES (?, ?, ?, ?, ?)",
                           ((fids[row], xs[row], xs[row], ys[row], ys[row]) for row in order))
    connection.execute("UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = 'trygghet_report'",
                       (len(fids),))
    if fids:
        connection.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                           "WHERE table_name = 'trygghet_report'", (min(xs), min(ys), max(xs), max(ys)))


def _texts(column: np.ndarray[Any, Any]) -> list[str | None]:
    return [text.decode() if text else None for text in np.ma.filled(column, b"").tolist()]


def _times(column: np.ndarray[Any, Any]) -> list[str | None]:
    known = ~np.isnat(column)
    return [text + "Z" if is_known else None
            for text, is_known in zip(np.datetime_as_string(column, "ms").tolist(), known.tolist())]


def _points(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> list[bytes]:
    """GeoPackage points: header, then little-endian WKB."""
    kind = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("order", "u1"),
                     ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
    points = np.zeros(len(x), kind)
    points["magic"], points["flags"], points["srs"], points["order"], points["type"] = b"GP", 1, EPSG, 1, 1
    points["x"], points["y"] = x, y
    raw = points.tobytes()
    return [raw[start: start + kind.itemsize] for start in range(0, len(raw), kind.itemsize)]
