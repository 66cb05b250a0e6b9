"""The set-up wizard through the widgets a user uses: from nothing to an open workspace, and what stands in the way."""

from __future__ import annotations

import threading

import pytest
from osgeo import ogr
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QWizard

from tests.gui.plain_iface import PlainIface
from trygghet_plugin.core.errors import WorkspaceExists
from trygghet_plugin.gui import readers_copy
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.wizard import making
from trygghet_plugin.gui.wizard.municipality_page import fold, system_name
from trygghet_plugin.gui.wizard.wizard import SetupWizard
from trygghet_plugin.storage.workspace import Workspace

NEXT, FINISH = QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton
CANCEL = QWizard.WizardButton.CancelButton


@pytest.fixture
def session(qgis_app, qgis_new_project):
    made = Session(PlainIface())
    yield made
    made.tear_down()


@pytest.fixture
def wizard(session, qtbot):
    made = SetupWizard(session)
    qtbot.addWidget(made)
    made.show()
    return made


def choose_municipality(wizard, text):
    # Qt's key clicks know no å, ä, ö.
    wizard.municipality_page.search.setText(text)


def to_place(wizard, text="vårgår"):
    choose_municipality(wizard, text)
    wizard.button(NEXT).click()
    assert wizard.currentPage() is wizard.place_page
    wizard.place_page.in_folder.click()  # where QGIS has a connection to a database, that comes first


def to_practice(wizard, qtbot, folder):
    to_place(wizard)
    wizard.place_page.folder.setFilePath(str(folder))
    wizard.place_page.access.button(0).click()
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())
    wizard.button(NEXT).click()
    assert wizard.currentPage() is wizard.practice_page


# --- page 1 ----------------------------------------------------------------------------------------------------------


def test_choosing_vargarda_fills_code_system_and_border(wizard):
    assert not wizard.button(NEXT).isEnabled()
    choose_municipality(wizard, "vargarda")
    page = wizard.municipality_page
    assert page.chosen.name == "Vårgårda"
    assert page.code.text() == "1442"
    assert page.system.text() == "SWEREF 99 13 30 (EPSG:3008)"
    assert wizard.button(NEXT).isEnabled()
    drawn = page.preview.grab().toImage()
    page.preview.show_municipality(None)
    assert drawn != page.preview.grab().toImage()


def test_all_290_are_there_in_swedish_order(wizard):
    page = wizard.municipality_page
    names = [page.filter.index(row, 0).data() for row in range(page.filter.rowCount())]
    assert len(names) == 290
    assert names[0] == "Ale"
    order = [names.index(name) for name in ("Ystad", "Åre", "Älvsbyn", "Örebro", "Östhammar")]
    assert order == sorted(order)


def test_a_code_finds_its_municipality(wizard):
    choose_municipality(wizard, "1466")
    assert wizard.municipality_page.chosen.name == "Herrljunga"


def test_arrow_keys_choose_from_the_search_line(wizard):
    choose_municipality(wizard, "ö")
    QTest.keyClick(wizard.municipality_page.search, Qt.Key.Key_Down)
    first = wizard.municipality_page.chosen
    QTest.keyClick(wizard.municipality_page.search, Qt.Key.Key_Down)
    assert first is not None
    assert wizard.municipality_page.chosen is not first


def test_a_search_that_finds_nothing_leaves_nothing_chosen(wizard):
    choose_municipality(wizard, "vårgårdaxyz")
    assert wizard.municipality_page.chosen is None
    assert not wizard.button(NEXT).isEnabled()


def test_names_of_systems():
    assert system_name(3006) == "SWEREF 99 TM"
    assert system_name(3011) == "SWEREF 99 18 00"
    assert fold("  VÅRGÅRDA ") == "vargarda"


# --- page 2 ----------------------------------------------------------------------------------------------------------


def test_who_can_open_the_folder_must_be_answered(wizard, qtbot, tmp_path):
    to_place(wizard)
    wizard.place_page.folder.setFilePath(str(tmp_path))
    qtbot.waitUntil(lambda: wizard.place_page.target is not None)
    assert not wizard.button(NEXT).isEnabled()
    wizard.place_page.access.button(2).click()
    assert wizard.button(NEXT).isEnabled()
    assert wizard.place_page.file_access == "unknown"


def test_a_folder_that_is_missing_is_said(wizard, qtbot, tmp_path):
    to_place(wizard)
    wizard.place_page.access.button(0).click()
    wizard.place_page.folder.setFilePath(str(tmp_path / "borta"))
    qtbot.waitUntil(lambda: "borta" in wizard.place_page.finding.text())
    assert not wizard.button(NEXT).isEnabled()


