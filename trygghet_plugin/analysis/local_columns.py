"""Swedish local time for whole columns: the rule of `core.localtime`, applied with one `searchsorted`.

A local hour is counted from 1970-01-01 00:00 local clock time, so that day, weekday, month and ISO week are plain
arithmetic on it and a period of local days is a range of integers.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.core.localtime import CEST, CET, FIRST_YEAR, LAST_YEAR, summer_time

Moments = NDArray[np.datetime64]
Hours = NDArray[np.int32]
Integers = NDArray[np.signedinteger[Any]]

HOUR_MS = 3_600_000
NO_TIME = np.int32(np.iinfo(np.int32).min)

_EPOCH = date(1970, 1, 1)
_COMMON_YEARS = 80


@lru_cache(maxsize=1)
def _transitions() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Moments (ms UTC) at which the offset changes, and the offset in hours before, between and after them."""
    moments: list[int] = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):  # years outside keep winter time
        moments += [int(moment.timestamp()) * 1000 for moment in summer_time(year)]
    winter, summer = (int(offset.total_seconds()) // 3600 for offset in (CET, CEST))
    offsets = np.full(len(moments) + 1, winter, np.int64)
    offsets[1::2] = summer
    return np.array(moments, np.int64), offsets


def next_clock_change(moments: Moments) -> Moments:
    """When the clocks change next, strictly after each moment; far in the future where they never do."""
    changes = np.append(_transitions()[0], np.iinfo(np.int64).max).view("datetime64[ms]")
    found: Moments = changes[season(moments)]
    return found


def milliseconds(moments: Moments) -> NDArray[np.int64]:
    """Milliseconds since 1970 UTC; NaT becomes the smallest integer."""
    return moments.astype("datetime64[ms]", copy=False).view(np.int64)


def season(moments: Moments) -> NDArray[np.integer[Any]]:
    """Index of the stretch of constant offset each moment lies in: unequal means a change of the clock lies between."""
    ms = milliseconds(moments)
    by_hour = _season_by_hour()
    hours = ms // HOUR_MS
    hours[np.isnat(moments)] = 0
    if len(hours) and hours.min() >= 0 and hours.max() < len(by_hour):
        return by_hour.take(hours)
    return np.searchsorted(_transitions()[0], ms, side="right")


@lru_cache(maxsize=1)
def _season_by_hour() -> NDArray[np.int16]:
    """The same for every hour (UTC) from 1970 on: clocks change at full hours, and looking up beats searching."""
    starts = np.arange(_COMMON_YEARS * 8766) * HOUR_MS
    return np.searchsorted(_transitions()[0], starts, side="right").astype(np.int16)


def offset_hours(moments: Moments) -> NDArray[np.int64]:
    """Hours Swedish clocks are ahead of UTC at each moment."""
    _moments, offsets = _transitions()
    found: NDArray[np.int64] = offsets[season(moments)]
    return found


def local_hours(moments: Moments) -> Hours:
    """Local clock hours since 1970-01-01 00:00; NO_TIME for NaT."""
    ms = milliseconds(moments)
    hours = (ms // HOUR_MS + offset_hours(moments)).astype(np.int32)
    hours[np.isnat(moments)] = NO_TIME
    return hours


def local_moments(moments: Moments) -> Moments:
    """The same moments as Swedish clock time (NaT stays NaT); for display and sorting of a few rows."""
    shifted: Moments = moments.astype("datetime64[ms]") + offset_hours(moments).astype("timedelta64[h]")
    return shifted


def first_hour(day: date) -> int:
    """Local hour at which a day starts."""
    return (day - _EPOCH).days * 24


def months_of(days: Integers) -> NDArray[np.int64]:
    """Months since January 1970 of days since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


@lru_cache(maxsize=4096)
def month_name(month: int) -> str:
    """`2026-09` for a month of `months_of`."""
    return str(np.datetime64(month, "M"))


def weeks_of(days: Integers) -> NDArray[np.int64]:
    """Mondays, as days since 1970, of the ISO weeks of such days (1970-01-01 was a Thursday)."""
    return (days - (days + 3) % 7).astype(np.int64)


@lru_cache(maxsize=4096)
def week_name(monday: int) -> str:
    """`2026-W47` for a Monday of `weeks_of`."""
    year, week, _weekday = date.fromordinal(_EPOCH.toordinal() + monday).isocalendar()
    return f"{year}-W{week:02d}"


def hours_of_week(hours: Integers) -> Integers:
    """Hour of the week of local hours: 0 is Monday 00–01, 167 Sunday 23–24."""
    return (hours + 72) % 168
