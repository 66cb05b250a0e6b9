"""The masked copy of a real workspace: what is in its bytes, who may read what, and how it takes its place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsPointXY, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from tests.conftest import ROOT
from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import LockedError, TrygghetError
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.report import Kind, Report, Severity
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.exchange.demo import make_practice
from trygghet_plugin.layers.project_layers import holds_ours
from trygghet_plugin.publication import readers_copy
from trygghet_plugin.publication.map_layers import GROUP_MARKS
from trygghet_plugin.publication.meeting_map import MeetingMapRequest
from trygghet_plugin.publication.meeting_map import content_of as meeting_content
from trygghet_plugin.storage.geopackage import copy_file
from trygghet_plugin.storage.geopackage.copy_file import ABOUT, AREAS, EVENTS, copied_workspace
from trygghet_plugin.storage.geopackage.geometry import point_blob
from trygghet_plugin.storage.store import Organisation, Place
from trygghet_plugin.storage.values import ACCESS_MORE, ACCESS_REVIEWERS, ACCESS_SETTING, READERS_COPY_SETTING
from trygghet_plugin.storage.workspace import Workspace

SECRETS = ("HEMLIGBESKRIVNING", "HEMLIGRAPPORTOR", "HEMLIGREFERENS", "HEMLIGKONTAKT", "hemligaktor", "HEMLIGT BOLAG",
           "INTERNTEXT", "PERSONALTEXT", "NYTEXT", "AVVISADTEXT", "HEMLIG ADRESS 7", "granskare-anna",
           "incident_anstalld", "Incident against staff (always")
X, Y = 110_500.0, 6_436_000.0
HOME = (X + 60.25, Y + 80.75)
SPRING = datetime(2026, 4, 17, 20, 37, tzinfo=timezone.utc)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "läs här"
    folder.mkdir()
    return folder


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path, out: Path) -> Iterator[Workspace]:
    home = tmp_path / "bara granskare"
    home.mkdir()
    opened = Workspace.create(str(home / "väg 1.gpkg"), "1442", practice=True, outbox=tmp_path / "outbox.sqlite")
    opened.store.save_organisations([Organisation("hemligaktor", "HEMLIGT BOLAG")], "granskare-anna")
    opened.store.add_planning(places=[Place("p1", "Stora torget", "torg", x=X, y=Y),
                                      Place("p2", "HEMLIG ADRESS 7", "bostad_inne", x=HOME[0], y=HOME[1])])
    opened.store.set_setting(READERS_COPY_SETTING, str(out), "granskare-anna")
    opened.store.set_setting(ACCESS_SETTING, ACCESS_REVIEWERS, "granskare-anna")
    yield opened
    opened.close()


def add(workspace: Workspace, category: str, text: str = "", status: str = "approved", **values: object) -> str:
    """Hand in a report, give it a masked text and an assessment; returns its id."""
    fields = {
        "kind": Kind.EVENT, "x": X, "y": Y, "occurred_at": SPRING, "received_at": SPRING + timedelta(days=1),
        "severity": Severity.UNSAFE, "description": "HEMLIGBESKRIVNING", "reporter_name": "HEMLIGRAPPORTOR",
        "reporter_contact": "HEMLIGKONTAKT", "police_reference": "HEMLIGREFERENS", "organisation": "hemligaktor",
        "place_type": "torg", "created_by": "granskare-anna",
    }
    more = {key: values.pop(key) for key in ("place_id", "internal_only") if key in values}
    original = values.pop("original", None)
    stored = workspace.submit(Report(category=category, **{**fields, **values}))  # type: ignore[arg-type]
    if text or more:
        change = {**more, **({"public_text": text} if text else {})}
        stored = workspace.store.change(stored.report_id, stored.revision, change, "granskare-anna")
    if status != "new":
        workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus(status), "granskare-anna",
                                          "skäl", original))  # type: ignore[arg-type]
    return str(stored.report_id)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    first = add(workspace, "klotter", "Klotter på muren", place_id="p1")
    add(workspace, "klotter", "DUBBLETT-NYTEXT", status="duplicate", original=first)
    add(workspace, "stold", "Cykel togs", x=HOME[0], y=HOME[1], place_type="bostad_inne", place_id="p2",
        occurred_until=SPRING + timedelta(hours=9))
    add(workspace, "stold", "Paket togs", x=HOME[0], y=HOME[1], place_type="torg", place_id="p2")
    add(workspace, "incident_anstalld", "PERSONALTEXT")
    add(workspace, "hot", "INTERNTEXT", internal_only=True)
    add(workspace, "hot", "NYTEXT", status="new")
    add(workspace, "hot", "AVVISADTEXT", status="rejected")
    return workspace


def update(workspace: Workspace) -> str:
    made = readers_copy.update(workspace.store, workspace.database)
    assert made is not None
    return made.path


def rows(path: str, table: str = EVENTS) -> list[dict[str, object]]:
    dataset = ogr.Open(path)  # kept in a name: a layer does not keep its file alive
    found = []
    for feature in dataset.GetLayerByName(table):
        geometry = feature.GetGeometryRef()
        is_point = geometry is not None and geometry.GetGeometryType() == ogr.wkbPoint
        found.append({**feature.items(), "at": geometry.GetPoint_2D() if is_point else None})
    return found


# --- what stands in it -----------------------------------------------------------------------------------------------


def test_it_tells_of_each_approved_event_once_in_words(filled: Workspace) -> None:
    told = {row["public_text"]: row for row in rows(update(filled))}
    assert set(told) == {"Klotter på muren", "Cykel togs", "Paket togs"}
    graffiti = told["Klotter på muren"]
    assert (graffiti["category"], graffiti["category_group"], graffiti["kind"]) == (
        "Graffiti", "Damage and litter", "Event")
    assert (graffiti["date"], graffiti["time_words"]) == ("2026/04/17", "Fri 17 Apr evening"), "22:37 local time"
    assert (graffiti["place"], graffiti["place_type"], graffiti["at"]) == ("Stora torget", "Square or centre",
                                                                           (X, Y))
    assert told["Cykel togs"]["time_words"] == "Fri 17 Apr night", "an interval is no exact time"


def test_a_dwelling_is_moved_to_its_block_and_never_named_whoever_says_it_is_one(filled: Workspace) -> None:
    told = {row["public_text"]: row for row in rows(update(filled))}
    for text in ("Cykel togs", "Paket togs"):
        assert told[text]["at"] == (110_625.0, 6_436_125.0)
        assert told[text]["place"] is None
        assert told[text]["place_type"] == "Stairwell, cellar or laundry"


def test_nothing_internal_is_in_its_bytes(filled: Workspace) -> None:
    with closing(sqlite3.connect(paths.sqlite_uri(filled.database, "ro"), uri=True)) as connection:
        known = connection.execute("SELECT report_id, report_no, occurred_at FROM trygghet_report").fetchall()
    content = Path(update(filled)).read_bytes()
    assert "Klotter på muren".encode() in content, "texts are stored as they are, so they would be found"
    hidden = [*SECRETS, *(value for row in known for value in row), "22:37", "20:37", filled.database,
              os.path.dirname(filled.database)]
    assert len(hidden) > 30
    lower = content.lower()
    for encoding in ("utf-8", "utf-16-le"):
        assert [text for text in hidden if text.lower().encode(encoding) in lower] == []
    blob = point_blob(*HOME, 0)
    assert blob[13:] not in content
    assert blob[13:21] not in content
    assert str(HOME[0]).encode() not in content
    # The same search finds them where they are.
    filled.close()
    theirs = Path(filled.database).read_bytes()
    assert all(text.encode() in theirs for text in ("HEMLIGRAPPORTOR", known[0][0], known[0][1]))
    assert blob[13:] in theirs


def test_row_and_number_do_not_tell_the_order_of_the_reports(workspace: Workspace) -> None:
    texts = [f"text {number:02}" for number in range(24)]
    for number, text in enumerate(texts):
        add(workspace, "klotter", text, occurred_at=SPRING.replace(hour=number // 2))
    seen = [[str(row["public_text"]) for row in rows(update(workspace))] for _time in range(2)]
    assert sorted(seen[0]) == sorted(seen[1]) == texts
    assert seen[0] != seen[1]
    assert texts not in (seen[0], seen[0][::-1])


def test_days_go_from_the_newest_and_an_unknown_time_is_last(workspace: Workspace) -> None:
    add(workspace, "klotter", "först", occurred_at=SPRING - timedelta(days=400))
    add(workspace, "klotter", "okänd", occurred_at=None)
    add(workspace, "klotter", "sist")
    told = rows(update(workspace))
    assert [row["public_text"] for row in told] == ["sist", "först", "okänd"]
    assert (told[2]["date"], told[2]["time_words"]) == (None, "time unknown")


def test_whole_columns_say_what_a_page_for_partners_says_event_by_event(qgis_app: object, tmp_path: Path) -> None:
    practice = make_practice(str(tmp_path / "p.gpkg"), "1442")
    sheet = readers_copy.read_sheet(practice.store)
    today = datetime.now(timezone.utc).date()
    request = MeetingMapRequest(Period(today - timedelta(days=1_000), today + timedelta(days=1)))
    page = meeting_content(sheet, practice.store, (), request).events
    columns = readers_copy.content_of(sheet, practice.store)
    told = columns.columns
    rows = zip(told["category"], told["time_words"], told["place"], told["place_type"], columns.x, columns.y,
               told["kind"], told["date"])
    copied = [(category, time, place or sort or "", x, y) for category, time, place, sort, x, y, kind, date in rows
              if kind in ("Event", "Unsafe place") and date]
    assert len(copied) > 300
    assert sorted(copied) == sorted((event.what, event.when, event.where, event.x, event.y) for event in page)
    practice.close()


def test_a_text_changed_since_is_not_read(filled: Workspace) -> None:
    sheet_before = readers_copy.read_sheet(filled.store)
    row = next(row for row in filled.store.table().fid.tolist() if filled.store.public_texts([row]) ==
               {row: "Klotter på muren"})
    stored = next(filled.store.report(entry.report_id) for entry in filled.store.queue(_approved(), 50)
                  if filled.store.report(entry.report_id).values["public_text"] == "Klotter på muren")
    filled.store.change(stored.report_id, stored.revision, {"public_text": "Anna Ek klottrade"}, "granskare-anna")
    content = readers_copy.content_of(sheet_before, filled.store)
    assert filled.store.public_texts([row]) == {}
    assert "Anna Ek klottrade" not in content.columns["public_text"]


def _approved() -> object:
    from trygghet_plugin.storage.store import QueueFilter

    return QueueFilter(statuses=(ReviewStatus.APPROVED,))


def test_it_says_what_it_is_for_whom_and_how_old(filled: Workspace) -> None:
    path = update(filled)
    (about,) = rows(path, ABOUT)
    assert (about["audience"], about["municipality"], about["practice"]) == ("partners", "Municipality of Vårgårda", 1)
    assert datetime.now(timezone.utc) - datetime.fromisoformat(str(about["data_date"])) < timedelta(minutes=5)
    layer = QgsVectorLayer(f"{path}|layername={EVENTS}", "e", "ogr")
    abstract = layer.metadata().abstract()
    assert "PRACTICE" in abstract
    assert "data as of" in abstract
    assert "Material for cooperation" in abstract
    assert "data as of" in layer.mapTipTemplate()


def test_only_practice_is_stamped_practice(qgis_app: object, tmp_path: Path, out: Path) -> None:
    real = Workspace.create(str(tmp_path / "skarp.gpkg"), "1442", outbox=tmp_path / "o.sqlite")
    real.store.set_setting(READERS_COPY_SETTING, str(out), "test")
    assert b"PRACTICE" not in Path(update(real)).read_bytes()
    real.close()


def test_without_a_folder_nothing_is_written(workspace: Workspace, out: Path) -> None:
    workspace.store.set_setting(READERS_COPY_SETTING, "", "test")
    assert readers_copy.update(workspace.store, workspace.database) is None
    assert list(out.iterdir()) == []


# --- how it opens ----------------------------------------------------------------------------------------------------


def test_it_is_a_whole_geopackage(filled: Workspace, out: Path) -> None:
    path = update(filled)
    assert [entry.name for entry in out.iterdir()] == ["väg 1_laskopia.gpkg"]
    gdal.ErrorReset()
    dataset = ogr.Open(path)
    assert [layer.GetName() for layer in dataset] == [EVENTS, AREAS, ABOUT, "layer_styles"]
    events = dataset.GetLayerByName(EVENTS)
    assert events.GetSpatialRef().GetAuthorityCode(None) == "3008"
    assert (events.GetFeatureCount(), events.TestCapability(ogr.OLCFastSpatialFilter)) == (3, 1)
    assert events.GetExtent() == (X, 110_625.0, Y, 6_436_125.0)
    events.SetSpatialFilterRect(X - 1, Y - 1, X + 1, Y + 1)
    assert events.GetFeatureCount() == 1
    assert len(rows(path, AREAS)) == 1
    assert gdal.GetLastErrorMsg() == ""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT rtreecheck('rtree_trygghet_copy_event_geom')").fetchone()[0] == "ok"
    text = subprocess.run(["ogrinfo", "-so", path, EVENTS], check=True, capture_output=True, text=True)
    assert "Feature Count: 3" in text.stdout
    assert "ERROR" not in text.stderr


def test_plain_qgis_draws_it_by_the_style_in_the_file(filled: Workspace) -> None:
    path = update(filled)
    layers = [QgsVectorLayer(f"{path}|layername={table}", table, "ogr") for table in (EVENTS, AREAS)]
    assert all(layer.isValid() for layer in layers)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(QgsRectangle(X - 500, Y - 400, X + 500, Y + 400))
    settings.setOutputSize(QSize(1000, 800))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image, at = job.renderedImage(), settings.mapToPixel()

    def near(point: tuple[float, float]) -> set[str]:
        pixel = at.transform(QgsPointXY(*point))
        return colours(image, round(pixel.x()), round(pixel.y()))

    assert GROUP_MARKS["skrap"][1] in near((X, Y))
    assert "#0072B2" in near((110_625.0, 6_436_125.0)), "two on one spot are drawn as one, with their number"
    assert near((X - 300, Y - 300)) == {"#FFFFFF"}
    legend = [item.label() for item in layers[0].renderer().legendSymbolItems()]
    assert legend == ["Damage and litter", "Crime"]
    assert layers[0].attributeAlias(layers[0].fields().lookupField("time_words")) == "When"
    assert any(near_practice(image)), "the stamp stands on the map"
    assert all(holds_ours(layer) for layer in layers), "never part of the base map of a page for others"


def colours(image: QImage, x: int, y: int) -> set[str]:
    return {image.pixelColor(x + dx, y + dy).name().upper() for dx in range(-12, 13) for dy in range(-12, 13)}


def near_practice(image: QImage) -> Iterator[bool]:
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            yield image.pixelColor(x, y) == QColor("#B03A00")


# --- where it may lie ------------------------------------------------------------------------------------------------


def check(workspace: Workspace, folder: object, access: str = ACCESS_REVIEWERS) -> str:
    return readers_copy.check_folder(str(folder), workspace.database, access, workspace.info.workspace_id)


def test_not_in_the_folder_only_reviewers_can_open(workspace: Workspace, tmp_path: Path) -> None:
    home = Path(workspace.database).parent
    with pytest.raises(TrygghetError, match="Only reviewers can open"):
        check(workspace, home)
    link = tmp_path / "genväg"
    link.symlink_to(home)
    with pytest.raises(TrygghetError, match="Only reviewers can open"):
        check(workspace, link)
    assert check(workspace, home, ACCESS_MORE) == str(home / "väg 1_laskopia.gpkg")


@pytest.mark.parametrize(("folder", "words"), [("läs", "whole path"), ("/finns/inte", "does not exist"),
                                               ("/proc", "Nothing can be written")])
def test_a_folder_that_cannot_take_it_is_told(workspace: Workspace, folder: str, words: str) -> None:
    with pytest.raises(TrygghetError, match=words):
        check(workspace, folder)


def foreign(path: Path, kind: str) -> None:
    """Something that is not ours to overwrite lies where the copy would."""
    if kind == "text":
        path.write_text("Hej", encoding="utf-8")
    elif kind == "geopackage":
        ogr.GetDriverByName("GPKG").CreateDataSource(str(path)).CreateLayer("adresser")
    elif kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.touch()
    elif kind == "link":
        path.symlink_to(path.parent / "borta.gpkg")


@pytest.mark.parametrize("kind", ["text", "geopackage", "empty", "link", "folder"])
def test_a_foreign_file_is_left_as_it_is(workspace: Workspace, out: Path, kind: str) -> None:
    target = out / "väg 1_laskopia.gpkg"
    foreign(target, kind)
    before = target.read_bytes() if target.is_file() else b""
    with pytest.raises(TrygghetError):
        update(workspace)
    assert os.listdir(out) == [target.name]
    assert (target.read_bytes() if target.is_file() else b"") == before


def test_a_copy_of_another_workspace_or_with_more_in_it_is_left_as_it_is(
    filled: Workspace, tmp_path: Path, out: Path
) -> None:
    path = update(filled)
    other = Workspace.create(str(tmp_path / "väg 1.gpkg"), "1466", outbox=tmp_path / "o.sqlite")
    other.store.set_setting(READERS_COPY_SETTING, str(out), "test")
    before = Path(path).read_bytes()
    with pytest.raises(TrygghetError, match="left as it is"):
        update(other)
    other.close()
    assert Path(path).read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE egna_anteckningar (text)")
    with pytest.raises(TrygghetError, match="left as it is"):
        update(filled)


def test_a_workspace_made_inside_a_copy_is_not_overwritten(filled: Workspace, tmp_path: Path) -> None:
    path = update(filled)
    Workspace.create(path, "1442", outbox=tmp_path / "o.sqlite").close()
    assert copied_workspace(path) == ""


# --- how it takes its place ------------------------------------------------------------------------------------------


def test_a_second_copy_takes_the_place_of_the_first(filled: Workspace, out: Path) -> None:
    update(filled)
    add(filled, "brand", "Ny brand")
    path = update(filled)
    assert "Ny brand" in {row["public_text"] for row in rows(path)}
    assert len(list(out.iterdir())) == 1


def test_a_disk_that_is_full_leaves_the_former_copy(filled: Workspace, out: Path, monkeypatch) -> None:
    path = update(filled)
    before = Path(path).read_bytes()
    real = copy_file._fill

    def fill(connection: sqlite3.Connection, content: copy_file.CopyContent) -> None:
        connection.execute("PRAGMA max_page_count = 20")  # SQLite's own answer to a full disk
        real(connection, content)

    monkeypatch.setattr(copy_file, "_fill", fill)
    with pytest.raises(TrygghetError, match="no room left"):
        update(filled)
    assert Path(path).read_bytes() == before
    assert len(list(out.iterdir())) == 1


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[3])
from qgis.core import QgsApplication
application = QgsApplication([], False)
QgsApplication.initQgis()
from trygghet_plugin.publication import readers_copy
from trygghet_plugin.publication.meeting_map import MeetingMapRequest
from trygghet_plugin.publication.meeting_map import content_of as meeting_content
from trygghet_plugin.storage.geopackage import copy_file
from trygghet_plugin.storage.workspace import Workspace
workspace = Workspace.open(sys.argv[1], outbox=sys.argv[2])
real = copy_file._insert_events
def killed(connection, content, srs_id):
    real(connection, content, srs_id)
    os.kill(os.getpid(), signal.SIGKILL)
copy_file._insert_events = killed
readers_copy.update(workspace.store, workspace.database)
"""