def test_a_folder_nothing_can_be_written_in_is_said(wizard, qtbot):
    to_place(wizard)
    wizard.place_page.folder.setFilePath("/proc")
    qtbot.waitUntil(lambda: "/proc" in wizard.place_page.finding.text())
    assert not wizard.button(NEXT).isEnabled()


def test_a_share_is_warned_of_and_allowed(wizard, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("trygghet_plugin.gui.wizard.target.on_network", lambda _path: True)
    to_place(wizard)
    wizard.place_page.access.button(1).click()
    wizard.place_page.folder.setFilePath(str(tmp_path))
    qtbot.waitUntil(lambda: "network share" in wizard.place_page.finding.text())
    assert wizard.button(NEXT).isEnabled()


def test_a_workspace_that_exists_is_offered(wizard, session, qtbot, tmp_path):
    Workspace.create(str(tmp_path / "trygghet_vargarda.gpkg"), "1442", outbox=tmp_path / "outbox.db").close()
    to_place(wizard)
    wizard.place_page.access.button(0).click()
    wizard.place_page.folder.setFilePath(str(tmp_path))
    qtbot.waitUntil(lambda: wizard.place_page.open_button.isVisible())
    assert "Vårgårda" in wizard.place_page.finding.text()
    wizard.place_page.open_button.click()
    qtbot.waitUntil(lambda: not wizard.isVisible())
    assert session.workspace.info.municipality == "1442"


def test_beside_a_workspace_that_exists_only_practice_is_left(wizard, session, qtbot, tmp_path):
    Workspace.create(str(tmp_path / "trygghet_vargarda.gpkg"), "1442", outbox=tmp_path / "outbox.db").close()
    to_practice(wizard, qtbot, tmp_path)
    assert not wizard.practice_page.real.isEnabled()
    assert wizard.practice_page.practice.isChecked()
    assert wizard.practice_page.file.text().endswith("_ovning.gpkg")
    assert wizard.button(FINISH).isEnabled()


def test_a_masked_copy_is_offered_and_its_folder_looked_at(wizard, qtbot, tmp_path):
    home, out = tmp_path / "granskare", tmp_path / "alla"
    home.mkdir()
    out.mkdir()
    to_place(wizard)
    page = wizard.place_page
    page.folder.setFilePath(str(home))
    page.access.button(0).click()
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())
    assert page.reader_folder == ""
    assert not page.readers.folder.isVisible()
    page.readers.check.click()
    assert page.readers.folder.isVisible()
    assert not wizard.button(NEXT).isEnabled(), "a folder is asked for"
    page.readers.folder.setFilePath(str(home))
    qtbot.waitUntil(lambda: "Only reviewers can open" in page.readers.finding.text())
    assert not wizard.button(NEXT).isEnabled()
    page.access.button(1).click()
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())
    page.access.button(0).click()
    page.readers.folder.setFilePath(str(out))
    qtbot.waitUntil(lambda: "trygghet_vargarda_laskopia.gpkg" in page.readers.finding.text())
    assert page.reader_folder == str(out)
    assert wizard.button(NEXT).isEnabled()
    page.readers.check.click()
    assert page.reader_folder == ""
    assert wizard.button(NEXT).isEnabled()


def test_a_copy_beside_a_workspace_that_exists_is_one_for_practice(wizard, qtbot, tmp_path):
    home, out = tmp_path / "granskare", tmp_path / "alla"
    home.mkdir()
    out.mkdir()
    (out / "trygghet_vargarda_laskopia.gpkg").write_bytes(b"the real one's")
    to_place(wizard)
    wizard.place_page.readers.check.click()
    wizard.place_page.readers.folder.setFilePath(str(out))
    wizard.place_page.folder.setFilePath(str(home))
    wizard.place_page.access.button(0).click()
    qtbot.waitUntil(lambda: "left as it is" in wizard.place_page.readers.finding.text())
    assert not wizard.button(NEXT).isEnabled()
    Workspace.create(str(home / "trygghet_vargarda.gpkg"), "1442", outbox=tmp_path / "outbox.db").close()
    wizard.place_page.show_municipality(wizard.municipality_page.chosen)
    qtbot.waitUntil(lambda: "trygghet_vargarda_ovning_laskopia.gpkg" in wizard.place_page.readers.finding.text())
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())


