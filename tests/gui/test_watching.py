"""What colleagues hand in reaches the docks, whenever it came: before the first look, after a write of ours, in WAL."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from tests.gui.review_workspace import Told, hand_in
from trygghet_plugin.gui.watching import state_of
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def colleague(vargarda, tmp_path):
    """Somebody else's computer at the same file."""
    opened = Workspace.open(vargarda.database, outbox=tmp_path / "colleague.sqlite")
    yield opened
    opened.close()


def look(session, qtbot):
    """One look at the file; returns how many times the docks were told to read."""
    told = []

    def count():
        told.append(1)

    session.reports_changed.connect(count)
    session._watch.look()
    qtbot.waitUntil(lambda: not session._watch._looking)
    session.reports_changed.disconnect(count)
    return len(told)


def test_a_report_handed_in_while_the_workspace_was_opened_is_seen(window_session, vargarda, colleague, qtbot):
    hand_in(colleague, Told(1, "klotter", "Före."))
    with qtbot.waitSignal(window_session.workspace_changed, timeout=10_000):
        window_session.open(vargarda.database)
    assert look(window_session, qtbot) == 0
    hand_in(colleague, Told(1, "klotter", "Strax efter."))
    assert look(window_session, qtbot) == 1
    assert look(window_session, qtbot) == 0


def test_a_report_handed_in_right_after_a_write_of_ours_is_seen(window_session, vargarda, colleague, qtbot):
    window_session._take(vargarda)
    look(window_session, qtbot)
    with qtbot.waitSignal(window_session.reports_changed):
        window_session.save(lambda: hand_in(vargarda, Told(1, "klotter", "Vår.")), lambda _done: None)
    assert look(window_session, qtbot) == 0, "what we wrote ourselves is read already"
    with qtbot.waitSignal(window_session.reports_changed):
        window_session.save(lambda: hand_in(vargarda, Told(1, "klotter", "Vår.")), lambda _done: None)
    hand_in(colleague, Told(1, "klotter", "Kollegans."))
    assert look(window_session, qtbot) == 1


def test_a_save_beside_a_layer_in_edit_mode_is_seen(window_session, vargarda, colleague, qtbot):
    """Then the file is in WAL mode, and a save changes neither its time nor its size."""
    window_session._take(vargarda)
    hand_in(colleague, Told(1, "klotter", "Före."))
    layer = QgsVectorLayer(vargarda.layer_source("trygghet_report")[0], "x", "ogr")
    assert layer.startEditing()
    look(window_session, qtbot)
    file = state_of(vargarda.store)[0]
    hand_in(colleague, Told(1, "klotter", "Medan någon redigerar."))
    assert state_of(vargarda.store)[0] == file, "the file itself says nothing"
    assert look(window_session, qtbot) == 1
    layer.rollBack()


def test_a_file_that_is_away_is_no_news(window_session, vargarda, qtbot, tmp_path):
    window_session._take(vargarda, state_of(vargarda.store))
    path = vargarda.database
    (tmp_path / "away").mkdir()
    moved = Path(path).rename(tmp_path / "away" / "x.gpkg")
    assert look(window_session, qtbot) == 0
    assert state_of(vargarda.store) is None
    assert window_session.iface.messages() == ""
    moved.rename(path)
