"""Reading a workspace through one short read-only connection: rows into the values of `storage.store`."""

from __future__ import annotations

import json
import math
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.form import Form, parse_form
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.storage import records
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.geometry import blob_point, blob_wkb
from trygghet_plugin.storage.geopackage.rows import row_out
from trygghet_plugin.storage.geopackage.schema import version_of
from trygghet_plugin.storage.store import (
    Area,
    HistoryEntry,
    NearbyReport,
    Organisation,
    Photo,
    WorkspaceInfo,
)

_NEARBY = """
SELECT r.report_id, r.report_no, r.category, r.occurred_at, r.received_at, r.created_at, r.status, r.description, r.geom
FROM rtree_trygghet_report_geom t JOIN trygghet_report r ON r.fid = t.id
WHERE t.minx <= :high_x AND t.maxx >= :low_x AND t.miny <= :high_y AND t.maxy >= :low_y
    AND coalesce(r.occurred_until, r.occurred_at, r.received_at, r.created_at, :since) >= :since
    AND r.status NOT IN ('rejected', 'duplicate')
"""


def info(connection: sqlite3.Connection) -> WorkspaceInfo:
    """What workspace this is; StorageFailure where there is none."""
    version = version_of(connection)
    if not version:
        raise StorageFailure("not_a_workspace")
    return records.workspace_info(settings(connection), version)


def report_by(connection: sqlite3.Connection, report_id: str | None, report_no: str | None) -> StoredReport:
    """The report with an id or a number; StorageFailure "not_found"."""
    if report_id is not None:
        found = connection.execute("SELECT * FROM trygghet_report WHERE report_id = ?", (report_id,)).fetchone()
    else:
        found = connection.execute("SELECT * FROM trygghet_report WHERE report_no = ?", (report_no,)).fetchone()
    if found is None:
        raise StorageFailure("not_found", report_id or report_no or "")
    return StoredReport(row_out(found))


def history(connection: sqlite3.Connection, report_id: str) -> tuple[HistoryEntry, ...]:
    """Changes of a report, oldest first."""
    rows = connection.execute(
        "SELECT * FROM trygghet_report_history WHERE report_id = ? ORDER BY revision", (report_id,)
    )
    return tuple(records.history_entry(row) for row in rows)


def photos(connection: sqlite3.Connection, report_id: str) -> tuple[Photo, ...]:
    """Photos of a report."""
    rows = connection.execute("SELECT * FROM trygghet_report_photo WHERE report_id = ? ORDER BY fid", (report_id,))
    return tuple(records.photo(row) for row in rows)


def nearby(
    connection: sqlite3.Connection, x: float, y: float, radius_m: float, since: datetime
) -> tuple[NearbyReport, ...]:
    """Reports within the radius, nearest first. The R-tree rounds outwards, so the distance decides."""
    rows = connection.execute(
        _NEARBY,
        {
            "low_x": x - radius_m,
            "high_x": x + radius_m,
            "low_y": y - radius_m,
            "high_y": y + radius_m,
            "since": format_utc(since),
        },
    )
    found = []
    for row in rows:
        at = blob_point(row["geom"])
        distance = math.hypot(at[0] - x, at[1] - y) if at else math.inf
        if distance <= radius_m:
            found.append(records.nearby_report(row, distance))
    return tuple(sorted(found, key=lambda report: report.distance_m))


def areas(connection: sqlite3.Connection) -> tuple[Area, ...]:
    """Areas that hold today."""
    today = (now() + timedelta(hours=1)).date().isoformat()
    rows = connection.execute(
        "SELECT * FROM trygghet_area WHERE geom IS NOT NULL AND area_code IS NOT NULL "
        "AND coalesce(valid_from, :today) <= :today AND coalesce(valid_to, :today) >= :today ORDER BY fid",
        {"today": today},
    )
    return tuple(records.area(row, blob_wkb(row["geom"])) for row in rows)


def form(connection: sqlite3.Connection) -> Form:
    """The newest form."""
    row = connection.execute("SELECT form FROM trygghet_form ORDER BY version DESC LIMIT 1").fetchone()
    if row is None:
        raise StorageFailure("not_a_workspace")
    return parse_form(json.loads(row["form"]))


def choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The code lists in their order."""
    rows = connection.execute("SELECT * FROM trygghet_choice ORDER BY list, position, code")
    return records.choices(rows)


def organisations(connection: sqlite3.Connection) -> tuple[Organisation, ...]:
    """The actors by name."""
    rows = connection.execute("SELECT * FROM trygghet_organisation WHERE code IS NOT NULL ORDER BY name, code")
    return tuple(records.organisation(row) for row in rows)


def settings(connection: sqlite3.Connection) -> dict[str, str]:
    """Settings by key."""
    rows = connection.execute("SELECT key, value FROM trygghet_setting WHERE key IS NOT NULL")
    return records.settings(rows)


def public_texts(connection: sqlite3.Connection, fids: Sequence[int]) -> dict[int, str]:
    """The masked texts of approved reports, by fid: one changed since it was chosen is not assessed yet."""
    rows = connection.execute(
        "SELECT fid, public_text FROM trygghet_report WHERE fid IN (SELECT value FROM json_each(?)) "
        "AND status = ? AND trim(public_text) <> ''",
        (json.dumps([int(fid) for fid in fids]), ReviewStatus.APPROVED.value),
    )
    return {row["fid"]: row["public_text"].strip() for row in rows}


def file_state(path: str) -> tuple[float, int]:
    """Another value after anybody wrote. No descriptor is opened: closing one would drop locks of this process."""
    stat = os.stat(path)
    return stat.st_mtime, stat.st_size
