"""How many there are of each: the sums behind every chart."""

from __future__ import annotations

from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.local_columns import (
    NO_TIME,
    Hours,
    hours_of_week,
    month_name,
    months_of,
    week_name,
    weeks_of,
)
from trygghet_plugin.analysis.report_table import NO_REVIEW, ReportTable
from trygghet_plugin.analysis.text_codes import MISSING, CodedColumn, distinct_numbers
from trygghet_plugin.analysis.weekday_hours import HOURS_OF_WEEK, spread_intervals

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]
Counts = dict[str, int]

PIECE = 1 << 17  # rows at a time: numpy widens what it counts to eight bytes, which need not be held for all
_DENSE = 1 << 21  # a wrong century in one report must not cost gigabytes


def by_code(column: CodedColumn, rows: Rows) -> Counts:
    """Count per label, in the order of the labels; missing ones under the empty text, zeros left out."""
    counts = np.zeros(len(column.labels), np.int64)
    for start in range(0, len(rows), PIECE):
        counts += np.bincount(column.codes.take(rows[start: start + PIECE]), minlength=len(counts))
    return dict(sorted((label, count) for label, count in zip(column.labels, counts.tolist()) if count))


def without_missing(counts: Counts) -> tuple[Counts, int]:
    """The counts of those that have a code, and the number of those that have none."""
    known = dict(counts)
    missing = known.pop(MISSING, 0)
    return known, missing


def day_counts(hours: Hours, rows: Rows) -> tuple[Numbers, Numbers]:
    """The distinct local days (since 1970) of the rows in order, and how many happened on each; unknown left out."""
    return _tally(_known(hours, rows) // np.int32(24))


def _known(hours: Hours, rows: Rows) -> Hours:
    values = hours.take(rows)
    return values[values > NO_TIME] if len(values) and values.min() == NO_TIME else values


def _tally(values: Hours) -> tuple[Numbers, Numbers]:
    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    low, high = int(values.min()), int(values.max())
    if high - low > _DENSE:
        distinct, counts = np.unique(values, return_counts=True)
        return distinct.astype(np.int64), counts
    dense = _occurrences(values, low, high)
    present = np.flatnonzero(dense)
    return present + low, dense[present]


def _occurrences(values: NDArray[np.integer[Any]], low: int, high: int) -> Numbers:
    """How often each number from low to high occurs."""
    found = np.zeros(high - low + 1, np.int64)
    for start in range(0, len(values), PIECE):
        found += np.bincount(values[start: start + PIECE] - values.dtype.type(low), minlength=len(found))
    return found


def _summed(keys: Numbers, counts: Numbers, name: Callable[[int], str]) -> Counts:
    distinct, inverse = distinct_numbers(keys)
    sums = np.bincount(inverse, weights=counts, minlength=len(distinct))
    return {name(key): int(total) for key, total in zip(distinct.tolist(), sums.tolist())}


def by_month(days: Numbers, counts: Numbers) -> Counts:
    """`{"2026-09": 61}` of `day_counts`, in order."""
    return _summed(months_of(days), counts, month_name)


def by_iso_week(days: Numbers, counts: Numbers) -> Counts:
    """`{"2026-W47": 11}` of `day_counts`, in order."""
    return _summed(weeks_of(days), counts, week_name)


def by_weekday_hour(table: ReportTable, exact: Rows, spread: Rows) -> NDArray[np.float64]:
    """7 × 24, Monday first: events at an exact time in their hour, the others shared out over the hours they span."""
    cells = np.bincount(hours_of_week(_known(table.hour, exact)), minlength=HOURS_OF_WEEK)
    return (cells + spread_intervals(table, spread)).reshape(7, 24)


def median_days(table: ReportTable, rows: Rows) -> float | None:
    """Median of received → first assessment in days; None where nothing has been assessed."""
    seconds = table.review_seconds.take(rows)
    if (seconds == NO_REVIEW).any():
        seconds = seconds[seconds != NO_REVIEW]
    if not len(seconds):
        return None
    half = (len(seconds) - 1) // 2
    low = high = _nth(seconds, half)
    if len(seconds) % 2 == 0 and np.count_nonzero(seconds <= low) == half + 1:
        high = int(np.where(seconds > low, seconds, np.iinfo(np.int32).max).min())
    return (low + high) / 2 / 86_400


def _nth(values: NDArray[np.int32], n: int) -> int:
    """The n-th smallest (from 0); of many found by counting, which is several times faster than sorting a million."""
    if len(values) <= PIECE:
        return int(np.partition(values, n)[n])
    low, shift = int(values.min()), 32
    above = (values - np.int32(low)).view(np.uint32)
    while shift:
        shift = max(int(above.max()).bit_length() - 14, 0)
        buckets = above >> np.uint32(shift)
        counts = _occurrences(buckets, 0, int(buckets.max()))
        bucket = int(np.searchsorted(np.cumsum(counts), n, side="right"))
        n -= int(counts[:bucket].sum())
        low += bucket << shift
        above = above[buckets == bucket] - np.uint32(bucket << shift)
    return low
