"""The options page: what a user is called, and what the workspace has decided for everybody."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from tests.gui.statistics_workspace import make_workspace
from trygghet_plugin.core.errors import MissingError
from trygghet_plugin.gui import settings
from trygghet_plugin.gui.options import FAULT_SETTING, OptionsFactory
from trygghet_plugin.storage.store import REVIEW_LIMIT_SETTING


@pytest.fixture
def opened(plain_session, tmp_path):
    workspace = make_workspace(tmp_path, [])
    plain_session._take(workspace)
    yield plain_session
    settings.user_name.setValue("")
    settings.organisation.setValue("")


@pytest.fixture
def page_of(qtbot):
    def made(session):
        page = OptionsFactory(session).createWidget()
        qtbot.addWidget(page)
        page.show()
        return page

    return made


def style_of(layer):
    """The renderer as text, as a project keeps it."""
    document = QDomDocument()
    document.appendChild(layer.renderer().save(document, QgsReadWriteContext()))
    return document.toString()


def test_without_a_workspace_only_the_user_can_be_set(plain_session, page_of):
    page = page_of(plain_session)
    assert not page.limit_days.isEnabled()
    assert not page.fault_url.isEnabled()
    assert "No workspace" in page.note.text()
    page.user_name.setText("Anna Ek")
    page.apply()
    assert plain_session.who() == "Anna Ek"
    page.user_name.clear()
    page.apply()
    assert plain_session.who() == QgsApplication.userLoginName()


def test_what_the_workspace_has_is_shown(opened, page_of, qtbot):
    opened.workspace.store.set_setting(REVIEW_LIMIT_SETTING, "12", "test")
    opened.workspace.store.set_setting(FAULT_SETTING, "https://kommun.example/fel", "test")
    page = page_of(opened)
    qtbot.waitUntil(page.limit_days.isEnabled)
    assert page.limit_days.value() == 12
    assert page.fault_url.text() == "https://kommun.example/fel"
    assert page.database.filePath() == opened.workspace.database
    names = [page.organisation.itemText(row) for row in range(page.organisation.count())]
    assert names == ["(none)", "Fastighet", "Gata/park", "Skola & förskola"]


def test_changes_are_written_and_signed(opened, page_of, qtbot):
    page = page_of(opened)
    qtbot.waitUntil(page.limit_days.isEnabled)
    page.user_name.setText("Anna Ek")
    page.organisation.setCurrentIndex(page.organisation.findData("gata"))
    page.limit_days.setValue(3)
    page.fault_url.setText(" https://kommun.example/fel ")
    with qtbot.waitSignal(opened.reports_changed, timeout=10_000):
        page.apply()
    stored = opened.workspace.store.settings()
    assert (stored[REVIEW_LIMIT_SETTING], stored[FAULT_SETTING]) == ("3", "https://kommun.example/fel")
    assert settings.organisation.value() == "gata"
    qtbot.waitUntil(lambda: str(3 * 86_400_000) in style_of(opened.review_layer()))
    assert settings.user_name.value() == "Anna Ek"


def test_nothing_changed_writes_nothing(opened, page_of, qtbot, monkeypatch):
    page = page_of(opened)
    qtbot.waitUntil(page.limit_days.isEnabled)
    before = dict(opened.workspace.store.settings())
    monkeypatch.setattr(opened, "save", lambda *_arguments: pytest.fail("nothing was changed"))
    page.apply()
    assert dict(opened.workspace.store.settings()) == before


def test_another_workspace_is_opened(opened, page_of, qtbot, tmp_path):
    other = tmp_path / "annan"
    other.mkdir()
    workspace = make_workspace(other, [])
    path = workspace.database
    workspace.close()
    page = page_of(opened)
    page.database.setFilePath(path)
    page.apply()
    qtbot.waitUntil(lambda: opened.workspace.database == path, timeout=10_000)


def test_settings_that_cannot_be_read_are_not_shown_as_defaults(opened, page_of, qtbot, monkeypatch):
    def away():
        raise MissingError("trygghet.gpkg is not there")

    monkeypatch.setattr(opened.workspace.store, "settings", away)
    page = page_of(opened)
    qtbot.waitUntil(lambda: "is not there" in page.note.text())
    assert not page.limit_days.isEnabled()
    page.apply()


def test_an_organisation_the_workspace_does_not_know_stays(opened, page_of, qtbot):
    settings.organisation.setValue("polisen")
    page = page_of(opened)
    qtbot.waitUntil(page.limit_days.isEnabled)
    assert page.organisation.currentData() == "polisen"


def test_a_page_closed_while_reading_is_left_alone(opened, page_of, qtbot):
    page = page_of(opened)
    page.deleteLater()
    qtbot.wait(300)
