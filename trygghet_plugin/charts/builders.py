"""Charts out of statistics (`Statistics.to_dict()`): the same figures that panel, algorithm and PDF show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Callable, Optional

from trygghet_plugin.analysis import sentences
from trygghet_plugin.charts.captions import Figures, empty, left_out, period_words, source, subtitle
from trygghet_plugin.charts.spec import ChartKind, ChartSpec
from trygghet_plugin.core.parts_of_day import PARTS, part_of_hour
from trygghet_plugin.core.words import number, translate

MOST_CATEGORIES = 7

Label = Callable[[str], str]


def bars_by_category(figures: Figures, label: Label, compared: Optional[Figures] = None) -> ChartSpec:
    """Events by category, the largest first."""
    rest = translate("Charts", "Other, {count} categories")
    return _bars(figures, compared, "by_category", label, rest,
                 title=translate("Charts", "Events by category"), label_name=translate("Charts", "Category"))


def bars_by_area(figures: Figures, label: Label, compared: Optional[Figures] = None) -> ChartSpec:
    """Events by area; a withheld area says so."""
    rest = translate("Charts", "Other, {count} areas")
    return _bars(figures, compared, "by_area", label, rest,
                 title=translate("Charts", "Events by area"), label_name=translate("Charts", "Area"))


def bars_by_organisation(figures: Figures, label: Label, compared: Optional[Figures] = None) -> ChartSpec:
    """Events by the organisation that reported them."""
    rest = translate("Charts", "Other, {count} organisations")
    return _bars(figures, compared, "by_organisation", label, rest,
                 title=translate("Charts", "Events by organisation"), label_name=translate("Charts", "Organisation"))


def heat_weekday_hour(figures: Figures) -> ChartSpec:
    """Events by weekday and hour, with the share whose time is known to the hour or nearly so."""
    known = sentences.time_known(figures["time_known_within_6h"], _timed_events(figures))
    kinds = translate("Charts", "events only, not lasting places")
    return ChartSpec(
        ChartKind.HEAT, translate("Charts", "Weekday and hour"), translate("Charts", "Weekday"), _events(), _weekdays(),
        tuple(float(value) for day in figures["by_weekday_hour"] for value in day),
        left_out=left_out(figures, known, kinds), **captions(figures))


def bars_by_part_of_day(figures: Figures) -> ChartSpec:
    """Events by part of the day: as fine as partners are told."""
    hours = [sum(day[hour] for day in figures["by_weekday_hour"]) for hour in range(24)]
    values = dict.fromkeys(PARTS, 0.0)
    for hour, count in enumerate(hours):
        values[part_of_hour(hour)] += count
    kinds = translate("Charts", "events only, not lasting places")
    return ChartSpec(
        ChartKind.BARS, translate("Charts", "Part of the day"), translate("Charts", "Part of the day"), _events(),
        tuple(part.label for part in PARTS), tuple(values.values()),
        left_out=left_out(figures, kinds), **captions(figures))


def captions(figures: Figures) -> dict[str, Any]:
    """What every chart of these figures carries."""
    return {"subtitle": subtitle(figures), "source": source(figures), "empty": empty(figures)}


def _bars(figures: Figures, compared: Optional[Figures], group: str, label: Label, rest: str,
          title: str, label_name: str) -> ChartSpec:
    counts: Mapping[str, Any] = figures[group]
    hidden = set((figures.get("suppressed") or {}).get(group) or ())
    hidden |= {code for code, count in counts.items() if count is None}
    former: Mapping[str, Any] = compared[group] if compared else {}
    former_hidden = set((compared.get("suppressed") or {}).get(group) or ()) if compared else set()
    order = sorted(counts.keys() | hidden, key=lambda code: (code in hidden, -(counts.get(code) or 0), label(code)))
    shown, others = order[:MOST_CATEGORIES], order[MOST_CATEGORIES:]
    keys, labels = [*shown], [label(code) or translate("Charts", "not stated") for code in shown]
    values = [_figure(counts, hidden, code) for code in shown]
    compared_values = [_figure(former, former_hidden, code) for code in shown] if compared else []
    if others:
        keys.append("")
        labels.append(rest.format(count=number(len(others))))
        values.append(_sum(counts, hidden, others))
        if compared:
            missing = former.keys() - set(shown)
            compared_values.append(_sum(former, former_hidden, missing))
    note = translate("Charts", "{count} withheld, too few to show").format(count=number(len(hidden))) if hidden else ""
    return ChartSpec(
        ChartKind.BARS, title, label_name, _events(), tuple(labels), tuple(values), tuple(keys),
        value_name=period_words(figures), compared=tuple(compared_values),
        compared_name=period_words(compared) if compared else "", left_out=left_out(figures, note),
        withheld=translate("Charts", "withheld"), **captions(figures))


def _figure(counts: Mapping[str, Any], hidden: Collection[str], code: str) -> float | None:
    return None if code in hidden else float(counts.get(code) or 0)


def _sum(counts: Mapping[str, Any], hidden: Collection[str], codes: Collection[str]) -> float | None:
    """Sum of the rest; withheld when any part of it is, or the sum would give the part away."""
    if any(code in hidden for code in codes):
        return None
    return float(sum(counts.get(code) or 0 for code in codes))


def _timed_events(figures: Figures) -> int:
    """Events the field of hours is made of: spreading keeps their sum."""
    return round(sum(value for day in figures["by_weekday_hour"] for value in day))


def _events() -> str:
    return translate("Charts", "events")


def _weekdays() -> tuple[str, ...]:
    return (
        translate("Charts", "Monday"), translate("Charts", "Tuesday"), translate("Charts", "Wednesday"),
        translate("Charts", "Thursday"), translate("Charts", "Friday"), translate("Charts", "Saturday"),
        translate("Charts", "Sunday"),
    )
