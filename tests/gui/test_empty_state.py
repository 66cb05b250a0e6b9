"""Without a workspace every dock says the same and leads to one; what cannot be read is said, and can be tried."""

from __future__ import annotations

import pytest

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.gui.empty_state import EmptyState
from trygghet_plugin.gui.report_dock.panel import ReportPanel
from trygghet_plugin.gui.review_dock.panel import ReviewPanel
from trygghet_plugin.gui.statistics_dock.panel import StatisticsPanel


@pytest.mark.parametrize("panel_class", [ReportPanel, ReviewPanel, StatisticsPanel])
def test_every_dock_says_the_same_and_leads_to_a_workspace(window_session, qtbot, panel_class):
    panel = panel_class(window_session)
    qtbot.addWidget(panel)
    panel.show()
    (seen,) = [state for state in panel.findChildren(EmptyState) if state.isVisible()]
    assert seen.words.text() == "No workspace is open. Open your municipality's, or set one up."
    assert seen.button.accessibleDescription() == seen.words.text()
    with qtbot.waitSignal(window_session.setup_wanted):
        seen.button.click()


def test_what_could_not_be_read_can_be_tried_again(window_session, vargarda, qtbot):
    window_session._take(vargarda)
    state = EmptyState(window_session)
    qtbot.addWidget(state)
    state.say_unreadable("The form could not be read.", WorkspaceError("The share is away.", "x"))
    assert state.words.text() == "The form could not be read.\n\nThe share is away."
    with qtbot.waitSignal(state.pressed):
        state.button.click()
    state.say_reading()
    assert state.button.isHidden()
