"""Columns in: every type a reader delivers gives the same table."""

from __future__ import annotations

from datetime import datetime, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.naive import Row, root_of, table_of
from tests.analysis.strategies import moments, reports
from trygghet_plugin.analysis.duplicates import Duplicates
from trygghet_plugin.analysis.local_columns import (
    NO_TIME,
    hours_of_week,
    local_hours,
    local_moments,
    month_name,
    months_of,
    next_clock_change,
    week_name,
    weeks_of,
)
from trygghet_plugin.analysis.report_table import NO_POSITION, ReportTable
from trygghet_plugin.analysis.text_codes import TextEncoder
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.period import iso_week_name

UTC = timezone.utc
texts = st.text(st.characters(blacklist_characters="\0", blacklist_categories=("Cs",)), max_size=30)


def naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(texts, max_size=20), max_size=4))
def test_any_text_comes_back_from_its_code(batches) -> None:
    encoder = TextEncoder()
    for batch in batches:
        encoder.add(np.array([text.encode() for text in batch], "S"))
    column = encoder.column()
    assert [column.text(row) for row in range(len(column))] == [text for batch in batches for text in batch]
    assert column.labels[0] == ""
    assert len(set(column.labels)) == len(column.labels)


@pytest.mark.parametrize("distinct", [1, 255, 256, 70_000])
def test_many_labels_stay_apart_and_codes_stay_narrow(distinct) -> None:
    values = np.array([f"{number:08d}-{'x' * 12}" for number in range(distinct)] * 2, "S")
    encoder = TextEncoder()
    encoder.add(values)
    column = encoder.column()
    assert np.array(column.labels, "S")[column.codes].tolist() == values.tolist()
    assert column.codes.itemsize == (1 if distinct < 256 else 2 if distinct < 65_536 else 4)


@pytest.mark.parametrize("values", [
    np.ma.array([b"a", b"junk", b"b"], mask=[0, 1, 0]), np.array(["a", None, "b"], object), np.array(["a", "", "b"]),
    np.array([b"a", b"", b"b"]), np.array(["a", float("nan"), b"b"], object)])
def test_missing_texts_have_code_0(values) -> None:
    encoder = TextEncoder()
    encoder.add(values)
    column = encoder.column()
    assert [column.text(row) for row in range(3)] == ["a", "", "b"]
    assert column.codes[1] == 0


@pytest.mark.parametrize("values", [
    np.ma.array([2, 9, 0], np.int32, mask=[0, 1, 0]), np.array([2, None, 0], object),
    np.array([2.0, np.nan, 0.0], object)])
def test_numbers_are_coded_by_their_digits(values) -> None:
    encoder = TextEncoder()
    encoder.add(values)
    assert [encoder.column().text(row) for row in range(3)] == ["2", "", "0"]


def test_numbers_far_apart_are_coded_too() -> None:
    encoder = TextEncoder()
    encoder.add(np.array([10**12, -5, 10**12]))
    assert [encoder.column().text(row) for row in range(3)] == ["1000000000000", "-5", "1000000000000"]


