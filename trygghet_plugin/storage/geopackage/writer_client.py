"""The window's end of the writer: a thread of its own that owns the process, restarts it, and hands out futures."""

from __future__ import annotations

import atexit
import itertools
import queue
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QThread

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import Notice
from trygghet_plugin.storage.geopackage.writer_link import Writer, WriterGone, WriterSilent, start_writer

CLOSE_SECONDS = 4.0
# After that the process is killed, which takes a moment.
_KILL_SECONDS = 1.5

Start = Callable[[Callable[[], bool]], Writer]
_Job = tuple[Mapping[str, Any], "Future[Any]"]


class WriterClient:
    """Sends requests for one file to its writer. Thread-safe; started at the first request."""

    def __init__(self, path: str, start: Start = start_writer) -> None:
        self.path = path
        self.listeners: list[Notice] = []
        self._start = start
        self._numbers = itertools.count(1)
        self._turn = threading.RLock()
        self._starting = threading.Lock()
        self._thread: Optional[_WriterThread] = None
        self._closed = False

    @property
    def process_id(self) -> int:
        """Id of the writer process; 0 while there is none."""
        thread = self._thread
        return thread.process_id if thread else 0

    def submit(self, op: str, **arguments: Any) -> Future[Any]:
        """Queue a request; the future holds its result or StorageFailure."""
        future: Future[Any] = Future()
        request = {"id": next(self._numbers), "op": op, "path": self.path, **arguments}
        with self._starting:
            if self._closed:
                raise StorageFailure("closed", self.path)
            if self._thread is None:
                self._thread = _started_thread(self._start, partial(_tell, self.listeners))
            self._thread.jobs.put((request, future))
        return future

    def request(self, op: str, **arguments: Any) -> Any:
        """Send a request when it is its turn and wait for its result."""
        with self._turn:
            return self.submit(op, **arguments).result()

    @contextmanager
    def conversation(self) -> Iterator[WriterClient]:
        """Keep other threads' requests waiting while several that belong together are sent."""
        with self._turn:
            yield self

    def finish(self) -> None:
        """Take nothing more; thread and process end by themselves when what is queued is done."""
        with self._starting:
            if not self._closed and self._thread is not None:
                self._thread.jobs.put(None)
            self._closed = True

    def close(self, seconds: float = CLOSE_SECONDS) -> None:
        """Finish what is queued and wait until thread and process have ended; what takes longer is killed, which rolls
        it back: a report that was under way is in the outbox."""
        self.finish()
        thread = self._thread
        if thread is None or thread.wait(int(max(seconds, 0) * 1_000)):
            return
        thread.give_up.set()
        thread.wait(int(_KILL_SECONDS * 1_000))

    def __del__(self) -> None:
        """Whoever forgot to close: thread and process end by themselves."""
        self.finish()


def _tell(listeners: list[Notice], text: str) -> None:
    for listener in tuple(listeners):
        listener(text)


class _WriterThread(QThread):
    """Owns the writer. Requests can be repeated: their ids and revisions tell what was done already."""

    def __init__(self, start: Start, notice: Notice) -> None:
        super().__init__()
        self.give_up = threading.Event()
        self.jobs: queue.SimpleQueue[Optional[_Job]] = queue.SimpleQueue()
        self.process_id = 0
        self._start_writer = start
        self._notice = notice
        self._writer: Optional[Writer] = None

    def run(self) -> None:
        """Answer jobs until told to stop."""
        while True:
            job = self.jobs.get()
            if job is None:
                break
            request, future = job
            try:
                if self.give_up.is_set():
                    raise StorageFailure("closed")
                answer = self._exchange(request)
            except WriterSilent as problem:
                self._discard()
                future.set_exception(StorageFailure("no_answer", str(problem)))
                continue
            except WriterGone as problem:
                future.set_exception(StorageFailure("writer_gone", str(problem)))
                continue
            except Exception as problem:  # noqa: BLE001 (whoever waits for the future must hear of it)
                future.set_exception(problem)
                continue
            if "error" in answer:
                future.set_exception(StorageFailure(answer["error"]["code"], answer["error"]["detail"]))
            else:
                future.set_result(answer["result"])
        if self._writer is not None:
            self._writer.close()
            # Here, in its own thread: a QProcess must not be taken apart by another one.
            self._writer, self.process_id = None, 0

    def _exchange(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            return self._running().exchange(request, self._notice)
        except WriterGone:
            self._discard()
            if request["op"].startswith("import_"):
                # An import under way died with its transaction: the rows before this request are gone too.
                raise
        return self._running().exchange(request, self._notice)

    def _discard(self) -> None:
        if self._writer is not None:
            self._writer.discard()
        self._writer, self.process_id = None, 0

    def _running(self) -> Writer:
        if self._writer is None:
            self._writer = self._start_writer(self.give_up.is_set)
            self.process_id = self._writer.process_id
        return self._writer


PATIENCE_AT_EXIT_MS = 5_000

# Qt ends the whole program when a QThread that runs is taken apart, so those that run are kept here.
_threads: list[_WriterThread] = []


def _started_thread(start: Start, notice: Notice) -> _WriterThread:
    _threads[:] = [thread for thread in _threads if not thread.isFinished()]
    thread = _WriterThread(start, notice)
    _threads.append(thread)
    thread.start()
    return thread


@atexit.register
def _end_threads() -> None:
    """A thread that waits for work while the interpreter goes away takes the whole program with it."""
    for thread in _threads:
        thread.jobs.put(None)
    for thread in _threads:
        if not thread.wait(PATIENCE_AT_EXIT_MS):
            thread.give_up.set()
            thread.wait(int(_KILL_SECONDS * 1_000))
