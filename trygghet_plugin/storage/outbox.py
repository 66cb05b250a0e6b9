"""Reports on their way into a shared database, on this computer's own disk until they have arrived.

A submitted report is here, fsynced, before anything else happens to it, and leaves only after it was read back from the
workspace. Kept apart by workspace id and by file, because a copy of a workspace has its id; safe to use from several
QGIS windows at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStandardPaths

from trygghet_plugin.core.errors import DiskFullError, InvalidReport, TakenId, WorkspaceError
from trygghet_plugin.core.paths import is_postgres, sqlite_uri
from trygghet_plugin.core.report import Report
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.handed_in import same_content
from trygghet_plugin.storage.store import NewPhoto

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS report (number INTEGER PRIMARY KEY AUTOINCREMENT, workspace_id TEXT NOT NULL, "
    "report_id TEXT NOT NULL UNIQUE, row TEXT NOT NULL, database TEXT)",
    "CREATE TABLE IF NOT EXISTS photo (number INTEGER PRIMARY KEY AUTOINCREMENT, report_id TEXT NOT NULL, "
    "photo_id TEXT NOT NULL UNIQUE, suffix TEXT NOT NULL, caption TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS photo_report ON photo (report_id)",
)


@dataclass(frozen=True)
class OutboxPhoto:
    """A photo that waits; its id names the file it becomes, so sending it twice makes one file."""

    photo_id: str
    photo: NewPhoto


@dataclass(frozen=True)
class OutboxEntry:
    """A report that waits, with its photos."""

    report: Report
    photos: tuple[OutboxPhoto, ...]

    def tells(self, report: Report, photos: Sequence[NewPhoto]) -> bool:
        """Whether this is that report with those photos."""
        return same_content(self.report.row(), report.row()) and Counter(photos) == Counter(
            waiting.photo for waiting in self.photos
        )


class Outbox:
    """The outbox in a small SQLite file of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._open: sqlite3.Connection | None = None

    def put(
        self, workspace_id: str, report: Report, photos: Sequence[NewPhoto] = (), database: str | None = None
    ) -> OutboxEntry:
        """Keep a report; the same one once more stays as it was. TakenId: another one waits under its id."""
        with self._connection() as connection, _transaction(connection):
            kept = self._entry(connection, report.report_id)
            if kept is None:
                _insert(connection, (workspace_id, database and file_key(database)), report, photos)
                kept = self._entry(connection, report.report_id)
            if kept is None or not kept.tells(report, photos):
                raise TakenId(
                    translate(
                        "Outbox",
                        "A report was handed in before under the same id, but with other content: it waits on this "
                        "computer and stays as it was. This one is not saved. If it is another report, send it again.",
                    )
                )
            return kept

    def under_new_id(self, report_id: str) -> OutboxEntry | None:
        """Give a report whose id another one has an id of its own; None if it has left meanwhile."""
        with self._connection() as connection, _transaction(connection):
            kept = self._entry(connection, report_id)
            if kept is None:
                return None
            place = connection.execute("SELECT workspace_id, database FROM report WHERE report_id = ?", (report_id,))
            report = replace(kept.report, report_id=str(uuid.uuid4()))
            _insert(connection, place.fetchone(), report, [waiting.photo for waiting in kept.photos])
            _delete(connection, report_id)
            return self._entry(connection, report.report_id)

    def pending(self, workspace_id: str, database: str | None = None) -> tuple[str, ...]:
        """Ids of the reports that wait for a workspace, oldest first; with `database`, only what was handed in to
        that very file (or before the outbox kept which)."""
        if not self._path.exists():
            return ()
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT report_id FROM report WHERE workspace_id = ? AND (? IS NULL OR coalesce(database, ?) = ?) "
                "ORDER BY number",
                (workspace_id, *[database and file_key(database)] * 3),
            )
            return tuple(row[0] for row in rows)

    def elsewhere(self, workspace_id: str, database: str) -> tuple[str, ...]:
        """Other files that reports of the same workspace wait for."""
        if not self._path.exists():
            return ()
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT DISTINCT database FROM report WHERE workspace_id = ? AND database <> ? ORDER BY database",
                (workspace_id, file_key(database)),
            )
            return tuple(row[0] for row in rows)

    def get(self, report_id: str) -> OutboxEntry | None:
        """A report that waits; None if it has left."""
        with self._connection() as connection:
            return self._entry(connection, report_id)

    def remove(self, report_id: str) -> None:
        """The report has arrived."""
        with self._connection() as connection, _transaction(connection):
            _delete(connection, report_id)

    def _entry(self, connection: sqlite3.Connection, report_id: str) -> OutboxEntry | None:
        row = connection.execute("SELECT row FROM report WHERE report_id = ?", (report_id,)).fetchone()
        if row is None:
            return None
        photos = connection.execute(
            "SELECT photo_id, content, suffix, caption FROM photo WHERE report_id = ? ORDER BY number", (report_id,)
        )
        try:
            report = Report.from_row(json.loads(row[0]))
        except (ValueError, KeyError, TypeError) as problem:
            raise InvalidReport(
                translate(
                    "Outbox",
                    "The report {report} that waits in {path} cannot be read ({problem}). The others are sent; ask IT "
                    "for help with this one.",
                ).format(report=report_id, path=self._path, problem=problem)
            ) from problem
        return OutboxEntry(report, tuple(OutboxPhoto(photo[0], NewPhoto(*photo[1:])) for photo in photos))

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """The one connection, kept open: closing the last one of a WAL file costs more than writing to it."""
        with self._lock:
            try:
                if self._open is None:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    self._open = _opened(self._path)
                yield self._open
            except (sqlite3.Error, OSError) as problem:
                if self._open is not None:
                    self._open.close()
                    self._open = None
                raise self._failed(problem) from problem

    def _failed(self, problem: Exception) -> WorkspaceError:
        if "disk is full" in str(problem):
            return DiskFullError(
                translate(
                    "Outbox",
                    "There is no room left on the disk of {path}. The report is not saved. Free some space and send "
                    "it again.",
                ).format(path=self._path),
                str(self._path),
            )
        return WorkspaceError(
            translate(
                "Outbox",
                "The report cannot be kept in {path}: {problem}. It is not saved; leave the form open and ask IT "
                "for help.",
            ).format(path=self._path, problem=problem),
            str(self._path),
        )


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: on disk at the end, or as if it had never been."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _insert(
    connection: sqlite3.Connection, place: tuple[str, str | None], report: Report, photos: Sequence[NewPhoto]
) -> None:
    """`place` is the workspace and the file of it."""
    connection.execute(
        "INSERT INTO report (workspace_id, database, report_id, row) VALUES (?, ?, ?, ?)",
        (*place, report.report_id, json.dumps(report.row())),
    )
    connection.executemany(
        "INSERT INTO photo (report_id, photo_id, suffix, caption, content) VALUES (?, ?, ?, ?, ?)",
        [
            (report.report_id, photo_id, photo.suffix, photo.caption, photo.content)
            for photo_id, photo in zip(photo_ids(report.report_id, photos), photos)
        ],
    )


