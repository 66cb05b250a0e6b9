"""Cells as values: Swedish numbers and dates, and text that looks like a formula."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.localtime import format_utc, local_day, to_utc
from trygghet_plugin.exchange.values import (
    Moment,
    TimeReader,
    guard_formula,
    parse_latlon,
    parse_number,
    shown,
    strip_guard,
    text_of,
    timezone_reader,
)

PUBLISHED = datetime(2024, 6, 15, 15, 34, 14, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("12,5", "auto", 12.5),
        ("12.5", "auto", 12.5),
        ("1 234,5", "auto", 1234.5),
        ("1\u00a0234\u2009567", "auto", 1234567),
        ("1.234,5", "auto", 1234.5),
        ("1,234.5", "auto", 1234.5),
        ("1,234", ".", 1234),
        ("1.234", ",", 1234),
        ("-3", "auto", -3),
        ("\u22123,5", "auto", -3.5),
        ("6435123", "auto", 6435123),
        ("1e3", "auto", 1000),
        (7, "auto", 7),
    ],
)
def test_numbers(text: object, decimal: str, value: float) -> None:
    assert parse_number(text, decimal) == value


@pytest.mark.parametrize("text", ["", "tolv", "=1+1", "1;2", "nan", "inf", "0x10", "1_000", "9" * 40, None, "12 m"])
def test_what_is_no_number(text: object) -> None:
    with pytest.raises(InvalidReport, match="not a number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "formats", "local"),
    [
        ("2026-11-21 22:10", ["%Y-%m-%d %H:%M"], datetime(2026, 11, 21, 22, 10)),
        ("2026-11-21T22:10:05", [], datetime(2026, 11, 21, 22, 10, 5)),
        ("21/11/2026 22.10", ["%d/%m/%Y %H.%M"], datetime(2026, 11, 21, 22, 10)),
        ("21 november 2026 22:10", ["%d %B %Y %H:%M"], datetime(2026, 11, 21, 22, 10)),
        ("1 maj 2026 08:00", ["%d %b %Y %H:%M"], datetime(2026, 5, 1, 8)),
        ("3 Okt. 2026 08:00", ["%d %b %Y %H:%M"], datetime(2026, 10, 3, 8)),
        ("2026-07-21 7:49:58", ["%Y-%m-%d %H:%M:%S"], None),
    ],
)
def test_times_are_swedish_clock_times(text: str, formats: list[str], local: datetime | None) -> None:
    reader = TimeReader(formats)
    if local is None:
        # An ISO format means two digits; the police's one-digit hour has its own offset and is read below.
        with pytest.raises(InvalidReport):
            reader.read(text)
    else:
        assert reader.read(text) == Moment(to_utc(local))


def test_an_hour_without_its_zero_and_an_offset() -> None:
    assert TimeReader().read("2026-07-21 7:49:58 +02:00").start == datetime(2026, 7, 21, 5, 49, 58, tzinfo=timezone.utc)


@pytest.mark.parametrize(("zone", "utc_hour"), [("Europe/Stockholm", 10), ("UTC", 12), ("+05:30", 6), ("-01:00", 13)])
def test_time_zones(zone: str, utc_hour: int) -> None:
    start = TimeReader(["%Y-%m-%d %H:%M"], zone).read("2026-07-01 12:00").start
    assert start.astimezone(timezone.utc).hour == utc_hour


def test_an_unknown_time_zone_is_none() -> None:
    assert timezone_reader("Europe/Oslo") is None


@pytest.mark.parametrize("formats", [["%Y-%m-%d"], []])
def test_a_date_without_a_time_is_that_whole_local_day(formats: list[str]) -> None:
    moment = TimeReader(formats).read("2026-03-29")
    assert (moment.start, moment.end) == local_day(datetime(2026, 3, 29).date())


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("15 juni 15.05", datetime(2024, 6, 15, 15, 5)),
        ("15 juni 15:05", datetime(2024, 6, 15, 15, 5)),
        ("16 juni 07.00", datetime(2024, 6, 16, 7)),
        ("18 juni 07.00", datetime(2024, 6, 18, 7)),
        ("31 december 23.50", datetime(2023, 12, 31, 23, 50)),
        ("29 februari 10.00", datetime(2024, 2, 29, 10)),
    ],
)
def test_a_date_without_a_year_takes_it_from_when_it_was_published(text: str, local: datetime) -> None:
    reader = TimeReader(["%d %B %H.%M", "%d %B %H:%M"])
    assert reader.read(text, PUBLISHED).start == to_utc(local)


def test_new_years_eve_published_on_new_years_day() -> None:
    published = datetime(2025, 1, 1, 0, 30, tzinfo=timezone.utc)
    assert TimeReader(["%d %B %H.%M"]).read("31 december 23.50", published).start == to_utc(
        datetime(2024, 12, 31, 23, 50)
    )


@pytest.mark.parametrize("text", ["i natt", "45458,5", "2026-02-30", "21/11 22:10", "=NOW()", "2026-11-21 25:00", ""])
def test_a_time_that_cannot_be_read_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(InvalidReport) as refusal:
        TimeReader(["%Y-%m-%d %H:%M", "%Y-%m-%d"]).read(text)
    assert f"“{text}”" in str(refusal.value)
    assert "%Y-%m-%d %H:%M" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("56.663445,16.356779", (56.663445, 16.356779)),
        ("58,03; 12,80", (58.03, 12.80)),
        (" 58.03 12.80 ", (58.03, 12.80)),
    ],
)
def test_two_numbers_in_one_cell(text: str, pair: tuple[float, float]) -> None:
    assert parse_latlon(text) == pair


@pytest.mark.parametrize("text", ["", "58.03", "a,b", "1,2,3", None])
def test_what_is_no_pair(text: object) -> None:
    with pytest.raises(InvalidReport):
        parse_latlon(text)


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''=1"])
def test_formula_like_text_is_made_harmless_and_comes_back(text: str) -> None:
    assert guard_formula(text) == "'" + text
    assert strip_guard(guard_formula(text)) == text


@given(st.text())
def test_any_text_survives_the_guard(text: str) -> None:
    guarded = guard_formula(text)
    assert strip_guard(guarded) == text
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_ordinary_apostrophe_stays() -> None:
    assert strip_guard("'s-Gravenhage") == "'s-Gravenhage"
    assert guard_formula("torget") == "torget"


def test_texts_of_cells() -> None:
    assert (text_of(None), text_of(12.0), text_of(" a "), text_of(1.5)) == ("", "12", "a", "1.5")
    assert len(shown("x" * 1_000_000)) < 100
    assert shown("a\n b\tc") == "a b c"


@pytest.mark.parametrize(
    "text", ["0001-01-01", "0026-07-01", "1899-12-31", "2200-01-01", "9999-12-31", "9999-12-31T23:59:59-05:00"]
)
def test_a_year_nobody_means_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(InvalidReport, match=f"“{text}” lies outside the years 1900 to 2199"):
        TimeReader().read(text)


def test_the_first_and_the_last_day_are_read() -> None:
    for day in (date(1900, 1, 1), date(2199, 12, 31)):
        assert TimeReader().read(day.isoformat()) == Moment(*local_day(day))


@pytest.mark.parametrize("value", [10**400, float("inf"), float("-inf"), float("nan"), 1e300, "9" * 400, "1e99"])
def test_numbers_beyond_measure_are_none(value: object) -> None:
    with pytest.raises(InvalidReport, match="not a number"):
        parse_number(value)


# Anything a cell can hold: text with lone surrogates among it, integers of any size, what JSON reads as a number.
ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(st.characters())
    | st.datetimes()
    | st.datetimes(timezones=st.just(timezone.utc))
    | st.dates().map(str)
    | st.datetimes().map(str)
    | st.from_regex(r"[-+]?[0-9]{1,40}([.,][0-9]{0,40})?([eE][-+]?[0-9]{1,4})?", fullmatch=True)
    | st.from_regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}([T ][0-9]{2}:[0-9]{2}([-+][0-9]{2}:[0-9]{2})?)?", fullmatch=True)
)


def told(read: Callable[..., Any], *arguments: object) -> Any:
    """What a cell was read as; None where it was refused, in words that can be written to a file."""
    try:
        return read(*arguments)
    except InvalidReport as problem:
        str(problem).encode()
        return None


@given(ANYTHING, st.sampled_from(["auto", ",", "."]))
def test_any_cell_is_a_finite_number_or_refused_in_words(value: object, decimal: str) -> None:
    number = told(parse_number, value, decimal)
    assert number is None or (type(number) is float and abs(number) <= 1e30)


@given(ANYTHING, st.sampled_from([(), ("%d %B %H.%M",), ("%d/%m %y", "%Y-%m-%d")]), st.none() | st.datetimes())
def test_any_cell_is_a_time_or_refused_in_words(
    value: object, formats: tuple[str, ...], published: datetime | None
) -> None:
    when = told(TimeReader().read, published) if published else None
    moment = told(TimeReader(formats).read, value, when.start if when else None)
    assert moment is None or format_utc(moment.start) <= format_utc(moment.end or moment.start)


@given(ANYTHING)
def test_any_cell_is_a_position_or_refused_in_words(value: object) -> None:
    assert len(told(parse_latlon, value) or (0, 0)) == 2


@given(ANYTHING)
def test_any_cell_can_be_shown(value: object) -> None:
    assert len(shown(value).encode().decode()) <= 61


@pytest.mark.parametrize("zone", ["+24:00", "-99:99", "+01:60"])
def test_an_offset_no_clock_has_is_none(zone: str) -> None:
    assert timezone_reader(zone) is None
