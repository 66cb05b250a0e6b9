"""Layers left out of what is drawn while their database is away, without touching the project.

Drawn all the same, each of them would put "Data source invalid" on screen with every move of the map, and use up the
password that QGIS keeps for the session: the next layer opened then asks for it in a dialog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject


class MapPause(QObject):
    """Between `begin` and `end` no canvas draws the layers; what else is switched on or off meanwhile holds."""

    def __init__(self, canvases: Callable[[], Iterable[QgsMapCanvas]], parent: QObject) -> None:
        super().__init__(parent)
        self._canvases = canvases
        self._paused: list[_PausedCanvas] = []

    def begin(self, paused: Callable[[QgsMapLayer], bool]) -> None:
        """Leave out the layers that are `paused`."""
        if not self._paused:
            self._paused = [_PausedCanvas(canvas, paused, self) for canvas in self._canvases()]

    def end(self) -> None:
        """Draw them again."""
        canvases, self._paused = self._paused, []
        for canvas in canvases:
            canvas.end()


class _PausedCanvas(QObject):
    """One canvas, and the layers it would draw."""

    def __init__(self, canvas: QgsMapCanvas, paused: Callable[[QgsMapLayer], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._paused = canvas, paused
        self._wanted: list[QgsMapLayer] = []
        self._own = False
        canvas.layersChanged.connect(self._filter)
        self._filter()

    def _filter(self) -> None:
        """Somebody set the layers: the layer tree, or a map theme."""
        if self._own:
            return
        self._wanted = list(self._canvas.layers())
        drawn = [layer for layer in self._wanted if not self._paused(layer)]
        if len(drawn) < len(self._wanted):
            self._set(drawn)

    def _set(self, layers: list[QgsMapLayer]) -> None:
        self._own = True
        try:
            self._canvas.setLayers(layers)
        finally:
            self._own = False

    def end(self) -> None:
        """Draw what is wanted, if canvas and layers are still there."""
        if not sip.isdeleted(self._canvas):
            self._canvas.layersChanged.disconnect(self._filter)
            self._set([layer for layer in self._wanted if not sip.isdeleted(layer)])
        self.deleteLater()
