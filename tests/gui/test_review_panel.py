"""The review dock through the widgets a coordinator uses, on a real workspace: queue, steps, next, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, assess, hand_in, make_workspace
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.review_dock.queue_model import AGE, CATEGORY, NUMBER, PLACE


@pytest.fixture
def reports(vargarda):
    """Four open reports, the oldest first; the first two close to each other and of one category."""
    return [
        hand_in(
            vargarda,
            Told(9, "belysning", "Lampan i tunneln är trasig.", place_type="tunnel", organisation="fastighet"),
        ),
        hand_in(vargarda, Told(6, "belysning", "Mörkt i gångtunneln.", dx=30, place_type="tunnel")),
        hand_in(vargarda, Told(2, "skadegorelse", "Krossad ruta vid torget.", dx=900)),
        hand_in(vargarda, Told(1, "klotter", "Klotter på muren.", dx=1800)),
    ]


@pytest.fixture
def panel(review, reports):
    return review()


def look_at(panel, report, qtbot):
    """Choose a report's row and wait until it can be read."""
    assert panel.view.go_to(panel.model.row_of(report.report_id))
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)


def settled(panel, qtbot):
    qtbot.waitUntil(lambda: not panel.desk.assessor.busy)


def status_of(vargarda, report):
    return vargarda.store.report(report.report_id).status


def test_the_queue_tells_number_category_place_and_age_the_oldest_first(panel, reports):
    texts = [[panel.model.index(row, column).data() for column in (NUMBER, CATEGORY, AGE)] for row in range(4)]
    assert texts[0] == [reports[0].report_no, "Broken or poor lighting", "9 d"]
    assert [row[2] for row in texts] == ["9 d", "6 d", "2 d", "1 d"]
    assert panel.model.index(0, PLACE).data() == "Underpass or bridge"
    assert panel.header.counts.text() == "4 new"
    assert panel.header.ages.text().replace("\u00a0", " ") == "Oldest 9 d · median 4.0 d · 1 over 7 d"
    assert panel.filters.state.text() == "All open ones"


def test_what_waits_too_long_is_bold_and_its_status_is_said(panel, qtbot):
    assert panel.model.is_late(panel.model.line(0))
    assert not panel.model.is_late(panel.model.line(1))
    spoken = panel.model.index(0, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{panel.model.line(0).report_no}, New"
    assert not panel.model.index(0, NUMBER).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_a_click_on_a_header_sorts(panel, qtbot):
    with qtbot.waitSignal(panel.model.loaded):
        panel.view.horizontalHeader().sectionClicked.emit(AGE)
        panel.view.horizontalHeader().setSortIndicator(AGE, Qt.SortOrder.AscendingOrder)
        panel.view._sort(AGE)
    assert panel.model.index(0, AGE).data() == "1 d"


def test_approve_takes_the_next_one_by_itself(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    qtbot.mouseClick(panel.desk.footer.bar.approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    settled(panel, qtbot)
    stored = vargarda.store.report(reports[0].report_id)
    assert stored.status is ReviewStatus.APPROVED
    assert panel.model.row_of(reports[0].report_id) == -1
    assert panel.desk.footer.line.text() == f"{reports[0].report_no}: Approved"
    assert panel.view.currentIndex().row() == 0
    qtbot.waitUntil(lambda: panel.header.counts.text() == "3 new")


def test_the_whole_queue_by_one_key_ends_with_a_true_sentence(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    for report, following in zip(reports, [*reports[1:], None]):
        qtbot.waitUntil(lambda no=report.report_no: shown_no(panel) == no)
        settled(panel, qtbot)
        qtbot.keyClick(panel.view, Qt.Key.Key_A)
        qtbot.waitUntil(lambda one=report: status_of(vargarda, one) is ReviewStatus.APPROVED)
        wanted = following.report_no if following else ""
        qtbot.waitUntil(lambda no=wanted: shown_no(panel) == no)
    assert panel.view.empty_text == "Nothing to review. New reports show here as soon as they come in."
    qtbot.waitUntil(lambda: panel.header.counts.text() == "0 new")
    assert not panel.actions_of.approve.isEnabled()


def test_completion_needs_a_question(panel, reports, vargarda, qtbot):
    look_at(panel, reports[2], qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_K)
    box = panel.desk.footer.reason
    assert panel.desk.footer.box() is box
    qtbot.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    assert box.note.text() == "Write what you need to know."
    assert status_of(vargarda, reports[2]) is ReviewStatus.NEW
    box.suggestions.setCurrentIndex(1)
    box.suggestions.activated.emit(1)
    qtbot.keyClicks(box.text, " Vid kiosken?")
    qtbot.keyClick(box.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[2]) is ReviewStatus.NEEDS_INFO)
    reason = vargarda.store.report(reports[2].report_id).values["status_reason"]
    assert reason == "Where exactly did it happen? Vid kiosken?"
    settled(panel, qtbot)
    assert panel.desk.footer.box() is None


def test_another_suggestion_replaces_the_first_and_keeps_what_was_written(panel, reports, qtbot):
    look_at(panel, reports[2], qtbot)
    panel.actions_of.leave_out.trigger()
    box = panel.desk.footer.reason
    box.suggestions.activated.emit(1)
    qtbot.keyClicks(box.text, " Ligger i Alingsås.")
    box.suggestions.activated.emit(5)
    assert box.reason() == "Test report Ligger i Alingsås."


def test_leave_out_needs_a_reason_and_can_be_reopened_with_one(panel, reports, vargarda, qtbot):
    look_at(panel, reports[3], qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_T)
    box = panel.desk.footer.reason
    assert not box.complete()
    box.text.setPlainText("Provrapport")
    qtbot.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[3]) is ReviewStatus.REJECTED)
    settled(panel, qtbot)
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.status.set_checked([ReviewStatus.REJECTED.value])
    look_at(panel, reports[3], qtbot)
    assert "Provrapport" in panel.desk.details.status.text()
    bar = panel.desk.footer.bar
    assert bar.approve.isHidden()
    qtbot.mouseClick(bar.reopen, Qt.MouseButton.LeftButton)
    assert not box.complete()
    box.text.setPlainText("Den var riktig.")
    qtbot.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[3]) is ReviewStatus.NEW)


