"""The public contract of the algorithms: ids, parameters, defaults, results, and sentences where something is wrong."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from tests.processing.conftest import AlgorithmFailed, Feedback, Run
from trygghet_plugin.core.form import default_form, form_to_dict
from trygghet_plugin.exchange.profile import PROFILES
from trygghet_plugin.processing import review_reports
from trygghet_plugin.processing.provider import TrygghetProvider
from trygghet_plugin.storage.workspace import Workspace

POLICE = Path(__file__).parents[1] / "data" / "polisen_extract.json"
# id → parameters in order; results.
CONTRACT = {
    "createworkspace": (["DATABASE", "MUNICIPALITY", "CRS", "AREAS", "FORM", "DEMO", "PARTITIONED"], ["DATABASE"]),
    "upgradeworkspace": (["DATABASE", "CONFIRM"], ["FROM_VERSION", "TO_VERSION"]),
    "moveworkspace": (["DATABASE", "TARGET", "PROTOCOL"], ["REPORTS", "PROTOCOL"]),
    "importreports": (
        ["DATABASE", "INPUT", "PROFILE", "DRY_RUN", "PROTOCOL"],
        ["CREATED", "UPDATED", "SKIPPED", "REJECTED", "BATCH", "PROTOCOL"],
    ),
    "undoimport": (["DATABASE", "BATCH", "REASON"], ["REMOVED", "KEPT"]),
    "reviewreports": (["DATABASE", "FILTER", "ASSESSMENT", "REASON"], ["CHANGED", "REFUSED", "CONFLICTS"]),
    "statistics": (
        ["DATABASE", "FROM", "TO", "COMPARE_FROM", "COMPARE_TO", "STATUS", "FILTER", "AUDIENCE", "OUTPUT"],
        ["OUTPUT"],
    ),
    "meetingmap": (
        ["DATABASE", "TEMPLATE", "FROM", "TO", "COMPARE_FROM", "COMPARE_TO", "TITLE", "AUDIENCE", "OUTPUT"],
        ["OUTPUT"],
    ),
}
DEFAULTS = {
    ("createworkspace", "DEMO"): False,
    ("upgradeworkspace", "CONFIRM"): False,
    ("createworkspace", "PARTITIONED"): False,
    ("importreports", "DRY_RUN"): False,
    ("statistics", "STATUS"): ["approved"],
    ("statistics", "AUDIENCE"): "internal",
    ("meetingmap", "TEMPLATE"): "week",
    ("meetingmap", "AUDIENCE"): "partners",
}
STRINGS = {"DATABASE", "TARGET", "INPUT", "PROFILE", "BATCH", "REASON", "MUNICIPALITY", "TITLE"}
CODES = {"ASSESSMENT", "STATUS", "AUDIENCE", "TEMPLATE"}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A workspace with the police's extract, closed."""
    path = tmp_path_factory.mktemp("made") / "made.gpkg"
    run("createworkspace", DATABASE=str(path), MUNICIPALITY="1442")
    run("importreports", DATABASE=str(path), INPUT=str(POLICE), PROFILE="polisen")
    return path


@pytest.fixture
def database(made: Path, tmp_path: Path) -> str:
    """A copy of it."""
    path = tmp_path / "trygg het.gpkg"
    shutil.copyfile(made, path)
    return str(path)


