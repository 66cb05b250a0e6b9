"""The masked copy kept up to date by the window that reviews: when, how often, and what is said when it cannot be."""

from __future__ import annotations

import os

import pytest
from osgeo import ogr
from qgis.core import QgsSettingsEntryString

from tests.gui.plain_iface import PlainIface
from tests.gui.statistics_workspace import Told, add_reports, make_workspace, report_of
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.gui import readers_copy, settings
from trygghet_plugin.gui.options_page import OptionsPage
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock.export_menu import ExportButton
from trygghet_plugin.storage.values import READERS_COPY_SETTING


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "alla"
    folder.mkdir()
    return folder


@pytest.fixture
def copy(out):
    return out / "trygghet_laskopia.gpkg"


@pytest.fixture
def session(plain_session, tmp_path, out, monkeypatch):
    """A window on a workspace with one approved and one new report, and a copy wanted."""
    monkeypatch.setattr(readers_copy, "QUIET_MS", 20)
    monkeypatch.setattr(readers_copy, "BETWEEN_MS", 100)
    # Tests that run at the same time share a profile.
    own = QgsSettingsEntryString(f"trygghet-test/copy-owed-{os.getpid()}", "", "")
    monkeypatch.setattr(settings, "copy_owed", own)
    workspace = make_workspace(tmp_path, [Told(5), Told(4, status=ReviewStatus.NEW)])
    workspace.store.set_setting(READERS_COPY_SETTING, str(out), "test")
    plain_session._take(workspace)
    yield plain_session
    own.remove()


def events(copy):
    dataset = ogr.Open(str(copy))
    return dataset.GetLayerByName("trygghet_copy_event").GetFeatureCount()


def approve(session, qtbot):
    """Approve one report more, as the review dock does."""
    store = session.workspace.store
    (report,) = add_reports(session.workspace, [Told(3, status=ReviewStatus.NEW)])
    done = []
    session.save(lambda: store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "test")), done.append)
    qtbot.waitUntil(lambda: bool(done))


def idle(session):
    keeper = session.readers_copy
    return not keeper._writing and not keeper._wait.isActive()


def test_an_assessment_brings_the_copy_up_to_date(session, copy, qtbot):
    approve(session, qtbot)
    assert settings.copy_owed.value() == session.workspace.database
    qtbot.waitUntil(copy.exists, timeout=10_000)
    assert events(copy) == 2
    qtbot.waitUntil(lambda: settings.copy_owed.value() == "")
    approve(session, qtbot)
    qtbot.waitUntil(lambda: events(copy) == 3, timeout=10_000)
    assert session.iface.messages() == "", "nobody is told of what works by itself"


def test_an_edit_by_hand_brings_it_up_to_date(session, copy, qtbot):
    layer = session.review_layer()
    layer.startEditing()
    feature = next(layer.getFeatures("\"status\" = 'approved'"))
    layer.changeAttributeValue(feature.id(), layer.fields().lookupField("public_text"), "Ändrad för hand")
    assert layer.commitChanges()
    qtbot.waitUntil(copy.exists, timeout=10_000)
    assert events(copy) == 0, "what was changed after approval is not approved"


