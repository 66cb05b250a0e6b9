"""Periods: both ends included, ISO weeks, and the same weeks of last year."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.period import Period, format_period, iso_week_name, monday_of, weeks_of

DAYS = st.dates(date(1997, 1, 1), date(2050, 12, 31))


def test_week_47_of_2026() -> None:
    week = Period.of_week(2026, 47)
    assert week == Period(date(2026, 11, 16), date(2026, 11, 22))
    assert week.days == 7
    assert week.iso_weeks() == ("2026-W47",)
    assert week.same_weeks_last_year() == Period.of_week(2025, 47)


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(TrygghetError, match="Swap"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_a_week_the_year_does_not_have_is_refused_with_the_last_one() -> None:
    assert (weeks_of(2026), weeks_of(2025)) == (53, 52)
    with pytest.raises(TrygghetError, match="52"):
        monday_of(2025, 53)


def test_week_53_is_compared_with_the_last_week_of_the_year_before() -> None:
    assert Period.of_week(2026, 53).same_weeks_last_year() == Period.of_week(2025, 52)


def test_new_years_days_belong_to_the_iso_year() -> None:
    assert iso_week_name(date(2027, 1, 1)) == "2026-W53"
    assert iso_week_name(date(2024, 12, 30)) == "2025-W01"


@given(DAYS, st.integers(0, 900))
def test_what_a_period_is_compared_with_is_as_long_and_shares_no_day_with_it(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    before = period.same_weeks_last_year()
    assert before.days == period.days == length + 1
    assert before.end < period.start


@given(DAYS, st.integers(0, 356))
def test_the_year_before_starts_on_the_same_weekday(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    before = period.same_weeks_last_year()
    assert before.start.weekday() == period.start.weekday()
    assert 357 <= (period.start - before.start).days <= 371


@given(DAYS, st.integers(0, 400))
def test_iso_weeks_cover_every_day_once(start: date, length: int) -> None:
    period = Period(start, start + timedelta(days=length))
    named = list(dict.fromkeys(iso_week_name(start + timedelta(days=i)) for i in range(length + 1)))
    assert list(period.iso_weeks()) == named
    assert period.contains(start)
    assert period.contains(period.end)
    assert not period.contains(period.end + timedelta(days=1))


def test_moments_are_swedish_midnights() -> None:
    start, end = Period(date(2026, 6, 1), date(2026, 6, 30)).moments()
    assert start == datetime(2026, 5, 31, 22, tzinfo=timezone.utc)
    assert end == datetime(2026, 6, 30, 22, tzinfo=timezone.utc) - timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(date(2026, 9, 1), date(2026, 11, 22)), "1 sep – 22 nov 2026"),
        (Period(date(2025, 12, 29), date(2026, 1, 4)), "29 dec 2025 – 4 jan 2026"),
        (Period(date(2026, 5, 1), date(2026, 5, 1)), "1 maj 2026"),
    ],
)
def test_periods_as_swedes_write_them(period: Period, text: str) -> None:
    assert format_period(period, "sv") == text
