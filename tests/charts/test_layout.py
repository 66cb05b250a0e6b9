"""Where things of a chart lie: inside, beside each other, from zero, and in proportion."""

from __future__ import annotations

from itertools import combinations

import pytest
from qgis.core import QgsApplication

from tests.charts.specs import LONG_WORD, every_kind, figures, label
from trygghet_plugin.charts.bars import NARROW
from trygghet_plugin.charts.builders import bars_by_category
from trygghet_plugin.charts.columns import axis_step
from trygghet_plugin.charts.drawing import Box, Drawing, Ink, Style, Text, elide, wrap
from trygghet_plugin.charts.heat import class_of, class_step
from trygghet_plugin.charts.layout import lay_out, natural_height
from trygghet_plugin.charts.painter import FontMeasure, hatch
from trygghet_plugin.charts.spec import ChartKind, ChartSpec
from trygghet_plugin.core import words

WIDTHS = (320.0, 399.0, 420.0, 480.0, 795.0, 1123.0)
KINDS = list(every_kind())


@pytest.fixture(autouse=True)
def _swedish() -> None:
    words.install(None, "sv")


def _laid(name: str, width: float, stretch: float = 1.0) -> Drawing:
    spec, measure = every_kind()[name], FontMeasure()
    drawing = lay_out(spec, width, natural_height(spec, width, measure) * stretch, measure)
    assert drawing is not None
    return drawing


def _overlap(one: Box, other: Box) -> bool:
    return (min(one.right, other.right) - max(one.x, other.x) > 0.01
            and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.01)


