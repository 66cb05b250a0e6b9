"""When something happened, in few words: the one place that words a time for queue, lists, maps and details."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import Enum

from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.period import format_day
from trygghet_plugin.core.words import language, translate

NIGHT_FROM, NIGHT_TO = time(22), time(6)
_END_OF_DAY = time(23, 59)


class PartOfDay(str, Enum):
    """Part of a local day, as far as partners may know it."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of_day(moment: datetime) -> PartOfDay:
    """Part of the Swedish day of an aware moment: night 22–06, morning 06–12, afternoon 12–18, evening 18–22."""
    hour = to_local(moment).hour
    if hour < NIGHT_TO.hour or hour >= NIGHT_FROM.hour:
        return PartOfDay.NIGHT
    if hour < 12:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if hour < 18 else PartOfDay.EVENING


def part_of_day_label(part: PartOfDay) -> str:
    """The part of day as people say it."""
    return {
        PartOfDay.NIGHT: translate("When", "night"),
        PartOfDay.MORNING: translate("When", "morning"),
        PartOfDay.AFTERNOON: translate("When", "afternoon"),
        PartOfDay.EVENING: translate("When", "evening"),
    }[part]


def day_of_week(moment: datetime) -> str:
    """Short weekday of an aware moment in Swedish time: `mån`."""
    return (
        translate("When", "Mon"), translate("When", "Tue"), translate("When", "Wed"), translate("When", "Thu"),
        translate("When", "Fri"), translate("When", "Sat"), translate("When", "Sun"),
    )[to_local(moment).weekday()]


def short_day(moment: datetime) -> str:
    """Day without year as people write it: `21/11` in Swedish, `21 Nov` in English."""
    local = to_local(moment)
    return f"{local.day}/{local.month}" if language() == "sv" else format_day(local.date(), "en", year=False)


def describe(occurred_at: datetime | None, occurred_until: datetime | None) -> str:
    """A time or an interval in few words: `21/11 22:10`, `21/11`, `natt till 22/11`, `helgen 21–22/11`, `21/11 16:00 – 22/11 07:00`."""
    if occurred_at is None:
        return translate("When", "time unknown")
    start = to_local(occurred_at)
    if occurred_until is None or occurred_until == occurred_at:
        return f"{short_day(occurred_at)} {start:%H:%M}"
    end = to_local(occurred_until)
    if start.time() == time() and end.time() >= _END_OF_DAY:
        if start.date() == end.date():
            return short_day(occurred_at)
        return f"{short_day(occurred_at)} – {short_day(occurred_until)}"
    if _is_weekend(start, end):
        return translate("When", "weekend {start} – {end}").format(
            start=short_day(occurred_at + timedelta(days=1)), end=short_day(occurred_until - timedelta(days=1)))
    if _is_night(start, end):
        return translate("When", "night to {day}").format(day=short_day(occurred_until))
    if start.date() == end.date():
        return f"{short_day(occurred_at)} {start:%H:%M}–{end:%H:%M}"
    return f"{short_day(occurred_at)} {start:%H:%M} – {short_day(occurred_until)} {end:%H:%M}"


def describe_part(occurred_at: datetime | None, occurred_until: datetime | None) -> str:
    """Day and part of day only, for partners: `sön 22/11 natt`; an interval longer than a part of day names its days."""
    if occurred_at is None:
        return translate("When", "time unknown")
    day = f"{day_of_week(occurred_at)} {short_day(occurred_at)}"
    if occurred_until is None or _same_part(occurred_at, occurred_until):
        return f"{day} {part_of_day_label(part_of_day(occurred_at))}"
    if to_local(occurred_at).date() == to_local(occurred_until).date():
        return day
    if _is_night(to_local(occurred_at), to_local(occurred_until)):
        return f"{day} {part_of_day_label(PartOfDay.NIGHT)}"
    return f"{day} – {day_of_week(occurred_until)} {short_day(occurred_until)}"


def _same_part(start: datetime, end: datetime) -> bool:
    return end - start < timedelta(hours=8) and part_of_day(start) is part_of_day(end)


def _is_night(start: datetime, end: datetime) -> bool:
    return (end.date() - start.date() == timedelta(days=1) and start.hour >= 20 and end.hour <= 8)


def _is_weekend(start: datetime, end: datetime) -> bool:
    friday_evening = start.weekday() == 4 and start.hour >= 15
    monday_morning = end.weekday() == 0 and end.hour <= 9
    return friday_evening and monday_morning and (end.date() - start.date()).days == 3
