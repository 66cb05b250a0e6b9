"""Run by test_kill.py as a program: saves and assesses in children that are killed at random, parent and writer.

Usage: killing.py DATABASE OUTBOX LOG ROUNDS. Imports once and forks, so that a round costs a fraction of a second. What
was acknowledged stands in the log: "saved <report_id>", "assessed <report_id> <revision> <status>".
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
import time
import uuid
from pathlib import Path

from tests.storage.conftest import make_report
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import NewPhoto
from trygghet_plugin.storage.workspace import Workspace


def work(database: str, outbox: str, log: int) -> None:
    """Save and assess until killed."""
    workspace = Workspace.open(database, outbox=Path(outbox))
    workspace.flush_outbox()
    while True:
        report = make_report(report_id=str(uuid.uuid4()), description="ord " * secrets.randbelow(2_000))
        photos = [NewPhoto(secrets.token_bytes(50_000))] if secrets.randbelow(3) == 0 else []
        workspace.submit(report, photos)
        os.write(log, f"saved {report.report_id} {len(photos)}\n".encode())
        stored = workspace.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "kim"))
        os.write(log, f"assessed {report.report_id} {stored.revision} {stored.status.value}\n".encode())
        stored = workspace.store.change(report.report_id, stored.revision, {"severity": 2}, "bo")
        os.write(log, f"assessed {report.report_id} {stored.revision} {stored.status.value}\n".encode())


def wait_for_more(log_path: str) -> None:
    """Most children are killed in the middle of their work; the others while they start."""
    size, deadline = os.path.getsize(log_path), time.monotonic() + 10
    while os.path.getsize(log_path) == size and time.monotonic() < deadline:
        time.sleep(0.005)


def main() -> None:
    database, outbox, log_path, rounds = sys.argv[1:]
    log = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for _round in range(int(rounds)):
        child = os.fork()
        if child == 0:
            os.setsid()
            work(database, outbox, log)
        if secrets.randbelow(4):
            wait_for_more(log_path)
        time.sleep(secrets.randbelow(1000) / 1000 * 0.15)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
