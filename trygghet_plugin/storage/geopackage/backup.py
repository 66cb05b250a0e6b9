"""Backups through SQLite's own backup API: whole however busy the file is. The oldest beyond KEEP are removed."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from trygghet_plugin.core.paths import backup_folder, sqlite_uri
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import Notice, connect, failure_of

KEEP = 10

_NAME = re.compile(r".+ \d{8}-\d{6}(?:-\d+)?\.gpkg")
# A step holds a read lock; between two of them others may write, and then SQLite begins anew.
_PAGES_A_STEP = 20_000
_STALE_SECONDS = 3_600


def is_due(path: str) -> bool:
    """Whether there is no backup of today yet."""
    today = time.strftime("%Y%m%d")
    folder = Path(backup_folder(path))
    return not folder.is_dir() or not any(
        _NAME.fullmatch(entry.name) and f" {today}-" in entry.name for entry in folder.iterdir()
    )


def make(request: Mapping[str, Any], _notice: Notice) -> dict[str, Any]:
    """Make a backup now."""
    return {"file": back_up(request["path"])}


def back_up(path: str) -> str:
    """Copy the file into its backup folder; returns the copy's path."""
    folder = Path(backup_folder(path))
    folder.mkdir(exist_ok=True)
    target = _free_name(folder, Path(path).stem)
    unfinished = target.with_suffix(".part")
    try:
        with closing(connect(path, "ro")) as source, closing(_new_file(unfinished)) as copy:
            source.backup(copy, pages=_PAGES_A_STEP, sleep=0.01)
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise StorageFailure("damaged", path)
        os.replace(unfinished, target)
    except sqlite3.Error as problem:
        raise failure_of(problem) from problem
    finally:
        if unfinished.exists():
            unfinished.unlink()
    _rotate(folder)
    return str(target)


def _new_file(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(sqlite_uri(str(path.absolute()), "rwc"), uri=True)


def _free_name(folder: Path, stem: str) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    name, number = folder / f"{stem} {stamp}.gpkg", 1
    while name.exists():
        number += 1
        name = folder / f"{stem} {stamp}-{number}.gpkg"
    return name


def _rotate(folder: Path) -> None:
    copies = sorted(
        (entry for entry in folder.iterdir() if _NAME.fullmatch(entry.name)), key=lambda entry: entry.stat().st_mtime_ns
    )
    for old in copies[:-KEEP]:
        old.unlink()
    for part in folder.glob("*.part"):
        # Left by a process that was killed; a younger one may be under way.
        if time.time() - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink()
