"""Somebody was faster: both versions side by side, the choice between them, and what is written. On both stores."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import ORGANISATIONS, Told, X, Y, assess, hand_in, make_workspace
from trygghet_plugin.core.errors import DiskFullError
from trygghet_plugin.core.merging import PLACE
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.review_dock.conflict_dialog import MINE, THEIRS, ConflictDialog
from trygghet_plugin.storage.workspace import Workspace

NEW, INFO, EDITED, APPROVED, REJECTED, _DUPLICATE = ReviewStatus


@pytest.fixture(params=["geopackage", "postgis"])
def vargarda(request, tmp_path):
    if request.param == "geopackage":
        made = make_workspace(tmp_path)
    else:
        made = Workspace.create(request.getfixturevalue("schema_database"), "1442", outbox=tmp_path / "outbox.db")
        made.store.save_organisations(ORGANISATIONS, "test")
    yield made
    made.close()


@pytest.fixture
def report(vargarda):
    return hand_in(vargarda, Told(3, "klotter", "Klotter på muren.", answers={"handled_on_site": True}))


@pytest.fixture
def panel(review, report, qtbot):
    made = review()
    made.view.go_to(0)
    qtbot.waitUntil(lambda: shown_no(made) == report.report_no)
    return made


@pytest.fixture
def theirs(vargarda, report):
    """Bengt changes the report beneath who reads it."""

    def change(seen=report, **values):
        return vargarda.store.change(seen.report_id, seen.revision, values, "Bengt")

    return change


def dialog_of(panel, qtbot):
    qtbot.waitUntil(lambda: panel.desk.resolver.dialog is not None and panel.desk.resolver.dialog.isVisible())
    return panel.findChild(ConflictDialog)


def settled(panel, qtbot, revision):
    """The dialog is gone and the dock shows this revision."""
    qtbot.waitUntil(lambda: panel.desk.resolver.dialog is None)
    qtbot.waitUntil(lambda: panel.desk._report() is not None and panel.desk._report().revision == revision)
    qtbot.waitUntil(lambda: panel.desk._job is None and not panel.desk.assessor.busy)


def shown(dialog, column):
    """Seen, mine and theirs as a person reads them."""
    cells = [dialog.cell(column, place) for place in (1, MINE, THEIRS)]
    return [cell.value.text() if hasattr(cell, "value") else cell.text() for cell in cells]


def approve_with_text(panel, text="Min text"):
    panel.desk.details.texts.public_text.setPlainText(text)
    panel.actions_of.approve.trigger()


def test_both_versions_are_told_with_who_and_when_and_nothing_is_overwritten(panel, report, theirs, vargarda, qtbot):
    changed = theirs(public_text="Deras <b>text</b>", severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    assert "Bengt, 20" in dialog.who.text()
    assert shown(dialog, "public_text") == ["–", "Min text", "Deras &lt;b&gt;text&lt;/b&gt;"]
    assert shown(dialog, "severity")[2].startswith("<b><u>Danger")
    assert "both changed" in dialog.cell("public_text", 0).text()
    assert "both changed" not in dialog.cell("severity", 0).text()
    assert dialog.choices() == {"public_text": False, "severity": False}
    assert vargarda.store.report(report.report_id).values == changed.values
    dialog.reject()


def test_an_assessment_is_never_written_with_the_choice(panel, report, theirs, vargarda, qtbot):
    theirs(severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    assert "not saved" in dialog.note.text()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settled(panel, qtbot, 3)
    stored = vargarda.store.report(report.report_id)
    assert (stored.status, stored.public_text, stored.values["severity"]) == (NEW, "Min text", 3)
    assert "“Approved”" in panel.desk.details.notice.text()
    assert not panel.desk.details.notice.isHidden()
    panel.actions_of.approve.trigger()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).status is APPROVED)
    qtbot.waitUntil(lambda: panel.desk.resolver.reminder(report.report_id) == "")


def test_mine_over_theirs(panel, report, theirs, vargarda, qtbot):
    theirs(
        public_text="Deras text",
        severity=3,
        occurred_at="2026-11-01T10:00:00.000Z",
        organisation="bostad",
        internal_only=True,
        q_handled_on_site=False,
        x=X + 40,
    )
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    for column in dialog.choices():
        qtbot.mouseClick(dialog.cell(column, MINE), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert all(dialog.choices().values())
    dialog.save.click()
    settled(panel, qtbot, 3)
    stored = vargarda.store.report(report.report_id).values
    kept = ("severity", "occurred_at", "organisation", "internal_only", "q_handled_on_site", "x", "y")
    assert {name: stored[name] for name in kept} == {name: report.values[name] for name in kept}
    assert stored["public_text"] == "Min text"
    last = vargarda.store.history(report.report_id)[-1]
    assert last.before["public_text"] == "Deras text", "what they wrote is in the history"


def test_theirs_writes_nothing(panel, report, theirs, vargarda, qtbot):
    changed = theirs(public_text="Deras text")
    approve_with_text(panel)
    dialog_of(panel, qtbot).save.click()
    settled(panel, qtbot, 2)
    assert vargarda.store.report(report.report_id).values == changed.values
    assert panel.desk.details.texts.text() == "Deras text"
    assert not panel.desk.details.texts.is_changed()
    assert "“Approved”" in panel.desk.details.notice.text()


def test_keep_theirs_drops_the_assessment_too(panel, report, vargarda, qtbot):
    panel.actions_of.leave_out.trigger()
    panel.desk.footer.reason.text.setPlainText("Fel plats")
    assess(vargarda, report, APPROVED)
    panel.desk.footer.reason.confirm.click()
    dialog = dialog_of(panel, qtbot)
    assert shown(dialog, "status_reason")[1] == "Fel plats"
    assert shown(dialog, "status") == ["New", "<b><u>Left out</u></b>", "<b><u>Approved</u></b>"]
    assert not dialog.save.isVisible(), "there is nothing to choose"
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    settled(panel, qtbot, 2)
    assert panel.desk.footer.box() is None
    assert panel.desk.details.notice.isHidden()
    assert vargarda.store.report(report.report_id).status is APPROVED


def test_some_mine_some_theirs_and_the_reason_waits(panel, report, theirs, vargarda, qtbot):
    theirs(public_text="Deras text", severity=3, description="Klotter på muren och staketet.")
    panel.desk.details.texts.public_text.setPlainText("Min text")
    panel.actions_of.leave_out.trigger()
    panel.desk.footer.reason.text.setPlainText("Fel plats")
    panel.desk.footer.reason.confirm.click()
    dialog = dialog_of(panel, qtbot)
    assert shown(dialog, "description")[2] == "Klotter på muren<b><u> och staketet</u></b>."
    dialog.choose("public_text", mine=True)
    dialog.choose("severity", mine=True)
    dialog.save.click()
    settled(panel, qtbot, 3)
    stored = vargarda.store.report(report.report_id)
    assert (stored.public_text, stored.values["severity"]) == ("Min text", report.values["severity"])
    assert stored.description == "Klotter på muren och staketet."
    assert stored.values["updated_by"] != "Bengt"
    assert panel.desk.footer.reason.reason() == "Fel plats"
    panel.desk.footer.reason.confirm.click()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).status is REJECTED)


def test_faster_again_while_choosing(panel, report, theirs, vargarda, qtbot):
    first = theirs(public_text="Deras text", severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    dialog.choose("severity", mine=True)
    dialog.choose("public_text", mine=True)
    second = vargarda.store.change(first.report_id, first.revision, {"public_text": "Deras nya text"}, "Cecilia")
    dialog.save.click()
    qtbot.waitUntil(lambda: "once more" in dialog.headline.text())
    assert vargarda.store.report(report.report_id).values == second.values
    assert "Cecilia" in dialog.who.text()
    assert "Deras nya text" in shown(dialog, "public_text")[2]
    assert dialog.choices() == {"public_text": False, "severity": True}, "what changed is chosen anew"
    assert dialog.save.isEnabled()
    dialog.save.click()
    settled(panel, qtbot, 4)
    stored = vargarda.store.report(report.report_id)
    assert (stored.public_text, stored.values["severity"]) == ("Deras nya text", report.values["severity"])


def test_what_is_read_again_meanwhile_shows_in_the_dialog(panel, report, theirs, vargarda, qtbot):
    first = theirs(severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    vargarda.store.change(first.report_id, first.revision, {"category": "annat"}, "Cecilia")
    panel._session.reports_changed.emit()
    qtbot.waitUntil(lambda: "category" in dialog.choices())
    assert "Cecilia" in dialog.who.text()
    dialog.reject()


def test_by_keyboard_alone(panel, report, theirs, vargarda, qtbot):
    theirs(public_text="Deras text")
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    QApplication.setActiveWindow(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.cell("public_text", THEIRS).button)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    assert dialog.choices() == {"public_text": True}
    for _step in range(10):
        if dialog.focusWidget() is dialog.save:
            break
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    settled(panel, qtbot, 3)
    assert vargarda.store.report(report.report_id).public_text == "Min text"


def test_escape_looks_again_and_keeps_what_was_typed(panel, report, theirs, vargarda, qtbot):
    theirs(severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settled(panel, qtbot, 2)
    assert panel.desk.details.texts.text() == "Min text"
    assert "“Approved”" in panel.desk.details.notice.text()
    panel.actions_of.approve.trigger()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).status is APPROVED)
    assert vargarda.store.report(report.report_id).public_text == "Min text"


def test_enter_decides_nothing(panel, report, theirs, vargarda, qtbot):
    changed = theirs(severity=3)
    approve_with_text(panel)
    dialog = dialog_of(panel, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settled(panel, qtbot, 2)
    assert vargarda.store.report(report.report_id).values == changed.values


def test_a_text_alone(panel, report, theirs, vargarda, qtbot):
    theirs(public_text="Deras text")
    panel.desk.details.texts.public_text.setPlainText("Min text")
    panel.actions_of.save_text.trigger()
    dialog = dialog_of(panel, qtbot)
    assert dialog.note.isHidden(), "no assessment was meant"
    dialog.choose("public_text", mine=True)
    dialog.save.click()
    settled(panel, qtbot, 3)
    assert vargarda.store.report(report.report_id).public_text == "Min text"
    assert panel.desk.details.notice.isHidden()


def test_a_place(panel, report, theirs, vargarda, qtbot):
    theirs(x=X + 30, y=Y + 40)
    panel.actions_of.move.trigger()
    panel.desk._mover.tool.placed.emit(X + 300, Y)
    panel.desk.footer.move.confirm.click()
    dialog = dialog_of(panel, qtbot)
    assert [("300 m" in text, "50 m" in text) for text in shown(dialog, PLACE)] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    dialog.choose(PLACE, mine=True)
    dialog.save.click()
    settled(panel, qtbot, 3)
    assert vargarda.store.report(report.report_id).point == (X + 300, Y)
    assert panel.desk.footer.box() is None


def test_an_undo(panel, report, vargarda, qtbot):
    panel.actions_of.approve.trigger()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).status is APPROVED)
    qtbot.waitUntil(lambda: panel.desk.assessor.last() is not None and not panel.desk.assessor.busy)
    vargarda.store.change(report.report_id, 2, {"severity": 3}, "Bengt")
    panel.actions_of.undo.trigger()
    dialog = dialog_of(panel, qtbot)
    assert "faster" in panel.desk.footer.line.text()
    assert dialog.choices() == {"severity": False}
    dialog.keep.click()
    settled(panel, qtbot, 3)
    assert vargarda.store.report(report.report_id).status is EDITED
    assert not panel.actions_of.undo.isEnabled()


def test_what_could_not_be_saved_is_told_in_the_dialog(panel, report, theirs, vargarda, qtbot):
    first = theirs(severity=3)
    approve_with_text(panel, "Min text")
    dialog = dialog_of(panel, qtbot)

    def full(*_arguments):
        raise DiskFullError("the disk is full")

    right, vargarda.store.change = vargarda.store.change, full
    dialog.save.click()
    qtbot.waitUntil(lambda: "Nothing was saved" in dialog.note.text())
    vargarda.store.change = right
    assert dialog.save.isEnabled()
    assert vargarda.store.report(report.report_id).values == first.values
    dialog.save.click()
    settled(panel, qtbot, 3)


def test_long_texts_can_be_read_and_their_difference_seen(panel, report, theirs, vargarda, qtbot):
    long = "Det som står här är en lång text om platsen. " * 40
    theirs(public_text=long + "Slutet är deras.", description="Klotter på staketet.")
    approve_with_text(panel, long + "Slutet är mitt.")
    dialog = dialog_of(panel, qtbot)
    assert shown(dialog, "description")[2] == "Klotter på <s>muren</s><b><u>staketet</u></b>."
    mine = dialog.cell("public_text", MINE)
    assert mine.value.height() >= mine.value.heightForWidth(mine.value.width()) > 300
    assert mine.width() < dialog.width() / 2
    assert dialog.area.verticalScrollBar().maximum() > 0
    dialog.reject()
