"""Everything the dock counts from, read once per change and kept: after that every figure comes from memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from trygghet_plugin.analysis.freshness import Freshness, freshness
from trygghet_plugin.gui import background
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.sheet import Sheet, read_sheet
from trygghet_plugin.storage.store import CalendarEntry, Measure
from trygghet_plugin.storage.workspace import Workspace


@dataclass(frozen=True, eq=False)
class DockSheet(Sheet):
    """A sheet with what only the dock shows beside the figures."""

    measures: tuple[Measure, ...]
    calendar: tuple[CalendarEntry, ...]
    epsg: int
    freshness: Freshness


def read(workspace: Workspace) -> DockSheet:
    """Read it; WorkspaceError where it cannot be read, never an empty sheet."""
    store = workspace.store
    sheet = read_sheet(store)
    return DockSheet(**vars(sheet), measures=store.measures(), calendar=store.calendar(), epsg=workspace.info.epsg,
                     freshness=freshness(sheet.table))


class SheetReader(QObject):
    """Keeps the newest sheet of the session's workspace, or the error that kept it from being read."""

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Optional[background.Job] = None
        self.sheet: Optional[DockSheet] = None
        self.error: Optional[Exception] = None

    @property
    def reading(self) -> bool:
        """Whether a reading is under way."""
        return self._job is not None

    def forget(self) -> None:
        """Let go of what was read: another workspace is open, or none."""
        self._drop_job()
        self.sheet = self.error = None
        self.changed.emit()

    def read(self) -> None:
        """Read anew. A reading that has not ended yet is overtaken, so that the newest one is shown."""
        workspace = self._session.workspace
        if workspace is None:
            self.forget()
            return
        self._drop_job()
        self.error = None
        self._job = self._session.run(lambda: read(workspace), self._take, self._fail)
        self.changed.emit()

    def compute(self, work: Callable[[], Any], done: background.Done) -> background.Job:
        """Work on a sheet off the window's thread; what fails there is told like a reading that failed."""
        return self._session.run(work, done, self._fail)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _take(self, sheet: DockSheet) -> None:
        self._job, self.sheet = None, sheet
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._job, self.error = None, error
        self.changed.emit()