def rows(database: str, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_ids_parameters_and_results_are_the_contracts(provider: TrygghetProvider) -> None:
    assert provider.id() == "trygghet"
    told = {algorithm.name(): algorithm for algorithm in provider.algorithms()}
    assert set(told) == set(CONTRACT)
    for name, (parameters, results) in CONTRACT.items():
        assert [one.name() for one in told[name].parameterDefinitions()] == parameters
        assert {one.name() for one in told[name].outputDefinitions()} == set(results)


def test_types_and_defaults_are_the_contracts(provider: TrygghetProvider) -> None:
    for algorithm in provider.algorithms():
        for parameter in algorithm.parameterDefinitions():
            if parameter.name() in STRINGS:
                assert parameter.type() == "string", parameter.name()
            if parameter.name() in CODES:
                assert parameter.type() == "enum"
                assert parameter.usesStaticStrings()
            if (algorithm.name(), parameter.name()) in DEFAULTS:
                assert parameter.defaultValue() == DEFAULTS[algorithm.name(), parameter.name()]
            assert parameter.description()
        assert algorithm.shortHelpString()
        assert algorithm.displayName()
        assert algorithm.group()
        assert not algorithm.icon().isNull()


def test_what_is_optional(provider: TrygghetProvider) -> None:
    optional = {
        (algorithm.name(), one.name())
        for algorithm in provider.algorithms()
        for one in algorithm.parameterDefinitions()
        if one.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    }
    assert {
        ("createworkspace", "CRS"),
        ("createworkspace", "AREAS"),
        ("createworkspace", "FORM"),
        ("statistics", "FROM"),
    } <= optional
    assert not {(name, "DATABASE") for name in CONTRACT} & optional


def test_loading_the_provider_loads_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys; from qgis.core import QgsApplication; app = QgsApplication([], False); before = set(sys.modules);"
        "from trygghet_plugin.processing.provider import TrygghetProvider as P; p = P(); p.refreshAlgorithms();"
        "new = {name.split('.')[0] for name in set(sys.modules) - before};"
        "print(sorted(new & {'shapely', 'matplotlib', 'numpy', 'osgeo', 'urllib', 'http', 'requests'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


# --- createworkspace ------------------------------------------------------------------------------------------


def test_a_municipality_brings_its_zone_and_border(tmp_path: Path, run: Run) -> None:
    path = str(tmp_path / "a.gpkg")
    assert run("createworkspace", DATABASE=path, MUNICIPALITY="1466") == {"DATABASE": path}
    workspace = Workspace.open(path, outbox=tmp_path / "o.db")
    info, areas = workspace.info, workspace.store.areas()
    workspace.close()
    assert (info.municipality_name, info.epsg, info.practice) == ("Herrljunga", 3008, False)
    assert [(area.code, area.kind) for area in areas] == [("1466", "municipality")]


def test_a_workspace_that_is_there_is_left_as_it_is(database: str, run: Run) -> None:
    before = Path(database).read_bytes()
    with pytest.raises(AlgorithmFailed):
        run("createworkspace", DATABASE=database, MUNICIPALITY="1466")
    assert Path(database).read_bytes() == before


def test_own_system_areas_and_form(tmp_path: Path, run: Run) -> None:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=area_code:string&field=name:string&field=population:integer", "a", "memory"
    )
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["T1", "Tätorten", 5000])
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon ((12.79 58.02, 12.83 58.02, 12.83 58.05, 12.79 58.05, 12.79 58.02))")
    )
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    form = {**form_to_dict(default_form()), "version": 7, "note": "egen"}
    (tmp_path / "form.json").write_text(json.dumps(form), encoding="utf-8")
    path = str(tmp_path / "a.gpkg")
    run(
        "createworkspace",
        DATABASE=path,
        MUNICIPALITY="1442",
        CRS="EPSG:3006",
        AREAS=layer.id(),
        FORM=str(tmp_path / "form.json"),
    )
    QgsProject.instance().removeMapLayer(layer.id())
    workspace = Workspace.open(path, outbox=tmp_path / "o.db")
    areas = {area.code: area for area in workspace.store.areas()}
    told = (workspace.info.epsg, workspace.store.form().note, areas["T1"].name, areas["T1"].population)
    workspace.close()
    assert told == (3006, "egen", "Tätorten", 5000)
    box = QgsGeometry()
    box.fromWkb(areas["T1"].wkb)
    assert 369_000 < box.boundingBox().xMinimum() < 372_000
    assert set(areas) == {"1442", "T1"}


