"""The file other programs see: a GeoPackage that GDAL and QGIS list in full, with nothing odd about it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsVectorLayer

from tests.storage.conftest import make_report
from tests.storage.writers import rows
from trygghet_plugin.core.errors import (
    MissingError,
    NotAWorkspace,
    SchemaTooNew,
    SchemaTooOld,
    TrygghetError,
    WorkspaceError,
    WorkspaceExists,
)
from trygghet_plugin.core.form import Form, Question, QuestionType, Text, default_form
from trygghet_plugin.core.paths import backup_folder
from trygghet_plugin.core.report import CONTENT_COLUMNS, TIME_COLUMNS
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import schema
from trygghet_plugin.storage.geopackage.connection import reading, writing
from trygghet_plugin.storage.geopackage.questions import question_columns
from trygghet_plugin.storage.geopackage.schema import latest_version, migrations
from trygghet_plugin.storage.geopackage.statements import script, split_statements
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.workspace import Workspace

# Design §4: the columns of a report and the tables of a workspace.
REPORT = [
    "fid",
    "report_id",
    "report_no",
    "municipality",
    "form_version",
    "revision",
    "kind",
    "category",
    "severity",
    "description",
    "public_text",
    "occurred_at",
    "occurred_until",
    "discovered_at",
    "received_at",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "position_accuracy",
    "place_id",
    "place_type",
    "area_code",
    "organisation",
    "reporter_name",
    "reporter_contact",
    "source",
    "source_ref",
    "batch_id",
    "duplicate_of",
    "police_report",
    "police_reference",
    "fault_reference",
    "responsible_organisation",
    "status",
    "status_reason",
    "status_at",
    "status_by",
    "first_assessed_at",
    "assigned_to",
    "follow_up_on",
    "internal_only",
    "retention_class",
    "geom",
]
TABLES = [
    "report",
    "report_photo",
    "report_history",
    "form",
    "choice",
    "organisation",
    "return",
    "place",
    "area",
    "measure",
    "meeting",
    "calendar",
    "import_batch",
    "statistic",
    "retention_rule",
    "purge_log",
    "release",
    "setting",
    "schema_version",
]


def test_the_report_has_the_columns_of_the_design(database):
    columns = {row["name"] for row in rows(database, "SELECT name FROM pragma_table_info('trygghet_report')")}
    assert columns == set(REPORT) | set(question_columns(default_form()))
    assert columns.issuperset(CONTENT_COLUMNS + TIME_COLUMNS)


def test_gdal_lists_every_table_without_a_word(database):
    said = []
    gdal.PushErrorHandler(lambda _kind, _number, text: said.append(text))
    dataset = gdal.OpenEx(str(database), gdal.OF_VECTOR)
    layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
    counts = {layer.GetName(): layer.GetFeatureCount() for layer in layers}
    for layer in layers:
        assert len(list(layer)) == counts[layer.GetName()]
    gdal.PopErrorHandler()
    assert said == []
    assert set(counts) == {f"trygghet_{name}" for name in TABLES}
    assert counts["trygghet_area"] == counts["trygghet_form"] == counts["trygghet_schema_version"] == 1


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("report", ogr.wkbPoint),
        ("place", ogr.wkbUnknown),
        ("area", ogr.wkbMultiPolygon),
        ("measure", ogr.wkbUnknown),
        ("setting", ogr.wkbNone),
    ],
)
def test_geometries_and_coordinate_system_are_told(database, table, kind):
    dataset = gdal.OpenEx(str(database), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(f"trygghet_{table}")
    assert layer.GetGeomType() == kind
    if kind != ogr.wkbNone:
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "3008"
        assert layer.TestCapability(ogr.OLCFastSpatialFilter), "no R-tree"


def test_the_file_is_whole_and_says_what_it_is(database):
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert struct.pack(">i", connection.execute("PRAGMA application_id").fetchone()[0]) == b"GPKG"
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 10200
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_the_frame_is_the_one_gdal_writes(database, tmp_path):
    """Word for word the same R-tree triggers, counts and registrations as in a file GDAL made."""
    reference = str(tmp_path / "gdal.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(reference)
    system = osr.SpatialReference()
    system.ImportFromEPSG(3008)
    layer = dataset.CreateLayer("trygghet_report", system, ogr.wkbPoint)
    layer.CreateFeature(ogr.Feature(layer.GetLayerDefn()))
    dataset.CreateLayer("trygghet_setting", None, ogr.wkbNone)
    del layer, dataset
    theirs = {
        row["name"]: row["sql"]
        for row in rows(
            reference, "SELECT name, sql FROM sqlite_master WHERE name LIKE 'rtree%' OR name LIKE 'trigger_%'"
        )
    }
    ours = {row["name"]: row["sql"] for row in rows(database, "SELECT name, sql FROM sqlite_master")}
    assert len(theirs) > 10
    assert {name: ours[name] for name in theirs} == theirs
    for query in (
        "SELECT * FROM gpkg_geometry_columns WHERE table_name = 'trygghet_report'",
        "SELECT * FROM gpkg_extensions WHERE table_name = 'trygghet_report'",
        "SELECT data_type, identifier, srs_id FROM gpkg_contents "
        "WHERE table_name IN ('trygghet_report', 'trygghet_setting')",
        "SELECT * FROM gpkg_spatial_ref_sys ORDER BY srs_id",
    ):
        assert rows(database, query) == rows(reference, query), query


def test_counts_and_extent_follow_every_write(workspace, database):
    reports = [workspace.store.add(make_report(x=100_000.0 + number, y=6_400_000.0 - number)) for number in range(3)]
    workspace.store.change(reports[0].report_id, 1, {"x": 99_000.0, "y": 6_500_000.0}, "bo")
    (contents,) = rows(database, "SELECT * FROM gpkg_contents WHERE table_name = 'trygghet_report'")
    assert (contents["min_x"], contents["max_x"]) == (99_000.0, 100_002.0)
    assert (contents["min_y"], contents["max_y"]) == (6_399_998.0, 6_500_000.0)
    layer = QgsVectorLayer(workspace.layer_source("trygghet_report")[0], "reports", "ogr")
    assert layer.featureCount() == 3
    assert layer.extent().yMaximum() == 6_500_000.0
    found = rows(database, "SELECT id FROM rtree_trygghet_report_geom WHERE minx < 99001")
    assert [row["id"] for row in found] == [reports[0].values["fid"]]


# --- inside a GeoPackage that is used already -------------------------------------------------------------------


@pytest.fixture
def neighbour(tmp_path):
    """A GeoPackage of the municipality: a layer with an R-tree, another without, and a style table."""
    path = tmp_path / "kommunens data.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(3006)
    for name in ("lampor", "bänkar"):
        layer = dataset.CreateLayer(name, system, ogr.wkbPoint)
        layer.CreateField(ogr.FieldDefn("skick", ogr.OFTString))
        for number in range(50):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({number} {number})"))
            feature.SetField("skick", f"skick {number}")
            layer.CreateFeature(feature)
    del layer, dataset
    return path


def everything(path) -> dict[str, list]:
    """Every table's definition and rows but ours."""
    with reading(str(path)) as connection:
        names = [
            (row["name"], row["sql"])
            for row in connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%trygghet%' "
                "AND tbl_name NOT LIKE '%trygghet%' AND type <> 'index'"
            )
        ]
        held = {}
        for name, sql in names:
            found = []
            if sql and sql.startswith("CREATE TABLE") and not name.startswith("sqlite_"):
                found = [
                    tuple(row)
                    for row in connection.execute(f'SELECT * FROM "{name}"')
                    if "trygghet" not in str(tuple(row))
                ]
            held[name] = [sql, found]
    return held


