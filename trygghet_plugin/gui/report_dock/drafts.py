"""An unfinished report on this computer, so that closing QGIS – or losing power – loses nothing that was written.

One JSON file and the cleaned photos beside it, in the user's QGIS profile, apart for each workspace and each window
that is open: whoever takes a draft over holds a lock beside it as long as the form is there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLockFile

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.paths import safe_file_name
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.report_dock.photo_strip import CleanPhoto, clean

FILE = "draft.json"
LOCK = "draft.lock"
# A lock of a process that is gone on this computer is never waited for. One that came with the profile from another
# computer cannot be asked after: it holds no longer than a working day.
STALE_MS = 12 * 60 * 60 * 1000

Kept = tuple[dict[str, Any], list[CleanPhoto]]


def draft_folder(workspace_id: str) -> Path:
    """Where the drafts of a workspace lie in the user's profile: the first in it, others in numbered folders."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "trygghet" / "drafts" / safe_file_name(workspace_id)


class Draft:
    """One draft."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(STALE_MS)

    @property
    def is_there(self) -> bool:
        """Whether something is kept."""
        return (self._folder / FILE).exists()

    def hold(self) -> bool:
        """Take the draft over, if no other living window has it."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        return bool(self._lock.tryLock(0))

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether another window has it; otherwise `hold` failed since the profile cannot be written."""
        return bool(self._lock.error() == QLockFile.LockError.LockFailedError)

    def release(self) -> None:
        """Let the next window have it."""
        self._lock.unlock()

    def save(self, plain: Mapping[str, Any], photos: Sequence[CleanPhoto]) -> None:
        """Keep the answers and photos. WorkspaceError if the profile cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for photo in photos:
                # A photo never changes, so one that is there stays.
                if not self._photo(photo.photo_id).exists():
                    _write(self._photo(photo.photo_id), photo.content)
            ids = [photo.photo_id for photo in photos]
            _write(self._folder / FILE, json.dumps({**plain, "photos": ids}, ensure_ascii=False).encode("utf-8"))
            self._sweep(set(ids))
        except OSError as problem:
            message = translate("Draft", "The draft cannot be kept in {folder}: {problem}. Send it before you leave.")
            text = message.format(folder=self._folder, problem=problem.strerror)
            raise WorkspaceError(text, str(self._folder)) from problem

    def load(self) -> Optional[Kept]:
        """What was kept, or None. WorkspaceError if it is there but cannot be read."""
        path = self._folder / FILE
        if not path.exists():
            return None
        try:
            plain = json.loads(path.read_text(encoding="utf-8"))
            found = [photo_id for photo_id in plain.pop("photos", ()) if self._photo(photo_id).exists()]
            return plain, [clean(self._photo(photo_id).read_bytes(), photo_id) for photo_id in found]
        except (OSError, ValueError, AttributeError, TypeError) as problem:
            message = translate("Draft", "The draft in {folder} cannot be read: {problem}. It is left there, and the "
                                         "form starts empty. Ask IT for help, or remove the folder.")
            raise WorkspaceError(message.format(folder=self._folder, problem=problem), str(self._folder)) from problem

    def remove(self) -> None:
        """The report was sent, or is not wanted: nothing of it stays."""
        if not self._folder.exists():
            return
        (self._folder / FILE).unlink(missing_ok=True)
        self._sweep(set())

    def _photo(self, photo_id: str) -> Path:
        return self._folder / safe_file_name(photo_id, ".jpg")

    def _sweep(self, kept: set[str]) -> None:
        for path in [*self._folder.glob("*.jpg"), *self._folder.glob("*.part")]:
            if path.stem not in kept:
                path.unlink(missing_ok=True)


def take_over(folder: Path, tell: Callable[[WorkspaceError], None]) -> tuple[Draft, Optional[Kept]]:
    """A draft nobody else holds, with what was kept in it; where there is none, an empty one.

    One that cannot be read is told of, and left as it is.
    """
    for place in [folder, *sorted(folder.glob("[0-9]*"))]:
        draft = Draft(place)
        if not draft.is_there or not draft.hold():
            continue
        try:
            kept = draft.load()
        except WorkspaceError as problem:
            kept = None
            tell(problem)
        if kept is not None:
            return draft, kept
        draft.release()
    return _empty(folder), None


def _empty(folder: Path) -> Draft:
    for number in count(1):
        draft = Draft(folder if number == 1 else folder / str(number))
        if draft.hold():
            if not draft.is_there:
                return draft
            draft.release()
        elif not draft.is_held_elsewhere:
            # Saving it will say why it cannot be written.
            break
    return draft


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(path.suffix + ".part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError:
        # What is half written is of no use, and takes room that is wanted; what was kept before is whole.
        with suppress(OSError):
            unfinished.unlink()
        raise
