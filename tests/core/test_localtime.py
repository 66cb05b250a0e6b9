"""Swedish time by the rule, held against the IANA zone for every year the plugin promises."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core import localtime
from trygghet_plugin.core.errors import InvalidReport

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MOMENTS = st.datetimes(datetime(1996, 1, 1), datetime(2050, 12, 31), timezones=st.just(timezone.utc))


@pytest.mark.parametrize("year", range(1996, 2051))
def test_both_changes_of_every_year_to_the_minute(year: int) -> None:
    for change in localtime.summer_time(year):
        for minutes in (-61, -60, -1, 0, 1, 59, 60, 61):
            moment = change + timedelta(minutes=minutes)
            local = moment.astimezone(STOCKHOLM)
            assert localtime.to_local(moment) == local.replace(tzinfo=None)
            assert localtime.to_local(moment).fold == local.fold
            assert localtime.to_utc(localtime.to_local(moment)) == moment


@given(MOMENTS)
def test_any_moment_is_that_of_the_zone_and_comes_back(moment: datetime) -> None:
    assert localtime.to_local(moment) == moment.astimezone(STOCKHOLM).replace(tzinfo=None)
    assert localtime.to_utc(localtime.to_local(moment)) == moment


@given(st.datetimes(datetime(1996, 1, 2), datetime(2050, 12, 30)), st.booleans())
def test_any_clock_time_is_read_as_the_zone_reads_it(local: datetime, second: bool) -> None:
    clock = local.replace(fold=int(second))
    assert localtime.to_utc(clock) == clock.replace(fold=clock.fold if _exists(clock) else 0, tzinfo=STOCKHOLM)


def _exists(clock: datetime) -> bool:
    return clock.replace(tzinfo=STOCKHOLM).astimezone(timezone.utc).astimezone(STOCKHOLM).replace(tzinfo=None) == clock


def test_the_hour_that_spring_skips_moves_on() -> None:
    assert localtime.to_utc(datetime(2026, 3, 29, 2, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=timezone.utc)


def test_the_autumn_hour_is_told_apart_by_fold() -> None:
    first = localtime.to_utc(datetime(2026, 10, 25, 2, 30))
    assert localtime.to_utc(datetime(2026, 10, 25, 2, 30, fold=1)) - first == timedelta(hours=1)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)])
def test_a_local_day_has_the_hours_it_has(day: date, hours: int) -> None:
    start, end = localtime.local_day(day)
    assert end - start == timedelta(hours=hours) - timedelta(milliseconds=1)
    assert localtime.to_local(start) == datetime(day.year, day.month, day.day)
    assert localtime.to_local(end).date() == day


@given(MOMENTS.map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)))
def test_the_databases_spelling_comes_back(moment: datetime) -> None:
    text = localtime.format_utc(moment)
    assert len(text) == 24
    assert text.endswith("Z")
    assert localtime.parse_utc(text) == moment


def test_offsets_are_read_and_written() -> None:
    moment = localtime.parse_utc("2026-11-21T23:10:00+01:00")
    assert localtime.format_utc(moment) == "2026-11-21T22:10:00.000Z"
    assert localtime.format_offset(moment) == "2026-11-21T23:10:00+01:00"
    assert localtime.format_offset(localtime.parse_utc("2026-07-01T00:00:00Z")) == "2026-07-01T02:00:00+02:00"


@pytest.mark.parametrize("text", ["", "i natt", "2026-13-01T00:00:00Z", "2026-11-21T22:10:00", "21/11 22:10"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(InvalidReport):
        localtime.parse_utc(text)


def test_now_is_what_the_database_can_hold() -> None:
    moment = localtime.now()
    assert moment.microsecond % 1000 == 0
    assert localtime.parse_utc(localtime.format_utc(moment)) == moment
