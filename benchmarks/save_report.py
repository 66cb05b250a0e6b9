"""Save one report, durable, against opening the same file, one OGR insert with commit, and closing it."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path

from osgeo import gdal, ogr

from benchmarks.frame import Line, best_of, held
from benchmarks.reports import columns
from benchmarks.workspaces import workspace
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Report
from trygghet_plugin.storage.workspace import Workspace

SIZE = 10_000
TIMES = 40
X, Y = 140_000.0, 6_430_000.0


def run() -> list[Line]:
    """Through the store as an algorithm does, and through the outbox with read-back as the dock does."""
    with tempfile.TemporaryDirectory() as folder:
        path = workspace(Path(folder), columns(SIZE))
        opened = Workspace.open(path, Path(folder) / "outbox.sqlite")
        try:
            opened.submit(report())  # the writer process is started by the first
            stored, submitted, against = best_of(
                TIMES, lambda: opened.store.add(report()), lambda: opened.submit(report()), lambda: ogr_insert(path))
        finally:
            opened.close()
    promise = "≤ 1 × open, one OGR insert with commit, close"
    return [held("save one report in the workspace", stored, against, promise, 1.0),
            held("save one report with outbox and read-back", submitted, against, promise, 1.0)]


def report() -> Report:
    """A new report each time."""
    return Report("belysning", Kind.PLACE, X, Y, description="Lampan i tunneln är trasig.", occurred_at=now(),
                  organisation="fastighet", place_type="tunnel")


def ogr_insert(path: str) -> None:
    """The same row through OGR, as QGIS would write it."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE, allowed_drivers=["GPKG"])
    layer = dataset.GetLayerByName("trygghet_report")
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, value in (("report_id", str(uuid.uuid4())), ("kind", "place"), ("category", "belysning"),
                        ("description", "Lampan i tunneln är trasig."), ("occurred_at", "2026/11/21 22:10:00+00"),
                        ("organisation", "fastighet"), ("place_type", "tunnel")):
        feature[name] = value
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({X} {Y})"))
    dataset.StartTransaction()
    layer.CreateFeature(feature)
    dataset.CommitTransaction()
    del feature, layer, dataset