@settings(max_examples=100, deadline=None)
@given(st.lists(moments, min_size=1, max_size=30))
def test_local_hours_days_weeks_and_months_equal_the_rule_of_core(found) -> None:
    column = np.array([naive(moment) for moment in found], "datetime64[ms]")
    hours = local_hours(column)
    local = [to_local(moment) for moment in found]
    assert hours_of_week(hours).tolist() == [moment.weekday() * 24 + moment.hour for moment in local]
    weeks = [week_name(monday) for monday in weeks_of(hours // 24).tolist()]
    assert weeks == [iso_week_name(moment.date()) for moment in local]
    assert [month_name(month) for month in months_of(hours // 24).tolist()] == [f"{moment:%Y-%m}" for moment in local]
    assert local_moments(column).tolist() == [moment.replace(fold=0) for moment in local]
    assert (next_clock_change(column) > column).all()


def test_unknown_times_stay_unknown_and_wrong_centuries_do_no_harm() -> None:
    column = np.array(["NaT", "0001-01-01", "9999-12-31T23:59:59.999", "2026-07-01"], "datetime64[ms]")
    hours = local_hours(column)
    assert hours[0] == NO_TIME
    assert hours[3] == 24 * (np.datetime64("2026-07-01") - np.datetime64("1970-01-01")).astype(int) + 2
    assert local_hours(column[:0]).tolist() == []
    table = ReportTable.from_columns({"occurred_at": column, "status": np.array([b"approved"] * 4)})
    assert len(table) == 4


@settings(max_examples=100, deadline=None)
@given(reports())
def test_duplicates_belong_to_the_end_of_their_chain(rows) -> None:
    table = table_of(rows)
    found = dict(zip(table.duplicates.rows.tolist(), table.duplicates.originals.tolist()))
    expected = {number: rows.index(root_of(row, rows)) for number, row in enumerate(rows)}
    assert found == {row: root for row, root in expected.items() if row != root}


def test_a_long_chain_ends_at_its_first_report() -> None:
    size = 50_000
    links = np.arange(1, size)
    found = Duplicates.of_links(links, links - 1, size)
    assert not found.originals.any()
    assert len(found.rows) == size - 1


def test_links_told_by_the_reader_equal_links_by_id() -> None:
    rows = [Row("a"), Row("b", status="duplicate", duplicate_of="a"), Row("c", status="duplicate", duplicate_of="b"),
            Row("d", status="approved", duplicate_of="a")]
    status = np.array([row.status.encode() for row in rows])
    linked = ReportTable.from_batches(
        [{"fid": np.array([7, 3]), "status": status[:2]}, {"fid": np.array([9, 4]), "status": status[2:]}],
        links=(np.array([3, 9, 4, 99]), np.array([7, 3, 7, 7])))
    by_id = table_of(rows)
    assert linked.duplicates.rows.tolist() == by_id.duplicates.rows.tolist() == [1, 2]
    assert linked.duplicates.originals.tolist() == by_id.duplicates.originals.tolist() == [0, 0]


def test_batches_make_the_same_table_as_one() -> None:
    columns = {"status": np.array([b"new", b"approved", b"new"]), "q_cost": np.array([b"0", b"", b"under"]),
               "x": np.array([1.0, np.nan, 3.0]), "y": np.array([1.0, 2.0, 3.0]),
               "report_no": np.array([b"2026-1", b"2026-22", b""])}
    whole = ReportTable.from_columns(columns, keep=("report_no",))
    pieces = ReportTable.from_batches([{name: column[:1] for name, column in columns.items()},
                                       {name: column[1:] for name, column in columns.items()}], keep=("report_no",))
    for table in (whole, pieces):
        assert [table.column("q_cost").text(row) for row in range(3)] == ["0", "", "under"]
        assert table.texts["report_no"].tolist() == [b"2026-1", b"2026-22", b""]
        assert table.fid.tolist() == [1, 2, 3]
        assert table.has(NO_POSITION).tolist() == [False, True, False]


def test_a_column_that_comes_late_is_missing_before() -> None:
    table = ReportTable.from_batches([{"status": np.array([b"new"])},
                                      {"status": np.array([b"new"]), "source": np.array([b"dock"])}])
    assert [table.column("source").text(row) for row in range(2)] == ["", "dock"]


def wkb(x: float, y: float, order: str = "<", kind: int = 1, more: bytes = b"") -> bytes:
    return (b"\x01" if order == "<" else b"\x00") + np.array([kind], order + "u4").tobytes() + np.array(
        [x, y], order + "f8").tobytes() + more


@pytest.mark.parametrize("cells", [
    np.array([wkb(1, 2), wkb(np.nan, np.nan), wkb(3, 4)], "V21"),
    np.array([wkb(1, 2), None, wkb(3, 4, kind=1001, more=bytes(8))], object),
    np.array([wkb(1, 2, ">"), wkb(np.nan, np.nan, ">"), wkb(3, 4, ">")], "V21"),
    np.ma.array(np.array([wkb(1, 2), b"", wkb(3, 4)], object), mask=[0, 1, 0]),
])
def test_points_come_out_of_well_known_binary(cells) -> None:
    table = ReportTable.from_columns({"geom": cells})
    assert table.x.tolist()[::2] == [1, 3]
    assert table.y.tolist()[::2] == [2, 4]
    assert np.isnan(table.x[1])


def test_the_database_s_own_time_text_is_read_as_well() -> None:
    table = ReportTable.from_columns({"occurred_at": np.array(["2026-11-21T22:10:00.000Z", None], object)})
    assert table.occurred_at.tolist() == [datetime(2026, 11, 21, 22, 10), None]


def test_a_report_costs_64_bytes() -> None:
    rows = [Row(str(number), category=f"c{number % 25}", organisation=f"o{number % 20}", place_id=f"p{number % 900}",
                area_code=f"a{number % 300}", occurred_at=datetime(2026, 1, 1, tzinfo=UTC)) for number in range(1000)]
    table = table_of(rows)
    arrays = [value for value in vars(table).values() if isinstance(value, np.ndarray)]
    arrays += [column.codes for column in table.coded.values()]
    assert sum(array.nbytes for array in arrays) <= 64 * len(rows)
