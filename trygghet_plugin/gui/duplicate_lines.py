"""Thin lines on the map from a duplicate to the report it repeats, close up only."""

from __future__ import annotations

from typing import Optional

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.gui.session import Session
from trygghet_plugin.layers.duplicate_links import read_links


class DuplicateLines(QObject):
    """Reads the lines off the window's thread whenever reports change, and draws them over the map."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._canvas = session.iface.mapCanvas()
        self._band: Optional[QgsRubberBand] = None
        self._lines = QgsGeometry()
        self._asked = 0
        session.workspace_changed.connect(self._read)
        session.reports_changed.connect(self._read)
        self._canvas.scaleChanged.connect(self._show_or_hide)
        self._canvas.layersChanged.connect(self._show_or_hide)
        self._canvas.destinationCrsChanged.connect(self._draw)

    def remove(self) -> None:
        """Take the lines off the map."""
        self._asked += 1
        self._lines = QgsGeometry()
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def _read(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            self.remove()
            return
        if self._session.link.away:
            # A layer that is opened while its server is away asks for a password, from the worker's thread too.
            return
        self._asked += 1
        asked = self._asked

        def done(lines: QgsGeometry) -> None:
            if asked == self._asked:
                self._lines = lines
                self._draw()

        self._session.run(lambda: read_links(*workspace.layer_source("trygghet_report")), done)

    def _draw(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if self._band is None:
            # Here, so that starting QGIS does not load how reports are marked.
            from trygghet_plugin.layers.marks import GREY

            self._band = QgsRubberBand(self._canvas, Qgis.GeometryType.Line)
            self._band.setColor(QColor(GREY))
            self._band.setWidth(1)
            # Beneath the marker of a place that is being chosen.
            self._band.setZValue(-1)
        self._band.reset(Qgis.GeometryType.Line)
        if not self._lines.isEmpty():
            self._band.setToGeometry(self._lines, QgsCoordinateReferenceSystem.fromEpsgId(workspace.info.epsg))
        self._show_or_hide()

    def _show_or_hide(self, _scale: float = 0.0) -> None:
        if self._band is not None:
            from trygghet_plugin.layers.marks import NEAR_SCALE

            near = self._canvas.scale() <= NEAR_SCALE
            self._band.setVisible(near and self._session.review_layer() in self._canvas.layers())
