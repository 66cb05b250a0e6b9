"""The list's numbers on the canvas: drawn over the map while the tab is seen, never a layer in the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from trygghet_plugin.gui.canvas_overlay import CanvasOverlay
from trygghet_plugin.gui.statistics_dock.event_list import NUMBER_COLOUR, NUMBER_SIZE, EventLine, paint_number

STEP = NUMBER_SIZE - 2
DETAIL_SCALE = 4_000.0


class NumbersItem(CanvasOverlay):
    """Paints the numbers; those that would cover each other stand beside their place, with a line to it."""

    def __init__(self, canvas: QgsMapCanvas, crs: QgsCoordinateReferenceSystem, lines: Sequence[EventLine]) -> None:
        super().__init__(canvas, crs, 100)
        self._lines = [line for line in lines if line.x is not None and line.y is not None]

    def paint(self, painter: QPainter, _option: Optional[QStyleOptionGraphicsItem] = None,
              _widget: Optional[QWidget] = None) -> None:
        """Draw every number that is in sight."""
        taken: list[QPoint] = []
        target = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(self._crs, target, QgsProject.instance())
        frame = self._canvas.rect().adjusted(-NUMBER_SIZE, -NUMBER_SIZE, NUMBER_SIZE, NUMBER_SIZE)
        for line in self._lines:
            try:
                there = self.toCanvasCoordinates(transform.transform(QgsPointXY(line.x, line.y))).toPoint()
            except QgsCsException:
                continue  # a place that does not exist in the map's projection is nowhere on it
            if not frame.contains(there):
                continue
            place = _free_place(there, taken)
            taken.append(place)
            if place != there:
                painter.setPen(QPen(NUMBER_COLOUR, 1.5))
                painter.drawLine(there, place)
            paint_number(painter, QRect(place.x() - NUMBER_SIZE, place.y() - NUMBER_SIZE, 2 * NUMBER_SIZE,
                                        2 * NUMBER_SIZE), line.number)


def _free_place(there: QPoint, taken: Sequence[QPoint]) -> QPoint:
    """The place itself, else the nearest free one on rings of eight around it."""
    directions = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    candidates = [there] + [there + QPoint(dx, dy) * (STEP * ring) for ring in range(1, 5) for dx, dy in directions]
    for place in candidates:
        if all(abs(place.x() - other.x()) >= STEP or abs(place.y() - other.y()) >= STEP for other in taken):
            return place
    return there


class NumbersOnMap:
    """Shows and hides the item, and brings an event into sight."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._item: Optional[NumbersItem] = None
        self._crs = QgsCoordinateReferenceSystem()

    def show(self, lines: Sequence[EventLine], crs: QgsCoordinateReferenceSystem) -> None:
        """Draw these instead of what is drawn."""
        self.hide()
        self._crs = crs
        self._item = NumbersItem(self._canvas, crs, lines)

    def hide(self) -> None:
        """Take the numbers away."""
        if self._item is not None:
            self._canvas.scene().removeItem(self._item)
            self._item = None

    def flash(self, line: EventLine, zoom: bool) -> None:
        """Bring an event into sight and flash it; `zoom` goes close."""
        if line.x is None or line.y is None:
            return
        point = QgsPointXY(line.x, line.y)
        target = self._canvas.mapSettings().destinationCrs()
        try:
            there = QgsCoordinateTransform(self._crs, target, QgsProject.instance()).transform(point)
        except QgsCsException:
            return
        if zoom:
            self._canvas.zoomScale(DETAIL_SCALE, ignoreScaleLock=True)
        if zoom or not self._canvas.extent().contains(there):
            self._canvas.setCenter(there)
            self._canvas.refresh()
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(point)], self._crs)
