"""Choosing a place on the map: a click sets the marker, dragging moves it.

Points are in the map's coordinate system.
"""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

BLUE = "#0072B2"
GRAB_PIXELS = 16


class PlaceMarker:
    """A ring with a cross on the map: the ring to grab, the cross for the exact spot."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._items: list[QgsVertexMarker] = []
        self.point: Optional[QgsPointXY] = None

    def show(self, point: QgsPointXY) -> None:
        """Put the marker at a point of the map."""
        self.point = QgsPointXY(point)
        if not self._items:
            kinds = QgsVertexMarker.IconType
            self._items = [self._item(kinds.ICON_CIRCLE, 24), self._item(kinds.ICON_CROSS, 12)]
        for item in self._items:
            item.setCenter(self.point)

    def hide(self) -> None:
        """Take the marker off the map."""
        for item in self._items:
            self._canvas.scene().removeItem(item)
        self._items = []
        self.point = None

    def is_at(self, position: QPoint) -> bool:
        """Whether a screen position touches the marker."""
        if self.point is None:
            return False
        centre = self._canvas.getCoordinateTransform().transform(self.point)
        return abs(centre.x() - position.x()) <= GRAB_PIXELS and abs(centre.y() - position.y()) <= GRAB_PIXELS

    def _item(self, icon: QgsVertexMarker.IconType, size: int) -> QgsVertexMarker:
        item = QgsVertexMarker(self._canvas)
        item.setIconType(icon)
        item.setIconSize(size)
        item.setPenWidth(3)
        item.setColor(QColor(BLUE))
        item.setFillColor(QColor(255, 255, 255, 120))
        return item


class PlaceTool(QgsMapTool):
    """The map tool that moves one marker. It stays chosen, so that the marker can be dragged until it is right."""

    placed = pyqtSignal(QgsPointXY)
    """A place was clicked, or the marker was let go of."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.marker = PlaceMarker(canvas)
        self._dragging = False
        self.setCursor(Qt.CursorShape.CrossCursor)

    def flags(self) -> QgsMapTool.Flags:
        """Nothing of the tool edits a layer."""
        return QgsMapTool.Flags()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Grab the marker, if it is under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = self.marker.is_at(event.pos())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Let a grabbed marker follow the mouse."""
        if self._dragging:
            self.marker.show(event.mapPoint())
        over = self._dragging or self.marker.is_at(event.pos())
        self.canvas().setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """The place is where the button is let go."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragging = False
        self.marker.show(event.mapPoint())
        self.placed.emit(event.mapPoint())

    def deactivate(self) -> None:
        """Another tool was chosen: the marker stays, but is not grabbed any more."""
        self._dragging = False
        super().deactivate()
