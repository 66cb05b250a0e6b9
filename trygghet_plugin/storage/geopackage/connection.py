"""Connections to a GeoPackage and what can go wrong with them, named by codes the client turns into words.

Runs in the writer process (standard library and `core` only) and, for reading, in QGIS.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, Callable

from trygghet_plugin.core.paths import sqlite_uri
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.geometry import SQL_FUNCTIONS

Notice = Callable[[str], None]

BUSY_SECONDS = 2.0
BUSY_TRIES = 5

_CODES_BY_WORDS = (
    ("locked", ("database is locked", "database table is locked", "database schema is locked")),
    ("read_only", ("readonly database", "read-only")),
    ("full", ("disk is full", "disk full")),
    ("missing", ("unable to open database file",)),
    ("away", ("disk i/o error",)),
    ("damaged", ("malformed",)),
    ("not_a_workspace", ("file is not a database",)),
)


def failure_of(problem: sqlite3.Error) -> StorageFailure:
    """What an error of SQLite means."""
    text = str(problem)
    lower = text.lower()
    for code, words in _CODES_BY_WORDS:
        if any(word in lower for word in words):
            return StorageFailure(code, text)
    return StorageFailure("refused" if "trygghet:" in text else "failed", text)


def connect(path: str, mode: str, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that never creates the file; `mode` is "ro" or "rw". The caller closes it."""
    path = os.path.abspath(path)
    if not os.path.exists(path):
        raise StorageFailure("missing", path)
    try:
        return _open(sqlite_uri(path, mode), busy_seconds)
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem


def _open(uri: str, busy_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def reading(path: str, busy_seconds: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    """A read-only connection in one read transaction, closed afterwards. Raises StorageFailure, never reads less."""
    connection = connect(path, "ro", busy_seconds)
    try:
        if not _begins(connection, path):
            connection.close()
            connection = _open(sqlite_uri(os.path.abspath(path), "ro") + "&immutable=1", busy_seconds)
        yield connection
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem
    finally:
        connection.close()
        _tidy(path)


def _begins(connection: sqlite3.Connection, path: str) -> bool:
    """Begin a read transaction and take its lock.

    False for a file in WAL mode, with nobody writing, in a folder where SQLite may not put the files it wants beside
    it: then the file alone is all there is.
    """
    try:
        connection.execute("BEGIN")
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as problem:
        if failure_of(problem).code not in ("missing", "read_only") or any(
            os.path.exists(path + ending) for ending in ("-journal", "-wal")
        ):
            raise
        return False
    return True


def _tidy(path: str) -> None:
    """Take away the empty -wal and -shm that reading puts beside a file which a crash left in WAL mode.

    Whoever may write and closes last does that; while others have the file open this changes nothing.
    """
    wal = path + "-wal"
    if os.path.exists(wal) and os.path.getsize(wal) == 0:
        # Leftovers harm nobody: where they cannot be taken away they stay.
        with suppress(sqlite3.Error), closing(_open(sqlite_uri(os.path.abspath(path), "rw"), 0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")


class Transaction:
    """A connection in one IMMEDIATE transaction; closing it rolls back whatever was not committed."""

    def __init__(self, path: str, notice: Notice | None = None) -> None:
        self.connection = connect(path, "rw")
        self._notice = notice
        try:
            for name, function in SQL_FUNCTIONS.items():
                self.connection.create_function(name, 1, function, deterministic=True)
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.connection.execute("PRAGMA synchronous = FULL")
            patiently(lambda: self.connection.execute("BEGIN IMMEDIATE"), notice)
        except sqlite3.Error as problem:
            self.connection.close()
            raise _write_failure(problem) from problem

    def commit(self) -> None:
        """On disk when this returns."""
        patiently(lambda: self.connection.execute("COMMIT"), self._notice)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


@contextmanager
def writing(path: str, notice: Notice | None = None) -> Iterator[sqlite3.Connection]:
    """A short-lived connection in one transaction: committed at the end, rolled back by any exception."""
    transaction = Transaction(path, notice)
    try:
        yield transaction.connection
        transaction.commit()
    except sqlite3.Error as problem:
        raise _write_failure(problem) from problem
    finally:
        transaction.close()


def _write_failure(problem: sqlite3.Error) -> StorageFailure:
    """What an error within a transaction means: the file is open, so what cannot be opened is the journal beside it."""
    failure = failure_of(problem)
    return StorageFailure("read_only", failure.detail) if failure.code == "missing" else failure


def patiently(step: Callable[[], Any], notice: Notice | None = None) -> None:
    """Try a step that another program's lock may hold up; SQLite itself waits BUSY_SECONDS in each try."""
    for attempt in range(1, BUSY_TRIES + 1):
        try:
            step()
            return
        except sqlite3.OperationalError as problem:
            if failure_of(problem).code != "locked" or attempt == BUSY_TRIES:
                raise
        if notice:
            notice("locked")
        # Two writers that gave up together must not come back together.
        time.sleep(0.02 + int.from_bytes(os.urandom(2), "big") / 65535 * 0.2)


def now_text() -> str:
    """This moment in the database's spelling."""
    moment = time.time()
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(moment)) + f".{int(moment * 1000) % 1000:03d}Z"
