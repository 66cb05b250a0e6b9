"""The statistics dock's panel: the meeting first, the analysis second, and what to say when there are no figures."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.empty_state import EmptyState
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock.analysis_tab import AnalysisTab
from trygghet_plugin.gui.statistics_dock.meeting_tab import MeetingTab
from trygghet_plugin.gui.statistics_dock.sheet import SheetReader


class StatisticsPanel(QWidget):
    """Reads when it is seen and something changed; hidden it costs nothing."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._in_front = True
        self.reader = SheetReader(session, self)
        self.meeting = MeetingTab(session, self.reader)
        self.analysis = AnalysisTab(session, self.reader)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.meeting, translate("StatisticsPanel", "Weekly meeting"))
        self.tabs.addTab(self.analysis, translate("StatisticsPanel", "Analysis"))
        self.practice = plain_label(translate("StatisticsPanel", "PRACTICE"), wrap=False)
        self.practice.setStyleSheet("background: #E69F00; color: #000000; font-weight: bold; padding: 1px 6px;")
        self.tabs.setCornerWidget(self.practice)
        self.state = EmptyState(session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.state.pressed.connect(self._read)
        self.reader.changed.connect(self._show_state)
        session.workspace_changed.connect(self._workspace_changed)
        session.reports_changed.connect(self._reports_changed)
        self._show_practice()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._catch_up()

    def set_seen(self, seen: bool) -> None:
        """The dock came in sight, or went behind another (`dock.SeenPanel`)."""
        self._in_front = seen
        self.meeting.set_seen(seen)
        self._catch_up()

    @property
    def _seen(self) -> bool:
        return self._in_front and self.isVisible()

    def _catch_up(self) -> None:
        if not self._seen:
            return
        if self._session.workspace is None:
            self._session.open_last()
        elif self._stale:
            self._read()

    def _show_practice(self) -> None:
        workspace = self._session.workspace
        self.practice.setVisible(workspace is not None and workspace.info.practice)

    def _workspace_changed(self) -> None:
        self._show_practice()
        self.reader.forget()
        self._reports_changed()

    def _reports_changed(self) -> None:
        self._stale = True
        if self._seen:
            self._read()

    def _read(self) -> None:
        self._stale = False
        workspace = self._session.workspace
        if workspace is None or workspace.store.abilities.review:
            self.reader.read()

    def _show_state(self) -> None:
        """Figures only where they were read: an error is never shown as zero."""
        error = self.reader.error
        if self._session.workspace is None:
            self.state.say_no_workspace()
        elif not self._session.workspace.store.abilities.review:
            self.state.say(translate(
                "StatisticsPanel", "Figures are counted from all reports, and your role in this database does not show "
                "them to you. Figures of your own reports alone would mislead."))
        elif error is not None:
            text = translate("StatisticsPanel", "The reports could not be read, so there are no figures to show.")
            self.state.say_unreadable(text, error)
        elif self.reader.sheet is None:
            self.state.say_reading()
        self.stack.setCurrentWidget(self.state if self.reader.sheet is None or error is not None else self.tabs)
