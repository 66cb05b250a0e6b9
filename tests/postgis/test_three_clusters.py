"""A country on three servers: the example of docs/growing.md runs, and its plans and limits are what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tools.three_clusters import NATIONAL, QUEUE, WINDOW, Country, country

MANY = 60


@pytest.fixture(scope="module")
def made(qgis) -> Iterator[Country]:
    with country(MANY) as servers:
        yield servers


@pytest.mark.parametrize("question", [QUEUE, WINDOW])
def test_the_work_of_one_municipality_touches_one_server(made, question):
    plan = made.plan(question)
    assert plan.count("Remote SQL:") == 1
    assert "municipality = '0180'" in plan
    touched = made.touched(question)
    assert touched[0] == touched[2] == 0
    assert touched[1] > 0
    own = made.servers[1].sql(question.replace("country.", "trygghet.")).splitlines()
    assert sorted(made.ask(question)) == sorted(own) != []


def test_national_figures_are_counted_where_the_reports_lie(made):
    plan = made.plan(NATIONAL)
    assert plan.count("Relations: Aggregate on (country.reports_") == 3
    assert plan.count("SELECT municipality, category, count(*) FROM trygghet.trygghet_report GROUP BY 1, 2") == 3
    assert all(made.touched(NATIONAL))
    by_hand: dict[str, int] = {}
    for server in made.servers:
        for line in server.sql("SELECT category, count(*) FROM trygghet.trygghet_report GROUP BY 1").splitlines():
            category, count = line.split("|")
            by_hand[category] = by_hand.get(category, 0) + int(count)
    assert made.ask(NATIONAL) == [f"{category}|{count}" for category, count in sorted(by_hand.items())]
    assert sum(by_hand.values()) == 6 * MANY


def test_without_the_setting_every_report_would_travel(made):
    plan = made.front.sql("EXPLAIN (VERBOSE, COSTS OFF) " + NATIONAL)
    assert plan.count("Remote SQL:") == 3
    assert "Relations: Aggregate" not in plan


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (
            "CREATE UNIQUE INDEX ON country.trygghet_report (municipality, report_id)",
            "contains partitions that are foreign tables",
        ),
        (
            "BEGIN; SELECT count(*) FROM country.trygghet_report; PREPARE TRANSACTION 'both'",
            "cannot PREPARE a transaction that has operated on postgres_fdw foreign tables",
        ),
        (
            "INSERT INTO country.trygghet_report (municipality, category) VALUES ('0180', 'klotter')",
            'null value in column "fid"',
        ),
        (
            "CREATE TRIGGER none AFTER UPDATE ON country.reports_1 REFERENCING NEW TABLE AS met FOR EACH STATEMENT "
            "EXECUTE FUNCTION trygghet.trygghet_refuse_nothing()",
            "is a foreign table",
        ),
    ],
    ids=["unique keys", "two-phase commit", "handing in", "triggers that see what was met"],
)
def test_what_does_not_work_over_servers(made, statement, why):
    with pytest.raises(RuntimeError, match=why):
        made.front.sql(statement)


def test_a_change_at_the_front_is_history_where_the_report_lies(made):
    """Triggers of the other server run, with the rights of the one login the servers share."""
    made.front.sql(
        "UPDATE country.trygghet_report SET assigned_to = 'kim' WHERE municipality = '0180' AND report_no LIKE '%-0001'"
    )
    changed = made.servers[1].sql(
        "SELECT h.action, h.after ->> 'assigned_to' FROM trygghet.trygghet_report_history h ORDER BY fid DESC LIMIT 1"
    )
    assert changed == "changed|kim"
