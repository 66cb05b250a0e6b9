"""Rows of the lists on a page: measured first, then let flow through the columns there are. Lengths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from qgis.core import QgsPrintLayout
from qgis.PyQt.QtCore import QRectF

from trygghet_plugin.core.words import translate
from trygghet_plugin.publication.content import MapEvent, MapMeasure
from trygghet_plugin.publication.page import BODY_SIZE, QUIET, SMALL_SIZE, disc, label, line_height, wrapped

DISC, INDENT = 4.6, 6.4
ROW_GAP, HEADING_GAP = 1.3, 2.2
TEXT_LENGTH = 300
SEPARATOR = "\u00a0· "  # never at the beginning of a line


@dataclass(frozen=True)
class Row:
    """A head with a body beneath it. `number` is what stands in its disc, None for a row without one."""

    head: str
    body: str = ""
    number: Optional[str] = None
    hollow: bool = False
    size: float = SMALL_SIZE
    bold: bool = True
    is_heading: bool = False


@dataclass(frozen=True)
class Placed:
    """A row broken into lines, in its place."""

    row: Row
    head: tuple[str, ...]
    body: tuple[str, ...]
    area: QRectF


def event_row(event: MapEvent) -> Row:
    """Category; beneath it when, where, for internal pages from whom, and the text made for partners."""
    nowhere = translate("MeetingMap", "without a place on the map") if event.x is None else ""
    parts = (_together(event.when), event.where, nowhere, event.organisation, _shortened(event.text))
    return Row(
        head=event.what,
        body=SEPARATOR.join(part for part in parts if part),
        number=str(event.number) if event.number else "?",
        hollow=not event.is_on_map,
    )


def measure_row(measure: MapMeasure) -> Row:
    """What is to be done; beneath it who does it, and by when."""
    body = SEPARATOR.join(part for part in (measure.owner, _together(measure.due)) if part)
    return Row(_shortened(measure.what), body, bold=False)


def _together(text: str) -> str:
    """A day or a time, which no line is to end within."""
    return text.replace(" ", "\u00a0")


def _shortened(text: str) -> str:
    """The text on one line, and of one that would fill the page its beginning, up to a whole word."""
    text = " ".join(text.split())
    return text if len(text) <= TEXT_LENGTH else text[:TEXT_LENGTH].rsplit(" ", 1)[0] + "…"


def heading(text: str) -> Row:
    """The title of a list."""
    return Row(text, size=BODY_SIZE, is_heading=True)


def placed(row: Row, x: float, y: float, width: float) -> Placed:
    """The row in its place, as high as its lines are."""
    room = width - (INDENT if row.number is not None else 0.0)
    head = wrapped(row.head, room, row.size, row.bold)
    body = wrapped(row.body, room, SMALL_SIZE)
    height = len(head) * line_height(row.size) + len(body) * line_height(SMALL_SIZE)
    return Placed(row, head, body, QRectF(x, y, width, max(height, DISC if row.number is not None else 0.0)))


def flow(rows: Sequence[Row], columns: Sequence[QRectF]) -> tuple[list[Placed], Sequence[Row]]:
    """Rows from the top of each column to its bottom, and those that found no room."""
    found: list[Placed] = []
    rest = list(rows)
    for column in columns:
        y = column.top()
        while rest:
            y += HEADING_GAP if rest[0].is_heading and y > column.top() else 0.0
            one = placed(rest[0], column.x(), y, column.width())
            if one.area.bottom() > column.bottom() + 0.01:
                break
            found.append(one)
            rest.pop(0)
            y = one.area.bottom() + ROW_GAP
        if found and found[-1].row.is_heading and rest:  # never a heading alone at the foot of a column
            rest.insert(0, found.pop().row)
    return found, rest


def balanced(rows: Sequence[Row], columns: Sequence[QRectF]) -> tuple[list[Placed], Sequence[Row]]:
    """Like `flow`, with the columns about equally long where everything has room."""
    total = sum(placed(row, 0, 0, columns[0].width()).area.height() + ROW_GAP for row in rows)
    height = total / len(columns)
    while height < columns[0].height():
        found, rest = flow(rows, [QRectF(one.x(), one.y(), one.width(), height) for one in columns])
        if not rest:
            return found, rest
        height += 1.0
    return flow(rows, columns)


def bottom(rows: Sequence[Placed], otherwise: float) -> float:
    """The lowest edge of the rows."""
    return max((one.area.bottom() for one in rows), default=otherwise)


def draw(layout: QgsPrintLayout, rows: Sequence[Placed], sheet: int = 0) -> None:
    """Put the rows onto a sheet of the layout."""
    for one in rows:
        left = one.area.x()
        if one.row.number is not None:
            disc(layout, one.row.number, QRectF(left, one.area.y(), DISC, DISC), one.row.hollow, sheet)
            left += INDENT
        # A hair wider than measured: the printer's font metrics are not the screen's to the last digit.
        width = one.area.right() - left + 1.0
        y = one.area.y()
        for lines, size, bold, colour in (
            (one.head, one.row.size, one.row.bold, {}), (one.body, SMALL_SIZE, False, {"colour": QUIET})
        ):
            if lines:
                height = len(lines) * line_height(size)
                label(layout, "\n".join(lines), QRectF(left, y, width, height), size, bold, sheet=sheet, **colour)
                y += height
