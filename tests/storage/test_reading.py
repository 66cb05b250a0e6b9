"""Reading leaves no trace, and what cannot be read is said in words, never shown as zero."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from tests.storage.conftest import make_report
from tests.storage.writers import by_ogr
from trygghet_plugin.core.errors import (
    DamagedError,
    DiskFullError,
    LockedError,
    MissingError,
    NotAWorkspace,
    ReadOnlyError,
    WorkspaceError,
)
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import column_reader
from trygghet_plugin.storage.geopackage import connection as connections
from trygghet_plugin.storage.geopackage.connection import failure_of, writing
from trygghet_plugin.storage.geopackage.requests import Requests
from trygghet_plugin.storage.messages import _MAKERS, error_of
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace


def read_everything(database: Path, outbox: Path) -> None:
    workspace = Workspace.open(str(database), outbox=outbox)
    store = workspace.store
    report_id = store.queue(QueueFilter(), 10)[0].report_id
    store.report(report_id), store.history(report_id), store.photos(report_id), store.queue_summary()
    store.queue(QueueFilter(text="klotter", extent=(0, 0, 1e6, 1e7)), 10), store.table(("source", "q_handled_on_site"))
    store.nearby(106_000.0, 6_430_000.0, 100.0, datetime(2020, 1, 1, tzinfo=timezone.utc))
    store.areas(), store.form(), store.choices(), store.organisations(), store.settings()
    store.calendar(), store.measures(), store.returns(), store.places()
    workspace.close()


def state(folder: Path) -> dict[str, object]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_reading_changes_no_byte_and_leaves_no_file(workspace, database, tmp_path, journal):
    workspace.submit(make_report())
    workspace.close()
    with sqlite3.connect(database) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.close()
    before = state(database.parent)
    read_everything(database, tmp_path / "profile" / "never.sqlite")
    assert state(database.parent) == before


# --- columns ----------------------------------------------------------------------------------------------------


def test_the_columns_are_what_the_rows_say(workspace, database):
    store = workspace.store
    start = datetime(2026, 3, 29, 0, 30, tzinfo=timezone.utc)
    for number in range(120):
        store.add(
            make_report(
                category=("klotter", "belysning", "incident_anstalld")[number % 3],
                kind=(Kind.EVENT, Kind.PLACE)[number % 2],
                x=100_000.0 + number / 7,
                occurred_at=start + timedelta(minutes=number) if number % 5 else None,
                organisation="fastighet" if number % 4 else None,
                answers={"handled_on_site": bool(number % 2)},
            )
        )
    first, second = (row.report_id for row in store.queue(QueueFilter(), 2))
    store.assess(Assessment(first, 1, ReviewStatus.DUPLICATE, "kim", duplicate_of=second))
    by_ogr(database, second, organisation=None, severity=None)
    table = store.table(("source", "q_handled_on_site"))
    with connections.reading(str(database)) as connection:
        expected = [dict(row) for row in connection.execute("SELECT * FROM trygghet_report ORDER BY fid")]
    assert list(table.fid) == [row["fid"] for row in expected]
    for column in (
        "status",
        "kind",
        "category",
        "organisation",
        "source",
        "area_code",
        "internal_only",
        "q_handled_on_site",
    ):
        held = [table.column(column).text(number) for number in range(len(table))]
        assert held == ["" if row[column] is None else str(row[column]) for row in expected], column
    for column in ("occurred_at", "received_at"):
        moments = getattr(table, column)
        assert [None if np.isnat(moment) else str(moment) + "Z" for moment in moments] == [
            row[column] for row in expected
        ]
    assert [100_000.0 + number / 7 for number in range(120)] == list(table.x)


def test_a_report_without_a_place_is_read_too(workspace, database):
    workspace.submit(make_report())
    with connections.writing(str(database)) as connection:
        connection.execute("INSERT INTO trygghet_report (category, kind) VALUES ('klotter', 'event')")
    table = workspace.store.table()
    assert len(table) == 2
    assert np.isnan(table.x[1])
    assert workspace.store.queue(QueueFilter(), 10)[1].x is None


def test_a_scan_that_ends_early_is_an_error(workspace, monkeypatch):
    for _number in range(3):
        workspace.submit(make_report())
    whole = column_reader._columns

    def cut_short(batch, booleans):
        return {name: values[:2] for name, values in whole(batch, booleans).items()}

    monkeypatch.setattr(column_reader, "_columns", cut_short)
    with pytest.raises(LockedError):
        workspace.store.table()


# --- what can be wrong with a file ------------------------------------------------------------------------------


def test_a_file_that_vanished_is_said(workspace, database):
    workspace.submit(make_report())
    os.rename(database, database.with_suffix(".borta"))
    for work in (
        workspace.store.queue_summary,
        workspace.store.table,
        lambda: workspace.submit(make_report()),
        lambda: Workspace.open(str(database)),
    ):
        with pytest.raises(MissingError, match="is not there") as told:
            work()
        assert told.value.path == str(database)
    os.rename(database.with_suffix(".borta"), database)
    assert workspace.flush_outbox() == (1, 0)


@pytest.mark.parametrize("size", [0, 100, 5_000, 200_000], ids=lambda size: f"{size} bytes")
def test_a_half_written_file_is_said(database, size):
    database.write_bytes(database.read_bytes()[:size])
    with pytest.raises((DamagedError, NotAWorkspace)) as told:
        Workspace.open(str(database))
    assert str(database) in str(told.value)


def test_a_damaged_page_is_found_on_opening(workspace, database):
    for _number in range(50):
        workspace.submit(make_report(description="x" * 5_000))
    workspace.close()
    content = bytearray(database.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 8192] = b"\xff" * 8192
    database.write_bytes(content)
    with pytest.raises(DamagedError, match="backup"):
        Workspace.open(str(database))


@contextmanager
def not_as_root() -> Iterator[None]:
    """Root may write anywhere: for a moment this process is nobody."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def guarded(workspace, database) -> Iterator[Path]:
    """A copy with one report, in a folder that everybody may look into."""
    workspace.submit(make_report())
    workspace.close()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "a.gpkg"
        shutil.copyfile(database, copy)
        Path(folder).chmod(0o755)
        copy.chmod(0o644)
        yield copy


