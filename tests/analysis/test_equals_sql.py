"""The figures of the panel equal independent SQL on the same file, for 200 random filters.

SQLite does the counting and the C library the local time: nothing of `analysis` is asked.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest

from benchmarks.reports import STATUSES, columns
from benchmarks.workspaces import workspace
from trygghet_plugin.analysis.filters import Audience, Filter
from trygghet_plugin.analysis.statistics import StatisticsContext, StatisticsQuery, compute
from trygghet_plugin.storage.sheet import Sheet, read_sheet
from trygghet_plugin.storage.workspace import Workspace

SIZE = 1500
FILTERS = 200
CONTEXT = StatisticsContext("1442", datetime(2026, 11, 23, tzinfo=timezone.utc))

PREPARE = """
CREATE TABLE report AS SELECT *, rowid AS row FROM w.trygghet_report;
CREATE UNIQUE INDEX report_id ON report (report_id);
CREATE TABLE root AS WITH RECURSIVE chain (fid, at, following) AS (
    SELECT fid, fid, CASE WHEN status = 'duplicate' THEN duplicate_of END FROM report
    UNION ALL
    SELECT chain.fid, next.fid, CASE WHEN next.status = 'duplicate' THEN next.duplicate_of END
    FROM chain JOIN report next ON next.report_id = chain.following
) SELECT fid, at AS root FROM chain WHERE following IS NULL;
CREATE UNIQUE INDEX root_fid ON root (fid);
CREATE TABLE share AS WITH RECURSIVE
span (fid, start, end) AS (
    SELECT fid, julianday(occurred_at), julianday(occurred_until) FROM report
    WHERE julianday(occurred_until) > julianday(occurred_at) AND kind = 'event'),
hour (fid, start, end, clock) AS (
    SELECT fid, start, end, strftime('%Y-%m-%d %H:00:00', start) FROM span
    UNION ALL SELECT fid, start, end, datetime(clock, '+1 hour') FROM hour WHERE julianday(clock, '+1 hour') < end)
SELECT fid, clock, (min(end, julianday(clock, '+1 hour')) - max(start, julianday(clock))) / (end - start) AS share
FROM hour
UNION ALL SELECT fid, occurred_at, 1 FROM report
WHERE kind = 'event' AND occurred_at IS NOT NULL AND fid NOT IN (SELECT fid FROM span);
CREATE INDEX share_fid ON share (fid);
"""

SELECT = """
CREATE TEMP TABLE asked AS SELECT report.*, root FROM report JOIN root USING (fid) WHERE {asked};
CREATE TEMP TABLE within AS SELECT * FROM asked WHERE {period};
CREATE TEMP TABLE event AS SELECT * FROM within WHERE {status} AND (fid = root OR (
    root NOT IN (SELECT fid FROM within WHERE {status})
    AND fid = (SELECT min(other.fid) FROM within other WHERE other.root = within.root AND {status})));
