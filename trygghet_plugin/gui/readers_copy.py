"""Keeps the masked copy up to date from the QGIS of whoever reviews, in the background and never in anybody's way."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import settings

if TYPE_CHECKING:
    from trygghet_plugin.gui.session import Session
    from trygghet_plugin.publication.readers_copy import ReadersCopy
    from trygghet_plugin.storage.workspace import Workspace

QUIET_MS = 5_000
BETWEEN_MS = 60_000


class CopyKeeper(QObject):
    """Writes the copy some seconds after a change, at most once a minute, and at once when asked.

    Only a window that has reviewed keeps it: who only hands in reports may lack the right to its folder, and a new
    report changes nothing in it. What is still owed when QGIS is closed is written when the workspace is opened again.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._keeps = self._writing = self._again = False
        self._written_at = float("-inf")
        self._told = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._write)
        session.reviewed_here.connect(self.update_soon)
        session.reports_changed.connect(self._changed)
        session.workspace_changed.connect(self._workspace_changed)

    def update_soon(self) -> None:
        """What partners may see may have changed here."""
        self._keeps = True
        self._changed()

    def update_now(self) -> None:
        """Write the copy and say how it went; without one, where to ask for it."""
        self._wait.stop()
        self._write(asked=True)

    def moved(self, folder: str, former: str) -> None:
        """The copy was given another folder, or none: the old file is nobody's to remove but the municipality's."""
        if former:
            text = translate("CopyKeeper", "The masked copy in {folder} is not updated any more. Remove it if nobody "
                             "is to read it.")
            self._session.messages.warning(text.format(folder=former))
        if folder:
            self.update_now()

    def stop(self) -> None:
        """For unload: write nothing more. What is owed stays owed."""
        self._wait.stop()

    def _workspace_changed(self) -> None:
        self._wait.stop()
        self._keeps, self._told, self._written_at = False, "", float("-inf")
        workspace = self._session.workspace
        if workspace is not None and settings.copy_owed.value() == workspace.database:
            self.update_soon()

    def _changed(self) -> None:
        workspace = self._session.workspace
        if not self._keeps or workspace is None:
            return
        settings.copy_owed.setValue(workspace.database)
        if self._wait.isActive():
            return  # not put off by every change: who reviews without a pause would never get a copy
        pause = BETWEEN_MS - round(min(monotonic() - self._written_at, BETWEEN_MS / 1000) * 1000)
        self._wait.start(max(QUIET_MS, pause))

    def _write(self, asked: bool = False) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if self._writing:
            # It read before the change: once more, when it is done.
            self._again = self._again or asked
            self._wait.start(QUIET_MS)
            return
        self._writing, self._written_at = True, monotonic()
        store, database = workspace.store, workspace.database

        def write() -> Optional[ReadersCopy]:
            # Here, so that starting QGIS does not load what nobody has asked for yet.
            from trygghet_plugin.publication.readers_copy import update

            return update(store, database)

        asked, self._again = asked or self._again, False
        self._session.run(write, partial(self._done, workspace, asked), partial(self._failed, workspace, asked))

    def _done(self, workspace: Workspace, asked: bool, made: Optional[ReadersCopy]) -> None:
        self._writing, self._told = False, ""
        if workspace is not self._session.workspace:
            return
        if not self._wait.isActive():
            settings.copy_owed.setValue("")
        if asked:
            self._tell(made)

    def _failed(self, workspace: Workspace, asked: bool, error: Exception) -> None:
        """Said once: a share that is away is no news at every try, and review goes on without the copy."""
        self._writing = False
        if workspace is not self._session.workspace:
            return
        if str(error) == self._told and not asked:
            return
        self._told = str(error)
        if isinstance(error, TrygghetError):
            text = translate("CopyKeeper", "The masked copy was not updated. {error}").format(error=error)
            self._session.messages.warning(text, translate("CopyKeeper", "Try again"), self.update_now)
        else:
            self._session.show_error(error)

    def _tell(self, made: Optional[ReadersCopy]) -> None:
        if made is None:
            text = translate("CopyKeeper", "This workspace has no masked copy. Choose a folder for it under Settings > "
                             "Options > Trygghet.")
            self._session.messages.info(text)
            return
        text = translate("CopyKeeper", "The masked copy is up to date: %n event(s).", None, made.events)
        folder = QUrl.fromLocalFile(made.path).adjusted(QUrl.UrlFormattingOption.RemoveFilename)
        button = translate("CopyKeeper", "Open the folder")
        self._session.messages.success(text, button, lambda: QDesktopServices.openUrl(folder))