@pytest.mark.parametrize(
    ("file", "folder", "journal"),
    [(0o444, 0o555, "delete"), (0o666, 0o555, "delete"), (0o444, 0o777, "delete"), (0o444, 0o555, "wal")],
)
def test_without_the_right_to_write_everything_can_be_read_and_nothing_is_promised(
    guarded, tmp_path, file, folder, journal
):
    with closing(sqlite3.connect(guarded)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    guarded.chmod(file)
    guarded.parent.chmod(folder)
    before = state(guarded.parent)
    with not_as_root():
        read_everything(guarded, tmp_path / "never.sqlite")
        request = {"id": 1, "op": "set_setting", "path": str(guarded), "key": "a", "value": "b", "by": "kim"}
        answer = Requests().answer(request, lambda _text: None)
    assert state(guarded.parent) == before
    error = error_of(StorageFailure(answer["error"]["code"]), str(guarded))
    assert isinstance(error, ReadOnlyError)


def test_a_full_disk_is_said_and_nothing_is_half_done(workspace, database):
    """A file that may not grow any further behaves as one on a disk without room."""
    stored = workspace.submit(make_report())
    with pytest.raises(StorageFailure) as told, connections.writing(str(database)) as connection:  # noqa: PT012
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(1_000):
            connection.execute(
                "INSERT INTO trygghet_report (category, description) VALUES (?, ?)", (str(number), "x" * 5_000)
            )
    assert isinstance(error_of(told.value, str(database)), DiskFullError)
    assert workspace.store.queue_count(QueueFilter()) == 1
    assert workspace.store.report(stored.report_id).values == stored.values


@pytest.mark.parametrize("code", sorted(_MAKERS))
def test_every_failure_names_the_file_or_what_is_wrong(code):
    error = error_of(StorageFailure(code, "DETAIL"), "/mapp/fil.gpkg")
    assert "/mapp/fil.gpkg" in str(error) or "DETAIL" in str(error)
    assert str(error).endswith((".", "?"))
    if isinstance(error, WorkspaceError):
        assert error.path == "/mapp/fil.gpkg"


def test_sqlites_words_are_told_apart():
    words = {
        "database is locked": "locked",
        "attempt to write a readonly database": "read_only",
        "unable to open database file": "missing",
        "database or disk is full": "full",
        "database disk image is malformed": "damaged",
        "file is not a database": "not_a_workspace",
        "trygghet: unknown status": "refused",
        'near "x": syntax error': "failed",
    }
    assert {text: failure_of(sqlite3.OperationalError(text)).code for text in words} == words


def test_a_report_without_the_time_it_came_in_is_read_all_the_same(workspace, database):
    stored = workspace.submit(make_report())
    other = workspace.submit(make_report())
    with writing(str(database)) as connection:
        connection.execute("DROP TRIGGER trygghet_report_update")
        connection.execute("UPDATE trygghet_report SET received_at = NULL WHERE report_id = ?", (stored.report_id,))
    store = workspace.store
    assert {row.report_id for row in store.queue(QueueFilter(), 10)} == {stored.report_id, other.report_id}
    assert store.queue_summary().new == 2
    assert store.queue_summary().oldest_days < 1
    since = stored.moment("created_at") - timedelta(days=1)
    assert len(store.nearby(106_000.0, 6_430_000.0, 10, since)) == 2
    assert len(store.history(stored.report_id)) == 1
    store.table()


def test_a_share_that_went_away_is_not_called_damaged():
    failure = failure_of(sqlite3.OperationalError("disk I/O error"))
    assert isinstance(error_of(failure, "a.gpkg"), MissingError)


@pytest.mark.parametrize("key", ["workspace_id", "epsg", "created_at"])
def test_a_workspace_without_its_settings_is_said_to_be_none(database, tmp_path, key):
    with writing(str(database)) as connection:
        connection.execute("DELETE FROM trygghet_setting WHERE key = ?", (key,))
    with pytest.raises(NotAWorkspace):
        Workspace.open(str(database), outbox=tmp_path / "o.sqlite")