def test_escape_leaves_the_reason_and_changes_nothing(panel, reports, vargarda, qtbot):
    look_at(panel, reports[3], qtbot)
    panel.actions_of.leave_out.trigger()
    box = panel.desk.footer.reason
    qtbot.keyClick(box.text, Qt.Key.Key_Escape)
    assert panel.desk.footer.box() is None
    assert status_of(vargarda, reports[3]) is ReviewStatus.NEW


def test_a_duplicate_is_chosen_from_those_nearby(panel, reports, vargarda, qtbot):
    look_at(panel, reports[1], qtbot)
    assert panel.desk.details.duplicates.title() == "1 possible duplicate(s)"
    qtbot.keyClick(panel.view, Qt.Key.Key_D)
    box = panel.desk.footer.duplicate
    assert box.list.count() == 1
    assert reports[0].report_no in box.list.item(0).text()
    qtbot.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[1]) is ReviewStatus.DUPLICATE)
    assert vargarda.store.report(reports[1].report_id).values["duplicate_of"] == reports[0].report_id


def test_a_duplicate_by_its_number_and_a_number_that_does_not_exist(panel, reports, vargarda, qtbot):
    look_at(panel, reports[3], qtbot)
    panel.actions_of.duplicate.trigger()
    box = panel.desk.footer.duplicate
    assert box.list.isHidden()
    qtbot.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    assert box.note.text() == "Choose the other report, or type its number."
    qtbot.keyClicks(box.number, "2026-9999")
    qtbot.keyClick(box.number, Qt.Key.Key_Return)
    settled(panel, qtbot)
    assert "2026-9999" in panel.desk.footer.line.text()
    assert box.number.text() == "2026-9999"
    assert status_of(vargarda, reports[3]) is ReviewStatus.NEW
    box.number.setText(f" {reports[2].report_no} ")
    qtbot.keyClick(box.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[3]) is ReviewStatus.DUPLICATE)