def _delete(connection: sqlite3.Connection, report_id: str) -> None:
    connection.execute("DELETE FROM photo WHERE report_id = ?", (report_id,))
    connection.execute("DELETE FROM report WHERE report_id = ?", (report_id,))


def photo_ids(report_id: str, photos: Sequence[NewPhoto]) -> tuple[str, ...]:
    """Ids of a report's photos, made of what they are: handed in once more they are the same photos."""
    seen: Counter[NewPhoto] = Counter()
    ids = []
    for photo in photos:
        seen[photo] += 1
        sha = hashlib.sha256(photo.content).hexdigest()
        ids.append(str(uuid.uuid5(uuid.UUID(report_id), f"{seen[photo]} {sha} {photo.suffix} {photo.caption}")))
    return tuple(ids)


def _opened(path: Path) -> sqlite3.Connection:
    uri = sqlite_uri(str(path.absolute()), "rwc")
    connection = sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    for statement in _SCHEMA:
        connection.execute(statement)
    _add_database_column(connection)
    return connection


def _add_database_column(connection: sqlite3.Connection) -> None:
    """An outbox of an earlier version lacks it; two windows may open it at once."""
    connection.execute("BEGIN IMMEDIATE")
    if "database" not in {row[1] for row in connection.execute("PRAGMA table_info(report)")}:
        connection.execute("ALTER TABLE report ADD COLUMN database TEXT")
    connection.execute("COMMIT")


def file_key(database: str) -> str:
    """How the outbox names a database: a file the same however it was typed."""
    if is_postgres(database):
        return database
    return os.path.normcase(os.path.abspath(database))


def default_outbox_path() -> Path:
    """The outbox in the user's QGIS profile."""
    folder = QgsApplication.qgisSettingsDirPath() or QStandardPaths.writableLocation(
        QStandardPaths.StandardLocation.AppDataLocation
    )
    return Path(folder) / "trygghet" / "outbox.sqlite"
