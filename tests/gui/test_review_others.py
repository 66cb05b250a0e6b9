"""Somebody else writes too: reloads keep what is typed, conflicts show both versions, locks lose nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest
from qgis.PyQt.QtCore import QTimer

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, assess, hand_in
from trygghet_plugin.core.errors import LockedError, MissingError
from trygghet_plugin.core.review import ReviewStatus


@pytest.fixture
def reports(vargarda):
    return [
        hand_in(vargarda, Told(9 - number, "klotter", f"Klotter {number}.", dx=600 * number)) for number in range(3)
    ]


@pytest.fixture
def panel(review, reports, qtbot):
    made = review()
    made.view.go_to(0)
    qtbot.waitUntil(lambda: shown_no(made) == reports[0].report_no)
    return made


def reload(panel, qtbot):
    with qtbot.waitSignal(panel.model.loaded):
        panel._session.reports_changed.emit()
    qtbot.wait(50)


@contextmanager
def locked_by_another(path):
    """Another process holds the file: a lock of our own would fall with the first layer this process closes."""
    holds = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", holds, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        yield
    finally:
        holder.communicate(timeout=10)


def test_a_new_report_shows_and_selection_and_typing_stay(panel, reports, vargarda, qtbot):
    panel.desk.details.texts.public_text.setPlainText("Påbörjad text")
    hand_in(vargarda, Told(20, "klotter", "Ännu äldre."))
    reload(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert panel.view.currentIndex().row() == 1
    assert shown_no(panel) == reports[0].report_no
    assert panel.desk.details.texts.text() == "Påbörjad text"
    assert panel.desk.details.notice.isHidden()


def test_a_change_by_someone_else_is_shown_at_once_while_nothing_is_typed(panel, reports, vargarda, qtbot):
    assess(vargarda, reports[0], ReviewStatus.NEEDS_INFO, "Var?")
    reload(panel, qtbot)
    qtbot.waitUntil(lambda: "Var?" in panel.desk.details.status.text())
    assert "Anna" in panel.desk.details.status.text()
    assert not panel.actions_of.ask.isEnabled()


def test_a_change_by_someone_else_does_not_touch_what_is_typed(panel, reports, vargarda, qtbot):
    panel.desk.details.texts.public_text.setPlainText("Min text")
    vargarda.store.change(reports[0].report_id, reports[0].revision, {"public_text": "Deras text"}, "Bengt")
    reload(panel, qtbot)
    qtbot.waitUntil(lambda: not panel.desk.details.notice.isHidden())
    assert "Bengt" in panel.desk.details.notice.text()
    assert panel.desk.details.texts.text() == "Min text"


def test_a_draft_waits_while_another_report_is_read(panel, reports, qtbot):
    panel.desk.details.texts.public_text.setPlainText("Halvfärdig")
    panel.actions_of.leave_out.trigger()
    panel.desk.footer.reason.text.setPlainText("Kanske prov")
    panel.view.go_to(1)
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    assert panel.desk.details.texts.text() == ""
    assert panel.desk.footer.box() is None
    panel.view.go_to(0)
    qtbot.waitUntil(lambda: shown_no(panel) == reports[0].report_no)
    assert panel.desk.details.texts.text() == "Halvfärdig"
    assert panel.desk.footer.step() is ReviewStatus.REJECTED
    assert panel.desk.footer.reason.reason() == "Kanske prov"


def test_a_lock_is_told_within_three_seconds_and_nothing_typed_is_lost(panel, reports, vargarda, window_session, qtbot):
    texts, reason = panel.desk.details.texts, panel.desk.footer.reason
    texts.public_text.setPlainText("Maskerad text")
    panel.actions_of.leave_out.trigger()
    reason.text.setPlainText("Provrapport")
    gaps, last = [], [time.monotonic()]

    def beat():
        gaps.append(time.monotonic() - last[0])
        last[0] = time.monotonic()

    ticker = QTimer()
    ticker.timeout.connect(beat)
    with locked_by_another(vargarda.database):
        started = time.monotonic()
        reason.confirm.click()
        ticker.start(20)
        assert not panel.actions_of.approve.isEnabled()
        assert not reason.confirm.isEnabled()
        assert texts.public_text.isReadOnly()
        qtbot.waitUntil(
            lambda: "cannot be written" in window_session.iface.messages() + panel.desk.footer.line.text(),
            timeout=5_000,
        )
        assert time.monotonic() - started < 3
        qtbot.waitUntil(lambda: not panel.desk.assessor.busy, timeout=60_000)
        ticker.stop()
    assert max(gaps) < 0.2
    assert panel.desk.footer.line.text().startswith("The file cannot be written.")
    assert texts.text() == "Maskerad text"
    assert reason.reason() == "Provrapport"
    assert panel.desk.footer.box() is reason
    reason.confirm.click()
    qtbot.waitUntil(lambda: vargarda.store.report(reports[0].report_id).status is ReviewStatus.REJECTED, timeout=10_000)
    assert vargarda.store.report(reports[0].report_id).public_text == "Maskerad text"


def test_what_cannot_be_read_is_never_an_empty_queue(panel, vargarda, window_session, qtbot):
    def broken(*_arguments):
        raise MissingError("the share is gone")

    vargarda.store.queue = broken
    with qtbot.waitSignal(panel.model.failed):
        panel._load()
    assert panel.header.counts.text() == "The queue could not be read."
    panel._read_summary()
    qtbot.waitUntil(lambda: panel.header.counts.text() == "3 new")
    assert panel.view.empty_text == "the share is gone"
    assert panel.model.rowCount() == 3


def test_a_report_that_was_removed_is_told(panel, reports, vargarda, qtbot, window_session):
    with closing(sqlite3.connect(vargarda.database)) as other:
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY"):
            other.create_function(name, 1, lambda _blob: 0.0)
        other.execute("DELETE FROM trygghet_report WHERE report_id = ?", (reports[0].report_id,))
        other.commit()
    panel.actions_of.approve.trigger()
    qtbot.waitUntil(lambda: not panel.desk.assessor.busy)
    assert "There is no report" in panel.desk.footer.line.text()


def test_what_nobody_sees_is_read_when_it_comes_in_sight(panel, reports, vargarda, qtbot):
    panel.set_seen(False)
    hand_in(vargarda, Told(1, "klotter", "Medan ingen såg."))
    panel._session.reports_changed.emit()
    qtbot.wait(200)
    assert panel.model.rowCount() == 3
    panel.set_seen(True)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)


def test_a_text_that_was_saved_before_the_assessment_failed_is_told_and_not_lost(panel, reports, vargarda, qtbot):
    def fails(_assessment):
        raise LockedError("held")

    right, vargarda.store.assess = vargarda.store.assess, fails
    panel.actions_of.leave_out.trigger()
    panel.desk.footer.reason.text.setPlainText("Prov")
    panel.desk.details.texts.public_text.setPlainText("Maskerad")
    panel.desk.footer.reason.confirm.click()
    qtbot.waitUntil(lambda: not panel.desk.assessor.busy and not panel.desk.details.texts.is_changed())
    vargarda.store.assess = right
    assert vargarda.store.report(reports[0].report_id).public_text == "Maskerad"
    assert panel.desk.footer.reason.reason() == "Prov"
    assert panel.desk.footer.line.text().startswith("The file cannot be written")
    qtbot.waitUntil(lambda: panel.desk._report().revision == 2)
    panel.desk.footer.reason.confirm.click()
    qtbot.waitUntil(lambda: vargarda.store.report(reports[0].report_id).status is ReviewStatus.REJECTED)


def test_a_workspace_that_could_not_be_read_at_first_is_read_later(review, vargarda, window_session, qtbot):
    hand_in(vargarda, Told(1, "klotter", "x"))
    panel = review()
    right = vargarda.store.form

    def broken():
        raise MissingError("the share is gone")

    vargarda.store.form = broken
    panel._take_workspace()
    qtbot.waitUntil(lambda: panel.view.empty_text == "the share is gone")
    vargarda.store.form = right
    window_session.reports_changed.emit()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)


def test_the_list_stays_scrolled_where_it_was_when_reports_come_in(panel, vargarda, qtbot):
    for number in range(30):
        hand_in(vargarda, Told(5, "klotter", f"Mer {number}."))
    reload(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 33)
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    hand_in(vargarda, Told(1, "klotter", "Sist."))
    reload(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 34)
    assert bar.value() == before
    assert panel.view.currentIndex().row() == 0