def test_nothing_on_the_second_page_is_clipped(wizard, qtbot, tmp_path):
    to_place(wizard)
    page = wizard.place_page
    page.folder.setFilePath(str(tmp_path))
    page.access.button(0).click()
    page.readers.check.click()
    page.readers.folder.setFilePath(str(tmp_path))
    qtbot.waitUntil(lambda: page.readers.finding.text() != "")
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            bottom = label.mapTo(wizard, label.rect().bottomLeft()).y()
            assert bottom < wizard.button(NEXT).mapTo(wizard, QPoint(0, 0)).y(), label.text()


# --- page 3 ----------------------------------------------------------------------------------------------------------


def test_a_real_workspace_is_made_opened_and_a_test_report_asked_for(wizard, session, qtbot, tmp_path):
    to_practice(wizard, qtbot, tmp_path)
    page = wizard.practice_page
    assert not wizard.button(FINISH).isEnabled()
    page.real.click()
    database = str(tmp_path / "trygghet_vargarda.gpkg")
    assert (page.municipality.text(), page.system.text(), page.file.text()) == (
        "Vårgårda (1442)", "SWEREF 99 13 30 (EPSG:3008)", database)
    with qtbot.waitSignal(wizard.report_wanted, timeout=20_000):
        wizard.button(FINISH).click()
    info = session.workspace.info
    assert (info.municipality, info.epsg, info.practice) == ("1442", 3008, False)
    assert session.workspace.database == database
    assert session.workspace.store.settings()["file_access"] == "reviewers"
    assert len(session.workspace.store.table()) == 0
    assert session.review_layer() is not None
    qtbot.waitUntil(lambda: not wizard.isVisible())
    assert "test report" in session.iface.messages()


def test_practice_is_a_file_of_its_own_with_invented_reports(wizard, session, qtbot, tmp_path):
    to_practice(wizard, qtbot, tmp_path)
    wizard.practice_page.practice.click()
    assert wizard.practice_page.file.text() == str(tmp_path / "trygghet_vargarda_ovning.gpkg")
    with qtbot.waitSignal(wizard.report_wanted, timeout=60_000):
        wizard.button(FINISH).click()
    assert session.workspace.info.practice
    assert len(session.workspace.store.table()) == 600
    assert not (tmp_path / "trygghet_vargarda.gpkg").exists()


def test_the_first_masked_copy_lies_there_when_the_wizard_is_done(wizard, session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(readers_copy, "QUIET_MS", 20)
    home, out = tmp_path / "granskare", tmp_path / "alla"
    home.mkdir()
    out.mkdir()
    to_place(wizard)
    wizard.place_page.readers.check.click()
    wizard.place_page.readers.folder.setFilePath(str(out))
    wizard.place_page.folder.setFilePath(str(home))
    wizard.place_page.access.button(0).click()
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())
    wizard.button(NEXT).click()
    wizard.practice_page.practice.click()
    copy = out / "trygghet_vargarda_ovning_laskopia.gpkg"
    assert wizard.practice_page.copy.text() == str(copy)
    wizard.button(FINISH).click()
    qtbot.waitUntil(copy.exists, timeout=60_000)
    assert session.workspace.store.settings()["readers_copy_folder"] == str(out)


def test_making_practice_can_be_stopped_and_leaves_nothing(wizard, session, qtbot, tmp_path, monkeypatch):
    to_practice(wizard, qtbot, tmp_path)
    wizard.practice_page.practice.click()
    begun, let_go = threading.Event(), threading.Event()
    real = making.make_practice

    def slow(*arguments, go_on, **more):
        def held(share):
            begun.set()
            let_go.wait(20)
            return go_on(share)

        return real(*arguments, go_on=held, **more)

    monkeypatch.setattr(making, "make_practice", slow)
    wizard.button(FINISH).click()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    assert wizard.practice_page.progress.isVisible()
    assert not wizard.button(FINISH).isEnabled()
    wizard.button(CANCEL).click()
    assert wizard.isVisible()
    let_go.set()
    qtbot.waitUntil(lambda: wizard.button(FINISH).isEnabled(), timeout=20_000)
    assert not wizard.practice_page.progress.isVisible()
    assert list(tmp_path.iterdir()) == []
    assert session.workspace is None
    wizard.button(CANCEL).click()
    assert not wizard.isVisible()


def test_a_file_somebody_else_set_up_meanwhile_is_left_alone(tmp_path, monkeypatch):
    theirs = tmp_path / "a.gpkg"

    def beaten(*_arguments, **_more):
        theirs.write_bytes(b"theirs")
        (tmp_path / "a_photos").mkdir()
        raise WorkspaceExists("there", str(theirs))

    monkeypatch.setattr(making.Workspace, "create", beaten)
    with pytest.raises(WorkspaceExists):
        making.make(making.Plan("1442", str(theirs), False, "unknown", False, "anna"), lambda _share: True)
    assert theirs.read_bytes() == b"theirs"
    assert (tmp_path / "a_photos").is_dir()


