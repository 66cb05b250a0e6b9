"""Reports on one spot: told on the map and beside the report, listed with one click, reached one by one."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage, QPainter

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, X, Y, assess, hand_in
from trygghet_plugin.core.review import ReviewStatus

HERE = 10


@pytest.fixture
def crowd(vargarda):
    """Ten reports on one spot, two of them closed, and one 40 m away."""
    made = [hand_in(vargarda, Told(20 - number, "klotter", f"Nummer {number}")) for number in range(HERE)]
    assess(vargarda, made[0], ReviewStatus.APPROVED)
    assess(vargarda, made[1], ReviewStatus.REJECTED, "fel")
    return [*made, hand_in(vargarda, Told(1, "klotter", "Längre bort.", dx=40))]


@pytest.fixture
def panel(review, crowd, window_session):
    made = review()
    canvas = made.link.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    canvas.setExtent(QgsRectangle(X - 200, Y - 200, X + 200, Y + 200))
    canvas.setLayers([window_session.review_layer()])
    return made


def look_at(panel, report, qtbot):
    panel._go_to(report.report_id)
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)


def numbers(panel):
    return {panel.model.line(row).report_no for row in range(panel.model.rowCount())}


def list_spot(panel, qtbot):
    with qtbot.waitSignal(panel.model.loaded):
        qtbot.mouseClick(panel.desk.details.on_spot, Qt.MouseButton.LeftButton)


def test_a_report_says_how_many_share_its_spot(panel, crowd, qtbot):
    look_at(panel, crowd[4], qtbot)
    assert panel.desk.details.on_spot.isVisible()
    assert panel.desk.details.on_spot.text() == "10 report(s) on this spot"
    look_at(panel, crowd[HERE], qtbot)
    assert not panel.desk.details.on_spot.isVisible()


def test_all_on_the_spot_are_listed_closed_ones_too_and_reached_by_the_arrow_keys(panel, crowd, qtbot):
    look_at(panel, crowd[4], qtbot)
    list_spot(panel, qtbot)
    assert numbers(panel) == {report.report_no for report in crowd[:HERE]}
    assert shown_no(panel) == crowd[4].report_no
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown_no(panel) == crowd[0].report_no)
    for report in crowd[1:HERE]:
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda report=report: shown_no(panel) == report.report_no)


def test_the_spot_is_left_by_its_button_or_by_another_filter(panel, crowd, qtbot):
    waiting = {report.report_no for report in crowd[2:]}
    look_at(panel, crowd[4], qtbot)
    assert not panel.filters.spot.isVisible()
    list_spot(panel, qtbot)
    with qtbot.waitSignal(panel.model.loaded):
        qtbot.mouseClick(panel.filters.spot, Qt.MouseButton.LeftButton)
    assert numbers(panel) == waiting
    assert shown_no(panel) == crowd[4].report_no
    list_spot(panel, qtbot)
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.text.setText("Längre")
    assert numbers(panel) == {crowd[HERE].report_no}
    assert not panel.filters.spot.isVisible()


def test_a_frame_drawn_around_the_spot_on_the_map_opens_one_that_waits(panel, crowd, window_session, qtbot):
    layer = window_session.review_layer()
    layer.selectByIds([report.values["fid"] for report in crowd[:HERE]])
    qtbot.waitUntil(lambda: shown_no(panel) in {report.report_no for report in crowd[2:HERE]})


def test_reports_apart_from_each_other_open_none(panel, crowd, window_session, qtbot):
    window_session.review_layer().selectByIds([crowd[4].values["fid"], crowd[HERE].values["fid"]])
    qtbot.wait(200)
    assert panel.desk.current == ""


# --- on the map


def counted(panel, qtbot, count=HERE):
    spots = panel.counts
    qtbot.waitUntil(lambda: spots.item is not None and [n for _place, n in spots.item.in_sight()] == [count])
    return spots.item


def test_the_count_stands_beside_the_mark_near_only(panel, crowd, qtbot):
    item = counted(panel, qtbot)
    ((place, _count),) = item.in_sight()
    mark = item.toCanvasCoordinates(panel.link.canvas.extent().center())
    assert 4 < place.x() - mark.x() < 20
    assert 4 < mark.y() - place.y() < 20
    assert item.isVisible()
    panel.link.canvas.zoomScale(100_000)
    assert not item.isVisible()
    panel.link.canvas.zoomScale(5_000)
    assert item.isVisible()


def test_the_count_can_be_read(panel, crowd, qtbot):
    item = counted(panel, qtbot)
    picture = QImage(panel.link.canvas.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.yellow)
    painter = QPainter(picture)
    item.paint(painter)
    painter.end()
    ((place, _count),) = item.in_sight()
    around = [
        picture.pixelColor(int(place.x()) + x, int(place.y()) + y).lightness()
        for x in range(-8, 9)
        for y in range(-6, 7)
    ]
    assert min(around) < 60
    assert max(around) > 240


def test_the_count_follows_what_is_written_and_goes_with_the_dock(panel, crowd, vargarda, window_session, qtbot):
    counted(panel, qtbot)
    hand_in(vargarda, Told(1, "klotter", "En till."))
    window_session.notify_written()
    counted(panel, qtbot, HERE + 1)
    panel.set_seen(False)
    assert panel.counts.item is None
    panel.set_seen(True)
    counted(panel, qtbot, HERE + 1)
    panel.link.canvas.setLayers([])
    assert not panel.counts.item.isVisible()
    window_session.close_workspace()
    assert panel.counts.item is None
