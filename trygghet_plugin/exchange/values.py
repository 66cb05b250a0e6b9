"""Cells of foreign tables as values: numbers with comma or point, Swedish dates, formula-like text kept as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, NamedTuple

from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.localtime import check_year, local_day, to_local, to_utc
from trygghet_plugin.core.words import translate

# A spreadsheet runs a cell that starts with one of these; our own exports put ' before it (OWASP ASVS 1.2.10).
_FORMULA = re.compile(r"'*[=+\-@\t\r\0]")
STOCKHOLM = "Europe/Stockholm"
SHOWN = 60

_MONTHS = {
    **{
        name: i
        for i, name in enumerate(
            (
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ),
            1,
        )
    },
    **{
        name: i
        for i, name in enumerate(
            (
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ),
            1,
        )
    },
}
_MONTHS.update({name[:3]: number for name, number in list(_MONTHS.items())})
_WORD = re.compile(r"[^\W\d_]{3,}\.?")
# Most numbers: they need no thought about separators.
_PLAIN_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?")
_OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3]):[0-5]\d")
LARGEST = 1e30
# Up to here a float tells one whole number from the next.
_LARGEST_WHOLE = 2**53

# Spellings that `fromisoformat` reads in a tenth of strptime's time, with the length they must have.
_ISO_LENGTHS = {
    "%Y-%m-%d": 10,
    "%Y-%m-%d %H:%M": 16,
    "%Y-%m-%dT%H:%M": 16,
    "%Y-%m-%d %H:%M:%S": 19,
    "%Y-%m-%dT%H:%M:%S": 19,
}
DEFAULT_FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%dT%H:%M:%S.%f%z",
    "%Y-%m-%d %H.%M",
)


class Moment(NamedTuple):
    """A time as a file tells it: from `start`, and to `end` where only the day was told (None: exact)."""

    start: datetime
    end: datetime | None = None


def shown(value: Any) -> str:
    """A value as messages quote it: one line, not too long, nothing that cannot be written to a file."""
    text = " ".join(str(value).split()).encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def guard_formula(text: str) -> str:
    """Text as a spreadsheet may open it without running it."""
    return "'" + text if _FORMULA.match(text) else text


def strip_guard(text: str) -> str:
    """The text that `guard_formula` made safe."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def text_of(value: Any) -> str:
    """A cell as text without blanks around it; empty for nothing."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def parse_number(value: Any, decimal: str = "auto") -> float:
    """A number with comma or point; InvalidReport if it is none. "auto" takes the last separator as the decimal one."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if abs(value) <= LARGEST:
            return float(value)
        raise _no_number(value)
    if isinstance(value, str) and decimal != "," and _PLAIN_NUMBER.fullmatch(value):
        return float(value)
    text = re.sub(r"[\s\u00a0\u2009\u202f]", "", text_of(value)).replace("\u2212", "-")
    if decimal == "auto":
        decimal = "," if text.rfind(",") > text.rfind(".") else "."
    grouping = "." if decimal == "," else ","
    plain = text.replace(grouping, "").replace(decimal, ".")
    if not re.fullmatch(r"[-+]?\d{1,30}(\.\d*)?([eE][-+]?\d{1,2})?", plain) or abs(float(plain)) > LARGEST:
        raise _no_number(value)
    return float(plain)


def whole(number: float, told: Any) -> int:
    """A number as a whole one; InvalidReport, quoting what was told, if it is none."""
    if not number.is_integer() or abs(number) > _LARGEST_WHOLE:
        raise InvalidReport(translate("Import", "“{value}” is not a whole number.").format(value=shown(told)))
    return int(number)


def _no_number(value: Any) -> InvalidReport:
    return InvalidReport(translate("Import", "“{value}” is not a number.").format(value=shown(value)))


def timezone_reader(name: str) -> Callable[[datetime], datetime] | None:
    """How a naive clock time of a time zone becomes an aware moment; None for a time zone that is not known here."""
    if name == STOCKHOLM:
        return to_utc
    if name.upper() in ("UTC", "Z"):
        return lambda moment: moment.replace(tzinfo=timezone.utc)
    if _OFFSET.fullmatch(name):
        hours, minutes = int(name[1:3]), int(name[4:6])
        sign = -1 if name[0] == "-" else 1
        fixed = timezone(sign * timedelta(hours=hours, minutes=minutes))
        return lambda moment: moment.replace(tzinfo=fixed)
    return None


