"""Clicking the right place of a report on the map; saved only when the coordinator says so."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

MARK_COLOUR = QColor("#0072B2")


class MoveTool(QObject):
    """Takes the map's clicks while a report is being moved, and shows the place meant."""

    clicked = pyqtSignal(float, float)
    """A place was clicked; x and y in the workspace's coordinate system."""
    left = pyqtSignal()
    """The user took another map tool."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._tool = QgsMapToolEmitPoint(canvas)
        self._before: Optional[QgsMapTool] = None
        self._marker: Optional[QgsVertexMarker] = None
        self._crs = QgsCoordinateReferenceSystem()
        self._tool.canvasClicked.connect(self._take)
        self._tool.deactivated.connect(self._deactivated)

    def start(self, crs: QgsCoordinateReferenceSystem) -> None:
        """Wait for a click; places are told in `crs`."""
        self._crs = crs
        self._before = self._canvas.mapTool()
        self._canvas.setMapTool(self._tool)

    def stop(self) -> None:
        """Give the map back to the tool it had."""
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None
        if self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
            if self._before is not None:
                self._canvas.setMapTool(self._before)
        self._before = None

    def _take(self, place: QgsPointXY, _button: object) -> None:
        if self._marker is None:
            self._marker = QgsVertexMarker(self._canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            self._marker.setIconSize(18)
            self._marker.setPenWidth(3)
            self._marker.setColor(MARK_COLOUR)
        self._marker.setCenter(place)
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(), self._crs, QgsProject.instance()
        )
        point = transform.transform(place)
        self.clicked.emit(point.x(), point.y())

    def _deactivated(self) -> None:
        if self._before is not None:
            self._before = None
            self.left.emit()
