"""The icons: one for every code people can choose, drawn by QGIS and by Qt, in the colour asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPalette

from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.icons import ICONS, OWN_COLOUR, icon

FILES = sorted(ICONS.glob("*.svg"))
ONE_COLOUR = [path for path in FILES if OWN_COLOUR in path.read_text(encoding="utf-8")]
ACTIONS = ("report", "review", "statistics", "meeting_map", "settings", "wizard", "table", "chart", "plugin")


def _inked(image: QImage) -> list[QColor]:
    """Colours of the pixels that are fully painted."""
    return [
        image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]


def _coverage(image: QImage) -> float:
    pixels = [image.pixelColor(x, y).alphaF() for x in range(image.width()) for y in range(image.height())]
    return sum(pixels) / len(pixels)


def test_every_category_group_status_and_action_has_an_icon() -> None:
    lists = default_choices()
    wanted = {f"category_{choice.code}" for choice in lists.of("category", retired=True)}
    wanted |= {f"group_{choice.code}" for choice in lists.of("category_group", retired=True)}
    wanted |= {f"status_{status.value}" for status in ReviewStatus} | set(ACTIONS)
    assert len(wanted) > 50
    assert wanted <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_are_plain_vector_files_on_the_24_grid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert not re.search(r"<(image|script|style|text|foreignObject|!|\?)|href|base64", text)


@pytest.mark.parametrize("path", ONE_COLOUR, ids=lambda path: path.stem)
def test_qgis_draws_the_icon_in_the_colour_of_the_symbol(qgis_app: QgsApplication, path: Path) -> None:
    image, _fits = qgis_app.svgCache().svgAsImage(str(path), 48, QColor("#ff0000"), QColor("#0000ff"), 1, 1.0)
    inked = _inked(image)
    assert inked
    assert {colour.name() for colour in inked} == {"#ff0000"}


@pytest.mark.parametrize("path", ONE_COLOUR, ids=lambda path: path.stem)
def test_qt_which_knows_no_parameters_draws_the_icon_dark(qgis_app: QgsApplication, path: Path) -> None:
    inked = _inked(QIcon(str(path)).pixmap(QSize(48, 48)).toImage())
    assert inked
    assert {colour.name() for colour in inked} == {OWN_COLOUR}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_keep_air_around_and_inside_at_14_pixels(qgis_app: QgsApplication, path: Path) -> None:
    """Neither a speck nor a blot: 5 to 60 % ink (filled marks 90 %), none on the outermost line."""
    small = QIcon(str(path)).pixmap(QSize(14, 14)).toImage()
    assert 0.05 <= _coverage(small) <= (0.6 if path in ONE_COLOUR else 0.9)
    large = QIcon(str(path)).pixmap(QSize(96, 96)).toImage()
    edge = [large.pixelColor(i, j).alpha() for i in range(96) for j in (0, 95)]
    edge += [large.pixelColor(j, i).alpha() for i in range(96) for j in (0, 95)]
    assert max(edge) == 0


def test_icons_of_categories_are_told_apart(qgis_app: QgsApplication) -> None:
    drawn: dict[bytes, str] = {}
    for path in FILES:
        image = QIcon(str(path)).pixmap(QSize(24, 24)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        pixels = image.constBits().asstring(image.sizeInBytes())
        assert pixels not in drawn, f"{path.stem} looks like {drawn.get(pixels)}"
        drawn[pixels] = path.stem


def test_icon_follows_the_palette_and_the_colour_asked_for(qgis_app: QgsApplication) -> None:
    before = qgis_app.palette()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#fafafa"))
    try:
        qgis_app.setPalette(dark)
        assert {colour.name() for colour in _inked(icon("report").pixmap(48).toImage())} == {"#fafafa"}
    finally:
        qgis_app.setPalette(before)
    asked = icon("category_brand", QColor("#0072b2"))
    assert {colour.name() for colour in _inked(asked.pixmap(48).toImage())} == {"#0072b2"}


def test_status_marks_keep_the_colours_that_carry_their_meaning(qgis_app: QgsApplication) -> None:
    assert "#e69f00" in {colour.name() for colour in _inked(icon("status_new").pixmap(48).toImage())}
    colours = {colour.name() for colour in _inked(icon("status_edited").pixmap(48).toImage())}
    assert {"#e69f00", "#009e73"} <= colours


def test_plugin_icon_for_the_plugin_list_is_a_square_png() -> None:
    image = QImage(str(ICONS / "plugin.png"))
    assert (image.width(), image.height()) == (128, 128)
