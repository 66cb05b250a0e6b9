"""Open a workspace in PostGIS and compute every figure of the panel, against a bare binary COPY of the same columns."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.frame import Line, best_of, held
from benchmarks.open_panel import CONTEXT, QUERY
from benchmarks.postgis_workspaces import COORDINATOR, fill, make, opened, server
from benchmarks.reports import columns
from benchmarks.workspaces import EPSG, MUNICIPALITY
from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS
from trygghet_plugin.analysis.statistics import compute
from trygghet_plugin.storage.postgis.driver import Database

SIZE = 1_000_000
_BARE = (
    f"COPY (SELECT fid, {', '.join((*CODED_COLUMNS, *TIME_COLUMNS))}, duplicate_of, ST_X(geom), ST_Y(geom) "
    f"FROM trygghet_report WHERE municipality = '{MUNICIPALITY}') TO STDOUT (FORMAT binary)"
)


def run() -> list[Line]:
    """The promise, as a coordinator: row-level security is in both."""
    with tempfile.TemporaryDirectory() as folder, server() as made:
        make(made, [MUNICIPALITY], EPSG, Path(folder) / "outbox.sqlite")
        fill(made, MUNICIPALITY, EPSG, columns(SIZE))
        workspace = opened(COORDINATOR, MUNICIPALITY, Path(folder))
        measured, against = best_of(
            15,
            lambda: compute(workspace.store.table(), QUERY, CONTEXT),
            lambda: bare_copy(workspace.store.connections),
        )
        workspace.close()
    return [held(f"PostGIS: open {SIZE:,} reports, every figure", measured, against, "≤ 1.5 × a bare COPY", 1.5)]


class _Nowhere:
    """Where the bare COPY goes."""

    def write(self, piece: bytes) -> int:
        return len(piece)


def bare_copy(database: Database) -> None:
    """The same columns in PostgreSQL's binary format, and nothing done with them."""
    with database.transaction() as cursor:
        cursor.copy_expert(_BARE, _Nowhere(), size=1 << 20)
