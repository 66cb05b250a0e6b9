"""Where everything of a chart goes: title, key, body by kind, and below it what it leaves out. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from trygghet_plugin.charts import bars, columns, heat
from trygghet_plugin.charts.drawing import Box, Drawing, Ink, Measure, Style, put, wrap, write
from trygghet_plugin.charts.key import Entry, Rows, draw_rows, rows_of
from trygghet_plugin.charts.spec import ChartKind, ChartSpec

PADDING = 8.0
GAP = 8.0
EMPTY_AIR = 48.0
LEAST_WIDTH = 180.0

_BODIES = {ChartKind.BARS: bars, ChartKind.COLUMNS: columns, ChartKind.HEAT: heat}


@dataclass(frozen=True)
class _Frame:
    """What stands above and below the body."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    key: Rows
    notes: tuple[str, ...]
    key_top: float
    above: float
    below: float


def natural_height(spec: ChartSpec, width: float, measure: Measure, corner: float = 0.0) -> float:
    """Height at which a chart of this width looks best."""
    frame = _frame(spec, width - 2 * PADDING, measure, corner)
    _least, natural = _body_heights(spec, width - 2 * PADDING, measure)
    return frame.above + natural + frame.below + 2 * PADDING


def lay_out(spec: ChartSpec, width: float, height: float, measure: Measure, corner: float = 0.0) -> Optional[Drawing]:
    """The chart from (0, 0), or None where it has no room; `corner` keeps a width free at the upper right."""
    inner = Box(PADDING, PADDING, width - 2 * PADDING, height - 2 * PADDING)
    if inner.width < LEAST_WIDTH:
        return None
    frame = _frame(spec, inner.width, measure, corner)
    body = Box(inner.x, inner.y + frame.above, inner.width, inner.height - frame.above - frame.below)
    if body.height < _body_heights(spec, inner.width, measure)[0]:
        return None
    drawing = Drawing()
    top = write(drawing, frame.title, inner.x, inner.y, Style.TITLE, Ink.TEXT, measure)
    write(drawing, frame.subtitle, inner.x, top, Style.SMALL, Ink.MUTED, measure)
    draw_rows(drawing, frame.key, inner.x, inner.y + frame.key_top, measure)
    if spec.is_empty:
        _draw_empty(drawing, spec, body, measure)
    else:
        _BODIES[spec.kind].draw(drawing, spec, body, measure)
    notes_top = inner.bottom - len(frame.notes) * measure.height(Style.SMALL)
    write(drawing, frame.notes, inner.x, notes_top, Style.SMALL, Ink.MUTED, measure)
    return drawing


def _body_heights(spec: ChartSpec, width: float, measure: Measure) -> tuple[float, float]:
    if not spec.is_empty:
        return _BODIES[spec.kind].heights(spec, width, measure)
    lines = len(wrap(spec.empty, width, Style.BODY, measure)) * measure.height(Style.BODY)
    return lines, lines + EMPTY_AIR


def _frame(spec: ChartSpec, width: float, measure: Measure, corner: float) -> _Frame:
    title = wrap(spec.title, width - corner, Style.TITLE, measure)
    subtitle = wrap(spec.subtitle, width, Style.SMALL, measure)
    key = rows_of(_entries(spec), width, measure)
    notes = tuple(line for words in (spec.left_out, spec.source) for line in wrap(words, width, Style.SMALL, measure))
    small = measure.height(Style.SMALL)
    key_top = len(title) * measure.height(Style.TITLE) + len(subtitle) * small + (GAP / 2 if key else 0.0)
    below = len(notes) * small + GAP if notes else 0.0
    return _Frame(title, subtitle, key, notes, key_top, key_top + len(key) * small + GAP, below)


def _entries(spec: ChartSpec) -> tuple[Entry, ...]:
    """What must be told apart: series, hatching, classes. A single series needs no key."""
    if spec.is_empty:
        return ()
    if spec.kind is ChartKind.HEAT:
        return heat.entries(spec)
    found: list[Entry] = []
    if spec.compared or spec.official:
        found.append(Entry(spec.value_name, Ink.VALUE))
    if spec.compared:
        found.append(Entry(spec.compared_name, Ink.COMPARED))
    if spec.official:
        found.append(Entry(spec.official_name, Ink.OFFICIAL, dashed=True))
    if spec.partial:
        found.append(Entry(spec.partial_name, Ink.VALUE, hatched=True))
    return tuple(found)


def _draw_empty(drawing: Drawing, spec: ChartSpec, body: Box, measure: Measure) -> None:
    lines = wrap(spec.empty, body.width, Style.BODY, measure)
    top = body.y + (body.height - len(lines) * measure.height(Style.BODY)) / 2
    for words in lines:
        left = body.x + (body.width - measure.width(words, Style.BODY)) / 2
        put(drawing, words, left, top, Style.BODY, Ink.MUTED, measure)
        top += measure.height(Style.BODY)
