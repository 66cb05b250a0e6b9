"""Rows as any database gives them, turned into the values a store hands out.

A row is looked up by column name. Times are text in the database's one spelling, days are ISO dates, JSON is text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timezone
from typing import Any, Protocol

from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.localtime import parse_utc
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.values import (
    Area,
    CalendarEntry,
    HistoryEntry,
    Measure,
    NearbyReport,
    Organisation,
    Photo,
    Place,
    QueueRow,
    WorkspaceInfo,
    ZeroReturn,
)

# A time that is missing is put first, so that somebody looks at it.
LONG_AGO = datetime(1970, 1, 1, tzinfo=timezone.utc)

# Counters of the report numbers, and when the areas changed, live among the settings; they are nobody's setting.
_OWN_SETTINGS = ("report_no.", "areas_changed_at")

# Where a workspace that was moved is now, and where one comes from that is still being moved in.
MOVED_TO_SETTING, MOVING_FROM_SETTING = "moved_to", "moving_from"


class Row(Protocol):
    """A row of a result."""

    def __getitem__(self, name: str, /) -> Any: ...


def moment(text: str | None) -> datetime | None:
    """A time of the database, or None."""
    return parse_utc(text) if text else None


def day(text: str | None) -> date | None:
    """A date of the database, or None."""
    return date.fromisoformat(text[:10]) if text else None


def received(row: Row) -> datetime:
    """When a report came in, also where somebody took the time away by hand."""
    return moment(row["received_at"]) or moment(row["created_at"]) or LONG_AGO


def check_place(values: Mapping[str, str]) -> None:
    """A workspace that was moved away, or is not whole yet, is not to be worked in: StorageFailure says which."""
    if values.get(MOVED_TO_SETTING):
        raise StorageFailure("moved", values[MOVED_TO_SETTING])
    if values.get(MOVING_FROM_SETTING):
        raise StorageFailure("unfinished_move", values[MOVING_FROM_SETTING])


def workspace_info(values: Mapping[str, str], schema_version: int) -> WorkspaceInfo:
    """What workspace the settings tell of; StorageFailure where they tell of none."""
    try:
        return WorkspaceInfo(
            workspace_id=values["workspace_id"],
            municipality=values["municipality"],
            municipality_name=values["municipality_name"],
            epsg=int(values["epsg"]),
            practice=values["practice"] == "1",
            schema_version=schema_version,
            created_at=parse_utc(values["created_at"]),
        )
    except (KeyError, ValueError) as problem:
        raise StorageFailure("not_a_workspace", str(problem)) from problem


def settings(rows: Iterable[Row]) -> dict[str, str]:
    """Settings by key, without the database's own."""
    return {row["key"]: row["value"] or "" for row in rows if not row["key"].startswith(_OWN_SETTINGS)}


def history_entry(row: Row) -> HistoryEntry:
    """One change of a report."""
    return HistoryEntry(
        row["report_id"],
        row["revision"],
        moment(row["changed_at"]) or LONG_AGO,
        row["changed_by"],
        row["action"],
        row["reason"],
        json.loads(row["before"]) if row["before"] else None,
        json.loads(row["after"]) if row["after"] else None,
    )


def photo(row: Row) -> Photo:
    """A photo of a report."""
    return Photo(row["photo_id"], row["report_id"], row["path"] or "", row["caption"] or "", bool(row["redacted"]))


def nearby_report(row: Row, distance_m: float) -> NearbyReport:
    """A report at a distance."""
    return NearbyReport(
        row["report_id"],
        row["report_no"],
        row["category"] or "",
        distance_m,
        moment(row["occurred_at"]),
        received(row),
        ReviewStatus(row["status"]),
        row["description"] or "",
    )


def queue_row(row: Row, place: tuple[float, float] | None) -> QueueRow:
    """A line of the queue; `place` is x, y."""
    x, y = place or (None, None)
    return QueueRow(
        row["report_id"],
        row["report_no"] or "",
        row["revision"],
        ReviewStatus(row["status"]),
        row["category"] or "",
        row["kind"] or "",
        row["severity"],
        moment(row["occurred_at"]),
        moment(row["occurred_until"]),
        received(row),
        row["description"] or "",
        row["organisation"] or "",
        row["place_type"] or "",
        row["place_name"] or "",
        row["assigned_to"] or "",
        x,
        y,
    )


def area(row: Row, wkb: bytes) -> Area:
    """An area figures are counted by."""
    return Area(row["area_code"], row["name"] or row["area_code"], row["kind"] or "area", row["population"], wkb)


def choices(rows: Iterable[Row]) -> tuple[Choice, ...]:
    """Answers of the code lists."""
    return tuple(
        Choice(
            row["list"],
            row["code"],
            row["label_sv"] or "",
            row["label_en"] or "",
            row["group_code"],
            row["kind"],
            row["ntu"],
            row["bra"],
            row["position"] or 0,
            row["active"] is None or bool(row["active"]),
        )
        for row in rows
        if row["list"] and row["code"]
    )


def organisation(row: Row) -> Organisation:
    """An actor."""
    return Organisation(
        row["code"],
        row["name"] or row["code"],
        row["kind"] or "",
        row["agreement"] or "",
        row["contact"] or "",
        row["active"] is None or bool(row["active"]),
        bool(row["reports_weekly"]),
    )


def named_place(row: Row) -> Place:
    """A named place."""
    return Place(row["place_id"], row["name"] or "", row["place_type"] or "", row["owner"] or "")


def calendar_entry(row: Row) -> CalendarEntry:
    """A holiday, a break, an event."""
    start = date.fromisoformat(row["from_on"][:10])
    return CalendarEntry(start, day(row["to_on"]) or start, row["what"] or "", row["kind"] or "")


def zero_return(row: Row) -> ZeroReturn:
    """An actor's week with nothing to report."""
    return ZeroReturn(row["organisation"] or "", row["iso_week"], row["count"] or 0, moment(row["reported_at"]))


def measures(rows: Iterable[Row], internal_reports: Callable[[], frozenset[str]]) -> tuple[Measure, ...]:
    """Measures; `internal_reports` is asked for only where one is linked to reports."""
    found = list(rows)
    internal = internal_reports() if any(row["reports"] for row in found) else frozenset()
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
        for row in found
    )


def _ids(text: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in json.loads(text)) if text else ()
