"""A field of weekdays by hours: at most five classes of one hue, zero told apart, with the classes written out."""

from __future__ import annotations

from math import ceil, floor, log10

from trygghet_plugin.charts.drawing import CLASSES, Area, Box, Drawing, Ink, Mark, Measure, Style, put
from trygghet_plugin.charts.key import Entry
from trygghet_plugin.charts.spec import HOURS, LEAST_WRITTEN, ChartSpec
from trygghet_plugin.core.words import number

GAP = 6.0
AIR = 1.0
HIGHEST_ROW = 26.0
TICK_HOURS = (0, 3, 6, 9, 12, 15, 18, 21)


def heights(spec: ChartSpec, width: float, measure: Measure) -> tuple[float, float]:
    """Least and natural height of the body."""
    small = measure.height(Style.SMALL)
    rows = len(spec.labels)
    cell = (width - _label_width(spec, measure)) / HOURS
    return rows * small + small, rows * min(HIGHEST_ROW, max(small + 3, cell)) + small


def draw(drawing: Drawing, spec: ChartSpec, body: Box, measure: Measure) -> None:
    """Put the cells and the hours under them into the body."""
    small = measure.height(Style.SMALL)
    left = body.x + _label_width(spec, measure)
    cell = (body.right - left) / HOURS
    row = min((body.height - small) / len(spec.labels), HIGHEST_ROW * 1.5)
    step = class_step(spec.highest)
    for day, label in enumerate(spec.labels):
        top = body.y + day * row
        put(drawing, _short(label), body.x, top + (row - small) / 2, Style.SMALL, Ink.MUTED, measure)
        for hour in range(HOURS):
            box = Box(left + hour * cell, top, cell, row)
            ink = class_of(spec.values[day * HOURS + hour], step)
            drawing.areas.append(Area(Box(box.x, box.y, cell - AIR, row - AIR), ink))
            drawing.marks.append(Mark(day * HOURS + hour, box))
    _draw_hours(drawing, left, cell, body.y + row * len(spec.labels), measure)


def entries(spec: ChartSpec) -> tuple[Entry, ...]:
    """The classes that the figures reach, for the key."""
    step = class_step(spec.highest)
    decimals = max(0, -floor(log10(step) + 1e-9))
    reached = min(len(CLASSES), ceil(spec.highest / step - 1e-9))
    traces = any(value and value < LEAST_WRITTEN for value in spec.values)
    words = [spec.words(LEAST_WRITTEN / 2 if traces else 0.0)]
    words += [f"≤ {number((place + 1) * step, decimals)}" for place in range(reached)]
    words[-1] += f" {spec.unit}"
    return tuple(Entry(text, ink) for text, ink in zip(words, (Ink.ZERO, *CLASSES)))


def class_step(highest: float) -> float:
    """Width of a class, 1, 2 or 5 times a power of ten and at least a tenth, so that five classes reach the top."""
    raw = highest / len(CLASSES)
    power = 10.0 ** floor(log10(raw))
    return max(LEAST_WRITTEN, next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - 1e-9)))


def class_of(value: float | None, step: float) -> Ink:
    """Class of a figure; zero has its own, and so have the traces a long interval leaves in every hour."""
    if not value or value < LEAST_WRITTEN:
        return Ink.ZERO
    return CLASSES[min(len(CLASSES), max(1, ceil(value / step - 1e-9))) - 1]


def _short(label: str) -> str:
    """A weekday by its first three letters, as both languages write it: `tis`, `Tue`."""
    return label[:3]


def _label_width(spec: ChartSpec, measure: Measure) -> float:
    return max(measure.width(_short(label), Style.SMALL) for label in spec.labels) + GAP


def _draw_hours(drawing: Drawing, left: float, cell: float, top: float, measure: Measure) -> None:
    free = left
    for hour in TICK_HOURS:
        words = f"{hour:02d}"
        x = left + hour * cell
        if x >= free:
            put(drawing, words, x, top, Style.SMALL, Ink.MUTED, measure)
            free = x + measure.width(words, Style.SMALL) + GAP
