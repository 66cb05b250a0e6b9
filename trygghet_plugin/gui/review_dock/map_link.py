"""Queue and map are one: a row chosen flashes on the map, a mark chosen on the map is found in the queue."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from trygghet_plugin.analysis.spots import HALF_METRES
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import OPEN_STATUSES
from trygghet_plugin.gui.session import Session
from trygghet_plugin.layers.review_layer import set_chosen
from trygghet_plugin.storage.values import Extent

# Coarser than this a place cannot be told; then the map goes to the scale one reviews at. Never further out.
COARSEST, WORKING, CLOSE = 10_000, 5_000, 2_500
FOLLOW_MS = 400
MOST_ON_A_SPOT = 1_000


class MapLink(QObject):
    """Between the dock and QGIS's map canvas."""

    picked = pyqtSignal(str)
    """One report was selected on the map, or several on one spot; carries the report_id of one of them."""
    extent_changed = pyqtSignal()
    """The map stands still at another place."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.canvas: QgsMapCanvas = session.iface.mapCanvas()
        self._layer: Optional[QgsVectorLayer] = None
        self._selecting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(FOLLOW_MS)
        self._pause.timeout.connect(self.extent_changed)
        self.canvas.extentsChanged.connect(self._pause.start)
        QgsProject.instance().layersAdded.connect(self.attach)
        session.workspace_changed.connect(self.attach)
        self.attach()

    def attach(self, _layers: object = None) -> None:
        """Listen to the review layer that the project holds now."""
        layer = self._session.review_layer()
        if layer is self._layer or layer is None:
            return
        self._layer = layer
        layer.selectionChanged.connect(self._map_selection)
        layer.willBeDeleted.connect(self._detach)

    def _detach(self) -> None:
        self._layer = None

    def _map_selection(self) -> None:
        if self._selecting or self.sender() is not self._layer or self._layer is None:
            return
        feature = _one_of(self._layer)
        if feature is not None and feature.attribute("report_id"):
            self.picked.emit(str(feature.attribute("report_id")))

    # --- from the dock to the map

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Coordinate system of the workspace's reports."""
        return QgsCoordinateReferenceSystem.fromEpsgId(self._session.workspace.info.epsg)

    def _transform(self) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(self.crs(), self.canvas.mapSettings().destinationCrs(), QgsProject.instance())

    def show(self, report: StoredReport, may_move: bool) -> None:
        """Select and flash a report; `may_move` lets the map come to it."""
        self.mark(report)
        if report.point is None:
            return
        try:
            centre = self._transform().transform(QgsPointXY(*report.point))
        except QgsCsException as problem:
            # A point outside what the map's coordinate system can hold is shown in the dock, not on this map.
            self._session.messages.info(str(problem))
            return
        if may_move:
            self._come_to(centre, COARSEST, WORKING)
        self.canvas.flashGeometries([QgsGeometry.fromPointXY(QgsPointXY(*report.point))], self.crs())

    def zoom_to(self, report: StoredReport) -> None:
        """Come close to a report, but never further out than the map is."""
        if report.point is not None:
            self._come_to(self._transform().transform(QgsPointXY(*report.point)), CLOSE, CLOSE)
            self.canvas.flashGeometries([QgsGeometry.fromPointXY(QgsPointXY(*report.point))], self.crs())

    def _come_to(self, centre: QgsPointXY, coarsest: float, scale: float) -> None:
        canvas = self.canvas
        zooms = canvas.scale() > coarsest
        if zooms or not canvas.extent().contains(centre):
            canvas.setCenter(centre)
        if zooms:
            canvas.zoomScale(scale)
        canvas.refresh()

    def mark(self, report: Optional[StoredReport]) -> None:
        """Select the report on the layer. While somebody edits the layer by hand, the selection is theirs."""
        layer = self._layer
        if layer is None or layer.isEditable():
            return
        set_chosen(layer, report.report_no if report is not None else "")
        self._selecting = True
        try:
            layer.selectByIds([int(report.values["fid"])] if report is not None else [])
        finally:
            self._selecting = False

    def extent(self) -> Optional[Extent]:
        """What the map shows, in the workspace's coordinate system."""
        return extent_in(self.crs(), self.canvas)


def extent_in(crs: QgsCoordinateReferenceSystem, canvas: QgsMapCanvas) -> Optional[Extent]:
    """What a map shows in another coordinate system; None where that is no limit at all."""
    rectangle: QgsRectangle = canvas.extent()
    if rectangle.isEmpty():
        return None
    transform = QgsCoordinateTransform(crs, canvas.mapSettings().destinationCrs(), QgsProject.instance())
    try:
        box = transform.transformBoundingBox(rectangle, QgsCoordinateTransform.TransformDirection.ReverseTransform)
    except QgsCsException:
        # The map shows more of the world than the other system can hold.
        return None
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _one_of(layer: QgsVectorLayer) -> Optional[QgsFeature]:
    """The selected report; of several on one spot one that waits, else the first. None where they are apart."""
    if not 0 < layer.selectedFeatureCount() <= MOST_ON_A_SPOT:
        return None
    features = layer.selectedFeatures()
    box = layer.boundingBoxOfSelected()
    if len(features) > 1 and max(box.width(), box.height()) > 2 * HALF_METRES:
        return None
    waiting = {status.value for status in OPEN_STATUSES}
    return next((feature for feature in features if feature.attribute("status") in waiting), features[0])
