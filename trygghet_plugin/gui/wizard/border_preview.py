"""A small picture of a municipality among its neighbours, so that the choice is seen to be right."""

from __future__ import annotations

import math
from typing import Optional

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from trygghet_plugin.core.municipalities import Municipality, municipalities

CHOSEN = QColor("#0072B2")
MARGIN = 14


class BorderPreview(QWidget):
    """Paints the border in the projection a map of Sweden has at that latitude, north up."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._chosen: Optional[Municipality] = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room enough to recognise a shape."""
        return QSize(260, 260)

    def show_municipality(self, chosen: Optional[Municipality]) -> None:
        """Show this one, or an empty frame."""
        self._chosen = chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Neighbours as quiet ground, the chosen one on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(frame, self.palette().color(QPalette.ColorRole.Base))
        if self._chosen is not None:
            painter.save()
            painter.setClipRect(frame)
            self._paint_borders(painter, frame, self._chosen)
            painter.restore()
            bold = self.font()
            bold.setBold(True)
            painter.setFont(bold)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._chosen.name)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)

    def _paint_borders(self, painter: QPainter, frame: QRectF, chosen: Municipality) -> None:
        own = _path(chosen)
        bounds = own.boundingRect()
        stretch = math.cos(math.radians(bounds.center().y()))
        width, height = frame.width() - 2 * MARGIN, frame.height() - 2 * MARGIN
        scale = min(width / (bounds.width() * stretch), height / bounds.height())
        painter.translate(frame.center())
        painter.scale(scale * stretch, -scale)
        painter.translate(-bounds.center())
        seen = painter.transform().inverted()[0].mapRect(frame)
        line = self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(_cosmetic(line, 1.0))
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase).darker(106))
        for other in municipalities():
            path = _path(other)
            if path.boundingRect().intersects(seen):
                painter.drawPath(path)
        fill = QColor(CHOSEN)
        fill.setAlpha(90)
        painter.setPen(_cosmetic(CHOSEN, 2.0))
        painter.setBrush(fill)
        painter.drawPath(own)


def _cosmetic(colour: QColor, width: float) -> QPen:
    """A pen as wide on screen whatever the scale."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


_paths: dict[str, QPainterPath] = {}


def _path(municipality: Municipality) -> QPainterPath:
    """Border as a path in degrees; kept, because every repaint draws the neighbours, too."""
    if municipality.code not in _paths:
        path = QPainterPath()
        for first, *rest in municipality.rings():
            path.moveTo(QPointF(*first))
            for point in rest:
                path.lineTo(QPointF(*point))
            path.closeSubpath()
        _paths[municipality.code] = path
    return _paths[municipality.code]
