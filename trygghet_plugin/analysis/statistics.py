"""Every figure the panel shows, computed in one place for panel, Processing algorithm and meeting map (design §6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

from trygghet_plugin.analysis import counts
from trygghet_plugin.analysis.actors import Actors, Return, answers
from trygghet_plugin.analysis.comparison import Comparison, compare
from trygghet_plugin.analysis.counts import Counts, Rows
from trygghet_plugin.analysis.filters import (
    Audience,
    Filter,
    Scope,
    Selection,
    count_shown,
    hidden_from,
    reports_behind,
)
from trygghet_plugin.analysis.report_table import (
    CODED_COLUMNS,
    EVENT,
    KNOWN_TIME,
    NO_POSITION,
    SPREAD,
    Mask,
    ReportTable,
)
from trygghet_plugin.core.errors import NotAvailable, TrygghetError
from trygghet_plugin.core.localtime import format_offset
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.words import translate


@dataclass(frozen=True)
class StatisticsQuery:
    """A filter and, where not the same ISO weeks of last year, the period to compare with."""

    filter: Filter = field(default_factory=Filter)
    compare_with: Period | None = None


@dataclass(frozen=True)
class StatisticsContext:
    """What the figures say of themselves, and who was expected to report.

    `read_at` is when the table was read (aware), `workspace` the municipality's code; `expected` are the codes of the
    active organisations that report weekly, `returns` the rows of `trygghet_return`.
    """

    workspace: str
    read_at: datetime
    expected: tuple[str, ...] = ()
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True)
class Statistics:
    """The figures of one query. Zeros are left out of every `by_…`; unknown codes stand under the empty text.

    `hour_events` is the number of events in `by_weekday_hour`, `event_kind` of those that could be: with
    `time_known_within_6h` they tell how far the clock can be trusted. `without_position` have no point on the map.
    """

    query: StatisticsQuery
    context: StatisticsContext
    total: int
    reports: int
    by_status: Counts
    by_kind: Counts
    by_category: Counts
    by_month: Counts
    by_iso_week: Counts
    by_weekday_hour: tuple[tuple[float, ...], ...]
    time_known_within_6h: int
    by_area: Counts
    by_place: Counts
    by_organisation: Counts
    outside_areas: int
    without_time: int
    unreviewed: int
    median_days_to_review: float | None
    open_now: int
    actors: Actors
    comparison: Comparison | None
    hour_events: int
    event_kind: int
    without_position: int
    suppressed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The statistics file of design §6, ready for `json.dumps`."""
        question = self.query.filter
        counted = ("total", "reports", "by_status", "by_kind", "by_category", "by_month", "by_iso_week")
        after_hours = ("time_known_within_6h", "by_area", "by_place", "by_organisation", "outside_areas",
                       "without_time", "unreviewed", "median_days_to_review", "open_now")
        return {
            "workspace": self.context.workspace,
            "from": question.start.isoformat() if question.start else None,
            "to": question.end.isoformat() if question.end else None,
            "status": list(question.statuses),
            "filter": {name: list(codes) for name, codes in question.codes.items()} or None,
            "audience": question.audience.value,
            "read_at": format_offset(self.context.read_at),
            **{name: getattr(self, name) for name in counted},
            "by_weekday_hour": [list(day) for day in self.by_weekday_hour],
            **{name: getattr(self, name) for name in after_hours},
            "actors": {"expected": self.actors.expected, "answered": self.actors.answered, "zero": self.actors.zero},
            "comparison": self.comparison.to_dict() if self.comparison else None,
            "suppressed": {name: list(codes) for name, codes in self.suppressed.items()},
        }


def compute(table: ReportTable, query: StatisticsQuery, context: StatisticsContext) -> Statistics:
    """Answer a query; TrygghetError where it cannot be asked of this table."""
    question = query.filter
    if question.audience is Audience.PUBLIC:
        raise NotAvailable(
            translate("Statistics", "Figures for the public need protection of small counts, which this version does "
                                    "not have yet. Nothing was written. Choose internal or partners.")
        )
    if query.compare_with and not question.period:
        raise TrygghetError(
            translate("Statistics", "There is a period to compare with, but none to compare. Give both its first and "
                                    "its last day.")
        )
    if question.audience is not Audience.INTERNAL:
        _check_columns(question)
    scope = Scope(table, question)
    chosen = scope.within(question.start, question.end)
    hidden = hidden_from(table, question.audience)
    return Statistics(
        query=query, context=context, **_counts(table, chosen), **_left_out(table, chosen, hidden),
        reports=reports_behind(chosen.counted, table, hidden),
        actors=answers(table, question, context.expected, context.returns),
        comparison=_comparison(query, scope, chosen),
    )


