"""The list on the page never runs over its space, and says how many rows it could not hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsLayoutItemLabel, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QRectF

from trygghet_plugin.publication.content import MapEvent
from trygghet_plugin.publication.event_table import add_table, event_rows

SHARES = (0.06, 0.49, 0.23, 0.22)


@pytest.fixture
def layout(qgis_app: object) -> Iterator[QgsPrintLayout]:
    project = QgsProject()  # a layout does not keep its project alive
    page = QgsPrintLayout(project)
    page.initializeDefaults()
    yield page
    del page
    project.clear()


def rows(count: int) -> list[list[str]]:
    events = [
        MapEvent(n, 0, 0, "klotter", "Skadegörelse", "Torget", "sön 22/11 natt", "Gata/park")
        for n in range(1, count + 1)
    ]
    return event_rows(events)


def texts(layout: QgsPrintLayout) -> list[str]:
    return [item.text() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]


def test_few_rows_use_only_the_height_they_need(layout: QgsPrintLayout) -> None:
    one = add_table(layout, rows(1), SHARES, QRectF(0, 0, 90, 100))
    four = add_table(layout, rows(4), SHARES, QRectF(0, 0, 90, 100))
    assert 4 < one < 15
    assert four == pytest.approx(4 * one, abs=1.5)
    assert texts(layout) == []


@pytest.mark.parametrize("count", [25, 60, 200])
def test_too_many_rows_stay_inside_and_the_rest_is_counted(layout: QgsPrintLayout, count: int) -> None:
    height = add_table(layout, rows(count), SHARES, QRectF(0, 0, 90, 60))
    assert height <= 60
    (text,) = texts(layout)
    hidden = int(text.split()[2])
    assert 0 < hidden < count
    # One row more would not have fitted: nothing is hidden without need.
    row = add_table(layout, rows(1), SHARES, QRectF(0, 0, 90, 60))
    assert (count - hidden + 1) * row + 4.5 > 59


def test_no_rows_take_no_room(layout: QgsPrintLayout) -> None:
    assert add_table(layout, [], SHARES, QRectF(0, 0, 90, 60)) == 0