def test_a_border_of_ones_own_takes_the_place_of_the_generalised_one(tmp_path: Path, run: Run) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:3008&field=municipality_code:string&field=name:string", "a", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["1442", "Vårgårda, noggrann"])
    feature.setGeometry(QgsGeometry.fromWkt("Polygon ((90000 6420000, 120000 6420000, 120000 6445000, 90000 6420000))"))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    path = str(tmp_path / "a.gpkg")
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442", AREAS=layer.id())
    QgsProject.instance().removeMapLayer(layer.id())
    areas = rows(path, "SELECT area_code, name, kind FROM trygghet_area")
    assert areas == [("1442", "Vårgårda, noggrann", "municipality")]


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"MUNICIPALITY": "9999"}, "9999"),
        ({"MUNICIPALITY": "Vårgårda"}, "Vårgårda"),
        ({"MUNICIPALITY": "1442", "CRS": "EPSG:4326"}, "metres"),
        ({"MUNICIPALITY": "1442", "CRS": "EPSG:2263"}, "metres"),
        ({"MUNICIPALITY": "1442", "CRS": "not a crs"}, "“not a crs” is no coordinate system"),
        ({"MUNICIPALITY": "1442", "FORM": "/nowhere/form.json"}, "“/nowhere/form.json” is not there"),
    ],
)
def test_what_cannot_become_a_workspace(tmp_path: Path, run: Run, parameters: dict[str, str], says: str) -> None:
    with pytest.raises(AlgorithmFailed, match=says):
        run("createworkspace", DATABASE=str(tmp_path / "a.gpkg"), **parameters)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("crs", [None, "", QgsCoordinateReferenceSystem()])
