"""Several computers at one file: every acknowledged row is there, every loser is told, nothing waits in the window."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QSize, QTimer

from tests.storage.conftest import make_report
from tests.storage.test_kill import _check_file
from tests.storage.writers import rows
from trygghet_plugin.core.errors import LockedError
from trygghet_plugin.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments: object) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.child", *map(str, arguments)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_four_coordinators_assess_the_same_reports(workspace, database, tmp_path):
    for _number in range(50):
        workspace.store.add(make_report())
    people = {"anna": "approved", "bo": "rejected", "cia": "needs_info", "dan": "approved"}
    children = [started("assess", database, tmp_path / f"{who}.sqlite", status, who) for who, status in people.items()]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("\n")
        child.stdin.flush()
    lines = [line.split() for child in children for line in child.communicate(timeout=120)[0].splitlines()]
    winners = {report_id: who for word, report_id, who in lines if word == "won"}
    assert len(lines) == 200
    assert Counter(word for word, _id, _who in lines) == {"won": 50, "lost": 150}
    assert len(winners) == 50
    for word, report_id, who in lines:
        if word == "lost":
            assert who == winners[report_id], "the loser is shown who won"
    stored = {
        row["report_id"]: row
        for row in rows(database, "SELECT report_id, status, status_by, revision FROM trygghet_report")
    }
    for report_id, who in winners.items():
        assert (stored[report_id]["status"], stored[report_id]["status_by"]) == (people[who], who)
        assert stored[report_id]["revision"] == len(workspace.store.history(report_id)) == 2


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_layers_come_and_go_while_three_computers_write(workspace, database, tmp_path, journal):
    """Opening and closing a layer drops every lock its process holds on the file: the writer is another process."""
    count = 400 if journal == "delete" else 100
    if journal == "wal":
        workspace.close()
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA journal_mode = wal")
        connection.close()
        workspace = Workspace.open(str(database), outbox=tmp_path / "w.sqlite")
    others = [started("add", database, tmp_path / f"{who}.sqlite", count, who) for who in ("anna", "bo")]
    uri = workspace.layer_source("trygghet_report")[0]
    with ThreadPoolExecutor(1) as pool:
        ours = pool.submit(lambda: [workspace.submit(make_report(x=100_000.0 + n)).report_id for n in range(count)])
        renders = 0
        while not ours.done() or any(child.poll() is None for child in others):
            layer = QgsVectorLayer(uri, "reports", "ogr")
            sum(1 for _feature in layer.getFeatures())
            _render(layer)
            renders += 1
            del layer
            QgsApplication.processEvents()
    acknowledged = set(ours.result())
    for child in others:
        acknowledged |= set(child.communicate()[0].split())
    assert len(acknowledged) == 3 * count
    assert {row["report_id"] for row in rows(database, "SELECT report_id FROM trygghet_report")} == acknowledged
    assert renders > 10
    workspace.close()
    _check_file(database)


def _render(layer: QgsVectorLayer) -> None:
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(QgsRectangle(99_000, 6_420_000, 110_000, 6_440_000))
    settings.setOutputSize(QSize(200, 200))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()


class Heartbeat:
    """A timer in the window's thread, and the longest it was kept waiting."""

    def __init__(self) -> None:
        self.longest = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.restart())


def _run_until(done, seconds: float) -> bool:
    """Let the event loop run until `done()`."""
    loop, deadline = QEventLoop(), time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        QTimer.singleShot(20, loop.quit)
        loop.exec()
    return done()


def test_a_lock_held_for_25_seconds(template, tmp_path):
    """SHARED, RESERVED and EXCLUSIVE, on a file each: the loop never stands still, the wait is told, the report gets
    there."""
    kinds = ("SHARED", "IMMEDIATE", "EXCLUSIVE")
    workspaces, told, holders = [], {}, []
    for kind in kinds:
        path = tmp_path / f"{kind}.gpkg"
        shutil.copyfile(template, path)
        workspaces.append(Workspace.open(str(path), outbox=tmp_path / f"{kind}.sqlite"))
        workspaces[-1].submit(make_report())
        holders.append(started("hold", path, kind, 25))
    for holder in holders:
        assert holder.stdout.readline() == "held\n"
    start = time.monotonic()
    reports = {kind: make_report() for kind in kinds}
    arrived: dict[str, float] = {}

    def submit(kind: str, workspace: Workspace) -> None:
        workspace.listen(lambda _text: told.setdefault(kind, time.monotonic() - start))
        try:
            workspace.submit(reports[kind])
        except LockedError:
            told.setdefault(kind, time.monotonic() - start)
            while True:
                try:
                    assert workspace.flush_outbox() == (1, 0)
                    break
                except LockedError:
                    continue
        arrived[kind] = time.monotonic() - start

    heartbeat = Heartbeat()
    with ThreadPoolExecutor(len(kinds)) as pool:
        futures = [pool.submit(submit, kind, workspace) for kind, workspace in zip(kinds, workspaces)]
        assert _run_until(lambda: all(future.done() for future in futures), 60)
    for future in futures:
        future.result()
    assert heartbeat.longest < 200
    assert max(told.values()) < 3
    assert set(told) == set(kinds)
    assert min(arrived.values()) > 23
    assert max(arrived.values()) < 40
    for kind, workspace in zip(kinds, workspaces):
        assert workspace.store.report(reports[kind].report_id).revision == 1
        workspace.close()


def test_a_lock_while_reading_is_never_zero(workspace, database):
    workspace.submit(make_report())
    holder = started("hold", database, "EXCLUSIVE", 8)
    assert holder.stdout.readline() == "held\n"
    with ThreadPoolExecutor(3) as pool:
        reads = [
            pool.submit(workspace.store.table),
            pool.submit(workspace.store.queue_summary),
            pool.submit(workspace.store.areas),
        ]
    for read in reads:
        assert isinstance(read.exception(), LockedError)
        assert str(database) in str(read.exception())
    holder.wait()
    assert len(workspace.store.table()) == 1
