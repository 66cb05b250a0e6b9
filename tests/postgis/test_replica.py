"""A streaming copy for readers (docs/growing.md): the plugin opens it read-only, follows it, and says what it is."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.conftest import save_connection
from tests.storage.conftest import make_report
from tools.postgres_cluster import replica
from trygghet_plugin.core.errors import ReadOnlyError
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import Abilities, QueueFilter
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def copy(workspace, postgres, tmp_path) -> Iterator[Workspace]:
    """The same workspace, opened on a copy of its server that began before the first report."""
    with replica(postgres) as server:
        save_connection("läskopia", server)
        _connection, _mark, query = workspace.database.partition("?")
        opened = Workspace.open(f"postgres:läskopia?{query}", outbox=tmp_path / "copy.sqlite")
        yield opened
        opened.close()


def wait_for(what) -> None:
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end, "the copy did not follow"
        time.sleep(0.05)


def test_a_copy_is_read_followed_and_never_written(workspace, copy):
    report = workspace.store.add(make_report())
    wait_for(lambda: copy.store.state() == workspace.store.state())
    assert copy.store.report(report.report_id).values == workspace.store.report(report.report_id).values
    assert [row.report_id for row in copy.store.queue(QueueFilter(), 10)] == [report.report_id]
    assert len(copy.store.table()) == 1
    assert copy.store.abilities == Abilities(report=False, review=False, administer=False)
    for write in (
        lambda: copy.store.add(make_report()),
        lambda: copy.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "kim")),
        lambda: copy.store.set_setting("review_limit_days", "3", "kim"),
    ):
        with pytest.raises(ReadOnlyError, match="copy for reading"):
            write()
    assert workspace.store.report(report.report_id).revision == 1


def test_a_report_handed_in_at_a_copy_waits_in_the_outbox(workspace, copy):
    report = make_report()
    with pytest.raises(ReadOnlyError):
        copy.submit(report)
    assert copy.is_waiting(report.report_id)


def test_whoever_listens_at_a_copy_is_not_called_for_nothing(copy):
    heard = []
    copy.store.watch(lambda: heard.append(1))
    time.sleep(1.5)
    copy.store.close()
    assert heard == []