CREATE TEMP TABLE counted AS SELECT * FROM event WHERE kind NOT IN ('safe_place', 'upcoming');
"""
DROP = "".join(f"DROP TABLE temp.{name};" for name in ("asked", "within", "event", "counted"))

GROUPED = {
    "by_status": "SELECT status, count(*) FROM counted GROUP BY 1",
    "by_kind": "SELECT kind, count(*) FROM event GROUP BY 1",
    "by_category": "SELECT category, count(*) FROM counted GROUP BY 1",
    "by_month": "SELECT strftime('%Y-%m', occurred_at, 'localtime'), count(*) FROM counted "
                "WHERE occurred_at IS NOT NULL GROUP BY 1",
    "by_area": "SELECT area_code, count(*) FROM counted WHERE area_code IS NOT NULL GROUP BY 1",
    "by_place": "SELECT place_id, count(*) FROM counted WHERE place_id IS NOT NULL GROUP BY 1",
    "by_organisation": "SELECT organisation, count(*) FROM counted GROUP BY 1",
}
SINGLE = {
    "total": "SELECT count(*) FROM counted",
    "reports": "SELECT count(*) FROM root JOIN report USING (fid) WHERE {visible} "
               "AND root IN (SELECT root FROM counted)",
    "time_known_within_6h": "SELECT count(*) FROM counted WHERE kind = 'event' AND occurred_at IS NOT NULL AND "
                            "coalesce((julianday(occurred_until) - julianday(occurred_at)) * 86400 < 21600.001, 1)",
    "outside_areas": "SELECT count(*) FROM counted WHERE area_code IS NULL",
    "without_time": "SELECT count(*) FROM asked WHERE {status} AND occurred_at IS NULL "
                    "AND kind NOT IN ('safe_place', 'upcoming') AND (fid = root OR (root NOT IN "
                    "(SELECT fid FROM asked WHERE {status}) AND fid = (SELECT min(other.fid) FROM asked other "
                    "WHERE other.root = asked.root AND {status})))",
    "unreviewed": "SELECT count(*) FROM within WHERE status IN ('new', 'needs_info', 'edited') "
                  "AND kind NOT IN ('safe_place', 'upcoming')",
    "open_now": "SELECT count(*) FROM report WHERE {visible} AND status IN ('new', 'needs_info', 'edited')",
}
WEEKDAY_HOUR = """
SELECT (strftime('%w', clock, 'localtime') + 6) % 7, CAST(strftime('%H', clock, 'localtime') AS INTEGER), sum(share)
FROM share JOIN counted USING (fid) GROUP BY 1, 2
"""
DAYS = "SELECT date(occurred_at, 'localtime'), count(*) FROM counted WHERE occurred_at IS NOT NULL GROUP BY 1"
REVIEW = """
SELECT julianday(first_assessed_at) - julianday(received_at) FROM counted
WHERE first_assessed_at IS NOT NULL AND received_at IS NOT NULL
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    invented = columns(SIZE)
    invented["duplicate_of"] = _chains(invented)
    invented["internal_only"] = (np.arange(SIZE) % 13 == 0).astype(np.int32)
    return workspace(tmp_path_factory.mktemp("sql"), invented)


def _chains(invented: dict[str, Any]) -> Any:
    """Each duplicate repeats an earlier report, which may be a duplicate itself."""
    random = np.random.default_rng(1)
    earlier = invented["report_id"][(random.random(SIZE) * np.arange(SIZE)).astype(int)]
    return np.ma.array(earlier, mask=(invented["status"] != b"duplicate") | (np.arange(SIZE) == 0))


