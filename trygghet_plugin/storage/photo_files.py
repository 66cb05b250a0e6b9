"""Photo files beside the database: written whole or not at all, under names that say nothing about anyone."""

from __future__ import annotations

import filecmp
import os
import shutil
import uuid
from contextlib import suppress
from pathlib import Path

from trygghet_plugin.core.errors import DiskFullError, PhotoError, ReadOnlyError, WorkspaceError
from trygghet_plugin.core.words import translate

SUFFIXES = (".jpg", ".jpeg", ".png")

_NO_SPACE = 28  # errno.ENOSPC, also on Windows
_NOT_ALLOWED = (1, 13, 30)  # EPERM, EACCES, EROFS


def file_name(photo_id: str, suffix: str) -> str:
    """Name of a photo's file: its UUID and a suffix we know."""
    if suffix.lower() not in SUFFIXES:
        raise PhotoError(
            translate("PhotoFiles", "A photo must be JPEG or PNG, not “{suffix}”.").format(suffix=suffix[:20])
        )
    return str(uuid.UUID(photo_id)) + suffix.lower()


def write_photo(folder: Path, name: str, content: bytes) -> None:
    """Put a photo into the folder, on disk when this returns; one that is there already is replaced by its equal."""
    target, unfinished = folder / name, folder / f"{name}.{uuid.uuid4().hex}.part"
    try:
        folder.mkdir(exist_ok=True)
        with open(unfinished, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        raise _failed(folder, problem) from problem


def copy_photo(source: Path, target: Path) -> None:
    """Put a copy of a photo's file in its place, on disk when this returns; one that is there already is left."""
    unfinished = target.with_name(f"{target.name}.{uuid.uuid4().hex}.part")
    try:
        if target.exists() and filecmp.cmp(source, target, shallow=False):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(source, "rb") as whole, open(unfinished, "wb") as file:
            shutil.copyfileobj(whole, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        raise WorkspaceError(
            translate(
                "PhotoFiles", "The photo {photo} could not be copied to {folder}: {problem}. Run the move again then."
            ).format(photo=source, folder=target.parent, problem=problem.strerror or problem),
            str(target.parent),
        ) from problem


def _failed(folder: Path, problem: OSError) -> WorkspaceError:
    if problem.errno == _NO_SPACE:
        return DiskFullError(
            translate(
                "PhotoFiles",
                "There is no room left for photos in {folder}. The report waits on this computer; free some space.",
            ).format(folder=folder),
            str(folder),
        )
    if problem.errno in _NOT_ALLOWED:
        return ReadOnlyError(
            translate(
                "PhotoFiles",
                "No photos can be written into {folder}. The report waits on this computer; ask for the right to "
                "write there.",
            ).format(folder=folder),
            str(folder),
        )
    return WorkspaceError(
        translate(
            "PhotoFiles", "The photo could not be written into {folder}: {problem}. The report waits on this computer."
        ).format(folder=folder, problem=problem.strerror or problem),
        str(folder),
    )