def test_no_coordinate_system_is_the_municipalitys_own(tmp_path: Path, run: Run, crs: object) -> None:
    path = str(tmp_path / "a.gpkg")
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442", CRS=crs)
    assert rows(path, "SELECT value FROM trygghet_setting WHERE key = 'epsg'") == [("3008",)]


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("name", ["a.shp", "a", "a.gpkg.zip", "gpkg", ""])
def test_a_workspace_lies_in_a_file_that_says_it_is_a_geopackage(
    tmp_path: Path, run: Run, name: str, demo: bool
) -> None:
    with pytest.raises(AlgorithmFailed, match=r"does not end in \.gpkg"):
        run("createworkspace", DATABASE=f"{tmp_path}/{name}", MUNICIPALITY="1442", DEMO=demo)
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_is_none_is_refused(tmp_path: Path, run: Run) -> None:
    (tmp_path / "form.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(AlgorithmFailed, match="form"):
        run("createworkspace", DATABASE=str(tmp_path / "a.gpkg"), MUNICIPALITY="1442", FORM=str(tmp_path / "form.json"))
    assert not (tmp_path / "a.gpkg").exists()


def test_areas_without_their_columns_are_refused(tmp_path: Path, run: Run) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:3006&field=kod:string", "a", "memory")
    QgsProject.instance().addMapLayer(layer)
    try:
        with pytest.raises(AlgorithmFailed, match="area_code"):
            run("createworkspace", DATABASE=str(tmp_path / "a.gpkg"), MUNICIPALITY="1442", AREAS=layer.id())
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_practice(tmp_path: Path, run: Run) -> None:
    path = str(tmp_path / "ovning.gpkg")
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442", DEMO=True)
    assert rows(path, "SELECT count(*) FROM trygghet_report") == [(600,)]
    assert rows(path, "SELECT value FROM trygghet_setting WHERE key = 'practice'") == [("1",)]


# --- importreports, undoimport --------------------------------------------------------------------------------


def test_import_again_and_undo(tmp_path: Path, run: Run) -> None:
    path, protocol = str(tmp_path / "a.gpkg"), tmp_path / "protokoll.csv"
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442")
    count = len(json.loads(POLICE.read_text(encoding="utf-8")))
    order = {"DATABASE": path, "INPUT": str(POLICE), "PROFILE": "polisen"}
    dry = run("importreports", **order, DRY_RUN=True)
    assert (dry["CREATED"], dry["BATCH"]) == (count, "")
    first = run("importreports", **order, PROTOCOL=str(protocol))
    assert {key: first[key] for key in ("CREATED", "UPDATED", "SKIPPED", "REJECTED")} == {
        "CREATED": count,
        "UPDATED": 0,
        "SKIPPED": 0,
        "REJECTED": 0,
    }
    assert first["PROTOCOL"] == str(protocol)
    with protocol.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert {line["row"] for line in lines} == {str(number) for number in range(1, count + 1)}
    assert {line["result"] for line in lines} == {"created"}
    again = run("importreports", **order)
    assert (again["CREATED"], again["SKIPPED"]) == (0, count)
    assert Path(again["PROTOCOL"]).is_file()
    with pytest.raises(AlgorithmFailed, match="reason"):
        run("undoimport", DATABASE=path, BATCH=first["BATCH"])
    assert run("undoimport", DATABASE=path, BATCH=first["BATCH"], REASON="felaktig import") == {
        "REMOVED": count,
        "KEPT": 0,
    }
    assert rows(path, "SELECT count(*) FROM trygghet_report") == [(0,)]


def test_undoing_tells_what_was_restored_and_when_nothing_was_undone(database: str, tmp_path: Path, run: Run) -> None:
    profile = {
        "name": "p",
        "source_ref": "nr",
        "geometry": {"latlon": "gps"},
        "fields": {"category": {"column": "typ"}, "description": {"column": "text"}},
    }
    (tmp_path / "p.json").write_text(json.dumps(profile), encoding="utf-8")
    order = {"DATABASE": database, "INPUT": str(tmp_path / "a.csv"), "PROFILE": str(tmp_path / "p.json")}

    def imported(text: str) -> dict[str, object]:
        (tmp_path / "a.csv").write_text(f"nr;typ;text;gps\n1;klotter;{text};58.03,12.81\n", encoding="utf-8")
        return run("importreports", **order)

    first, second = imported("rätt"), imported("fel")
    assert (first["CREATED"], second["UPDATED"]) == (1, 1)
    nothing, undone = Feedback(), Feedback()
    assert run("undoimport", nothing, DATABASE=database, BATCH=first["BATCH"], REASON="x") == {"REMOVED": 0, "KEPT": 1}
    assert "Nothing was undone" in nothing.warnings[0]
    assert run("undoimport", undone, DATABASE=database, BATCH=second["BATCH"], REASON="x") == {"REMOVED": 0, "KEPT": 0}
    assert "Removed 0, restored 1, kept 0." in undone.textLog()
    assert rows(database, "SELECT description FROM trygghet_report WHERE source_ref = 'p:1'") == [("rätt",)]
    with pytest.raises(AlgorithmFailed, match=r"undone by .* already"):
        run("undoimport", DATABASE=database, BATCH=second["BATCH"], REASON="x")


def test_rejected_rows_are_told_in_the_log(database: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.json").write_text(
        '[{"id": 1, "type": "Brand", "name": "15 juni 15.05, Brand", "location": {"gps": "0,0"}}]'
    )
    (tmp_path / "p.json").write_text(
        json.dumps({"name": "p", "geometry": {"latlon": "gps"}, "fields": {"category": {"column": "type"}}}),
        encoding="utf-8",
    )
    feedback = Feedback()
    done = run(
        "importreports", feedback, DATABASE=database, INPUT=str(tmp_path / "a.json"), PROFILE=str(tmp_path / "p.json")
    )
    assert done["REJECTED"] == 1
    assert "Sweden" in feedback.warnings[0]


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_protocol_that_cannot_be_written_is_told_before_anything_is_imported(
    tmp_path: Path, run: Run, dry_run: bool
) -> None:
    path = str(tmp_path / "a.gpkg")
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442")
    order = {"DATABASE": path, "INPUT": str(POLICE), "PROFILE": "polisen", "DRY_RUN": dry_run}
    with pytest.raises(AlgorithmFailed, match="cannot be written"):
        run("importreports", **order, PROTOCOL=str(tmp_path / "missing" / "p.csv"))
    assert rows(path, "SELECT count(*) FROM trygghet_import_batch") == [(0,)]


@pytest.mark.parametrize("which", ["DATABASE", "INPUT", "PROFILE"])
def test_a_protocol_never_takes_the_place_of_what_it_tells_of(tmp_path: Path, run: Run, which: str) -> None:
    files = {name: tmp_path / name for name in ("DATABASE.gpkg", "INPUT.json", "PROFILE.json")}
    run("createworkspace", DATABASE=str(files["DATABASE.gpkg"]), MUNICIPALITY="1442")
    shutil.copyfile(POLICE, files["INPUT.json"])
    shutil.copyfile(PROFILES / "polisen.json", files["PROFILE.json"])
    order = {path.stem: str(path) for path in files.values()}
    before = Path(order[which]).read_bytes()
    with pytest.raises(AlgorithmFailed, match="Choose another place"):
        run("importreports", **order, PROTOCOL=order[which])
    assert Path(order[which]).read_bytes() == before


def test_a_refused_import_leaves_the_protocol_of_the_last_one(database: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "p.csv").write_text("förra", encoding="utf-8")
    for protocol in (tmp_path / "p.csv", tmp_path / "ny.csv"):
        with pytest.raises(AlgorithmFailed, match="nowhere"):
            run("importreports", DATABASE="/nowhere.gpkg", INPUT=str(POLICE), PROFILE="polisen", PROTOCOL=str(protocol))
    assert (tmp_path / "p.csv").read_text(encoding="utf-8") == "förra"
    assert not (tmp_path / "ny.csv").exists()


def test_a_protocol_that_fails_after_the_import_is_told_with_the_imports_id(tmp_path: Path, run: Run) -> None:
    path, folder = str(tmp_path / "a.gpkg"), tmp_path / "protokoll"
    folder.mkdir()
    run("createworkspace", DATABASE=path, MUNICIPALITY="1442")

    class Leaving(Feedback):
        """The folder goes away while rows are imported, as a share does."""

        def setProgress(self, progress: float) -> None:  # noqa: N802 (the name QGIS uses)
            if folder.exists():
                folder.rmdir()

    feedback = Leaving()
    done = run(
        "importreports", feedback, DATABASE=path, INPUT=str(POLICE), PROFILE="polisen", PROTOCOL=str(folder / "p.csv")
    )
    (count,) = rows(path, "SELECT created FROM trygghet_import_batch WHERE batch_id = '{BATCH}'".format(**done))[0]
    assert (done["CREATED"], done["PROTOCOL"]) == (count, "")
    assert [done["BATCH"] in warning and "cannot be written" in warning for warning in feedback.warnings] == [True]


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"INPUT": "/nowhere.csv"}, "not there"),
        ({"PROFILE": "okänd"}, "polisen"),
        ({"INPUT": "http://127.0.0.1:1/x.csv"}, "not a file"),
        ({"DATABASE": "/nowhere.gpkg"}, "nowhere"),
        ({"DATABASE": str(POLICE)}, "polisen_extract"),
    ],
)
def test_what_cannot_be_imported(database: str, run: Run, parameters: dict[str, str], says: str) -> None:
    with pytest.raises(AlgorithmFailed, match=says):
        run("importreports", **{"DATABASE": database, "INPUT": str(POLICE), "PROFILE": "polisen", **parameters})


