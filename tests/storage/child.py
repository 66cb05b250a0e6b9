"""Other people's computers: programs that write into the same workspace. `-m tests.storage.child WHAT DATABASE …`.

add DATABASE OUTBOX COUNT WHO           submit reports, print each id once it is acknowledged
assess DATABASE OUTBOX STATUS WHO       assess every report at revision 1, print "won"/"lost" and the id
flush DATABASE OUTBOX                   send what waits, print how many were sent and how many wait
hold DATABASE KIND SECONDS              hold a SHARED, RESERVED (IMMEDIATE) or EXCLUSIVE lock, print "held"
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

from tests.storage.conftest import make_report
from trygghet_plugin.core.errors import Conflict, LockedError
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace


def add(database: str, outbox: str, count: str, who: str) -> None:
    workspace = Workspace.open(database, outbox=Path(outbox))
    for number in range(int(count)):
        report = make_report(x=100_000.0 + number, created_by=who)
        try:
            workspace.submit(report)
        except LockedError:
            while workspace.flush_outbox()[1]:
                time.sleep(0.1)
        print(report.report_id, flush=True)
    workspace.close()


def assess(database: str, outbox: str, status: str, who: str) -> None:
    workspace = Workspace.open(database, outbox=Path(outbox))
    reports = workspace.store.queue(QueueFilter(), 1_000)
    print("ready", flush=True)
    sys.stdin.readline()
    for report in reports:
        try:
            workspace.store.assess(Assessment(report.report_id, 1, ReviewStatus(status), who, who))
        except Conflict as conflict:
            print("lost", report.report_id, conflict.theirs.values["status_by"], flush=True)
        else:
            print("won", report.report_id, who, flush=True)
    workspace.close()


def flush(database: str, outbox: str) -> None:
    workspace = Workspace.open(database, outbox=Path(outbox))
    print("ready", flush=True)
    sys.stdin.readline()
    sent, kept = 0, 1
    while kept:
        try:
            some, kept = workspace.flush_outbox()
        except LockedError:
            continue
        sent += some
    print(sent, kept, flush=True)
    workspace.close()


def hold(database: str, kind: str, seconds: str) -> None:
    with sqlite3.connect(database, isolation_level=None) as connection:
        if kind == "SHARED":
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM trygghet_report").fetchone()
        else:
            connection.execute("BEGIN " + kind)
        print("held", flush=True)
        time.sleep(float(seconds))
        connection.execute("ROLLBACK")


if __name__ == "__main__":
    {"add": add, "assess": assess, "flush": flush, "hold": hold}[sys.argv[1]](*sys.argv[2:])
