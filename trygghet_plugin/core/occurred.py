"""When something probably happened, as people say it: just then, in the night, over the weekend, between two times.

Pure clock arithmetic in Swedish local time; the moments that come out are UTC.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import Enum

from trygghet_plugin.core.localtime import to_local, to_utc

NIGHT_FROM, NIGHT_TO = time(22), time(6)
WEEKEND_FROM, WEEKEND_TO = time(18), time(6)
FRIDAY = 4


class Occurred(str, Enum):
    """Ways to tell when something happened; `between` needs both ends."""

    THEN = "then"
    NIGHT = "night"
    WEEKEND = "weekend"
    BETWEEN = "between"
    UNKNOWN = "unknown"


def interval(
    occurred: Occurred, discovered: datetime, start: datetime | None = None, end: datetime | None = None
) -> tuple[datetime | None, datetime | None]:
    """`occurred_at` and `occurred_until` (aware, UTC) of a thing that was discovered at an aware moment.

    The night and the weekend are the last ones that began before the discovery, and end with it at the latest.
    The second is None when the time is exact, both are when it is unknown.
    """
    if occurred is Occurred.THEN:
        return discovered, None
    if occurred is Occurred.BETWEEN:
        return start, end
    if occurred is Occurred.UNKNOWN:
        return None, None
    began, ended = _night(to_local(discovered)) if occurred is Occurred.NIGHT else _weekend(to_local(discovered))
    return to_utc(began), min(to_utc(ended), discovered)


def _night(found: datetime) -> tuple[datetime, datetime]:
    began = datetime.combine(found.date(), NIGHT_FROM)
    if began >= found.replace(fold=0):
        began -= timedelta(days=1)
    return began, datetime.combine(began.date() + timedelta(days=1), NIGHT_TO)


def _weekend(found: datetime) -> tuple[datetime, datetime]:
    friday = found.date() - timedelta(days=(found.weekday() - FRIDAY) % 7)
    began = datetime.combine(friday, WEEKEND_FROM)
    if began >= found.replace(fold=0):
        began -= timedelta(days=7)
    return began, datetime.combine(began.date() + timedelta(days=3), WEEKEND_TO)
