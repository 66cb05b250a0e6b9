"""Fixtures of the window's rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from qgis.PyQt.QtCore import Qt

from tests.gui.plain_iface import PlainIface
from tests.gui.review_fixtures import review, vargarda, window_session  # noqa: F401 (the review dock's)
from tests.gui.statistics_workspace import Told, make_workspace
from trygghet_plugin.gui.dock import PanelDock
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock.panel import StatisticsPanel
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def plain_session(qgis_app, qgis_new_project, monkeypatch) -> Iterator[Session]:
    """A session without a workspace, in a window of its own."""
    # Tests that run at the same time share a profile: the workspace used last may be one of theirs.
    monkeypatch.setattr(Session, "open_last", lambda _self: None)
    iface = PlainIface()
    made = Session(iface)
    yield made
    made.tear_down()
    iface.window.close()


@pytest.fixture
def open_panel(plain_session: Session, tmp_path, qtbot) -> Callable[..., StatisticsPanel]:
    """Makes a workspace of reports, opens it, and gives the statistics panel once both of its tabs have counted."""

    def opened(
        reports: Sequence[Told], prepare: Callable[[Workspace], None] = lambda _workspace: None, **more
    ) -> StatisticsPanel:
        workspace = make_workspace(tmp_path, reports, **more)
        prepare(workspace)
        panel = StatisticsPanel(plain_session)
        window = plain_session.iface.window
        dock = PanelDock("TrygghetStatisticsDock", "Statistics", lambda: panel, lambda: True, window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        window.show()
        qtbot.waitUntil(lambda: dock.widget() is panel)
        plain_session._take(workspace)
        qtbot.waitUntil(lambda: panel.meeting.week is not None and panel.analysis.answer is not None, timeout=10_000)
        return panel

    return opened
