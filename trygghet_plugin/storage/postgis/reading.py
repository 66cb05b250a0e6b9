"""Reading one municipality's rows of a schema: into the values of `storage.store`, within the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from string import Template
from typing import TYPE_CHECKING

from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES, Choice
from trygghet_plugin.core.form import Form, parse_form
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.storage import records
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.rows import REPORT_COLUMNS, one_row, row_out
from trygghet_plugin.storage.values import (
    Area,
    CalendarEntry,
    HistoryEntry,
    Measure,
    NearbyReport,
    Organisation,
    Photo,
    Place,
    ZeroReturn,
)

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_NEARBY = Template("""
SELECT $columns, ST_Distance(r.geom, here.geom) AS distance
FROM trygghet_report r, (SELECT ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), %(epsg)s) AS geom) here
WHERE r.municipality = %(municipality)s AND ST_DWithin(r.geom, here.geom, %(radius)s)
    AND coalesce(r.occurred_until, r.occurred_at, r.received_at, r.created_at, %(since)s) >= %(since)s
    AND r.status NOT IN ('rejected', 'duplicate')
ORDER BY distance
""").substitute(columns=REPORT_COLUMNS)
_REPORT = Template("SELECT $columns FROM trygghet_report r WHERE r.municipality = %s AND $condition")
_BY = {
    "report_id": _REPORT.substitute(columns=REPORT_COLUMNS, condition="r.report_id = %s"),
    "report_no": _REPORT.substitute(columns=REPORT_COLUMNS, condition="r.report_no = %s"),
}


def settings(cursor: Cursor, municipality: str) -> dict[str, str]:
    """Settings by key."""
    cursor.execute(
        "SELECT key, value FROM trygghet_setting WHERE municipality = %s AND key IS NOT NULL", (municipality,)
    )
    return records.settings(cursor)


def report_by(cursor: Cursor, municipality: str, column: str, value: str) -> StoredReport:
    """The report with an id or a number (`column`); StorageFailure "not_found"."""
    cursor.execute(_BY[column], (municipality, value))
    row = cursor.fetchone()
    if row is None:
        raise StorageFailure("not_found", value)
    return StoredReport(row_out(row))


def history(cursor: Cursor, municipality: str, report_id: str) -> tuple[HistoryEntry, ...]:
    """Changes of a report, oldest first."""
    cursor.execute(
        "SELECT * FROM trygghet_report_history WHERE municipality = %s AND report_id = %s ORDER BY revision",
        (municipality, report_id),
    )
    return tuple(records.history_entry(row) for row in cursor)


def changes_after(
    cursor: Cursor, municipality: str, number: int, report_ids: Sequence[str]
) -> tuple[HistoryEntry, ...]:
    """Changes of these reports after a numbered one, oldest first."""
    cursor.execute(
        "SELECT * FROM trygghet_report_history WHERE municipality = %s AND fid > %s AND report_id = ANY (%s) "
        "ORDER BY fid",
        (municipality, number, list(report_ids)),
    )
    return tuple(records.history_entry(row) for row in cursor)


def photos(cursor: Cursor, municipality: str, report_id: str) -> tuple[Photo, ...]:
    """Photos of a report."""
    cursor.execute(
        "SELECT * FROM trygghet_report_photo WHERE municipality = %s AND report_id = %s ORDER BY fid",
        (municipality, report_id),
    )
    return tuple(records.photo(row) for row in cursor)


def nearby(
    cursor: Cursor, municipality: str, epsg: int, place: tuple[float, float], radius_m: float, since: datetime
) -> tuple[NearbyReport, ...]:
    """Reports within the radius, nearest first."""
    values = {
        "municipality": municipality,
        "epsg": epsg,
        "x": place[0],
        "y": place[1],
        "radius": radius_m,
        "since": format_utc(since),
    }
    cursor.execute(_NEARBY, values)
    return tuple(records.nearby_report(row, row["distance"]) for row in cursor)


def areas(cursor: Cursor, municipality: str) -> tuple[Area, ...]:
    """Areas that hold today."""
    today = (now() + timedelta(hours=1)).date().isoformat()
    cursor.execute(
        "SELECT *, encode(ST_AsBinary(geom, 'NDR'), 'hex') AS wkb FROM trygghet_area WHERE municipality = %(m)s "
        "AND geom IS NOT NULL AND area_code IS NOT NULL AND coalesce(valid_from, %(today)s) <= %(today)s "
        "AND coalesce(valid_to, %(today)s) >= %(today)s ORDER BY fid",
        {"m": municipality, "today": today},
    )
    return tuple(records.area(row, bytes.fromhex(row["wkb"])) for row in cursor)


def area_stamp(cursor: Cursor, municipality: str) -> str:
    """When the areas last changed."""
    cursor.execute(
        "SELECT value FROM trygghet_setting WHERE municipality = %s AND key = 'areas_changed_at'", (municipality,)
    )
    row = cursor.fetchone()
    return row["value"] if row else ""


def form(cursor: Cursor, municipality: str) -> Form:
    """The newest form."""
    cursor.execute(
        "SELECT form FROM trygghet_form WHERE municipality = %s ORDER BY version DESC LIMIT 1", (municipality,)
    )
    row = cursor.fetchone()
    if row is None:
        raise StorageFailure("not_a_workspace")
    return parse_form(json.loads(row["form"]))


def choices(cursor: Cursor, municipality: str) -> tuple[Choice, ...]:
    """The code lists in their order."""
    cursor.execute(
        "SELECT * FROM trygghet_choice WHERE municipality = %s ORDER BY list, position, code", (municipality,)
    )
    return records.choices(cursor)


def organisations(cursor: Cursor, municipality: str) -> tuple[Organisation, ...]:
    """The actors by name; whom to call there only for those who may know."""
    cursor.execute(
        "SELECT code, name, kind, agreement, active, reports_weekly, NULL AS contact FROM trygghet_organisation "
        "WHERE municipality = %s AND code IS NOT NULL ORDER BY name, code",
        (municipality,),
    )
    found = [dict(row) for row in cursor]
    cursor.execute("SELECT has_column_privilege('trygghet_organisation', 'contact', 'SELECT') AS may")
    if one_row(cursor)["may"]:
        cursor.execute("SELECT code, contact FROM trygghet_organisation WHERE municipality = %s", (municipality,))
        contacts = {row["code"]: row["contact"] for row in cursor}
        found = [{**row, "contact": contacts.get(row["code"])} for row in found]
    return tuple(records.organisation(row) for row in found)


def public_texts(cursor: Cursor, municipality: str, fids: Sequence[int]) -> dict[int, str]:
    """The masked texts of approved reports, by fid: one changed since it was chosen is not assessed yet."""
    cursor.execute(
        "SELECT fid, btrim(public_text) AS text FROM trygghet_report "
        "WHERE municipality = %s AND fid = ANY (%s) AND status = %s AND btrim(public_text) <> ''",
        (municipality, [int(fid) for fid in fids], ReviewStatus.APPROVED.value),
    )
    return {row["fid"]: row["text"] for row in cursor}


def places(cursor: Cursor, municipality: str) -> tuple[Place, ...]:
    """The named places by name."""
    cursor.execute(
        "SELECT place_id, name, place_type, owner FROM trygghet_place "
        "WHERE municipality = %s AND place_id IS NOT NULL ORDER BY name, place_id",
        (municipality,),
    )
    return tuple(records.named_place(row) for row in cursor)


def calendar(cursor: Cursor, municipality: str) -> tuple[CalendarEntry, ...]:
    """Calendar entries by date."""
    cursor.execute(
        "SELECT * FROM trygghet_calendar WHERE municipality = %s AND from_on IS NOT NULL ORDER BY from_on, to_on",
        (municipality,),
    )
    return tuple(records.calendar_entry(row) for row in cursor)


def measures(cursor: Cursor, municipality: str) -> tuple[Measure, ...]:
    """Measures, the first due first, those without a date last."""
    cursor.execute(
        "SELECT * FROM trygghet_measure WHERE municipality = %s ORDER BY due_on NULLS LAST, fid", (municipality,)
    )
    return records.measures(cursor.fetchall(), lambda: _internal_reports(cursor, municipality))


def _internal_reports(cursor: Cursor, municipality: str) -> frozenset[str]:
    """Ids of the reports that nobody outside may see, by their flag or their category."""
    cursor.execute(
        "SELECT report_id FROM trygghet_report WHERE municipality = %s AND (internal_only OR category = ANY (%s))",
        (municipality, sorted(ALWAYS_INTERNAL_CATEGORIES)),
    )
    return frozenset(row["report_id"] for row in cursor)


def returns(cursor: Cursor, municipality: str) -> tuple[ZeroReturn, ...]:
    """Zero returns by week."""
    cursor.execute(
        "SELECT * FROM trygghet_return WHERE municipality = %s AND iso_week IS NOT NULL "
        "ORDER BY iso_week, organisation",
        (municipality,),
    )
    return tuple(records.zero_return(row) for row in cursor)
