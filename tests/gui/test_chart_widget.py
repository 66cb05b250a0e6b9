"""The chart in a dock: height, mouse, keyboard, table, clipboard, and what a screen reader is told."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QPalette
from qgis.PyQt.QtWidgets import QScrollArea, QToolTip, QVBoxLayout, QWidget

from tests.charts.specs import every_kind, figures
from trygghet_plugin.charts.builders import bars_by_category
from trygghet_plugin.gui.chart_widget import ChartView, ChartWidget


@pytest.fixture
def chart(qtbot: QtBot) -> ChartWidget:
    widget = ChartWidget()
    qtbot.addWidget(widget)
    widget.resize(360, 10)
    widget.set_spec(every_kind()["category"])
    widget.show()
    return widget


def _centre(chart: ChartWidget, mark: int) -> QPoint:
    return chart.mark_box(mark).center().toPoint()


def test_a_click_on_a_bar_asks_for_its_category(chart: ChartWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.clicked) as asked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=_centre(chart, 2))
    assert asked.args == ["buskorning"]


def test_the_rest_asks_for_nothing(chart: ChartWidget, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.clicked):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=_centre(chart, 7))
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=_centre(chart, 2))


def test_the_keyboard_walks_through_the_bars_and_asks(chart: ChartWidget, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.clicked, wait=10):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(chart, key)
    with qtbot.waitSignal(chart.clicked) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert asked.args == ["alkohol"]
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    with qtbot.waitSignal(chart.clicked) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Space)
    assert asked.args == ["obehorig"]


def test_the_tip_tells_all_and_is_never_markup(chart: ChartWidget, qtbot: QtBot) -> None:
    evil = "<img src=http://127.0.0.1:1/x> & co"
    chart.set_spec(bars_by_category(figures(by_category={"x": 1234}), lambda _code: evil))
    qtbot.mouseMove(chart, _centre(chart, 0))
    qtbot.waitUntil(lambda: bool(QToolTip.text()))
    assert "<img" not in QToolTip.text()
    assert "&lt;img" in QToolTip.text()
    assert "1\u2009234 events" in QToolTip.text()


def test_the_chart_is_as_high_as_it_needs_at_every_width(chart: ChartWidget) -> None:
    narrow = chart.height()
    chart.resize(600, chart.height())
    assert chart.height() < narrow


def test_a_screen_reader_hears_title_and_figures(chart: ChartWidget) -> None:
    assert chart.accessibleName() == "Events by category"
    assert "Speeding" not in chart.accessibleDescription()
    assert "1\u2009234" in chart.accessibleDescription()
    assert "3 unreviewed" in chart.accessibleDescription()
    chart.set_spec(every_kind()["empty"])
    assert "Review the reports" in chart.accessibleDescription()


def test_the_whole_table_is_copied_from_the_chart(chart: ChartWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Category\t1 Sep – 22 Nov 2026"
    assert lines[1].endswith("\t1234")
    assert len(lines) == 9


def test_a_dark_theme_gets_dark_ground_and_light_words(chart: ChartWidget) -> None:
    palette = chart.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1e1e"))
    chart.setPalette(palette)
    image = chart.grab().toImage()
    assert image.pixelColor(0, image.height() - 1).name() == "#1e1e1e"
    lightest = max(image.pixelColor(x, y).lightness() for x in range(200) for y in range(30))
    assert lightest > 220


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 0, 0)
    shown = ChartView()
    shown.set_spec(every_kind()["category_compared"])
    layout.addWidget(shown)
    layout.addStretch(1)
    area.setWidget(inner)
    area.resize(340, 600)
    area.show()
    shown.area = area
    return shown


def test_the_button_changes_between_chart_and_table(view: ChartView, qtbot: QtBot) -> None:
    assert view.chart.isVisible()
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)
    assert view.table.isVisible()
    assert not view.chart.isVisible()
    assert view.button.accessibleName() == "Show as a chart"
    view.show_table(False)
    assert view.button.accessibleName() == "Show as a table"
    assert view.chart.isVisible()
    assert not view.button.isChecked()


def test_the_button_stands_in_its_corner_and_off_the_title(view: ChartView) -> None:
    assert view.button.geometry().right() <= view.width()
    title = view.chart._picture.drawing.texts[0].box
    assert title.right * view.chart.scale <= view.button.x()


def test_the_table_has_the_numbers_right_aligned_and_worded(view: ChartView) -> None:
    view.show_table(True)
    model = view.table.model
    index = model.index(0, 1)
    assert model.data(index) == "1\u2009234"
    assert model.data(index, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Category"
    assert view.table.view.accessibleName() == "Events by category"
    assert view.table.notes.textFormat() == Qt.TextFormat.PlainText


def test_the_table_shows_all_its_rows_and_its_notes_do_not_cover_it(view: ChartView, qtbot: QtBot) -> None:
    view.show_table(True)
    qtbot.waitUntil(lambda: view.table.isVisible())
    qtbot.wait(50)
    table = view.table.view
    assert table.verticalScrollBar().maximum() == 0
    assert view.table.notes.y() >= table.geometry().bottom()


def test_ctrl_c_copies_marked_rows_without_formulas(view: ChartView, qtbot: QtBot) -> None:
    view.chart.set_spec(every_kind()["category"])
    view.table.set_spec(bars_by_category(figures(by_category={"a": 5, "b": 4}), {"a": "=1+1", "b": "Klotter"}.get))
    view.show_table(True)
    view.table.view.selectRow(0)
    qtbot.keyClick(view.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1:] == ["'=1+1\t5"]
    view.table.view.clearSelection()
    assert view.table.view.copied().splitlines()[1:] == ["'=1+1\t5", "Klotter\t4"]


def test_clicks_reach_the_view(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.clicked) as asked:
        qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=_centre(view.chart, 1))
    assert asked.args == ["alkohol"]
