"""Open a workspace and compute every figure of the panel, against a bare Arrow scan of the same columns."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timezone
from pathlib import Path

from osgeo import gdal

from benchmarks.frame import Line, best_of, held
from benchmarks.reports import columns
from benchmarks.workspaces import MUNICIPALITY, workspace
from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.analysis.statistics import Statistics, StatisticsContext, StatisticsQuery, compute
from trygghet_plugin.storage.geopackage.column_reader import read_table

SIZE = 1_000_000
QUERY = StatisticsQuery(Filter(date(2017, 1, 1), date(2026, 11, 20)))
CONTEXT = StatisticsContext(MUNICIPALITY, datetime(2026, 11, 23, tzinfo=timezone.utc))


def run() -> list[Line]:
    """The promise, once the file's pages are warm for both."""
    with tempfile.TemporaryDirectory() as folder:
        path = workspace(Path(folder), columns(SIZE))
        measured, against = best_of(7, lambda: panel(path), lambda: bare_scan(path))
    return [held(f"open {SIZE:,} reports, every figure", measured, against, "≤ 2 × a bare Arrow scan", 2.0)]


def read(path: str) -> ReportTable:
    """The table as the store reads it."""
    return read_table(path, (), lambda _failure: False)


def panel(path: str) -> Statistics:
    """What opening the panel does."""
    return compute(read(path), QUERY, CONTEXT)


def bare_scan(path: str) -> int:
    """The same columns through GDAL's Arrow stream and nothing done with them."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR, allowed_drivers=["GPKG"])
    layer = dataset.GetLayerByName("trygghet_report")
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
    layer.SetIgnoredFields([name for name in names if name not in {*CODED_COLUMNS, *TIME_COLUMNS, "duplicate_of"}])
    return sum(len(batch["fid"]) for batch in layer.GetArrowStreamAsNumPy())
