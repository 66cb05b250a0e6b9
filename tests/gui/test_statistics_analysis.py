"""The analysis tab on a real workspace: filters, charts, what is left out, and the ways out of the window."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QPushButton, QToolButton

from tests.gui.statistics_workspace import ACTORS, Told, X, Y, week_of
from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.charts.table import to_csv
from trygghet_plugin.core.errors import ReadOnlyError, TrygghetError
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.statistics_dock import on_map, periods
from trygghet_plugin.gui.statistics_dock.export_menu import _write
from trygghet_plugin.gui.statistics_dock.periods import Span
from trygghet_plugin.storage.store import Area, Organisation

CATEGORIES = ("klotter", "brand", "stold", "hot", "skadegorelse")


def years(count=120):
    """Reports over two years, in several categories, from several actors."""
    return [Told(hours_ago=30 + 140 * number, category=CATEGORIES[number % 5], dx=7.0 * number,
                 organisation=ACTORS[number % 3].code, spread_hours=(0, 0, 9)[number % 3]) for number in range(count)]


@pytest.fixture
def analysis(open_panel):
    """Opens the panel on reports and gives its second tab, seen and counted."""

    def opened(reports, **more):
        panel = open_panel(reports, **more)
        panel.tabs.setCurrentIndex(1)
        return panel.analysis

    return opened


def chips(tab):
    return [(chip.column, chip.code) for chip in tab.filter.chips.chips]


def chip_button(tab, name):
    return next(button for button in tab.filter.chips.findChildren(QToolButton) if name in button.accessibleName())


def counted(tab, qtbot, total):
    qtbot.waitUntil(lambda: tab.answer.figures["total"] == total)


def test_a_year_is_counted_and_compared_in_words(analysis):
    tab = analysis(years())
    first = periods.named_period(Span.TWELVE_MONTHS, periods.today()).start
    inside = [told for told in years()
              if (periods.to_local(periods.now()) - timedelta(hours=told.hours_ago)).date() >= first]
    assert tab.total.text() == f"{len(inside)} event(s)"
    assert "last year" in tab.comparison.text()
    assert list(tab.charts) == ["category", "month", "iso_week", "weekday_hour", "organisation"]


@pytest.mark.parametrize(("now_count", "before"), [(19, 60), (60, 19), (0, 40)])
def test_no_percentage_when_either_count_is_under_twenty(analysis, now_count, before):
    year = 53 * 7 * 24
    tab = analysis([*(Told(hours_ago=2 + number) for number in range(now_count)),
                    *(Told(hours_ago=year + 2 + number) for number in range(before))])
    tab.period.combo.setCurrentIndex(tab.period.combo.findData(Span.TWELVE_MONTHS))
    assert "%" not in tab.comparison.text()


def test_a_clear_change_is_told_in_percent(analysis):
    year = 53 * 7 * 24
    tab = analysis([*(Told(hours_ago=2 + number) for number in range(80)),
                    *(Told(hours_ago=year + 2 + number) for number in range(25))])
    assert "increase" in tab.comparison.text()
    assert "%" in tab.comparison.text()


# --- filters ---------------------------------------------------------------------------------------------------------


def test_approved_is_the_first_chip_and_can_be_taken_away(analysis, qtbot):
    tab = analysis([*week_of(4), Told(3, status=ReviewStatus.NEW), Told(4, status=ReviewStatus.REJECTED)])
    assert chips(tab) == [("status", "approved")]
    chip_button(tab, "Approved").click()
    counted(tab, qtbot, 6)
    assert chips(tab) == []


def test_a_filter_is_chosen_in_the_menu_and_cleared(analysis, qtbot):
    tab = analysis(week_of(11))
    tab.filter.menu.aboutToShow.emit()
    menus = {action.text(): action.menu() for action in tab.filter.menu.actions()}
    assert list(menus) == ["Status", "Category", "Area", "Organisation"]
    actor = next(action for action in menus["Organisation"].actions() if action.text() == "Skola && förskola")
    actor.trigger()
    counted(tab, qtbot, 3)
    assert ("organisation", "skola") in chips(tab)
    next(button for button in tab.filter.chips.findChildren(QToolButton) if button.text() == "Clear").click()
    counted(tab, qtbot, 11)
    assert chips(tab) == [("status", "approved")]


def test_a_click_on_a_bar_becomes_a_filter(analysis, qtbot):
    tab = analysis(week_of(11))
    tab.charts["category"].clicked.emit("klotter")
    counted(tab, qtbot, 2)
    assert ("category", "klotter") in chips(tab)


def test_a_click_on_a_month_or_week_becomes_the_period(analysis, qtbot):
    tab = analysis(years())
    month = next(iter(tab.answer.figures["by_month"]))
    tab.charts["month"].clicked.emit(month)
    qtbot.waitUntil(lambda: list(tab.answer.figures["by_month"]) == [month])
    assert tab.period.span is Span.OWN
    week = next(iter(tab.answer.figures["by_iso_week"]))
    tab.charts["iso_week"].clicked.emit(week)
    qtbot.waitUntil(lambda: list(tab.answer.figures["by_iso_week"]) == [week])


def test_areas_are_counted_where_there_are_areas(analysis, qtbot):
    ring = ((X - 50, Y - 9_000), (X + 290, Y - 9_000), (X + 290, Y + 9_000), (X - 50, Y + 9_000), (X - 50, Y - 9_000))
    wkb = b"\x01\x06\x00\x00\x00\x01\x00\x00\x00\x01\x03\x00\x00\x00\x01\x00\x00\x00\x05\x00\x00\x00" + np.array(
        ring, "<f8").tobytes()
    tab = analysis(week_of(11), areas=[Area("t1", "Tätorten", "area", None, wkb)])
    assert tab.answer.figures["by_area"] == {"t1": 3}
    tab.charts["area_code"].clicked.emit("t1")
    counted(tab, qtbot, 3)
    assert "Tätorten" in tab.filter.chips.chips[-1].label


def test_own_periods_and_whole_weeks(analysis, qtbot):
    tab = analysis(years())
    tab.period.combo.setCurrentIndex(tab.period.combo.findData(Span.WEEKS))
    day = periods.today() - timedelta(days=100)
    tab.period.start.setDate(QDate(day))
    tab.period.end.setDate(QDate(day + timedelta(days=9)))
    assert tab.period.period.start.weekday() == 0
    assert tab.period.period.end.weekday() == 6
    tab.period.combo.setCurrentIndex(tab.period.combo.findData(Span.OWN))
    assert tab.period.period.start == day
    qtbot.waitUntil(lambda: tab.answer.question.start == day)


# --- charts, tables, what is left out --------------------------------------------------------------------------------


def test_every_chart_is_also_a_table(analysis):
    tab = analysis(week_of(11))
    tab.table_button.click()
    assert all(view.table.isVisible() and not view.chart.isVisible() for view in tab.charts.values())
    rows = tab.charts["category"].table.model.rowCount()
    assert rows == 5
    tab.table_button.click()
    assert all(view.chart.isVisible() for view in tab.charts.values())


def test_what_is_left_out_stands_under_the_figures(analysis):
    first = Told(24 * 200, organisation="fastighet")
    tab = analysis([first, *[Told(5, organisation="gata")] * 3, Told(3, status=ReviewStatus.NEW), Told(None)])
    tab.period.set_period(periods.week_of(periods.today()))
    words = tab.left_out.text()
    assert "approved until" in words
    assert "1 unreviewed" in words
    assert "1 without time" in words


def test_new_actors_are_told(analysis, qtbot):
    tab = analysis([Told(24 * 500, organisation="fastighet"), Told(5, organisation="gata")])
    assert "1 new actor(s) since" in tab.left_out.text()


def test_nothing_to_count_is_one_sentence(analysis):
    tab = analysis([])
    assert tab.charts == {}
    assert tab.empty.isVisible()
    assert tab.total.text() == "0 event(s)"
    assert not any(action.isEnabled() for action in tab.export.actions_by_ending.values())
    assert tab.export.copy_action.isEnabled()


def test_source_period_and_status_are_told_once_for_all_charts_on_screen(analysis):
    tab = analysis([*week_of(11), Told(3, status=ReviewStatus.NEW)])
    specs = [view.chart._spec for view in tab.charts.values()]
    assert [spec.subtitle + spec.source for spec in specs if spec.subtitle or spec.source] == []
    assert "not crimes" in tab.source.text()
    assert tab.source.isVisible()
    assert all("1 unreviewed" in spec.left_out for spec in specs)
    assert all("1 unreviewed" in view.chart.accessibleDescription() for view in tab.charts.values())


def test_an_exported_chart_tells_them_itself(analysis):
    tab = analysis([*week_of(11), Told(3, status=ReviewStatus.NEW)])
    assert len(tab.export._specs) == len(tab.charts)
    for spec in tab.export._specs:
        assert "Approved" in spec.subtitle
        assert "not crimes" in spec.source
        assert "1 unreviewed" in spec.left_out


# --- on the map ------------------------------------------------------------------------------------------------------


def test_filtered_reports_are_selected_on_the_map(analysis, qtbot):
    tab = analysis(week_of(11))
    tab.filter.toggle("category", "klotter", True)
    counted(tab, qtbot, 2)
    tab.map_button.click()
    layer = tab._session.review_layer()
    qtbot.waitUntil(lambda: layer.selectedFeatureCount() == 2)
    assert {feature["category"] for feature in layer.selectedFeatures()} == {"klotter"}


def test_too_many_to_select_are_said_to_be(analysis, qtbot, monkeypatch):
    tab = analysis(week_of(4))
    monkeypatch.setattr(on_map, "MOST", 3)
    tab.map_button.click()
    qtbot.waitUntil(lambda: "too many to select" in tab._session.iface.messages())
    assert tab._session.review_layer().selectedFeatureCount() == 0


def test_a_layer_taken_out_of_the_project_can_be_put_back(analysis, qtbot):
    tab = analysis(week_of(4))
    QgsProject.instance().removeMapLayer(tab._session.review_layer().id())
    tab.map_button.click()
    assert "not in this project" in tab._session.iface.messages()
    tab._session.iface.bar.items()[-1].findChild(QPushButton).click()
    assert tab._session.review_layer() is not None


# --- out of the window -----------------------------------------------------------------------------------------------


def exported(folder: Path) -> dict[str, bytes]:
    inner = next(folder.iterdir())
    return {path.name: path.read_bytes() for path in inner.iterdir()}


@pytest.mark.parametrize(("ending", "begins"), [(".csv", b"\xef\xbb\xbf"), (".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_everything_can_be_exported(analysis, qtbot, tmp_path, monkeypatch, ending, begins):
    tab = analysis(week_of(11))
    out = tmp_path / "ut"
    out.mkdir()
    monkeypatch.setattr("qgis.PyQt.QtWidgets.QFileDialog.getExistingDirectory", lambda *_arguments: str(out))
    tab.export.actions_by_ending[ending].trigger()
    qtbot.waitUntil(lambda: "exported" in tab._session.iface.messages(), timeout=15_000)
    files = exported(out)
    charts = [name for name in files if name.endswith(ending)]
    assert len(charts) == len(tab.charts) == 5
    assert all(files[name].startswith(begins) for name in charts)
    about = next(content for name, content in files.items() if name.endswith(".txt"))
    assert about.decode("utf-8-sig").count("not crimes") == 5
    assert about.decode("utf-8-sig").count("Approved") == 5


def test_formulas_are_guarded_in_csv(analysis):
    def rename(workspace):
        workspace.store.save_organisations([Organisation("fastighet", "=cmd|' /C calc'!A0")], "test")

    tab = analysis(week_of(4), prepare=rename)
    spec = tab.charts["organisation"].chart._spec
    assert b"\r\n'=cmd" in to_csv(spec) or b"\r\n\"'=cmd" in to_csv(spec)


def test_an_export_that_cannot_be_written_says_where(tmp_path):
    with pytest.raises(ReadOnlyError, match="/proc"):
        _write("/proc/Trygghet", {"a.csv": b""})


def test_reading_counting_and_exporting_change_nothing_of_the_workspace(open_panel, qtbot, tmp_path, tmp_path_factory):
    panel = open_panel(years(40))
    workspace = Path(panel.analysis._session.workspace.database)
    before = (workspace.read_bytes(), sorted(path.name for path in tmp_path.iterdir()))
    panel.reader.read()
    qtbot.waitUntil(lambda: not panel.reader.reading)
    out = tmp_path_factory.mktemp("ut")
    panel.analysis.export.export(str(out), ".csv", to_csv)
    qtbot.waitUntil(lambda: any(out.iterdir()))
    assert (workspace.read_bytes(), sorted(path.name for path in tmp_path.iterdir())) == before


# --- the meeting map -------------------------------------------------------------------------------------------------


def save_map(tab, path, monkeypatch):
    monkeypatch.setattr("qgis.PyQt.QtWidgets.QFileDialog.getSaveFileName", lambda *_arguments: (str(path), ""))
    tab.meeting_map.save_action.trigger()


@pytest.mark.parametrize("ending", [".pdf", ".png", ".svg"])
def test_a_meeting_map_is_saved(open_panel, qtbot, tmp_path, monkeypatch, ending):
    panel = open_panel(week_of(11))
    path = tmp_path / f"karta{ending}"
    save_map(panel.meeting, path, monkeypatch)
    qtbot.waitUntil(lambda: "meeting map is saved" in panel.meeting._session.iface.messages(), timeout=20_000)
    assert path.stat().st_size > 1_000


def test_one_click_opens_the_layout_designer_under_a_name_of_its_own(open_panel, qtbot):
    panel = open_panel(week_of(4))
    button, iface = panel.meeting.meeting_map, panel.meeting._session.iface
    button.click()
    qtbot.waitUntil(lambda: len(iface.designed) == 1, timeout=15_000)
    button.click()
    qtbot.waitUntil(lambda: len(iface.designed) == 2, timeout=15_000)
    assert len({layout.name() for layout in iface.designed}) == 2


def test_the_layers_of_a_page_go_with_its_layout(open_panel, qtbot):
    panel = open_panel(week_of(4))
    project = QgsProject.instance()
    before = set(project.mapLayers())
    iface = panel.meeting._session.iface
    panel.meeting.meeting_map.click()
    qtbot.waitUntil(lambda: len(iface.designed) == 1, timeout=15_000)
    assert len(set(project.mapLayers()) - before) == 2
    project.layoutManager().removeLayout(iface.designed.pop())
    assert set(project.mapLayers()) == before


def test_a_map_that_cannot_be_written_is_told(open_panel, qtbot, tmp_path, monkeypatch):
    panel = open_panel(week_of(4))

    def full(*_arguments):
        raise TrygghetError("The disk is full.")

    monkeypatch.setattr("trygghet_plugin.publication.export.save", full)
    save_map(panel.meeting, tmp_path / "karta.pdf", monkeypatch)
    qtbot.waitUntil(lambda: "The disk is full" in panel.meeting._session.iface.messages(), timeout=15_000)
    save_map(panel.meeting, tmp_path / "borta" / "karta.pdf", monkeypatch)
    qtbot.waitUntil(lambda: "borta" in panel.meeting._session.iface.messages(), timeout=15_000)


def test_public_says_that_it_comes_later_and_writes_nothing(open_panel, qtbot, tmp_path, monkeypatch):
    panel = open_panel(week_of(4))
    button = panel.meeting.meeting_map
    next(action for action in button.audiences.actions() if action.data() == Audience.PUBLIC).trigger()
    assert "public" in button.text()
    path = tmp_path / "publik.pdf"
    save_map(panel.meeting, path, monkeypatch)
    qtbot.waitUntil(lambda: "Nothing was written" in panel.meeting._session.iface.messages())
    assert not path.exists()


def test_the_answer_is_the_statistics_file(analysis):
    tab = analysis(week_of(4))
    assert json.loads(json.dumps(tab.answer.figures))["by_kind"] == {"event": 4}
