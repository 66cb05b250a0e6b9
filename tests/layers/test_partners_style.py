"""The saved style `partners`: who is left out, and where a dwelling is drawn."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from tests.layers.test_review_layer import draw
from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES, BLOCK_SIZE, DWELLING_PLACE_TYPES, default_choices
from trygghet_plugin.core.form import default_form
from trygghet_plugin.layers import marks
from trygghet_plugin.layers.styles import style_partners_layer

SCALE = 10_000
METRES_OF_PIXEL = SCALE * 0.0254 / 96


def is_green(image, x, y):
    """Whether the map (200 × 200 pixels around 0, 0) shows a mark at a point in metres."""
    at = image.pixelColor(round(100 + x / METRES_OF_PIXEL), round(100 - y / METRES_OF_PIXEL))
    return at.name().upper() == QColor(marks.GREEN).name().upper()


def is_anything(layer):
    image = draw(layer, SCALE)
    return any(image.pixelColor(x, y).name().upper() == marks.GREEN for x in range(200) for y in range(200))


@pytest.mark.parametrize(("values", "shown"), [
    ({"internal_only": None, "category": "brand"}, True),
    ({"internal_only": False, "category": "brand"}, True),
    ({"internal_only": None, "category": None}, True),
    ({"internal_only": True, "category": "brand"}, False),
    *(({"internal_only": flag, "category": category}, False)
      for category in sorted(ALWAYS_INTERNAL_CATEGORIES) for flag in (None, False)),
    ({"internal_only": False, "category": "brand", "status": "new"}, False),
])
def test_partners_never_see_what_is_internal(reports, add, values, shown):
    add(**{"status": "approved", **values})
    style_partners_layer(reports, default_form(), default_choices())
    assert is_anything(reports) is shown


@pytest.mark.parametrize("place_type", [*sorted(DWELLING_PLACE_TYPES), "park", None])
def test_a_dwelling_is_drawn_in_the_middle_of_its_block(reports, add, place_type, tmp_path):
    add(20.0, -30.0, status="approved", place_type=place_type)
    style_partners_layer(reports, default_form(), default_choices())
    # As it is read back from where it was saved.
    style = str(tmp_path / "partners.qml")
    assert reports.saveNamedStyle(style)[1]
    again = QgsVectorLayer("Point?crs=EPSG:3008", "again", "memory")
    again.dataProvider().addAttributes(list(reports.fields()))
    again.updateFields()
    again.dataProvider().addFeatures(list(reports.getFeatures()))
    assert again.loadNamedStyle(style)[1]
    image = draw(again, SCALE)
    dwelling = place_type in DWELLING_PLACE_TYPES
    assert is_green(image, BLOCK_SIZE / 2, -BLOCK_SIZE / 2) is dwelling
    assert is_green(image, 20, -30) is not dwelling