# --- reviewreports --------------------------------------------------------------------------------------------


def test_assessing_by_an_expression(database: str, run: Run) -> None:
    fires = rows(database, "SELECT count(*) FROM trygghet_report WHERE category = 'brand'")[0][0]
    total = rows(database, "SELECT count(*) FROM trygghet_report")[0][0]
    done = run("reviewreports", DATABASE=database, FILTER="\"category\" = 'brand'", ASSESSMENT="approved")
    assert done == {"CHANGED": fires, "REFUSED": 0, "CONFLICTS": 0}
    done = run("reviewreports", DATABASE=database, FILTER="category is not null", ASSESSMENT="approved", REASON="prov")
    assert done["CHANGED"] == total - fires
    assert rows(database, "SELECT DISTINCT status FROM trygghet_report") == [("approved",)]


def test_expressions_may_ask_for_place_and_time(database: str, run: Run) -> None:
    text = "$x > -1e9 and occurred_at > to_datetime('2024-06-14T00:00:00Z') and position_accuracy = 10000"
    expected = rows(database, "SELECT count(*) FROM trygghet_report WHERE occurred_at > '2024-06-14T00:00:00.000Z'")[0][
        0
    ]
    assert 0 < run("reviewreports", DATABASE=database, FILTER=text, ASSESSMENT="approved")["CHANGED"] == expected


