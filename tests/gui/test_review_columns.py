"""The queue from 320 px: what is told longest gives way first, and the row that is read is never cut."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt

from tests.gui.review_workspace import Told, hand_in
from trygghet_plugin.gui.review_dock.columns import LEAST_WORDS, Needs, Widths, share
from trygghet_plugin.gui.review_dock.queue_model import AGE, CATEGORY, NUMBER, PLACE, WHEN

NEEDS = Needs(number=100, whens=(130, 85, 50), category=190, icon=26, place=130, age=60)


@pytest.mark.parametrize(
    ("width", "wanted"),
    [
        (700, Widths(130, 190, 220, False, False)),
        (610, Widths(130, 190, 130, False, False)),
        (600, Widths(85, 190, 165, False, False)),
        (550, Widths(50, 190, 150, True, False)),
        (440, Widths(50, 115, 115, True, False)),
        (420, Widths(50, 105, 105, True, False)),
        (410, Widths(50, 26, 174, True, True)),
        (316, Widths(50, 26, 80, True, True)),
        (290, Widths(0, 26, 104, True, True)),
    ],
)
def test_the_time_gives_way_before_the_words_and_the_words_before_the_place(width, wanted):
    widths = share(width, NEEDS)
    assert widths == wanted
    assert widths.when + widths.category + widths.place == width - NEEDS.number - NEEDS.age


@pytest.mark.parametrize("width", range(250, 900, 7))
def test_no_width_is_lost_or_overdrawn(width):
    widths = share(width, NEEDS)
    assert widths.when + widths.category + widths.place == width - NEEDS.number - NEEDS.age
    assert widths.icon_alone or min(widths.category, widths.place) >= LEAST_WORDS


def test_one_long_name_does_not_cost_the_time_of_day():
    long = Needs(100, (130, 85, 50), 320, 26, 130, 60)
    assert share(570, long) == Widths(85, 195, 130, False, False)


def test_a_short_place_leaves_its_room_to_a_long_category():
    short = Needs(100, (130, 85, 50), 190, 26, 70, 60)
    assert share(440, short) == Widths(50, 160, 70, True, False)


@pytest.fixture
def panel(review, vargarda):
    for number in range(30):
        place = "tunnel" if number % 2 else "park"
        hand_in(vargarda, Told(30 - number, "samling", f"Nummer {number}", place_type=place, dx=40 * number))
    return review()


def set_width(panel, width, qtbot):
    panel.parentWidget().setFixedWidth(width)
    qtbot.waitUntil(lambda: panel.width() == width)


def told_whole(panel, column):
    text = panel.model.index(0, column).data()
    icon = 20 if column == CATEGORY else 0
    return panel.view.fontMetrics().horizontalAdvance(text) + icon + 6 <= panel.view.columnWidth(column)


def test_with_little_else_to_see_category_and_place_are_whole(panel, qtbot):
    font = panel.font()
    font.setPointSize(9)
    panel.view.setFont(font)
    set_width(panel, 560, qtbot)
    assert told_whole(panel, CATEGORY)
    assert told_whole(panel, PLACE)


def test_at_320_pixels_number_place_and_age_are_left_and_the_tip_tells_the_rest(panel, qtbot):
    set_width(panel, 320, qtbot)
    shown = [column for column in (NUMBER, WHEN, CATEGORY, PLACE, AGE) if not panel.view.isColumnHidden(column)]
    assert shown == [NUMBER, CATEGORY, PLACE, AGE]
    assert sum(panel.view.columnWidth(column) for column in shown) <= panel.view.viewport().width()
    tip = panel.model.index(0, PLACE).data(Qt.ItemDataRole.ToolTipRole)
    assert panel.model.index(0, CATEGORY).data() in tip


def is_whole(panel, row):
    place, view = panel.view.visualRect(panel.model.index(row, 0)), panel.view.viewport().rect()
    return view.top() <= place.top() and place.bottom() <= view.bottom()


@pytest.mark.parametrize("row", [0, 13, 17, 29])
def test_the_row_that_is_read_is_whole_with_its_neighbours(panel, qtbot, row):
    panel.view.go_to(row)
    around = [near for near in (row - 1, row, row + 1) if 0 <= near < 30]
    assert [near for near in around if not is_whole(panel, near)] == []


def test_it_stays_whole_when_the_list_is_made_lower(panel, qtbot):
    panel.view.setMaximumHeight(400)
    panel.view.go_to(17)
    for height in (330, 260, 171, 110):
        panel.view.setFixedHeight(height)
        qtbot.waitUntil(lambda height=height: panel.view.height() == height)
        assert is_whole(panel, 17)
