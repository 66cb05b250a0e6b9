"""How many reports a mark on the map stands for, where several share its spot; drawn over the map while one reviews.

Not part of the style. QGIS's own way, point displacement, takes six times as long to draw and shows marks where a
click does not find them; an expression that looks up other reports hangs (`layers.duplicate_links`).
"""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from qgis.PyQt.QtWidgets import QStyleOptionGraphicsItem, QWidget

from trygghet_plugin.analysis.spots import Spots, shared_spots
from trygghet_plugin.core.words import number
from trygghet_plugin.gui.canvas_overlay import CanvasOverlay
from trygghet_plugin.gui.review_dock.map_link import extent_in
from trygghet_plugin.gui.session import Session
from trygghet_plugin.layers.marks import NEAR_SCALE

GROUND, INK = QColor("#222222"), QColor("#FFFFFF")
MOST_IN_SIGHT = 500
PAUSE_MS = 1_000
MARK_MM = 2.6
"""From the middle of a mark to its corner, where the count stands."""
POINTS = 8


class CountsItem(CanvasOverlay):
    """Paints the counts in sight, the highest first; one that would cover another is left out."""

    def __init__(self, canvas: QgsMapCanvas, crs: QgsCoordinateReferenceSystem, spots: Spots) -> None:
        # Over the marks, beneath the numbers of a list and the marker of a place that is being chosen.
        super().__init__(canvas, crs, 50)
        self.spots = spots

    def paint(self, painter: QPainter, _option: Optional[QStyleOptionGraphicsItem] = None,
              _widget: Optional[QWidget] = None) -> None:
        """Draw."""
        font = QFont(self._canvas.font())
        font.setPointSize(POINTS)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        taken: list[QRectF] = []
        for place, count in self.in_sight():
            words = number(count)
            box = QRectF(0, 0, max(metrics.horizontalAdvance(words) + 8, metrics.height()), metrics.height())
            box.moveCenter(place)
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            painter.setPen(QPen(INK, 1))
            painter.setBrush(GROUND)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()

    def in_sight(self) -> list[tuple[QPointF, int]]:
        """Where on the canvas which counts stand: at the upper right of their marks."""
        box = extent_in(self._crs, self._canvas)
        spots = self.spots
        if box is None:
            return []
        seen = (spots.x >= box[0]) & (spots.y >= box[1]) & (spots.x <= box[2]) & (spots.y <= box[3])
        target = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(self._crs, target, QgsProject.instance())
        corner = MARK_MM / 25.4 * self._canvas.mapSettings().outputDpi()
        found = []
        for row in np.flatnonzero(seen)[:MOST_IN_SIGHT]:
            try:
                place = self.toCanvasCoordinates(transform.transform(QgsPointXY(spots.x[row], spots.y[row])))
            except QgsCsException:
                continue  # a place that does not exist in the map's projection is nowhere on it
            found.append((QPointF(place.x() + corner, place.y() - corner), int(spots.count[row])))
        return found


class SpotCounts(QObject):
    """Reads the counts off the window's thread, only when they are seen: near, and with the reports on the map."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = session.iface.mapCanvas()
        self._seen, self._stale = True, True
        self._asked = 0
        self.item: Optional[CountsItem] = None
        session.workspace_changed.connect(self._workspace_changed)
        # Assessments come one after the other and move nothing: the next report is read before the counts.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._reports_changed)
        session.reports_changed.connect(self._pause.start)
        self._canvas.scaleChanged.connect(self._catch_up)
        self._canvas.layersChanged.connect(self._catch_up)
        self._catch_up()

    def set_seen(self, seen: bool) -> None:
        """The review dock came in sight, or went out of it."""
        self._seen = seen
        if not seen:
            self._take_away()
        self._catch_up()

    def _workspace_changed(self) -> None:
        self._take_away()
        self._catch_up()

    def _reports_changed(self) -> None:
        self._stale = True
        self._catch_up()

    def _take_away(self) -> None:
        self._asked += 1
        self._stale = True
        if self.item is not None:
            self._canvas.scene().removeItem(self.item)
            self.item = None

    def _catch_up(self, _scale: float = 0.0) -> None:
        workspace = self._session.workspace
        layer = self._session.review_layer() if workspace is not None and self._seen else None
        shown = layer is not None and layer in self._canvas.layers() and self._canvas.scale() <= NEAR_SCALE
        if self.item is not None:
            self.item.setVisible(shown)
        if not shown or not self._stale:
            return
        self._stale = False
        self._asked += 1
        asked, crs = self._asked, QgsCoordinateReferenceSystem.fromEpsgId(workspace.info.epsg)

        def done(spots: Spots) -> None:
            if asked == self._asked:
                self._show(spots, crs)

        self._session.run(lambda: shared_spots(workspace.store.table()), done)

    def _show(self, spots: Spots, crs: QgsCoordinateReferenceSystem) -> None:
        self._take_away()
        self._stale = False
        self.item = CountsItem(self._canvas, crs, spots)
        self._catch_up()
