"""The review queue: filtered, sorted and paged by the database."""

from __future__ import annotations

from datetime import timedelta
from string import Template
from typing import TYPE_CHECKING, Any

from trygghet_plugin.core.localtime import format_utc, now, parse_utc
from trygghet_plugin.core.review import OPEN_STATUSES
from trygghet_plugin.storage import records
from trygghet_plugin.storage.postgis.reading import settings
from trygghet_plugin.storage.postgis.rows import one_row
from trygghet_plugin.storage.store import (
    DEFAULT_REVIEW_LIMIT_DAYS,
    REVIEW_LIMIT_SETTING,
    QueueFilter,
    QueueRow,
    QueueSummary,
)

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

# The very words of the partial index.
_OPEN = "r.status IN ('new', 'needs_info', 'edited')"
_ORDERS = {
    "place": "coalesce(p.name, r.place_type)",
    "received_at": "r.received_at",
    "occurred_at": "r.occurred_at",
    "report_no": "r.received_at",
    "category": "r.category",
    "status": "r.status",
    "organisation": "r.organisation",
    "severity": "r.severity",
    "description": "r.description",
}
# Empty values first, as SQLite sorts them: both stores show the same queue.
_PAGE = Template("""
SELECT r.report_id, r.report_no, r.revision, r.status, r.category, r.kind, r.severity, r.occurred_at, r.occurred_until,
    r.received_at, r.created_at, r.description, r.organisation, r.place_type, p.name AS place_name, r.assigned_to,
    ST_X(r.geom) AS x, ST_Y(r.geom) AS y
FROM trygghet_report r LEFT JOIN trygghet_place p ON p.municipality = r.municipality AND p.place_id = r.place_id
WHERE r.municipality = %(municipality)s AND $where ORDER BY $order LIMIT %(limit)s OFFSET %(offset)s
""")
_COUNT = Template("""
SELECT count(*) AS found
FROM trygghet_report r LEFT JOIN trygghet_place p ON p.municipality = r.municipality AND p.place_id = r.place_id
WHERE r.municipality = %(municipality)s AND $where
""")
_SUMMARY = """
SELECT count(*) FILTER (WHERE r.status = 'new') AS new, count(*) FILTER (WHERE r.status = 'needs_info') AS needs_info,
    count(*) FILTER (WHERE r.status = 'edited') AS edited, min(r.received_at) AS oldest,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.received_at)::double precision) AS median,
    count(*) FILTER (WHERE r.received_at < %(limit)s) AS late
FROM trygghet_report r WHERE r.municipality = %(municipality)s AND r.status IN ('new', 'needs_info', 'edited')
"""
_FLAGGED = """
SELECT count(DISTINCT h.report_id) AS flagged FROM trygghet_report_history h
JOIN trygghet_report r ON r.municipality = h.municipality AND r.report_id = h.report_id
WHERE h.municipality = %(municipality)s AND h.action = 'changed_closed' AND r.status IN ('rejected', 'duplicate')
    AND (r.status_at IS NULL OR h.changed_at > r.status_at)
"""


def page(
    cursor: Cursor, municipality: str, epsg: int, queue_filter: QueueFilter, limit: int, offset: int
) -> tuple[QueueRow, ...]:
    """A page of the queue."""
    where, values = _where(queue_filter, epsg)
    direction = "DESC NULLS LAST" if queue_filter.descending else "NULLS FIRST"
    order = f"{_ORDERS[queue_filter.order]} {direction}, r.fid {'DESC' if queue_filter.descending else ''}"
    cursor.execute(
        _PAGE.substitute(where=where, order=order),
        {**values, "municipality": municipality, "limit": limit, "offset": offset},
    )
    return tuple(records.queue_row(row, None if row["x"] is None else (row["x"], row["y"])) for row in cursor)


def count(cursor: Cursor, municipality: str, epsg: int, queue_filter: QueueFilter) -> int:
    """How many the filter finds."""
    where, values = _where(queue_filter, epsg)
    cursor.execute(_COUNT.substitute(where=where), {**values, "municipality": municipality})
    return int(one_row(cursor)["found"])


def _where(wanted: QueueFilter, epsg: int) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    conditions = ["true"]
    if wanted.statuses:
        if set(wanted.statuses) <= set(OPEN_STATUSES):
            conditions.append(_OPEN)
        if set(wanted.statuses) != set(OPEN_STATUSES):
            conditions.append("r.status = ANY (%(statuses)s)")
            values["statuses"] = [status.value for status in wanted.statuses]
    if wanted.categories:
        conditions.append("r.category = ANY (%(categories)s)")
        values["categories"] = list(wanted.categories)
    if wanted.text.strip():
        # Looked for as it is: % and _ are no wildcards.
        conditions.append(
            "position(lower(%(text)s) IN lower(concat_ws(E'\\x1f', r.report_no, r.description, r.public_text, "
            "r.organisation, p.name, (SELECT c.label_sv FROM trygghet_choice c WHERE c.municipality = r.municipality "
            "AND c.list = 'place_type' AND c.code = r.place_type)))) > 0"
        )
        values["text"] = wanted.text.strip()
    if wanted.extent:
        conditions.append("r.geom && ST_MakeEnvelope(%(low_x)s, %(low_y)s, %(high_x)s, %(high_y)s, %(epsg)s)")
        values.update(zip(("low_x", "low_y", "high_x", "high_y"), wanted.extent), epsg=epsg)
    return " AND ".join(conditions), values


def summary(cursor: Cursor, municipality: str) -> QueueSummary:
    """Figures of everything that waits."""
    limit = settings(cursor, municipality).get(REVIEW_LIMIT_SETTING, "")
    moment = now()
    late = moment - timedelta(days=int(limit) if limit.isdigit() else DEFAULT_REVIEW_LIMIT_DAYS)
    cursor.execute(_SUMMARY, {"municipality": municipality, "limit": format_utc(late)})
    row = one_row(cursor)
    cursor.execute(_FLAGGED, {"municipality": municipality})
    flagged = one_row(cursor)
    oldest = parse_utc(row["oldest"]) if row["oldest"] else None
    return QueueSummary(
        new=row["new"],
        needs_info=row["needs_info"],
        edited=row["edited"],
        oldest_days=(moment - oldest).total_seconds() / 86_400 if oldest else None,
        median_days=None if row["median"] is None else (moment.timestamp() - row["median"]) / 86_400,
        over_limit=row["late"],
        changed_closed=flagged["flagged"],
    )
