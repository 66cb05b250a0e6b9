"""Fixtures of the review dock's tests: a session, a workspace, the panel in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget

from tests.gui.plain_iface import PlainIface
from tests.gui.review_workspace import make_workspace
from trygghet_plugin.gui.review_dock.panel import ReviewPanel
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def window_session(qgis_app, qgis_new_project) -> Iterator[Session]:
    """A session without a workspace, in a window of its own."""
    iface = PlainIface()
    made = Session(iface)
    # What was opened last is remembered in settings that tests running beside this one share.
    made.open_last = lambda: None
    yield made
    made.tear_down()
    iface.window.close()


@pytest.fixture
def vargarda(tmp_path) -> Iterator[Workspace]:
    """An empty workspace of Vårgårda with its actors."""
    made = make_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def review(window_session: Session, vargarda: Workspace, qtbot) -> Callable[[], ReviewPanel]:
    """Opens the workspace in a window with the review dock, and gives its panel once queue and figures are read."""

    def opened() -> ReviewPanel:
        window = window_session.iface.window
        dock, panel = QDockWidget("Review", window), ReviewPanel(window_session)
        dock.setWidget(panel)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        window.show()
        with qtbot.waitSignal(panel.model.loaded, timeout=10_000):
            window_session._take(vargarda)
        qtbot.waitUntil(lambda: bool(panel.header.counts.text()))
        return panel

    return opened


def shown_no(panel: ReviewPanel) -> str:
    """Number of the report that can be read and assessed now."""
    report = panel.desk._report()
    return report.report_no if report is not None else ""