def _check_columns(question: Filter) -> None:
    """The filter is told in the file: a column that may hold a person's name must not be in it."""
    told = [name for name in question.codes if name not in CODED_COLUMNS and name != "source"]
    if told:
        raise TrygghetError(
            translate("Statistics", "Figures for partners cannot be filtered by “{column}”. Take it out of the filter.")
            .format(column=told[0])
        )


def _counts(table: ReportTable, chosen: Selection) -> dict[str, Any]:
    """The figures of the counted events."""
    rows = np.flatnonzero(chosen.counted)
    others = np.count_nonzero(chosen.events) - len(rows)
    uncounted = np.flatnonzero(chosen.events & ~chosen.counted) if others else rows[:0]
    kind = table.column("kind")
    days, per_day = counts.day_counts(table.hour, rows)
    by_area, outside = counts.without_missing(counts.by_code(table.column("area_code"), rows))
    by_place, _nowhere = counts.without_missing(counts.by_code(table.column("place_id"), rows))
    return {
        "total": len(rows),
        "by_status": counts.by_code(table.column("status"), rows),
        "by_kind": {**counts.by_code(kind, rows), **counts.by_code(kind, uncounted)},
        "by_category": counts.by_code(table.column("category"), rows),
        "by_month": counts.by_month(days, per_day),
        "by_iso_week": counts.by_iso_week(days, per_day),
        "by_area": by_area, "outside_areas": outside, "by_place": by_place,
        "by_organisation": counts.by_code(table.column("organisation"), rows),
        "median_days_to_review": counts.median_days(table, rows),
        **_hour_figures(table, rows),
    }


def _hour_figures(table: ReportTable, rows: Rows) -> dict[str, Any]:
    """What happened when in the week: events only, for a lasting problem has no hour."""
    kinds = np.arange(256)
    kind_event, span = (kinds & EVENT) > 0, (kinds & SPREAD) > 0
    per_flags, grid = np.zeros(256, np.int64), np.zeros((7, 24))
    for start in range(0, len(rows), counts.PIECE):
        piece = rows[start: start + counts.PIECE]
        flags = table.flags.take(piece)
        per_flags += np.bincount(flags, minlength=256)
        exact, spread = (piece.take(np.flatnonzero(which.take(flags)))
                         for which in (kind_event & ~span, kind_event & span))
        grid += counts.by_weekday_hour(table, exact, spread)
    return {
        "by_weekday_hour": tuple(tuple(day) for day in grid.tolist()),
        "time_known_within_6h": int(per_flags[kind_event & ((kinds & KNOWN_TIME) > 0)].sum()),
        "hour_events": round(float(grid.sum())),
        "event_kind": int(per_flags[kind_event].sum()),
        "without_position": int(per_flags[(kinds & NO_POSITION) > 0].sum()),
    }


def _left_out(table: ReportTable, chosen: Selection, hidden: Mask | None) -> dict[str, Any]:
    """What stands under every figure: the reports it does not show."""
    return {
        "without_time": int(np.count_nonzero(chosen.whenever.take(table.untimed_rows))),
        "unreviewed": int(np.count_nonzero(chosen.within.take(table.unreviewed_rows))),
        "open_now": count_shown(table.open_rows, hidden),
    }


def _comparison(query: StatisticsQuery, scope: Scope, chosen: Selection) -> Comparison | None:
    period = query.filter.period
    if period is None:
        return None
    previous_period = query.compare_with or period.same_weeks_last_year()
    previous = scope.within(previous_period.start, previous_period.end)
    now, then = (int(np.count_nonzero(which.counted)) for which in (chosen, previous))
    return compare(period, now, previous_period, then)