@pytest.fixture(scope="module")
def sheet(path: str, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    opened = Workspace.open(path, tmp_path_factory.mktemp("outbox") / "outbox.sqlite")
    try:
        return read_sheet(opened.store)
    finally:
        opened.close()


@pytest.fixture(scope="module")
def database(path: str) -> Iterator[sqlite3.Connection]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Stockholm"
    time.tzset()
    connection = sqlite3.connect(":memory:", isolation_level=None, uri=True)
    connection.execute(f"ATTACH 'file:{path}?mode=ro' AS w")
    connection.executescript(PREPARE)
    yield connection
    connection.close()
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def random_filter(random: np.random.Generator, area_codes: list[str]) -> Filter:
    """From the widest question to one about a single day."""
    def some(values: list[str]) -> tuple[str, ...]:
        return tuple(random.choice(values, random.integers(1, 4), replace=False).tolist())

    start = date(2016, 11, 1) + timedelta(days=int(random.integers(0, 3700)))
    length = timedelta(days=int(random.choice([0, 6, 30, 365, 3000])))
    ends = [(None, None), (start, start + length), (start, start + length), (start, None), (None, start)]
    chosen = ends[random.integers(len(ends))]
    offered = {"category": ["belysning", "klotter", "annat", "hot"], "severity": ["1", "2", "3"],
               "organisation": [f"aktor_{n:02d}" for n in range(15)], "area_code": area_codes,
               "place_type": ["gata", "park", "torg", "skola"]}
    codes = {name: some(values) for name, values in offered.items() if random.random() < 0.25}
    statuses = [("approved",), ("approved",), (), some(list(STATUSES)), ("duplicate",), ("approved", "duplicate")]
    audience = Audience.PARTNERS if random.random() < 0.3 else Audience.INTERNAL
    return Filter(*chosen, statuses=statuses[random.integers(len(statuses))], codes=codes, audience=audience)


def sql_of(question: Filter) -> dict[str, str]:
    """The conditions of a filter, spelled by hand."""
    def one_of(column: str, codes: tuple[str, ...]) -> str:
        return f"{column} IN ({', '.join(repr(code) for code in codes)})"

    visible = "1"
    if question.audience is Audience.PARTNERS:
        visible = "coalesce(internal_only, 0) = 0 AND category <> 'incident_anstalld'"
    period = ["1"]
    if question.start:
        period.append(f"date(occurred_at, 'localtime') >= '{question.start}'")
    if question.end:
        period.append(f"date(occurred_at, 'localtime') <= '{question.end}'")
    return {
        "visible": visible, "period": " AND ".join(period),
        "asked": " AND ".join([visible, *(one_of(column, codes) for column, codes in question.codes.items())]),
        "status": one_of("status", question.statuses) if question.statuses else "1",
    }


def figures_by_sql(database: sqlite3.Connection, question: Filter) -> dict[str, Any]:
    parts = sql_of(question)
    database.executescript(SELECT.format(**parts))
    found: dict[str, Any] = {name: dict(database.execute(sql)) for name, sql in GROUPED.items()}
    found.update({name: database.execute(sql.format(**parts)).fetchone()[0] for name, sql in SINGLE.items()})
    weeks: dict[str, int] = {}
    for day, count in database.execute(DAYS):
        year, week, _weekday = date.fromisoformat(day).isocalendar()
        weeks[f"{year}-W{week:02d}"] = weeks.get(f"{year}-W{week:02d}", 0) + count
    cells = np.zeros((7, 24))
    for weekday, hour, share in database.execute(WEEKDAY_HOUR):
        cells[weekday, hour] = share
    days = [row[0] for row in database.execute(REVIEW)]
    database.executescript(DROP)
    return {**found, "by_iso_week": weeks, "by_weekday_hour": cells,
            "median_days_to_review": float(np.median(days)) if days else None}


def test_figures_equal_sql_for_200_random_filters(sheet: Sheet, database: sqlite3.Connection) -> None:
    random = np.random.default_rng(20261123)
    area_codes = [label for label in sheet.table.column("area_code").labels if label]
    events = 0
    for _number in range(FILTERS):
        question = random_filter(random, area_codes)
        told = compute(sheet.table, StatisticsQuery(question), CONTEXT).to_dict()
        expected = figures_by_sql(database, question)
        np.testing.assert_allclose(told.pop("by_weekday_hour"), expected.pop("by_weekday_hour"), atol=1e-4)
        assert told.pop("median_days_to_review") == pytest.approx(expected.pop("median_days_to_review"), abs=2e-5)
        assert {name: told[name] for name in expected} == expected, question
        events += expected["total"]
    assert events > 10 * FILTERS, "the filters let too little through to prove anything"


def test_comparison_counts_equal_sql(sheet: Sheet, database: sqlite3.Connection) -> None:
    random = np.random.default_rng(7)
    for _number in range(40):
        start = date(2018, 1, 1) + timedelta(days=int(random.integers(0, 2900)))
        question = Filter(start, start + timedelta(days=int(random.integers(0, 200))))
        comparison = compute(sheet.table, StatisticsQuery(question), CONTEXT).comparison
        assert comparison is not None
        before = question.in_period(comparison.previous_period)
        assert comparison.count == figures_by_sql(database, question)["total"]
        assert comparison.previous == figures_by_sql(database, before)["total"]