def test_a_program_killed_in_the_middle_leaves_the_former_copy(filled: Workspace, tmp_path: Path, out: Path) -> None:
    path = update(filled)
    before = Path(path).read_bytes()
    ended = subprocess.run([sys.executable, "-c", KILLED, filled.database, str(tmp_path / "o.sqlite"), str(ROOT)],
                           check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert ended.returncode == -9
    assert Path(path).read_bytes() == before
    left = [entry for entry in out.iterdir() if str(entry) != path]
    assert left, "it was in the middle"
    for entry in left:
        os.utime(entry, (0, 0))
    update(filled)
    assert [str(entry) for entry in out.iterdir()] == [path]


def test_who_has_it_open_in_qgis_sees_the_new_one(filled: Workspace, out: Path) -> None:
    path = update(filled)
    layer = QgsVectorLayer(f"{path}|layername={EVENTS}", "e", "ogr")
    assert len(list(layer.getFeatures())) == 3
    add(filled, "brand", "Ny brand")
    update(filled)
    layer.reload()
    assert "Ny brand" in {feature["public_text"] for feature in layer.getFeatures()}
    del layer
    assert "Ny brand" in {row["public_text"] for row in rows(path)}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_log_somebody_left_beside_it_is_never_read_into_the_new_one(filled: Workspace) -> None:
    path = update(filled)
    with closing(sqlite3.connect(path, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute(f"UPDATE {ABOUT} SET audience = 'theirs'")
        assert os.path.getsize(path + "-wal")
        add(filled, "brand", "Ny brand")
        update(filled)
        assert theirs.execute(f"SELECT audience FROM {ABOUT}").fetchall() == [("partners",)]
    told = rows(path)
    assert len(told) == 4
    assert "Ny brand" in {row["public_text"] for row in told}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_file_windows_will_not_replace_is_filled_anew(filled: Workspace, out: Path, monkeypatch) -> None:
    path = update(filled)
    add(filled, "brand", "Ny brand")

    def refuses(*_arguments: object) -> None:
        raise PermissionError(13, "in use by another process")

    monkeypatch.setattr(copy_file.os, "replace", refuses)
    update(filled)
    assert "Ny brand" in {row["public_text"] for row in rows(path)}
    assert [str(entry) for entry in out.iterdir()] == [path]


def test_a_copy_somebody_holds_locked_is_told_and_stays(filled: Workspace, monkeypatch) -> None:
    path = update(filled)
    monkeypatch.setattr(copy_file, "_PATIENCE_SECONDS", 0.5)
    with closing(sqlite3.connect(path, isolation_level=None)) as theirs:
        add(filled, "brand", "Ny brand")
        theirs.execute("BEGIN IMMEDIATE")
        theirs.execute(f"UPDATE {ABOUT} SET audience = 'mine'")
        assert os.path.exists(path + "-journal")
        with pytest.raises(LockedError):
            update(filled)
        theirs.execute("ROLLBACK")
    assert "Ny brand" not in {row["public_text"] for row in rows(path)}


def test_the_workspace_itself_is_not_changed(filled: Workspace) -> None:
    filled.store.settings()
    before, listing = Path(filled.database).stat().st_mtime_ns, sorted(os.listdir(os.path.dirname(filled.database)))
    update(filled)
    assert Path(filled.database).stat().st_mtime_ns == before
    assert sorted(os.listdir(os.path.dirname(filled.database))) == listing
