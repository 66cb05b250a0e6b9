"""History, revision and status stay right whoever writes: plain SQL, OGR, or QGIS's attribute table."""

from __future__ import annotations

import contextlib
import uuid

import pytest
from osgeo import gdal

from tests.storage.conftest import make_report
from tests.storage.writers import added_in_qgis, by_ogr, by_qgis, by_sql, rows
from trygghet_plugin.core.report import TIME_COLUMNS
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import reading, writing
from trygghet_plugin.storage.geopackage.triggers import trigger_statements

WRITERS = [by_sql, by_ogr, by_qgis]
REFUSED = (StorageFailure, RuntimeError)


@pytest.fixture(params=WRITERS, ids=lambda writer: writer.__name__)
def write(request, database):
    return lambda row, **changes: request.param(database, row, **changes)


@pytest.fixture
def store(workspace):
    return workspace.store


@pytest.fixture
def approved(store):
    stored = store.add(make_report())
    return store.assess(Assessment(stored.report_id, 1, ReviewStatus.APPROVED, "kim"))


CONTENT = [
    {"description": "annat"},
    {"public_text": "maskad"},
    {"category": "nedskrapning"},
    {"kind": "place"},
    {"severity": 3},
    {"occurred_at": "2026-03-01T10:00:00.000Z"},
    {"q_handled_on_site": 1},
    {"x": 106_500.0, "y": 6_430_000.0},
]
NOT_CONTENT = [{"internal_only": 1}, {"assigned_to": "bo"}, {"organisation": "park"}, {"follow_up_on": "2026-12-01"}]


@pytest.mark.parametrize("changes", CONTENT, ids=lambda changes: next(iter(changes)))
def test_content_changed_after_approval_makes_it_edited(store, approved, write, changes):
    write(approved.report_id, **changes)
    after = store.report(approved.report_id)
    assert (after.status, after.revision) == (ReviewStatus.EDITED, 3)
    assert after.values["status_by"] is None
    entry = store.history(approved.report_id)[-1]
    column = "geom" if "x" in changes else next(iter(changes))
    assert set(entry.after) == {column, "status", "status_at", "status_by"}
    assert (entry.before["status"], entry.after["status"]) == ("approved", "edited")
    if column != "geom":
        assert entry.after[column] == changes[column]
    assert (entry.action, entry.changed_by) == ("changed", None)


@pytest.mark.parametrize("changes", NOT_CONTENT, ids=lambda changes: next(iter(changes)))
def test_other_columns_leave_the_approval(store, approved, write, changes):
    write(approved.report_id, **changes)
    after = store.report(approved.report_id)
    assert (after.status, after.revision) == (ReviewStatus.APPROVED, 3)
    assert set(store.history(approved.report_id)[-1].after) == set(changes)


def test_rewriting_a_row_unchanged_is_no_change(store, approved, write):
    write(approved.report_id, description=approved.description)
    after = store.report(approved.report_id)
    assert after.values == approved.values
    assert len(store.history(approved.report_id)) == 2


def test_another_spelling_of_a_time_is_no_change_and_is_put_right(store, approved, database):
    stored = store.change(approved.report_id, 2, {"occurred_at": "2026-07-01T10:00:00.000Z"}, "bo")
    by_sql(database, approved.report_id, occurred_at="2026-07-01T12:00:00+02:00")
    assert store.report(approved.report_id).values == stored.values
    by_sql(database, approved.report_id, occurred_at="2026-07-01 13:00:00.5+02:00")
    after = store.report(approved.report_id)
    assert after.values["occurred_at"] == "2026-07-01T11:00:00.500Z"
    assert store.history(approved.report_id)[-1].after["occurred_at"] == "2026-07-01T11:00:00.500Z"
    assert after.revision == stored.revision + 1


@pytest.mark.parametrize("time", ["now", "10:30", "2026-07-01", "i går", "2460000.5", "2026-13-01T00:00:00Z", ""])
@pytest.mark.parametrize("column", TIME_COLUMNS)
def test_what_is_no_time_is_refused(store, approved, database, column, time):
    with pytest.raises(StorageFailure, match="time"):
        by_sql(database, approved.report_id, **{column: time})
    with pytest.raises(StorageFailure, match="time"), writing(str(database)) as connection:
        connection.execute(f"INSERT INTO trygghet_report ({column}) VALUES (?)", (time,))
    assert store.report(approved.report_id).values == approved.values


