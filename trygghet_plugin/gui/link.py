"""Whether the workspace's database answers: told once when it does not, and asked until it does again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from trygghet_plugin.core.errors import ServerAway
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.map_pause import MapPause
from trygghet_plugin.gui.messages import Messages
from trygghet_plugin.layers import project_layers

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

PROBE_MS = 2_000
# Notices come in bursts, while an import writes for instance: one look answers them all.
_BURST_MS = 150


class Link(QObject):
    """A file that is away is told of by whoever reads it; this is for servers, which come back by themselves."""

    noticed = pyqtSignal()
    """Somebody may have written, or the link broke: look."""
    back = pyqtSignal()
    """The database answers again after it did not: read anew, and send what waits."""
    _heard = pyqtSignal()

    def __init__(self, run: Callable[..., object], messages: Messages, iface: QgisInterface, parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._messages = run, messages
        self._workspace: Optional[Workspace] = None
        self._told: Optional[QgsMessageBarItem] = None
        self._pause = MapPause(iface.mapCanvases, self)
        self.away = False
        self._burst, self._probe = QTimer(self), QTimer(self)
        for timer, pause, then in ((self._burst, _BURST_MS, self.noticed.emit), (self._probe, PROBE_MS, self._ask)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(then)
        self._heard.connect(self._wait_for_more, Qt.ConnectionType.QueuedConnection)

    def follow(self, workspace: Optional[Workspace]) -> None:
        """Another workspace is open, or none."""
        self._workspace = workspace
        self._probe.stop()
        self._burst.stop()
        self._answers()
        if workspace is not None:
            workspace.store.watch(self._tell_thread)

    def lost(self, error: Exception) -> bool:
        """Whether an error only says that the server of the open workspace does not answer.

        Said once; the map goes on without its layers until the server is back.
        """
        workspace = self._workspace
        if workspace is None or not isinstance(error, ServerAway) or error.path != workspace.database:
            return False
        if not self.away:
            self.away = True
            self._pause.begin(lambda layer: is_of(layer, workspace))
            self._told = self._messages.warning(str(error))
            self._probe.start()
        return True

    def _tell_thread(self) -> None:
        """In the listener's thread; the window may be gone by then."""
        if not sip.isdeleted(self):
            self._heard.emit()

    def _wait_for_more(self) -> None:
        if self._workspace is not None and not self._burst.isActive() and not self.away:
            self._burst.start()

    def _ask(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return

        def answered(_state: object) -> None:
            if workspace is self._workspace:
                self._answers()
                self._messages.success(translate("Link", "The database answers again."))
                self.back.emit()

        def silent(_error: Exception) -> None:
            # Whatever it is, it was told when it began.
            if workspace is self._workspace:
                self._probe.start()

        self._run(workspace.store.state, answered, silent)

    def _answers(self) -> None:
        self.away = False
        told, self._told = self._told, None
        if told is not None and not sip.isdeleted(told):
            self._messages.dismiss(told)
        self._pause.end()


def is_of(layer: QgsMapLayer, workspace: Workspace) -> bool:
    """Whether drawing a layer asks the workspace's database."""
    return layer in project_layers.ours(QgsProject.instance(), workspace)


def kept_text() -> str:
    """What to say of a report that cannot be sent while the server is away."""
    return translate("Link", "The report is kept on this computer and sent when the database answers.")


def slow_text() -> str:
    """What to say while a save waits for a server."""
    return translate("Link", "The database takes its time to answer. What you wrote is kept here until it does.")
