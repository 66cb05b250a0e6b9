"""The report dock at the end: QGIS goes before a report arrived, the map before the form, the form before its tool."""

from __future__ import annotations

import threading

import pytest
from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.test_report_dock import (  # noqa: F401 (fixtures)
    _nothing_opened_before,
    click,
    click_map,
    drafts,
    fill,
    left_of,
    panel,
    parts,
    reopened,
    stored,
    workspace,
)
from trygghet_plugin.core.errors import ReadOnlyError, WorkspaceError
from trygghet_plugin.gui import background
from trygghet_plugin.gui.report_dock import sent_before
from trygghet_plugin.gui.report_dock.panel import ReportPanel
from trygghet_plugin.gui.report_dock.place_picker import PlacePicker
from trygghet_plugin.storage.workspace import Workspace


def send_unheard(qtbot, parts, arrived):  # noqa: F811
    """Send the report in, and let the window not hear of it, as when QGIS ends."""
    click(qtbot, parts.send)
    background.Job.forget_all()
    qtbot.waitUntil(arrived, timeout=15_000)


def count(workspace):  # noqa: F811
    return len(workspace.store.table())


# --- a report that was sent does not come back as a draft ------------------------------------------------------------


def test_what_arrived_unheard_is_no_draft_any_more(panel, parts, plain_session, workspace, drafts, qtbot):  # noqa: F811
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    send_unheard(qtbot, parts, lambda: count(workspace) == 1)
    assert left_of(drafts), "nobody told the form"
    again = reopened(panel, plain_session, qtbot)
    qtbot.waitUntil(again.form.is_empty, timeout=10_000)
    assert not left_of(drafts)
    assert not again.form.parts.restored.isVisible()


def test_the_plugin_is_started_again_in_the_same_window(panel, parts, plain_session, qtbot):  # noqa: F811
    """Switched off and on, or updated: the process lives, and its draft is its own."""
    parts.questions.description.setPlainText("Half a sentence")
    panel.hide()
    sip.delete(panel.form)
    panel.form = None
    again = ReportPanel(plain_session)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.form is not None, timeout=10_000)
    assert again.form.parts.questions.description.toPlainText() == "Half a sentence"


def test_another_form_on_the_same_workspace_begins_empty(panel, parts, plain_session, qtbot):  # noqa: F811
    parts.questions.description.setPlainText("Half a sentence")
    panel.form.save_draft()
    again = ReportPanel(plain_session)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.form is not None, timeout=10_000)
    assert again.form.is_empty()


def test_what_waits_in_the_outbox_is_no_draft_any_more(panel, parts, plain_session, workspace, drafts, qtbot,  # noqa: F811
                                                       monkeypatch):
    def refuse(_self, _entry):
        raise ReadOnlyError("The folder may not be written.")

    fill(qtbot, parts, plain_session.iface.mapCanvas())
    monkeypatch.setattr(Workspace, "_send", refuse)
    report_id = panel.form._report_id
    send_unheard(qtbot, parts, lambda: workspace.is_waiting(report_id))
    again = reopened(panel, plain_session, qtbot)
    qtbot.waitUntil(again.form.is_empty, timeout=10_000)
    assert not left_of(drafts)


def test_a_draft_sent_twice_is_one_report(panel, parts, plain_session, workspace, drafts, qtbot, monkeypatch):  # noqa: F811
    def away(_workspace, _report_id):
        raise WorkspaceError("The share is away.")

    fill(qtbot, parts, plain_session.iface.mapCanvas())
    send_unheard(qtbot, parts, lambda: count(workspace) == 1)
    monkeypatch.setattr(sent_before, "is_known", away)
    again = reopened(panel, plain_session, qtbot)
    qtbot.waitUntil(lambda: "The share is away." in plain_session.iface.messages(), timeout=10_000)
    assert not again.form.is_empty(), "what is not known stays"
    click(qtbot, again.form.parts.send)
    qtbot.waitUntil(again.form.is_empty, timeout=15_000)
    assert count(workspace) == 1
    assert stored(workspace).category == "klotter"


def test_a_draft_that_was_never_sent_stays(panel, parts, plain_session, drafts, qtbot, monkeypatch):  # noqa: F811
    asked = []
    known = sent_before.is_known
    monkeypatch.setattr(sent_before, "is_known", lambda *what: asked.append(known(*what)) or asked[-1])
    parts.questions.description.setPlainText("Half a sentence")
    again = reopened(panel, plain_session, qtbot)
    qtbot.waitUntil(lambda: asked == [False] and not background.Job._running, timeout=10_000)
    assert again.form.parts.questions.description.toPlainText() == "Half a sentence"
    assert left_of(drafts)


def test_the_outbox_is_not_read_in_the_windows_thread(parts, plain_session, qtbot, monkeypatch):  # noqa: F811
    def refuse(_self, _entry):
        raise ReadOnlyError("The folder may not be written.")

    threads = []
    kept = Workspace.is_kept

    def is_kept(self, *report):
        threads.append(threading.current_thread())
        return kept(self, *report)

    fill(qtbot, parts, plain_session.iface.mapCanvas())
    monkeypatch.setattr(Workspace, "_send", refuse)
    monkeypatch.setattr(Workspace, "is_kept", is_kept)
    click(qtbot, parts.send)
    qtbot.waitUntil(lambda: not parts.category.category, timeout=15_000)
    assert threads
    assert threading.main_thread() not in threads


# --- what is taken down first ----------------------------------------------------------------------------------------


def test_the_map_goes_before_the_form(panel, parts, plain_session, qtbot):  # noqa: F811
    canvas = plain_session.iface.mapCanvas()
    click_map(qtbot, parts, canvas)
    sip.delete(canvas)
    panel.hide()
    parts.place.clear()
    assert parts.place.point is None


@pytest.fixture
def picker(qgis_app, workspace):  # noqa: F811
    canvas = QgsMapCanvas()
    made = PlacePicker(canvas, workspace.info, "On the map", "")
    made.click.click()
    assert canvas.mapTool() is made.tool
    yield canvas, made
    sip.delete(canvas)


def test_the_button_goes_before_the_tool(picker, qtbot):
    canvas, made = picker
    sip.delete(made.click)
    canvas.unsetMapTool(made.tool)
    assert canvas.mapTool() is None


def test_the_form_goes_while_its_tool_is_chosen(picker, qtbot):
    canvas, made = picker
    made.tool.marker.show(QgsPointXY(0, 0))
    sip.delete(made)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert canvas.mapTool() is None
