"""Every figure equals the naive count, whatever the reports and the question."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.naive import Row, figures, table_of
from tests.analysis.strategies import CATEGORIES, STATUSES, reports
from trygghet_plugin.analysis.actors import Return
from trygghet_plugin.analysis.filters import Audience, Filter
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.analysis.statistics import Statistics, StatisticsContext, StatisticsQuery, compute
from trygghet_plugin.core.errors import NotAvailable, TrygghetError
from trygghet_plugin.core.period import Period

UTC = timezone.utc
CONTEXT = StatisticsContext("1442", datetime(2026, 11, 23, 7, tzinfo=UTC))

dates = st.dates(date(2019, 1, 1), date(2027, 12, 31)) | st.sampled_from(
    [date(2026, 3, 29), date(2026, 10, 25), date(2020, 12, 31), date(2021, 1, 3)])
periods = st.none() | st.tuples(dates, dates).map(sorted)


def ask(table: ReportTable, compare_with: Period | None = None, **question: object) -> Statistics:
    return compute(table, StatisticsQuery(Filter(**question), compare_with), CONTEXT)


@settings(max_examples=120, deadline=None)
@given(reports(), periods, st.lists(st.sampled_from(STATUSES), unique=True),
       st.none() | st.lists(st.sampled_from(CATEGORIES), unique=True), st.booleans(), st.booleans())
def test_every_figure_equals_the_naive_count(rows, period, statuses, categories, partners, as_bytes) -> None:
    start, end = period or (None, None)
    codes = {"category": tuple(categories)} if categories is not None else {}
    audience = Audience.PARTNERS if partners else Audience.INTERNAL
    told = ask(table_of(rows, as_bytes), start=start, end=end, statuses=tuple(statuses), codes=codes, audience=audience)
    expected = figures(rows, start, end, tuple(statuses), codes, partners)
    answered = told.to_dict()
    np.testing.assert_allclose(answered.pop("by_weekday_hour"), expected.pop("by_weekday_hour"), atol=1e-9)
    assert answered.pop("median_days_to_review") == pytest.approx(expected.pop("median_days_to_review"))
    assert {name: answered[name] for name in expected} == expected


@settings(max_examples=60, deadline=None)
@given(reports(), periods)
def test_sums_hold_together(rows, period) -> None:
    start, end = period or (None, None)
    told = ask(table_of(rows), start=start, end=end, statuses=())
    for counts in (told.by_status, told.by_category, told.by_organisation):
        assert sum(counts.values()) == told.total
    assert sum(told.by_area.values()) + told.outside_areas == told.total
    without_time = 0 if period else told.without_time
    assert sum(told.by_month.values()) == sum(told.by_iso_week.values()) == told.total - without_time
    assert sum(map(sum, told.by_weekday_hour)) == pytest.approx(told.hour_events)
    assert told.time_known_within_6h <= told.hour_events <= told.event_kind
    assert told.total <= told.reports <= len(rows)
    assert sum(told.by_kind.values()) >= told.total


@settings(max_examples=60, deadline=None)
@given(reports(), periods, periods)
def test_comparison_counts_the_other_period_the_same_way(rows, period, other) -> None:
    if period is None:
        assert ask(table_of(rows)).comparison is None
        return
    chosen = Period(*other) if other else None
    comparison = ask(table_of(rows), chosen, start=period[0], end=period[1]).comparison
    before = chosen or Period(*period).same_weeks_last_year()
    assert comparison.previous_period == before
    assert comparison.count == figures(rows, *period)["total"]
    assert comparison.previous == figures(rows, before.start, before.end)["total"]
    if min(comparison.count, comparison.previous) < 20:
        told = comparison.to_dict()
        assert (told["words"], told["ratio"], told["low"], told["high"]) == ("too_few", None, None, None)


def test_nothing_gives_zeros_and_no_median() -> None:
    told = ask(ReportTable.from_columns({})).to_dict()
    assert told["total"] == told["reports"] == told["open_now"] == 0
    assert told["median_days_to_review"] is None
    assert told["by_category"] == {}
    assert told["by_weekday_hour"] == [[0.0] * 24] * 7


def test_the_file_has_the_keys_of_the_contract_in_their_order() -> None:
    told = ask(table_of([Row("a", occurred_at=datetime(2026, 9, 1, 12, tzinfo=UTC))]), start=date(2026, 9, 1),
               end=date(2026, 11, 22)).to_dict()
    assert list(told) == [
        "workspace", "from", "to", "status", "filter", "audience", "read_at", "total", "reports", "by_status",
        "by_kind", "by_category", "by_month", "by_iso_week", "by_weekday_hour", "time_known_within_6h", "by_area",
        "by_place", "by_organisation", "outside_areas", "without_time", "unreviewed", "median_days_to_review",
        "open_now", "actors", "comparison", "suppressed"]
    assert list(told["comparison"]) == ["from", "to", "count", "previous", "ratio", "low", "high", "p", "words"]
    assert told["read_at"] == "2026-11-23T08:00:00+01:00"
    assert (told["comparison"]["from"], told["comparison"]["to"]) == ("2025-09-02", "2025-11-23")
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_comparison_of_the_contract_s_example() -> None:
    day, before = datetime(2026, 10, 1, 12, tzinfo=UTC), datetime(2025, 10, 1, 12, tzinfo=UTC)
    rows = [Row(f"{i}", occurred_at=day if i < 143 else before) for i in range(143 + 162)]
    told = ask(table_of(rows), start=date(2026, 9, 1), end=date(2026, 11, 22)).to_dict()["comparison"]
    assert (told["count"], told["previous"], told["words"]) == (143, 162, "no_clear_difference")
    assert [round(told[name], 3) for name in ("ratio", "low", "high", "p")] == [0.883, 0.700, 1.112, 0.303]


def test_actors_answer_by_report_or_return_for_the_weeks_of_the_period() -> None:
    in_week = datetime(2026, 11, 18, 12, tzinfo=UTC)
    rows = [Row("a", status="new", organisation="gata", occurred_at=in_week),
            Row("b", organisation="skola", occurred_at=in_week - timedelta(days=7)),
            Row("c", organisation="ej_veckovis", occurred_at=in_week)]
    returns = (Return("park", "2026-W47"), Return("gata", "2026-W47"), Return("skola", "2026-W46"),
               Return("bostad", "2026-W47", 3), Return("okänd", "2026-W47"))
    context = StatisticsContext("1442", CONTEXT.read_at, ("gata", "park", "skola", "bostad", "kultur"), returns)
    week = Period.of_week(2026, 47)
    told = compute(table_of(rows), StatisticsQuery(Filter(week.start, week.end)), context)
    assert told.to_dict()["actors"] == {"expected": 5, "answered": 3, "zero": 1}


def test_partners_learn_nothing_of_internal_reports() -> None:
    rows = [Row("a"), Row("b", internal_only=1), Row("c", category="incident_anstalld"),
            Row("d", status="duplicate", duplicate_of="a", internal_only=1), Row("e", status="new", internal_only=1)]
    told = ask(table_of(rows), audience=Audience.PARTNERS)
    assert (told.total, told.reports, told.open_now) == (1, 1, 0)
    assert "incident_anstalld" not in told.by_category


def test_public_figures_are_refused_until_small_counts_are_protected() -> None:
    with pytest.raises(NotAvailable, match="small counts"):
        ask(table_of([Row("a")]), audience=Audience.PUBLIC)


def test_a_comparison_needs_a_period_to_compare() -> None:
    with pytest.raises(TrygghetError, match="first and its last day"):
        ask(table_of([Row("a")]), Period(date(2025, 1, 1), date(2025, 2, 1)), start=date(2026, 1, 1))
