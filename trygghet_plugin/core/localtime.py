"""Swedish local time and the database's UTC text, by the rule itself.

`zoneinfo` has no data on many Windows installs, so the rule is written out: CET, and CEST from the last Sunday of
March to the last Sunday of October (directive 2000/84/EC; until 1995 the end was the last Sunday of September),
changing at 01:00 UTC. It equals the IANA zone Europe/Stockholm for every year from 1981 on.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.words import translate

CET = timedelta(hours=1)
CEST = timedelta(hours=2)
FIRST_YEAR, LAST_YEAR = 1900, 2199  # years outside are typing errors


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@lru_cache(maxsize=200)
def summer_time(year: int) -> tuple[datetime, datetime]:
    """First and last instant of summer time of a year, as aware UTC datetimes (start included, end excluded)."""
    at_one = time(1, tzinfo=timezone.utc)
    end_month = 10 if year >= 1996 else 9
    return datetime.combine(_last_sunday(year, 3), at_one), datetime.combine(_last_sunday(year, end_month), at_one)


def utc_offset(moment: datetime) -> timedelta:
    """Offset of Swedish time from UTC at an aware moment."""
    start, end = summer_time(moment.astimezone(timezone.utc).year)
    return CEST if start <= moment < end else CET


def to_local(moment: datetime) -> datetime:
    """Naive Swedish clock time of an aware moment; `fold` is 1 in the repeated hour of autumn."""
    local = moment.astimezone(timezone.utc).replace(tzinfo=None) + utc_offset(moment)
    _start, end = summer_time(local.year)
    return local.replace(fold=int(end <= moment < end + timedelta(hours=1)))


def to_utc(local: datetime) -> datetime:
    """Aware UTC moment of a naive Swedish clock time.

    The hour that spring skips is read with the winter offset (02:30 becomes 03:30); `fold` tells autumn's hours apart.
    """
    clock = local.replace(tzinfo=timezone.utc, fold=0)
    start, end = summer_time(local.year)
    summer, winter = clock - CEST, clock - CET
    in_summer, in_winter = start <= summer < end, not start <= winter < end
    if in_summer and not (in_winter and local.fold):
        return summer
    return winter


def format_utc(moment: datetime) -> str:
    """The database's spelling of an aware moment: `YYYY-MM-DDTHH:MM:SS.mmmZ`."""
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds")[:-6] + "Z"


def parse_utc(text: str) -> datetime:
    """Aware UTC moment of an ISO 8601 text with `Z` or an offset; InvalidReport for any other text."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError as problem:
        raise InvalidReport(
            translate("LocalTime", "“{text}” is not a time. Write it as 2026-11-21T22:10:00Z.").format(text=text[:40])
        ) from problem
    if moment.tzinfo is None:
        raise InvalidReport(
            translate(
                "LocalTime", "The time “{text}” does not say its time zone. Add Z or an offset such as +01:00."
            ).format(text=text[:40])
        )
    return moment.astimezone(timezone.utc)


def check_year(day: date, text: str) -> None:
    """InvalidReport, quoting `text`, for a day or time in a year nobody means."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidReport(
            translate("LocalTime", "“{text}” lies outside the years {first} to {last}. Correct the year.").format(
                text=text[:40], first=FIRST_YEAR, last=LAST_YEAR
            )
        )


def local_day(day: date) -> tuple[datetime, datetime]:
    """First moment of a Swedish day and the last millisecond of it, as aware UTC moments."""
    start = to_utc(datetime.combine(day, time()))
    return start, to_utc(datetime.combine(day + timedelta(days=1), time())) - timedelta(milliseconds=1)


def format_offset(moment: datetime) -> str:
    """ISO 8601 with Swedish offset, for files: `2026-11-21T23:10:00+01:00`."""
    return moment.astimezone(timezone(utc_offset(moment))).isoformat(timespec="seconds")


def now() -> datetime:
    """This moment, aware, in whole milliseconds (what the database can hold)."""
    moment = datetime.now(timezone.utc)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
