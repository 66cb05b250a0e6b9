"""kill -9 at random moments: what was acknowledged is there, once, and the file is whole."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.storage.conftest import make_report
from tests.storage.writers import rows
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 100


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_nothing_acknowledged_is_lost_or_doubled(database, tmp_path, journal):
    with sqlite3.connect(database) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.close()
    outbox, log = tmp_path / "outbox.sqlite", tmp_path / "log"
    subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", str(database), str(outbox), str(log), str(ROUNDS)],
        cwd=ROOT,
        check=True,
        timeout=300,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stderr=subprocess.DEVNULL,
    )
    workspace = Workspace.open(str(database), outbox=outbox)
    workspace.flush_outbox()
    lines = [line.split() for line in log.read_text().splitlines()]
    saved = {line[1]: int(line[2]) for line in lines if line[0] == "saved"}
    assert len(saved) >= ROUNDS / 2, "the children did not get far enough for the test to mean anything"
    _check_reports(workspace, saved)
    for _word, report_id, revision, status in (line for line in lines if line[0] == "assessed"):
        entry = workspace.store.history(report_id)[int(revision) - 1]
        assert entry.after["status"] == status
    _check_file(database)
    assert workspace._outbox.pending(workspace.info.workspace_id) == ()
    workspace.close()


def _check_reports(workspace: Workspace, saved: dict[str, int]) -> None:
    present = Counter(row["report_id"] for row in rows(workspace.database, "SELECT report_id FROM trygghet_report"))
    assert set(saved) <= set(present)
    assert set(present.values()) == {1}
    photos = rows(workspace.database, "SELECT report_id, path FROM trygghet_report_photo")
    assert Counter(photo["report_id"] for photo in photos if photo["report_id"] in saved) == Counter(
        {report_id: count for report_id, count in saved.items() if count}
    )
    for photo in photos:
        assert (workspace.photo_folder / photo["path"]).stat().st_size == 50_000


def _check_file(database: Path) -> None:
    assert rows(database, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    (counts,) = rows(
        database,
        """
        SELECT count(*) AS reports, (SELECT count(*) FROM rtree_trygghet_report_geom) AS indexed,
            (SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'trygghet_report') AS counted,
            (SELECT count(*) FROM trygghet_report_history WHERE action = 'created') AS created,
            (SELECT count(*) FROM trygghet_report_history WHERE action IS NULL) AS unfinished,
            (SELECT sum(revision) FROM trygghet_report) AS revisions,
            (SELECT count(*) FROM trygghet_report_history) AS changes,
            count(DISTINCT report_no) AS numbers FROM trygghet_report""",
    )
    assert counts["reports"] == counts["indexed"] == counts["counted"] == counts["created"] == counts["numbers"]
    assert counts["revisions"] == counts["changes"]
    assert counts["unfinished"] == 0


def test_a_writer_killed_in_the_middle_costs_a_moment_only(workspace, database):
    """The process dies while requests are under way: each report arrives once, the caller notices nothing."""
    workspace.store.add(make_report())
    sent = []
    for _number in range(20):
        sent.append(workspace.store.add(make_report()).report_id)  # so that there is a living writer to kill
        process_id = workspace.store.client.process_id
        future = [
            workspace.store.client.submit("add", row=make_report().row(), photos=[], area_stamp="") for _one in range(5)
        ]
        time.sleep(0.003 * _number)
        os.kill(process_id, 9)
        sent += [one.result(timeout=30)["row"]["report_id"] for one in future]
    assert len(set(sent)) == 120
    assert workspace.store.queue_count(QueueFilter()) == 121
    _check_file(database)


def test_the_writer_ends_with_the_workspace_and_with_its_parent(database, tmp_path):
    workspace = Workspace.open(str(database), outbox=tmp_path / "o.sqlite")
    workspace.store.queue_summary()
    assert workspace.store.client.process_id == 0, "reading must not start a writer"
    workspace.submit(make_report())
    process_id = workspace.store.client.process_id
    assert _command(process_id).endswith("writer.py")
    workspace.close()
    assert not _is_running(process_id)


def test_a_workspace_nobody_closed_ends_its_writer(database, tmp_path):
    workspace = Workspace.open(str(database), outbox=tmp_path / "o.sqlite")
    workspace.submit(make_report())
    process_id = workspace.store.client.process_id
    del workspace
    gc.collect()
    deadline = time.monotonic() + 5
    while _is_running(process_id) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(process_id)


def _command(process_id: int) -> str:
    return Path(f"/proc/{process_id}/cmdline").read_bytes().rstrip(b"\0").decode()


def _is_running(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_parent_takes_its_writer_along(database, tmp_path):
    script = (
        "import sys; from pathlib import Path; from tests.storage.conftest import make_report\n"
        "from trygghet_plugin.storage.workspace import Workspace\n"
        f"w = Workspace.open({str(database)!r}, outbox=Path({str(tmp_path / 'o.sqlite')!r})); w.submit(make_report())\n"
        "print(w.store.client.process_id, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        writer = int(parent.stdout.readline())
        assert _is_running(writer)
        parent.kill()
    deadline = time.monotonic() + 5
    while _is_running(writer) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(writer)


def test_a_save_cut_short_is_rolled_back_before_anything_is_read(workspace, database):
    """A crash between writing pages and the commit leaves a hot journal; a reader alone could not repair it."""
    stored = workspace.submit(make_report())
    workspace.close()
    script = (
        "import sqlite3, os, sys\n"
        "from trygghet_plugin.storage.geopackage.connection import Transaction\n"
        f"t = Transaction({str(database)!r}); t.connection.execute('PRAGMA cache_size = 1')\n"
        't.connection.execute("UPDATE trygghet_choice SET label_en = label_en || hex(randomblob(2000))")\n'
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert Path(f"{database}-journal").stat().st_size > 0
    again = Workspace.open(str(database), outbox=database.parent / "o.sqlite")
    assert again.store.report(stored.report_id).values == stored.values
    assert max(len(choice.label_en) for choice in again.store.choices()) < 1_000
    assert len(again.store.table()) == 1
    again.store.assess(Assessment(stored.report_id, 1, ReviewStatus.APPROVED, "kim"))
    again.close()
    _check_file(database)
