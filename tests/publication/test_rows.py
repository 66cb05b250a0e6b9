"""Rows of a list: broken only between words where that can be, and none lost on the way through the columns."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QRectF

from trygghet_plugin.publication.content import MapEvent, MapMeasure
from trygghet_plugin.publication.page import SMALL_SIZE, wrapped
from trygghet_plugin.publication.rows import Row, balanced, event_row, flow, heading, measure_row

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_words_are_kept_whole_while_a_line_can_hold_them() -> None:
    lines = wrapped("Bevakningsbolaget Exempel och Handelsföreningen i Vårgårda", 30.0, SMALL_SIZE)
    assert len(lines) > 1
    assert not any(line.endswith("-") for line in lines)
    assert " ".join(lines) == "Bevakningsbolaget Exempel och Handelsföreningen i Vårgårda"


def test_a_word_wider_than_a_line_is_broken_and_nothing_of_it_lost() -> None:
    word = "Elljusspårsanläggningsföreningen"
    lines = wrapped(f"vid {word}", 20.0, SMALL_SIZE)
    assert lines[0] == "vid"
    assert "".join(lines[1:]).replace("-", "") == word


def test_a_row_tells_what_then_when_where_and_the_text() -> None:
    event = MapEvent(3, 1.0, 2.0, "klotter", "Klotter", "Torget", "sön 22/11 natt", text="Klotter\n på gaveln.")
    row = event_row(event)
    assert (row.number, row.hollow, row.head) == ("3", False, "Klotter")
    assert row.body.replace("\u00a0", " ") == "sön 22/11 natt · Torget · Klotter på gaveln."


def test_an_event_without_a_place_or_a_time_is_in_the_list_and_says_so() -> None:
    nowhere = event_row(MapEvent(4, None, None, "klotter", "Klotter", "", "sön 22/11 natt"))
    assert nowhere.hollow
    assert "without a place on the map" in nowhere.body
    untimed = event_row(MapEvent(0, 1.0, 2.0, "klotter", "Klotter", "Torget", "okänd tid"))
    assert (untimed.number, untimed.hollow) == ("?", True)
    assert "without a place" not in untimed.body


def test_a_text_that_would_fill_the_page_ends_with_a_whole_word() -> None:
    row = event_row(MapEvent(1, 1.0, 2.0, "klotter", "Klotter", "", "", text="glas på marken " * 10_000))
    assert len(row.body) < 310
    assert row.body.endswith(("glas…", "på…", "marken…"))


def test_a_measure_keeps_its_day_on_one_line() -> None:
    row = measure_row(MapMeasure("Röja buskar", "Gata och park", "20 nov, försenad"))
    assert row.body.endswith("20\u00a0nov,\u00a0försenad")


@pytest.mark.parametrize("arranged", [flow, balanced])
@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_every_row_is_placed_once_inside_its_column_or_left_over(arranged: object, count: int) -> None:
    rows = [Row(f"Rad {n}", "ord " * (n % 30), number=str(n)) for n in range(count)]
    columns = [QRectF(10, 20, 60, 100), QRectF(75, 20, 60, 100)]
    found, rest = arranged(rows, columns)  # type: ignore[operator]
    assert [one.row for one in found] + list(rest) == rows
    assert bool(rest) == (count == 40)
    for one in found:
        assert any(column.adjusted(-0.1, -0.1, 0.1, 0.1).contains(one.area) for column in columns)
    for one, other in zip(found, found[1:]):
        assert not one.area.intersects(other.area)


def test_balanced_columns_are_about_as_long() -> None:
    rows = [Row(f"Rad {n}", "ord", number=str(n)) for n in range(10)]
    columns = [QRectF(0, 0, 60, 200), QRectF(65, 0, 60, 200)]
    found, _rest = balanced(rows, columns)
    assert [sum(one.area.x() == column.x() for one in found) for column in columns] == [5, 5]


def test_a_heading_never_stands_alone_at_the_foot_of_a_column() -> None:
    rows = [*(Row(f"Rad {n}", "ord") for n in range(5)), heading("Åtgärder"), Row("Röja", "Gata")]
    full, _rest = flow(rows[:6], [QRectF(0, 0, 60, 200)])
    column = QRectF(0, 0, 60, full[-1].area.bottom() + 1.0)
    found, rest = flow(rows, [column])
    assert [one.row for one in found] == rows[:5]
    assert rest == rows[5:]
