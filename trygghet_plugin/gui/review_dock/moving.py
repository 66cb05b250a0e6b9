"""Moving a report: the right place is shown on the map, by click or by dragging, and saved on demand."""

from __future__ import annotations

from math import hypot
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.map_tools import PlaceTool
from trygghet_plugin.gui.review_dock.assessing import Assessor
from trygghet_plugin.gui.review_dock.map_link import MapLink
from trygghet_plugin.gui.review_dock.steps import ActionBox

NO_DISTANCE = "–"


class MoveBox(ActionBox):
    """Tells of the place meant, and saves it."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.confirm.setText(translate("MoveBox", "Save the place"))
        self.setFocusProxy(self.confirm)

    def ask(self, report_no: str) -> None:
        """Begin for a report."""
        self.title.setText(translate("MoveBox", "Move {no}").format(no=report_no))
        self.confirm.setEnabled(False)
        self.tell(translate("MoveBox", "Click the right place on the map."))

    def show_place(self, metres: str) -> None:
        """A place was clicked, so far from the old one."""
        self.confirm.setEnabled(True)
        text = translate("MoveBox", "New place, {metres} m from the old one. Click again to correct it.")
        self.tell(text.format(metres=metres))
        self.confirm.setFocus()


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
            self.tool.marker.show(
                self._to_workspace().transform(
                    QgsPointXY(*point), QgsCoordinateTransform.TransformDirection.ReverseTransform
                )
            )
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


class PointMover(QObject):
    """Box and map tool together."""

    def __init__(self, link: MapLink, box: MoveBox, assessor: Assessor) -> None:
        super().__init__(box)
        self._link, self._box, self._assessor = link, box, assessor
        self._report: Optional[StoredReport] = None
        self._place = (0.0, 0.0)
        self.tool = MoveTool(link.canvas, self)
        self.tool.placed.connect(self._placed)
        self.tool.left.connect(box.cancelled)
        box.confirmed.connect(self._save)

    def start(self, report: StoredReport) -> None:
        """Begin with a report."""
        self._report = report
        self._box.ask(report.report_no)
        self._link.zoom_to(report)
        self.tool.start(self._link.crs(), report.point)

    def stop(self) -> None:
        """Leave the map to others."""
        self.tool.stop()

    def _placed(self, x: float, y: float) -> None:
        self._place = (x, y)
        old = self._report.point
        self._box.show_place(number(hypot(x - old[0], y - old[1])) if old else NO_DISTANCE)

    def _save(self) -> None:
        if not self._assessor.busy and self._box.confirm.isEnabled():
            self._assessor.move(self._report, *self._place)
