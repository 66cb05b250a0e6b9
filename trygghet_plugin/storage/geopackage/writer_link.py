"""The two ways requests are answered: by the writer process behind a QProcess, or by the same code in this thread."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Callable, Protocol

from qgis.PyQt.QtCore import QProcess, QProcessEnvironment

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import Notice
from trygghet_plugin.storage.geopackage.interpreter import Candidate, candidates
from trygghet_plugin.storage.geopackage.requests import Requests

SCRIPT = Path(__file__).with_name("writer.py")
# A virus scanner may look at every file a new process opens.
START_SECONDS = 30.0
# A save takes milliseconds, and one that waits for a lock says so every few seconds.
SILENT_SECONDS = 120.0
# These say nothing until they are done, however large the file is.
LONG_SECONDS = 3_600.0
_LONG = (
    "create", "upgrade", "backup", "save_form", "undo_import", "assess_many", "import_rows", "import_commit",
    "moving_begin", "moving_rows",
)
_SLICE_MS = 100


class WriterGone(Exception):
    """The writer process ended before it answered; what it had not committed was not done."""


class WriterSilent(Exception):
    """The writer process runs and does not answer, or whoever asked waits no longer."""


class Writer(Protocol):
    """Answers one request at a time."""

    process_id: int

    def exchange(self, request: Mapping[str, Any], notice: Notice) -> Mapping[str, Any]:
        """The answer to a request; raises WriterGone, WriterSilent."""

    def close(self) -> None:
        """End it once it has answered."""

    def discard(self) -> None:
        """End it at once."""


class ThreadWriter:
    """The writer's code in the calling thread, where no interpreter can be started; Windows locks are per handle."""

    process_id = 0

    def __init__(self) -> None:
        self._requests = Requests()

    def exchange(self, request: Mapping[str, Any], notice: Notice) -> Mapping[str, Any]:
        """Answer at once."""
        return self._requests.answer(request, notice)

    def close(self) -> None:
        """Drop an import that was never finished."""
        self._requests.close()

    discard = close


class ProcessWriter:
    """A writer process. All of this object's life is spent in one thread, as QProcess demands."""

    def __init__(self, candidate: Candidate, given_up: Callable[[], bool] = lambda: False) -> None:
        self._given_up = given_up
        self._process = QProcess()
        self._process.setProcessEnvironment(_environment(candidate))
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.start(candidate.program, [*candidate.flags, str(SCRIPT)])
        try:
            if not self._process.waitForStarted(int(START_SECONDS * 1_000)):
                raise WriterGone(candidate.program)
            self._read(START_SECONDS)
        except (WriterGone, WriterSilent, ValueError):
            self.discard()
            raise
        self.process_id = int(self._process.processId())

    def exchange(self, request: Mapping[str, Any], notice: Notice) -> Mapping[str, Any]:
        """Send a request, pass its notices on, return its answer."""
        self._process.write(json.dumps(request).encode("ascii") + b"\n")
        limit = LONG_SECONDS if request["op"] in _LONG else SILENT_SECONDS
        while True:
            answer = self._read(limit)
            if answer.get("id") != request["id"]:
                raise WriterGone("answer to another request")
            if "notice" not in answer:
                return answer
            notice(answer["notice"])

    def _read(self, limit: float) -> Mapping[str, Any]:
        """The next line; WriterSilent when none has come within `limit` seconds."""
        deadline = time.monotonic() + limit
        while not self._process.canReadLine():
            if self._process.state() == QProcess.ProcessState.NotRunning:
                raise WriterGone("no answer")
            if self._given_up() or time.monotonic() > deadline:
                raise WriterSilent(f"no answer within {limit:.0f} s")
            self._process.waitForReadyRead(_SLICE_MS)
        line = bytes(self._process.readLine())
        answer: Mapping[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End of input ends the process; one that does not heed it soon is ended."""
        self._process.closeWriteChannel()
        if self._process.state() != QProcess.ProcessState.NotRunning and not self._process.waitForFinished(2_000):
            self.discard()

    def discard(self) -> None:
        """End a process that does not answer as it should."""
        self._process.kill()
        self._process.waitForFinished(1_000)


def _environment(candidate: Candidate) -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.remove("PYTHONPATH")
    environment.remove("PYTHONSTARTUP")
    for name, value in candidate.environment.items():
        environment.insert(name, value)
    return environment


def installed_interpreters() -> Sequence[Candidate]:
    """Candidates of the QGIS that is running."""
    version = (sys.version_info.major, sys.version_info.minor)
    return candidates(sys.platform, sys.executable or "", sys.exec_prefix, version, os.path.exists)


def start_writer(
    given_up: Callable[[], bool] = lambda: False,
    interpreters: Callable[[], Sequence[Candidate]] = installed_interpreters,
    platform: str = sys.platform,
) -> Writer:
    """The first interpreter that answers. Where none does, Windows writes in this thread; elsewhere QGIS, closing any
    descriptor of the file, would drop the thread's locks, and rows would be lost: StorageFailure "no_interpreter"."""
    for candidate in interpreters():
        try:
            return ProcessWriter(candidate, given_up)
        except (WriterGone, WriterSilent, ValueError):
            continue
    if platform != "win32":
        raise StorageFailure("no_interpreter")
    return ThreadWriter()
