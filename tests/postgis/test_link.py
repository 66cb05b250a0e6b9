"""A window at a database: what others write shows at once, and a server that is away is told once and waited for."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from tests.conftest import save_connection
from tests.gui.plain_iface import PlainIface
from tests.storage.conftest import make_report
from tools.postgres_cluster import cluster
from trygghet_plugin.core.errors import ServerAway
from trygghet_plugin.gui.session import Session
from trygghet_plugin.layers import project_layers
from trygghet_plugin.storage.workspace import Workspace

LONGEST_GAP = 0.2


@pytest.fixture
def session(qgis_app, qgis_new_project):
    iface = PlainIface()
    made = Session(iface)
    yield made
    made.tear_down()
    iface.window.close()


@pytest.fixture
def own_server(qgis_app):
    with cluster() as server:
        save_connection("egen", server)
        yield server


@pytest.fixture
def opened(session, own_server, tmp_path):
    """The session with a workspace on a server of its own, its layers in the canvas."""
    session._take(Workspace.create("postgres:egen?schema=t", "1442", outbox=tmp_path / "outbox.sqlite"))
    session.iface.canvas.setLayers(layers_of(session))
    return session


def layers_of(session):
    return list(project_layers.ours(QgsProject.instance(), session.workspace))


class Gaps:
    """How long the window's thread was held up at most."""

    def __init__(self):
        self.worst, self._last = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self):
        now = time.monotonic()
        self.worst, self._last = max(self.worst, now - self._last), now


def test_what_a_colleague_hands_in_is_read_at_once(session, workspace, tmp_path, qtbot):
    session._take(workspace)
    other = Workspace.open(workspace.database, outbox=tmp_path / "other.sqlite")
    listening = "SELECT count(*) AS n FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"

    def listens(cursor):
        cursor.execute(listening)
        return cursor.fetchone()["n"]

    qtbot.waitUntil(lambda: workspace.store.connections.do(listens) > 0)
    qtbot.wait(300)
    with qtbot.waitSignal(session.reports_changed, timeout=2_000):
        other.store.add(make_report())
    other.close()


def test_a_crash_is_told_once_and_what_waits_is_sent_when_the_server_is_back(opened, own_server, qtbot):
    bar, canvas, answers = opened.iface.bar, opened.iface.canvas, []
    own_server.stop("immediate")
    gaps = Gaps()
    qtbot.waitUntil(lambda: opened.link.away, timeout=3_000)
    assert canvas.layers() == []
    report = make_report(description="medan servern var borta")
    opened.submit(report, (), answers.append, answers.append)
    opened.run(opened.workspace.store.table, answers.append)
    opened.run(opened.workspace.store.queue_summary, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=20_000)
    assert isinstance(answers[0], ServerAway)
    qtbot.wait(5_000)
    told = [item.text() for item in bar.items()]
    assert sum("does not answer" in text for text in told) == 1
    assert opened.workspace.is_waiting(report.report_id)
    starter = threading.Thread(target=own_server.start)
    with qtbot.waitSignal(opened.link.back, timeout=20_000):
        starter.start()
    qtbot.waitUntil(lambda: not opened.workspace.is_waiting(report.report_id), timeout=10_000)
    assert opened.workspace.store.report(report.report_id).description == "medan servern var borta"
    assert not any("does not answer" in item.text() for item in bar.items())
    assert canvas.layers() == layers_of(opened)
    assert gaps.worst < LONGEST_GAP


def test_a_server_that_hangs_is_told_in_time_and_waited_for(opened, own_server, qtbot):
    """Nothing is refused: the answer alone does not come, as on a line that is cut."""
    stored = opened.workspace.submit(make_report())
    qtbot.wait(500)
    (postmaster, *_more) = (own_server.data / "postmaster.pid").read_text().split()
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    processes = [int(pid) for pid in (postmaster, *children)]
    gaps, answers = Gaps(), []
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        store = opened.workspace.store
        opened.save(lambda: store.change(stored.report_id, 1, {"severity": 3}, "kim"), answers.append, answers.append)
        qtbot.waitUntil(lambda: "takes its time" in opened.iface.messages(), timeout=3_000)
        assert time.monotonic() - began < 3
        assert not answers
    finally:
        for pid in processes:
            os.kill(pid, signal.SIGCONT)
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=10_000)
    assert answers[0].revision == 2
    assert "takes its time" not in opened.iface.messages()
    assert gaps.worst < LONGEST_GAP


def test_layers_switched_meanwhile_stay_as_they_were_switched(opened, own_server, qtbot):
    canvas, ours = opened.iface.canvas, layers_of(opened)
    base = QgsVectorLayer("Point?crs=EPSG:3008", "bakgrund", "memory")
    QgsProject.instance().addMapLayer(base, False)
    canvas.setLayers([*ours, base])
    own_server.stop("immediate")
    qtbot.waitUntil(lambda: opened.link.away, timeout=3_000)
    assert canvas.layers() == [base]
    canvas.setLayers([base, *ours])
    assert canvas.layers() == [base], "somebody who switches layers on does not draw ours"
    canvas.setLayers([base, ours[0]])
    own_server.start()
    qtbot.waitUntil(lambda: not opened.link.away, timeout=10_000)
    assert canvas.layers() == [base, ours[0]]


def test_the_password_is_known_again_when_the_server_is_back(opened, own_server, qtbot):
    from qgis.core import QgsCredentials, QgsDataSourceUri

    source = QgsDataSourceUri(opened.workspace.layer_source("trygghet_report")[0])
    realm = source.connectionInfo(False)
    own_server.stop("immediate")
    qtbot.waitUntil(lambda: opened.link.away, timeout=3_000)
    # As the provider does in vain: what it takes is gone.
    while QgsCredentials.instance().get(realm, source.username(), "", "", False)[0]:
        pass
    own_server.start()
    qtbot.waitUntil(lambda: not opened.link.away, timeout=10_000)
    assert QgsCredentials.instance().get(realm, source.username(), "", "", False)[2] == own_server.password


def test_closing_does_not_hold_the_window_up(opened):
    began = time.monotonic()
    opened.close_workspace()
    assert time.monotonic() - began < LONGEST_GAP


def test_another_servers_silence_is_told_as_it_is(opened):
    opened.show_error(ServerAway("den andra databasen", "postgres:annan?schema=t"))
    assert not opened.link.away
    assert "den andra databasen" in opened.iface.messages()


def test_closing_while_the_server_is_away_leaves_nothing_behind(opened, own_server, qtbot):
    own_server.stop("immediate")
    qtbot.waitUntil(lambda: opened.link.away, timeout=3_000)
    began = time.monotonic()
    opened.close_workspace()
    assert time.monotonic() - began < LONGEST_GAP
    assert not opened.link.away
    assert "does not answer" not in opened.iface.messages()
    own_server.start()