def _months_as_numbers(text: str) -> str:
    """Names of months, Swedish or English, whole or three letters, written as numbers."""

    def number(match: re.Match[str]) -> str:
        word = match.group().rstrip(".").lower()
        month = _MONTHS.get(word)
        return f"{month:02d}" if month else match.group()

    return _WORD.sub(number, text)


def _strptime(text: str, spelling: str) -> datetime | None:
    length = _ISO_LENGTHS.get(spelling)
    try:
        if length:
            if len(text) != length or text[10:11] not in ("", spelling[8:9]):
                return None
            return datetime.fromisoformat(text)
        return datetime.strptime(text, spelling)
    except ValueError:
        return None


def has_clock(spelling: str) -> bool:
    """Whether a date format tells the hour."""
    return any(mark in spelling for mark in ("%H", "%I", "%X", "%c", "%T"))


def has_year(spelling: str) -> bool:
    """Whether a date format tells the year."""
    return any(mark in spelling for mark in ("%Y", "%y", "%G", "%c", "%x"))


class TimeReader:
    """Reads the times of one column: its formats, its time zone, and the year from elsewhere if the text has none."""

    def __init__(self, formats: Sequence[str] = (), zone: str = STOCKHOLM) -> None:
        self._formats = tuple(formats) or DEFAULT_FORMATS
        self._named_months = any("%B" in one or "%b" in one for one in self._formats)
        spellings = [one.replace("%B", "%m").replace("%b", "%m") for one in self._formats]
        self._spellings = tuple((one, has_year(one), has_clock(one)) for one in spellings)
        self._to_moment = timezone_reader(zone) or to_utc

    def read(self, value: Any, published: datetime | None = None) -> Moment:
        """The moment, or the whole local day where no hour is told; InvalidReport says what could not be read."""
        if isinstance(value, datetime):
            check_year(value, str(value))
            return Moment(value if value.tzinfo else self._to_moment(value))
        text = text_of(value)
        spelled = _months_as_numbers(text) if self._named_months else text
        for spelling, yearly, clocked in self._spellings:
            found = _strptime(spelled, spelling) if yearly else _with_year(spelled, spelling, published)
            if found is None:
                continue
            check_year(found, shown(text))
            if clocked:
                return Moment(found if found.tzinfo else self._to_moment(found))
            return Moment(*local_day(found.date()))
        raise InvalidReport(
            translate(
                "Import",
                "“{value}” is not a time written as {format}. Correct it in the file, or the format in the profile.",
            ).format(value=shown(text), format=self._formats[0])
        )


def _with_year(text: str, spelling: str, published: datetime | None) -> datetime | None:
    """A date that leaves the year out: the one nearest to when it was published.

    29 February has to be parsed with its year, so the year is written into text and format alike.
    """
    if published is None:
        return None
    clock = to_local(published)
    years = (_strptime(f"{year} {text}", f"%Y {spelling}") for year in (clock.year - 1, clock.year, clock.year + 1))
    return min(filter(None, years), key=lambda found: abs(found - clock), default=None)


def parse_latlon(value: Any) -> tuple[float, float]:
    """Latitude and longitude written in one cell: `58.03,12.80`, `58,03; 12,80`; InvalidReport if there are not two."""
    text = text_of(value)
    numbers = re.findall(r"[-+]?\d+(?:\.\d+)?", text)
    if len(numbers) != 2:
        # Decimal commas need something else between the two numbers.
        numbers = re.findall(r"(?:^|[;\s])([-+]?\d+(?:,\d+)?)(?=$|[;\s])", text)
    if len(numbers) != 2:
        raise InvalidReport(
            translate("Import", "“{value}” is not a position written as latitude, longitude.").format(
                value=shown(value)
            )
        )
    return float(numbers[0].replace(",", ".")), float(numbers[1].replace(",", "."))