def test_an_error_while_making_is_said_on_the_page_and_nothing_is_left(wizard, session, qtbot, tmp_path, monkeypatch):
    to_practice(wizard, qtbot, tmp_path)
    wizard.practice_page.real.click()

    def full(self, *_arguments, **_more):
        from trygghet_plugin.core.errors import DiskFullError

        raise DiskFullError("There is no room left.")

    monkeypatch.setattr("trygghet_plugin.storage.geopackage.store.GeoPackageStore.set_setting", full)
    wizard.button(FINISH).click()
    qtbot.waitUntil(lambda: "no room left" in wizard.practice_page.problem.text(), timeout=20_000)
    assert list(tmp_path.iterdir()) == []
    assert wizard.isVisible()
    assert wizard.button(FINISH).isEnabled()


def test_a_workspace_that_cannot_be_opened_is_told_in_the_wizard(wizard, session, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "brev.gpkg"
    path.write_text("Hej", encoding="utf-8")
    monkeypatch.setattr("qgis.PyQt.QtWidgets.QFileDialog.getOpenFileName", lambda *_arguments: (str(path), ""))
    wizard.municipality_page.open_button.click()
    qtbot.waitUntil(lambda: "brev.gpkg" in wizard.municipality_page.problem.text(), timeout=10_000)
    assert wizard.isVisible()
    assert wizard.municipality_page.isEnabled()


def test_a_workspace_is_opened_from_the_first_page(wizard, session, qtbot, tmp_path, monkeypatch):
    path = str(tmp_path / "trygghet_herrljunga.gpkg")
    Workspace.create(path, "1466", outbox=tmp_path / "outbox.db").close()
    monkeypatch.setattr("qgis.PyQt.QtWidgets.QFileDialog.getOpenFileName", lambda *_arguments: (path, ""))
    wizard.municipality_page.open_button.click()
    qtbot.waitUntil(lambda: not wizard.isVisible(), timeout=10_000)
    assert session.workspace.info.municipality_name == "Herrljunga"


def test_two_openings_at_once_are_told(wizard, session, qtbot, tmp_path):
    path = str(tmp_path / "trygghet.gpkg")
    Workspace.create(path, "1442", outbox=tmp_path / "outbox.db").close()
    session.open(path)
    wizard._open(path)
    assert "Try again in a moment" in wizard.municipality_page.problem.text()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=10_000)


# --- into a GeoPackage that is used ----------------------------------------------------------------------------------


def to_practice_with_file(wizard, qtbot, path):
    to_place(wizard)
    wizard.place_page.in_file.click()
    wizard.place_page.file.setFilePath(str(path))
    wizard.place_page.access.button(0).click()
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled())
    wizard.button(NEXT).click()


def test_a_workspace_is_put_into_a_geopackage_that_is_used(wizard, session, qtbot, tmp_path):
    path = tmp_path / "kommunen.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer("adresser")
    dataset = None
    to_practice_with_file(wizard, qtbot, path)
    wizard.practice_page.real.click()
    with qtbot.waitSignal(wizard.report_wanted, timeout=20_000):
        wizard.button(FINISH).click()
    names = {layer.GetName() for layer in ogr.Open(str(path))}
    assert {"adresser", "trygghet_report"} <= names


def test_unregistered_tables_are_named_and_registered_only_when_told(wizard, session, qtbot, tmp_path):
    path = tmp_path / "kommunen.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer("adresser")
    dataset.ExecuteSQL("CREATE TABLE nycklar (id INTEGER PRIMARY KEY, namn TEXT)")
    dataset = None
    to_practice_with_file(wizard, qtbot, path)
    wizard.practice_page.real.click()
    before = path.read_bytes()
    wizard.button(FINISH).click()
    qtbot.waitUntil(lambda: "nycklar" in wizard.practice_page.problem.text(), timeout=20_000)
    assert path.read_bytes() == before
    assert wizard.practice_page.register.isVisible()
    wizard.practice_page.register.click()
    with qtbot.waitSignal(wizard.report_wanted, timeout=20_000):
        wizard.button(FINISH).click()
    assert ogr.Open(str(path)).GetLayerByName("nycklar") is not None


def test_a_search_that_finds_nothing_says_so(wizard):
    choose_municipality(wizard, "zzz")
    assert "“zzz”" in wizard.municipality_page.problem.text()
    choose_municipality(wizard, "vårgårda")
    assert wizard.municipality_page.problem.text() == ""
