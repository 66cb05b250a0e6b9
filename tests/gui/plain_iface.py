"""A window with a map and a message bar: as much of QGIS's interface as docks and wizard ask for, nothing faked."""

from __future__ import annotations

from qgis.core import QgsPrintLayout
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtWidgets import QMainWindow


class PlainIface:
    """What a Session needs."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(1000, 700)
        self.bar = QgsMessageBar(self.window)
        self.designed: list[QgsPrintLayout] = []

    def mainWindow(self) -> QMainWindow:  # noqa: N802 (the name QGIS uses)
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:  # noqa: N802 (the name QGIS uses)
        return self.canvas

    def mapCanvases(self) -> list[QgsMapCanvas]:  # noqa: N802 (the name QGIS uses)
        return [self.canvas]

    def messageBar(self) -> QgsMessageBar:  # noqa: N802 (the name QGIS uses)
        return self.bar

    def vectorLayerTools(self) -> None:  # noqa: N802 (the name QGIS uses)
        """There are none without QGIS's own window."""

    def openLayoutDesigner(self, layout: QgsPrintLayout) -> None:  # noqa: N802 (the name QGIS uses)
        self.designed.append(layout)

    def messages(self) -> str:
        """All messages shown, as the bar holds them (escaped)."""
        return "\n".join(item.text() for item in self.bar.items())
