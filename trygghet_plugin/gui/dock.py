"""The docks' shell: there from the start so that QGIS restores it, filled when it is first seen.

A room gives a panel (`ReportPanel(session)`, `ReviewPanel(session)`, `StatisticsPanel(session)`); the shell is the same
for all.
"""

from __future__ import annotations

from typing import Callable, Protocol, runtime_checkable

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QWidget


@runtime_checkable
class SeenPanel(Protocol):
    """A panel that must know when its dock is seen: one that lies behind another is still `isVisible()` to Qt."""

    def set_seen(self, seen: bool) -> None:
        """The dock came in sight, or went out of it."""


class PanelDock(QgsDockWidget):
    """A dock whose panel is built at its first showing, so that starting QGIS costs nothing."""

    def __init__(
        self, object_name: str, title: str, build: Callable[[], QWidget], started: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self._started = started
        self.setObjectName(object_name)
        self.setMinimumWidth(320)
        self._build = build

    @property
    def panel(self) -> QWidget:
        """The panel, built now if it was not yet."""
        if self.widget() is None:
            panel = self._build()
            self.setWidget(panel)
            if isinstance(panel, SeenPanel):
                self.visibilityChanged.connect(panel.set_seen)
        return self.widget()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the dock if it stays: QGIS shows every dock for a moment when it is added."""
        super().showEvent(event)
        QTimer.singleShot(0, self.fill)

    def fill(self) -> None:
        """Build the panel if it is seen. Not while QGIS is starting: it restores docks before it makes its first
        project, and what a panel puts into the project until then is lost or half there."""
        if self.isVisible() and self._started():
            _ = self.panel
