"""The docks' shell: there from the start so that QGIS restores it, filled when it is first seen.

A room gives a panel (`ReportPanel(session)`, `ReviewPanel(session)`, `StatisticsPanel(session)`); the shell is the same for all.
"""

from __future__ import annotations

from typing import Callable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QWidget


class PanelDock(QgsDockWidget):
    """A dock whose panel is built at its first showing, so that starting QGIS costs nothing."""

    def __init__(self, object_name: str, title: str, build: Callable[[], QWidget], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(object_name)
        self.setMinimumWidth(320)
        self._build = build

    @property
    def panel(self) -> QWidget:
        """The panel, built now if it was not yet."""
        if self.widget() is None:
            self.setWidget(self._build())
        return self.widget()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the dock if it stays: QGIS shows every dock for a moment when it is added."""
        super().showEvent(event)
        QTimer.singleShot(0, self._fill)

    def _fill(self) -> None:
        if self.isVisible():
            _ = self.panel
