"""The numbered list of a meeting map: a table that never runs over its space without saying so."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutTable,
    QgsPrintLayout,
    QgsTableCell,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.words import translate
from trygghet_plugin.publication.content import MapEvent, MapMeasure
from trygghet_plugin.publication.page import LIST_SIZE, SMALL_SIZE, broken, label, move, text_format

LINE = "#d0d0d0"
MORE_HEIGHT = 4.5
MARGIN = 0.5
TEXT_LENGTH = 160


def event_rows(events: Sequence[MapEvent]) -> list[list[str]]:
    """One row an event: number, what, where and the text made for partners, when, from whom."""
    return [[str(event.number), _told(event), event.when, event.organisation] for event in events]


def _told(event: MapEvent) -> str:
    told = f"{event.what} – {event.where}" if event.where else event.what
    text = " ".join(event.text.split())
    if len(text) > TEXT_LENGTH:
        text = text[: TEXT_LENGTH - 1].rstrip() + "…"
    return f"{told}. {text}" if text else told


def measure_rows(measures: Sequence[MapMeasure]) -> list[list[str]]:
    """One row a measure: what, who, when due."""
    return [[m.what, m.owner, m.due] for m in measures]


def add_table(layout: QgsPrintLayout, rows: list[list[str]], shares: Sequence[float], area: QRectF) -> float:
    """Draw as many rows as fit into `area` (mm) and say how many did not. Returns the height used.

    `shares` are the columns' parts of the width, together 1.
    """
    if not rows:
        return 0.0
    widths = _column_widths(shares, area.width())
    table = _table(layout, widths)
    rows = [[broken(text, room - MARGIN, LIST_SIZE) for text, room in zip(row, widths)] for row in rows]
    layout.addMultiFrame(table)
    frame = QgsLayoutFrame(layout, table)
    table.addFrame(frame, False)
    shown = list(rows)
    table.setTableContents(_cells(shown))
    while len(shown) > 1 and not _fits(
        table, frame, area, area.height() - (MORE_HEIGHT if len(shown) < len(rows) else 0.0)
    ):
        shown.pop()
        table.setTableContents(_cells(shown))
    height = _needed_height(table, frame, area, shown)
    table.setTableContents(_cells(shown))
    _fits(table, frame, area, height)
    hidden = len(rows) - len(shown)
    if hidden:
        text = translate("MeetingMap", "… and %n more in the statistics dock", None, hidden)
        label(layout, text, QRectF(area.x(), area.y() + height + 0.8, area.width(), MORE_HEIGHT - 0.8), SMALL_SIZE)
        height += MORE_HEIGHT
    return height


def _fits(table: QgsLayoutItemManualTable, frame: QgsLayoutFrame, area: QRectF, height: float) -> bool:
    """Whether all rows fit into a frame of that height. QGIS tells the height of pages, not of rows: more than one
    page, no fit."""
    move(frame, QRectF(area.x(), area.y(), area.width(), height))
    table.recalculateFrameSizes()
    return bool(table.totalSize().height() <= height + 0.01)


def _needed_height(
    table: QgsLayoutItemManualTable, frame: QgsLayoutFrame, area: QRectF, rows: list[list[str]]
) -> float:
    """Smallest height, to a tenth of a millimetre, that holds all rows.

    The rows are measured twice over: a frame lower than its first row holds none and would pass for one that fits,
    and halving the height of twice the rows never tries so low a frame.
    """
    table.setTableContents(_cells(rows + rows))
    low, high = 0.0, 2 * area.height()
    while high - low > 0.2:
        middle = (low + high) / 2
        if _fits(table, frame, area, middle):
            high = middle
        else:
            low = middle
    # Half of twice the rows lacks half a grid line.
    return min(high / 2 + 0.3, area.height())


def _column_widths(shares: Sequence[float], width: float) -> list[float]:
    """Widths in millimetres: grid lines and cell margins come on top of the column widths QGIS is told."""
    inner = width - len(shares) * 2 * MARGIN - 0.15
    return [share * inner for share in shares]


def _table(layout: QgsPrintLayout, widths: Sequence[float]) -> QgsLayoutItemManualTable:
    table = QgsLayoutItemManualTable.create(layout)
    table.setContentTextFormat(text_format(LIST_SIZE))
    table.setCellMargin(MARGIN)
    table.setShowGrid(True)
    table.setHorizontalGrid(True)
    table.setVerticalGrid(False)
    table.setGridColor(QColor(LINE))
    table.setGridStrokeWidth(0.15)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setIncludeTableHeader(False)
    table.setColumnWidths(list(widths))
    return table


def _cells(rows: list[list[str]]) -> list[list[QgsTableCell]]:
    return [[QgsTableCell(text) for text in row] for row in rows]
