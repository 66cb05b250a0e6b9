"""Work off the window's thread: one function in a worker thread, its answer or its error back in the window.

In threads of our own and not QGIS's task manager: when tasks come quickly one after the other while the map is drawn,
that one now and then leaves a task queued for ever (QGIS 3.40: about one in a hundred openings of the review dock).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]

WORKERS = 4
_threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="trygghet")


class Job(QObject):
    """`work()` once, then `done(answer)` or `failed(error)` in the window's thread, unless it was forgotten.

    `work` must only touch values it owns: no layers, no widgets.
    """

    _ended = pyqtSignal()
    # Qt keeps no reference for Python: a job that nobody holds would never come back.
    _running: set[Job] = set()

    def __init__(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        super().__init__()
        self._work = work
        self._done: Optional[Done] = done
        self._failed: Optional[Failed] = failed
        self._answer: Any = None
        self._error: Optional[Exception] = None
        Job._running.add(self)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        _threads.submit(self._run)

    def _run(self) -> None:
        """In the worker thread: do it, and keep what came of it."""
        try:
            self._answer = self._work()
        except Exception as error:  # noqa: BLE001 (shown to the user by `failed`, never swallowed)
            self._error = error
        self._ended.emit()

    def _tell(self) -> None:
        """In the window's thread: hand over the answer or the error."""
        Job._running.discard(self)
        if self._error is not None and self._failed is not None:
            self._failed(self._error)
        elif self._error is None and self._done is not None:
            self._done(self._answer)

    def forget(self) -> None:
        """Let the work end without telling anyone, because whoever asked is gone."""
        self._done = self._failed = None

    @classmethod
    def forget_all(cls) -> None:
        """For unload: no callback may reach a widget that is being taken down."""
        for job in tuple(cls._running):
            job.forget()
