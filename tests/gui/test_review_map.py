"""Queue and map are one: choosing, filtering and moving through the map."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, X, Y, assess, hand_in
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.layers.review_layer import CHOSEN


@pytest.fixture
def reports(vargarda):
    """Two reports 5 km apart."""
    return [
        hand_in(vargarda, Told(9, "klotter", "Vid torget.")),
        hand_in(vargarda, Told(8, "klotter", "Långt bort.", dx=5_000)),
    ]


@pytest.fixture
def panel(review, reports):
    made = review()
    canvas = made.link.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    show(made, X, Y, 400)
    return made


def show(panel, x, y, half):
    canvas = panel.link.canvas
    canvas.setExtent(QgsRectangle(x - half, y - half, x + half, y + half))
    canvas.refresh()


def look_at(panel, report, qtbot):
    panel.view.go_to(panel.model.row_of(report.report_id))
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)


def layer_of(window_session):
    return window_session.review_layer()


def test_a_row_chosen_is_selected_and_the_map_stays_where_it_shows_it(panel, reports, window_session, qtbot):
    before = panel.link.canvas.extent()
    look_at(panel, reports[0], qtbot)
    assert [feature["report_id"] for feature in layer_of(window_session).selectedFeatures()] == [reports[0].report_id]
    assert panel.link.canvas.extent() == before


def test_the_number_of_the_report_that_is_read_shows_on_the_map_and_the_project_is_not_changed(
    panel, reports, window_session, qtbot
):
    QgsProject.instance().setDirty(False)
    look_at(panel, reports[0], qtbot)
    scope = QgsExpressionContextUtils.layerScope(layer_of(window_session))
    assert scope.variable(CHOSEN) == reports[0].report_no
    assert not QgsProject.instance().isDirty()


def test_a_report_outside_the_map_is_panned_to_at_the_same_scale(panel, reports, qtbot):
    scale = panel.link.canvas.scale()
    look_at(panel, reports[1], qtbot)
    centre = panel.link.canvas.extent().center()
    assert (round(centre.x()), round(centre.y())) == (X + 5_000, Y)
    assert panel.link.canvas.scale() == pytest.approx(scale)


def test_from_far_out_the_map_comes_close_enough_to_see_the_place(panel, reports, qtbot):
    show(panel, X, Y, 20_000)
    look_at(panel, reports[0], qtbot)
    assert panel.link.canvas.scale() == pytest.approx(5_000, rel=0.01)


def test_enter_zooms_and_never_out(panel, reports, qtbot):
    look_at(panel, reports[0], qtbot)
    panel.link.canvas.zoomScale(800)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.link.canvas.scale() == pytest.approx(800)
    panel.link.canvas.zoomScale(9_000)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.link.canvas.scale() == pytest.approx(2_500, rel=0.01)


def test_a_mark_selected_on_the_map_is_found_in_the_queue(panel, reports, window_session, qtbot):
    layer_of(window_session).selectByIds([reports[1].values["fid"]])
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    assert panel.view.currentIndex().row() == 1


def test_a_closed_report_selected_on_the_map_is_shown_without_a_row(panel, reports, vargarda, window_session, qtbot):
    assess(vargarda, reports[1], ReviewStatus.APPROVED)
    with qtbot.waitSignal(panel.model.loaded):
        window_session.notify_written()
    layer_of(window_session).selectByIds([reports[1].values["fid"]])
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    assert not panel.view.currentIndex().isValid()
    assert "Approved" in panel.desk.details.status.text()


def test_a_selection_of_somebody_who_edits_the_layer_is_left_alone(panel, reports, window_session, qtbot):
    layer = layer_of(window_session)
    layer.selectByIds([reports[1].values["fid"]])
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    layer.startEditing()
    look_at(panel, reports[0], qtbot)
    assert list(layer.selectedFeatureIds()) == [reports[1].values["fid"]]
    layer.rollBack()


def test_another_dock_chooses_and_hears_of_choices(panel, reports, window_session, qtbot):
    window_session.report_selected.emit(reports[1].report_id)
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    with qtbot.waitSignal(window_session.report_selected) as heard:
        panel.view.go_to(0)
    assert heard.args == [reports[0].report_id]


def test_in_the_map_follows_the_map_and_does_not_move_it(panel, reports, qtbot):
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.in_map.click()
    assert [panel.model.line(0).report_no] == [reports[0].report_no]
    assert panel.model.rowCount() == 1
    with qtbot.waitSignal(panel.model.loaded, timeout=3_000):
        show(panel, X + 5_000, Y, 400)
    assert panel.model.line(0).report_no == reports[1].report_no
    panel.link.canvas.zoomScale(200_000)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    scale = panel.link.canvas.scale()
    look_at(panel, reports[1], qtbot)
    assert panel.link.canvas.scale() == pytest.approx(scale)


def test_the_map_may_have_another_coordinate_system(panel, reports, qtbot):
    panel.link.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    look_at(panel, reports[1], qtbot)
    panel.actions_of.zoom.trigger()
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.in_map.click()
    assert [panel.model.line(row).report_no for row in range(panel.model.rowCount())] == [reports[1].report_no]


def click_map(panel, x, y, qtbot):
    canvas = panel.link.canvas
    place = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))


def test_the_point_is_moved_by_a_click_and_saved_on_demand(panel, reports, vargarda, qtbot):
    canvas = panel.link.canvas
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    look_at(panel, reports[0], qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_F)
    box = panel.desk.footer.move
    assert panel.desk.footer.box() is box
    assert not box.confirm.isEnabled()
    click_map(panel, X + 60, Y + 80, qtbot)
    assert box.note.text().startswith(("New place, 99 m", "New place, 100 m", "New place, 101 m"))
    assert vargarda.store.report(reports[0].report_id).point == (X, Y)
    box.confirm.click()
    qtbot.waitUntil(lambda: vargarda.store.report(reports[0].report_id).point != (X, Y))
    x, y = vargarda.store.report(reports[0].report_id).point
    assert (x, y) == pytest.approx((X + 60, Y + 80), abs=1.5)
    qtbot.waitUntil(lambda: panel.desk.footer.box() is None)
    assert canvas.mapTool() is pan
    qtbot.waitUntil(lambda: panel.desk._report().revision == 2)


def test_moving_is_given_up_by_escape_or_by_another_tool(panel, reports, vargarda, qtbot):
    look_at(panel, reports[0], qtbot)
    panel.actions_of.move.trigger()
    click_map(panel, X + 60, Y + 80, qtbot)
    qtbot.keyClick(panel.desk.footer.move, Qt.Key.Key_Escape)
    assert panel.desk.footer.box() is None
    panel.actions_of.move.trigger()
    panel.link.canvas.setMapTool(QgsMapToolPan(panel.link.canvas))
    assert panel.desk.footer.box() is None
    assert vargarda.store.report(reports[0].report_id).revision == reports[0].revision


def test_the_layer_may_go_and_come_back(panel, reports, window_session, qtbot):
    QgsProject.instance().removeMapLayer(layer_of(window_session).id())
    look_at(panel, reports[0], qtbot)
    window_session.show_layers()
    layer_of(window_session).selectByIds([reports[1].values["fid"]])
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)


def test_a_closed_report_of_the_map_stays_when_it_is_assessed(panel, reports, vargarda, window_session, qtbot):
    assess(vargarda, reports[1], ReviewStatus.APPROVED)
    with qtbot.waitSignal(panel.model.loaded):
        window_session.notify_written()
    layer_of(window_session).selectByIds([reports[1].values["fid"]])
    qtbot.waitUntil(lambda: shown_no(panel) == reports[1].report_no)
    panel.actions_of.leave_out.trigger()
    panel.desk.footer.reason.text.setPlainText("Prov")
    panel.desk.footer.reason.confirm.click()
    qtbot.waitUntil(lambda: "Prov" in panel.desk.details.status.text())
    assert shown_no(panel) == reports[1].report_no
    assert panel.actions_of.reopen.isEnabled()