def test_a_geopackage_that_is_used_keeps_everything_it_had(neighbour, tmp_path):
    before = everything(neighbour)
    workspace = Workspace.create(str(neighbour), "1442", outbox=tmp_path / "o.sqlite")
    workspace.store.add(make_report())
    workspace.close()
    after = everything(neighbour)
    systems = after["gpkg_spatial_ref_sys"][1]
    systems.remove(next(row for row in systems if row[1] == 3008))
    assert {name: after[name] for name in before} == before
    dataset = gdal.OpenEx(str(neighbour), gdal.OF_VECTOR)
    assert dataset.GetLayerCount() == 2 + len(TABLES)
    assert dataset.GetLayerByName("lampor").GetFeatureCount() == 50
    assert rows(neighbour, "PRAGMA user_version") == [{"user_version": 10200}]


def test_unregistered_tables_are_named_before_they_would_vanish(neighbour, tmp_path):
    with sqlite3.connect(neighbour) as connection:
        connection.execute("CREATE TABLE felanmälan (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("INSERT INTO felanmälan VALUES (1, 'lampa')")
        connection.execute("CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
    digest = hashlib.sha256(neighbour.read_bytes()).digest()
    with pytest.raises(WorkspaceError, match="felanmälan") as told:
        Workspace.create(str(neighbour), "1442", outbox=tmp_path / "o.sqlite")
    assert "qgis_projects" not in str(told.value)
    assert hashlib.sha256(neighbour.read_bytes()).digest() == digest
    Workspace.create(str(neighbour), "1442", register_existing=True, outbox=tmp_path / "o.sqlite").close()
    dataset = gdal.OpenEx(str(neighbour), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("felanmälan")
    assert layer.GetFeature(1).GetField("text") == "lampa"


def test_a_file_with_another_numbering_of_systems_is_respected(neighbour, tmp_path):
    with sqlite3.connect(neighbour) as connection:
        connection.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('something else', 3008, 'NONE', 1, 'undefined', '')"
        )
    workspace = Workspace.create(str(neighbour), "1442", outbox=tmp_path / "o.sqlite")
    workspace.store.add(make_report())
    workspace.close()
    dataset = gdal.OpenEx(str(neighbour), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("trygghet_report")
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "3008"


# --- what is refused --------------------------------------------------------------------------------------------


def test_a_workspace_that_exists_is_left_alone(database, tmp_path):
    digest = hashlib.sha256(database.read_bytes()).digest()
    listing = sorted(tmp_path.iterdir())
    with pytest.raises(WorkspaceExists):
        Workspace.create(str(database), "1466", outbox=tmp_path / "o.sqlite")
    assert hashlib.sha256(database.read_bytes()).digest() == digest
    assert sorted(tmp_path.iterdir()) == listing


@pytest.mark.parametrize(
    ("name", "content"), [("a.gpkg", b"no database at all" * 100), ("b.gpkg", None)], ids=["text", "plain sqlite"]
)
def test_what_is_no_geopackage_is_left_alone(tmp_path, name, content):
    path = tmp_path / name
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE t (a)")
    else:
        path.write_bytes(content)
    digest = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(NotAWorkspace):
        Workspace.create(str(path), "1442", outbox=tmp_path / "o.sqlite")
    with pytest.raises(NotAWorkspace):
        Workspace.open(str(path), outbox=tmp_path / "o.sqlite")
    assert hashlib.sha256(path.read_bytes()).digest() == digest


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path):
    with pytest.raises(MissingError):
        Workspace.create(str(tmp_path / "saknas" / "a.gpkg"), "1442", outbox=tmp_path / "o.sqlite")
    with pytest.raises(TrygghetError, match="0000"):
        Workspace.create(str(tmp_path / "a.gpkg"), "0000", outbox=tmp_path / "o.sqlite")
    with pytest.raises(TrygghetError, match="4326"):
        Workspace.create(str(tmp_path / "a.gpkg"), "1442", epsg=4326, outbox=tmp_path / "o.sqlite")
    assert not (tmp_path / "a.gpkg").exists()


@pytest.mark.parametrize(
    ("version", "error"), [(latest_version() + 1, SchemaTooNew), (latest_version() - 1, SchemaTooOld)]
)
def test_another_schema_is_refused_by_name(database, tmp_path, version, error):
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_schema_version SET version = ?", (version,))
    expected = NotAWorkspace if version == 0 else error
    with pytest.raises(expected):
        Workspace.open(str(database), outbox=tmp_path / "o.sqlite")


# --- migrations and questions -----------------------------------------------------------------------------------


def test_every_migration_is_numbered_and_splits_into_statements():
    assert list(migrations()) == list(range(1, latest_version() + 1))
    for name in migrations().values():
        statements = split_statements(script(name))
        assert statements
        assert not any(word in statement.upper() for statement in statements for word in ("COMMIT", "PRAGMA", "BEGIN;"))


@pytest.fixture
def second_migration(monkeypatch):
    """A schema file that a later version brings; `add(sql)` says what stands in it."""
    real_script = schema.script

    def add(sql: str) -> None:
        monkeypatch.setattr(schema, "migrations", lambda: {**migrations(), 2: "002_later.sql"})
        monkeypatch.setattr(schema, "script", lambda name: sql if name == "002_later.sql" else real_script(name))

    return add


LATER = """
ALTER TABLE trygghet_report ADD COLUMN weather TEXT;
CREATE TABLE trygghet_weather (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, what TEXT);
"""


def test_an_upgrade_backs_up_and_brings_columns_tables_and_triggers(workspace, database, second_migration):
    stored = workspace.store.add(make_report())
    workspace.close()
    second_migration(LATER)
    assert schema.upgrade({"path": str(database)}, lambda _text: None) == {"from": 1, "to": 2}
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_report SET weather = 'regn'")
        connection.execute("INSERT INTO trygghet_weather (geom) SELECT geom FROM trygghet_report")
        kept = connection.execute("SELECT after FROM trygghet_report_history WHERE revision = 2").fetchone()["after"]
    assert kept == '{"weather":"regn"}'
    dataset = gdal.OpenEx(str(database), gdal.OF_VECTOR)
    assert dataset.GetLayerByName("trygghet_weather").GetGeomType() == ogr.wkbPoint
    assert rows(database, "SELECT count(*) AS n FROM rtree_trygghet_weather_geom") == [{"n": 1}]
    copies = Path(backup_folder(str(database))).glob("*.gpkg")
    assert any(rows(copy, "SELECT max(version) AS v FROM trygghet_schema_version") == [{"v": 1}] for copy in copies)
    assert stored.revision == 1


def test_an_upgrade_that_fails_leaves_the_workspace_as_it_was(workspace, database, second_migration):
    workspace.store.add(make_report())
    workspace.close()
    before = rows(database, "SELECT name, sql FROM sqlite_master ORDER BY name, sql")
    second_migration(LATER + "INSERT INTO no_such_table VALUES (1);\n")
    with pytest.raises(StorageFailure):
        schema.upgrade({"path": str(database)}, lambda _text: None)
    assert rows(database, "SELECT name, sql FROM sqlite_master ORDER BY name, sql") == before
    assert rows(database, "SELECT max(version) AS v FROM trygghet_schema_version") == [{"v": 1}]


def test_upgrading_what_is_up_to_date_changes_nothing(database):
    assert Workspace.upgrade(str(database)) == (1, 1)
    other = database.with_name("annan.gpkg")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE gpkg_contents (table_name TEXT)")
    with pytest.raises(NotAWorkspace):
        Workspace.upgrade(str(other))


def test_a_set_up_that_was_cut_short_can_be_done_again(tmp_path):
    path = tmp_path / "ny.gpkg"
    schema.make_empty(str(path))
    Workspace.create(str(path), "1442", outbox=tmp_path / "o.sqlite").close()
    script = (
        "import os, sqlite3\n"
        f"c = sqlite3.connect({str(tmp_path / 'halv.gpkg')!r}, isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN'); c.execute('CREATE TABLE gpkg_contents (a)')\n"
        "c.executemany('INSERT INTO gpkg_contents VALUES (?)', [('x' * 3000,)] * 100); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    assert (tmp_path / "halv.gpkg-journal").exists()
    Workspace.create(str(tmp_path / "halv.gpkg"), "1442", outbox=tmp_path / "o.sqlite").close()


def test_two_who_set_up_the_same_file_at_once_make_one_whole_workspace(tmp_path, monkeypatch):
    path = tmp_path / "ny.gpkg"
    real, raced = schema._put_in_place, []

    def slower(unfinished, target):
        if not raced:
            raced.append(unfinished)
            schema.create(json.loads(asked[0]), lambda _text: None)
            raced.append(path.read_bytes())
        real(unfinished, target)

    asked = []
    monkeypatch.setattr(schema, "_put_in_place", slower)
    monkeypatch.setattr(
        WriterClient,
        "request",
        lambda client, op, **arguments: (
            asked.append(json.dumps({"path": client.path, **arguments})),
            schema.create(json.loads(asked[0]), lambda _text: None),
        ),
    )
    with pytest.raises(WorkspaceExists):
        Workspace.create(str(path), "1442", outbox=tmp_path / "o.sqlite")
    assert path.read_bytes() == raced[1]
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_links_gets_a_workspace_too(tmp_path, monkeypatch):
    def none(*_paths):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", none)
    (tmp_path / "ny.part").write_bytes(b"ny")
    schema._put_in_place(str(tmp_path / "ny.part"), str(tmp_path / "ny.gpkg"))
    assert (tmp_path / "ny.gpkg").read_bytes() == b"ny"
    (tmp_path / "annan.part").write_bytes(b"annan")
    with pytest.raises(StorageFailure, match="exists"):
        schema._put_in_place(str(tmp_path / "annan.part"), str(tmp_path / "ny.gpkg"))
    assert (tmp_path / "ny.gpkg").read_bytes() == b"ny"


def form_with(*questions: Question) -> Form:
    form = default_form()
    return Form(form.version + 1, form.title, form.sections, (*form.questions, *questions), "ny fråga")


def question(code: str, kind: QuestionType) -> Question:
    return Question(code, kind, default_form().sections[0].code, Text("Fråga", "Question"), choices="severity")


def test_new_questions_get_columns_and_are_content(workspace, database):
    stored = workspace.store.add(make_report())
    kinds = {
        "lampor": QuestionType.INTEGER,
        "hur_langt": QuestionType.DECIMAL,
        "sedan": QuestionType.DATE,
        "tid": QuestionType.DATETIME,
        "vilka": QuestionType.CHOICES,
    }
    form = form_with(*(question(code, kind) for code, kind in kinds.items()))
    workspace.store.save_form(form, "kim")
    assert workspace.store.form() == form
    assert workspace.store.report(stored.report_id).revision == 1
    answers = {
        "lampor": 3,
        "hur_langt": 1.5,
        "sedan": "2026-01-01",
        "tid": "2026-01-01T10:00:00.000Z",
        "vilka": ("a", "b"),
    }
    added = workspace.store.add(make_report(answers=answers))
    assert added.values["q_vilka"] == '["a", "b"]'
    workspace.store.assess(Assessment(added.report_id, 1, ReviewStatus.APPROVED, "kim"))
    after = workspace.store.change(added.report_id, 2, {"q_tid": "2026-01-01T11:00:00+01:00"}, "bo")
    assert (after.status, after.values["q_tid"]) == (ReviewStatus.APPROVED, "2026-01-01T10:00:00.000Z")
    after = workspace.store.change(added.report_id, after.revision, {"q_lampor": 4}, "bo")
    assert after.status is ReviewStatus.EDITED
    assert workspace.store.history(added.report_id)[-1].after["q_lampor"] == 4
    layer = QgsVectorLayer(workspace.layer_source("trygghet_report")[0], "reports", "ogr")
    assert layer.fields().indexOf("q_lampor") >= 0
    assert rows(database, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_a_form_saved_meanwhile_by_another_is_not_overwritten(workspace):
    workspace.store.save_form(form_with(), "kim")
    with pytest.raises(TrygghetError, match="meanwhile"):
        workspace.store.save_form(form_with(question("lampor", QuestionType.INTEGER)), "bo")
    assert "q_lampor" not in workspace.store.add(make_report()).values


def test_a_question_that_comes_back_with_another_type_is_refused(workspace):
    workspace.store.save_form(form_with(question("lampor", QuestionType.INTEGER)), "kim")
    form = workspace.store.form()
    changed = Form(
        form.version + 1,
        form.title,
        form.sections,
        (*default_form().questions, question("lampor", QuestionType.TEXT)),
        "",
    )
    with pytest.raises(TrygghetError, match="q_lampor"):
        workspace.store.save_form(changed, "kim")
    assert workspace.store.form() == form


def test_a_workspace_in_another_zone(tmp_path):
    workspace = Workspace.create(
        str(tmp_path / "h.gpkg"), "1466", epsg=3006, practice=True, outbox=tmp_path / "o.sqlite"
    )
    info = workspace.info
    workspace.close()
    assert (info.municipality_name, info.epsg, info.practice) == ("Herrljunga", 3006, True)
    (srs,) = rows(tmp_path / "h.gpkg", "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'trygghet_report'")
    assert srs["srs_id"] == 3006


def test_copies_of_a_closed_file_are_whole(database, tmp_path):
    copy = tmp_path / "copy.gpkg"
    shutil.copyfile(database, copy)
    Workspace.open(str(copy), outbox=tmp_path / "o.sqlite").close()
