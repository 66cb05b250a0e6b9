"""Standing columns over time, from zero: the compared period paler behind, official figures as a dashed line."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Optional

from trygghet_plugin.charts.drawing import Area, Box, Drawing, Ink, Line, Mark, Measure, Style, put
from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.core.words import number

PLOT, LEAST_PLOT = 140.0, 60.0
WIDEST_SLOT = 72.0
GAP = 6.0
STEPS = (1, 2, 3, 4, 6, 8, 12, 13, 26, 52, 104, 260, 520)
LEAST_COLUMN = 1.0


def heights(spec: ChartSpec, _width: float, measure: Measure) -> tuple[float, float]:
    """Least and natural height of the body."""
    rest = _ticks_height(spec, measure) + measure.height(Style.SMALL)
    return LEAST_PLOT + rest, PLOT + rest


def draw(drawing: Drawing, spec: ChartSpec, body: Box, measure: Measure) -> None:
    """Put axis, columns and ticks into the body. Where every figure fits above its column there is no axis."""
    small = measure.height(Style.SMALL)
    height = body.height - _ticks_height(spec, measure) - small
    named = _figures_fit(spec, _slot(spec, body.width), measure)
    step = axis_step(spec.highest)
    top_value = spec.highest if named else step * ceil(spec.highest / step)
    left = body.x if named else body.x + measure.width(number(top_value, _decimals(step)), Style.SMALL) + GAP
    plot = Box(left, body.y + small, body.right - left, height)
    if not named:
        _draw_axis(drawing, plot, body.x, step, top_value, measure)
    slot = _slot(spec, plot.width)
    rise = plot.height / top_value
    for index in range(len(spec.values)):
        place = Box(plot.x + index * slot, plot.y, slot, plot.height)
        _draw_columns(drawing, spec, index, place, rise)
        if named:
            _draw_figure(drawing, spec, index, place, rise, measure)
        drawing.marks.append(Mark(index, Box(place.x, body.y, slot, body.height)))
    drawing.lines.append(Line(((plot.x, plot.bottom), (plot.right, plot.bottom)), Ink.MUTED))
    _draw_official(drawing, spec, plot, slot, rise)
    _draw_ticks(drawing, spec, plot, slot, measure)


def axis_step(highest: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that takes at most four steps to the top; never parts of an event."""
    raw = highest / 4
    power = 10.0 ** floor(log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - 1e-9))
    return max(1.0, step)


def _decimals(step: float) -> int:
    return 0 if step.is_integer() else 1


def _ticks_height(spec: ChartSpec, measure: Measure) -> float:
    lines = 1 + bool(spec.groups)
    return lines * measure.height(Style.SMALL) + GAP / 2


def _slot(spec: ChartSpec, width: float) -> float:
    return min(WIDEST_SLOT, width / max(1, len(spec.values)))


def _figures_fit(spec: ChartSpec, slot: float, measure: Measure) -> bool:
    if spec.compared or spec.official:
        return False
    return all(measure.width(spec.words(value), Style.SMALL) + 2 <= slot for value in spec.values)


def _draw_axis(drawing: Drawing, plot: Box, left: float, step: float, top_value: float, measure: Measure) -> None:
    """Grid lines with their figures, right aligned."""
    half = measure.height(Style.SMALL) / 2
    for count in range(round(top_value / step) + 1):
        y = plot.bottom - plot.height * count * step / top_value
        words = number(count * step, _decimals(step))
        put(drawing, words, plot.x - GAP - measure.width(words, Style.SMALL), y - half, Style.SMALL, Ink.MUTED, measure)
        if count:
            drawing.grid.append(Line(((plot.x, y), (plot.right, y)), Ink.GRID))


def _draw_columns(drawing: Drawing, spec: ChartSpec, index: int, place: Box, rise: float) -> None:
    if spec.compared:
        _draw_column(drawing, place, spec.compared[index], rise, 0.86, Ink.COMPARED, False)
    _draw_column(drawing, place, spec.values[index], rise, 0.5 if spec.compared else 0.72, Ink.VALUE,
                 index in spec.partial)


def _draw_column(drawing: Drawing, place: Box, value: Optional[float], rise: float, share: float, ink: Ink,
                 hatched: bool) -> None:
    if value:
        width = max(min(LEAST_COLUMN, place.width), place.width * share)
        top = place.bottom - value * rise
        drawing.areas.append(
            Area(Box(place.x + (place.width - width) / 2, top, width, place.bottom - top), ink, hatched))


def _draw_figure(drawing: Drawing, spec: ChartSpec, index: int, place: Box, rise: float, measure: Measure) -> None:
    value = spec.values[index]
    words = spec.words(value)
    left = place.x + (place.width - measure.width(words, Style.SMALL)) / 2
    top = place.bottom - (value or 0.0) * rise - measure.height(Style.SMALL)
    put(drawing, words, left, top, Style.SMALL, Ink.TEXT, measure)


def _draw_official(drawing: Drawing, spec: ChartSpec, plot: Box, slot: float, rise: float) -> None:
    """A dashed line through the figures, broken where one is not known; a single figure becomes a short dash."""
    run: list[tuple[float, float]] = []
    for index, value in enumerate((*spec.official, None)):
        if value is not None:
            run.append((plot.x + (index + 0.5) * slot, plot.bottom - value * rise))
            continue
        if len(run) == 1:
            run = [(run[0][0] - slot * 0.4, run[0][1]), (run[0][0] + slot * 0.4, run[0][1])]
        if run:
            drawing.lines.append(Line(tuple(run), Ink.OFFICIAL, 2.0, dashed=True))
        run = []


def _draw_ticks(drawing: Drawing, spec: ChartSpec, plot: Box, slot: float, measure: Measure) -> None:
    ticks = spec.ticks or spec.labels
    top = plot.bottom + GAP / 2
    widest = max(measure.width(words, Style.SMALL) for words in ticks)
    step = next((step for step in STEPS if step * slot >= widest + GAP), len(ticks))
    free = plot.x
    for index in range(0, len(ticks), step):
        width = measure.width(ticks[index], Style.SMALL)
        left = plot.x + (index + 0.5) * slot - width / 2
        left = min(max(left, plot.x), plot.right - width)
        if left >= free:
            put(drawing, ticks[index], left, top, Style.SMALL, Ink.MUTED, measure)
            free = left + width + GAP
    _draw_groups(drawing, spec, plot, slot, measure)


def _draw_groups(drawing: Drawing, spec: ChartSpec, plot: Box, slot: float, measure: Measure) -> None:
    """The year once under its periods, where it has room."""
    top = plot.bottom + GAP / 2 + measure.height(Style.SMALL)
    start = 0
    for index in range(1, len(spec.groups) + 1):
        if index < len(spec.groups) and spec.groups[index] == spec.groups[start]:
            continue
        width = measure.width(spec.groups[start], Style.SMALL)
        room = plot.right - plot.x - start * slot if index == len(spec.groups) else (index - start) * slot - GAP
        if width <= room:
            put(drawing, spec.groups[start], plot.x + start * slot, top, Style.SMALL, Ink.MUTED, measure)
        if start:
            edge = plot.x + start * slot - GAP / 2
            drawing.lines.append(Line(((edge, top), (edge, top + measure.height(Style.SMALL))), Ink.GRID))
        start = index
