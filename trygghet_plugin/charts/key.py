"""The key of a chart: swatches with their words, in as many rows as they need; only where a label will not do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trygghet_plugin.charts.drawing import Area, Box, Drawing, Ink, Line, Measure, Style, elide, put

SWATCH = 10.0
NEAR, FAR = 4.0, 14.0


@dataclass(frozen=True)
class Entry:
    """A swatch and its words."""

    words: str
    ink: Ink
    hatched: bool = False
    dashed: bool = False


Rows = tuple[tuple[Entry, ...], ...]


def rows_of(entries: Sequence[Entry], width: float, measure: Measure) -> Rows:
    """The entries in rows no wider than `width`."""
    rows: list[list[Entry]] = []
    used = width
    for entry in entries:
        words = elide(entry.words, width - SWATCH - NEAR, Style.SMALL, measure)
        needed = SWATCH + NEAR + measure.width(words, Style.SMALL)
        if not rows or used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(Entry(words, entry.ink, entry.hatched, entry.dashed))
        used += needed + FAR
    return tuple(tuple(row) for row in rows)


def draw_rows(drawing: Drawing, rows: Rows, left: float, top: float, measure: Measure) -> None:
    """Put the rows under each other."""
    height = measure.height(Style.SMALL)
    for row in rows:
        x = left
        for entry in row:
            _draw_swatch(drawing, entry, Box(x, top + (height - SWATCH) / 2, SWATCH, SWATCH))
            x += SWATCH + NEAR
            put(drawing, entry.words, x, top, Style.SMALL, Ink.TEXT, measure)
            x += measure.width(entry.words, Style.SMALL) + FAR
        top += height


def _draw_swatch(drawing: Drawing, entry: Entry, box: Box) -> None:
    if entry.dashed:
        middle = box.y + box.height / 2
        drawing.lines.append(Line(((box.x, middle), (box.right, middle)), entry.ink, 2.0, dashed=True))
    else:
        drawing.areas.append(Area(box, entry.ink, entry.hatched))
