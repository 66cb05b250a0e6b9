"""An unfinished report on this computer, so that closing QGIS – or losing power – loses nothing that was written.

One JSON file and the cleaned photos beside it, in the user's QGIS profile, apart for each workspace.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.paths import safe_file_name
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.report_dock.photo_strip import CleanPhoto, clean

FILE = "draft.json"


def draft_folder(workspace_id: str) -> Path:
    """Where the draft of a workspace lies in the user's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "trygghet" / "drafts" / safe_file_name(workspace_id)


class Draft:
    """The draft of one workspace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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

    def load(self) -> Optional[tuple[dict[str, Any], list[CleanPhoto]]]:
        """What was kept, or None. WorkspaceError if it is there but cannot be read."""
        path = self._folder / FILE
        if not path.exists():
            return None
        try:
            plain = json.loads(path.read_text(encoding="utf-8"))
            found = [photo_id for photo_id in plain.pop("photos", []) if self._photo(photo_id).exists()]
            return plain, [clean(self._photo(photo_id).read_bytes(), photo_id) for photo_id in found]
        except (OSError, ValueError) as problem:
            message = translate("Draft", "The draft in {folder} cannot be read: {problem}. The form starts empty.")
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
        for path in self._folder.glob("*.jpg"):
            if path.stem not in kept:
                path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(path.suffix + ".part")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
