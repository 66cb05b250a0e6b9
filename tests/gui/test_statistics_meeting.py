"""The meeting's tab on a real workspace: true at 0, 4 and 11 reports, its list and the map telling the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget

from tests.gui.statistics_workspace import Told, X, Y, add_reports, week_of
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.dock import PanelDock
from trygghet_plugin.gui.statistics_dock import periods
from trygghet_plugin.gui.statistics_dock.numbers_on_map import NumbersItem
from trygghet_plugin.gui.statistics_dock.periods import Span
from trygghet_plugin.storage.store import CalendarEntry, Measure, ZeroReturn


@pytest.fixture
def meeting(open_panel):
    """Opens the panel on reports and gives its first tab, counted."""

    def opened(reports, **more):
        panel = open_panel(reports, **more)
        return panel.meeting

    return opened


def shown(label):
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    ("events", "duplicates", "headline"),
    [(0, 0, "No events"), (1, 0, "1 event(s)"), (4, 0, "4 event(s)"), (11, 3, "11 event(s) (14 report(s))")],
)
def test_headline_is_true_at_any_number(meeting, events, duplicates, headline):
    tab = meeting(week_of(events, duplicates))
    assert tab.headline.text().startswith(headline + " ·")
    assert [line.number for line in tab.events.lines.lines] == list(range(1, events + 1))
    assert tab.events.isVisible() == bool(events)
    assert "%" not in tab.compared.text()


def test_an_empty_week_says_what_to_do(meeting):
    tab = meeting([])
    assert "Choose another" in shown(tab.empty)
    assert not any(title.isVisible() for title in tab.sections.values())


def test_an_unreviewed_week_says_so(meeting):
    tab = meeting([Told(3, status=ReviewStatus.NEW), Told(30, status=ReviewStatus.NEEDS_INFO)])
    assert "2 unreviewed" in tab.left_out.text()
    assert "Review what is waiting" in shown(tab.empty)


def test_same_weeks_last_year_in_words(meeting):
    year = 52 * 7 * 24
    tab = meeting([*week_of(11), *(Told(hours_ago=year + 5 * number) for number in range(9))])
    assert "same weeks last year 9" in tab.compared.text()
    assert "%" not in tab.compared.text()


def test_reports_without_a_time_are_listed_apart_and_not_counted(meeting):
    tab = meeting([*week_of(4), Told(None)])
    assert tab.headline.text().startswith("4 event(s)")
    assert [line.number for line in tab.without_time.lines.lines] == [0]
    assert tab.without_time_title.isVisible()


def test_recurring_places_are_named_by_their_numbers(meeting):
    tab = meeting([Told(5, dx=10), Told(5 + 168, dx=12), Told(5 + 336, dy=8)])
    assert "place of 1, third week in a row" in shown(tab.recurring)


def test_measures_actors_and_what_is_coming_are_shown_where_there_is_data(meeting):
    day = periods.today()
    week = "{}-W{:02d}".format(*day.isocalendar()[:2])

    def plan(workspace):
        workspace.store.add_planning(
            measures=[Measure("m1", "Byt lampa", "gata", day - timedelta(days=3), "ongoing", ""),
                      Measure("m2", "Klipp häcken", "gata", day + timedelta(days=9), "planned", ""),
                      Measure("m3", "Måla om", "fastighet", day, "done", "")],
            calendar=[CalendarEntry(day + timedelta(days=3), day + timedelta(days=4), "Lucia", "tradition")],
            returns=[ZeroReturn("skola", week, 0, None)])

    tab = meeting([Told(5), Told(-48, category="arrangemang", kind=Kind.UPCOMING)], prepare=plan)
    assert shown(tab.measures) == "2 in progress · 1 late · 1 done"
    assert "Lucia" in shown(tab.coming)
    assert "Upcoming event" in shown(tab.coming)
    assert "2 of 3 actors have answered" in tab.left_out.text()


# --- the period ------------------------------------------------------------------------------------------------------


def test_since_a_day_counts_from_that_day(meeting, qtbot):
    tab = meeting([Told(24 * number + 1) for number in range(20)])
    first = periods.today() - timedelta(days=12)
    tab.period.combo.setCurrentIndex(tab.period.combo.findData(Span.SINCE))
    assert tab.period.period.start == periods.today() - timedelta(days=6)
    tab.period.start.setDate(QDate(first))
    expected = sum(
        (periods.to_local(periods.now()) - timedelta(hours=24 * number + 1)).date() >= first for number in range(20))
    qtbot.waitUntil(lambda: len(tab.events.lines.lines) == expected)
    assert tab.week.meeting.period.start == first


def test_a_whole_iso_week_can_be_chosen(meeting, qtbot):
    tab = meeting(week_of(4))
    day = periods.today() - timedelta(days=300)
    tab.period.combo.setCurrentIndex(tab.period.combo.findData(Span.WEEK))
    tab.period.start.setDate(QDate(day))
    qtbot.waitUntil(lambda: tab.week.meeting.period == periods.week_of(day))
    assert tab.period.words.text() == f"w. {day.isocalendar()[1]}"
    assert shown(tab.empty)


# --- list and map ----------------------------------------------------------------------------------------------------


def numbers_on(tab):
    return [item for item in tab._session.iface.canvas.scene().items() if isinstance(item, NumbersItem)]


def test_numbers_stand_on_the_map_only_while_the_tab_is_seen(open_panel):
    panel = open_panel(week_of(4))
    tab = panel.meeting
    assert len(numbers_on(tab)) == 1
    panel.tabs.setCurrentIndex(1)
    assert numbers_on(tab) == []
    panel.tabs.setCurrentIndex(0)
    assert len(numbers_on(tab)) == 1
    panel.hide()
    assert numbers_on(tab) == []


def test_numbers_go_when_another_dock_lies_in_front(open_panel, qtbot):
    panel = open_panel(week_of(4))
    window = panel.meeting._session.iface.window
    dock = next(one for one in window.findChildren(PanelDock) if one.panel is panel)
    other = QDockWidget("Other", window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, other)
    window.tabifyDockWidget(dock, other)
    other.show()
    other.raise_()
    qtbot.waitUntil(lambda: numbers_on(panel.meeting) == [])
    add_reports(panel.meeting._session.workspace, [Told(1)])
    panel.meeting._session.notify_written()
    assert not panel.reader.reading
    dock.raise_()
    qtbot.waitUntil(lambda: panel.meeting.headline.text().startswith("5 event(s)"))
    assert len(numbers_on(panel.meeting)) == 1


def test_numbers_are_painted_where_the_events_are(meeting, qtbot):
    tab = meeting([Told(5)])
    canvas = tab._session.iface.canvas
    tab._session.iface.window.show()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    canvas.setExtent(QgsRectangle(X - 500, Y - 500, X + 500, Y + 500))
    QTest.qWait(50)
    picture = canvas.grab().toImage()
    middle = canvas.getCoordinateTransform().transform(X, Y)
    assert picture.pixelColor(QPoint(round(middle.x()) - 7, round(middle.y()))).name() == "#0072b2"


def test_choosing_a_line_brings_it_into_sight_and_opening_it_goes_close(meeting, qtbot):
    tab = meeting([Told(5, dx=3_000), Told(6)])
    canvas = tab._session.iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    canvas.setExtent(QgsRectangle(X - 500, Y - 500, X + 500, Y + 500))
    before = canvas.scale()
    line = next(row for row, one in enumerate(tab.events.lines.lines) if one.x > X + 2_000)
    tab.events.setCurrentIndex(tab.events.lines.index(line))
    assert canvas.extent().contains(QgsRectangle(X + 3_000, Y, X + 3_000, Y))
    assert canvas.scale() == pytest.approx(before, rel=0.01)
    tab.events.setFocus()
    QTest.keyClick(tab.events, Qt.Key.Key_Return)
    assert canvas.scale() < before


def test_a_report_selected_on_the_map_is_marked_in_the_list(meeting, qtbot):
    tab = meeting(week_of(4))
    layer = tab._session.review_layer()
    tab._session.iface.canvas.setLayers([layer])
    line = tab.events.lines.lines[2]
    layer.selectByIds([line.fid])
    qtbot.waitUntil(lambda: tab.events.currentIndex().row() == 2)


def test_texts_of_users_are_never_markup(meeting):
    hostile = "<img src=http://127.0.0.1:1/x>[% env('PATH') %]"

    def rename(workspace):
        from trygghet_plugin.storage.store import Organisation

        workspace.store.save_organisations([Organisation("fastighet", hostile)], "test")

    tab = meeting([Told(5)], prepare=rename)
    index = tab.events.lines.index(0)
    assert hostile in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_new_report_moves_the_figures(meeting, qtbot):
    tab = meeting(week_of(4))
    add_reports(tab._session.workspace, [Told(1, category="brand")])
    tab._session.notify_written()
    qtbot.waitUntil(lambda: tab.headline.text().startswith("5 event(s)"))