def test_refused_steps_are_told(database: str, run: Run) -> None:
    run("reviewreports", DATABASE=database, FILTER="category = 'brand'", ASSESSMENT="rejected", REASON="prov")
    feedback = Feedback()
    done = run("reviewreports", feedback, DATABASE=database, FILTER="category = 'brand'", ASSESSMENT="approved")
    assert done["CHANGED"] == 0
    assert done["REFUSED"] == len(feedback.warnings) > 0
    assert "Reopen" in feedback.warnings[0]


class Stopping(Feedback):
    """Somebody presses Cancel once the first reports are assessed."""

    def setProgress(self, progress: float) -> None:  # noqa: N802 (the name QGIS uses)
        if progress > 0:
            self.cancel()


def test_a_stopped_assessment_tells_what_was_done_and_goes_on_where_it_stopped(
    database: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_reports, "ASSESSED_BETWEEN_LOOKS", 10)
    total = rows(database, "SELECT count(*) FROM trygghet_report")[0][0]
    assert total > 20
    feedback = Stopping()
    done = run("reviewreports", feedback, DATABASE=database, FILTER="true", ASSESSMENT="approved")
    assert done == {"CHANGED": 10, "REFUSED": 0, "CONFLICTS": 0}
    assert rows(database, "SELECT count(*) FROM trygghet_report WHERE status = 'approved'") == [(10,)]
    assert ["run it again" in warning for warning in feedback.warnings] == [True]
    again = run("reviewreports", DATABASE=database, FILTER="true", ASSESSMENT="approved")
    assert again == {"CHANGED": total - 10, "REFUSED": 0, "CONFLICTS": 0}


def test_stopped_before_the_first_report_nothing_is_assessed(database: str, run: Run) -> None:
    feedback = Feedback()
    feedback.cancel()
    done = run("reviewreports", feedback, DATABASE=database, FILTER="true", ASSESSMENT="approved")
    assert done == {"CHANGED": 0, "REFUSED": 0, "CONFLICTS": 0}
    assert ["run it again" in warning for warning in feedback.warnings] == [True]
    assert rows(database, "SELECT DISTINCT status FROM trygghet_report") == [("new",)]


def test_an_error_on_the_way_tells_what_was_done_before_it(
    database: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_reports, "ASSESSED_BETWEEN_LOOKS", 10)
    moved = Path(database).with_name("undan.gpkg")

    class Moving(Feedback):
        """The file goes away once the first reports are assessed, as on a share."""

        def setProgress(self, progress: float) -> None:  # noqa: N802 (the name QGIS uses)
            if progress > 0 and not moved.exists():
                Path(database).rename(moved)

    feedback = Moving()
    with pytest.raises(AlgorithmFailed, match="not there"):
        run("reviewreports", feedback, DATABASE=database, FILTER="true", ASSESSMENT="approved")
    assert rows(str(moved), "SELECT count(*) FROM trygghet_report WHERE status = 'approved'") == [(10,)]
    assert any("Changed 10" in text for text in feedback.warnings)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"FILTER": "category ="}, "expression"),
        ({"FILTER": "colour = 'red'"}, "colour"),
        ({"ASSESSMENT": "wonderful"}, "ASSESSMENT"),
    ],
)
def test_what_cannot_be_assessed(database: str, run: Run, parameters: dict[str, str], says: str) -> None:
    with pytest.raises(AlgorithmFailed, match=says):
        run("reviewreports", **{"DATABASE": database, "FILTER": "true", "ASSESSMENT": "approved", **parameters})
    assert rows(database, "SELECT DISTINCT status FROM trygghet_report") == [("new",)]


# --- statistics, meetingmap -----------------------------------------------------------------------------------

