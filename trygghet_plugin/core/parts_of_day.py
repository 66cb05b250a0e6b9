"""The part of the day something happened in: as fine as partners are told, and as fine as most reporters know."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from trygghet_plugin.core.words import translate

PART_HOURS = 6
LONGEST = timedelta(hours=12)


class PartOfDay(str, Enum):
    """Four equal parts of the local day, in order from midnight."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def label(self) -> str:
        """natt, förmiddag, eftermiddag, kväll."""
        labels = {
            PartOfDay.NIGHT: translate("PartOfDay", "night"),
            PartOfDay.MORNING: translate("PartOfDay", "morning"),
            PartOfDay.AFTERNOON: translate("PartOfDay", "afternoon"),
            PartOfDay.EVENING: translate("PartOfDay", "evening"),
        }
        return labels[self]


PARTS = tuple(PartOfDay)


def part_of_hour(hour: int) -> PartOfDay:
    """The part a clock hour 0–23 lies in."""
    return PARTS[hour // PART_HOURS]


def part_of_span(start: datetime, end: datetime | None = None) -> PartOfDay | None:
    """The part most of a span of local clock time lies in; None where the span is too long to name one."""
    if end is None or end <= start:
        return part_of_hour(start.hour)
    if end - start > LONGEST:
        return None
    shares: dict[PartOfDay, timedelta] = {}
    moment = start
    while moment < end:
        part = part_of_hour(moment.hour)
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        until = min(end, midnight + timedelta(hours=(PARTS.index(part) + 1) * PART_HOURS))
        shares[part] = shares.get(part, timedelta()) + (until - moment)
        moment = until
    most = max(shares, key=lambda part: shares[part])  # the earlier one of equals
    return most if shares[most] * 2 >= end - start else None
