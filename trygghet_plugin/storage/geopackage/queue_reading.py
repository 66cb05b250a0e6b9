"""The review queue: filtered, sorted and paged by SQLite, so that 100,000 open reports open at once."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from string import Template
from typing import Any

from trygghet_plugin.core.localtime import format_utc, now, parse_utc
from trygghet_plugin.core.review import OPEN_STATUSES
from trygghet_plugin.storage import records
from trygghet_plugin.storage.geopackage.geometry import blob_point
from trygghet_plugin.storage.geopackage.reading import settings
from trygghet_plugin.storage.store import (
    DEFAULT_REVIEW_LIMIT_DAYS,
    REVIEW_LIMIT_SETTING,
    QueueFilter,
    QueueRow,
    QueueSummary,
)

# The very words of the partial index; SQLite uses it for nothing else.
_OPEN = "r.status IN ('new', 'needs_info', 'edited')"

# The named place, else the type of place; in the user's words the municipality's own label of the type.
_PLACE_NAME = "(SELECT p.name FROM trygghet_place p WHERE p.place_id = r.place_id)"
_PLACE_LABEL = "(SELECT c.label_sv FROM trygghet_choice c WHERE c.list = 'place_type' AND c.code = r.place_type)"

_ORDERS = {
    "place": f"coalesce({_PLACE_NAME}, r.place_type)",
    "received_at": "r.received_at",
    "occurred_at": "r.occurred_at",
    "report_no": "r.received_at",
    "category": "r.category",
    "status": "r.status",
    "organisation": "r.organisation",
    "severity": "r.severity",
    "description": "r.description",
}

# The page is found by fid first, so that long texts of rows nobody sees are never read.
_PAGE = Template("""
SELECT r.*, p.name AS place_name FROM (
    SELECT r.fid AS page_fid FROM trygghet_report r WHERE $where ORDER BY $order LIMIT :limit OFFSET :offset
) JOIN trygghet_report r ON r.fid = page_fid LEFT JOIN trygghet_place p ON p.place_id = r.place_id
ORDER BY $order
""")
_COUNT = Template("SELECT count(*) FROM trygghet_report r WHERE $where")
_OPEN_COUNTS = """
SELECT status, count(*), count(received_at) FROM trygghet_report
WHERE status IN ('new', 'needs_info', 'edited') GROUP BY status
"""
_OPEN_BEFORE = """
SELECT count(*) FROM trygghet_report WHERE status IN ('new', 'needs_info', 'edited') AND received_at < ?
"""
_OPEN_AT = """
SELECT received_at FROM trygghet_report WHERE status IN ('new', 'needs_info', 'edited')
AND received_at IS NOT NULL ORDER BY received_at LIMIT 1 OFFSET ?
"""
_FLAGGED = """
SELECT count(DISTINCT h.report_id) FROM trygghet_report_history h JOIN trygghet_report r ON r.report_id = h.report_id
WHERE h.action = 'changed_closed' AND r.status IN ('rejected', 'duplicate') AND h.changed_at > coalesce(r.status_at, '')
"""


def page(connection: sqlite3.Connection, queue_filter: QueueFilter, limit: int, offset: int) -> tuple[QueueRow, ...]:
    """A page of the queue."""
    where, values = _where(connection, queue_filter)
    direction = " DESC" if queue_filter.descending else ""
    order = f"{_ORDERS[queue_filter.order]}{direction}, r.fid{direction}"
    rows = connection.execute(_PAGE.substitute(where=where, order=order), {**values, "limit": limit, "offset": offset})
    return tuple(records.queue_row(row, blob_point(row["geom"])) for row in rows)


def count(connection: sqlite3.Connection, queue_filter: QueueFilter) -> int:
    """How many the filter finds."""
    where, values = _where(connection, queue_filter)
    return int(connection.execute(_COUNT.substitute(where=where), values).fetchone()[0])


def _where(connection: sqlite3.Connection, wanted: QueueFilter) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    conditions: list[str] = []
    if wanted.statuses:
        if set(wanted.statuses) <= set(OPEN_STATUSES):
            conditions.append(_OPEN)
        if set(wanted.statuses) != set(OPEN_STATUSES):
            conditions.append(_one_of("r.status", "status", [status.value for status in wanted.statuses], values))
    if wanted.categories:
        conditions.append(_one_of("r.category", "category", wanted.categories, values))
    if wanted.text.strip():
        connection.create_function("holds_text", -1, _text_finder(wanted.text), deterministic=True)
        conditions.append(
            f"holds_text(r.report_no, r.description, r.public_text, r.organisation, {_PLACE_NAME}, {_PLACE_LABEL})"
        )
    if wanted.extent:
        values.update(zip(("low_x", "low_y", "high_x", "high_y"), wanted.extent))
        conditions.append(
            "r.fid IN (SELECT id FROM rtree_trygghet_report_geom "
            "WHERE minx <= :high_x AND maxx >= :low_x AND miny <= :high_y AND maxy >= :low_y)"
        )
    return " AND ".join(conditions) or "1", values


def _one_of(column: str, name: str, wanted: Any, values: dict[str, Any]) -> str:
    names = [f"{name}{number}" for number in range(len(wanted))]
    values.update(zip(names, wanted))
    return f"{column} IN ({', '.join(':' + one for one in names)})"


def _text_finder(text: str) -> Any:
    """SQLite's LIKE knows no case beyond ASCII: Å would not find å."""
    needle = text.strip().casefold()

    def holds_text(*texts: Any) -> bool:
        return any(needle in str(one).casefold() for one in texts if one is not None)

    return holds_text


def summary(connection: sqlite3.Connection) -> QueueSummary:
    """Figures of everything that waits."""
    found = connection.execute(_OPEN_COUNTS).fetchall()
    counts = {status: reports for status, reports, _dated in found}
    total = sum(dated for _status, _reports, dated in found)
    limit = settings(connection).get(REVIEW_LIMIT_SETTING, "")
    days = int(limit) if limit.isdigit() else DEFAULT_REVIEW_LIMIT_DAYS
    moment_now = now()
    late = connection.execute(_OPEN_BEFORE, (format_utc(moment_now - timedelta(days=days)),)).fetchone()[0]
    ages = [_age(connection, position, moment_now) for position in (0, (total - 1) // 2, total // 2)] if total else []
    return QueueSummary(
        new=counts.get("new", 0),
        needs_info=counts.get("needs_info", 0),
        edited=counts.get("edited", 0),
        oldest_days=ages[0] if ages else None,
        median_days=(ages[1] + ages[2]) / 2 if ages else None,
        over_limit=late,
        changed_closed=connection.execute(_FLAGGED).fetchone()[0],
    )


def _age(connection: sqlite3.Connection, position: int, moment_now: datetime) -> float:
    """Days since the report at a position of the queue came in, the oldest first."""
    received = connection.execute(_OPEN_AT, (position,)).fetchone()[0]
    return (moment_now - parse_utc(received)).total_seconds() / 86_400