def test_moving_the_point_forgets_the_area(store, approved, write):
    assert approved.values["area_code"] == "1442"
    write(approved.report_id, x=106_001.0, y=6_430_000.0)
    assert store.report(approved.report_id).values["area_code"] is None


def test_a_needed_completion_makes_it_new(store, write):
    stored = store.add(make_report())
    store.assess(Assessment(stored.report_id, 1, ReviewStatus.NEEDS_INFO, "kim", "Vilken lampa?"))
    write(stored.report_id, description="Den vid trappan")
    after = store.report(stored.report_id)
    assert (after.status, after.values["status_reason"], after.revision) == (ReviewStatus.NEW, None, 3)
    assert store.history(stored.report_id)[-2].reason == "Vilken lampa?"


def test_what_was_left_out_stays_out_and_is_flagged(store, write):
    stored = store.add(make_report())
    store.assess(Assessment(stored.report_id, 1, ReviewStatus.REJECTED, "kim", "fel kommun"))
    write(stored.report_id, description="nytt")
    after = store.report(stored.report_id)
    assert (after.status, after.values["status_reason"]) == (ReviewStatus.REJECTED, "fel kommun")
    assert store.history(stored.report_id)[-1].action == "changed_closed"


def test_a_status_written_by_hand_is_history_too(store, write):
    stored = store.add(make_report())
    write(stored.report_id, status="approved", updated_at="2026-11-23T10:00:00.000Z", updated_by="eva")
    after, entry = store.report(stored.report_id), store.history(stored.report_id)[-1]
    assert after.status is ReviewStatus.APPROVED
    assert after.values["first_assessed_at"]
    assert (entry.action, entry.changed_by) == ("assessed", "eva")


def test_the_signature_counts_only_with_a_new_time(store, approved, write):
    write(approved.report_id, organisation="park")
    assert store.history(approved.report_id)[-1].changed_by is None
    write(approved.report_id, organisation="skola", updated_by="eva", updated_at="2026-11-23T10:00:01.000Z")
    assert store.history(approved.report_id)[-1].changed_by == "eva"


@pytest.mark.parametrize(
    "changes",
    [{"report_id": "00000000-0000-4000-8000-000000000001"}, {"revision": 7}, {"revision": 3}, {"status": "godkänd"}],
    ids=str,
)
def test_identity_revision_and_unknown_statuses_are_refused(store, approved, write, changes):
    with pytest.raises(REFUSED, match="trygghet:"):
        write(approved.report_id, **changes)
    assert store.report(approved.report_id).values == approved.values
    assert len(store.history(approved.report_id)) == 2


