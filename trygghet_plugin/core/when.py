"""When something happened, in few words: the one place that words a time for queue, lists, maps and details.

Moments are aware, or naive where they already are Swedish clock time.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.parts_of_day import PartOfDay, part_of_span
from trygghet_plugin.core.period import format_day
from trygghet_plugin.core.words import language, translate

_END_OF_DAY = time(23, 59)


def _clock(moment: datetime) -> datetime:
    """Swedish clock time of an aware moment; a naive one is Swedish clock time already."""
    return moment if moment.tzinfo is None else to_local(moment)


def day_of_week(moment: datetime) -> str:
    """Short weekday of a moment: `mån`."""
    return (
        translate("When", "Mon"),
        translate("When", "Tue"),
        translate("When", "Wed"),
        translate("When", "Thu"),
        translate("When", "Fri"),
        translate("When", "Sat"),
        translate("When", "Sun"),
    )[_clock(moment).weekday()]


def short_day(moment: datetime) -> str:
    """Day without year as people write it: `21/11` in Swedish, `21 Nov` in English."""
    local = _clock(moment)
    return f"{local.day}/{local.month}" if language() == "sv" else format_day(local.date(), "en", year=False)


def describe(occurred_at: datetime | None, occurred_until: datetime | None) -> str:
    """A time or an interval in few words: `21/11 22:10`, `21/11`, `natt till 22/11`, `helgen 21–22/11`, `21/11 16:00
    – 22/11 07:00`."""
    if occurred_at is None:
        return translate("When", "time unknown")
    start = _clock(occurred_at)
    if occurred_until is None or occurred_until == occurred_at:
        return f"{short_day(occurred_at)} {start:%H:%M}"
    end = _clock(occurred_until)
    if start.time() == time() and end.time() >= _END_OF_DAY:
        if start.date() == end.date():
            return short_day(occurred_at)
        return f"{short_day(occurred_at)} – {short_day(occurred_until)}"
    if _is_weekend(start, end):
        return translate("When", "weekend {start} – {end}").format(
            start=short_day(occurred_at + timedelta(days=1)), end=short_day(occurred_until - timedelta(days=1))
        )
    if _is_night(start, end):
        return translate("When", "night to {day}").format(day=short_day(occurred_until))
    if start.date() == end.date():
        return f"{short_day(occurred_at)} {start:%H:%M}–{end:%H:%M}"
    return f"{short_day(occurred_at)} {start:%H:%M} – {short_day(occurred_until)} {end:%H:%M}"


def describe_part(occurred_at: datetime | None, occurred_until: datetime | None) -> str:
    """Day and part of day only, for partners: `sön 22/11 natt`; an interval longer than that names its days."""
    if occurred_at is None:
        return translate("When", "time unknown")
    day = f"{day_of_week(occurred_at)} {short_day(occurred_at)}"
    start, end = _clock(occurred_at), _clock(occurred_until) if occurred_until else None
    part = part_of_span(start, end)
    if end is not None and _is_night(start, end):
        part = PartOfDay.NIGHT
    if part is not None:
        return f"{day} {part.label}"
    if end is None or start.date() == end.date():
        return day
    return f"{day} – {day_of_week(end)} {short_day(end)}"


def _is_night(start: datetime, end: datetime) -> bool:
    return end.date() - start.date() == timedelta(days=1) and start.hour >= 20 and end.hour <= 8


def _is_weekend(start: datetime, end: datetime) -> bool:
    friday_evening = start.weekday() == 4 and start.hour >= 15
    monday_morning = end.weekday() == 0 and end.hour <= 9
    return friday_evening and monday_morning and (end.date() - start.date()).days == 3
