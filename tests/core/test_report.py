"""A report checks itself and survives its row."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.report import TEXT_LIMIT, Kind, Report, Severity, Source, StoredReport, new_report_id
from trygghet_plugin.core.review import ReviewStatus

NIGHT = datetime(2026, 11, 21, 22, 10, tzinfo=timezone.utc)
REPORT = Report("belysning", Kind.PLACE, 109170.5, 6435089.0)


def test_a_report_has_an_id_of_its_own() -> None:
    assert REPORT.report_id != Report("belysning", Kind.PLACE, 1.0, 2.0).report_id


def test_ids_are_random_uuids_as_the_standard_library_writes_them() -> None:
    ids = [new_report_id() for _ in range(2_000)]
    parsed = [uuid.UUID(one) for one in ids]
    assert [str(one) for one in parsed] == ids
    assert {(one.version, one.variant) for one in parsed} == {(4, uuid.RFC_4122)}
    # Every one of the 122 bits that may vary does.
    ever, always = 0, -1
    for one in parsed:
        ever, always = ever | one.int, always & one.int
    assert (ever & ~always).bit_count() == 122


def test_the_outbox_reads_back_what_was_handed_in() -> None:
    report = Report(
        "klotter",
        Kind.EVENT,
        1.5,
        2.5,
        severity=Severity.DANGER,
        description="på väggen",
        occurred_at=NIGHT,
        occurred_until=NIGHT + timedelta(hours=8),
        discovered_at=NIGHT,
        received_at=NIGHT,
        position_accuracy=5.0,
        organisation="fastighet",
        source=Source.PHONE,
        source_ref="x:1",
        police_report="yes",
        form_version=2,
        created_by="Åsa",
        answers={"handled_on_site": True, "several": ("a", "b"), "cost": "0"},
    )
    back = Report.from_row(report.row())
    assert back == replace(report, answers={**report.answers, "several": ["a", "b"]})
    assert back.row() == report.row()


def test_columns_of_a_row() -> None:
    row = replace(REPORT, occurred_at=NIGHT, answers={"cost": "0"}).row()
    assert row["occurred_at"] == "2026-11-21T22:10:00.000Z"
    assert row["q_cost"] == "0"
    assert row["severity"] is None
    assert (row["kind"], row["source"], row["internal_only"]) == ("place", "dock", False)


def test_incidents_against_staff_start_internal() -> None:
    assert replace(REPORT, category="incident_anstalld").row()["internal_only"] is True


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("category", {"category": ""}),
        ("report_id", {"report_id": "1; DROP TABLE trygghet_report"}),
        ("geometry", {"x": float("nan")}),
        ("geometry", {"y": float("inf")}),
        ("occurred_at", {"occurred_at": datetime(2026, 1, 1)}),
        ("occurred_until", {"occurred_at": NIGHT, "occurred_until": NIGHT - timedelta(seconds=1)}),
        ("occurred_until", {"occurred_until": NIGHT}),
        ("description", {"description": "x" * (TEXT_LIMIT + 1)}),
        ("description", {"description": "a\0b"}),
        ("reporter_name", {"reporter_name": "x" * 501}),
        ("q_what", {"answers": {"what": "x" * 1_000_000}}),
    ],
)
def test_a_broken_rule_names_its_column(column: str, change: dict[str, object]) -> None:
    with pytest.raises(InvalidReport) as refusal:
        replace(REPORT, **change)
    assert refusal.value.column == column
    assert str(refusal.value).endswith(".")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=2000))
def test_any_text_is_kept_as_it_is(text: str) -> None:
    assert Report.from_row(replace(REPORT, description=text).row()).description == text


def test_a_stored_report_reads_its_columns() -> None:
    stored = StoredReport(
        {
            "report_id": "a",
            "revision": 3,
            "status": "needs_info",
            "x": 1,
            "y": 2.5,
            "description": None,
            "occurred_at": "2026-11-21T22:10:00.000Z",
        }
    )
    assert (stored.revision, stored.status, stored.description) == (3, ReviewStatus.NEEDS_INFO, "")
    assert stored.point == (1.0, 2.5)
    assert stored.moment("occurred_at") == NIGHT
    assert stored.moment("status_at") is None
    assert StoredReport({"x": None, "y": None}).point is None
