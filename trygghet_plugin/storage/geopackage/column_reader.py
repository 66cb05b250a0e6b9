"""Every report as numpy columns through GDAL's Arrow stream, and proof that what was read is all there is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from string import Template
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr

from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import reading
from trygghet_plugin.storage.geopackage.rows import REPORT, check_columns
from trygghet_plugin.storage.geopackage.statements import quote_identifier

Columns = dict[str, NDArray[Any]]
Boolean = tuple[NDArray[np.int64], NDArray[np.int64]]

# GDAL 3.6 reads booleans wrong: SQLite is asked for them. This one, which every table needs, has an index.
_INTERNAL = "internal_only"
_WANTED = (*CODED_COLUMNS, *TIME_COLUMNS)
_TRIES = 3
# Small batches are as fast, and leave 40 MB less behind in the allocator's heap.
_STREAM = ["INCLUDE_FID=YES", "MAX_FEATURES_IN_BATCH=8192"]

_TRUE = Template("SELECT fid FROM trygghet_report WHERE $column = 1")
_EMPTY = Template("SELECT fid FROM trygghet_report WHERE $column IS NULL")
_LINKS = """
SELECT d.fid, o.fid FROM trygghet_report d JOIN trygghet_report o ON o.report_id = d.duplicate_of
WHERE d.duplicate_of IS NOT NULL
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
    """The table, or None if somebody wrote meanwhile; outside WAL mode our read transaction keeps writers out."""
    with reading(path) as connection:
        check_columns(connection, REPORT, more)
        count = connection.execute("SELECT count(*) FROM trygghet_report").fetchone()[0]
        links = _numbers(connection, _LINKS).reshape(-1, 2)
        booleans = {name: _boolean(connection, name) for name in _boolean_columns(connection, (*more, _INTERNAL))}
        wanted = {*_WANTED, *more} - booleans.keys()
        table = ReportTable.from_batches(_batches(path, wanted, booleans), links=(links[:, 0], links[:, 1]), rows=count)
    return table if len(table) == count else None


def _boolean_columns(connection: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    types = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({REPORT})")}
    return [name for name in dict.fromkeys(names) if types[name] == "BOOLEAN"]


def _boolean(connection: sqlite3.Connection, name: str) -> Boolean:
    """The rows where a boolean column is true, and those where it says nothing."""
    column = quote_identifier(name)
    true = _numbers(connection, _TRUE.substitute(column=column))
    empty = true[:0] if name == _INTERNAL else _numbers(connection, _EMPTY.substitute(column=column))
    return true, empty


def _numbers(connection: sqlite3.Connection, sql: str) -> NDArray[np.int64]:
    """All whole numbers of an answer, row after row, without a list of the rows."""
    return np.fromiter(chain.from_iterable(connection.execute(sql)), np.int64)


def _batches(path: str, wanted: set[str], booleans: Mapping[str, Boolean]) -> Iterator[Columns]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        gdal.ErrorReset()
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["GPKG"])
        layer = dataset.GetLayerByName(REPORT) if dataset else None
        if layer is None:
            raise _gdal_failure()
        _ignore_all_but(layer, wanted)
        for batch in layer.GetArrowStreamAsNumPy(_STREAM):
            yield _columns(batch, booleans)
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise _gdal_failure()
    finally:
        gdal.PopErrorHandler()


def _columns(batch: dict[str, Any], booleans: Mapping[str, Boolean]) -> Columns:
    columns = dict(batch)
    fids: NDArray[np.int64] = np.asarray(columns.pop("OGC_FID", columns.pop("fid", None)))
    geometry = columns.pop("wkb_geometry", None)
    columns["geom"] = columns.get("geom", geometry)
    columns["fid"] = fids
    for name, (true, empty) in booleans.items():
        values = _are_among(fids, true)
        columns[name] = np.ma.masked_where(_are_among(fids, empty), values) if len(empty) else values  # type: ignore[no-untyped-call]
    return columns


def _are_among(fids: NDArray[np.int64], some: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Only those near the batch are looked through: the others would be sorted anew for every batch."""
    if not len(fids):
        return np.zeros(0, np.bool_)
    near = some[(some >= fids.min()) & (some <= fids.max())]
    found: NDArray[np.bool_] = np.isin(fids, near)
    return found


def _ignore_all_but(layer: ogr.Layer, wanted: set[str]) -> None:
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
    layer.SetIgnoredFields([name for name in names if name not in wanted])


def _gdal_failure() -> StorageFailure:
    text = gdal.GetLastErrorMsg()
    return StorageFailure("locked" if "locked" in text else "failed", text)
