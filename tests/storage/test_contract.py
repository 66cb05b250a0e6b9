"""What every store must do, whichever database it is. A second store joins by adding its fixture to `store`."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.conftest import make_report
from trygghet_plugin.core.errors import Conflict, InvalidReport, ReportNotFound, StepRefused, TakenId
from trygghet_plugin.core.form import default_form
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Severity
from trygghet_plugin.core.review import STEPS, Assessment, ReviewStatus, check_step
from trygghet_plugin.storage import assessing
from trygghet_plugin.storage.arguments import assessment_arguments
from trygghet_plugin.storage.geopackage.store import GeoPackageStore
from trygghet_plugin.storage.postgis.rows import PostgresRows
from trygghet_plugin.storage.store import Organisation, Photo, QueueFilter, Store
from trygghet_plugin.storage.workspace import Workspace

NEW, INFO, EDITED, APPROVED, REJECTED, DUPLICATE = ReviewStatus


@pytest.fixture(params=["geopackage", "postgis", "postgis partitioned"])
def store(request, tmp_path) -> Iterator[Store]:
    if request.param == "geopackage":
        opened = request.getfixturevalue("workspace")
    else:
        opened = Workspace.create(
            request.getfixturevalue("schema_database"),
            "1442",
            outbox=tmp_path / "outbox.sqlite",
            partitioned="partitioned" in request.param,
        )
    yield opened.store
    opened.close()


def judge(store: Store, stored, status: ReviewStatus, reason="skäl", **more):
    return store.assess(Assessment(stored.report_id, stored.revision, status, "kim", reason, **more))


# --- adding and reading -----------------------------------------------------------------------------------------


def test_a_report_is_read_back_with_every_value(store):
    at = datetime(2026, 7, 1, 22, 30, 0, 123_000, tzinfo=timezone.utc)
    report = make_report(
        severity=Severity.DANGER,
        description="Lampan är sönder",
        occurred_at=at,
        occurred_until=at + timedelta(hours=3),
        discovered_at=at + timedelta(days=1),
        position_accuracy=12.5,
        organisation="fastighet",
        police_report="yes",
        answers={"handled_on_site": True},
    )
    store.add(report)
    stored = store.report(report.report_id)
    given = {name: value for name, value in report.row().items() if value is not None}
    assert {name: stored.values[name] for name in given} == given
    assert stored.moment("occurred_at") == at
    assert stored.point == (report.x, report.y)
    assert (stored.status, stored.revision) == (NEW, 1)
    assert stored.values["municipality"] == "1442"
    assert stored.values["area_code"] == "1442"


def test_adding_the_same_report_again_gives_the_first_back(store):
    report = make_report(description="ett", position_accuracy=12, answers={"handled_on_site": True})
    first = store.add(report)
    # Whoever did not hear that it arrived hands it in later, and perhaps under another name and form.
    again = replace(report, received_at=now(), created_by="bo", form_version=2)
    assert store.add(again).values == first.values
    assert store.queue_count(QueueFilter()) == 1


def test_the_kind_follows_the_category_and_the_same_report_stays_the_same(store):
    report = make_report(category="belysning", kind=Kind.EVENT)
    first = store.add(report)
    assert first.values["kind"] == "place"
    assert store.add(report).values == first.values
    staff = store.add(make_report(category="incident_anstalld"))
    changed = store.change(staff.report_id, 1, {"internal_only": False}, "kim")
    assert changed.values["internal_only"]


OTHERWISE = {
    "description": "två",
    "category": "belysning",
    "kind": Kind.PLACE,
    "severity": Severity.DANGER,
    "x": 106_001.0,
    "occurred_at": datetime(2026, 7, 1, tzinfo=timezone.utc),
    "organisation": "park",
    "reporter_contact": "070-174 06 05",
    "answers": {},
}


@pytest.mark.parametrize("column", OTHERWISE)
def test_another_report_under_the_same_id_is_refused_and_overwrites_nothing(store, column):
    # The category leaves both kinds open.
    report = make_report(category="samling", answers={"handled_on_site": True})
    first = store.add(report)
    with pytest.raises(TakenId, match=first.report_no):
        store.add(replace(report, **{column: OTHERWISE[column]}))
    if column == "answers":
        with pytest.raises(TakenId):
            store.add(replace(report, answers={"handled_on_site": False}))
    assert store.report(report.report_id).values == first.values
    assert store.queue_count(QueueFilter()) == 1
    assert len(store.history(report.report_id)) == 1


def test_the_same_report_again_is_known_whatever_became_of_it_since(store):
    report = make_report(x=106_000.123456, description="ett", answers={"handled_on_site": True})
    first = judge(store, store.add(report), APPROVED)
    changes = {"description": "två", "x": 106_100.0, "y": 6_430_100.0, "severity": 3, "q_handled_on_site": False}
    second = store.change(report.report_id, first.revision, changes, "bo")
    last = store.change(report.report_id, second.revision, {"description": "tre"}, "bo")
    assert store.add(report).values == last.values
    for description in ("två", "tre"):
        with pytest.raises(TakenId):
            store.add(replace(report, description=description))
    assert store.report(report.report_id).values == last.values


def test_photos_belong_to_what_was_handed_in(store):
    report = make_report()
    first, second = (Photo(str(uuid.uuid4()), report.report_id, f"{name}.jpg", "", False) for name in "ab")
    stored = store.add(report, [first])
    assert store.add(report, [first]).values == stored.values
    for photos in ([], [second], [first, second]):
        with pytest.raises(TakenId):
            store.add(report, photos)
    assert store.photos(report.report_id) == (first,)


def test_report_numbers_count_within_the_swedish_year(store):
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=timezone.utc)
    numbers = [
        store.add(make_report(received_at=moment)).report_no
        for moment in (new_year - timedelta(hours=1), new_year, new_year + timedelta(days=1))
    ]
    assert numbers == ["2025-0001", "2026-0001", "2026-0002"]
    assert store.report_by_no("2026-0002").report_no == "2026-0002"


@pytest.mark.parametrize(
    "read",
    [
        lambda s: s.report(str(uuid.uuid4())),
        lambda s: s.report_by_no("1999-0001"),
        lambda s: s.assess(Assessment(str(uuid.uuid4()), 1, APPROVED, "kim")),
    ],
)
def test_a_report_that_is_not_there_is_said(store, read):
    with pytest.raises(ReportNotFound):
        read(store)


def test_an_answer_the_database_has_no_column_for_is_refused(store):
    with pytest.raises(InvalidReport, match="q_unknown"):
        store.add(make_report(answers={"unknown": 1}))
    assert store.queue_count(QueueFilter()) == 0


def test_photos_come_with_their_report_and_are_no_change_of_it(store):
    report = make_report()
    photo = Photo(str(uuid.uuid4()), report.report_id, "a.jpg", "Tunneln", False)
    assert store.add(report, [photo]).revision == 1
    assert store.photos(report.report_id) == (photo,)


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=200)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(description=texts, name=st.one_of(st.none(), texts), reason=texts.filter(str.strip))
def test_any_text_comes_back_as_it_was(store, description, name, reason):
    stored = store.add(make_report(description=description, reporter_name=name))
    assert (stored.values["description"], stored.values["reporter_name"]) == (description, name)
    judged = judge(store, stored, REJECTED, reason)
    assert judged.values["status_reason"] == reason.strip()
    assert store.history(stored.report_id)[-1].reason == reason.strip()
    assert store.history(stored.report_id)[0].after["description"] == description


def test_the_longest_text_is_carried(store):
    text = "å" * 20_000
    assert store.add(make_report(description=text)).description == text
    with pytest.raises(InvalidReport):
        make_report(description="x" * 1_000_000)


# --- the review -------------------------------------------------------------------------------------------------


def bring_to(store: Store, status: ReviewStatus):
    stored = store.add(make_report())
    if status is NEW:
        return stored
    if status is EDITED:
        approved = judge(store, stored, APPROVED)
        return store.change(stored.report_id, approved.revision, {"description": "annat"}, "bo")
    other = store.add(make_report()).report_id if status is DUPLICATE else None
    return judge(store, stored, status, duplicate_of=other)


@pytest.mark.parametrize("wanted", ReviewStatus)
@pytest.mark.parametrize("current", ReviewStatus)
def test_every_step_is_taken_or_refused_as_the_review_says(store, current, wanted):
    stored = bring_to(store, current)
    assert stored.status is current
    other = store.add(make_report()).report_id if wanted is DUPLICATE else None
    assessment = Assessment(stored.report_id, stored.revision, wanted, "kim", "skäl", other)
    if current is wanted:
        assert store.assess(assessment).revision == stored.revision, "the same status again is no change"
    elif wanted in STEPS[current]:
        after = store.assess(assessment)
        assert (after.status, after.revision) == (wanted, stored.revision + 1)
        assert after.values["status_by"] == "kim"
    else:
        with pytest.raises(StepRefused) as told:
            store.assess(assessment)
        with pytest.raises(StepRefused) as expected:
            check_step(current, assessment)
        assert str(told.value) == str(expected.value)
        assert store.report(stored.report_id).values == stored.values


def test_whoever_comes_second_is_told_and_overwrites_nothing(store):
    stored = store.add(make_report())
    judge(store, stored, APPROVED)
    with pytest.raises(Conflict) as conflict:
        store.assess(Assessment(stored.report_id, stored.revision, REJECTED, "bo", "nej"))
    assert conflict.value.theirs.status is APPROVED
    assert conflict.value.mine.status is REJECTED
    assert "kim" in str(conflict.value)
    with pytest.raises(Conflict) as conflict:
        store.change(stored.report_id, stored.revision, {"severity": 3}, "bo")
    assert conflict.value.mine == {"severity": 3}
    assert store.report(stored.report_id).values["severity"] is None


def send(store: Store, request):
    """An assessment on its way to the database, below the store."""
    if isinstance(store, GeoPackageStore):
        return store.client.request("assess", assessment=request)
    return store.connections.do(lambda cursor: assessing.assess(PostgresRows(cursor, "1442", store.info.epsg), request))


def test_an_assessment_sent_twice_is_one(store):
    """The writer died, or the link broke, after its commit: the same request comes again."""
    stored = store.add(make_report())
    request = assessment_arguments(Assessment(stored.report_id, 1, APPROVED, "kim"), now())
    answers = [send(store, request) for _again in range(2)]
    assert [answer["outcome"] for answer in answers] == ["changed", "changed"]
    assert answers[1]["row"]["revision"] == 2
    assert len(store.history(stored.report_id)) == 2


def test_undo_restores_what_was_before_and_only_while_nothing_else_happened(store):
    stored = store.add(make_report())
    approved = judge(store, stored, APPROVED)
    undone = store.assess(Assessment(stored.report_id, approved.revision, NEW, "kim", undoes=True))
    before = {
        name: value for name, value in stored.values.items() if name not in ("revision", "updated_at", "updated_by")
    }
    after = {
        name: value for name, value in undone.values.items() if name not in ("revision", "updated_at", "updated_by")
    }
    assert after == before
    again = judge(store, undone, APPROVED)
    changed = store.change(stored.report_id, again.revision, {"assigned_to": "bo"}, "bo")
    with pytest.raises(Conflict):
        store.assess(Assessment(stored.report_id, again.revision, NEW, "kim", undoes=True))
    with pytest.raises(StepRefused):
        store.assess(Assessment(stored.report_id, changed.revision, NEW, "kim", undoes=True))


def test_a_report_repeats_one_that_exists_and_never_itself(store):
    first, second, third = (store.add(make_report()) for _number in range(3))
    second = judge(store, second, DUPLICATE, duplicate_of=first.report_id)
    judge(store, third, DUPLICATE, duplicate_of=second.report_id)
    for target in (third.report_id, second.report_id, first.report_id, str(uuid.uuid4()), "", None):
        with pytest.raises(StepRefused):
            judge(store, first, DUPLICATE, duplicate_of=target)
    assert store.report(second.report_id).values["duplicate_of"] == first.report_id
    reopened = judge(store, second, NEW)
    assert reopened.values["duplicate_of"] is None


def test_many_assessments_count_each_outcome(store):
    reports = [store.add(make_report()) for _number in range(5)]
    judge(store, reports[0], APPROVED)
    judge(store, reports[1], REJECTED)
    current = store.report(reports[1].report_id)
    revisions = [1, current.revision, 1, 1, 1]
    outcome = store.assess_many(
        [
            *(Assessment(report.report_id, revision, APPROVED, "kim") for report, revision in zip(reports, revisions)),
            Assessment(str(uuid.uuid4()), 1, APPROVED, "kim"),
        ]
    )
    assert (outcome.changed, outcome.refused, outcome.conflicts) == (3, 2, 0 + 1)
    assert any(current.report_no in refusal for refusal in outcome.refusals)


def test_an_assessment_brought_along_keeps_its_day(store):
    long_ago = datetime(2025, 2, 3, 10, tzinfo=timezone.utc)
    stored = store.add(make_report(received_at=long_ago - timedelta(days=2)))
    store.assess_many([Assessment(stored.report_id, 1, APPROVED, "kim")], {stored.report_id: long_ago})
    after = store.report(stored.report_id)
    assert after.moment("first_assessed_at") == after.moment("status_at") == long_ago
    assert store.history(stored.report_id)[-1].changed_at > now() - timedelta(minutes=1)


def test_the_first_assessment_stays_the_first(store):
    stored = judge(store, store.add(make_report()), INFO)
    first = stored.moment("first_assessed_at")
    assert first == stored.moment("status_at")
    assert judge(store, stored, APPROVED).moment("first_assessed_at") == first


def test_changes_are_signed_and_kept(store):
    stored = store.add(make_report())
    changed = store.change(stored.report_id, 1, {"x": 106_100.0, "y": 6_430_100.0, "public_text": "maskad"}, "bo")
    assert changed.point == (106_100.0, 6_430_100.0)
    entry = store.history(stored.report_id)[-1]
    assert (entry.action, entry.changed_by, entry.revision) == ("changed", "bo", 2)
    assert entry.before["public_text"] is None
    assert entry.after["public_text"] == "maskad"
    assert entry.after["geom"] == "POINT(106100.0 6430100.0)"


@pytest.mark.parametrize(
    "column", ["status", "revision", "report_no", "report_id", "created_by", "first_assessed_at", "fid"]
)
def test_identity_and_status_cannot_be_changed_by_hand(store, column):
    stored = store.add(make_report())
    with pytest.raises(InvalidReport):
        store.change(stored.report_id, 1, {column: "x"}, "bo")
    assert store.report(stored.report_id).values == stored.values


# --- the queue, nearby ------------------------------------------------------------------------------------------


def test_the_queue_is_filtered_sorted_and_paged(store):
    start = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
    for number in range(20):
        store.add(
            make_report(
                category=("klotter", "belysning")[number % 2],
                x=106_000.0 + number,
                received_at=start + timedelta(days=number),
                description="ÅNGSTRÖM" if number == 7 else "text",
                severity=Severity(1 + number % 3),
            )
        )
    every = store.queue(QueueFilter(), 100)
    assert [row.received_at for row in every] == sorted(row.received_at for row in every)
    assert store.queue(QueueFilter(), 5, 5) == every[5:10]
    assert store.queue(QueueFilter(descending=True), 100) == every[::-1]
    assert {row.category for row in store.queue(QueueFilter(categories=("belysning",)), 100)} == {"belysning"}
    assert [row.description for row in store.queue(QueueFilter(text="ångström"), 100)] == ["ÅNGSTRÖM"]
    assert store.queue_count(QueueFilter(extent=(106_002.5, 0, 106_006.5, 9e6))) == 4
    by_severity = store.queue(QueueFilter(order="severity", descending=True), 100)
    assert [row.severity for row in by_severity] == sorted((row.severity for row in every), reverse=True)
    judge(store, store.report(every[0].report_id), APPROVED)
    assert store.queue_count(QueueFilter()) == 19
    assert store.queue_count(QueueFilter(statuses=(APPROVED,))) == 1
    assert store.queue_count(QueueFilter(statuses=())) == 20
    assert store.queue_count(QueueFilter(statuses=(NEW,), categories=("klotter",))) == 9


def test_the_queue_tells_its_age(store):
    assert store.queue_summary().median_days is None
    for days in (1, 3, 20):
        store.add(make_report(received_at=now() - timedelta(days=days)))
    judge(store, store.add(make_report(received_at=now() - timedelta(days=2))), INFO)
    summary = store.queue_summary()
    assert (summary.new, summary.needs_info, summary.edited, summary.over_limit) == (3, 1, 0, 1)
    assert summary.oldest_days == pytest.approx(20, abs=0.01)
    assert summary.median_days == pytest.approx(2.5, abs=0.01)
    store.set_setting("review_limit_days", "2", "kim")
    assert store.queue_summary().over_limit == 3


def test_a_change_after_closing_is_flagged_until_it_is_assessed_again(store):
    closed = judge(store, store.add(make_report()), REJECTED)
    changed = store.change(closed.report_id, closed.revision, {"description": "nytt"}, "bo")
    assert changed.status is REJECTED
    assert store.queue_summary().changed_closed == 1
    assert store.history(closed.report_id)[-1].action == "changed_closed"
    judge(store, changed, NEW)
    assert store.queue_summary().changed_closed == 0


def test_nearby_measures_and_leaves_out_what_was_left_out(store):
    here = make_report(x=100_000.0, y=6_400_000.0)
    store.add(here)
    store.add(make_report(x=100_300.0, y=6_400_400.0))
    store.add(make_report(x=100_400.0, y=6_400_400.0))
    store.add(make_report(x=100_001.0, y=6_400_000.0, occurred_at=now() - timedelta(days=40)))
    judge(store, store.add(make_report(x=100_002.0, y=6_400_000.0)), REJECTED)
    found = store.nearby(100_000.0, 6_400_000.0, 500.0, now() - timedelta(days=30))
    assert [report.distance_m for report in found] == [0.0, 500.0]
    assert found[0].report_id == here.report_id


# --- around the reports -----------------------------------------------------------------------------------------


def test_settings_organisations_and_form_are_kept(store):
    store.set_setting("review_limit_days", "5", "kim")
    store.set_setting("review_limit_days", "9", "kim")
    assert store.settings()["review_limit_days"] == "9"
    store.save_organisations([Organisation("fastighet", "Fastighet", "own", active=True, reports_weekly=True)], "kim")
    store.save_organisations([Organisation("fastighet", "Fastigheter", "own"), Organisation("park", "Park")], "kim")
    assert [one.name for one in store.organisations()] == ["Fastigheter", "Park"]
    assert store.organisations()[0].reports_weekly is False
    assert store.form() == default_form()
    assert {choice.list for choice in store.choices()} >= {"category", "category_group"}


def test_the_table_holds_every_report(store):
    first = store.add(make_report(occurred_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)))
    judge(store, store.add(make_report(category="incident_anstalld")), DUPLICATE, duplicate_of=first.report_id)
    store.add(make_report(kind=Kind.PLACE, answers={"handled_on_site": True}))
    table = store.table(("source",))
    assert len(table) == 3
    assert table.column("source").labels[table.column("source").codes[0]] == "dock"
    assert [table.column("category").text(row) for row in range(3)] == ["klotter", "incident_anstalld", "klotter"]
    assert [table.column("internal_only").text(row) for row in range(3)] == ["0", "1", "0"]
    assert str(table.occurred_at[0]) == "2026-01-02T03:04:05.000"
    assert list(table.x) == [106_000.0] * 3


def test_the_municipality_is_an_area(store):
    (area,) = store.areas()
    assert (area.code, area.name, area.kind) == ("1442", "Vårgårda", "municipality")
