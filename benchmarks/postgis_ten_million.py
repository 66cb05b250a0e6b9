"""Ten million reports of 290 municipalities in one partitioned schema: what a coordinator waits for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.frame import Line, best_of, held
from benchmarks.open_panel import CONTEXT, QUERY
from benchmarks.postgis_workspaces import COORDINATOR, OWNER, connections_of, fill_many, make, opened, server
from tools.postgres_cluster import Cluster
from trygghet_plugin.analysis.statistics import compute
from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.municipalities import municipalities
from trygghet_plugin.gui.review_dock.queue_model import PAGE
from trygghet_plugin.storage.postgis.driver import Database
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

SIZE, EPSG, ONE = 10_000_000, 3006, "1480"
PAGE_MS, PANEL_MS, MOST, OPEN_WINDOW_MS = 50.0, 200.0, 3.0, 50.0
# What QGIS asks for when the map is moved: the layer's view, its filter, the window.
_WINDOW = f"""
SELECT fid, ST_AsBinary(geom, 'NDR') AS place, status, category FROM trygghet_report_layer
WHERE "municipality" = '{ONE}' AND geom && ST_MakeEnvelope(%(x)s, %(y)s, %(x)s + 1000, %(y)s + 1000, {EPSG})
"""
_MIDDLE = f"SELECT avg(ST_X(geom)) AS x, avg(ST_Y(geom)) AS y FROM trygghet_report WHERE municipality = '{ONE}'"
_LEAKPROOF = "ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF"


def run() -> list[Line]:
    """Row-level security is on for the coordinator, who works in all 290; the owner is bound by none."""
    codes = [one.code for one in municipalities()]
    categories = [choice.code for choice in default_choices().of("category") if choice.active]
    with tempfile.TemporaryDirectory() as folder, server() as made:
        make(made, codes, EPSG, Path(folder) / "outbox.sqlite", partitioned=True)
        fill_many(made, codes, -(-SIZE // len(codes)), categories, EPSG)
        workspace = opened(COORDINATOR, ONE, Path(folder))
        owner = connections_of(OWNER)
        try:
            return [*_waits(workspace), *_windows(made, workspace.store.connections, owner)]
        finally:
            owner.close()
            workspace.close()


def _waits(workspace: Workspace) -> list[Line]:
    store = workspace.store
    page, panel = best_of(
        10, lambda: store.queue(QueueFilter(), PAGE), lambda: compute(store.table(), QUERY, CONTEXT)
    )
    name = f"PostGIS, {SIZE:,} reports"
    return [
        Line(f"{name}: page of the queue", page, PAGE_MS, page / PAGE_MS, "≤ 50 ms here", page <= PAGE_MS),
        Line(f"{name}: panel of one municipality", panel, PANEL_MS, panel / PANEL_MS, "≤ 200 ms here",
             panel <= PANEL_MS),
    ]


def _windows(made: Cluster, coordinator: Database, owner: Database) -> list[Line]:
    with owner.transaction() as cursor:
        cursor.execute(_MIDDLE)
        middle = cursor.fetchone()
    town = {"x": float(middle["x"]) - 500, "y": float(middle["y"]) - 500}
    outside = {"x": town["x"] + 9000, "y": town["y"] + 9000}
    (plain,) = best_of(10, _window(coordinator, town))
    lines = [
        Line("1 km² of them through RLS, index closed", plain, OPEN_WINDOW_MS, plain / OPEN_WINDOW_MS, "≤ 50 ms here",
             plain <= OPEN_WINDOW_MS)
    ]
    # What docs/growing.md has the database administrator do: row-level security leaves the spatial index open then.
    made.sql(_LEAKPROOF)
    for name, where in (("in town", town), ("outside", outside)):
        measured, against = best_of(20, _window(coordinator, where), _window(owner, where))
        lines.append(held(f"1 km² of them {name} through RLS", measured, against, "≤ 3 × without RLS", MOST))
    return lines


def _window(database: Database, where: dict[str, float]) -> Callable[[], list[Any]]:
    def read() -> list[Any]:
        with database.transaction() as cursor:
            cursor.execute(_WINDOW, where)
            return cursor.fetchall()

    return read
