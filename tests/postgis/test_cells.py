"""Cells for readers: what they count is what a count by hand of the published events says, and nobody sees others'."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.postgis.test_roles import COORDINATOR, READER, REPORTER, Sql
from tests.storage.conftest import make_report
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.workspace import Workspace

REFRESH = "SELECT trygghet_refresh_cells('1442') AS counted"
# A quarter of an hour before and after the Swedish new year, in UTC.
MOMENTS = st.one_of(
    st.none(),
    st.sampled_from([datetime(2025, 12, 31, 22, 45, tzinfo=timezone.utc) + timedelta(minutes=m) for m in (0, 15, 30)]),
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 6, 1), timezones=st.just(timezone.utc)),
)
REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "category": st.sampled_from(["klotter", "belysning", "incident_anstalld"]),
            "x": st.sampled_from([106_000.0, 106_249.99, 106_250.0, 106_800.0]),
            "y": st.sampled_from([6_430_000.0, 6_430_250.0]),
            "occurred_at": MOMENTS,
            "place_type": st.sampled_from([None, "bostad_inne", "gata_torg"]),
            "status": st.sampled_from(list(ReviewStatus)),
            "internal": st.booleans(),
        }
    ),
    max_size=12,
)


def refresh(workspace: Workspace) -> bool:
    def ask(cursor) -> bool:
        cursor.execute(REFRESH)
        return cursor.fetchone()["counted"]

    return workspace.store.connections.do(ask)


def cells(workspace: Workspace) -> Counter:
    def ask(cursor) -> Counter:
        cursor.execute("SELECT cell_x, cell_y, month, category, count FROM trygghet_cell WHERE municipality = '1442'")
        rows = cursor.fetchall()
        found = Counter({(r["cell_x"], r["cell_y"], r["month"], r["category"]): r["count"] for r in rows})
        assert len(found) == len(rows)
        return found

    return workspace.store.connections.do(ask)


def store_of(workspace: Workspace, told: dict) -> tuple | None:
    """Hand a report in, bring it to its status; the cell it belongs to, None where readers do not see it."""
    store, status = workspace.store, told["status"]
    values = {name: value for name, value in told.items() if name not in ("status", "internal")}
    report = make_report(kind=Kind.EVENT, **values)
    store.add(report)
    if status is not ReviewStatus.NEW:
        first = ReviewStatus.APPROVED if status is ReviewStatus.EDITED else status
        other = store.add(make_report()).report_id if status is ReviewStatus.DUPLICATE else None
        store.assess(Assessment(report.report_id, 1, first, "kim", "skäl", other))
    if status is ReviewStatus.EDITED:
        store.change(report.report_id, 2, {"description": "annat"}, "kim")
    if told["internal"]:
        revision = store.report(report.report_id).revision
        store.change(report.report_id, revision, {"internal_only": True}, "kim")
    if status is not ReviewStatus.APPROVED or told["internal"] or told["category"] == "incident_anstalld":
        return None
    at = told["occurred_at"]
    month = at.astimezone(ZoneInfo("Europe/Stockholm")).strftime("%Y-%m-01") if at else None
    return int(told["x"] // 250), int(told["y"] // 250), month, told["category"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=REPORTS)
def test_cells_equal_a_count_by_hand(workspace, told):
    expected = cells(workspace)
    for one in told:
        cell = store_of(workspace, one)
        if cell:
            expected[cell] += 1
    refresh(workspace)
    assert cells(workspace) == expected
    assert refresh(workspace) is False


def test_a_change_that_began_earlier_and_was_committed_later_is_counted(workspace):
    """The number of the last change does not rise with it: the number of changes does."""
    store = workspace.store
    late, early = (store.add(make_report()) for _number in range(2))
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        with store.connections.transaction() as cursor:
            cursor.execute("UPDATE trygghet_report SET status = 'approved' WHERE municipality = '1442' AND fid = %s",
                           (late.values["fid"],))
            begun.set()
            assert go_on.wait(10)

    thread = threading.Thread(target=slowly)
    thread.start()
    assert begun.wait(10)
    store.assess(Assessment(early.report_id, 1, ReviewStatus.APPROVED, "kim"))
    assert refresh(workspace)
    assert sum(cells(workspace).values()) == 1
    go_on.set()
    thread.join()
    assert refresh(workspace)
    assert sum(cells(workspace).values()) == 2


def test_readers_count_and_read_their_own_municipalities_alone(workspace, opened_as, postgres, tmp_path):
    for role in (READER, COORDINATOR, REPORTER):
        opened_as(role)
    other = Workspace.create(workspace.database, "1466", outbox=tmp_path / "other.sqlite")
    for one in (workspace, other):
        report = one.store.add(make_report())
        one.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "kim"))
    schema = workspace.store.connections.location.schema
    workspace.store.connections.do(
        lambda cursor: cursor.execute("INSERT INTO trygghet_member VALUES ('1466', 'somebody else')")
    )
    for role in (READER, COORDINATOR):
        actor = Sql(postgres, schema, role)
        assert actor.tries(REFRESH)
        assert not actor.tries("SELECT trygghet_refresh_cells('1466')")
        actor.cursor.execute("SELECT municipality, count FROM trygghet_cell")
        assert actor.cursor.fetchall() == [("1442", 1)]
        assert not actor.tries("DELETE FROM trygghet_cell")
    reporter = Sql(postgres, schema, REPORTER)
    assert not reporter.tries(REFRESH)
    assert not reporter.tries("SELECT * FROM trygghet_cell")
    other.close()
