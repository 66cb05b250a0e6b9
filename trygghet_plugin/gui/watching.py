"""Has anybody else written? Asked now and then off the window's thread, since shares hang."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Callable, Optional

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from trygghet_plugin.core.errors import ServerAway, WorkspaceError

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import Store

POLL_MS = 15_000


class Watch(QObject):
    """Compares the store's state with the one seen last.

    A state counts as seen only if it was taken before what is shown was read; one that is unknown makes the next look
    say `changed`: rather read once too often than miss a report.
    """

    changed = pyqtSignal()

    def __init__(self, run: Callable[..., object], failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._failed = run, failed
        self._store: Optional[Store] = None
        self._seen: Optional[Hashable] = None
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)

    def start(self, store: Store, seen: Optional[Hashable]) -> None:
        """Follow a store whose state was `seen` before anything of it was read."""
        self._store, self._seen = store, seen
        self._timer.start()

    def stop(self) -> None:
        """Follow none."""
        self._store = None
        self._timer.stop()

    def see(self, state: Optional[Hashable]) -> None:
        """What is read from now on is at least of this state."""
        self._seen = state

    def look(self) -> None:
        """Ask once; the answer comes as a signal."""
        store = self._store
        if store is None or self._looking:
            return
        self._looking = True

        def compare(now: Hashable) -> None:
            self._looking = False
            if store is self._store and now != self._seen:
                self._seen = now
                self.changed.emit()

        def failed(error: Exception) -> None:
            self._looking = False
            # A share that is away for a moment is told of by the next read or write, not by every look.
            if isinstance(error, ServerAway) or not isinstance(error, (OSError, WorkspaceError)):
                self._failed(error)

        self._run(store.state, compare, failed)


def state_of(store: Store) -> Optional[Hashable]:
    """The state, or None where it cannot be told just now."""
    try:
        return store.state()
    except (OSError, WorkspaceError):
        return None
