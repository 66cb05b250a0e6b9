"""Reading what stands beside the reports: named places, measures, the calendar and zero returns."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any

from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES
from trygghet_plugin.storage.geopackage.reading import day, moment
from trygghet_plugin.storage.store import CalendarEntry, Measure, Place, ZeroReturn


def places(connection: sqlite3.Connection) -> tuple[Place, ...]:
    """The named places by name."""
    rows = connection.execute(
        "SELECT place_id, name, place_type, owner FROM trygghet_place WHERE place_id IS NOT NULL "
        "ORDER BY name, place_id"
    )
    return tuple(Place(row["place_id"], row["name"] or "", row["place_type"] or "", row["owner"] or "") for row in rows)


def calendar(connection: sqlite3.Connection) -> tuple[CalendarEntry, ...]:
    """Calendar entries by date."""
    rows = connection.execute("SELECT * FROM trygghet_calendar WHERE from_on IS NOT NULL ORDER BY from_on, to_on")
    entries = []
    for row in rows:
        start = date.fromisoformat(row["from_on"][:10])
        entries.append(CalendarEntry(start, day(row["to_on"]) or start, row["what"] or "", row["kind"] or ""))
    return tuple(entries)


def measures(connection: sqlite3.Connection) -> tuple[Measure, ...]:
    """Measures, the first due first, those without a date last."""
    rows = connection.execute("SELECT * FROM trygghet_measure ORDER BY due_on IS NULL, due_on, fid").fetchall()
    internal = _internal_reports(connection) if any(row["reports"] for row in rows) else frozenset()
    return tuple(
        Measure(
            row["measure_id"] or "",
            row["what"] or "",
            row["responsible_organisation"] or "",
            day(row["due_on"]),
            row["status"] or "",
            row["reason"] or "",
            _ids(row["reports"]),
            _ids(row["places"]),
            _ids(row["meetings"]),
            not internal.isdisjoint(_ids(row["reports"])),
        )
        for row in rows
    )


def _internal_reports(connection: sqlite3.Connection) -> frozenset[str]:
    """Ids of the reports that nobody outside may see, by their flag or their category."""
    rows = connection.execute(
        "SELECT report_id FROM trygghet_report WHERE internal_only = 1 OR category IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ALWAYS_INTERNAL_CATEGORIES)),),
    )
    return frozenset(row["report_id"] for row in rows)


def _ids(text: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in json.loads(text)) if text else ()


def returns(connection: sqlite3.Connection) -> tuple[ZeroReturn, ...]:
    """Zero returns by week."""
    rows = connection.execute(
        "SELECT * FROM trygghet_return WHERE iso_week IS NOT NULL ORDER BY iso_week, organisation"
    )
    return tuple(
        ZeroReturn(row["organisation"] or "", row["iso_week"], row["count"] or 0, moment(row["reported_at"]))
        for row in rows
    )