@pytest.mark.parametrize("stretch", [1.0, 1.7])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", KINDS)
def test_no_words_overlap_others(qgis_app: QgsApplication, name: str, width: float, stretch: float) -> None:
    texts = _laid(name, width, stretch).texts
    assert len(texts) > 3
    assert [(a.words, b.words) for a, b in combinations(texts, 2) if _overlap(a.box, b.box)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", KINDS)
def test_nothing_lies_outside(qgis_app: QgsApplication, name: str, width: float) -> None:
    spec, measure = every_kind()[name], FontMeasure()
    height = natural_height(spec, width, measure)
    drawing = lay_out(spec, width, height, measure)
    boxes = [text.box for text in drawing.texts] + [area.box for area in drawing.areas]
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= width
        assert box.bottom <= height
    points = [point for line in drawing.lines + drawing.grid for point in line.points]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize("name", KINDS)
def test_bars_do_not_run_through_words(qgis_app: QgsApplication, name: str) -> None:
    drawing = _laid(name, 320.0)
    assert [text.words for text in drawing.texts for area in drawing.areas if _overlap(text.box, area.box)] == []


def _bars(drawing: Drawing, ink: Ink) -> list[float]:
    longest = max((area.box.width for area in drawing.areas if area.ink is ink), default=0.0)
    return [area.box.width / longest for area in drawing.areas if area.ink is ink]


@pytest.mark.parametrize("width", [320.0, 480.0])
def test_bars_are_as_long_as_their_figures(qgis_app: QgsApplication, width: float) -> None:
    spec = bars_by_category(figures(by_category={"klotter": 40, "brand": 30, "stold": 10, "ran": 0}), label)
    drawing = lay_out(spec, width, 300.0, FontMeasure())
    assert _bars(drawing, Ink.VALUE) == pytest.approx([1.0, 0.75, 0.25])
    assert len({area.box.x for area in drawing.areas}) == 1


def test_columns_stand_on_zero_and_are_as_high_as_their_figures(qgis_app: QgsApplication) -> None:
    spec = ChartSpec(ChartKind.COLUMNS, "t", "l", "u", ("a", "b", "c"), (40.0, 10.0, 0.0), compared=(20.0, None, 30.0),
                     compared_name="before", value_name="now")
    drawing = lay_out(spec, 320.0, 260.0, FontMeasure())
    columns = [area for area in drawing.areas if area.box.height != 10.0]
    assert len({round(area.box.bottom, 6) for area in columns}) == 1
    heights = {ink: [area.box.height for area in columns if area.ink is ink] for ink in (Ink.VALUE, Ink.COMPARED)}
    assert heights[Ink.VALUE][1] / heights[Ink.VALUE][0] == pytest.approx(0.25)
    assert [height / heights[Ink.VALUE][0] for height in heights[Ink.COMPARED]] == pytest.approx([0.5, 0.75])
    assert "0" in [text.words for text in drawing.texts]


def test_figures_are_right_aligned(qgis_app: QgsApplication) -> None:
    spec = bars_by_category(figures(), label)
    written = [spec.words(value) for value in spec.values]
    texts = [text for text in _laid("category", 480.0).texts if text.words in written]
    assert "1\u2009234" in [text.words for text in texts]
    assert len({round(text.box.right, 6) for text in texts}) == 1


def test_no_label_of_the_shipped_categories_is_cut_at_320(qgis_app: QgsApplication) -> None:
    from trygghet_plugin.core.choices import default_choices

    measure = FontMeasure()
    labels = [choice.label for choice in default_choices().of("category", retired=True)]
    for first in range(0, len(labels), 7):
        counts = dict.fromkeys(labels[first:first + 7], 1234)
        drawing = lay_out(bars_by_category(figures(by_category=counts), str), 320.0, 700.0, measure)
        assert not [text.words for text in drawing.texts if "…" in text.words]


def test_a_word_too_long_is_cut_with_an_ellipsis_and_whole_in_the_spec(qgis_app: QgsApplication) -> None:
    texts = _laid("organisation", 320.0).texts
    cut = [text for text in texts if text.words.endswith("…")]
    assert len(cut) == 1
    assert LONG_WORD.startswith(cut[0].words[:-1])
    assert LONG_WORD in every_kind()["organisation"].tip(0)


def test_one_series_needs_no_key_and_two_do(qgis_app: QgsApplication) -> None:
    alone, compared = every_kind()["category"], every_kind()["category_compared"]
    assert alone.value_name not in [text.words for text in _laid("category", 480.0).texts]
    words_of = [text.words for text in _laid("category_compared", 480.0).texts]
    assert compared.value_name in words_of
    assert compared.compared_name in words_of


def test_unfinished_periods_are_hatched_and_whole_ones_are_not(qgis_app: QgsApplication) -> None:
    spec = every_kind()["month"]
    columns = [area for area in _laid("month", 480.0).areas if area.box.height != 10.0]
    assert [area.hatched for area in columns] == [place in spec.partial for place in range(len(spec.values))]
    assert any(area.hatched for area in columns)


def test_hatching_ends_at_the_edges_of_its_box() -> None:
    for box in (Box(10, 20, 30, 8), Box(0, 0, 5, 90), Box(3, 3, 2, 2)):
        for line in hatch(box):
            for point in (line.p1(), line.p2()):
                assert box.x - 1e-9 <= point.x() <= box.right + 1e-9
                assert box.y - 1e-9 <= point.y() <= box.bottom + 1e-9
    assert len(hatch(Box(0, 0, 20, 20))) >= 8


def test_official_figures_are_dashed_and_broken_where_unknown(qgis_app: QgsApplication) -> None:
    lines = [line for line in _laid("month_compared", 480.0).lines if line.ink is Ink.OFFICIAL]
    assert all(line.dashed for line in lines)
    assert [len(line.points) for line in lines] == [2, 2, 2]  # key, December to January, March alone


@pytest.mark.parametrize("values", [(0.0,), (1.0,), (1.0, 0.0), tuple(float(place % 9) for place in range(520))])
@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.COLUMNS])
def test_zero_one_and_many_values(qgis_app: QgsApplication, kind: ChartKind, values: tuple[float, ...]) -> None:
    spec = ChartSpec(kind, "Titel", "Etikett", "händelser", tuple(f"v. {at}" for at in range(len(values))), values,
                     empty="Inget att visa.")
    measure = FontMeasure()
    height = natural_height(spec, 320.0, measure)
    drawing = lay_out(spec, 320.0, height, measure)
    assert len(drawing.areas) == sum(value > 0 for value in values)
    assert len(drawing.marks) == (0 if spec.is_empty else len(values))
    assert ("Inget att visa." in [text.words for text in drawing.texts]) is spec.is_empty


