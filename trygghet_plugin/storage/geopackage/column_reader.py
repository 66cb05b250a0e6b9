"""Every report as numpy columns through GDAL's Arrow stream, and proof that what was read is all there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr

from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.storage.geopackage.connection import StorageFailure, reading
from trygghet_plugin.storage.geopackage.rows import REPORT, check_columns

Columns = dict[str, NDArray[Any]]

# GDAL 3.6 reads booleans wrong: those of this column come from its index.
_INTERNAL = "internal_only"
_WANTED = tuple(name for name in (*CODED_COLUMNS, *TIME_COLUMNS) if name != _INTERNAL)
_TRIES = 3

_LINKS = """
SELECT d.fid, o.fid FROM trygghet_report d JOIN trygghet_report o ON o.report_id = d.duplicate_of WHERE d.duplicate_of IS NOT NULL
"""


def read_table(path: str, more: Sequence[str], recover: Callable[[StorageFailure], bool]) -> ReportTable:
    """The table for the statistics. Raises StorageFailure where anything could not be read."""
    for attempt in range(_TRIES):
        try:
            table = _read(path, more)
        except StorageFailure as failure:
            if attempt or not recover(failure):
                raise
        else:
            if table is not None:
                return table
    raise StorageFailure("locked", "the file is being written to")


def _read(path: str, more: Sequence[str]) -> ReportTable | None:
    """The table, or None if somebody wrote meanwhile (possible in WAL mode only: else our read transaction keeps writers out)."""
    with reading(path) as connection:
        check_columns(connection, REPORT, more)
        count = connection.execute("SELECT count(*) FROM trygghet_report").fetchone()[0]
        links = np.array(connection.execute(_LINKS).fetchall(), np.int64).reshape(-1, 2)
        internal = np.array(
            [
                row[0]
                for row in connection.execute("SELECT fid FROM trygghet_report WHERE internal_only = 1 ORDER BY fid")
            ],
            np.int64,
        )
        is_wal = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        batches = _batches(path, more, internal, is_wal)
        table = ReportTable.from_batches(batches, links=(links[:, 0], links[:, 1]), rows=count)
    return table if len(table) == count else None


def _batches(path: str, more: Sequence[str], internal: NDArray[np.int64], is_wal: bool) -> Iterator[Columns]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        gdal.ErrorReset()
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["GPKG"])
        layer = dataset.GetLayerByName(REPORT) if dataset else None
        if layer is None:
            raise _gdal_failure()
        _ignore_all_but(layer, {*_WANTED, *more})
        stream = layer.GetArrowStreamAsNumPy(["INCLUDE_FID=YES"])
        for batch in stream:
            yield _columns(batch, internal)
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise _gdal_failure()
    finally:
        gdal.PopErrorHandler()


def _columns(batch: dict[str, Any], internal: NDArray[np.int64]) -> Columns:
    columns = dict(batch)
    fids = np.ma.getdata(columns.pop("OGC_FID", columns.pop("fid", None)))
    geometry = columns.pop("wkb_geometry", None)
    columns["geom"] = columns.get("geom", geometry)
    columns["fid"] = fids
    columns[_INTERNAL] = np.isin(fids, internal) if len(internal) else np.zeros(len(fids), np.bool_)
    return columns


def _ignore_all_but(layer: ogr.Layer, wanted: set[str]) -> None:
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
    layer.SetIgnoredFields([name for name in names if name not in wanted])


def _gdal_failure() -> StorageFailure:
    text = gdal.GetLastErrorMsg()
    return StorageFailure("locked" if "locked" in text else "failed", text)
