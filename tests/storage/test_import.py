"""Imports: all or nothing, once each, and never over somebody's work; undone only where nobody touched."""

from __future__ import annotations

import os
import uuid
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from tests.storage.conftest import make_report
from tests.storage.test_kill import _check_file
from tests.storage.writers import by_qgis, rows
from trygghet_plugin.core.errors import InvalidReport, TrygghetError, WorkspaceError
from trygghet_plugin.core.report import Kind, Source
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import import_sending
from trygghet_plugin.storage.geopackage.connection import writing
from trygghet_plugin.storage.store import ImportBatch, QueueFilter, UndoOutcome


@pytest.fixture
def store(workspace):
    return workspace.store


def batch() -> ImportBatch:
    return ImportBatch(str(uuid.uuid4()), "felanmälan", "ärenden.csv", "00", "kim")


def imported(number: int, **values):
    return make_report(
        **{"source": Source.IMPORT, "source_ref": f"felanmälan:{number}", "x": 106_000.0 + number, **values}
    )


def run(store, reports, **more):
    one = batch()
    outcome = store.import_reports(one, (replace(report, batch_id=one.batch_id) for report in reports), **more)
    return one.batch_id, outcome


def everything(database) -> list:
    return [
        rows(database, f"SELECT * FROM {table}")
        for table in (
            "trygghet_report",
            "trygghet_report_history",
            "trygghet_import_batch",
            "trygghet_setting",
            "gpkg_ogr_contents",
            "rtree_trygghet_report_geom",
        )
    ] + rows(database, "SELECT min_x, max_x, last_change FROM gpkg_contents")


def test_rows_become_reports_as_if_each_were_added(store, database):
    """Set-based or one by one: the same columns, the same history, the same bookkeeping."""
    report = imported(
        1,
        received_at=datetime(2025, 12, 31, 23, 30, tzinfo=timezone.utc),
        answers={"handled_on_site": True},
        occurred_at=datetime(2025, 12, 31, 20, 0, tzinfo=timezone.utc),
    )
    _batch, outcome = run(store, [report])
    alone = store.add(replace(report, report_id=str(uuid.uuid4()), source_ref="annan:1"))
    many = store.report(report.report_id)
    assert outcome.results == ("created",)
    differ = {name for name in many.values if many.values[name] != alone.values[name]}
    assert differ <= {"fid", "report_id", "report_no", "source_ref", "batch_id", "created_at"}
    assert (many.report_no, alone.report_no) == ("2026-0001", "2026-0002")
    first, second = store.history(many.report_id)[0], store.history(alone.report_id)[0]
    assert first.after == {"batch_id": many.values["batch_id"]}, "what came in is the row, its changes taken back"
    assert (first.action, first.revision, first.changed_by) == (second.action, second.revision, second.changed_by)
    (kept,) = rows(database, "SELECT * FROM trygghet_import_batch")
    assert (kept["created"], kept["imported_by"], kept["file_name"]) == (1, "kim", "ärenden.csv")
    _check_file(database)


def test_rows_have_the_kind_of_their_category(store):
    reports = [imported(1, category="trygg_ljus"), imported(2, category="samling", kind=Kind.PLACE),
               imported(3, category="incident_anstalld", kind=Kind.PLACE), imported(4)]
    run(store, reports)
    kept = [store.report(one.report_id).values for one in reports]
    assert [one["kind"] for one in kept] == ["safe_place", "place", "event", "event"]
    assert [one["internal_only"] for one in kept] == [0, 0, 1, 0]
    _batch, outcome = run(store, reports)
    assert set(outcome.results) == {"unchanged"}