def test_a_row_read_before_somebody_elses_change_cannot_be_written_back(store, approved, database):
    """OGR writes every column it read: without the guard the other's change would be gone without a word."""
    dataset = gdal.OpenEx(str(database), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("trygghet_report")
    feature = layer.GetFeature(approved.values["fid"])
    store.change(approved.report_id, 2, {"severity": 2}, "bo")
    feature.SetField("organisation", "park")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    result = layer.SetFeature(feature)
    gdal.PopErrorHandler()
    assert result != 0
    assert "someone else" in gdal.GetLastErrorMsg()
    after = store.report(approved.report_id)
    assert (after.values["severity"], after.values["organisation"]) == (2, None)


def test_the_kind_follows_the_category(store, write):
    """A safe place never counts as an event; where both fit, what was asked stays."""
    stored = store.add(make_report())
    write(stored.report_id, category="trygg_ljus")
    assert store.report(stored.report_id).values["kind"] == "safe_place"
    entry = store.history(stored.report_id)[-1]
    assert (entry.before["kind"], entry.after["kind"], entry.after["category"]) == ("event", "safe_place", "trygg_ljus")
    for category, kind in (("samling", "event"), ("belysning", "place"), ("alkohol", "place"), ("klotter", "event")):
        write(stored.report_id, category=category)
        assert store.report(stored.report_id).values["kind"] == kind, category
    write(stored.report_id, category="egen_kategori")
    assert store.report(stored.report_id).values["kind"] == "event"
    assert [entry.revision for entry in store.history(stored.report_id)] == list(range(1, 8))


def test_an_incident_against_staff_is_internal_whoever_says_otherwise(store, approved, write):
    write(approved.report_id, category="incident_anstalld")
    assert store.report(approved.report_id).values["internal_only"] == 1
    entry = store.history(approved.report_id)[-1]
    assert (entry.before["internal_only"], entry.after["internal_only"]) == (0, 1)
    write(approved.report_id, internal_only=0)
    assert store.report(approved.report_id).values["internal_only"] == 1
    write(approved.report_id, category="hot")
    assert store.report(approved.report_id).values["internal_only"] == 1, "whoever lifts it does so knowingly"


@pytest.mark.parametrize(
    ("values", "kind", "internal"),
    [
        ({"category": "belysning"}, "place", None),
        ({"category": "trygg_folk", "kind": "event"}, "safe_place", None),
        ({"category": "samling"}, "event", None),
        ({"category": "samling", "kind": "place"}, "place", None),
        ({"category": "incident_anstalld", "internal_only": False}, "event", 1),
        ({"category": "egen_kategori"}, "event", None),
    ],
    ids=str,
)
def test_a_point_drawn_by_hand_has_the_kind_of_its_category(store, database, values, kind, internal):
    added_in_qgis(database, 106_000.0, 6_430_000.0, **values)
    (row,) = rows(database, "SELECT report_id, kind, internal_only FROM trygghet_report")
    assert (row["kind"], row["internal_only"]) == (kind, internal)
    assert store.history(row["report_id"])[0].after["kind"] == kind


def test_a_feature_added_by_hand_gets_what_it_lacks(store, database):
    added_in_qgis(database, 106_000.0, 6_430_000.0, category="klotter", kind="event", description="för hand")
    (row,) = rows(database, "SELECT * FROM trygghet_report")
    assert uuid.UUID(row["report_id"]).version == 4
    assert (row["municipality"], row["revision"], row["status"]) == ("1442", 1, "new")
    assert row["report_no"] == f"{row['received_at'][:4]}-0001"
    (entry,) = store.history(row["report_id"])
    assert (entry.action, entry.after["category"]) == ("created", "klotter")
    assert store.add(make_report()).report_no.endswith("-0002")


def test_a_feature_copied_with_its_columns_starts_anew(store, approved, database):
    """Copy and paste in QGIS brings revision and status along; only the identity must differ."""
    added_in_qgis(
        database,
        1.0,
        2.0,
        category="klotter",
        revision=2,
        status="approved",
        status_by="kim",
        report_no="2026-0500",
        first_assessed_at="2026-01-01T00:00:00.000Z",
    )
    (row,) = rows(database, "SELECT * FROM trygghet_report WHERE report_no = '2026-0500'")
    assert (row["revision"], row["status"], row["status_by"], row["first_assessed_at"]) == (1, "new", None, None)
    assert len(store.history(row["report_id"])) == 1
    following = store.add(make_report(received_at=approved.moment("received_at").replace(year=2026, month=5)))
    assert following.report_no == "2026-0501"


def test_a_removed_report_leaves_its_whole_row(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute(
            "INSERT INTO trygghet_report_photo (report_id, path) VALUES (?, 'a.jpg')", (approved.report_id,)
        )
        connection.execute("DELETE FROM trygghet_report WHERE report_id = ?", (approved.report_id,))
    entry = store.history(approved.report_id)[-1]
    assert (entry.action, entry.after) == ("removed", None)
    assert entry.before["description"] == approved.description
    assert entry.before["status"] == "edited"
    assert entry.before["geom"] == "POINT(106000.0 6430000.0)"
    assert store.photos(approved.report_id) == ()
    again = store.add(make_report(report_id=approved.report_id))
    assert again.revision == entry.revision + 1, "a revision is never given twice"


def test_photos_are_content(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute(
            "INSERT INTO trygghet_report_photo (report_id, path) VALUES (?, 'a.jpg')", (approved.report_id,)
        )
    assert store.report(approved.report_id).status is ReviewStatus.EDITED
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_report_photo SET path = path")
        connection.execute("UPDATE trygghet_report_photo SET redacted = 1")
        connection.execute("DELETE FROM trygghet_report_photo")
    actions = [entry.action for entry in store.history(approved.report_id)]
    assert actions == ["created", "assessed", "photo_added", "photo_changed", "photo_removed"]
    added = store.history(approved.report_id)[2]
    assert (added.before, added.after["status"], added.after["photo"]) == ({"status": "approved"}, "edited", "a.jpg")
    assert store.report(approved.report_id).revision == 5
    assert store.report(approved.report_id).values["status_by"] is None


def test_a_photo_stays_with_its_report(store, approved, database):
    other = store.add(make_report())
    with writing(str(database)) as connection:
        connection.execute(
            "INSERT INTO trygghet_report_photo (report_id, path) VALUES (?, 'a.jpg')", (approved.report_id,)
        )
    with pytest.raises(StorageFailure, match="photo"), writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_report_photo SET report_id = ?", (other.report_id,))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE trygghet_report_history SET reason = 'x'",
        "UPDATE trygghet_report_history SET changed_by = 'mallory'",
        "DELETE FROM trygghet_report_history",
    ],
)
def test_the_history_cannot_be_altered(store, approved, database, sql):
    by_sql(database, approved.report_id, organisation="park")
    before = store.history(approved.report_id)
    with pytest.raises(StorageFailure, match="history"), writing(str(database)) as connection:
        connection.execute(sql)
    assert store.history(approved.report_id) == before


FORGED = {
    "an open mark": "SELECT report_id, revision + 1, '2026-11-23T10:00:00.000Z', NULL, NULL FROM trygghet_report",
    "a far mark": "SELECT report_id, 99, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL, NULL FROM trygghet_report",
    "an assessment": "SELECT report_id, 9, '2026-11-23T10:00:00.000Z', 'assessed', '{}' FROM trygghet_report",
    "a removal": "SELECT report_id, 9, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'removed', NULL FROM trygghet_report",
    "a creation": "SELECT report_id, revision, created_at, 'created', '{}' FROM trygghet_report",
}


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"])
@pytest.mark.parametrize("kind", FORGED)
def test_the_history_cannot_be_forged_or_switched_off(store, approved, database, kind, verb):
    before = store.history(approved.report_id)
    with pytest.raises(StorageFailure, match="history"), writing(str(database)) as connection:
        connection.execute(
            f"{verb} INTO trygghet_report_history (report_id, revision, changed_at, action, after) {FORGED[kind]}"
        )
    by_sql(database, approved.report_id, organisation="park")
    assert len(store.history(approved.report_id)) == len(before) + 1


def test_a_mark_left_by_an_earlier_version_does_not_switch_the_history_off(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute("DROP TRIGGER trygghet_report_history_insert")
        connection.execute(
            "INSERT INTO trygghet_report_history (report_id, revision, changed_at) VALUES (?, 99, '2026-01-01')",
            (approved.report_id,),
        )
    by_sql(database, approved.report_id, organisation="park")
    assert store.report(approved.report_id).revision == 3
    with pytest.raises(StorageFailure, match="someone else"):
        by_sql(database, approved.report_id, revision=99)


@pytest.mark.parametrize("verb", ["UPDATE", "UPDATE OR REPLACE"])
def test_a_batch_opened_by_hand_writes_no_history(store, approved, database, verb):
    with writing(str(database)) as connection:
        connection.execute("INSERT INTO trygghet_import_batch (batch_id) VALUES ('b')")
    by_sql(database, approved.report_id, batch_id="b")
    before = store.history(approved.report_id)
    with pytest.raises(StorageFailure, match="history"), writing(str(database)) as connection:
        connection.execute(f"{verb} trygghet_import_batch SET created = 1")
    assert store.history(approved.report_id) == before


@pytest.mark.parametrize("recursive", [0, 1])
def test_replacing_a_report_never_loses_it_without_a_word(store, approved, database, recursive):
    replace = "INSERT OR REPLACE INTO trygghet_report (report_id, description) VALUES (?, 'ny')"
    with contextlib.suppress(StorageFailure), writing(str(database)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        connection.execute(replace, (approved.report_id,))
    actions = [entry.action for entry in store.history(approved.report_id)]
    if recursive:
        assert actions == ["created", "assessed", "removed", "created"]
    else:
        assert actions == ["created", "assessed"]
        assert store.report(approved.report_id).values == approved.values


def test_a_report_does_not_take_the_place_of_the_one_with_its_fid(store, approved, database):
    replace = "INSERT OR REPLACE INTO trygghet_report (fid, description) VALUES (?, 'ny')"
    with pytest.raises(StorageFailure, match="UNIQUE"), writing(str(database)) as connection:
        connection.execute(replace, (approved.values["fid"],))
    assert store.report(approved.report_id).values == approved.values


def test_inserting_a_report_again_with_on_conflict_does_nothing(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute(
            "INSERT INTO trygghet_report (report_id, description) VALUES (?, 'ny') ON CONFLICT (report_id) DO NOTHING",
            (approved.report_id,),
        )
    assert store.report(approved.report_id).values == approved.values


def test_a_photo_given_to_a_report_is_content(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute("INSERT INTO trygghet_report_photo (path) VALUES ('a.jpg')")
        connection.execute("UPDATE trygghet_report_photo SET report_id = ?", (approved.report_id,))
    assert store.report(approved.report_id).status is ReviewStatus.EDITED
    entry = store.history(approved.report_id)[-1]
    assert (entry.action, entry.after["photo"]) == ("photo_added", "a.jpg")


def test_a_report_always_says_when_it_came_in(store, approved, write):
    write(approved.report_id, received_at=None)
    assert store.report(approved.report_id).values["received_at"] == approved.values["received_at"]


def test_areas_changed_by_others_are_not_guessed_from_the_map_before(store, approved, database):
    """The store found `approved` by the areas it keeps; the file's own tell it that they are others now."""
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_area SET area_code = 'X'")
    stored = store.add(make_report())
    assert stored.values["area_code"] is None
    assert store.add(make_report()).values["area_code"] == "X"


def test_a_new_map_of_areas_clears_the_codes_without_touching_the_reports(store, approved, database):
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_area SET name = 'Annat namn'")
    assert store.report(approved.report_id).values == approved.values
    with writing(str(database)) as connection:
        connection.execute("UPDATE trygghet_area SET area_code = 'X'")
    assert store.report(approved.report_id).values == {**approved.values, "area_code": None}
    assert len(store.history(approved.report_id)) == 2


def test_history_holds_every_column_the_table_has(database, store):
    """A new report with a value in every column, then a change of every column: nothing may be missing in the JSON."""
    with reading(str(database)) as connection:
        columns = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(trygghet_report)")}
    fixed = {"fid", "geom", "report_id", "revision", "area_code", "status"}
    value = {
        "TEXT": "t{}",
        "INTEGER": "{}",
        "REAL": "{}.5",
        "BOOLEAN": "{}",
        "DATE": "2026-01-0{}",
        "DATETIME": "2026-01-0{}T00:00:00.000Z",
    }
    first = {name: value[kind].format(1) for name, kind in columns.items() if name not in fixed}
    second = {name: value[kind].format(2) for name, kind in columns.items() if name not in fixed}
    report_id = str(uuid.uuid4())
    with writing(str(database)) as connection:
        names = ", ".join(first)
        connection.execute(
            f"INSERT INTO trygghet_report (report_id, {names}) VALUES (?{', ?' * len(first)})",
            [report_id, *first.values()],
        )
    by_sql(database, report_id, **second)
    created, changed = store.history(report_id)
    set_by_review = {"status_reason", "status_at", "status_by", "first_assessed_at"}
    assert set(created.after) == set(first) - set_by_review | {"report_id", "status"}
    assert set(changed.after) == set(second) == set(changed.before)


def test_triggers_are_generated_for_more_columns_than_sqlite_functions_take(store):
    columns = {
        "fid": "INTEGER",
        "geom": "POINT",
        "report_id": "TEXT",
        "revision": "INTEGER",
        "area_code": "TEXT",
        "status": "TEXT",
        "occurred_at": "DATETIME",
    }
    columns.update({f"q_{number}": "TEXT" for number in range(300)})
    text = "".join(trigger_statements(columns))
    assert all(f'"q_{number}"' in text for number in range(300))
