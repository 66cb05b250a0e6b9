"""What is drawn over the whole map and belongs to no layer: the base of the list's numbers and the counts of marks."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QRectF


class CanvasOverlay(QgsMapCanvasItem):
    """Covers the canvas whatever the map does; `crs` is that of the places it draws."""

    def __init__(self, canvas: QgsMapCanvas, crs: QgsCoordinateReferenceSystem, depth: float) -> None:
        super().__init__(canvas)
        self._canvas, self._crs = canvas, crs
        self.setZValue(depth)
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802 (the name QGIS calls)
        """Follow the map."""
        self.setPos(0, 0)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (the name Qt calls)
        """The whole canvas."""
        return QRectF(self._canvas.rect())
