"""The tool that puts one marker on the map: click to set, drag to move, nothing by accident."""

from __future__ import annotations

import pytest
from qgis.core import QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from trygghet_plugin.gui.map_tools import PlaceTool

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


@pytest.fixture
def canvas(qgis_app, qtbot):
    made = QgsMapCanvas()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    made.setExtent(QgsRectangle(0, 0, 400, 400))
    return made


@pytest.fixture
def tool(canvas):
    made = PlaceTool(canvas)
    canvas.setMapTool(made)
    made.heard = []
    made.placed.connect(made.heard.append)
    return made


def mouse(canvas, kind, x, y, button=LEFT, held=LEFT):
    event = QMouseEvent(kind, QPointF(x, y), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas.viewport(), event)


def click(canvas, x, y, button=LEFT):
    mouse(canvas, QEvent.Type.MouseButtonPress, x, y, button, button)
    mouse(canvas, QEvent.Type.MouseButtonRelease, x, y, button, NONE)


def screen(canvas, point):
    at = canvas.getCoordinateTransform().transform(point)
    return QPoint(round(at.x()), round(at.y()))


def test_a_click_sets_the_marker_and_tells(canvas, tool):
    click(canvas, 100, 120)
    assert len(tool.heard) == 1
    assert screen(canvas, tool.heard[0]) == QPoint(100, 120)
    assert tool.marker.point == tool.heard[0]


def test_a_second_click_moves_the_same_marker(canvas, tool):
    click(canvas, 100, 120)
    items = len(canvas.scene().items())
    click(canvas, 300, 50)
    assert screen(canvas, tool.marker.point) == QPoint(300, 50)
    assert len(canvas.scene().items()) == items


def test_the_right_button_sets_nothing(canvas, tool):
    click(canvas, 100, 120, RIGHT)
    assert tool.heard == []
    assert tool.marker.point is None


def test_dragging_the_marker_tells_once_at_the_end(canvas, tool):
    click(canvas, 100, 120)
    mouse(canvas, QEvent.Type.MouseButtonPress, 104, 118)
    mouse(canvas, QEvent.Type.MouseMove, 150, 150)
    assert screen(canvas, tool.marker.point) == QPoint(150, 150)
    assert len(tool.heard) == 1
    mouse(canvas, QEvent.Type.MouseButtonRelease, 200, 180, LEFT, NONE)
    assert screen(canvas, tool.heard[-1]) == QPoint(200, 180)
    assert len(tool.heard) == 2


def test_moving_the_mouse_without_the_marker_moves_nothing(canvas, tool):
    click(canvas, 100, 120)
    mouse(canvas, QEvent.Type.MouseButtonPress, 300, 300)
    mouse(canvas, QEvent.Type.MouseMove, 320, 320)
    assert screen(canvas, tool.marker.point) == QPoint(100, 120)


def test_another_tool_lets_go_but_leaves_the_marker(canvas, tool):
    click(canvas, 100, 120)
    mouse(canvas, QEvent.Type.MouseButtonPress, 100, 120)
    canvas.unsetMapTool(tool)
    canvas.setMapTool(tool)
    mouse(canvas, QEvent.Type.MouseMove, 200, 200)
    assert screen(canvas, tool.marker.point) == QPoint(100, 120)


def test_a_hidden_marker_leaves_nothing_on_the_map(canvas, tool):
    before = len(canvas.scene().items())
    click(canvas, 100, 120)
    tool.marker.hide()
    assert len(canvas.scene().items()) == before
    assert not tool.marker.is_at(QPoint(100, 120))