KEYS = {
    "workspace",
    "from",
    "to",
    "status",
    "filter",
    "audience",
    "read_at",
    "total",
    "reports",
    "by_status",
    "by_kind",
    "by_category",
    "by_month",
    "by_iso_week",
    "by_weekday_hour",
    "time_known_within_6h",
    "by_area",
    "by_place",
    "by_organisation",
    "outside_areas",
    "without_time",
    "unreviewed",
    "median_days_to_review",
    "open_now",
    "actors",
    "comparison",
    "suppressed",
}


def statistics(run: Run, database: str, output: Path, **parameters: object) -> dict[str, object]:
    run("statistics", DATABASE=database, OUTPUT=str(output), **parameters)
    found: dict[str, object] = json.loads(output.read_text(encoding="utf-8"))
    return found


def test_statistics_count_what_sql_counts(database: str, tmp_path: Path, run: Run) -> None:
    run("reviewreports", DATABASE=database, FILTER="true", ASSESSMENT="approved")
    told = statistics(run, database, tmp_path / "s.json", FROM="2024-06-01", TO="2024-06-30")
    assert set(told) >= KEYS
    total = rows(database, "SELECT count(*) FROM trygghet_report")[0][0]
    assert told["total"] == total
    assert told["by_category"] == dict(
        rows(database, "SELECT category, count(*) FROM trygghet_report GROUP BY category")
    )
    assert (told["from"], told["to"], told["status"]) == ("2024-06-01", "2024-06-30", ["approved"])
    one_day = statistics(run, database, tmp_path / "d.json", FROM="2024-06-15", TO="2024-06-15")
    assert (
        one_day["total"]
        == rows(database, "SELECT count(*) FROM trygghet_report WHERE occurred_at >= '2024-06-14T22'")[0][0]
    )
    fires = statistics(run, database, tmp_path / "f.json", FILTER='{"category": ["brand"]}')
    assert fires["total"] == dict(rows(database, "SELECT category, count(*) FROM trygghet_report GROUP BY 1"))["brand"]


def test_statuses_and_comparison_may_be_chosen(database: str, tmp_path: Path, run: Run) -> None:
    told = statistics(
        run,
        database,
        tmp_path / "s.json",
        STATUS=["new", "approved"],
        FROM="2024-06-14",
        TO="2024-06-15",
        COMPARE_FROM="2024-06-12",
        COMPARE_TO="2024-06-13",
    )
    assert told["status"] == ["new", "approved"]
    comparison = told["comparison"]
    assert isinstance(comparison, dict)
    assert (comparison["from"], comparison["to"], comparison["count"]) == ("2024-06-12", "2024-06-13", told["total"])


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"FROM": "igår"}, "igår"),
        ({"FROM": "2024-06-30", "TO": "2024-06-01"}, "2024-06"),
        ({"FILTER": "category = 'brand'"}, "filter"),
        ({"FILTER": '{"colour": ["red"]}'}, "colour"),
        ({"AUDIENCE": "public"}, "public"),
        ({"COMPARE_FROM": "2024-06-01"}, "COMPARE"),
        ({"FROM": "0001-01-01", "TO": "0001-01-07"}, "“0001-01-01” for FROM .* years 1900 to 2199"),
        ({"FROM": "2024-06-01", "TO": "9999-12-31"}, "“9999-12-31” for TO .* years 1900 to 2199"),
        ({"FROM": QDate(11111, 1, 1), "TO": QDate(11111, 1, 7)}, "FROM"),
        ({"OUTPUT": "/nowhere/s.json"}, "nowhere"),
    ],
)
def test_figures_that_cannot_be_asked_for(
    database: str, tmp_path: Path, run: Run, parameters: dict[str, object], says: str
) -> None:
    output = tmp_path / "s.json"
    with pytest.raises(AlgorithmFailed, match=says):
        run("statistics", **{"DATABASE": database, "OUTPUT": str(output), **parameters})
    assert not output.exists()


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_meeting_map_by_its_ending(database: str, tmp_path: Path, run: Run, ending: str, start: bytes) -> None:
    run("reviewreports", DATABASE=database, FILTER="true", ASSESSMENT="approved")
    output = tmp_path / f"karta.{ending}"
    run("meetingmap", DATABASE=database, FROM="2024-06-10", TO="2024-06-16", TITLE="Prov", OUTPUT=str(output))
    assert output.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("parameters", "says"),
    [({"AUDIENCE": "public"}, "public"), ({"FROM": "2024-06-10"}, "TO"), ({"OUTPUT": "a.docx"}, "pdf")],
)
def test_maps_that_are_not_made(database: str, tmp_path: Path, run: Run, parameters: dict[str, str], says: str) -> None:
    output = tmp_path / parameters.get("OUTPUT", "karta.pdf")
    with pytest.raises(AlgorithmFailed, match=says):
        run("meetingmap", **{"DATABASE": database, **parameters, "OUTPUT": str(output)})
    assert not output.exists()


