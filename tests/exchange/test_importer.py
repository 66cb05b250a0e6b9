"""Imports into a real workspace: every row accounted for, nothing twice, nothing half done."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer

from trygghet_plugin.core.errors import ImportRefused, ReportNotFound, TrygghetError
from trygghet_plugin.core.form import form_to_dict, parse_form
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.exchange import importer
from trygghet_plugin.exchange.importer import ImportResult, import_table
from trygghet_plugin.exchange.profile import load_profile, parse_profile
from trygghet_plugin.exchange.protocol import Line, Note, Result, write_protocol
from trygghet_plugin.exchange.source import open_source
from trygghet_plugin.storage.store import Organisation, QueueFilter, UndoOutcome
from trygghet_plugin.storage.workspace import Workspace

POLICE = Path(__file__).parents[1] / "data" / "polisen_extract.json"
PROFILE: dict[str, Any] = {
    "name": "prov",
    "source_ref": "Nr",
    "geometry": {"x": "E", "y": "N", "crs": "EPSG:3008"},
    "defaults": {"organisation": "fastighet"},
    "fields": {
        "category": {"column": "Typ", "values": {"Klotter": "klotter", "Lampa": "belysning", "Bråk": "vald"}},
        "occurred_at": {"column": "Datum", "format": ["%Y-%m-%d %H:%M", "%Y-%m-%d"]},
        "description": {"column": "Text"},
        "severity": {"column": "Grad"},
        "q_place_owner": {"column": "Ägare"},
        "q_handled_on_site": {"column": "Åtgärdat"},
    },
}
HEADER = "Nr;Typ;Datum;Text;Grad;Ägare;Åtgärdat;E;N"
HERE = "109170,5;6435089,1"


def run(
    workspace: Workspace, path: Path, *rows: str, profile: dict[str, Any] | None = None, dry_run: bool = False
) -> ImportResult:
    if rows:
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    checked = parse_profile(profile or PROFILE)
    return import_table(workspace.store, open_source(str(path), checked), checked, "prov", dry_run)


def counts(result: ImportResult) -> dict[str, int]:
    return {one.value: result.count(one) for one in Result if result.count(one)}


def only(workspace: Workspace) -> StoredReport:
    (row,) = everything(workspace)
    return row


def everything(workspace: Workspace) -> list[StoredReport]:
    rows = workspace.store.queue(QueueFilter(statuses=tuple(ReviewStatus)), 10_000)
    return [workspace.store.report(row.report_id) for row in rows]


def test_a_row_becomes_a_report(workspace: Workspace, tmp_path: Path) -> None:
    done = run(workspace, tmp_path / "a.csv", f"17;Klotter;2026-07-01 22:10;På väggen;2;Trafikverket;ja;{HERE}")
    assert counts(done) == {"created": 1}
    report = only(workspace)
    assert report.point == (109170.5, 6435089.1)
    expected = {
        "category": "klotter",
        "kind": "event",
        "severity": 2,
        "description": "På väggen",
        "occurred_at": "2026-07-01T20:10:00.000Z",
        "occurred_until": None,
        "organisation": "fastighet",
        "source": "import",
        "source_ref": "prov:17",
        "status": "new",
        "q_place_owner": "trafikverket",
        "q_handled_on_site": 1,
        "batch_id": done.batch_id,
        "created_by": "prov",
    }
    assert {column: report.values[column] for column in expected} == expected
    assert report.moment("received_at") is not None


def test_a_day_without_a_time_is_that_local_day(workspace: Workspace, tmp_path: Path) -> None:
    run(workspace, tmp_path / "a.csv", f"1;Klotter;2026-07-01;;;;;{HERE}")
    values = only(workspace).values
    assert (values["occurred_at"], values["occurred_until"]) == ("2026-06-30T22:00:00.000Z", "2026-07-01T21:59:59.999Z")


def test_rows_keep_their_own_positions_however_many_are_placed_at_once(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importer, "_ROWS_PLACED_AT_ONCE", 3)
    places = ["0;0" if number % 5 == 4 else f"{109170 + number};6435089" for number in range(14)]
    done = run(workspace, tmp_path / "a.csv", *(f"{n};Klotter;;;;;;{where}" for n, where in enumerate(places)))
    assert [line.row for line in done.lines] == list(range(2, 16))
    rejected = [line.source_ref for line in done.lines if line.result is Result.REJECTED]
    assert rejected == ["prov:4", "prov:9"]
    found = {row.values["source_ref"]: row.point for row in everything(workspace)}
    assert found == {f"prov:{n}": (109170.0 + n, 6435089.0) for n in range(14) if n % 5 != 4}


def test_the_kind_follows_from_the_category(workspace: Workspace, tmp_path: Path) -> None:
    run(workspace, tmp_path / "a.csv", f"1;Lampa;;;;;;{HERE}", profile={**PROFILE, "defaults": {"kind": "event"}})
    assert only(workspace).values["kind"] == "place"


@pytest.mark.parametrize(
    ("row", "field", "says"),
    [
        (f"1;Okänt;;;;;;{HERE}", "category", "“annat” was taken"),
        (f"1;Klotter;;;9;;;{HERE}", "severity", "left empty"),
        (f"1;Klotter;;;;Kungen;;{HERE}", "q_place_owner", "left empty"),
        (f"1;Klotter;;;;;kanske;{HERE}", "q_handled_on_site", "neither yes nor no"),
        ("1;Klotter;;;;;;6435089,1;109170,5", "geometry", "swapped"),
        ("1;Klotter;;;;;;150000;6580000", "geometry", "outside the municipality"),
    ],
)
def test_what_is_assumed_is_told(workspace: Workspace, tmp_path: Path, row: str, field: str, says: str) -> None:
    done = run(workspace, tmp_path / "a.csv", row)
    assert counts(done) == {"created": 1}
    assert [(note.field, says in note.message) for note in done.lines[0].notes] == [(field, True)]


@pytest.mark.parametrize(
    ("row", "field", "says"),
    [
        (f"1;Klotter;i natt;;;;;{HERE}", "occurred_at", "“i natt”"),
        ("1;Klotter;;;;;;;", "geometry", "no position"),
        ("1;Klotter;;;;;;tolv;6435089", "geometry", "not a number"),
        ("1;Klotter;;;;;;0;0", "geometry", "Sweden"),
        ("1;Klotter;;;;;;1e300;5", "geometry", "not a number"),
        (f"1;Klotter;;{'x' * 1_000_000};;;;{HERE}", "description", "characters"),
        (f"1;Klotter;;a;;;;{HERE};extra", "", "10 cells"),
    ],
)
def test_a_row_that_cannot_be_taken_in_is_rejected_and_the_rest_is_not(
    workspace: Workspace, tmp_path: Path, row: str, field: str, says: str
) -> None:
    done = run(workspace, tmp_path / "a.csv", row, f"2;Klotter;;;;;;{HERE}")
    assert counts(done) == {"created": 1, "rejected": 1}
    with closing(sqlite3.connect(f"{Path(workspace.database).as_uri()}?mode=ro", uri=True)) as connection:
        batch = connection.execute("SELECT created, rejected FROM trygghet_import_batch").fetchall()
    assert batch == [(1, 1)]
    rejected = done.lines[0]
    assert (rejected.row, rejected.source_ref, rejected.notes[0].field) == (2, "prov:1", field)
    assert says in rejected.notes[0].message
    assert only(workspace).values["source_ref"] == "prov:2"


def test_an_id_that_stands_twice_is_taken_once(workspace: Workspace, tmp_path: Path) -> None:
    done = run(workspace, tmp_path / "a.csv", f"1;Klotter;;;;;;{HERE}", f"1;Lampa;;;;;;{HERE}")
    assert counts(done) == {"created": 1, "rejected": 1}
    assert "row 2" in done.lines[1].notes[0].message


def test_again_creates_nothing_and_a_changed_row_updates_what_nobody_touched(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    run(workspace, path, *(f"{number};Klotter;2026-07-01 22:10;Text;;;;{HERE}" for number in (1, 2, 3)))
    assert counts(run(workspace, path)) == {"skipped": 3}
    first, second, _third = sorted(everything(workspace), key=lambda report: report.values["source_ref"])
    workspace.store.assess(Assessment(first.report_id, first.revision, ReviewStatus.APPROVED, "anna"))
    workspace.store.change(second.report_id, second.revision, {"description": "ändrad här"}, "anna")
    again = run(workspace, path, *(f"{number};Klotter;2026-07-01 22:10;Ny text;;;;{HERE}" for number in (1, 2, 3)))
    assert counts(again) == {"updated": 1, "skipped": 2}
    assert [line.result.value for line in again.lines] == ["skipped", "skipped", "updated"]
    assert "assessed or changed here" in again.lines[0].notes[0].message
    texts = {report.values["source_ref"]: report.description for report in everything(workspace)}
    assert texts == {"prov:1": "Text", "prov:2": "ändrad här", "prov:3": "Ny text"}


def test_rows_without_an_id_are_known_by_what_they_say(workspace: Workspace, tmp_path: Path) -> None:
    profile = {**PROFILE, "source_ref": ""}
    rows = [f";Klotter;2026-07-01;Samma;;;;{HERE}"] * 2 + [f";Klotter;2026-07-01;Annan;;;;{HERE}"]
    assert counts(run(workspace, tmp_path / "a.csv", *rows, profile=profile)) == {"created": 3}
    assert counts(run(workspace, tmp_path / "b.csv", *reversed(rows), profile=profile)) == {"skipped": 3}
    assert counts(run(workspace, tmp_path / "c.csv", *rows, rows[0], profile=profile)) == {"created": 1, "skipped": 3}


def test_a_dry_run_says_the_same_and_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = [f"1;Klotter;;;;;;{HERE}", "2;Klotter;;;;;;0;0"]
    before = Path(workspace.database).read_bytes()
    dry = run(workspace, tmp_path / "a.csv", *rows, dry_run=True)
    assert everything(workspace) == []
    assert (dry.batch_id, Path(workspace.database).read_bytes() == before) == ("", True)
    real = run(workspace, tmp_path / "a.csv")
    assert [line.result for line in dry.lines] == [line.result for line in real.lines]


def test_an_undone_import_is_gone_and_can_be_made_again(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    done = run(workspace, path, *(f"{number};Klotter;;;;;;{HERE}" for number in (1, 2)))
    kept = everything(workspace)[0]
    workspace.store.assess(Assessment(kept.report_id, 1, ReviewStatus.APPROVED, "anna"))
    with pytest.raises(TrygghetError):
        workspace.store.undo_import(done.batch_id, " ", "anna")
    undone = workspace.store.undo_import(done.batch_id, "felaktig import", "anna")
    assert undone == UndoOutcome(removed=1, restored=0, kept=1)
    assert [report.report_id for report in everything(workspace)] == [kept.report_id]
    assert counts(run(workspace, path)) == {"created": 1, "skipped": 1}


def test_a_stopped_import_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join([HEADER, *(f"{i};Klotter;;;;;;{HERE}" for i in range(3000))]), encoding="utf-8")
    profile = parse_profile(PROFILE)
    with pytest.raises(ImportRefused, match="Nothing was imported"):
        import_table(workspace.store, open_source(str(path), profile), profile, "prov", go_on=lambda share: share < 0.6)
    assert everything(workspace) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"source_ref": "Id"}, "“Id”"),
        ({"geometry": {"layer": True}}, "has none"),
        ({"fields": {**PROFILE["fields"], "q_unknown": {"column": "Text"}}}, "q_unknown"),
        ({"defaults": {"category": "okänd"}}, "okänd"),
        ({"geometry": {"x": "E", "y": "N", "crs": "EPSG:999999"}}, "EPSG:999999"),
    ],
)
def test_a_profile_that_does_not_fit_is_refused_whole(
    workspace: Workspace, tmp_path: Path, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(ImportRefused, match=says):
        run(workspace, tmp_path / "a.csv", f"1;Klotter;;;;;;{HERE}", profile={**PROFILE, **change})


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE trygghet_report; --",
    "<img src=http://127.0.0.1:1/x onerror=alert(1)>",
    "[% env('PATH') %]",
    "@SUM(A1:A9)",
    "\\\\server\\x",
    "🙂 \u202eabc",
    "{0.__class__}",
    "%n %s",
    "../../etc/passwd",
]


def test_hostile_text_is_kept_as_text_and_the_protocol_runs_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER.split(";"))
        for text in HOSTILE:
            writer.writerow([text, text, "2026-07-01", text, "", "", "", *HERE.split(";")])
    done = run(workspace, path)
    assert counts(done) == {"created": len(HOSTILE)}
    assert {report.description for report in everything(workspace)} == set(HOSTILE)
    write_protocol(str(tmp_path / "p.csv"), done.lines)
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.reader(file, delimiter=";"):
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_protocol_has_the_contracts_shape(tmp_path: Path) -> None:
    lines = [
        Line(2, "p:1", Result.CREATED, (Note("category", "=x", "m"), Note("b", "c", "n"))),
        Line(3, "p:2", Result.SKIPPED),
    ]
    write_protocol(str(tmp_path / "p.csv"), lines)
    data = (tmp_path / "p.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrow;source_ref;result;field;value;message\r\n")
    assert data.decode("utf-8-sig").split("\r\n")[1:] == [
        "2;p:1;created;category;'=x;m",
        "2;p:1;created;b;c;n",
        "3;p:2;skipped;;;",
        "",
    ]
    with pytest.raises(ImportRefused, match="cannot be written"):
        write_protocol(str(tmp_path / "missing" / "p.csv"), lines)


def test_a_layer_of_the_project(workspace: Workspace) -> None:
    layer = QgsVectorLayer(
        "Point?crs=EPSG:3006&field=Nr:integer&field=Typ:string&field=Datum:datetime", "Rapporter", "memory"
    )
    features = []
    for number, typ in ((1, "Klotter"), (2, None)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number, typ, "2026-07-01T22:10:00"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(370_592.0, 6_434_300.0)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    project = QgsProject()
    project.addMapLayer(layer)
    profile = parse_profile(
        {
            "name": "lager",
            "source_ref": "Nr",
            "geometry": {"layer": True},
            "fields": {"category": {"column": "Typ"}, "occurred_at": {"column": "Datum"}},
        }
    )
    done = import_table(workspace.store, open_source(layer.id(), profile, project), profile, "prov")
    assert counts(done) == {"created": 2}
    first = next(report for report in everything(workspace) if report.values["source_ref"] == "lager:1")
    assert first.point == pytest.approx((109_170, 6_435_089), abs=2_000)
    assert (first.category, first.values["occurred_at"]) == ("klotter", "2026-07-01T20:10:00.000Z")


def test_coordinates_without_a_named_system_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    profile = {**PROFILE, "geometry": {"x": "E", "y": "N"}}
    rows = ["1;Klotter;;;;;;12.8089;58.0323", f"2;Klotter;;;;;;{HERE}", "3;Klotter;;;;;;2,35;48,85"]
    done = run(workspace, tmp_path / "a.csv", *rows, profile=profile)
    assert counts(done) == {"created": 2, "rejected": 1}
    points = sorted(report.point or (0, 0) for report in everything(workspace))
    assert points[0] == pytest.approx(points[1], abs=0.2)


def test_the_police_extract(workspace: Workspace) -> None:
    profile = load_profile("polisen")
    events = json.loads(POLICE.read_text(encoding="utf-8"))
    done = import_table(workspace.store, open_source(str(POLICE), profile), profile, "prov")
    assert counts(done) == {"created": len(events)}
    assert counts(import_table(workspace.store, open_source(str(POLICE), profile), profile, "prov")) == {
        "skipped": len(events)
    }
    reports = everything(workspace)
    assert {report.values["position_accuracy"] for report in reports} == {10000}
    assert {report.values["organisation"] for report in reports} == {"polisen"}
    assert {report.values["source_ref"] for report in reports} == {f"polisen:{event['id']}" for event in events}
    by_ref = {report.values["source_ref"]: report for report in reports}
    fire = by_ref["polisen:530157"]
    assert (fire.category, fire.values["occurred_at"], fire.description) == (
        "brand",
        "2024-06-15T13:05:00.000Z",
        "Brand i husbil på Stensö.",
    )
    assert Counter(report.values["kind"] for report in reports) == {"event": len(events)}


def test_a_report_of_the_import_can_be_found_and_others_not(workspace: Workspace) -> None:
    with pytest.raises(ReportNotFound):
        workspace.store.report("6d0f2c4e-0000-4000-8000-000000000001")


PLAIN: dict[str, Any] = {
    "name": "prov",
    "geometry": {"x": "E", "y": "N", "crs": "EPSG:3008"},
    "fields": {
        "category": {"column": "Typ"},
        "description": {"column": "Text"},
        "occurred_at": {"column": "Datum"},
        "position_accuracy": {"column": "Noggrannhet"},
        "organisation": {"column": "Aktör"},
        "q_place_owner": {"column": "Ägare"},
    },
}
GOOD = {"Typ": "klotter", "Text": "hel", "E": 109170.5, "N": 6435089.1, "Datum": "2026-07-01"}


def run_json(workspace: Workspace, path: Path, *rows: dict[str, Any], **change: Any) -> ImportResult:
    """Rows as a JSON file, the profile changed; every column of the profile stands in the first row."""
    empty = dict.fromkeys(["Nr", "Typ", "Text", "Datum", "E", "N", "Noggrannhet", "Aktör", "Ägare"])
    path.write_text(json.dumps([{**empty, **row} for row in rows]), encoding="utf-8")
    profile = parse_profile({**PLAIN, **change})
    return import_table(workspace.store, open_source(str(path), profile), profile, "prov")


@pytest.mark.parametrize(
    ("bad", "field", "value", "says"),
    [
        ({"Datum": "0001-01-01"}, "occurred_at", "0001-01-01", "years 1900 to 2199"),
        ({"Datum": "9999-12-31"}, "occurred_at", "9999-12-31", "years 1900 to 2199"),
        ({"E": 10**400}, "geometry", "1000", "not a number"),
        ({"Text": "ett \ud800 tecken"}, "description", "ett ? tecken", "cannot be stored"),
        ({"Aktör": "a\ud800"}, "organisation", "a?", "cannot be stored"),
        ({"Noggrannhet": -5}, "position_accuracy", "-5", "metres"),
        ({"Noggrannhet": 1e20}, "position_accuracy", "1000", "metres"),
        ({"Noggrannhet": "1e99"}, "position_accuracy", "1e99", "not a number"),
        ({"Noggrannhet": "abc"}, "position_accuracy", "abc", "not a number"),
    ],
)
def test_one_bad_cell_refuses_its_row_and_no_other(
    workspace: Workspace, tmp_path: Path, bad: dict[str, Any], field: str, value: str, says: str
) -> None:
    done = run_json(workspace, tmp_path / "a.json", GOOD, {**GOOD, **bad})
    assert counts(done) == {"created": 1, "rejected": 1}
    (note,) = done.lines[1].notes
    assert (done.lines[1].row, note.field) == (2, field)
    assert says in note.message
    write_protocol(str(tmp_path / "p.csv"), done.lines)
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        assert value in list(csv.DictReader(file, delimiter=";"))[1]["value"]


# Cells as JSON can hold them.
CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.sampled_from([10**400, -(10**400)])
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=30)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.dictionaries(st.text(st.characters(), max_size=5), st.text(st.characters(), max_size=5), max_size=2)
    | st.dates().map(str)
    | st.sampled_from(["klotter", "ja", "trafikverket", "1e30", "6435089", "109170,5"])
)
COLUMNS = ("Nr", "Typ", "Text", "Datum", "E", "N", "Noggrannhet", "Aktör", "Ägare", "Tal")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, CELLS)), min_size=1, max_size=8))
def test_whatever_the_cells_hold_every_row_is_accounted_for(
    workspace: Workspace, tmp_path: Path, rows: list[dict[str, Any]]
) -> None:
    change = {"source_ref": "Nr", "fields": {**PLAIN["fields"], "q_antal": {"column": "Tal"}}}
    if workspace.store.form().question("antal") is None:
        add_question(workspace, "antal", "integer")
    every = [{**dict.fromkeys(COLUMNS), **GOOD}, *({**GOOD, **row} for row in rows)]
    done = run_json(workspace, tmp_path / "a.json", *every, **change)
    assert [line.row for line in done.lines] == list(range(1, len(rows) + 2))
    assert all(line.notes and line.notes[0].message for line in done.lines if line.result is Result.REJECTED)
    write_protocol(str(tmp_path / "p.csv"), done.lines)


def add_question(workspace: Workspace, code: str, kind: str) -> None:
    """Let the form ask one thing more."""
    form = form_to_dict(workspace.store.form())
    question = {"code": code, "type": kind, "section": form["sections"][0]["code"], "label": {"sv": code, "en": code}}
    form.update(version=form["version"] + 1, questions=[*form["questions"], question])
    workspace.store.save_form(parse_form(form), "prov")


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("12,5", None), ("1e25", None), (10**30, None), ("tolv", None)]
)
def test_a_whole_number_is_asked_for_and_kept(
    workspace: Workspace, tmp_path: Path, text: object, value: int | None
) -> None:
    add_question(workspace, "antal", "integer")
    fields = {**PLAIN["fields"], "q_antal": {"column": "Tal"}}
    done = run_json(workspace, tmp_path / "a.json", {**GOOD, "Tal": text}, fields=fields)
    assert counts(done) == {"created": 1}
    assert only(workspace).values["q_antal"] == value
    assert [note.field for note in done.lines[0].notes] == ([] if value is not None else ["q_antal"])


def test_what_the_workspace_learns_between_two_imports_doubles_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    row = {**GOOD, "Aktör": "Bostads AB", "Ägare": "kommunen"}
    assert counts(run_json(workspace, path, row, row)) == {"created": 2}
    workspace.store.save_organisations([Organisation("bostad", "Bostads AB")], "prov")
    again = run_json(workspace, path, row, row, {**row, "Text": "en till"})
    assert counts(again) == {"created": 1, "updated": 2}
    assert [report.organisation for report in everything(workspace)] == ["bostad"] * 3


def test_rows_that_say_different_things_are_not_equals(workspace: Workspace, tmp_path: Path) -> None:
    # Neither word is known to the profile: they become the same category, and are two reports all the same.
    fields = {**PLAIN["fields"], "category": {"column": "Typ", "values": {"Klotter": "klotter", "*": "annat"}}}
    first, second = {**GOOD, "Typ": "Älg"}, {**GOOD, "Typ": "Räv"}
    assert counts(run_json(workspace, tmp_path / "a.json", first, fields=fields)) == {"created": 1}
    assert counts(run_json(workspace, tmp_path / "b.json", second, fields=fields)) == {"created": 1}


@pytest.mark.parametrize(
    ("x", "y"), [("58.0323", "12.8089"), ("6435089,1", "109170,5"), ("6434300", "370592")], ids=["wgs", "zone", "tm"]
)
def test_swapped_coordinates_are_told_also_where_the_profile_names_no_system(
    workspace: Workspace, tmp_path: Path, x: str, y: str
) -> None:
    geometry = {"x": "E", "y": "N"}
    rows = ({**GOOD, "E": x, "N": y}, {**GOOD, "E": y, "N": x})
    done = run_json(workspace, tmp_path / "a.json", *rows, geometry=geometry)
    assert counts(done) == {"created": 2}
    assert ["swapped" in note.message for note in done.lines[0].notes] == [True]
    assert done.lines[1].notes == ()
    first, second = everything(workspace)
    assert first.point == second.point


def test_the_municipalitys_own_zone_is_read_in_a_workspace_of_sweref_tm(tmp_path: Path) -> None:
    workspace = Workspace.create(str(tmp_path / "tm.gpkg"), "1442", epsg=3006, outbox=tmp_path / "o.db")
    try:
        done = run_json(workspace, tmp_path / "a.json", GOOD, geometry={"x": "E", "y": "N"})
        assert (counts(done), done.lines[0].notes) == ({"created": 1}, ())
        assert only(workspace).point == pytest.approx((370_592, 6_434_300), abs=2_000)
    finally:
        workspace.close()