def test_undo_gives_the_former_status_back_and_shows_the_report_again(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    panel.desk.footer.bar.approve.click()
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    settled(panel, qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: status_of(vargarda, reports[0]) is ReviewStatus.NEW)
    qtbot.waitUntil(lambda: shown_no(panel) == reports[0].report_no and panel.model.row_of(reports[0].report_id) == 0)
    assert vargarda.store.report(reports[0].report_id).values["first_assessed_at"] is None
    settled(panel, qtbot)
    assert not panel.actions_of.undo.isEnabled()


def test_undo_is_refused_in_words_once_somebody_built_on_the_assessment(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    panel.desk.footer.bar.approve.click()
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    settled(panel, qtbot)
    approved = vargarda.store.report(reports[0].report_id)
    vargarda.store.change(approved.report_id, approved.revision, {"severity": 3}, "Bengt")
    panel.desk.footer.undo.click()
    qtbot.waitUntil(lambda: "Bengt" in panel.desk.footer.line.text())
    assert status_of(vargarda, reports[0]) is ReviewStatus.EDITED
    assert not panel.actions_of.undo.isEnabled()


def test_undo_is_kept_while_the_file_is_away(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    panel.desk.footer.bar.approve.click()
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    settled(panel, qtbot)
    # A network drive that is gone for a moment.
    database = Path(vargarda.database)
    away = database.rename(database.with_name("away.gpkg"))
    with qtbot.waitSignal(panel.desk.assessor.refused):
        panel.desk.footer.undo.click()
    away.rename(database)
    settled(panel, qtbot)
    assert status_of(vargarda, reports[0]) is ReviewStatus.APPROVED
    assert panel.actions_of.undo.isEnabled()
    panel.desk.footer.undo.click()
    qtbot.waitUntil(lambda: status_of(vargarda, reports[0]) is ReviewStatus.NEW)


def test_letters_type_in_text_fields_and_act_everywhere_else(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    texts = panel.desk.details.texts
    texts.public_text.setFocus()
    qtbot.keyClicks(texts.public_text, "akta")
    qtbot.keyClicks(panel.filters.text, "t")
    assert texts.text() == "akta"
    assert panel.desk.footer.box() is None
    qtbot.keyClick(texts.public_text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts.text() != "akta"
    assert status_of(vargarda, reports[0]) is ReviewStatus.NEW
    panel.filters.text.clear()
    qtbot.keyClick(texts.description, Qt.Key.Key_T)
    assert panel.desk.footer.step() is ReviewStatus.REJECTED


def test_a_key_that_qgis_uses_too_acts_in_the_dock_alone(panel, reports, qtbot, window_session):
    """QGIS has T for tracing: two actions with one key would both stay silent."""
    window = window_session.iface.window
    tracing = QAction("Enable tracing", window)
    tracing.setShortcut("T")
    window.addAction(tracing)
    fired = []
    tracing.triggered.connect(lambda: fired.append("tracing"))
    look_at(panel, reports[0], qtbot)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_T)
    assert panel.desk.footer.step() is ReviewStatus.REJECTED
    assert fired == []


def test_keys_show_in_the_shortcut_manager_and_on_the_buttons(panel, reports, qtbot):
    from qgis.gui import QgsGui

    registered = QgsGui.shortcutsManager().listActions()
    assert all(action in registered for action in panel.actions_of.all())
    bar = panel.desk.footer.bar
    assert bar.approve.toolTip().endswith("(A)")
    panel.actions_of.approve.setShortcut("G")
    assert bar.approve.toolTip().endswith("(G)")
    look_at(panel, reports[0], qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_G)
    settled(panel, qtbot)
    assert panel.model.row_of(reports[0].report_id) == -1


def test_only_allowed_steps_are_offered(panel, reports, vargarda, qtbot):
    approved = assess(vargarda, reports[0], ReviewStatus.APPROVED)
    assess(vargarda, reports[1], ReviewStatus.NEEDS_INFO, "Var?")
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.status.set_checked([])
    look_at(panel, approved, qtbot)
    offered = panel.actions_of
    assert not offered.approve.isEnabled()
    assert offered.ask.isEnabled()
    assert offered.leave_out.isEnabled()
    assert offered.duplicate.isEnabled()
    look_at(panel, reports[1], qtbot)
    assert offered.approve.isEnabled()
    assert not offered.ask.isEnabled()


def test_another_workspace_takes_the_place_of_the_first_whole(panel, reports, window_session, tmp_path, qtbot):
    look_at(panel, reports[0], qtbot)
    (tmp_path / "other").mkdir()
    other = make_workspace(tmp_path / "other", practice=True)
    only = hand_in(other, Told(3, "annat", "Övning."))
    with qtbot.waitSignal(panel.model.loaded):
        window_session._take(other)
    assert panel.model.rowCount() == 1
    assert panel.desk.current == ""
    assert not panel.header.practice.isHidden()
    assert panel.header.practice.text() == "PRACTICE"
    look_at(panel, only, qtbot)
    window_session.close_workspace()
    assert panel._pages.currentWidget() is panel.empty
    with qtbot.waitSignal(window_session.setup_wanted):
        panel.empty.button.click()


def test_while_a_reason_is_written_no_letter_takes_another_step(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_K)
    for widget in (panel.view, panel.desk.footer.reason.confirm, panel.desk.footer.reason.suggestions):
        qtbot.keyClick(widget, Qt.Key.Key_A)
    assert panel.desk.footer.step() is ReviewStatus.NEEDS_INFO
    assert not panel.desk.assessor.busy
    assert status_of(vargarda, reports[0]) is ReviewStatus.NEW
    panel.desk.footer.reason.cancel.click()
    assert panel.actions_of.approve.isEnabled()


def test_the_tab_key_goes_from_top_to_bottom(panel, reports, qtbot):
    look_at(panel, reports[0], qtbot)
    texts, bar, filters = panel.desk.details.texts, panel.desk.footer.bar, panel.filters
    wanted = [filters.status, filters.category, filters.text, filters.in_map, panel.view, texts.description]
    wanted += [texts.public_text, texts.hide_found, panel.desk.details.candidates, bar.approve, bar.leave_out, bar.more]
    chain, widget = [], filters.status
    while widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    assert [one for one in chain if one in wanted] == wanted