def test_reading_leaves_the_file_as_it_was(database: str, tmp_path: Path, run: Run) -> None:
    run("reviewreports", DATABASE=database, FILTER="true", ASSESSMENT="approved")
    before, listing = Path(database).read_bytes(), sorted(path.name for path in Path(database).parent.iterdir())
    statistics(run, database, tmp_path / "out.json")
    (tmp_path / "out.json").unlink()
    run("meetingmap", DATABASE=database, FROM="2024-06-10", TO="2024-06-16", OUTPUT=str(tmp_path / "m.pdf"))
    (tmp_path / "m.pdf").unlink()
    assert Path(database).read_bytes() == before
    assert sorted(path.name for path in Path(database).parent.iterdir()) == listing


def test_figures_never_take_the_place_of_the_workspace(database: str, run: Run) -> None:
    before = Path(database).read_bytes()
    with pytest.raises(AlgorithmFailed, match="Choose another place"):
        run("statistics", DATABASE=database, OUTPUT=database)
    assert Path(database).read_bytes() == before


# --- moving and upgrading -------------------------------------------------------------------------------------------


def test_a_workspace_moves_and_the_protocol_tells_of_every_table(
    run: Run, database: str, schema_database: str, tmp_path: Path
) -> None:
    count = rows(database, "SELECT count(*) FROM trygghet_report")[0][0]
    protocol = tmp_path / "protokoll.csv"
    results = run("moveworkspace", DATABASE=database, TARGET=schema_database, PROTOCOL=str(protocol))
    assert results["REPORTS"] == count > 0
    with protocol.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file, delimiter=";"))
    tables = {
        row[0]
        for row in rows(
            database, "SELECT name FROM sqlite_master WHERE name LIKE 'trygghet\\_%' ESCAPE '\\' AND type = 'table'"
        )
    }
    assert {row["source_ref"] for row in told} == tables - {"trygghet_schema_version"} | {"photos"}
    assert {row["result"] for row in told} == {"created"}
    assert next(row["value"] for row in told if row["source_ref"] == "trygghet_report") == str(count)
    with pytest.raises(AlgorithmFailed, match="was moved to postgres:"):
        run("moveworkspace", DATABASE=database, TARGET=schema_database)
    with pytest.raises(AlgorithmFailed, match="was moved to postgres:"):
        run("statistics", DATABASE=database, OUTPUT=str(tmp_path / "s.json"))
    back = tmp_path / "tillbaka.gpkg"
    assert run("moveworkspace", DATABASE=schema_database, TARGET=str(back))["REPORTS"] == count


def test_nothing_is_upgraded_without_a_word(run: Run, database: str) -> None:
    before = Path(database).read_bytes()
    with pytest.raises(AlgorithmFailed, match="Nothing was changed"):
        run("upgradeworkspace", DATABASE=database)
    with pytest.raises(AlgorithmFailed, match="Nothing was changed"):
        run("upgradeworkspace", DATABASE=database, CONFIRM=False)
    assert Path(database).read_bytes() == before
    results = run("upgradeworkspace", DATABASE=database, CONFIRM=True)
    assert (results["FROM_VERSION"], results["TO_VERSION"]) == (1, 1)
