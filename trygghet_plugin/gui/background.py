"""Work off the window's thread: one function in a worker thread, its answer or its error back in the window.

Short work, which is nearly all of it, has threads of its own and not QGIS's task manager: when tasks come quickly one
after the other while the map is drawn, that one now and then leaves a task queued for ever (QGIS 3.40: about one in a
hundred openings of the review dock). Long work shows in QGIS's task list, where a user can cancel it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Optional, Union

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]

WORKERS = 4
_threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="trygghet")


class Errand:
    """`work()` once, then `done(answer)` or `failed(error)` in the window's thread, unless it was forgotten.

    `work` must only touch values it owns: no layers, no widgets.
    """

    # Neither Qt nor QGIS keeps a reference for Python: an errand that nobody holds would never come back.
    _running: set[Errand] = set()

    def __init__(self, work: Callable[[], Any], done: Done, failed: Failed) -> None:
        self._work = work
        self._done: Optional[Done] = done
        self._failed: Optional[Failed] = failed
        self._answer: Any = None
        self._error: Optional[Exception] = None
        self.carrier: object = None
        Errand._running.add(self)

    def work(self) -> bool:
        """In the worker thread: do it, and keep what came of it."""
        try:
            self._answer = self._work()
        except Exception as error:  # noqa: BLE001 (shown to the user by `failed`, never swallowed)
            self._error = error
        return self._error is None

    def tell(self, complete: bool = True) -> None:
        """In the window's thread: hand over the answer or the error; nothing where the work was cancelled."""
        Errand._running.discard(self)
        if self._error is not None and self._failed is not None:
            self._failed(self._error)
        elif self._error is None and complete and self._done is not None:
            self._done(self._answer)

    def forget(self) -> None:
        """Let the work end without telling anyone, because whoever asked is gone."""
        self._done = self._failed = None

    @classmethod
    def forget_all(cls) -> None:
        """Forget whatever still runs."""
        for errand in tuple(cls._running):
            errand.forget()


class Job(QObject):
    """Short work in a thread of our own."""

    _ended = pyqtSignal()

    def __init__(self, errand: Errand) -> None:
        super().__init__()
        self._errand = errand
        errand.carrier = self
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        _threads.submit(self._run)

    def _run(self) -> None:
        self._errand.work()
        self._ended.emit()

    def _tell(self) -> None:
        self._errand.tell()

    def forget(self) -> None:
        """Let the work end without telling anyone."""
        self._errand.forget()

    @staticmethod
    def forget_all() -> None:
        """For unload: no callback may reach a widget that is being taken down."""
        Errand.forget_all()


class LongJob(QgsTask):
    """Long work in QGIS's task list."""

    def __init__(self, description: str, errand: Errand) -> None:
        super().__init__(description, QgsTask.Flag.CanCancel)
        self._errand = errand
        errand.carrier = self

    def run(self) -> bool:
        """Called by QGIS in the worker thread."""
        return self._errand.work()

    def finished(self, result: bool) -> None:
        """Called by QGIS in the window's thread."""
        self._errand.tell(result)

    def forget(self) -> None:
        """Let the work end without telling anyone."""
        self._errand.forget()


def run(
    description: str, work: Callable[[], Any], done: Done, failed: Failed, hidden: bool = True
) -> Union[Job, LongJob]:
    """Start `work()` off the window's thread; work that is not `hidden` shows in QGIS's task list."""
    errand = Errand(work, done, failed)
    if hidden:
        return Job(errand)
    task = LongJob(description, errand)
    QgsApplication.taskManager().addTask(task)
    return task