def test_who_only_hands_in_a_report_writes_no_copy(session, copy, qtbot):
    done = []
    session.submit(report_of(Told(1), now()), (), done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    session.reports_changed.emit()
    qtbot.wait(300)
    assert not copy.exists()
    assert settings.copy_owed.value() == ""


def test_changes_of_others_are_followed_once_this_window_reviews(session, copy, qtbot):
    approve(session, qtbot)
    qtbot.waitUntil(lambda: copy.exists() and idle(session), timeout=10_000)
    add_reports(session.workspace, [Told(2)])
    session.notify_written()
    qtbot.waitUntil(lambda: events(copy) == 3, timeout=10_000)


def test_it_is_not_written_more_often_than_told(session, copy, qtbot, monkeypatch):
    monkeypatch.setattr(readers_copy, "BETWEEN_MS", 1_500)
    approve(session, qtbot)
    qtbot.waitUntil(lambda: copy.exists() and idle(session), timeout=10_000)
    for _time in range(3):
        approve(session, qtbot)
    qtbot.wait(300)
    assert events(copy) == 2
    qtbot.waitUntil(lambda: events(copy) == 5, timeout=10_000)


def test_a_failure_is_said_once_and_review_goes_on(session, out, copy, qtbot):
    out.rmdir()
    for _time in range(3):
        approve(session, qtbot)
        qtbot.waitUntil(lambda: idle(session), timeout=10_000)
    assert session.iface.messages().count("was not updated") == 1
    assert "does not exist" in session.iface.messages()
    assert settings.copy_owed.value() == session.workspace.database
    out.mkdir()
    approve(session, qtbot)
    qtbot.waitUntil(copy.exists, timeout=10_000)
    assert events(copy) == 5


def test_what_is_owed_when_qgis_closes_is_written_next_time(session, copy, qtbot, monkeypatch):
    monkeypatch.setattr(readers_copy, "QUIET_MS", 60_000)
    approve(session, qtbot)
    database = session.workspace.database
    session.tear_down()
    assert not copy.exists()
    monkeypatch.setattr(readers_copy, "QUIET_MS", 20)
    again = Session(PlainIface())
    again.open(database)
    qtbot.waitUntil(copy.exists, timeout=10_000)
    assert events(copy) == 2
    qtbot.waitUntil(lambda: settings.copy_owed.value() == "")
    again.tear_down()


def test_the_export_menu_writes_it_at_once_and_says_so(session, copy, qtbot):
    button = ExportButton(session)
    qtbot.addWidget(button)
    button.copy_action.trigger()
    qtbot.waitUntil(lambda: "up to date: 1 event(s)" in session.iface.messages(), timeout=10_000)
    assert events(copy) == 1
    copy.unlink()
    copy.write_text("Hej", encoding="utf-8")
    button.copy_action.trigger()
    qtbot.waitUntil(lambda: "left as it is" in session.iface.messages(), timeout=10_000)
    assert copy.read_text(encoding="utf-8") == "Hej"


def test_without_a_copy_the_menu_says_where_to_ask_for_one(session, qtbot):
    session.workspace.store.set_setting(READERS_COPY_SETTING, "", "test")
    session.readers_copy.update_now()
    qtbot.waitUntil(lambda: "Choose a folder" in session.iface.messages(), timeout=10_000)


def test_the_options_page_moves_it_and_switches_it_off(session, out, tmp_path, qtbot):
    def page():
        made = OptionsPage(session)
        qtbot.addWidget(made)
        qtbot.waitUntil(made.copy_folder.isEnabled)
        return made

    other = tmp_path / "annan"
    other.mkdir()
    first = page()
    assert first.copy_folder.filePath() == str(out)
    first.copy_folder.setFilePath(str(other))
    first.apply()
    qtbot.waitUntil(lambda: bool(os.listdir(other)), timeout=10_000)
    qtbot.waitUntil(lambda: f"{out} is not updated any more" in session.iface.messages(), timeout=10_000)
    qtbot.waitUntil(lambda: idle(session), timeout=10_000)
    second = page()
    second.copy_folder.setFilePath("")
    second.apply()
    qtbot.waitUntil(lambda: f"{other} is not updated any more" in session.iface.messages(), timeout=10_000)
    assert session.workspace.store.settings()[READERS_COPY_SETTING] == ""


def test_a_folder_that_cannot_be_used_is_told_when_it_is_chosen(session, tmp_path, qtbot):
    page = OptionsPage(session)
    qtbot.addWidget(page)
    qtbot.waitUntil(page.copy_folder.isEnabled)
    page.copy_folder.setFilePath(str(tmp_path / "borta"))
    page.apply()
    qtbot.waitUntil(lambda: "borta" in session.iface.messages().partition("was not updated")[2], timeout=10_000)
