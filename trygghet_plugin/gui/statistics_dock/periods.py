"""The spans of time people ask for by name, as periods of local days."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from trygghet_plugin.core.localtime import now, to_local
from trygghet_plugin.core.period import DAYS_OF_52_WEEKS, Period


class Span(str, Enum):
    """A span by name. OWN and WEEKS are days the user chose, WEEKS rounded to whole ISO weeks."""

    SEVEN_DAYS = "seven_days"
    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    SINCE = "since"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TWELVE_MONTHS = "twelve_months"
    WEEKS = "weeks"
    OWN = "own"


def today() -> date:
    """Local day of this moment, wherever the computer believes it is."""
    return to_local(now()).date()


def monday(day: date) -> date:
    """Monday of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> Period:
    """The whole ISO week a day lies in."""
    return Period(monday(day), monday(day) + timedelta(days=6))


def named_period(span: Span, now_day: date) -> Period:
    """The period a name stands for on a day; what has not happened yet is left out, so that it is not compared."""
    if span is Span.LAST_WEEK:
        return week_of(now_day - timedelta(days=7))
    start = {
        Span.SEVEN_DAYS: now_day - timedelta(days=6),
        # Whole weeks, so that no day lies in the same weeks of last year too.
        Span.TWELVE_MONTHS: now_day - timedelta(days=DAYS_OF_52_WEEKS - 1),
        Span.THIS_WEEK: monday(now_day),
        Span.MONTH: now_day.replace(day=1),
        Span.QUARTER: now_day.replace(month=(now_day.month - 1) // 3 * 3 + 1, day=1),
        Span.YEAR: now_day.replace(month=1, day=1),
    }[span]
    return Period(start, now_day)


def whole_weeks(period: Period) -> Period:
    """A period widened to whole ISO weeks."""
    return Period(week_of(period.start).start, week_of(period.end).end)


def month_of(name: str) -> Period:
    """Calendar month named as `2026-09`."""
    first = date.fromisoformat(f"{name}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def week_named(name: str) -> Period:
    """ISO week named as `2026-W47`."""
    year, _, week = name.partition("-W")
    return Period.of_week(int(year), int(week))
