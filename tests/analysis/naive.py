"""The figures once more, report by report in plain Python: what the columns are held against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from statistics import median
from typing import Any, Optional
from zoneinfo import ZoneInfo

import numpy as np

from trygghet_plugin.analysis.report_table import ReportTable

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OPEN = {"new", "needs_info", "edited"}
UNCOUNTED = {"safe_place", "upcoming"}


@dataclass(frozen=True)
class Row:
    """A report with the columns figures are made of."""

    report_id: str
    status: str = "approved"
    kind: str = "event"
    category: str = "belysning"
    duplicate_of: str = ""
    occurred_at: Optional[datetime] = None
    occurred_until: Optional[datetime] = None
    received_at: Optional[datetime] = None
    first_assessed_at: Optional[datetime] = None
    organisation: str = ""
    place_id: str = ""
    place_type: str = ""
    area_code: str = ""
    severity: Optional[int] = None
    internal_only: int = 0
    x: float = 100.0
    y: float = 200.0

    @property
    def local_day(self) -> Optional[date]:
        return self.occurred_at.astimezone(STOCKHOLM).date() if self.occurred_at else None


def table_of(rows: list[Row], as_bytes: bool = True) -> ReportTable:
    """The rows as a reader of a GeoPackage delivers them (fixed-width bytes), or as Python objects."""
    columns: dict[str, Any] = {}
    for name in ("occurred_at", "occurred_until", "received_at", "first_assessed_at"):
        moments = [getattr(row, name) for row in rows]
        naive = [moment and moment.astimezone(timezone.utc).replace(tzinfo=None) for moment in moments]
        columns[name] = np.array(naive, "datetime64[ms]")
    for name in ("report_id", "status", "kind", "category", "duplicate_of", "organisation", "place_id", "place_type",
                 "area_code"):
        texts = [getattr(row, name) for row in rows]
        columns[name] = (np.array([text.encode() for text in texts], "S") if as_bytes
                         else np.array([text or None for text in texts], object))
    severity = [row.severity for row in rows]
    columns["severity"] = np.ma.array([s or 0 for s in severity], np.int32, mask=[s is None for s in severity])
    columns["internal_only"] = np.array([row.internal_only for row in rows], np.int32)
    columns["x"] = np.array([row.x for row in rows], float)
    columns["y"] = np.array([row.y for row in rows], float)
    return ReportTable.from_columns(columns)


def root_of(row: Row, rows: list[Row]) -> Row:
    """The report of the event: at the end of the chain, or the first in the table of a circle."""
    by_id = {one.report_id: one for one in rows}
    walked = [row]
    while walked[-1].status == "duplicate" and walked[-1].duplicate_of in by_id:
        following = by_id[walked[-1].duplicate_of]
        if following in walked:
            return min(walked[walked.index(following):], key=rows.index)
        walked.append(following)
    return walked[-1]


def figures(rows: list[Row], start: Optional[date] = None, end: Optional[date] = None,
            statuses: tuple[str, ...] = ("approved",), codes: Optional[dict[str, tuple[str, ...]]] = None,
            partners: bool = False) -> dict[str, Any]:
    """What design §6 says, read sentence by sentence."""
    roots = {row: root_of(row, rows) for row in rows}
    visible = [row for row in rows if not (partners and (row.internal_only or row.category == "incident_anstalld"))]
    asked = [row for row in visible
             if all(str(getattr(row, name) or "") in wanted for name, wanted in (codes or {}).items())]
    first, last = start or date.min, end or date.max
    always = start is None and end is None
    within = [row for row in asked if always or (row.local_day and first <= row.local_day <= last)]
    events = _once([row for row in within if not statuses or row.status in statuses], roots)
    counted = [row for row in events if row.kind not in UNCOUNTED]
    whenever = _once([row for row in asked if not statuses or row.status in statuses], roots)
    timed = [row for row in counted if row.occurred_at]
    hour_rows = [row for row in timed if row.kind == "event"]
    days = [(row.first_assessed_at - row.received_at).total_seconds() // 1 / 86400 for row in counted
            if row.first_assessed_at and row.received_at]
    weeks = Counter("{}-W{:02d}".format(*row.local_day.isocalendar()[:2]) for row in timed)
    return {
        "total": len(counted),
        "reports": len({one for one in visible for row in counted if roots[one] is roots[row]}),
        "by_status": Counter(row.status for row in counted), "by_kind": Counter(row.kind for row in events),
        "by_category": Counter(row.category for row in counted),
        "by_month": Counter(f"{row.local_day:%Y-%m}" for row in timed), "by_iso_week": weeks,
        "by_weekday_hour": weekday_hours(hour_rows),
        "time_known_within_6h": sum(not row.occurred_until or row.occurred_until - row.occurred_at <= timedelta(hours=6)
                                    for row in hour_rows),
        "by_area": Counter(row.area_code for row in counted if row.area_code),
        "by_place": Counter(row.place_id for row in counted if row.place_id),
        "by_organisation": Counter(row.organisation for row in counted),
        "outside_areas": sum(not row.area_code for row in counted),
        "without_time": sum(not row.occurred_at for row in whenever if row.kind not in UNCOUNTED),
        "unreviewed": sum(row.status in OPEN for row in within if row.kind not in UNCOUNTED),
        "median_days_to_review": median(days) if days else None,
        "open_now": sum(row.status in OPEN for row in visible),
    }


def _once(rows: list[Row], roots: dict[Row, Row]) -> list[Row]:
    chosen: list[Row] = []
    for row in rows:
        if roots[row] is row or (roots[row] not in rows and not any(roots[row] is roots[one] for one in chosen)):
            chosen.append(row)
    return chosen


def weekday_hours(rows: list[Row]) -> list[list[float]]:
    """Each span walked from full hour to full hour (UTC; Swedish clocks differ from it by whole hours)."""
    cells = [[0.0] * 24 for _day in range(7)]
    for row in rows:
        moment, until = row.occurred_at, row.occurred_until
        if not until or until <= moment:
            local = moment.astimezone(STOCKHOLM)
            cells[local.weekday()][local.hour] += 1
            continue
        length = until - moment
        while moment < until:
            local = moment.astimezone(STOCKHOLM)
            following = min(until, moment.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
            cells[local.weekday()][local.hour] += (following - moment) / length
            moment = following
    return cells
