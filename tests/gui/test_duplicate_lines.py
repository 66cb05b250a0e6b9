"""Duplicates are joined to the report they repeat, close up only, and a map drawn meanwhile never hangs."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsMapRendererParallelJob, QgsRectangle
from qgis.PyQt.QtCore import QSize

from tests.gui.statistics_workspace import Told, X, Y, make_workspace
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.duplicate_lines import DuplicateLines
from trygghet_plugin.layers.duplicate_links import read_links


@pytest.fixture
def workspace(tmp_path):
    reports = [Told(30), Told(20, dx=80.0, status=ReviewStatus.DUPLICATE, repeats=0), Told(10, dx=300.0)]
    made = make_workspace(tmp_path, reports)
    yield made
    made.close()


def test_each_duplicate_has_one_line_to_its_original(workspace):
    lines = read_links(*workspace.layer_source("trygghet_report")).asMultiPolyline()
    assert len(lines) == 1
    ends = {(round(point.x() - X), round(point.y() - Y)) for point in lines[0]}
    assert ends == {(0, 0), (80, 0)}


def test_without_duplicates_there_is_nothing_to_draw(tmp_path, qgis_app):
    made = make_workspace(tmp_path, [Told(3)])
    assert read_links(*made.layer_source("trygghet_report")).isEmpty()
    made.close()


def test_lines_show_close_up_only_and_go_with_the_workspace(plain_session, workspace, qtbot):
    canvas = plain_session.iface.mapCanvas()
    plain_session.iface.window.show()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    canvas.setExtent(QgsRectangle(X - 200, Y - 200, X + 400, Y + 200))
    lines = DuplicateLines(plain_session)
    plain_session._take(workspace)
    canvas.setLayers([plain_session.review_layer()])
    qtbot.waitUntil(lambda: lines._band is not None and lines._band.numberOfVertices() >= 2, timeout=10_000)
    assert lines._band.isVisible()
    canvas.zoomScale(100_000)
    assert not lines._band.isVisible()
    canvas.zoomScale(5_000)
    assert lines._band.isVisible()
    canvas.setLayers([])
    assert not lines._band.isVisible()
    plain_session.close_workspace()
    assert lines._band is None


def test_a_blocking_drawing_of_the_review_layer_ends(plain_session, workspace):
    canvas = plain_session.iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    plain_session._take(workspace)
    settings = canvas.mapSettings()
    settings.setLayers([plain_session.review_layer()])
    settings.setOutputSize(QSize(200, 200))
    settings.setExtent(QgsRectangle(X - 200, Y - 200, X + 400, Y + 200))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not [error.message for error in job.errors()]
