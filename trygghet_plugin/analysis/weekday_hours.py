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
_PIECE = 65_536  # rows at a time: a dozen columns are worked out for each, which must not all be held for all rows

Floats = NDArray[np.float64]


def spread_intervals(table: ReportTable, rows: NDArray[np.integer[Any]]) -> Floats:
    """Sum of the shares of these rows in each of the 168 hours, Monday 00–01 first. All must be spans (`SPREAD`)."""
    total = np.zeros(HOURS_OF_WEEK)
    for start in range(0, len(rows), _PIECE):
        total += _spread_piece(table, rows[start: start + _PIECE])
    return total


def _spread_piece(table: ReportTable, rows: NDArray[np.integer[Any]]) -> Floats:
    changing = (table.flags.take(rows) & CLOCK_CHANGE).astype(np.bool_)
    steady, across = rows.take(np.flatnonzero(~changing)), rows.take(np.flatnonzero(changing))
    at, until = table.occurred_at.take(steady), table.occurred_until.take(steady)
    length = _hours(until - at)
    total = _shares(at, table.hour.take(steady), length, 1 / length)
    if len(across):
        total += _across_clock_changes(table.occurred_at[across], table.occurred_until[across])
    return total


def _across_clock_changes(at: Moments, until: Moments) -> Floats:
    """The same where summer time begins or ends in between: each stretch of one offset by itself."""
    weight = 1 / _hours(until - at)
    total = np.zeros(HOURS_OF_WEEK)
    start = at
    while len(start):
        # The end belongs to the stretch before it: its clock is read with the offset of the start.
        end = np.minimum(until, next_clock_change(start))
        total += _shares(start, local_hours(start), _hours(end - start), weight)
        left = end < until
        start, until, weight = end[left], until[left], weight[left]
    return total


def _hours(length: NDArray[np.timedelta64]) -> Floats:
    return length.astype(np.int64) / HOUR_MS


def _shares(start: Moments, hour: Hours, length: Floats, weight: Floats) -> Floats:
    """Weighted hours that spans of constant offset spend in each hour of the week.

    Up to a moment every hour of the week has passed once a week, those before the moment's own once more, and its own
    for the minutes since it began. A span is the difference of that at its two ends.
    """
    # Offsets are whole hours (1 or 2): what a local hour is ahead of its moment tells the minutes without a division.
    ahead = hour.astype(np.int64) * HOUR_MS - milliseconds(start)
    since_hour = np.where(ahead > HOUR_MS, 2 * HOUR_MS - ahead, HOUR_MS - ahead) / HOUR_MS
    until = since_hour + length
    whole_hours = until.astype(np.int32)
    first = (hour + _MONDAY) % HOURS_OF_WEEK
    reached = first + whole_hours
    weeks = reached // HOURS_OF_WEEK
    last = reached - weeks * HOURS_OF_WEEK
    shares: Floats = (_passed(last, until - whole_hours, weight) - _passed(first, since_hour, weight)
                      + float(np.dot(weeks, weight)))
    # A difference of equal sums is zero but for the last bit, and a share is never negative.
    return np.maximum(shares, 0.0)


def _passed(hour: Hours, part: Floats, weight: Floats) -> Floats:
    """Weighted times each hour of the week has passed since Monday when a part of this hour has."""
    whole = np.bincount(hour, weights=weight, minlength=HOURS_OF_WEEK)
    begun = np.bincount(hour, weights=weight * part, minlength=HOURS_OF_WEEK)
    # Those whose hour comes after a cell have passed it whole.
    passed: Floats = np.asarray(whole.sum() - whole.cumsum() + begun, np.float64)
    return passed
