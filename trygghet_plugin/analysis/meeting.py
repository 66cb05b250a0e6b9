"""What the weekly meeting looks at: a numbered list of events, what is normal, what recurs, what is left out.

Everything here must be true at 0, 4 and 11 reports: what is normal is claimed only after eight spans of data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.comparison import Comparison, compare
from trygghet_plugin.analysis.counts import Rows
from trygghet_plugin.analysis.filters import Filter, Selection, hidden_from, reports_behind, select
from trygghet_plugin.analysis.local_columns import NO_TIME, first_hour, local_hours, local_moments
from trygghet_plugin.analysis.recurring import Recurring, recurring_places
from trygghet_plugin.analysis.report_table import COUNTED, OPEN, Mask, ReportTable, is_one_of
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.parts_of_day import PartOfDay, part_of_span
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.words import translate

NORMAL_SPANS = 26
ENOUGH_SPANS = 8
LONGEST_NORMAL_DAYS = 31
COMING_DAYS = 14


@dataclass(frozen=True)
class MeetingEvent:
    """One line of the list: `number` stands on the map too. `row` is the row of the table, `duplicates` those folded
    under it; texts (number of the report, name of the place) are looked up by `fid`."""

    number: int
    row: int
    fid: int
    category: str
    severity: int
    place_id: str
    place_type: str
    organisation: str
    start: datetime | None
    end: datetime | None
    part_of_day: PartOfDay | None
    duplicates: tuple[int, ...]


@dataclass(frozen=True)
class NormalSpan:
    """The middle 80 % of the last spans of the same length, of which there were `spans`."""

    low: int
    high: int
    spans: int


@dataclass(frozen=True)
class Meeting:
    """The figures of the *Veckomöte* tab. `events` are the most severe first, then the newest.

    `without_time` were received in the period but nobody knows when they happened: listed apart, not counted.
    `before_data`: the compared weeks lie before the first report there is, so their zero says nothing.
    """

    period: Period
    events: tuple[MeetingEvent, ...]
    without_time: tuple[MeetingEvent, ...]
    reports: int
    unreviewed: int
    normal: NormalSpan | None
    comparison: Comparison
    before_data: bool
    recurring: tuple[Recurring, ...]
    coming: tuple[MeetingEvent, ...]


def weekly_meeting(table: ReportTable, question: Filter) -> Meeting:
    """The meeting about a period; TrygghetError if it has no beginning or end."""
    period = question.period
    if period is None:
        raise TrygghetError(translate("Meeting", "The meeting has no period. Choose its first and its last day."))
    chosen = select(table, question)
    rows = _in_order(table, np.flatnonzero(chosen.counted))
    received = _received_in(table, period)
    untimed = np.flatnonzero(chosen.whenever & table.has(COUNTED) & received)
    earlier = period.same_weeks_last_year()
    previous = int(np.count_nonzero(select(table, question.in_period(earlier)).counted))
    whenever = chosen.whenever & table.has(COUNTED)
    hidden = hidden_from(table, question.audience)
    visible = np.ones(len(table), np.bool_) if hidden is None else ~hidden
    return Meeting(
        period=period,
        events=_events(table, rows, visible),
        without_time=_events(table, untimed[np.argsort(table.received_at[untimed])[::-1]], visible),
        reports=reports_behind(chosen.counted, table, hidden),
        unreviewed=_unreviewed(table, question, chosen, received),
        normal=normal_span(table, whenever, period),
        comparison=compare(period, len(rows), earlier, previous),
        before_data=not (table.hour[whenever & (table.hour > NO_TIME)] < first_hour(earlier.end) + 24).any(),
        recurring=recurring_places(table, rows, np.flatnonzero(whenever & (table.hour > NO_TIME))),
        coming=_coming(table, question, period, visible),
    )


def _in_order(table: ReportTable, rows: Rows) -> Rows:
    """Most severe first, then newest, then the last reported."""
    at = table.occurred_at[rows].astype(np.int64)
    ordered: Rows = rows[np.lexsort((-table.fid[rows], -at, -_severities(table)[rows]))]
    return ordered


def _severities(table: ReportTable) -> NDArray[np.int64]:
    column = table.column("severity")
    return np.array([int(label) if label.isdigit() else 0 for label in column.labels])[column.codes]


def _received_in(table: ReportTable, period: Period) -> Mask:
    """Reports without a time that came in on one of the days."""
    rows = np.flatnonzero(table.hour == NO_TIME)
    hours = local_hours(table.received_at[rows])
    found = np.zeros(len(table), np.bool_)
    found[rows] = (hours >= first_hour(period.start)) & (hours < first_hour(period.end) + 24)
    return found


def _unreviewed(table: ReportTable, question: Filter, chosen: Selection, received: Mask) -> int:
    """Reports of the period, by when it happened or else by when they came, that nobody has assessed."""
    any_status = select(table, replace(question, statuses=(), start=None, end=None)).within
    waiting = table.has(OPEN) & table.has(COUNTED)
    return int(np.count_nonzero(waiting & (chosen.within | (any_status & received))))


def _events(table: ReportTable, rows: Rows, visible: Mask) -> tuple[MeetingEvent, ...]:
    links, originals = table.duplicates.rows, table.duplicates.originals
    folded: dict[int, list[int]] = {int(row): [] for row in rows}
    for place in np.flatnonzero(np.isin(originals, rows) & visible[links]):
        folded[int(originals[place])].append(int(links[place]))
    severities = _severities(table)
    return tuple(
        _event(table, number, int(row), int(severities[row]), tuple(folded[int(row)]))
        for number, row in enumerate(rows, start=1)
    )


def _event(table: ReportTable, number: int, row: int, severity: int, duplicates: tuple[int, ...]) -> MeetingEvent:
    start, end = (_local(table, name, row) for name in ("occurred_at", "occurred_until"))
    return MeetingEvent(
        number=number, row=row, fid=int(table.fid[row]), severity=severity, start=start, end=end,
        part_of_day=part_of_span(start, end) if start else None, duplicates=duplicates,
        **{name: table.column(name).text(row) for name in ("category", "place_id", "place_type", "organisation")},
    )


def _local(table: ReportTable, name: str, row: int) -> datetime | None:
    moment = local_moments(getattr(table, name)[row: row + 1])[0]
    found: datetime | None = moment.astype(object)
    return found


def normal_span(table: ReportTable, events: Mask, period: Period) -> NormalSpan | None:
    """The middle 80 % of the last 26 spans of the period's length; None with fewer than eight since the first event."""
    hours = table.hour[events & (table.hour > NO_TIME)]
    if not len(hours) or period.days > LONGEST_NORMAL_DAYS:
        return None
    end = first_hour(period.start)
    length = period.days * 24
    first_day = int(hours.min()) // 24 * 24
    spans = min(NORMAL_SPANS, (end - first_day) // length)
    if spans < ENOUGH_SPANS:
        return None
    recent = hours[(hours >= end - spans * length) & (hours < end)]
    counts = np.bincount((end - 1 - recent) // length, minlength=spans)
    low, high = np.percentile(counts, 10, method="lower"), np.percentile(counts, 90, method="higher")
    return NormalSpan(int(low), int(high), spans)


def _coming(table: ReportTable, question: Filter, period: Period, visible: Mask) -> tuple[MeetingEvent, ...]:
    """What is to happen in the two weeks after the period."""
    after = Period(period.end + timedelta(days=1), period.end + timedelta(days=COMING_DAYS))
    coming = select(table, question.in_period(after)).events & is_one_of(table.column("kind"), (Kind.UPCOMING.value,))
    rows = np.flatnonzero(coming)
    return _events(table, rows[np.argsort(table.occurred_at[rows])], visible)


def since(day: date, today: date) -> Period:
    """The period from the last meeting's day until today."""
    return Period(min(day, today), today)
