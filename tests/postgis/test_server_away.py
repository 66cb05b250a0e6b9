"""A server that goes away and comes back, in a real QGIS window: told once, waited for, nothing lost, nobody asked."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from tests.conftest import save_connection
from tests.gui.review_workspace import Told, hand_in
from tests.qgis.window import run_in_window
from tools.postgres_cluster import Cluster, cluster
from trygghet_plugin.storage.workspace import Workspace

SCRIPT = Path(__file__).parents[1] / "qgis" / "scripts" / "server_away.py"
DATABASE = "postgres:kommunen?schema=t"
LONGEST_GAP = 0.2


def run_with_server(server: Cluster, folder: Path, **more) -> dict:
    """The script in a window, with somebody who stops and starts the server when it asks for that."""
    over = threading.Event()

    def operate() -> None:
        for what, done, work in (
            ("stop", "stopped", lambda: server.stop("immediate")),
            ("start", "started", server.start),
        ):
            while not (folder / what).exists():
                if over.is_set():
                    return
                time.sleep(0.02)
            work()
            (folder / done).touch()

    operator = threading.Thread(target=operate)
    operator.start()
    arguments = {
        "folder": str(folder),
        "port": str(server.port),
        "user": server.user,
        "password": server.password,
        "database": DATABASE,
        "bare": False,
        "away_seconds": 4,
        **more,
    }
    try:
        return run_in_window(SCRIPT, arguments=arguments, timeout=240).result
    finally:
        over.set()
        operator.join()


@pytest.fixture
def server(tmp_path, qgis):
    with cluster() as made:
        save_connection("kommunen", made)
        workspace = Workspace.create(DATABASE, "1442", outbox=tmp_path / "outbox.sqlite")
        for number in range(20):
            hand_in(workspace, Told(number + 1, "klotter", f"Klotter {number}", dx=20 * number))
        workspace.close()
        yield made


def test_a_server_that_comes_and_goes(server, tmp_path):
    told = run_with_server(server, tmp_path)
    assert told["noticed_after"] < 3
    assert (told["before"], told["drawn_away"], told["drawn_back"]) == (2, 0, 2)
    assert told["asked_away"] == told["asked_back"] == 0, "QGIS's own dialog for a password"
    said = [text for text in told["messages_away"] if "svarar inte" in text]
    assert len(said) == 1, "told once, not at every try"
    assert "Inget är sparat" in told["assessed"]
    assert told["rows_away"] == 20, "what could not be read is not shown as nothing"
    assert told["state_away"], "and no figure is zero"
    assert told["marks"] > 10
    assert not any("svarar inte" in text for text in told["messages_back"])
    assert told["waiting"] == []
    assert max(told["gap_away"], told["gap_back"]) < LONGEST_GAP
    workspace = Workspace.open(DATABASE, outbox=tmp_path / "outbox.sqlite")
    assert workspace.store.queue_summary().new == 21
    workspace.close()
