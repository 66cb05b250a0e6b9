"""The weekly meeting: true at 0, 4 and 11 reports, in order, with what is left out said."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings

from tests.analysis.naive import Row, figures, table_of
from tests.analysis.strategies import reports
from trygghet_plugin.analysis import meeting_words
from trygghet_plugin.analysis.filters import Audience, Filter
from trygghet_plugin.analysis.meeting import Meeting, since, weekly_meeting
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.period import Period

UTC = timezone.utc
WEEK = Period.of_week(2026, 47)
WEDNESDAY = datetime(2026, 11, 18, 12, tzinfo=UTC)


def meet(rows: list[Row], period: Period = WEEK, **question: object) -> Meeting:
    return weekly_meeting(table_of(rows), Filter(period.start, period.end, **question))


def weeks_ago(weeks: float, name: str = "", **more: object) -> Row:
    return Row(name or f"{weeks}-{len(more)}-{more}", occurred_at=WEDNESDAY - timedelta(weeks=weeks), **more)


def test_an_empty_workspace_says_so_and_claims_nothing() -> None:
    found = meet([])
    assert (found.events, found.normal, found.recurring, found.unreviewed) == ((), None, (), 0)
    assert meeting_words.headline(found) == "No events · too little data yet to say what is normal"
    assert meeting_words.compared(found) == "no reports from the same weeks last year to compare with"


def test_a_quiet_week_is_told_beside_what_is_normal() -> None:
    found = meet([weeks_ago(weeks) for weeks in range(1, 60)])
    assert meeting_words.headline(found) == "No events · normally 1–1"
    assert found.comparison.previous == 1
    assert not found.before_data


def test_four_reports_of_three_events_and_too_little_data() -> None:
    rows = [weeks_ago(0, "a", severity=1), weeks_ago(0.1, "b", severity=3), weeks_ago(0, "c"), weeks_ago(3, "old"),
            Row("d", status="duplicate", duplicate_of="a", occurred_at=WEDNESDAY)]
    found = meet(rows)
    assert [(event.number, rows[event.row].report_id) for event in found.events] == [(1, "b"), (2, "a"), (3, "c")]
    assert found.events[1].duplicates == (4,)
    assert meeting_words.headline(found) == "3 event(s) (4 report(s)) · too little data yet to say what is normal"


def test_eleven_events_with_all_that_is_left_out() -> None:
    rows = [weeks_ago(0, f"now{number}") for number in range(11)]
    rows += [weeks_ago(weeks, f"w{weeks}-{number}") for weeks in range(1, 53) for number in range(5 + weeks % 10)]
    last_week = WEDNESDAY - timedelta(weeks=1)
    rows += [Row("new", status="new", occurred_at=WEDNESDAY), Row("untimed new", status="new", received_at=WEDNESDAY),
             Row("untimed", received_at=WEDNESDAY), Row("untimed last week", received_at=last_week),
             Row("safe", kind="safe_place", occurred_at=WEDNESDAY),
             Row("coming", kind="upcoming", occurred_at=WEDNESDAY + timedelta(days=9)),
             Row("far off", kind="upcoming", occurred_at=WEDNESDAY + timedelta(days=60))]
    found = meet(rows)
    assert (len(found.events), found.unreviewed) == (11, 2)
    assert [rows[event.row].report_id for event in found.without_time] == ["untimed"]
    assert [rows[event.row].report_id for event in found.coming] == ["coming"]
    assert (found.normal.low, found.normal.high, found.normal.spans) == (6, 13, 26)
    assert meeting_words.left_out(found) == "2 unreviewed not included · 1 without a time, listed apart"


def test_the_newest_comes_first_among_equally_severe() -> None:
    rows = [Row(name, occurred_at=WEDNESDAY + timedelta(hours=hours), severity=severity)
            for name, hours, severity in (("c", -5, None), ("a", -9, 2), ("b", 0, None))]
    assert [rows[event.row].report_id for event in meet(rows).events] == ["a", "b", "c"]


@pytest.mark.parametrize(("weeks", "spans"), [(7, None), (8, 8), (26, 26), (80, 26)])
def test_normal_is_claimed_from_eight_spans_on_and_looks_back_twenty_six(weeks, spans) -> None:
    monday = datetime(2026, 11, 16, 11, tzinfo=UTC)
    found = meet([Row("a", occurred_at=monday - timedelta(weeks=weeks)), Row("b", occurred_at=monday)])
    assert (found.normal and found.normal.spans) == spans


def test_normal_of_a_longer_period_is_of_spans_as_long() -> None:
    start = date(2026, 11, 12)
    before = datetime(2026, 11, 11, 12, tzinfo=UTC)
    rows = [Row(f"{day}", occurred_at=before - timedelta(days=day)) for day in range(200)]
    found = meet(rows, Period(start, start + timedelta(days=9)))
    assert (found.normal.low, found.normal.high, found.normal.spans) == (10, 10, 20)
    assert meet(rows, Period(start, start + timedelta(days=40))).normal is None


def test_a_named_place_recurs_by_the_weeks_in_a_row() -> None:
    rows = [weeks_ago(weeks, place_id="torget", x=weeks * 1000) for weeks in (0, 1, 2, 4)]
    rows += [weeks_ago(0, place_id="parken"), weeks_ago(2, place_id="parken")]
    (found,) = meet(rows).recurring
    assert (found.place_id, found.weeks, found.rows) == ("torget", 3, (0,))
    assert meeting_words.recurs("Torget", found.weeks) == "Torget, third week in a row"
    assert meeting_words.recurs("Torget", 9) == "Torget, 9 weeks in a row"


def test_reports_without_a_named_place_recur_where_they_are_near() -> None:
    rows = [weeks_ago(0, "a", x=0, y=0), weeks_ago(0, "b", x=50, y=0), weeks_ago(1, "c", x=60, y=0),
            weeks_ago(1, "d", x=500, y=0), weeks_ago(0, "e", x=900, y=0),
            weeks_ago(1, "f", x=0, y=0, place_id="torget")]
    (found,) = meet(rows).recurring
    assert (found.place_id, found.weeks) == ("", 2)
    assert {rows[row].report_id for row in found.rows} == {"a", "b"}


def test_a_report_nowhere_on_the_map_recurs_nowhere() -> None:
    assert meet([weeks_ago(0, "a", x=float("nan")), weeks_ago(1, "b", x=float("nan"))]).recurring == ()


def test_partners_do_not_meet_internal_reports() -> None:
    rows = [weeks_ago(0, "a"), weeks_ago(0, "b", internal_only=1), weeks_ago(0, "c", category="incident_anstalld"),
            Row("d", status="duplicate", duplicate_of="a", internal_only=1)]
    found = meet(rows, audience=Audience.PARTNERS)
    assert [(rows[event.row].report_id, event.duplicates) for event in found.events] == [("a", ())]
    assert found.reports == 1


def test_a_meeting_needs_a_period() -> None:
    with pytest.raises(TrygghetError, match="period"):
        weekly_meeting(table_of([]), Filter(start=WEEK.start))


def test_since_the_last_meeting_until_today() -> None:
    assert since(date(2026, 11, 12), date(2026, 11, 19)) == Period(date(2026, 11, 12), date(2026, 11, 19))
    assert since(date(2026, 12, 1), date(2026, 11, 19)) == Period(date(2026, 11, 19), date(2026, 11, 19))


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_list_is_as_long_as_the_figures_say(rows) -> None:
    for week in (Period.of_week(2026, 13), Period.of_week(2026, 1), Period.of_week(2020, 53)):
        found = meet(rows, week)
        expected = figures(rows, week.start, week.end)
        assert (len(found.events), found.reports) == (expected["total"], expected["reports"])
        assert [event.number for event in found.events] == list(range(1, len(found.events) + 1))
        assert np.isin(list({event.row for event in found.events}), range(len(rows))).all()
        assert len(found.events) + sum(len(event.duplicates) for event in found.events) == found.reports
