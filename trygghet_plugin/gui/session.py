"""What the docks share: the open workspace, its layers in the project, and the ways to work without blocking the
window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from trygghet_plugin.core.errors import LockedError, ServerAway, WorkspaceError
from trygghet_plugin.core.paths import is_postgres
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import background, settings
from trygghet_plugin.gui.link import Link, kept_text, slow_text
from trygghet_plugin.gui.messages import Messages
from trygghet_plugin.gui.readers_copy import CopyKeeper
from trygghet_plugin.gui.watching import Watch, state_of
from trygghet_plugin.layers import project_layers

if TYPE_CHECKING:
    from trygghet_plugin.core.report import Report, StoredReport
    from trygghet_plugin.layers.edit_guard import EditGuard
    from trygghet_plugin.storage.workspace import Workspace

# A user is told within three seconds that a save waits for somebody else's lock (reliability §7.4).
PATIENCE_MS = 2_500
RETRY_MS = 15_000


class Session(QObject):
    """One per window. Reading and writing go through `run`, so that nothing waits in the window's thread."""

    workspace_changed = pyqtSignal()
    """Another workspace was opened, or none is."""
    reports_changed = pyqtSignal()
    """Reports were written, by us or by others: read again what is shown."""
    report_selected = pyqtSignal(str)
    """A report was chosen in a dock or on the map; carries its report_id."""
    reviewed_here = pyqtSignal()
    """This window wrote more than a new report: what partners may see may have changed."""
    setup_wanted = pyqtSignal()
    """A dock without a workspace asks for the set-up wizard."""

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self.iface = iface
        self.messages = Messages(iface)
        self.workspace: Optional[Workspace] = None
        self._opening = False
        self._guard: Optional[EditGuard] = None
        settings.sign_edits()
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._send_outbox)
        self._watch = Watch(self.run, self.show_error, self)
        self._watch.changed.connect(self.notify_written)
        self.link = Link(self.run, self.messages, iface, self)
        self.link.noticed.connect(self._watch.look)
        self.link.back.connect(self.notify_written)
        self.link.back.connect(self._send_outbox)
        self.readers_copy = CopyKeeper(self)

    def run(
        self, work: Callable[[], Any], done: background.Done, failed: Optional[background.Failed] = None
    ) -> background.Job:
        """Do `work()` off the window's thread; errors go to the message bar unless `failed` takes them."""
        return background.Job(work, done, failed or self.show_error)

    def show_error(self, error: Exception) -> None:
        """Tell the user of an error; of a server that is away, once."""
        if not self.link.lost(error):
            self.messages.error(error)

    def who(self) -> str:
        """Name that signs what this user does."""
        return settings.who()

    # --- the workspace ---------------------------------------------------------------------------------------------

    def open(
        self, database: str, done: Optional[Callable[[], None]] = None, failed: Optional[background.Failed] = None
    ) -> None:
        """Open a workspace off the window's thread, then show its layers; errors go to the message bar unless
        `failed` takes them."""
        if self._opening:
            text = translate("Session", "Another workspace is just being opened. Try again in a moment.")
            (failed or self.show_error)(WorkspaceError(text, database))
            return
        self._opening = True

        def opened(found: tuple[Workspace, Any]) -> None:
            self._opening = False
            self._take(*found)
            if done is not None:
                done()

        def refused(error: Exception) -> None:
            self._opening = False
            (failed or self.show_error)(error)

        def opening() -> tuple[Workspace, Any]:
            # Here, so that starting QGIS does not load the storage nobody has asked for yet.
            from trygghet_plugin.storage.workspace import Workspace

            workspace = Workspace.open(database)
            return workspace, state_of(workspace.store)

        self.run(opening, opened, refused)

    def open_last(self) -> None:
        """Open the workspace of the project, else the one used last; docks call it when they are first seen."""
        database = project_layers.database_of(QgsProject.instance()) or settings.last_workspace.value()
        if self.workspace is None and not self._opening and database:
            self.open(database)

    def _take(self, workspace: Workspace, state: Any = None) -> None:
        former, self.workspace = self.workspace, None
        if former is not None:
            # Ending its writer may have to wait for a lock.
            self.run(former.close, lambda _none: None)
        self.workspace = workspace
        settings.last_workspace.setValue(workspace.database)
        self._watch.start(workspace.store, state)
        self.show_layers()
        self.link.follow(workspace)
        self.workspace_changed.emit()
        self._send_outbox()

    def close_workspace(self, silently: bool = False) -> None:
        """Let go of the workspace; its layers stay in the project."""
        self._watch.stop()
        self._retry.stop()
        self._unguard()
        self.link.follow(None)
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
            if not silently:
                self.workspace_changed.emit()

    def tear_down(self) -> None:
        """For unload: nothing may call back any more."""
        background.Job.forget_all()
        self.readers_copy.stop()
        self.close_workspace(silently=True)

    # --- layers ------------------------------------------------------------------------------------------------------

    def show_layers(self) -> None:
        """Put the workspace's layers into the project where they are not there yet."""
        if self.workspace is not None:
            # Here, so that starting QGIS does not load what guards layers that are not there yet.
            from trygghet_plugin.layers.edit_guard import EditGuard

            layer = project_layers.ensure(QgsProject.instance(), self.workspace)
            if self._guard is None or not self._guard.is_of(layer, self.workspace.store):
                self._unguard()
                self._guard = EditGuard(layer, self.workspace.store, self.messages.warning, self)
                # Edits made by hand in the attribute table are news for the docks, too.
                self._guard.saved.connect(self.reports_changed)
                self._guard.saved.connect(self.reviewed_here)

    def _unguard(self) -> None:
        if self._guard is not None:
            self._guard.let_go()
            self._guard = None

    def follow_project(self) -> None:
        """Open the workspace whose layers the project holds; a project without any gets those of the open one."""
        database = project_layers.database_of(QgsProject.instance())
        if database and self.review_layer() is None:
            self.open(database)
        else:
            self.show_layers()

    def review_layer(self) -> Optional[QgsVectorLayer]:
        """The review layer of the open workspace in this project, found by its custom property."""
        if self.workspace is None:
            return None
        return project_layers.find(QgsProject.instance(), project_layers.REVIEW_ROLE, self.workspace)

    def notify_written(self) -> None:
        """Something was written: let the map and the docks read it."""
        if self.workspace is not None and not self.link.away:
            project_layers.refresh(QgsProject.instance(), self.workspace)
        self.reports_changed.emit()

    # --- writing -----------------------------------------------------------------------------------------------------

    def save(self, work: Callable[[], Any], done: background.Done, failed: Optional[background.Failed] = None) -> None:
        """Like `run`, for work that writes: says so when it waits for a lock, then refreshes map and docks."""

        def written(answer: Any) -> None:
            self.reviewed_here.emit()
            done(answer)

        self._save(work, written, failed)

    def _save(self, work: Callable[[], Any], done: background.Done, failed: Optional[background.Failed]) -> None:
        waiting: list[Any] = []
        timer = QTimer(self)
        timer.setSingleShot(True)
        text = slow_text() if self.workspace and is_postgres(self.workspace.database) else locked_text()
        timer.timeout.connect(lambda: waiting.append(self.messages.warning(text)))
        timer.start(PATIENCE_MS)

        def settle() -> None:
            timer.stop()
            timer.deleteLater()
            for item in waiting:
                self.messages.dismiss(item)

        store = self.workspace.store if self.workspace is not None else None

        def worked() -> tuple[Any, Any]:
            # The state between our write and what is read anew because of it.
            return work(), state_of(store) if store is not None else None

        def written(outcome: tuple[Any, Any]) -> None:
            settle()
            self._watch.see(outcome[1])
            self.notify_written()
            done(outcome[0])

        def refused(error: Exception) -> None:
            settle()
            (failed or self.show_error)(error)

        self.run(worked, written, refused)

    def submit(
        self, report: Report, photos: Sequence[Any], done: Callable[[StoredReport], None], failed: background.Failed
    ) -> None:
        """Hand in a report: outbox, store, read back. While a lock lasts it stays in the outbox and is tried again."""
        workspace = self.workspace
        if workspace is None:
            return

        def refused(error: Exception) -> None:
            if isinstance(error, LockedError):
                self.messages.warning(locked_text())
            elif isinstance(error, ServerAway):
                self.messages.info(kept_text())
            self._try_again_after(error)
            failed(error)

        self._save(lambda: workspace.submit(report, photos), done, refused)

    def _send_outbox(self) -> None:
        """Send what earlier saves had to leave behind. What still waits is tried again until it is sent."""
        workspace = self.workspace
        if workspace is None:
            return

        def send() -> tuple[int, int, tuple[str, ...]]:
            return (*workspace.flush_outbox(), workspace.outbox_problems())

        def sent(outcome: tuple[int, int, tuple[str, ...]]) -> None:
            written, kept, problems = outcome
            for problem in problems:
                self.messages.warning(problem)
            if written:
                self.messages.success(
                    translate("Session", "%n report(s) that had to wait are saved now.", None, written)
                )
                self.notify_written()
            if kept:
                self._retry.start(RETRY_MS)

        def refused(error: Exception) -> None:
            # Who handed in was told then; a lock or a share that is still away is no news at every try.
            if not isinstance(error, WorkspaceError) or isinstance(error, ServerAway):
                self.show_error(error)
            self._try_again_after(error)

        self.run(send, sent, refused)

    def _try_again_after(self, error: Exception) -> None:
        """A report that could not be written waits in the outbox: a lock is soon gone, a share or a full disk later."""
        if isinstance(error, WorkspaceError):
            self._retry.start(PATIENCE_MS if isinstance(error, LockedError) else RETRY_MS)


def locked_text() -> str:
    """What to say while somebody else holds the file."""
    return translate(
        "Session",
        "The file cannot be written. Does someone else have it open? The report stays here and is saved when possible.",
    )
