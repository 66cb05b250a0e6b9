"""What stands beside the reports: named places, measures, the calendar and zero returns. Adds what is not there yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from trygghet_plugin.storage.geopackage.connection import Notice, writing
from trygghet_plugin.storage.geopackage.rows import grow_extent, insert_rows, srs_of, touch, with_geometry

_PLACE, _MEASURE = "trygghet_place", "trygghet_measure"
_CALENDAR, _RETURN = "trygghet_calendar", "trygghet_return"
_CALENDAR_COLUMNS = ("from_on", "to_on", "what", "kind")


def add_planning(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Insert rows whose id (place, measure), week (zero return) or content (calendar) is not there."""
    with writing(request["path"], notice) as connection:
        _add_places(connection, request["places"])
        insert_rows(connection, _MEASURE, request["measures"], ignore_existing=True)
        known = {tuple(row) for row in connection.execute("SELECT from_on, to_on, what, kind FROM trygghet_calendar")}
        new = [row for row in request["calendar"] if tuple(row[column] for column in _CALENDAR_COLUMNS) not in known]
        insert_rows(connection, _CALENDAR, new)
        insert_rows(connection, _RETURN, request["returns"], ignore_existing=True)
        for table in (_MEASURE, _CALENDAR, _RETURN):
            touch(connection, table)
    return {}


def _add_places(connection: sqlite3.Connection, places: Iterable[Mapping[str, Any]]) -> None:
    srs_id = srs_of(connection, _PLACE)
    for place in places:
        insert_rows(connection, _PLACE, [with_geometry(place, srs_id)], ignore_existing=True)
        if place["x"] is not None and place["y"] is not None:
            grow_extent(connection, place["x"], place["x"], place["y"], place["y"], _PLACE)
