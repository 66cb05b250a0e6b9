"""A time in few words."""

from __future__ import annotations

from datetime import datetime

import pytest

from trygghet_plugin.core import words
from trygghet_plugin.core.localtime import local_day, to_utc
from trygghet_plugin.core.parts_of_day import PartOfDay, part_of_hour, part_of_span
from trygghet_plugin.core.when import day_of_week, describe, describe_part

SATURDAY = datetime(2026, 11, 21)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return to_utc(datetime(2026, 11, day, hour, minute))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (at(21, 22, 10), None, "21/11 22:10"),
        (at(21, 22, 10), at(21, 22, 10), "21/11 22:10"),
        (*local_day(SATURDAY.date()), "21/11"),
        (at(21, 22), at(22, 6), "night to 22/11"),
        (at(20, 16), at(23, 7), "weekend 21/11 – 22/11"),
        (at(21, 10), at(21, 12), "21/11 10:00–12:00"),
        (at(18, 16), at(19, 12), "18/11 16:00 – 19/11 12:00"),
        (None, None, "time unknown"),
    ],
)
def test_when_it_happened(start: datetime, end: datetime, text: str) -> None:
    words.install(None, "sv")
    assert describe(start, end) == text


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (5, "night"),
        (6, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert part_of_hour(hour) is PartOfDay(part)
    assert PartOfDay(part).label == part


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        (datetime(2026, 11, 21, 23), None, "evening"),
        (datetime(2026, 11, 21, 22), datetime(2026, 11, 22, 6), "night"),
        (datetime(2026, 11, 21, 11), datetime(2026, 11, 21, 17), "afternoon"),
        (datetime(2026, 11, 21), datetime(2026, 11, 21, 23, 59), None),
        (datetime(2026, 11, 21, 10), datetime(2026, 11, 21, 9), "morning"),
    ],
)
def test_the_part_most_of_a_span_lies_in(start: datetime, end: datetime | None, part: str | None) -> None:
    assert part_of_span(start, end) == (PartOfDay(part) if part else None)


def test_partners_learn_day_and_part_only() -> None:
    assert describe_part(at(22, 2, 37), None) == "Sun 22 Nov night"
    assert describe_part(at(21, 22), at(22, 6)) == "Sat 21 Nov night"
    assert "37" not in describe_part(at(21, 8, 37), at(23, 9, 37))
    assert describe_part(None, None) == "time unknown"


def test_days_of_the_week_are_swedish_days() -> None:
    assert day_of_week(datetime.fromisoformat("2026-11-22T23:30:00+00:00")) == "Mon"
