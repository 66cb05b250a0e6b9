"""What people say about when it happened, as an interval in UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.localtime import to_local, to_utc
from trygghet_plugin.core.occurred import Occurred, interval


def local(text):
    return to_utc(datetime.fromisoformat(text))


@pytest.mark.parametrize(("discovered", "start", "end"), [
    ("2026-11-23 07:00", "2026-11-22 22:00", "2026-11-23 06:00"),
    ("2026-11-23 15:00", "2026-11-22 22:00", "2026-11-23 06:00"),
    ("2026-11-23 03:00", "2026-11-22 22:00", "2026-11-23 03:00"),
    ("2026-11-23 22:00", "2026-11-22 22:00", "2026-11-23 06:00"),
    ("2026-11-23 23:30", "2026-11-23 22:00", "2026-11-23 23:30"),
], ids=["morning after", "afternoon", "in the night", "as the night begins", "late evening"])
def test_the_last_night(discovered, start, end):
    assert interval(Occurred.NIGHT, local(discovered)) == (local(start), local(end))


@pytest.mark.parametrize(("discovered", "start", "end"), [
    ("2026-11-23 07:00", "2026-11-20 18:00", "2026-11-23 06:00"),
    ("2026-11-26 12:00", "2026-11-20 18:00", "2026-11-23 06:00"),
    ("2026-11-21 14:00", "2026-11-20 18:00", "2026-11-21 14:00"),
    ("2026-11-20 17:00", "2026-11-13 18:00", "2026-11-16 06:00"),
    ("2026-11-20 19:00", "2026-11-20 18:00", "2026-11-20 19:00"),
], ids=["Monday", "Thursday", "Saturday", "Friday afternoon", "Friday evening"])
def test_the_last_weekend(discovered, start, end):
    assert interval(Occurred.WEEKEND, local(discovered)) == (local(start), local(end))


@pytest.mark.parametrize(("discovered", "hours"), [
    ("2026-10-25 08:00", 9), ("2026-03-29 08:00", 7), ("2026-06-10 08:00", 8),
], ids=["autumn", "spring", "ordinary"])
def test_a_night_is_as_long_as_the_clocks_make_it(discovered, hours):
    start, end = interval(Occurred.NIGHT, local(discovered))
    assert end - start == timedelta(hours=hours)


def test_exact_unknown_and_between():
    found = local("2026-11-23 07:00")
    assert interval(Occurred.THEN, found) == (found, None)
    assert interval(Occurred.UNKNOWN, found) == (None, None)
    earlier = found - timedelta(days=2)
    assert interval(Occurred.BETWEEN, found, earlier, found) == (earlier, found)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)), st.sampled_from([Occurred.NIGHT, Occurred.WEEKEND]))
def test_nothing_happens_after_it_was_discovered(moment, occurred):
    found = moment.replace(tzinfo=timezone.utc)
    start, end = interval(occurred, found)
    assert start <= end <= found
    assert found - start <= (timedelta(days=7, hours=1) if occurred is Occurred.WEEKEND else timedelta(hours=25))
    assert to_local(start).hour == (22 if occurred is Occurred.NIGHT else 18)
