"""Looks at a file from outside: whether it is whole before it is used, and whether it was written since."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Hashable

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import failure_of, reading

# SQLite reads the whole file for this check, a second for every 300 MB; larger ones are checked with the daily backup.
_CHECKED_AT_ONCE = 64 * 1024 * 1024


def check_health(path: str) -> None:
    """Raise StorageFailure "damaged" with SQLite's words if the file is not whole."""
    if not os.path.exists(path):
        raise StorageFailure("missing", path)
    if os.path.getsize(path) > _CHECKED_AT_ONCE:
        return
    try:
        with reading(path) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except StorageFailure as failure:
        if failure.code == "read_only" and os.path.exists(path + "-journal"):
            # A save cut short; the store has it rolled back before it reads.
            return
        raise
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem
    if found != "ok":
        raise StorageFailure("damaged", found)


def file_state(path: str) -> Hashable:
    """Of the file and of the log beside it, where a change in WAL mode goes first. No descriptor is opened."""
    try:
        log = _stamp(path + "-wal")
    except FileNotFoundError:
        log = None
    return _stamp(path), log


def _stamp(path: str) -> tuple[int, int]:
    stat = os.stat(path)
    return stat.st_mtime_ns, stat.st_size
