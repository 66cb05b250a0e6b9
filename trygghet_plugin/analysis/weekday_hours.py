"""Events known to have happened some time between two moments, shared out over the hours of the week they span.

"Some time over the weekend" adds 1/n to each of its n hours by the clock on the wall, however long the span is; the sum
stays the number of events. Written as differences of running totals: no loop over rows or hours.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.local_columns import (
    HOUR_MS,
    Hours,
    Moments,
    local_hours,
    milliseconds,
    next_clock_change,
)
from trygghet_plugin.analysis.report_table import CLOCK_CHANGE, ReportTable

HOURS_OF_WEEK = 168
_MONDAY = 72  # local hours are counted from a Thursday

Floats = NDArray[np.float64]


def spread_intervals(table: ReportTable, rows: NDArray[np.integer[Any]]) -> Floats:
    """Sum of the shares of these rows in each of the 168 hours, Monday 00–01 first. All must be spans (`SPREAD`)."""
    changing = (table.flags.take(rows) & CLOCK_CHANGE).astype(np.bool_)
    steady = rows[~changing]
    at, until = table.occurred_at.take(steady), table.occurred_until.take(steady)
    start = _local(at, table.hour.take(steady))
    length = _hours(until - at)
    total = _shares(start, start + length, 1 / length)
    if changing.any():
        total += _across_clock_changes(table.occurred_at[rows[changing]], table.occurred_until[rows[changing]])
    return total


def _across_clock_changes(at: Moments, until: Moments) -> Floats:
    """The same where summer time begins or ends in between: each stretch of one offset by itself."""
    weight = 1 / _hours(until - at)
    total = np.zeros(HOURS_OF_WEEK)
    start = at
    while len(start):
        end = np.minimum(until, next_clock_change(start))
        # The end belongs to the stretch before it: its clock is read with the offset of the start.
        begin = _local(start, local_hours(start))
        total += _shares(begin, begin + _hours(end - start), weight)
        left = end < until
        start, until, weight = end[left], until[left], weight[left]
    return total


def _hours(length: NDArray[np.timedelta64]) -> Floats:
    return length.astype(np.int64) / HOUR_MS


def _local(moments: Moments, hours: Hours) -> Floats:
    """Local clock time in hours since a Monday; offsets are whole hours, so the minutes are those of UTC."""
    hour_of_week: Floats = (hours + _MONDAY) + (milliseconds(moments) % HOUR_MS) / HOUR_MS
    return hour_of_week


def _shares(start: Floats, end: Floats, weight: Floats) -> Floats:
    """Weighted hours that the spans [start, end) spend in each hour of the week.

    Up to a moment t every hour of the week has passed floor(t / 168) times, those before t's own once more, and t's own
    for the minutes since it began. A span is the difference of that at its two ends.
    """
    weeks = np.floor(end / HOURS_OF_WEEK) - np.floor(start / HOURS_OF_WEEK)
    running = _passed(end, weight) - _passed(start, weight)
    whole_weeks: float = float(np.dot(weeks, weight))
    return running + whole_weeks


def _passed(moment: Floats, weight: Floats) -> Floats:
    within = moment % HOURS_OF_WEEK
    cell = np.minimum(within.astype(np.intp), HOURS_OF_WEEK - 1)
    whole = np.bincount(cell, weights=weight, minlength=HOURS_OF_WEEK)
    part = np.bincount(cell, weights=weight * (within - cell), minlength=HOURS_OF_WEEK)
    # Those whose hour comes after a cell have passed it whole.
    passed: Floats = np.asarray(whole.sum() - whole.cumsum() + part, np.float64)
    return passed
