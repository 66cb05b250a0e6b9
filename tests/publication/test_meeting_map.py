"""A meeting map of a real workspace: what stands on the page, for whom, and what must never stand there."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.core.errors import NotAvailable, TrygghetError
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.report import Kind, Report, Severity
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.publication.meeting_map import MeetingMapRequest, content_of, write_file
from trygghet_plugin.publication.templates import week_words
from trygghet_plugin.storage.sheet import read_sheet
from trygghet_plugin.storage.store import Measure, Place
from trygghet_plugin.storage.workspace import Workspace

WEEK = Period(date(2026, 11, 16), date(2026, 11, 22))
SECRETS = ("HEMLIGBESKRIVNING", "HEMLIGRAPPORTOR", "HEMLIGREFERENS", "0701740605")
X, Y = 110_500.0, 6_436_000.0


@pytest.fixture
def workspace(qgis_app: object, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(str(tmp_path / "väg 1.gpkg"), "1442", practice=True, outbox=tmp_path / "outbox.sqlite")
    yield opened
    opened.close()


def approve(workspace: Workspace, report: Report) -> None:
    stored = workspace.submit(report)
    workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus.APPROVED, "test"))


def report(category: str, day: int, hour: int = 22, **values: object) -> Report:
    moment = datetime(2026, 11, day, hour, 30, tzinfo=timezone.utc)
    fields = {
        "kind": Kind.EVENT,
        "x": X,
        "y": Y,
        "occurred_at": moment,
        "received_at": moment + timedelta(hours=9),
        "severity": Severity.UNSAFE,
        "description": "HEMLIGBESKRIVNING 0701740605",
        "reporter_name": "HEMLIGRAPPORTOR",
        "police_reference": "HEMLIGREFERENS",
        "place_type": "torg",
    }
    return Report(category=category, **{**fields, **values})  # type: ignore[arg-type]


def page(workspace: Workspace, tmp_path: Path, **values: object) -> str:
    """Text of the PDF."""
    path = tmp_path / "karta å.pdf"
    write_file(workspace, MeetingMapRequest(WEEK, **values), str(path))  # type: ignore[arg-type]
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return unicodedata.normalize("NFKC", text)  # fonts draw ffi as one sign


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    approve(workspace, report("klotter", 17))
    approve(workspace, report("incident_anstalld", 18))
    approve(workspace, report("stold", 19, place_type="bostad_inne", x=X + 60, y=Y + 80))
    workspace.submit(report("hot", 20))
    return workspace


def test_partners_see_category_place_and_part_of_day_and_nothing_internal(filled: Workspace, tmp_path: Path) -> None:
    text = page(filled, tmp_path)
    assert "Graffiti" in text
    assert "Theft" in text
    assert "evening" in text
    assert "22:30" not in text
    assert "23:30" not in text
    assert "Incident" not in text
    assert "Threats" not in text, "not reviewed yet"
    assert "internal reports are not shown" in text
    assert "1 internal" not in text, "their number is internal, too"
    assert "Material for cooperation" in text
    assert "PRACTICE" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_internal_maps_show_the_clock_and_internal_categories_but_no_person(filled: Workspace, tmp_path: Path) -> None:
    text = page(filled, tmp_path, audience=Audience.INTERNAL)
    assert "Incident against" in text
    assert "23:30" in text, "local time"
    assert not [secret for secret in SECRETS if secret in text]


def test_a_dwelling_leaves_its_exact_place_at_home(filled: Workspace) -> None:
    sheet, store = read_sheet(filled.store), filled.store
    by_audience = {
        audience: {
            event.category: (event.x, event.y)
            for event in content_of(sheet, store, (), MeetingMapRequest(WEEK, audience=audience)).events
        }
        for audience in (Audience.INTERNAL, Audience.PARTNERS)
    }
    assert by_audience[Audience.INTERNAL]["stold"] == (X + 60, Y + 80)
    assert by_audience[Audience.PARTNERS]["stold"] == (110_625.0, 6_436_125.0)
    assert by_audience[Audience.PARTNERS]["klotter"] == (X, Y)


def test_public_writes_nothing(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAvailable):
        page(filled, tmp_path, audience=Audience.PUBLIC)
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(("ending", "magic"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_ending_decides_and_nothing_is_left_beside_the_file(
    filled: Workspace, tmp_path: Path, ending: str, magic: bytes
) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    path = folder / f"karta.{ending}"
    write_file(filled, MeetingMapRequest(WEEK, template="week_16x9"), str(path))
    assert path.read_bytes().startswith(magic)
    assert list(folder.iterdir()) == [path]
    assert str(tmp_path).encode() not in path.read_bytes()


@pytest.mark.parametrize("name", ["karta.docx", "saknas/karta.pdf"])
def test_a_file_that_cannot_be_written_is_refused_before_any_work(filled: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(TrygghetError):
        write_file(filled, MeetingMapRequest(WEEK), str(tmp_path / name))


def test_a_quiet_week_says_what_it_means(workspace: Workspace, tmp_path: Path) -> None:
    text = page(workspace, tmp_path)
    assert "No events" in text
    assert "not that nothing happened" in " ".join(text.split())


def test_titles_are_never_evaluated(filled: Workspace, tmp_path: Path) -> None:
    text = page(filled, tmp_path, title="[% env('HOME') %] <img src=http://127.0.0.1:1/x>")
    assert "env('HOME')" in text
    assert "<img src=http://127.0.0.1:1/x>" in text


def test_weeks_are_named_with_their_years_only_where_they_differ() -> None:
    assert week_words(WEEK) == "w. 47"
    assert week_words(Period(date(2026, 11, 9), date(2026, 11, 22))) == "w. 46–47"
    assert week_words(Period(date(2026, 12, 28), date(2027, 1, 10))) == "w. 53 2026–1 2027"


def test_a_dwelling_is_named_by_its_kind_alone(workspace: Workspace, tmp_path: Path) -> None:
    workspace.store.add_planning(places=[Place("p1", "Storgatan 5 lgh 1102", "bostad_inne", x=X + 60, y=Y + 80)])
    approve(workspace, report("stold", 19, place_id="p1", place_type=None, x=X + 60, y=Y + 80))
    approve(workspace, report("klotter", 18, place_id="p1", place_type="bostad_ute", x=X + 60, y=Y + 80))
    text = page(workspace, tmp_path)
    assert "Storgatan" not in text
    assert "Storgatan" in page(workspace, tmp_path, audience=Audience.INTERNAL)
    content = content_of(read_sheet(workspace.store), workspace.store, (), MeetingMapRequest(WEEK))
    assert {(event.x, event.y) for event in content.events} == {(110_625.0, 6_436_125.0)}


def test_measures_of_internal_reports_stay_inside_and_numbers_in_them_are_masked(
    workspace: Workspace, tmp_path: Path
) -> None:
    secret, open_one = report("incident_anstalld", 18), report("belysning", 18, kind=Kind.PLACE)
    approve(workspace, secret)
    approve(workspace, open_one)
    measures = [
        Measure("m1", "Larm i receptionen", "", None, "ongoing", "", reports=(secret.report_id,)),
        Measure("m2", "Byt lampan, ring 070-174 06 05", "", None, "planned", "", reports=(open_one.report_id,)),
    ]
    workspace.store.add_planning(measures=measures)
    text = page(workspace, tmp_path)
    assert "receptionen" not in text
    assert "Byt lampan" in text
    assert "070-174" not in text
    inside = page(workspace, tmp_path, audience=Audience.INTERNAL)
    assert "receptionen" in inside
    assert "070-174" in inside


def test_partners_read_the_text_made_for_them(workspace: Workspace, tmp_path: Path) -> None:
    stored = workspace.submit(report("klotter", 17))
    stored = workspace.store.change(
        stored.report_id, stored.revision, {"public_text": "Klotter på gaveln, ■■■ såg det."}, "test"
    )
    workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus.APPROVED, "test"))
    text = " ".join(page(workspace, tmp_path).split())
    assert "gaveln" in text
    assert "HEMLIGBESKRIVNING" not in text
