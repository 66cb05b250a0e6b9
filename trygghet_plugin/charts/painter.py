"""The one painter: draws a chart with Qt on screen, in SVG and in PNG, from the same places and the same colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF

from trygghet_plugin.charts.drawing import Area, Box, Drawing, Ink, Line, Style
from trygghet_plugin.charts.layout import lay_out, natural_height
from trygghet_plugin.charts.spec import ChartSpec

SIZES = {Style.TITLE: 14, Style.BODY: 12, Style.SMALL: 11}
SHRINK, LEAST_SCALE = 0.94, 0.2
HATCH = 4.0

Theme = Mapping[Ink, str]

_SERIES = {Ink.VALUE: "#0072B2", Ink.COMPARED: "#9DB7C9", Ink.OFFICIAL: "#D55E00"}
_BLUES = ("#CFE1F0", "#94C1E0", "#4D9ACB", "#0072B2", "#00416B")
_CLASSES = (Ink.CLASS_1, Ink.CLASS_2, Ink.CLASS_3, Ink.CLASS_4, Ink.CLASS_5)

PAPER: Theme = {
    Ink.TEXT: "#1F2933", Ink.MUTED: "#52606D", Ink.GRID: "#D5DBE1", Ink.ZERO: "#EEF1F4", **_SERIES,
    **dict(zip(_CLASSES, _BLUES)),
}
# On a dark ground the strongest class is the brightest one.
DARK: Theme = {
    Ink.TEXT: "#F0F3F5", Ink.MUTED: "#AEB9C3", Ink.GRID: "#4A535B", Ink.ZERO: "#3A4249", **_SERIES,
    Ink.VALUE: "#56A8DC", Ink.COMPARED: "#5E7686", **dict(zip(_CLASSES, reversed(_BLUES))),
}


class FontMeasure:
    """How wide and high words come out in a font family (none: that of the application)."""

    def __init__(self, family: str = "") -> None:
        self.fonts = {style: _font(style, family) for style in Style}
        self._metrics = {style: QFontMetricsF(font) for style, font in self.fonts.items()}
        self._widths: dict[tuple[str, Style], float] = {}

    def width(self, words: str, style: Style) -> float:
        """Width of one line of words, with the little that letters lean out of their box."""
        known = self._widths.get((words, style))
        if known is None:
            metrics = self._metrics[style]
            known = max(metrics.horizontalAdvance(words), metrics.boundingRect(words).right())
            self._widths[words, style] = known
        return known

    def height(self, style: Style) -> float:
        """Height of a line."""
        return float(round(self._metrics[style].height() + 0.49))

    def ascent(self, style: Style) -> float:
        """Height of the base line below the top of a line."""
        return self._metrics[style].ascent()


@dataclass(frozen=True)
class Picture:
    """A chart laid out for a rectangle: `scale` times its own units, from `left`, `top`."""

    drawing: Drawing
    measure: FontMeasure
    scale: float
    left: float
    top: float

    def box_of(self, mark: int) -> QRectF:
        """Where a mark is in the rectangle's own coordinates; empty for a mark that is not drawn."""
        found = next((each.box for each in self.drawing.marks if each.index == mark), Box(0, 0, 0, 0))
        return QRectF(self.left + found.x * self.scale, self.top + found.y * self.scale,
                      found.width * self.scale, found.height * self.scale)

    def mark_at(self, x: float, y: float) -> int | None:
        """The mark under a point of the rectangle's own coordinates."""
        inner = (x - self.left) / self.scale, (y - self.top) / self.scale
        return next((each.index for each in self.drawing.marks if each.box.holds(*inner)), None)


def _font(style: Style, family: str) -> QFont:
    font = QFont(family or QGuiApplication.font().family())
    font.setPixelSize(SIZES[style])
    font.setBold(style is Style.TITLE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def best_height(spec: ChartSpec, width: float, scale: float = 1.0, family: str = "", corner: float = 0.0) -> float:
    """Height at which the chart looks best at a width."""
    return natural_height(spec, width / scale, FontMeasure(family), corner / scale) * scale


def arrange(spec: ChartSpec, rect: QRectF, scale: float = 1.0, family: str = "", corner: float = 0.0) -> Picture:
    """Lay a chart out in a rectangle; where it has no room at the scale asked for, everything becomes smaller alike."""
    measure = FontMeasure(family)
    while True:
        drawing = lay_out(spec, rect.width() / scale, rect.height() / scale, measure, corner / scale)
        if drawing is not None:
            return Picture(drawing, measure, scale, rect.x(), rect.y())
        if scale < LEAST_SCALE:
            return Picture(Drawing(), measure, scale, rect.x(), rect.y())
        scale *= SHRINK


def paint(painter: QPainter, rect: QRectF, spec: ChartSpec, scale: float = 1.0, theme: Theme = PAPER,
          family: str = "") -> Picture:
    """Draw a chart in a rectangle and tell where its marks came to lie."""
    picture = arrange(spec, rect, scale, family)
    draw(painter, picture, theme)
    return picture


def draw(painter: QPainter, picture: Picture, theme: Theme = PAPER) -> None:
    """Draw a chart that was laid out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(picture.left, picture.top)
    painter.scale(picture.scale, picture.scale)
    for line in picture.drawing.grid:
        _draw_line(painter, line, QColor(theme[line.ink]))
    for area in picture.drawing.areas:
        _draw_area(painter, area, QColor(theme[area.ink]))
    for line in picture.drawing.lines:
        _draw_line(painter, line, QColor(theme[line.ink]))
    for text in picture.drawing.texts:
        painter.setFont(picture.measure.fonts[text.style])
        painter.setPen(QColor(theme[text.ink]))
        painter.drawText(QPointF(text.box.x, text.box.y + picture.measure.ascent(text.style)), text.words)
    painter.restore()


def _draw_area(painter: QPainter, area: Area, colour: QColor) -> None:
    rect = QRectF(area.box.x, area.box.y, area.box.width, area.box.height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    if not area.hatched:
        painter.drawRect(rect)
        return
    pen = QPen(colour, 1.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    for line in hatch(area.box):
        painter.drawLine(line)


def hatch(box: Box) -> list[QLineF]:
    """Slanting lines cut at the box: brush patterns do not reach SVG and printers alike."""
    lines = []
    count = int((box.width + box.height) / HATCH) + 1
    for place in range(1, count):
        reach = place * HATCH
        left, right = max(0.0, reach - box.height), min(box.width, reach)
        if right > left:
            lines.append(QLineF(box.x + left, box.y + reach - left, box.x + right, box.y + reach - right))
    return lines


def _draw_line(painter: QPainter, line: Line, colour: QColor) -> None:
    pen = QPen(colour, line.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dashed:
        pen.setDashPattern([3.0, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line.points]))
