"""Work off the window's thread: one function in a QgsTask, its answer or its error back in the window."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsTask

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Job(QgsTask):
    """Runs `work()` in a worker thread, then `done(answer)` or `failed(error)` in the thread that made the job.

    `work` must only touch values it owns: no layers, no widgets. Nothing is called back after `forget()`.
    """

    _running: set[Job] = set()

    def __init__(self, description: str, work: Callable[[], Any], done: Done, failed: Failed, hidden: bool) -> None:
        flags = QgsTask.Flag.Hidden | QgsTask.Flag.Silent if hidden else QgsTask.Flag.CanCancel
        super().__init__(description, flags)
        self._work = work
        self._done: Optional[Done] = done
        self._failed: Optional[Failed] = failed
        self._answer: Any = None
        self._error: Optional[Exception] = None

    def run(self) -> bool:
        """Called by QGIS in the worker thread."""
        try:
            self._answer = self._work()
        except Exception as error:  # noqa: BLE001 (shown to the user by `failed`, never swallowed)
            self._error = error
        return self._error is None

    def finished(self, result: bool) -> None:
        """Called by QGIS in the window's thread."""
        Job._running.discard(self)
        if self._error is not None and self._failed is not None:
            self._failed(self._error)
        elif result and self._done is not None:
            self._done(self._answer)

    def forget(self) -> None:
        """Let the work end without telling anyone, because whoever asked is gone."""
        self._done = self._failed = None

    def start(self) -> Job:
        """Hand the job to QGIS. A reference is kept until it is finished: QGIS itself does not keep one for Python."""
        Job._running.add(self)
        QgsApplication.taskManager().addTask(self)
        return self

    @classmethod
    def forget_all(cls) -> None:
        """For unload: no callback may reach a widget that is being taken down."""
        for job in tuple(cls._running):
            job.forget()


def run(description: str, work: Callable[[], Any], done: Done, failed: Failed, hidden: bool = True) -> Job:
    """Start `work()` off the window's thread; `hidden` keeps short work out of QGIS's task list."""
    return Job(description, work, done, failed, hidden).start()
