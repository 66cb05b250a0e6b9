"""Charts as pictures and tables: right numbers, nothing outside, the same bytes again, and colours that can be read."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from itertools import product

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QByteArray, QRectF
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from tests.charts.specs import every_kind
from trygghet_plugin.charts.drawing import Ink
from trygghet_plugin.charts.export import to_png, to_svg
from trygghet_plugin.charts.painter import DARK, PAPER, Theme, arrange, best_height, paint
from trygghet_plugin.charts.spec import ChartKind, ChartSpec
from trygghet_plugin.charts.table import table_of, to_csv
from trygghet_plugin.core import words

KINDS = list(every_kind())
MARGIN = 12
GROUND = "#ff00ff"


def _svg_words(svg: bytes) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode("utf-8"))]


@pytest.mark.parametrize("name", ["category", "category_compared", "area", "organisation"])
def test_the_svg_holds_the_numbers_of_the_spec(qgis_app: QgsApplication, name: str) -> None:
    words.install(None, "sv")
    spec = every_kind()[name]
    written = _svg_words(to_svg(spec, 120))
    for value in (*spec.values, *spec.compared):
        assert spec.words(value) in written


def test_the_svg_of_columns_names_every_figure_where_there_is_room(qgis_app: QgsApplication) -> None:
    spec = every_kind()["month"]
    written = _svg_words(to_svg(spec, 200))
    assert [text for text in written if text.isdigit()][:13] == [spec.words(value) for value in spec.values]


def _painted(spec: ChartSpec, width: float, height: float, scale: float) -> QImage:
    image = QImage(round(width) + 2 * MARGIN, round(height) + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    paint(painter, QRectF(MARGIN, MARGIN, width, height), spec, scale)
    painter.end()
    return image


SIZES = [(320, 0, 1.0), (320, 150, 1.0), (480, 0, 1.3), (559, 397, 1.0), (140, 90, 1.0), (900, 300, 3.0)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_painted_outside(qgis_app: QgsApplication, name: str, size: tuple[int, int, float]) -> None:
    words.install(None, "sv")
    spec = every_kind()[name]
    width, height, scale = size
    image = _painted(spec, width, height or round(best_height(spec, width, scale)), scale)
    inside = QRectF(MARGIN, MARGIN, image.width() - 2 * MARGIN, image.height() - 2 * MARGIN)
    outside = {
        image.pixelColor(x, y).name()
        for x, y in product(range(image.width()), range(image.height())) if not inside.contains(x + 0.5, y + 0.5)
    }
    assert outside == {GROUND}
    places = product(range(0, image.width(), 2), range(0, image.height(), 2))
    assert sum(image.pixelColor(x, y).name() != GROUND for x, y in places) > 100


@pytest.mark.parametrize("name", KINDS)
def test_the_same_chart_gives_the_same_bytes(qgis_app: QgsApplication, name: str) -> None:
    assert to_svg(every_kind()[name], 90, 70) == to_svg(every_kind()[name], 90, 70)
    assert to_png(every_kind()[name], 320) == to_png(every_kind()[name], 320)


def test_the_svg_is_vector_of_the_size_asked_for_and_drawn_alike(qgis_app: QgsApplication) -> None:
    spec = every_kind()["month_compared"]
    svg = to_svg(spec, 148, 105)
    assert b"<image" not in svg
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    assert renderer.viewBoxF().width() == pytest.approx(148 * 96 / 25.4, abs=0.01)
    drawn = QImage(559, 397, QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    png = QImage.fromData(to_png(spec, 559, 397, ratio=1.0))
    inks = {ink: QColor(PAPER[ink]).name() for ink in (Ink.VALUE, Ink.COMPARED)}
    for ink, colour in inks.items():
        counts = [
            sum(image.pixelColor(x, y).name() == colour for x in range(0, 559, 3) for y in range(0, 397, 3))
            for image in (drawn, png)
        ]
        assert counts[0] == pytest.approx(counts[1], rel=0.1), ink


def test_hatching_reaches_the_svg_as_lines(qgis_app: QgsApplication) -> None:
    spec = every_kind()["month"]
    whole = ChartSpec(**{**spec.__dict__, "partial": ()})
    assert to_svg(spec, 120).count(b"<polyline") > to_svg(whole, 120).count(b"<polyline") + 10


def test_words_of_users_stay_words_in_the_svg(qgis_app: QgsApplication) -> None:
    evil = "<script>alert(1)</script> & <image href='http://127.0.0.1:1/x'/>"
    svg = to_svg(ChartSpec(ChartKind.BARS, evil, "l", "u", (evil,), (1.0,), source=evil), 400)
    assert b"<script" not in svg
    assert b"<image" not in svg
    assert QSvgRenderer(QByteArray(svg)).isValid()


def test_png_is_as_large_as_asked_and_white(qgis_app: QgsApplication) -> None:
    image = QImage.fromData(to_png(every_kind()["heat"], 320, 260, ratio=2.0))
    assert (image.width(), image.height()) == (640, 520)
    assert image.pixelColor(0, 0).name() == "#ffffff"


def test_a_low_box_makes_everything_smaller_alike(qgis_app: QgsApplication) -> None:
    spec = every_kind()["category"]
    assert arrange(spec, QRectF(0, 0, 320, 900)).scale == 1.0
    low = arrange(spec, QRectF(0, 0, 320, 200))
    assert 0.3 < low.scale < 1.0
    assert [mark.index for mark in low.drawing.marks] == list(range(8))


def test_marks_are_found_where_they_are_drawn(qgis_app: QgsApplication) -> None:
    picture = arrange(every_kind()["heat"], QRectF(10, 20, 480, 300), 1.2)
    for mark in (0, 23, 24, 167):
        centre = picture.box_of(mark).center()
        assert picture.mark_at(centre.x(), centre.y()) == mark
    assert picture.mark_at(0, 0) is None


def _contrast(one: str, other: str) -> float:
    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
                 for value in (colour.redF(), colour.greenF(), colour.blueF())]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "grounds"), [(PAPER, ("#ffffff", "#f0f0f0")), (DARK, ("#1e1e1e", "#323232"))])
def test_words_can_be_read_on_their_ground(theme: Theme, grounds: tuple[str, str]) -> None:
    for ink, ground in product((Ink.TEXT, Ink.MUTED), grounds):
        assert _contrast(theme[ink], ground) >= 4.5


def test_the_table_holds_the_numbers_of_the_chart() -> None:
    spec = every_kind()["category_compared"]
    table = table_of(spec)
    assert table.header == ("Category", "1 Sep – 22 Nov 2026", "2 Sep – 23 Nov 2025")
    assert [row[1] for row in table.rows] == list(spec.values)
    assert [row[2] for row in table.rows] == list(spec.compared)


def test_the_table_of_hours_has_a_row_for_each_day() -> None:
    spec = every_kind()["heat"]
    table = table_of(spec)
    assert len(table.rows) == 7
    assert all(len(row) == len(table.header) == 25 for row in table.rows)
    assert [cell for row in table.rows for cell in row[1:]] == list(spec.values)


def test_the_table_marks_unfinished_periods() -> None:
    table = table_of(every_kind()["month"])
    assert table.rows[-1][-1] == "not a whole month"
    assert table.rows[1][-1] == ""


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_csv_runs_no_text_as_a_formula(text: str) -> None:
    spec = ChartSpec(ChartKind.BARS, "t", text, "u", (text, "Horla"), (1234.0, None), withheld="skyddat")
    rows = list(csv.reader(StringIO(to_csv(spec).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][0] == f"'{text}"
    assert rows[1] == [f"'{text}", "1234"]
    assert rows[2] == ["Horla", "skyddat"]


def test_csv_writes_decimals_as_the_language_does() -> None:
    spec = ChartSpec(ChartKind.BARS, "t", "l", "u", ("a",), (0.25,))
    assert "0.25" in to_csv(spec).decode("utf-8-sig")
    words.install(None, "sv")
    assert "0,25" in to_csv(spec).decode("utf-8-sig")
