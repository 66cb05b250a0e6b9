"""Where it happened: a click on the map, the map's centre, or coordinates pasted in WGS 84 or any SWEREF 99."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from trygghet_plugin.core.coordinates import WGS84, in_sweden, parse_coordinates
from trygghet_plugin.core.errors import CoordinatesError
from trygghet_plugin.core.municipalities import local_zone, municipality
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.map_tools import PlaceTool
from trygghet_plugin.gui.plain import plain_label, plain_tip
from trygghet_plugin.storage.store import WorkspaceInfo

# A hand on the mouse hits a spot to within some pixels; the middle of a map is meant more roughly.
CLICK_PIXELS, CENTRE_PIXELS = 4, 20


def _crs(epsg: int) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem.fromEpsgId(epsg)


class PlacePicker(QWidget):
    """The place of one report. `point` is in the workspace's coordinate system, None until it is set."""

    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, info: WorkspaceInfo, click_text: str, help_text: str) -> None:
        super().__init__()
        self._canvas, self._info = canvas, info
        self.point: Optional[tuple[float, float]] = None
        self.accuracy: Optional[float] = None
        self.tool = PlaceTool(canvas)
        self.tool.placed.connect(lambda place: self._take_map_point(place, CLICK_PIXELS))
        self.click = QPushButton(click_text.replace("&", "&&"))
        self.click.setCheckable(True)
        self.click.setToolTip(plain_tip(help_text))
        self.click.clicked.connect(self._toggle_tool)
        self.centre = QPushButton(translate("PlacePicker", "The map's centre"))
        self.centre.clicked.connect(lambda _checked=False: self._take_map_point(canvas.center(), CENTRE_PIXELS))
        self.coordinates = QLineEdit()
        self.coordinates.setPlaceholderText("58.0312, 12.8089")
        self.coordinates.setAccessibleName(translate("PlacePicker", "Coordinates in WGS 84 or SWEREF 99"))
        self.coordinates.setToolTip(
            translate("PlacePicker", "Paste coordinates in WGS 84 or any SWEREF 99 and press Enter"))
        self.coordinates.editingFinished.connect(self._read_coordinates)
        self.note = plain_label()
        self.note.hide()
        row = QHBoxLayout()
        row.addWidget(self.click, 1)
        row.addWidget(self.centre, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.coordinates)
        layout.addWidget(self.note)
        canvas.destinationCrsChanged.connect(self.show_on_map)
        canvas.mapToolSet.connect(self._tool_set)
        # The canvas owns the tool and outlives the form.
        self.destroyed.connect(self.tool.deleteLater)

    def clear(self) -> None:
        """No place chosen; the map is given back."""
        self.point = self.accuracy = None
        self.coordinates.clear()
        self._say("")
        self.leave_map()

    def leave_map(self) -> None:
        """Take marker and tool off the map. When QGIS closes, the map may be gone before the form is."""
        if sip.isdeleted(self._canvas):
            return
        self.tool.marker.hide()
        self._canvas.unsetMapTool(self.tool)

    def set_point(self, point: tuple[float, float], accuracy: Optional[float]) -> None:
        """Take a point in the workspace's coordinate system, as a draft does."""
        self._take(QgsPointXY(*point), accuracy)

    def _toggle_tool(self, on: bool) -> None:
        if on:
            self._canvas.setMapTool(self.tool)
        else:
            self._canvas.unsetMapTool(self.tool)

    def _tool_set(self, tool: Optional[QgsMapTool], _former: Optional[QgsMapTool]) -> None:
        # A form that is being taken down loses its buttons a moment before it stops listening.
        if not sip.isdeleted(self.click):
            self.click.setChecked(tool is self.tool)

    def _to_workspace(self, crs: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(crs, _crs(self._info.epsg), QgsProject.instance())

    def _take_map_point(self, place: QgsPointXY, pixels: int) -> None:
        transform = self._to_workspace(self._canvas.mapSettings().destinationCrs())
        aside = QgsPointXY(place.x() + pixels * self._canvas.mapUnitsPerPixel(), place.y())
        try:
            point = transform.transform(place)
            accuracy = max(1.0, round(point.distance(transform.transform(aside))))
        except QgsCsException:
            self._refuse()
            return
        self._take(point, float(accuracy))

    def _read_coordinates(self) -> None:
        text = self.coordinates.text().strip()
        if not text or not self.coordinates.isModified():
            return
        try:
            position = parse_coordinates(text, local_zone(self._info.epsg, self._info.municipality))
            point = self._to_workspace(_crs(position.epsg)).transform(QgsPointXY(position.x, position.y))
        except CoordinatesError as problem:
            self._forget(str(problem))
            return
        except QgsCsException:
            self._refuse()
            return
        self._take(point, None)
        if not self._canvas.extent().contains(self.tool.marker.point):
            self._canvas.setCenter(self.tool.marker.point)
            self._canvas.refresh()

    def _take(self, point: QgsPointXY, accuracy: Optional[float]) -> None:
        try:
            to_wgs84 = QgsCoordinateTransform(_crs(self._info.epsg), _crs(WGS84), QgsProject.instance())
            position = to_wgs84.transform(point)
        except QgsCsException:
            self._refuse()
            return
        if not in_sweden(position.x(), position.y()):
            self._refuse()
            return
        self.point, self.accuracy = (point.x(), point.y()), accuracy
        self.coordinates.setText(f"{position.y():.5f}, {position.x():.5f}")
        inside = municipality(self._info.municipality).contains(position.x(), position.y())
        self._say("" if inside else translate(
            "PlacePicker", "The place lies outside {municipality}. The report can be sent in all the same.")
            .format(municipality=self._info.municipality_name))
        self.show_on_map()
        self.changed.emit()

    def _refuse(self) -> None:
        self._forget(translate("PlacePicker", "That place does not lie in Sweden. Choose a place in the municipality."))

    def _forget(self, why: str) -> None:
        self.point = self.accuracy = None
        self.tool.marker.hide()
        self._say(why)
        self.changed.emit()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_on_map(self) -> None:
        """Put the marker where the report is."""
        if self.point is None:
            return
        back = QgsCoordinateTransform(_crs(self._info.epsg), self._canvas.mapSettings().destinationCrs(),
                                      QgsProject.instance())
        self.tool.marker.show(back.transform(QgsPointXY(*self.point)))
