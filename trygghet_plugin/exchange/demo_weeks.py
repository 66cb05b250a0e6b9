"""In which weeks the practice reports fall, and what becomes of them: two years, seasons, quiet weeks.

The last whole week and the same weeks a year before are fixed in number, so the first screen has something to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.core.localtime import to_utc
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.review import ReviewStatus

TOTAL = 600
WEEKS = 104
A_WEEK, A_WEEK_LAST_YEAR = 11, 9
DUPLICATES, DUPLICATES_A_WEEK = 42, 3
_REJECTED, _NEW, _NEEDS_INFO, _EDITED, _SAFE, _UPCOMING = 24, 12, 4, 3, 12, 5
_QUIET_WEEKS = 12
_SINGLE = _REJECTED + _NEW + _NEEDS_INFO + _EDITED + _SAFE + _UPCOMING

# Share of a year's events by month.
_MONTHS = (0.8, 0.8, 0.9, 1.1, 1.3, 1.25, 1.0, 1.2, 1.2, 1.0, 0.95, 1.0)
# Something happens here each of the last three weeks, so that it can be seen to recur.
_RECURRING = ("resecentrum", "gangtunneln")


@dataclass(frozen=True)
class Happening:
    """What is decided first: in which week, and what the coordinator makes of it. `spot` is empty where any will do."""

    monday: date
    status: ReviewStatus
    spot: str = ""
    kind: str = "event"


def happenings(dice: np.random.Generator, today: date, until: datetime) -> Iterator[Happening]:
    """All but the duplicates, which repeat some of these. `until` is the last moment that has passed."""
    this = today - timedelta(days=today.weekday())
    last = this - timedelta(days=7)
    passed = (until - to_utc(datetime.combine(this, time()))) / timedelta(days=7)
    fixed = {this: round(A_WEEK * passed), last: A_WEEK}
    fixed.update({_same_week_last_year(monday): A_WEEK_LAST_YEAR for monday in (this, last)})
    for monday, count in fixed.items():
        yield from _week(monday, count, this)
    rest = TOTAL - sum(fixed.values()) - DUPLICATES - _SINGLE
    mondays = [one for one in (last - timedelta(days=7 * i) for i in range(1, WEEKS)) if one not in fixed]
    for monday, count in zip(mondays, dice.multinomial(rest, _weights(dice, mondays)).tolist()):
        yield from _week(monday, count, this)
    yield from _waiting(dice, this if passed > 0.5 else last)
    yield from _others(dice, mondays)


def _weights(dice: np.random.Generator, mondays: Sequence[date]) -> NDArray[np.float64]:
    season = np.array([_MONTHS[monday.month - 1] for monday in mondays])
    weights = season * dice.gamma(12, 1 / 12, len(mondays))
    # The latest weeks stay lively: what recurs must have something to recur in.
    weights[4 + dice.choice(len(mondays) - 4, _QUIET_WEEKS, replace=False)] *= 0.06
    return np.asarray(weights / weights.sum())


def _week(monday: date, count: int, this: date) -> Iterator[Happening]:
    recent = timedelta(0) < this - monday <= timedelta(days=21)
    for index in range(count):
        yield Happening(monday, ReviewStatus.APPROVED, _RECURRING[index] if recent and index < 2 else "")


def _waiting(dice: np.random.Generator, newest: date) -> Iterator[Happening]:
    """What waits for the coordinator: most of it from the newest week, some of it too old."""
    for index in range(_NEW):
        yield Happening(newest - timedelta(days=7 * (0, 0, 1, 2)[index % 4]), ReviewStatus.NEW)
    for status, count, weeks in ((ReviewStatus.NEEDS_INFO, _NEEDS_INFO, 3), (ReviewStatus.EDITED, _EDITED, 4)):
        for back in dice.integers(1, weeks, count).tolist():
            yield Happening(newest - timedelta(days=7 * back), status)


def _others(dice: np.random.Generator, mondays: Sequence[date]) -> Iterator[Happening]:
    for kind, status, count in (
        ("event", ReviewStatus.REJECTED, _REJECTED),
        ("safe_place", ReviewStatus.APPROVED, _SAFE),
        ("upcoming", ReviewStatus.APPROVED, _UPCOMING),
    ):
        for index in dice.integers(0, len(mondays), count).tolist():
            yield Happening(mondays[index], status, kind=kind)


def _same_week_last_year(monday: date) -> date:
    return Period(monday, monday + timedelta(days=6)).same_weeks_last_year().start
