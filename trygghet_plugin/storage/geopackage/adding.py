"""One report in, whole or not at all, and once however often it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
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


def add_report(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Insert `row` with its `photos`; a report that is there already is given back as it is.

    `area_stamp` tells which areas its `area_code` was found by; where they have changed since, readers find it.
    """
    row = dict(request["row"])
    with writing(request["path"], notice) as connection:
        stamp = area_stamp(connection)
        if stamp != request["area_stamp"]:
            row["area_code"] = None
        if report_row(connection, row["report_id"]) is None:
            values = with_geometry(row, srs_of(connection))
            check_columns(connection, REPORT, values)
            # Photos first: put in after their report they would count as a change of it.
            insert_rows(connection, PHOTO, request.get("photos") or (), ignore_existing=True)
            insert_rows(connection, REPORT, [values])
            grow_extent(connection, row["x"], row["x"], row["y"], row["y"])
            if request.get("photos"):
                touch(connection, PHOTO)
        stored = report_row(connection, row["report_id"])
        if stored is None:
            raise StorageFailure("failed", "the report is not there after it was inserted")
        return {"row": row_out(stored), "area_stamp": stamp}
