"""Pages, their twelve-column grid, fonts and the small parts a layout is put together from.

All lengths in millimetres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsFontUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF

# The three sizes of a page, in points.
TITLE_SIZE, BODY_SIZE, SMALL_SIZE = 18.0, 10.5, 7.5
LINE_SPACING = 1.22
# QGIS draws text a little wider than Qt measures it.
DRAWN_WIDER = 0.985
INK, QUIET = "#222222", "#505050"
BLUE = "#0072B2"
PRACTICE_COLOUR = "#B03A00"
MILLIMETRES_PER_POINT = 25.4 / 72
_MEASURED_PIXELS = 100
FAMILIES = ("Open Sans", "Noto Sans", "Segoe UI", "DejaVu Sans", "Arial")


@dataclass(frozen=True)
class Page:
    """A page and where its parts lie."""

    name: str
    width: float
    height: float
    margin: float = 10.0
    gutter: float = 4.0

    def columns(self, first: int, count: int) -> tuple[float, float]:
        """Left edge and width of `count` of the twelve columns, the first being 0."""
        column = (self.width - 2 * self.margin - 11 * self.gutter) / 12
        return self.margin + first * (column + self.gutter), count * column + (count - 1) * self.gutter

    @property
    def body(self) -> tuple[float, float]:
        """Top and height of what lies between title and footer."""
        return 27.0, self.height - 27.0 - 18.5


A4 = Page("a4", 297.0, 210.0)
SCREEN = Page("16x9", 338.667, 190.5)


def family() -> str:
    """The one sans family of a page: the first of FAMILIES this computer has, else its own default."""
    return next((name for name in FAMILIES if QgsFontUtils.fontFamilyMatchOnSystem(name)), QFont().defaultFamily())


def text_format(size: float, bold: bool = False, colour: str = INK) -> QgsTextFormat:
    """Text of the page's family; size in points."""
    font = QFont(family())
    font.setBold(bold)
    style = QgsTextFormat()
    style.setFont(font)
    style.setSize(size)
    style.setSizeUnit(Qgis.RenderUnit.Points)
    style.setLineHeight(size * LINE_SPACING)
    style.setLineHeightUnit(Qgis.RenderUnit.Points)
    style.setColor(QColor(colour))
    return style


def line_height(size: float) -> float:
    """Height in millimetres of one line of a text of `size` points, as `label` sets it."""
    return size * LINE_SPACING * MILLIMETRES_PER_POINT


def wrapped(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that is `width` millimetres wide. A word is broken only where it is wider than a whole line.

    Lines are broken here and not by QGIS, so that what was measured is what is drawn.
    """
    metrics, pixel = _metrics(size, bold)
    room = width / pixel * DRAWN_WIDER
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\r\n]+", text)):  # not at thin and hard spaces
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(joined) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, metrics)
    return tuple(lines)


def _pieces(word: str, room: float, metrics: QFontMetricsF) -> list[str]:
    pieces = []
    while len(word) > 1 and metrics.horizontalAdvance(word) > room:
        fits = max(n for n in range(1, len(word)) if n == 1 or metrics.horizontalAdvance(word[:n] + "-") <= room)
        pieces.append(word[:fits] + "-")
        word = word[fits:]
    return [*pieces, word]


def _metrics(size: float, bold: bool) -> tuple[QFontMetricsF, float]:
    """Metrics of the page's font, taken large because small ones are rounded, and the millimetres of their pixel."""
    font = QFont(family())
    font.setBold(bold)
    font.setPixelSize(_MEASURED_PIXELS)
    return QFontMetricsF(font), size * MILLIMETRES_PER_POINT / _MEASURED_PIXELS


def move(item: QgsLayoutItem, area: QRectF, sheet: int = 0) -> None:
    """Place and size an item on one of the layout's sheets of paper, the first being 0."""
    item.attemptMove(QgsLayoutPoint(area.x(), area.y(), Qgis.LayoutUnit.Millimeters), page=sheet)
    item.attemptResize(QgsLayoutSize(area.width(), area.height(), Qgis.LayoutUnit.Millimeters))


def place(item: QgsLayoutItem, layout: QgsPrintLayout, area: QRectF, sheet: int = 0) -> None:
    """Put an item on the page."""
    layout.addLayoutItem(item)
    move(item, area, sheet)


def label(
    layout: QgsPrintLayout,
    text: str,
    area: QRectF,
    size: float,
    bold: bool = False,
    colour: str = INK,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    sheet: int = 0,
) -> QgsLayoutItemLabel:
    """Plain text.

    `[%` would be read as an expression by the label, so what users wrote is broken up with a zero-width space.
    """
    item = QgsLayoutItemLabel(layout)
    item.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    item.setText(text.replace("[%", "[\u200b%"))
    item.setTextFormat(text_format(size, bold, colour))
    item.setHAlign(align)
    item.setMarginX(0)
    item.setMarginY(0)
    place(item, layout, area, sheet)
    return item


def disc(layout: QgsPrintLayout, text: str, area: QRectF, hollow: bool, sheet: int = 0) -> None:
    """A number in a disc as on the map; hollow for what is not on it."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Ellipse)
    fill, ink = ("#ffffff", BLUE) if hollow else (BLUE, "#ffffff")
    shape.setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": BLUE, "outline_width": "0.2"}))
    place(shape, layout, area, sheet)
    middle = Qt.AlignmentFlag.AlignHCenter
    number = label(layout, text, area, SMALL_SIZE, bold=True, colour=ink, align=middle, sheet=sheet)
    number.setVAlign(Qt.AlignmentFlag.AlignVCenter)


def box(layout: QgsPrintLayout, area: QRectF, fill: str = "#ffffff", line: str = "#9a9a9a") -> QgsLayoutItemShape:
    """A framed rectangle."""
    item = QgsLayoutItemShape(layout)
    item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    item.setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": line, "outline_width": "0.2"}))
    place(item, layout, area)
    return item


def picture(layout: QgsPrintLayout, path: str, area: QRectF) -> QgsLayoutItemPicture:
    """A picture; a static `base64:` SVG stays vector in PDF."""
    item = QgsLayoutItemPicture(layout)
    item.setPicturePath(path, Qgis.PictureFormat.SVG)
    item.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    place(item, layout, area)
    return item
