"""How far figures reach, and who began to report meanwhile."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np

from trygghet_plugin.analysis.freshness import freshness
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.period import Period

PERIOD = Period(date(2026, 9, 28), date(2026, 11, 22))


def table(*rows):
    """Rows of received_at, status, organisation."""
    received, status, organisation = zip(*rows) if rows else ((), (), ())
    return ReportTable.from_columns({
        "fid": np.arange(1, len(rows) + 1), "received_at": np.array(received, "datetime64[ms]"),
        "status": np.array(status, "S8"), "organisation": np.array(organisation, "S12"),
    })


def test_the_newest_approved_report_in_swedish_time():
    found = freshness(table(("2026-11-20T13:00", "approved", "gata"), ("2026-11-22T13:00", "new", "gata")))
    assert found.approved_until == datetime(2026, 11, 20, 14)
    assert found.words(PERIOD) == "approved until 20 Nov 14:00"


def test_an_actor_whose_first_report_came_in_the_period_is_new():
    found = freshness(table(
        ("2025-01-01T12:00", "approved", "gata"), ("2026-10-01T12:00", "approved", "gata"),
        ("2026-09-29T12:00", "new", "skola"), ("2026-10-20T12:00", "new", "skola"),
        ("2026-10-10T12:00", "rejected", "fastighet"), ("2026-11-23T12:00", "new", "polisen")))
    assert found.new_in(PERIOD) == (date(2026, 9, 29), date(2026, 10, 10))
    assert found.words(PERIOD).endswith("2 new actor(s) since w. 40")


def test_nobody_is_new_where_everything_began_in_the_period():
    found = freshness(table(("2026-10-01T12:00", "approved", "gata"), ("2026-10-02T12:00", "new", "skola")))
    assert found.new_in(PERIOD) == ()


def test_reports_that_state_no_actor_are_nobodys():
    found = freshness(table(("2025-10-01T12:00", "approved", "gata"), ("2026-10-02T12:00", "new", "")))
    assert found.new_in(PERIOD) == ()


def test_nothing_read_says_nothing():
    found = freshness(table())
    assert (found.approved_until, found.words(PERIOD)) == (None, "")
