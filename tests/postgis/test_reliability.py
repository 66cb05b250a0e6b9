"""Many people, links that break, servers that restart: nothing acknowledged is lost or doubled, every loser is told."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import save_connection
from tests.postgis.program import environment
from tests.storage.conftest import make_report
from tools.postgres_cluster import cluster
from trygghet_plugin.core.errors import Conflict, MissingError
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 100
NEW, INFO, _EDITED, APPROVED, REJECTED, _DUPLICATE = ReviewStatus


def rows(workspace, sql: str) -> list[dict]:
    def read(cursor):
        cursor.execute(sql)
        return [dict(row) for row in cursor]

    return workspace.store.connections.do(read)


def test_sixteen_clients_decide_on_the_same_reports(workspace, tmp_path):
    """16 × 200 decisions on 500 reports: what was acknowledged is what the history holds, and every loser is told."""
    ids = [workspace.store.add(make_report()).report_id for _number in range(500)]
    outcomes: Counter[str] = Counter()
    counted, start = threading.Lock(), threading.Barrier(16)

    def decide(number: int) -> None:
        mine = Workspace.open(workspace.database, outbox=tmp_path / f"{number}.sqlite")
        won = lost = 0
        start.wait()
        for step in range(200):
            report_id = ids[(number * 31 + step * 7) % len(ids)]
            seen = mine.store.report(report_id)
            wanted = INFO if seen.status in (NEW, APPROVED) else APPROVED
            try:
                mine.store.assess(Assessment(report_id, seen.revision, wanted, f"klient {number}", "fråga"))
                won += 1
            except Conflict as conflict:
                told = conflict.theirs.revision > seen.revision and conflict.theirs.values["updated_by"]
                lost += 1 if told else 0
        mine.close()
        with counted:
            outcomes.update(won=won, lost=lost)

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes["won"] + outcomes["lost"] == 3_200
    (told,) = rows(
        workspace, "SELECT count(*) FILTER (WHERE action = 'assessed') AS assessed FROM trygghet_report_history"
    )
    assert told["assessed"] == outcomes["won"]
    (revisions,) = rows(workspace, "SELECT sum(revision) - 500 AS changes FROM trygghet_report")
    assert revisions["changes"] == outcomes["won"]


def test_nothing_acknowledged_is_lost_or_doubled(workspace, postgres, tmp_path):
    """kill -9 at random moments, of programs that save, assess and change."""
    photos = tmp_path / "bilder"
    workspace.store.set_setting("photo_folder", str(photos), "kim")
    outbox, log = tmp_path / "outbox.sqlite", tmp_path / "log"
    command = [sys.executable, "-m", "tests.postgis.program", "tests.storage.killing", workspace.database]
    subprocess.run(
        [*command, str(outbox), str(log), str(ROUNDS)],
        cwd=ROOT,
        check=True,
        timeout=300,
        env=environment(postgres),
        stderr=subprocess.DEVNULL,
    )
    again = Workspace.open(workspace.database, outbox=outbox)
    again.flush_outbox()
    lines = [line.split() for line in log.read_text().splitlines()]
    saved = {line[1]: int(line[2]) for line in lines if line[0] == "saved"}
    assert len(saved) >= ROUNDS / 2, "the children did not get far enough for the test to mean anything"
    present = Counter(row["report_id"] for row in rows(again, "SELECT report_id FROM trygghet_report"))
    assert set(saved) <= set(present)
    assert set(present.values()) == {1}
    kept = rows(again, "SELECT report_id, path FROM trygghet_report_photo")
    assert Counter(photo["report_id"] for photo in kept if photo["report_id"] in saved) == Counter(
        {report_id: count for report_id, count in saved.items() if count}
    )
    for photo in kept:
        assert (photos / photo["path"]).stat().st_size == 50_000
    for _word, report_id, revision, status in (line for line in lines if line[0] == "assessed"):
        assert again.store.history(report_id)[int(revision) - 1].after["status"] == status
    (counts,) = rows(
        again,
        "SELECT count(*) AS reports, count(DISTINCT report_no) AS numbers, sum(revision) AS revisions, "
        "(SELECT count(*) FROM trygghet_report_history) AS changes FROM trygghet_report",
    )
    assert counts["reports"] == counts["numbers"]
    assert counts["revisions"] == counts["changes"]
    assert again._outbox.pending(again.info.workspace_id) == ()
    again.close()


def test_a_session_ended_by_the_server_costs_a_moment_only(workspace, postgres):
    """pg_terminate_backend before each step: the step is done all the same, once."""

    def end_sessions() -> None:
        postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'Trygghet'")

    end_sessions()
    stored = workspace.submit(make_report())
    end_sessions()
    approved = workspace.store.assess(Assessment(stored.report_id, 1, APPROVED, "kim"))
    end_sessions()
    changed = workspace.store.change(stored.report_id, approved.revision, {"description": "ny"}, "kim")
    end_sessions()
    assert len(workspace.store.table()) == 1
    end_sessions()
    assert workspace.store.queue_count(QueueFilter(statuses=())) == 1
    end_sessions()
    assert [entry.revision for entry in workspace.store.history(stored.report_id)] == [1, 2, 3]
    assert changed.revision == 3


def test_a_server_that_is_away_keeps_the_report_here_and_takes_it_later(tmp_path, qgis):
    with cluster() as server:
        save_connection("borta", server)
        workspace = Workspace.create("postgres:borta?schema=t", "1442", outbox=tmp_path / "outbox.sqlite")
        before = workspace.submit(make_report())
        server.stop("immediate")
        report = make_report(description="medan den var borta")
        began = time.monotonic()
        with pytest.raises(MissingError, match="does not answer"):
            workspace.submit(report)
        assert time.monotonic() - began < 10
        assert workspace.is_waiting(report.report_id)
        with pytest.raises(MissingError):
            workspace.store.table()
        with pytest.raises(MissingError):
            workspace.flush_outbox()
        server.start()
        assert workspace.flush_outbox() == (1, 0)
        assert workspace.store.report(report.report_id).description == "medan den var borta"
        assert workspace.store.report(before.report_id).revision == 1
        workspace.close()


def test_a_change_by_somebody_else_is_told_and_seen(workspace, tmp_path):
    """Notice and poll: a listener hears within a second, also after its link was ended; the state is another number."""
    heard = threading.Event()
    before = workspace.store.state()
    workspace.store.watch(heard.set)
    other = Workspace.open(workspace.database, outbox=tmp_path / "other.sqlite")
    other.store.add(make_report())
    assert heard.wait(3)
    assert workspace.store.state() != before
    other.close()


def test_a_listener_whose_link_was_ended_listens_again(workspace, postgres, tmp_path):
    heard = threading.Event()
    workspace.store.watch(heard.set)
    deadline = time.monotonic() + 5
    listening = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'Trygghet' AND query LIKE 'LISTEN%'"
    while postgres.sql(listening) == "0" and time.monotonic() < deadline:
        time.sleep(0.05)
    postgres.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'Trygghet'")
    assert heard.wait(20), "a broken link is itself a reason to look"
    heard.clear()
    deadline = time.monotonic() + 20
    while postgres.sql(listening) == "0" and time.monotonic() < deadline:
        time.sleep(0.1)
    other = Workspace.open(workspace.database, outbox=tmp_path / "other.sqlite")
    other.store.add(make_report())
    assert heard.wait(5)
    other.close()
