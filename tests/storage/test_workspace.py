"""Submitting: outbox, photos, store, read back, and what happens when any of them fails. Backups."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import ogr

from tests.storage.conftest import make_report
from tests.storage.writers import rows
from trygghet_plugin.core.errors import (
    DiskFullError,
    InvalidReport,
    LockedError,
    MissingError,
    PhotoError,
    TakenId,
    WorkspaceError,
    WriterError,
)
from trygghet_plugin.core.paths import backup_folder
from trygghet_plugin.storage import photo_files
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import backup, writer_link
from trygghet_plugin.storage.geopackage.connection import writing
from trygghet_plugin.storage.geopackage.interpreter import ISOLATED, Candidate, candidates
from trygghet_plugin.storage.geopackage.store import GeoPackageStore
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.geopackage.writer_link import ThreadWriter, start_writer
from trygghet_plugin.storage.outbox import Outbox
from trygghet_plugin.storage.store import NewPhoto, QueueFilter
from trygghet_plugin.storage.workspace import Workspace


def waiting(workspace: Workspace) -> tuple[str, ...]:
    return workspace._outbox.pending(workspace.info.workspace_id)


def test_a_submitted_report_is_in_the_database_with_its_photos(workspace):
    photos = [NewPhoto(b"ett", ".JPG", "Tunneln"), NewPhoto(b"tva", ".png")]
    stored = workspace.submit(make_report(), photos)
    kept = workspace.store.photos(stored.report_id)
    assert [(workspace.photo_folder / photo.path).read_bytes() for photo in kept] == [b"ett", b"tva"]
    assert [photo.caption for photo in kept] == ["Tunneln", ""]
    assert [Path(photo.path).suffix for photo in kept] == [".jpg", ".png"]
    assert stored.revision == 1
    assert waiting(workspace) == ()
    assert not list(workspace.photo_folder.glob("*.part"))


def test_submitting_again_doubles_nothing(workspace):
    report = make_report()
    first = workspace.submit(report, [NewPhoto(b"ett")])
    assert workspace.submit(report, [NewPhoto(b"ett")]).values == first.values
    assert len(workspace.store.photos(report.report_id)) == 1


PHOTOS = [NewPhoto(b"ett"), NewPhoto(b"ett"), NewPhoto(b"tva", ".png", "Tunneln")]


def test_submitting_again_with_photos_in_another_order_doubles_nothing(workspace):
    report = make_report()
    first = workspace.submit(report, PHOTOS)
    assert workspace.submit(report, PHOTOS[::-1]).values == first.values
    assert len(workspace.store.photos(report.report_id)) == len(list(workspace.photo_folder.iterdir())) == 3


@pytest.mark.parametrize("other", ["text", "photos"])
def test_another_report_under_a_stored_id_is_refused_and_leaves_nothing_behind(workspace, other):
    report = make_report()
    first = workspace.submit(report, PHOTOS[:1])
    second = replace(report, description="helt annat") if other == "text" else report
    with pytest.raises(TakenId, match=first.report_no):
        workspace.submit(second, PHOTOS[2:])
    assert waiting(workspace) == ()
    assert workspace.store.report(report.report_id).values == first.values
    assert len(workspace.store.photos(report.report_id)) == len(list(workspace.photo_folder.iterdir())) == 1


def locked(monkeypatch):
    monkeypatch.setattr(GeoPackageStore, "add", lambda *_arguments: (_ for _ in ()).throw(LockedError("låst")))


@pytest.mark.parametrize("other", ["text", "photos"])
def test_another_report_under_the_id_of_one_that_waits_is_refused(workspace, monkeypatch, other):
    report = make_report()
    second = replace(report, description="helt annat") if other == "text" else report
    with monkeypatch.context() as broken:
        locked(broken)
        with pytest.raises(LockedError):
            workspace.submit(report, PHOTOS)
        with pytest.raises(LockedError):
            workspace.submit(report, PHOTOS)
        with pytest.raises(TakenId):
            workspace.submit(second, PHOTOS[:2])
        assert workspace.is_kept(report, PHOTOS)
        assert not workspace.is_kept(second, PHOTOS[:2])
    assert workspace.flush_outbox() == (1, 0)
    assert workspace.store.report(report.report_id).description == report.description
    assert len(workspace.store.photos(report.report_id)) == 3


def test_what_was_acknowledged_under_a_taken_id_gets_one_of_its_own(workspace, monkeypatch):
    """Two windows had one draft; the second sent something else while the file was locked, and was told it is safe."""
    first = workspace.submit(make_report(), PHOTOS[:1])
    with monkeypatch.context() as broken:
        locked(broken)
        with pytest.raises(LockedError):
            workspace.submit(make_report(report_id=first.report_id, description="helt annat"), PHOTOS)
    assert workspace.flush_outbox() == (1, 0)
    assert workspace.store.report(first.report_id).values == first.values
    (other,) = (row for row in workspace.store.queue(QueueFilter(), 9) if row.report_id != first.report_id)
    assert other.description == "helt annat"
    assert len(workspace.store.photos(other.report_id)) == 3
    assert len(list(workspace.photo_folder.iterdir())) == 4


def test_a_photo_taken_away_since_stays_away_when_the_report_is_sent_again(workspace):
    report = make_report()
    workspace.submit(report, PHOTOS)
    (gone, *_others) = workspace.store.photos(report.report_id)
    with writing(workspace.database) as connection:
        connection.execute("DELETE FROM trygghet_report_photo WHERE photo_id = ?", (gone.photo_id,))
    (workspace.photo_folder / gone.path).unlink()
    assert workspace.submit(report, PHOTOS).revision == 2
    with pytest.raises(TakenId):
        workspace.submit(report, PHOTOS[1:])
    assert len(workspace.store.photos(report.report_id)) == len(list(workspace.photo_folder.iterdir())) == 2


@pytest.mark.parametrize("step", ["photo", "add", "read back", "remove"])
def test_a_failure_at_any_step_keeps_the_report_and_sends_it_once(workspace, monkeypatch, step):
    report = make_report(description="väntar")
    with monkeypatch.context() as broken:

        def fail(*_arguments):
            raise LockedError("låst")

        if step == "photo":
            broken.setattr("trygghet_plugin.storage.workspace.write_photo", fail)
        if step == "add":
            broken.setattr(GeoPackageStore, "add", fail)
        if step == "read back":
            broken.setattr(GeoPackageStore, "report", fail)
        if step == "remove":
            broken.setattr(Outbox, "remove", fail)
        with pytest.raises(LockedError):
            workspace.submit(report, [NewPhoto(b"bild")])
        assert waiting(workspace) == (report.report_id,)
        with pytest.raises(LockedError):
            workspace.flush_outbox()
    assert workspace.flush_outbox() == (1, 0)
    assert workspace.flush_outbox() == (0, 0)
    stored = workspace.store.report(report.report_id)
    assert (stored.description, stored.revision) == ("väntar", 1)
    assert len(workspace.store.photos(report.report_id)) == 1
    assert workspace.store.queue_count(QueueFilter()) == 1


def test_the_outbox_of_one_workspace_is_not_sent_to_another(workspace, database, tmp_path, monkeypatch):
    monkeypatch.setattr(GeoPackageStore, "add", lambda *_arguments: (_ for _ in ()).throw(LockedError("låst")))
    with pytest.raises(LockedError):
        workspace.submit(make_report())
    monkeypatch.undo()
    other = Workspace.create(str(tmp_path / "annan.gpkg"), "1466", outbox=workspace._outbox._path)
    assert other.flush_outbox() == (0, 0)
    other.close()
    assert workspace.flush_outbox() == (1, 0)


@pytest.fixture
def three_waiting(workspace, monkeypatch):
    reports = [make_report(description=text) for text in ("ett", "tva", "tre")]
    with monkeypatch.context() as broken:
        broken.setattr(GeoPackageStore, "add", lambda *_arguments: (_ for _ in ()).throw(LockedError("låst")))
        for report in reports:
            with pytest.raises(LockedError):
                workspace.submit(report)
    return reports


def test_one_report_that_cannot_be_sent_holds_up_no_other(workspace, three_waiting, monkeypatch):
    real = GeoPackageStore.add

    def picky(store, report, photos=()):
        if report.description == "ett":
            raise WorkspaceError("ett kan inte skrivas")
        return real(store, report, photos)

    monkeypatch.setattr(GeoPackageStore, "add", picky)
    with sqlite3.connect(workspace._outbox._path) as connection:
        connection.execute("UPDATE report SET row = '{}' WHERE report_id = ?", (three_waiting[1].report_id,))
    connection.close()
    assert workspace.flush_outbox() == (1, 2)
    first, second = workspace.outbox_problems()
    assert first == "ett kan inte skrivas"
    assert three_waiting[1].report_id in second
    assert workspace.flush_outbox() == (0, 2)
    assert workspace.outbox_problems() == (), "each problem is told once"
    assert workspace.store.report(three_waiting[2].report_id).description == "tre"


@pytest.mark.parametrize("error", [LockedError, MissingError, DiskFullError])
def test_what_holds_for_the_whole_file_is_tried_once(workspace, three_waiting, monkeypatch, error):
    tried = []

    def fail(*_arguments):
        tried.append(1)
        raise error("filen")

    monkeypatch.setattr(GeoPackageStore, "add", fail)
    with pytest.raises(error):
        workspace.flush_outbox()
    assert tried == [1]


@pytest.mark.parametrize("place", ["kopia.gpkg", "data_backup/data 20261123-080000.gpkg"])
def test_a_copy_does_not_take_what_waits_for_the_file(workspace, three_waiting, database, place):
    copy = database.parent / place
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(database, copy)
    other = Workspace.open(str(copy), outbox=workspace._outbox._path)
    assert other.flush_outbox() == (0, 3)
    (problem,) = other.outbox_problems()
    assert str(database) in problem
    other.close()
    assert workspace.flush_outbox() == (3, 0)


def test_an_outbox_of_an_earlier_version_is_sent_but_not_into_a_backup(workspace, three_waiting, database):
    workspace._outbox.close()
    with sqlite3.connect(workspace._outbox._path) as connection:
        connection.execute("ALTER TABLE report DROP COLUMN database")
    connection.close()
    backup_copy = workspace.backup()
    other = Workspace.open(str(backup_copy), outbox=workspace._outbox._path)
    assert other.flush_outbox() == (0, 3)
    other.close()
    assert workspace.flush_outbox() == (3, 0)


def test_what_can_never_be_stored_does_not_wait_for_ever(workspace):
    with pytest.raises(InvalidReport):
        workspace.submit(make_report(answers={"unknown": 1}))
    with pytest.raises(PhotoError):
        workspace.submit(make_report(), [NewPhoto(b"x", ".exe")])
    assert waiting(workspace) == ()
    assert workspace.store.queue_count(QueueFilter()) == 0


def test_an_outbox_that_cannot_be_written_is_said_before_anything_is_promised(workspace, tmp_path):
    (tmp_path / "file").write_text("")
    workspace._outbox = Outbox(tmp_path / "file" / "outbox.sqlite")
    with pytest.raises(WorkspaceError, match="not saved"):
        workspace.submit(make_report())


def test_the_outbox_keeps_every_value(tmp_path):
    outbox = Outbox(tmp_path / "o.sqlite")
    report = make_report(
        answers={"handled_on_site": True, "vilka": ("a", "b"), "text": "å'\"\\\n😀"}, reporter_name="Eva"
    )
    entry = outbox.put("w", report, [NewPhoto(bytes(range(256)), ".png", "å")])
    assert entry.report.row() == report.row()
    assert outbox.get(report.report_id) == entry
    outbox.close()
    assert sqlite3.connect(tmp_path / "o.sqlite").execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_two_who_write_the_same_photo_at_once_do_not_take_each_others_file(tmp_path, monkeypatch):
    real, names = os.replace, []

    def replace(source, target):
        names.append(source)
        if len(names) == 1:
            photo_files.write_photo(tmp_path, "a.jpg", b"bild")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    photo_files.write_photo(tmp_path, "a.jpg", b"bild")
    assert len(set(names)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize("name", ["../x", "a/b", "", "x" * 300])
def test_photo_names_are_ours_alone(name):
    with pytest.raises(ValueError, match="UUID"):
        photo_files.file_name(name, ".jpg")
    with pytest.raises(PhotoError):
        photo_files.file_name(str(uuid.uuid4()), name)


def test_a_connection_qgis_does_not_have_is_named():
    with pytest.raises(MissingError, match="kommunen"):
        Workspace.open("postgres:kommunen?schema=trygghet")
    with pytest.raises(WorkspaceError, match="postgres:name"):
        Workspace.open("postgres:kommunen?database=x")


def test_a_closed_workspace_says_so(workspace):
    workspace.close()
    with pytest.raises(WorkspaceError, match="closed"):
        workspace.store.add(make_report())


# --- backups ----------------------------------------------------------------------------------------------------


def test_the_first_write_of_a_day_makes_a_backup_behind_it(workspace, database, tmp_path):
    workspace.submit(make_report())
    workspace.submit(make_report())
    workspace.close()
    (copy,) = Path(backup_folder(str(database))).iterdir()
    opened = Workspace.open(str(copy), outbox=tmp_path / "o.sqlite")
    assert opened.store.queue_count(QueueFilter()) >= 1
    opened.close()
    again = Workspace.open(str(database), outbox=tmp_path / "o.sqlite")
    again.submit(make_report())
    again.close()
    assert len(list(Path(backup_folder(str(database))).iterdir())) == 1


def test_a_backup_that_was_cut_short_is_none(workspace, database):
    done = workspace.backup()
    assert not backup.is_due(str(database))
    done.rename(done.with_suffix(".part"))
    assert backup.is_due(str(database))


def test_backups_are_rotated_and_strangers_left_alone(workspace, database):
    folder = Path(backup_folder(str(database)))
    made = [workspace.backup() for _number in range(backup.KEEP)]
    (folder / "egen kopia.gpkg").write_text("")
    newest = workspace.backup()
    kept = {path.name for path in folder.iterdir()}
    assert kept == {path.name for path in made[1:]} | {newest.name, "egen kopia.gpkg"}


def test_a_backup_is_made_before_a_workspace_is_put_into_a_used_file(tmp_path):
    path = tmp_path / "data.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer("lampor", None, ogr.wkbPoint)
    del dataset
    before = rows(path, "SELECT name FROM sqlite_master ORDER BY name")
    Workspace.create(str(path), "1442", outbox=tmp_path / "o.sqlite").close()
    (copy,) = Path(backup_folder(str(path))).iterdir()
    assert rows(copy, "SELECT name FROM sqlite_master ORDER BY name") == before


def test_a_damaged_file_makes_no_backup_that_pushes_a_good_one_out(workspace, database):
    good = workspace.backup()
    for _number in range(20):
        workspace.submit(make_report(description="x" * 5_000))
    workspace.close()
    content = bytearray(database.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    database.write_bytes(content)
    with pytest.raises(backup.StorageFailure, match="damaged"):
        backup.back_up(str(database))
    assert good.exists()
    assert not list(good.parent.glob("*.part"))


# --- the writer -------------------------------------------------------------------------------------------------


def no_interpreters():
    return [Candidate("/no/such/python", ISOLATED), Candidate("/bin/false", ())]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_where_no_interpreter_starts_the_report_waits(workspace, platform):
    """A thread of QGIS would lose its locks whenever QGIS closes the file (design §4)."""
    workspace.store.client._start = lambda given_up: start_writer(given_up, no_interpreters, platform)
    report = make_report()
    with pytest.raises(WriterError, match="Python"):
        workspace.submit(report)
    assert waiting(workspace) == (report.report_id,)


def test_a_writer_that_does_not_answer_is_ended_and_the_report_waits(workspace, monkeypatch):
    workspace.submit(make_report())
    process_id = workspace.store.client.process_id
    os.kill(process_id, signal.SIGSTOP)
    monkeypatch.setattr(writer_link, "SILENT_SECONDS", 0.5)
    report = make_report()
    with pytest.raises(WriterError, match="does not answer"):
        workspace.submit(report)
    assert not Path(f"/proc/{process_id}").exists()
    monkeypatch.undo()
    assert workspace.flush_outbox() == (1, 0)


def test_closing_never_waits_for_a_writer_that_hangs(workspace):
    workspace.submit(make_report())
    process_id = workspace.store.client.process_id
    os.kill(process_id, signal.SIGSTOP)
    under_way = [workspace.store.client.submit("backup") for _one in range(2)]
    begun = time.monotonic()
    workspace.close()
    assert time.monotonic() - begun < 6
    assert not Path(f"/proc/{process_id}").exists()
    for future in under_way:
        assert isinstance(future.exception(timeout=1), StorageFailure)


def test_on_windows_a_thread_writes_where_no_interpreter_starts(database):
    client = WriterClient(
        str(database),
        lambda given_up: start_writer(given_up, no_interpreters, "win32"),
    )
    store = GeoPackageStore(str(database), client)
    stored = store.add(make_report())
    assert client.process_id == 0
    assert isinstance(client._thread._writer, ThreadWriter)
    assert store.report(stored.report_id).values == stored.values
    client.close()


def test_the_writer_loads_neither_qgis_nor_anything_beyond_the_standard_library(workspace):
    workspace.submit(make_report())
    maps = Path(f"/proc/{workspace.store.client.process_id}/maps").read_text()
    assert "_sqlite3" in maps
    for library in ("qgis", "Qt5", "numpy", "gdal", "shapely"):
        assert library not in maps


def test_the_writer_leaves_no_bytecode_behind(workspace):
    root = Path(photo_files.__file__).parent / "geopackage"
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.pyc")}
    workspace.submit(make_report())
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*.pyc")} == before


SYSTEMS = {
    "linux": (
        "linux",
        "/usr/bin/python3",
        "/usr",
        {"/usr/bin/python3.11", "/usr/bin/python3"},
        "/usr/bin/python3.11",
        {},
    ),
    "linux, QGIS as executable": (
        "linux",
        "/usr/bin/qgis",
        "/usr",
        {"/usr/bin/qgis", "/usr/bin/python3"},
        "/usr/bin/python3",
        {},
    ),
    "a virtual environment": ("linux", "/v/bin/python", "/v", {"/v/bin/python"}, "/v/bin/python", {}),
    "OSGeo4W": (
        "win32",
        r"C:\OSGeo4W\bin\qgis-ltr-bin.exe",
        r"C:\OSGeo4W\apps\Python312",
        {r"C:\OSGeo4W\apps\Python312\python3.exe", r"C:\OSGeo4W\bin\python3.exe"},
        r"C:\OSGeo4W\apps\Python312\python3.exe",
        {},
    ),
    "the MSI": (
        "win32",
        r"C:\Program Files\QGIS 3.40.6\bin\qgis-bin.exe",
        r"C:\Program Files\QGIS 3.40.6\apps\Python312",
        {r"C:\Program Files\QGIS 3.40.6\apps\Python312\pythonw.exe"},
        r"C:\Program Files\QGIS 3.40.6\apps\Python312\pythonw.exe",
        {},
    ),
    "macOS": (
        "darwin",
        "/Applications/QGIS.app/Contents/MacOS/QGIS",
        "/Applications/QGIS.app/Contents/Frameworks",
        {"/Applications/QGIS.app/Contents/MacOS/bin/python3"},
        "/Applications/QGIS.app/Contents/MacOS/bin/python3",
        {"PYTHONHOME": "/Applications/QGIS.app/Contents/Frameworks"},
    ),
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_interpreter_is_found_on(name):
    platform, executable, prefix, there, expected, environment = SYSTEMS[name]
    first = candidates(platform, executable, prefix, (3, 11), there.__contains__)[0]
    assert (first.program, dict(first.environment)) == (expected, environment)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_computer_without_an_interpreter_has_no_candidates(platform):
    assert candidates(platform, "", "/usr", (3, 11), lambda _path: False) == ()


def test_qgis_itself_is_never_started():
    found = candidates("linux", "/usr/bin/qgis.bin", "/usr", (3, 11), lambda _path: True)
    assert all(os.path.basename(candidate.program).startswith("python") for candidate in found)
