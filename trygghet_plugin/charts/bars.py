"""Lying bars: a label, its figure and a bar from zero for each category; under 400 px the bar lies under its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from trygghet_plugin.charts.drawing import Area, Box, Drawing, Ink, Line, Mark, Measure, Style, put, wrap
from trygghet_plugin.charts.spec import ChartSpec

NARROW, NARROWEST = 400.0, 290.0
GAP = 10.0
LABEL_SHARE = 0.42
LEAST_AIR, AIR, MOST_AIR = 3.0, 8.0, 22.0
THICK, THIN = 10.0, 0.5
LEAST_BAR = 1.5
GROWTH = 0.4  # share of spare room that goes into the bars, the rest into the air between them


@dataclass(frozen=True)
class _Plan:
    """What all rows share."""

    narrow: bool
    labels: tuple[tuple[str, ...], ...]
    label_width: float
    figure_width: float
    compared_width: float
    thick: float
    thickness: float
    rows: tuple[float, ...]


def heights(spec: ChartSpec, width: float, measure: Measure) -> tuple[float, float]:
    """Least and natural height of the body."""
    plans = [_plan(spec, width, measure, narrow) for narrow in _ways(width)]
    return min(_height(plan, LEAST_AIR) for plan in plans), _height(plans[0], AIR)


def draw(drawing: Drawing, spec: ChartSpec, body: Box, measure: Measure) -> None:
    """Put the rows into the body, from the top."""
    plan = next(
        plan for plan in (_plan(spec, body.width, measure, narrow) for narrow in _ways(body.width))
        if _height(plan, LEAST_AIR) <= body.height)
    spare = (body.height - _height(plan, AIR)) / len(spec.labels)
    plan = _plan(spec, body.width, measure, plan.narrow, THICK + min(THICK, max(0.0, spare * GROWTH)))
    air = min(MOST_AIR, (body.height - sum(plan.rows)) / len(plan.rows))
    top = body.y
    for index, height in enumerate(plan.rows):
        _draw_row(drawing, spec, plan, index, Box(body.x, top, body.width, height), measure)
        drawing.marks.append(Mark(index, Box(body.x, top - air / 2, body.width, height + air)))
        top += height + air
    if not plan.narrow:
        zero = body.x + plan.label_width + _figures_width(plan) + GAP
        drawing.grid.append(Line(((zero, body.y), (zero, top - air)), Ink.MUTED))


def _ways(width: float) -> tuple[bool, ...]:
    """Whether the bars lie under their labels, the better way first: beside them is less high, and harder to read."""
    return (True,) if width < NARROWEST else (True, False) if width < NARROW else (False,)


def _height(plan: _Plan, air: float) -> float:
    return sum(plan.rows) + len(plan.rows) * air


def _plan(spec: ChartSpec, width: float, measure: Measure, narrow: bool, thick: float = THICK) -> _Plan:
    figure_width = _widest(spec, spec.values, measure)
    compared_width = _widest(spec, spec.compared, measure) if spec.compared else 0.0
    figures = figure_width + (GAP + compared_width if spec.compared else 0.0)
    room = width - figures - GAP if narrow else min(
        width * LABEL_SHARE, max(measure.width(label, Style.BODY) for label in spec.labels))
    labels = tuple(wrap(label, room, Style.BODY, measure, most=2) for label in spec.labels)
    thickness = thick + (1 + thick * THIN if spec.compared else 0.0)
    line = measure.height(Style.BODY)
    rows = tuple(
        len(label) * line + thickness + 2 if narrow else max(len(label) * line, thickness) for label in labels)
    return _Plan(narrow, labels, room, figure_width, compared_width, thick, thickness, rows)


def _widest(spec: ChartSpec, values: tuple[Optional[float], ...], measure: Measure) -> float:
    return max(measure.width(spec.words(value), Style.BODY) for value in values)


def _figures_width(plan: _Plan) -> float:
    return GAP + plan.figure_width + (GAP + plan.compared_width if plan.compared_width else 0.0)


def _draw_row(drawing: Drawing, spec: ChartSpec, plan: _Plan, index: int, row: Box, measure: Measure) -> None:
    line = measure.height(Style.BODY)
    label = plan.labels[index]
    text_top = row.y if plan.narrow else row.y + (row.height - len(label) * line) / 2
    for number, words in enumerate(label):
        put(drawing, words, row.x, text_top + number * line, Style.BODY, Ink.TEXT, measure)
    figures_right = row.right if plan.narrow else row.x + plan.label_width + _figures_width(plan)
    figures_top = row.y if plan.narrow else row.y + (row.height - line) / 2
    _draw_figures(drawing, spec, plan, index, (figures_right, figures_top), measure)
    left = row.x if plan.narrow else figures_right + GAP
    bar_top = row.bottom - plan.thickness if plan.narrow else row.y + (row.height - plan.thickness) / 2
    length = (row.right - left) / spec.highest
    _draw_bar(drawing, Box(left, bar_top, 0, plan.thick), spec.values[index], length, Ink.VALUE)
    if spec.compared:
        below = Box(left, bar_top + plan.thick + 1, 0, plan.thick * THIN)
        _draw_bar(drawing, below, spec.compared[index], length, Ink.COMPARED)


def _draw_figures(drawing: Drawing, spec: ChartSpec, plan: _Plan, index: int, corner: tuple[float, float],
                  measure: Measure) -> None:
    """The figures, right aligned: this period's, then the compared one's."""
    right, top = corner
    if spec.compared:
        words = spec.words(spec.compared[index])
        put(drawing, words, right - measure.width(words, Style.BODY), top, Style.BODY, Ink.MUTED, measure)
        right -= plan.compared_width + GAP
    words = spec.words(spec.values[index])
    put(drawing, words, right - measure.width(words, Style.BODY), top, Style.BODY, Ink.TEXT, measure)


def _draw_bar(drawing: Drawing, place: Box, value: float | None, length: float, ink: Ink) -> None:
    if value:
        drawing.areas.append(Area(Box(place.x, place.y, max(LEAST_BAR, value * length), place.height), ink))
