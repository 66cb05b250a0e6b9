"""Charts over months and ISO weeks: every period of the span has its place, also those with nothing in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Optional

from trygghet_plugin.charts.builders import captions
from trygghet_plugin.charts.captions import Figures, left_out, period_of, period_words, read_at
from trygghet_plugin.charts.spec import ChartKind, ChartSpec
from trygghet_plugin.core.period import MONTHS_EN, MONTHS_SV, Period, monday_of
from trygghet_plugin.core.words import language, translate

DAYS_OF_MONTH = 365.2425 / 12


@dataclass(frozen=True)
class _Step:
    """A month or a week: its code, its words, and its first and last day."""

    key: str
    label: str
    tick: str
    group: str
    first: date
    last: date


def columns_by_month(figures: Figures, compared: Optional[Figures] = None,
                     official: Optional[Mapping[str, float]] = None, official_name: str = "") -> ChartSpec:
    """Events by calendar month; the compared period's months stand behind those they answer to."""
    span = _span(figures, "by_month", _month_days)
    steps = _months(span) if span else ()
    former: dict[str, str] = {}
    if span and compared and (other := _span(compared, "by_month", _month_days)):
        shift = round((span.start - other.start).days / DAYS_OF_MONTH)
        former = {step.key: _month_key(_month_number(step.first) - shift) for step in steps}
    return _columns(figures, compared, "by_month", steps, former, official, official_name,
                    title=translate("Charts", "Events by month"), label_name=translate("Charts", "Month"),
                    partial_name=translate("Charts", "not a whole month"))


def columns_by_iso_week(figures: Figures, compared: Optional[Figures] = None,
                        official: Optional[Mapping[str, float]] = None, official_name: str = "") -> ChartSpec:
    """Events by ISO week; the first week is held against the first of the compared period, and so on."""
    span = _span(figures, "by_iso_week", _week_days)
    steps = _weeks(span) if span else ()
    former: dict[str, str] = {}
    if span and compared and (other := _span(compared, "by_iso_week", _week_days)):
        former = {step.key: earlier for step, earlier in zip(steps, other.iso_weeks())}
    return _columns(figures, compared, "by_iso_week", steps, former, official, official_name,
                    title=translate("Charts", "Events by week"), label_name=translate("Charts", "Week"),
                    partial_name=translate("Charts", "not a whole week"))


def _columns(figures: Figures, compared: Optional[Figures], group: str, steps: tuple[_Step, ...],
             former: Mapping[str, str], official: Optional[Mapping[str, float]], official_name: str,
             title: str, label_name: str, partial_name: str) -> ChartSpec:
    span = period_of(figures)
    whole = _last_whole_day(figures)
    partial = tuple(
        place for place, step in enumerate(steps)
        if (span and (step.first < span.start or step.last > span.end)) or (whole and step.last > whole))
    known = [step.key for step in steps if official and step.key in official]
    return ChartSpec(
        ChartKind.COLUMNS, title, label_name, translate("Charts", "events"), tuple(step.label for step in steps),
        tuple(float(figures[group].get(step.key) or 0) for step in steps), tuple(step.key for step in steps),
        value_name=period_words(figures),
        compared=tuple(_earlier(compared[group], former, step) for step in steps) if compared and former else (),
        compared_name=period_words(compared) if compared and former else "",
        official=tuple(official.get(step.key) for step in steps) if official and known else (),
        official_name=official_name if known else "", partial=partial, partial_name=partial_name,
        ticks=tuple(step.tick for step in steps), groups=tuple(step.group for step in steps),
        left_out=left_out(figures), **captions(figures))


def _earlier(counts: Mapping[str, Any], former: Mapping[str, str], step: _Step) -> float | None:
    return float(counts.get(former[step.key]) or 0) if step.key in former else None


def _last_whole_day(figures: Figures) -> date | None:
    """The day before the figures were read: today is not over."""
    read = read_at(figures)
    return read.date() - timedelta(days=1) if read else None


def _span(figures: Figures, group: str, days: Any) -> Optional[Period]:
    """Days the chart reaches over: the period up to the day of reading, or all that the figures hold."""
    period = period_of(figures)
    read = read_at(figures)
    if period is None:
        found = sorted(figures[group])
        return Period(days(found[0])[0], days(found[-1])[1]) if found else None
    if read is None or read.date() >= period.end or read.date() < period.start:
        return period
    return Period(period.start, read.date())


def _months(span: Period) -> tuple[_Step, ...]:
    names = MONTHS_SV if language() == "sv" else MONTHS_EN
    steps = []
    for number in range(_month_number(span.start), _month_number(span.end) + 1):
        key = _month_key(number)
        first, last = _month_days(key)
        name = names[first.month - 1]
        steps.append(_Step(key, f"{name} {first.year}", name, str(first.year), first, last))
    return tuple(steps)


def _weeks(span: Period) -> tuple[_Step, ...]:
    steps = []
    for key in span.iso_weeks():
        first, last = _week_days(key)
        year, week = key.split("-W")
        tick = translate("Charts", "w. {week}").format(week=int(week))
        steps.append(_Step(key, f"{tick} {year}", tick, year, first, last))
    return tuple(steps)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_key(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _month_days(key: str) -> tuple[date, date]:
    year, month = (int(part) for part in key.split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _week_days(key: str) -> tuple[date, date]:
    year, week = key.split("-W")
    monday = monday_of(int(year), int(week))
    return monday, monday + timedelta(days=6)