def test_many_rows_leave_every_table_in_order(store, database):
    count = 2 * import_sending.CHUNK + 7
    _batch, outcome = run(store, (imported(number) for number in range(count)))
    assert outcome.count("created") == count
    assert store.queue_count(QueueFilter()) == count
    _check_file(database)
    triggers = {row["name"] for row in rows(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {"trygghet_report_insert", "rtree_trygghet_report_geom_insert", "trygghet_report_guard_insert"} <= triggers
    stored = store.queue(QueueFilter(), 1)[0]
    by_qgis(database, stored.report_id, severity=2)
    assert store.report(stored.report_id).revision == 2


def test_a_dry_run_says_the_same_and_leaves_nothing(store, database):
    run(store, [imported(1)])
    before = everything(database)
    _batch, dry = run(store, [imported(1), imported(2), imported(3)], dry_run=True)
    assert everything(database) == before
    _batch, real = run(store, [imported(1), imported(2), imported(3)])
    assert dry.results == real.results == ("unchanged", "created", "created")


def test_the_same_file_again_creates_nothing(store, database):
    reports = [imported(number, answers={"estimated_cost": "5000"}) for number in range(20)]
    run(store, reports)
    before = rows(database, "SELECT * FROM trygghet_report")
    _batch, outcome = run(store, [imported(number, answers={"estimated_cost": "5000"}) for number in range(20)])
    assert set(outcome.results) == {"unchanged"}
    assert rows(database, "SELECT * FROM trygghet_report") == before


def test_a_changed_row_updates_only_what_nobody_worked_on(store, database):
    run(store, [imported(number) for number in range(5)])
    ids = [row.report_id for row in store.queue(QueueFilter(), 10)]
    store.assess(Assessment(ids[1], 1, ReviewStatus.APPROVED, "kim"))
    store.change(ids[2], 1, {"severity": 3}, "bo")
    by_qgis(database, ids[3], organisation="park")
    again = [imported(number, description="nytt") for number in range(5)]
    _batch, outcome = run(store, again)
    assert outcome.results == ("updated", "kept", "kept", "kept", "updated")
    assert [store.report(one).description for one in ids] == ["nytt", "Klotter", "Klotter", "Klotter", "nytt"]
    _batch, outcome = run(store, [imported(number, description="nytt") for number in range(5)])
    assert outcome.results == ("unchanged", "kept", "kept", "kept", "unchanged")
    _batch, outcome = run(store, [imported(number) for number in range(5)])
    assert outcome.results == ("updated", "unchanged", "unchanged", "unchanged", "updated"), (
        "what the file said at the import is no news, whatever was done with the report since"
    )
    entry = store.history(ids[0])[1]
    assert (entry.changed_by, entry.after["description"]) == ("kim", "nytt")
    _check_file(database)


def test_a_value_that_went_empty_is_noticed(store):
    run(store, [imported(1, organisation="park")])
    _batch, outcome = run(store, [imported(1)])
    assert outcome.results == ("updated",)
    assert store.queue(QueueFilter(), 1)[0].organisation == ""


def test_rows_without_references_are_created(store, database):
    _batch, outcome = run(store, [make_report(), make_report(received_at=datetime(2026, 1, 2, tzinfo=timezone.utc))])
    assert outcome.results == ("created", "created")
    _check_file(database)


def test_a_moved_row_moves_its_report(store):
    run(store, [imported(1)])
    _batch, outcome = run(store, [imported(1, x=106_500.0)])
    assert outcome.results == ("updated",)
    assert store.queue(QueueFilter(), 1)[0].x == 106_500.0


@pytest.mark.parametrize("bad", ["error", "unknown column"])
def test_one_failure_and_nothing_was_imported(store, database, bad):
    run(store, [imported(0)])
    before = everything(database)

    def reports():
        yield from (imported(number) for number in range(1, 9_000))
        if bad == "error":
            raise RuntimeError("the file ended badly")
        yield imported(9_000, answers={"unknown": 1})

    with pytest.raises(RuntimeError if bad == "error" else InvalidReport):
        run(store, reports())
    assert everything(database) == before
    store.add(make_report())
    _check_file(database)


def test_a_reference_may_stand_once(store, database):
    with pytest.raises(WorkspaceError):
        run(store, [imported(1), imported(1)])
    assert store.queue_count(QueueFilter()) == 0


def test_a_writer_killed_during_an_import_leaves_nothing_of_it(workspace, store, database):
    store.add(make_report())
    before = everything(database)

    def reports():
        for number in range(20_000):
            if number == 15_000:
                os.kill(workspace.store.client.process_id, 9)
            yield imported(number)

    with pytest.raises(WorkspaceError, match="Nothing was half written"):
        run(store, reports())
    assert store.queue_count(QueueFilter()) == 1
    _batch, outcome = run(store, [imported(1)])
    assert outcome.results == ("created",)
    assert len(before[0]) == 1
    _check_file(database)


def test_a_writer_killed_after_the_commit_is_no_failure(workspace, store, monkeypatch):
    real = import_sending._is_there
    asked = []

    def submit(op, **arguments):
        future = workspace_submit(op, **arguments)
        if op == "import_commit":
            future.result()
            os.kill(workspace.store.client.process_id, 9)
            future = Future()
            future.set_exception(StorageFailure("writer_gone"))
        return future

    workspace_submit = workspace.store.client.submit
    monkeypatch.setattr(workspace.store.client, "submit", submit)
    monkeypatch.setattr(import_sending, "_is_there", lambda *arguments: asked.append(1) or real(*arguments))
    _batch, outcome = run(store, [imported(1)])
    assert outcome.results == ("created",)
    assert asked


def test_undoing_removes_the_untouched_and_says_who_and_why(store, database):
    batch_id, _outcome = run(store, [imported(number) for number in range(6)])
    ids = [row.report_id for row in store.queue(QueueFilter(), 10)]
    store.assess(Assessment(ids[0], 1, ReviewStatus.REJECTED, "kim", "fel"))
    by_qgis(database, ids[1], description="för hand")
    own = store.add(make_report())
    store.assess(Assessment(own.report_id, 1, ReviewStatus.DUPLICATE, "kim", duplicate_of=ids[2]))
    for empty in ("", "  "):
        with pytest.raises(TrygghetError, match="why"):
            store.undo_import(batch_id, empty, "eva")
    assert store.undo_import(batch_id, "felaktig import", "eva") == UndoOutcome(removed=3, restored=0, kept=3)
    left = {row["report_id"] for row in rows(database, "SELECT report_id FROM trygghet_report")}
    assert left == {ids[0], ids[1], ids[2], own.report_id}
    entry = store.history(ids[5])[-1]
    assert (entry.action, entry.changed_by, entry.reason) == ("removed", "eva", "felaktig import")
    assert entry.before["source_ref"] == "felanmälan:5"
    (kept,) = rows(database, "SELECT undone_by, why, undone_at FROM trygghet_import_batch")
    assert (kept["undone_by"], kept["why"]) == ("eva", "felaktig import")
    assert kept["undone_at"]
    with pytest.raises(WorkspaceError, match="no import"):
        store.undo_import(str(uuid.uuid4()), "skäl", "eva")
    _batch, outcome = run(store, [imported(5)])
    assert outcome.results == ("created",)
    assert rows(database, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_undoing_gives_updated_reports_their_former_values_back(store, database):
    run(store, [imported(number, organisation="park") for number in range(4)])
    ids = [row.report_id for row in store.queue(QueueFilter(), 10)]
    before = {one: store.report(one).values for one in ids}
    wrong = [imported(number, description="fel", x=107_000.0, category="trygg_ljus") for number in range(4)]
    batch_id, outcome = run(store, wrong)
    assert outcome.count("updated") == 4
    store.assess(Assessment(ids[1], 2, ReviewStatus.APPROVED, "kim"))
    by_qgis(database, ids[2], severity=3)
    with writing(str(database)) as connection:
        connection.execute("DELETE FROM trygghet_report WHERE report_id = ?", (ids[3],))
    assert store.undo_import(batch_id, "felaktig fil", "eva") == UndoOutcome(removed=0, restored=1, kept=2)
    restored = store.report(ids[0]).values
    differ = {name for name in restored if restored[name] != before[ids[0]][name]}
    assert differ == {"revision", "updated_at", "updated_by", "area_code"}, "readers find the area of a moved point"
    entry = store.history(ids[0])[-1]
    assert (entry.action, entry.changed_by, entry.after["description"]) == ("changed", "eva", "Klotter")
    assert [store.report(one).description for one in ids[1:3]] == ["fel", "fel"]
    _batch, outcome = run(store, [imported(number, description="rätt") for number in range(3)])
    assert outcome.results == ("updated", "kept", "kept"), "the right file finds it as if the wrong had not been"
    assert rows(database, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_an_import_nothing_could_be_undone_of_is_not_undone(store, database):
    batch_id, _outcome = run(store, [imported(1)])
    (row,) = store.queue(QueueFilter(), 10)
    store.assess(Assessment(row.report_id, 1, ReviewStatus.APPROVED, "kim"))
    assert store.undo_import(batch_id, "felaktig fil", "eva") == UndoOutcome(removed=0, restored=0, kept=1)
    assert rows(database, "SELECT undone_at, undone_by, why FROM trygghet_import_batch") == [
        {"undone_at": None, "undone_by": None, "why": None}
    ]


def test_a_report_kept_by_an_undo_and_removed_later_is_not_signed_by_it(store, database):
    batch_id, _outcome = run(store, [imported(1), imported(2)])
    ids = [row.report_id for row in store.queue(QueueFilter(), 10)]
    store.assess(Assessment(ids[0], 1, ReviewStatus.APPROVED, "kim"))
    store.undo_import(batch_id, "felaktig fil", "eva")
    with writing(str(database)) as connection:
        connection.execute("DELETE FROM trygghet_report WHERE report_id = ?", (ids[0],))
    removed, by_hand = store.history(ids[1])[-1], store.history(ids[0])[-1]
    assert (removed.action, removed.changed_by, removed.reason) == ("removed", "eva", "felaktig fil")
    assert (by_hand.action, by_hand.changed_by, by_hand.reason) == ("removed", None, None)


def test_an_import_is_undone_once(store, database):
    batch_id, _outcome = run(store, [imported(1), imported(2)])
    (first, _second) = store.queue(QueueFilter(), 10)
    store.assess(Assessment(first.report_id, 1, ReviewStatus.APPROVED, "kim"))
    store.undo_import(batch_id, "felaktig fil", "eva")
    before = everything(database)
    with pytest.raises(WorkspaceError, match=r"by eva at 20\d\d-\d\d-\d\d \d\d:\d\d"):
        store.undo_import(batch_id, "igen", "bo")
    assert everything(database) == before


def test_the_memory_of_the_writer_stays_flat(workspace, store):
    """Rows are streamed: ten times as many cost the writer their pages in SQLite's cache, not their JSON."""

    def resident() -> int:
        status = Path(f"/proc/{workspace.store.client.process_id}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))

    run(store, (imported(number) for number in range(2_000)))
    small = resident()
    run(store, (imported(number, source_ref=f"b:{number}") for number in range(20_000)))
    assert resident() - small < 60_000