def test_only_withheld_figures_are_drawn_as_such(qgis_app: QgsApplication) -> None:
    for kind in (ChartKind.BARS, ChartKind.COLUMNS):
        spec = ChartSpec(kind, "t", "l", "u", ("a", "b"), (None, None), withheld="skyddat")
        drawing = lay_out(spec, 320.0, 300.0, FontMeasure())
        assert drawing.areas == []
        assert [text.words for text in drawing.texts].count("skyddat") == 2


def test_a_box_too_small_is_refused_rather_than_overfilled(qgis_app: QgsApplication) -> None:
    assert lay_out(every_kind()["category"], 320.0, 120.0, FontMeasure()) is None
    assert lay_out(every_kind()["category"], 120.0, 900.0, FontMeasure()) is None


@pytest.mark.parametrize(
    ("highest", "step"), [(1, 1), (4, 1), (5, 2), (11, 5), (75, 20), (1234, 500), (1_000_000, 500_000)])
def test_axis_steps_are_whole_and_at_most_four(highest: float, step: float) -> None:
    assert axis_step(highest) == step


@pytest.mark.parametrize("highest", [0.2, 1.0, 3.7, 18.0, 1234.5])
def test_the_largest_figure_is_in_one_of_five_classes_and_zero_in_none(highest: float) -> None:
    step = class_step(highest)
    assert class_of(0.0, step) is Ink.ZERO
    assert class_of(max(0.1, highest * 1e-6), step) is Ink.CLASS_1
    assert class_of(0.09, step) is Ink.ZERO
    assert class_of(highest, step).value in {f"class_{place}" for place in range(1, 6)}
    assert 5 * step >= highest


def test_words_are_cut_only_where_they_must_be(qgis_app: QgsApplication) -> None:
    measure = FontMeasure()
    assert elide("Klotter", 400, Style.BODY, measure) == "Klotter"
    assert measure.width(elide("Nedskräpning " * 9, 100, Style.BODY, measure), Style.BODY) <= 100
    assert wrap("", 100, Style.BODY, measure) == ()
    lines = wrap("Obehörig vistelse i lokal, trapphus eller källare", 120, Style.BODY, measure)
    assert " ".join(lines) == "Obehörig vistelse i lokal, trapphus eller källare"
    assert wrap("1\u2009234", 10_000, Style.BODY, measure) == ("1\u2009234",)


def test_bars_move_beside_their_labels_where_the_height_asks_for_it(qgis_app: QgsApplication) -> None:
    spec, measure = every_kind()["category_compared"], FontMeasure()
    high = lay_out(spec, 360.0, natural_height(spec, 360.0, measure), measure)
    low = lay_out(spec, 360.0, natural_height(spec, 360.0, measure) * 0.85, measure)
    assert min(area.box.x for area in high.areas) == min(area.box.x for area in low.areas) == 8.0  # the key
    assert min(area.box.x for area in high.areas[2:]) == 8.0
    assert min(area.box.x for area in low.areas[2:]) > 100.0
    assert not [1 for a, b in combinations(low.texts, 2) if _overlap(a.box, b.box)]


def test_narrow_and_wide_bars_hold_the_same_words(qgis_app: QgsApplication) -> None:
    def all_words(texts: list[Text]) -> set[str]:
        return set(" ".join(text.words for text in texts).split())

    assert all_words(_laid("category", NARROW).texts) == all_words(_laid("category", 700.0).texts)
