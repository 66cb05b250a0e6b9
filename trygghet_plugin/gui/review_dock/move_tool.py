"""Showing the right place of a report on the map, by click or by dragging; saved only when the coordinator says so."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal

from trygghet_plugin.gui.map_tools import PlaceTool


class MoveTool(QObject):
    """Has the map's mouse while a report is being moved."""

    placed = pyqtSignal(float, float)
    """A place was chosen; x and y in the workspace's coordinate system."""
    left = pyqtSignal()
    """The user took another map tool."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._before: Optional[QgsMapTool] = None
        self._moving = False
        self._crs = QgsCoordinateReferenceSystem()
        self.tool = PlaceTool(canvas)
        self.tool.placed.connect(self._take)
        self.tool.deactivated.connect(self._deactivated)

    def start(self, crs: QgsCoordinateReferenceSystem, point: Optional[tuple[float, float]]) -> None:
        """Begin at the report's place; places are told in `crs`."""
        self._crs = crs
        if point is not None:
            self.tool.marker.show(self._to_workspace().transform(
                QgsPointXY(*point), QgsCoordinateTransform.TransformDirection.ReverseTransform))
        self._before = self._canvas.mapTool()
        self._canvas.setMapTool(self.tool)
        self._moving = True

    def stop(self) -> None:
        """Give the map back to the tool it had."""
        self._moving = False
        before, self._before = self._before, None
        self.tool.marker.hide()
        if self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
            if before is not None:
                self._canvas.setMapTool(before)

    def _to_workspace(self) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(self._canvas.mapSettings().destinationCrs(), self._crs, QgsProject.instance())

    def _take(self, place: QgsPointXY) -> None:
        point = self._to_workspace().transform(place)
        self.placed.emit(point.x(), point.y())

    def _deactivated(self) -> None:
        if self._moving:
            self._moving, self._before = False, None
            self.left.emit()
