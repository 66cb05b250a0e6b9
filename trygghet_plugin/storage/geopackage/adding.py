"""One report in, whole or not at all, and once however often it is sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.assessing import SqliteRows
from trygghet_plugin.storage.geopackage.connection import Notice, writing
from trygghet_plugin.storage.geopackage.rows import (
    PHOTO,
    REPORT,
    area_stamp,
    check_columns,
    grow_extent,
    insert_rows,
    report_row,
    row_out,
    srs_of,
    touch,
    with_geometry,
)
from trygghet_plugin.storage.handed_in import is_the_same


def add_report(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Insert `row` with its `photos`; a report that was handed in just so already is given back as it is now. Raises
    StorageFailure `taken` where another has the `report_id`.

    `area_stamp` tells which areas its `area_code` was found by; where they have changed since, readers find it.
    """
    row = dict(request["row"])
    with writing(request["path"], notice) as connection:
        stamp = area_stamp(connection)
        if stamp != request["area_stamp"]:
            row["area_code"] = None
        photos = request.get("photos") or ()
        there = report_row(connection, row["report_id"])
        if there is None:
            _insert(connection, row, photos)
        elif not is_the_same(SqliteRows(connection), row_out(there), row, photos):
            raise StorageFailure("taken", there["report_no"] or "")
        stored = report_row(connection, row["report_id"])
        if stored is None:
            raise StorageFailure("failed", "the report is not there after it was inserted")
        return {"row": row_out(stored), "area_stamp": stamp}


def _insert(connection: sqlite3.Connection, row: Mapping[str, Any], photos: Sequence[Mapping[str, Any]]) -> None:
    values = with_geometry(row, srs_of(connection))
    check_columns(connection, REPORT, values)
    # Photos first: put in after their report they would count as a change of it.
    insert_rows(connection, PHOTO, photos, ignore_existing=True)
    insert_rows(connection, REPORT, [values])
    grow_extent(connection, row["x"], row["x"], row["y"], row["y"])
    if photos:
        touch(connection, PHOTO)
