"""What a filter lets through, and what it refuses with words."""

from __future__ import annotations

from datetime import date, datetime, timezone

import numpy as np
import pytest

from tests.analysis.naive import Row, table_of
from trygghet_plugin.analysis.filters import Filter, parse_filter, select
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.errors import TrygghetError

UTC = timezone.utc


def chosen(rows: list[Row], **question: object) -> list[str]:
    selection = select(table_of(rows), Filter(**question))
    return [rows[row].report_id for row in np.flatnonzero(selection.events)]


def test_a_day_is_the_local_day() -> None:
    rows = [Row("23:59 the day before", occurred_at=datetime(2026, 7, 9, 21, 59, 59, tzinfo=UTC)),
            Row("00:00", occurred_at=datetime(2026, 7, 9, 22, tzinfo=UTC)),
            Row("23:59", occurred_at=datetime(2026, 7, 10, 21, 59, 59, 999000, tzinfo=UTC)),
            Row("00:00 the day after", occurred_at=datetime(2026, 7, 10, 22, tzinfo=UTC)), Row("whenever")]
    assert chosen(rows, start=date(2026, 7, 10), end=date(2026, 7, 10)) == ["00:00", "23:59"]
    assert chosen(rows, start=date(2026, 7, 11)) == ["00:00 the day after"]
    assert chosen(rows, end=date(2026, 7, 9)) == ["23:59 the day before"]
    assert len(chosen(rows)) == 5


def test_codes_of_several_columns_must_all_fit() -> None:
    rows = [Row("a", category="klotter", severity=3), Row("b", category="klotter"), Row("c", severity=3)]
    assert chosen(rows, codes={"category": ("klotter", "brand"), "severity": ("3",)}) == ["a"]
    assert chosen(rows, codes={"severity": ("",)}) == ["b"]
    assert chosen(rows, codes={"category": ()}) == []
    assert chosen(rows, codes={"category": ("a code no report has",)}) == []


def test_several_answers_to_a_question_match_by_any_of_them() -> None:
    answers = np.array(['["a", "b"]', '["c"]', "", "[not json", '["ab"]'], object)
    table = ReportTable.from_columns({"status": np.array([b"approved"] * 5), "q_seen": answers})
    selection = select(table, Filter(codes={"q_seen": ("a", "c")}))
    assert selection.events.tolist() == [True, True, False, False, False]


def test_only_what_lies_in_the_extent() -> None:
    rows = [Row("in", x=10, y=10), Row("on the edge", x=20, y=10), Row("out", x=21, y=10), Row("none", x=float("nan"))]
    assert chosen(rows, extent=(0, 0, 20, 20)) == ["in", "on the edge"]


def test_an_unknown_column_is_refused_with_the_known_ones() -> None:
    with pytest.raises(TrygghetError, match=r"“q_x”.*category"):
        chosen([Row("a")], codes={"q_x": ("1",)})


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(TrygghetError, match="ends"):
        Filter(date(2026, 2, 1), date(2026, 1, 1))


def test_a_saved_filter_is_read() -> None:
    assert parse_filter("") == {}
    assert parse_filter('{"category": ["a"], "severity": [3, null], "internal_only": [true]}') == {
        "category": ("a",), "severity": ("3", ""), "internal_only": ("1",)}


@pytest.mark.parametrize(
    "text", ["category = 'a'", "[]", '"a"', '{"category": "a"}', '{"category": [["a"]]}', "{", "NaN"])
def test_anything_else_is_refused_with_an_example(text) -> None:
    with pytest.raises(TrygghetError, match=r'\{"category": \["belysning", "klotter"\]\}'):
        parse_filter(text)
