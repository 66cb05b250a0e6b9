"""Reading what stands beside the reports: named places, measures, the calendar and zero returns."""

from __future__ import annotations

import json
import sqlite3

from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES
from trygghet_plugin.storage import records
from trygghet_plugin.storage.store import CalendarEntry, Measure, Place, ZeroReturn


def places(connection: sqlite3.Connection) -> tuple[Place, ...]:
    """The named places by name."""
    rows = connection.execute(
        "SELECT place_id, name, place_type, owner FROM trygghet_place WHERE place_id IS NOT NULL "
        "ORDER BY name, place_id"
    )
    return tuple(records.named_place(row) for row in rows)


def calendar(connection: sqlite3.Connection) -> tuple[CalendarEntry, ...]:
    """Calendar entries by date."""
    rows = connection.execute("SELECT * FROM trygghet_calendar WHERE from_on IS NOT NULL ORDER BY from_on, to_on")
    return tuple(records.calendar_entry(row) for row in rows)


def measures(connection: sqlite3.Connection) -> tuple[Measure, ...]:
    """Measures, the first due first, those without a date last."""
    rows = connection.execute("SELECT * FROM trygghet_measure ORDER BY due_on IS NULL, due_on, fid")
    return records.measures(rows, lambda: _internal_reports(connection))


def _internal_reports(connection: sqlite3.Connection) -> frozenset[str]:
    """Ids of the reports that nobody outside may see, by their flag or their category."""
    rows = connection.execute(
        "SELECT report_id FROM trygghet_report WHERE internal_only = 1 OR category IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ALWAYS_INTERNAL_CATEGORIES)),),
    )
    return frozenset(row["report_id"] for row in rows)


def returns(connection: sqlite3.Connection) -> tuple[ZeroReturn, ...]:
    """Zero returns by week."""
    rows = connection.execute(
        "SELECT * FROM trygghet_return WHERE iso_week IS NOT NULL ORDER BY iso_week, organisation"
    )
    return tuple(records.zero_return(row) for row in rows)
