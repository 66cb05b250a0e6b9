"""Spans of local days and ISO weeks, and the span another is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import local_day
from trygghet_plugin.core.words import translate

MONTHS_SV = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS_OF_52_WEEKS = 364


def iso_week_name(day: date) -> str:
    """ISO week of a day as `2026-W47`, with the ISO year."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(year: int, week: int) -> date:
    """Monday of an ISO week; TrygghetError if the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError as problem:
        raise TrygghetError(
            translate("Period", "The year {year} has no week {week}. Choose a week from 1 to {last}.").format(
                year=year, week=week, last=weeks_of(year)
            )
        ) from problem


def weeks_of(year: int) -> int:
    """Number of ISO weeks of a year: 52 or 53 (28 December always lies in the last one)."""
    return date(year, 12, 28).isocalendar()[1]


@dataclass(frozen=True)
class Period:
    """A span of local days, both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise TrygghetError(
                translate("Period", "The period ends ({end}) before it starts ({start}). Swap the dates.").format(
                    start=self.start, end=self.end
                )
            )

    @classmethod
    def of_week(cls, year: int, week: int) -> Period:
        """Monday to Sunday of an ISO week."""
        monday = monday_of(year, week)
        return cls(monday, monday + timedelta(days=6))

    @property
    def days(self) -> int:
        """Length in days, both ends counted."""
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        """Whether a local day lies in the period."""
        return self.start <= day <= self.end

    def moments(self) -> tuple[datetime, datetime]:
        """First and last moment (UTC, aware) of the period in Swedish time."""
        return local_day(self.start)[0], local_day(self.end)[1]

    def iso_weeks(self) -> tuple[str, ...]:
        """Names of the ISO weeks the period touches, in order."""
        monday = self.start - timedelta(days=self.start.weekday())
        return tuple(iso_week_name(monday + timedelta(days=7 * i)) for i in range((self.end - monday).days // 7 + 1))

    def same_weeks_last_year(self) -> Period:
        """The same ISO weeks and weekdays one ISO year earlier, of equal length.

        A period too long for that is compared with the days just before it, so that no day is in both. A start in
        week 53 whose former year has only 52 weeks is compared with week 52's, so that lengths stay equal.
        """
        year, week, weekday = self.start.isocalendar()
        start = date.fromisocalendar(year - 1, min(week, weeks_of(year - 1)), weekday)
        same = Period(start, start + timedelta(days=self.days - 1))
        if same.end < self.start:
            return same
        return Period(self.start - timedelta(days=self.days), self.start - timedelta(days=1))


def format_day(day: date, language: str, year: bool = True) -> str:
    """A day as people write it: `21 nov 2026`."""
    month = (MONTHS_SV if language == "sv" else MONTHS_EN)[day.month - 1]
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def format_period(period: Period, language: str) -> str:
    """A period as people write it: `1 sep – 22 nov 2026`, the year once where it can."""
    if period.start == period.end:
        return format_day(period.end, language)
    same_year = period.start.year == period.end.year
    return f"{format_day(period.start, language, not same_year)} – {format_day(period.end, language)}"
