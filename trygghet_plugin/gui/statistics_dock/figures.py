"""Questions and answers of the dock: a filter in, figures and charts out. Runs off the window's thread; no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from trygghet_plugin.analysis import sentences
from trygghet_plugin.analysis.areas import BORDER_KIND
from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.analysis.statistics import Statistics, StatisticsQuery, compute
from trygghet_plugin.charts.builders import (
    bars_by_area,
    bars_by_category,
    bars_by_organisation,
    heat_weekday_hour,
)
from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.charts.timelines import columns_by_iso_week, columns_by_month
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.statistics_dock.sheet import DockSheet
from trygghet_plugin.storage.sheet import Sheet

MONTH, WEEK, HOURS = "month", "iso_week", "weekday_hour"


@dataclass(frozen=True)
class Answer:
    """Figures of a period, and of the one it is held against (None where there is none)."""

    question: Filter
    figures: Mapping[str, Any]
    former: Optional[Mapping[str, Any]]
    left_out: str


def answer(sheet: DockSheet, question: Filter) -> Answer:
    """Count."""
    statistics = compute(sheet.table, StatisticsQuery(question), sheet.context)
    former = None
    if statistics.comparison is not None:
        before = question.in_period(statistics.comparison.previous_period)
        former = compute(sheet.table, StatisticsQuery(before), sheet.context).to_dict()
    figures = statistics.to_dict()
    return Answer(question, figures, former, _left_out(sheet, statistics, figures))


def _left_out(sheet: DockSheet, statistics: Statistics, figures: Mapping[str, Any]) -> str:
    """How far the figures reach and what they do not hold, in one line."""
    parts = [sentences.left_out(figures)]
    if statistics.query.filter.period is not None:
        parts.insert(0, sheet.freshness.words(statistics.query.filter.period))
    if statistics.without_position:
        parts.append(translate("Figures", "%n without a place", None, statistics.without_position))
    return " · ".join(part for part in parts if part)


def charts(sheet: Sheet, found: Answer) -> dict[str, ChartSpec]:
    """What is drawn, by the column (or the span of time) a click on a mark asks about."""

    def label(column: str) -> Any:
        return lambda code: sheet.label(column, code)

    figures, former = found.figures, found.former
    drawn = {
        "category": bars_by_category(figures, label("category"), former),
        MONTH: columns_by_month(figures, former),
        WEEK: columns_by_iso_week(figures, former),
        HOURS: heat_weekday_hour(figures),
    }
    if any(area.kind != BORDER_KIND for area in sheet.polygons):
        drawn["area_code"] = bars_by_area(figures, label("area_code"), former)
    if sheet.organisations:
        drawn["organisation"] = bars_by_organisation(figures, label("organisation"), former)
    return drawn
