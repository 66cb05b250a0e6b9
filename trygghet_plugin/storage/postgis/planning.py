"""Writing what stands beside the reports: actors, named places, measures, the calendar and zero returns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from trygghet_plugin.storage.arguments import plain_row
from trygghet_plugin.storage.postgis.rows import point_hex
from trygghet_plugin.storage.values import CalendarEntry, Measure, Organisation, Place, ZeroReturn

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_ORGANISATION = """
INSERT INTO trygghet_organisation (municipality, code, name, kind, agreement, contact, active, reports_weekly)
VALUES (%(municipality)s, %(code)s, %(name)s, %(kind)s, %(agreement)s, %(contact)s, %(active)s, %(reports_weekly)s)
ON CONFLICT (municipality, code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
    agreement = excluded.agreement, contact = excluded.contact, active = excluded.active,
    reports_weekly = excluded.reports_weekly
"""
_PLACE = """
INSERT INTO trygghet_place (municipality, place_id, name, place_type, owner, geom)
VALUES (%(municipality)s, %(place_id)s, %(name)s, %(place_type)s, %(owner)s, %(geom)s) ON CONFLICT DO NOTHING
"""
_MEASURE = """
INSERT INTO trygghet_measure (municipality, measure_id, what, responsible_organisation, due_on, status, reason, reports,
    places, meetings)
VALUES (%(municipality)s, %(measure_id)s, %(what)s, %(responsible_organisation)s, %(due_on)s, %(status)s, %(reason)s,
    %(reports)s, %(places)s, %(meetings)s) ON CONFLICT DO NOTHING
"""
# A calendar has no code of its own: an entry is there already where it says the same.
_CALENDAR = """
INSERT INTO trygghet_calendar (municipality, from_on, to_on, what, kind)
SELECT %(municipality)s, %(from_on)s::date, %(to_on)s::date, %(what)s, %(kind)s WHERE NOT EXISTS (
    SELECT 1 FROM trygghet_calendar WHERE municipality = %(municipality)s AND from_on = %(from_on)s::date
        AND to_on = %(to_on)s::date AND what = %(what)s AND kind = %(kind)s)
"""
_RETURN = """
INSERT INTO trygghet_return (municipality, organisation, iso_week, count, reported_at)
VALUES (%(municipality)s, %(organisation)s, %(iso_week)s, %(count)s, %(reported_at)s) ON CONFLICT DO NOTHING
"""


def save_organisations(cursor: Cursor, municipality: str, organisations: Iterable[Organisation]) -> None:
    """Insert or update actors by code."""
    _run(cursor, _ORGANISATION, municipality, map(plain_row, organisations))


def add_places(cursor: Cursor, municipality: str, epsg: int, places: Iterable[Place]) -> None:
    """Insert named places that are not there yet."""
    rows = (
        {**plain_row(place), "geom": None if place.x is None or place.y is None else point_hex(place.x, place.y, epsg)}
        for place in places
    )
    _run(cursor, _PLACE, municipality, rows)


def add_measures(cursor: Cursor, municipality: str, measures: Iterable[Measure]) -> None:
    """Insert measures that are not there yet."""
    _run(cursor, _MEASURE, municipality, map(plain_row, measures))


def add_calendar(cursor: Cursor, municipality: str, entries: Iterable[CalendarEntry]) -> None:
    """Insert calendar entries that are not there yet."""
    _run(cursor, _CALENDAR, municipality, map(plain_row, entries))


def add_returns(cursor: Cursor, municipality: str, returns: Iterable[ZeroReturn]) -> None:
    """Insert zero returns of weeks that have none yet."""
    _run(cursor, _RETURN, municipality, map(plain_row, returns))


def _run(cursor: Cursor, statement: str, municipality: str, rows: Iterable[Mapping[str, Any]]) -> None:
    for row in rows:
        values = {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple)) else value
            for name, value in row.items()
        }
        cursor.execute(statement, {**values, "municipality": municipality})
