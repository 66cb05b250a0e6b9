"""Pages, their twelve-column grid, fonts and the small parts a layout is put together from.

All lengths in millimetres.
"""

from __future__ import annotations

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

TITLE_SIZE, BODY_SIZE, LIST_SIZE, SMALL_SIZE = 18.0, 8.5, 7.5, 6.5
INK = "#222222"
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
        return 28.0, self.height - 28.0 - 19.0


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
    style.setColor(QColor(colour))
    return style


def text_height(text: str, width: float, size: float, bold: bool = False) -> float:
    """Height in millimetres of a text of `size` points that is broken to `width` millimetres."""
    metrics, pixel = _metrics(size, bold)
    room = QRectF(0, 0, width / pixel, 1e6)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() * pixel


def broken(text: str, width: float, size: float) -> str:
    """The text with words wider than `width` millimetres broken, where QGIS would cut them off."""
    metrics, pixel = _metrics(size, False)
    return " ".join(_pieces(word, width / pixel, metrics) for word in text.split(" "))


def _pieces(word: str, room: float, metrics: QFontMetricsF) -> str:
    if metrics.horizontalAdvance(word) <= room:
        return word
    fits = max(n for n in range(1, len(word)) if n == 1 or metrics.horizontalAdvance(word[:n] + "-") <= room)
    return f"{word[:fits]}- {_pieces(word[fits:], room, metrics)}"


def _metrics(size: float, bold: bool) -> tuple[QFontMetricsF, float]:
    """Metrics of the page's font, taken large because small ones are rounded, and the millimetres of their pixel."""
    font = QFont(family())
    font.setBold(bold)
    font.setPixelSize(_MEASURED_PIXELS)
    return QFontMetricsF(font), size * MILLIMETRES_PER_POINT / _MEASURED_PIXELS


def move(item: QgsLayoutItem, area: QRectF) -> None:
    """Place and size an item."""
    item.attemptMove(QgsLayoutPoint(area.x(), area.y(), Qgis.LayoutUnit.Millimeters))
    item.attemptResize(QgsLayoutSize(area.width(), area.height(), Qgis.LayoutUnit.Millimeters))


def place(item: QgsLayoutItem, layout: QgsPrintLayout, area: QRectF) -> None:
    """Put an item on the page."""
    layout.addLayoutItem(item)
    move(item, area)


def label(
    layout: QgsPrintLayout,
    text: str,
    area: QRectF,
    size: float,
    bold: bool = False,
    colour: str = INK,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
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
    place(item, layout, area)
    return item


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
