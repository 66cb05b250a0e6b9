"""Charts out of statistics: the numbers are those of the figures, and what is missing is said."""

from __future__ import annotations

import pytest

from tests.charts.specs import area_label, figures, label, last_year, year
from trygghet_plugin.charts.builders import bars_by_area, bars_by_category, bars_by_organisation, heat_weekday_hour
from trygghet_plugin.charts.spec import ChartKind, ChartSpec
from trygghet_plugin.charts.timelines import columns_by_iso_week, columns_by_month


def test_seven_categories_are_shown_and_the_rest_is_summed_with_its_number() -> None:
    spec = bars_by_category(figures(), label)
    assert len(spec.labels) == 8
    assert spec.keys[:3] == ("obehorig", "alkohol", "buskorning")
    assert (spec.labels[-1], spec.keys[-1], spec.values[-1]) == ("Other, 3 categories", "", 5 + 4 + 3)
    assert sum(spec.values) == sum(figures()["by_category"].values())


def test_the_compared_rest_holds_every_category_that_is_not_shown() -> None:
    former = last_year(by_category={"obehorig": 9, "ran": 4, "fordon": 2})
    spec = bars_by_category(figures(), label, former)
    assert spec.compared[0] == 9
    assert spec.compared[-1] == 6
    assert sum(spec.compared) == 15


def test_few_categories_have_no_rest_and_ties_come_in_alphabetical_order() -> None:
    spec = bars_by_category(figures(by_category={"klotter": 2, "brand": 2, "stold": 5}), label)
    assert spec.labels == ("Theft", "Fire", "Graffiti")


def test_a_withheld_area_is_not_zero_and_is_told() -> None:
    spec = bars_by_area(figures(), area_label)
    assert spec.values[spec.keys.index("c")] is None
    assert "1 withheld" in spec.left_out
    assert "3 outside all areas" in spec.left_out
    assert spec.words(None) == "withheld"


def test_a_rest_that_holds_a_withheld_figure_is_withheld_itself() -> None:
    codes = {f"k{place}": 100 - place for place in range(9)}
    spec = bars_by_area(figures(by_area=codes, suppressed={"by_area": ["k8"]}), str)
    assert spec.values[-1] is None


def test_reports_without_organisation_are_named_so() -> None:
    assert bars_by_organisation(figures(), {"x": "Fastighet"}.get).labels == ("Fastighet", "not stated")


def test_every_month_of_the_period_has_its_place_and_unfinished_ones_are_marked() -> None:
    spec = columns_by_month(figures())
    assert spec.keys == ("2026-09", "2026-10", "2026-11")
    assert spec.values == (61, 0, 40)
    assert spec.partial == (2,)


def test_a_month_is_whole_the_day_after_its_last_day() -> None:
    told = figures(to="2026-10-31", read_at="2026-10-31T23:00:00+01:00")
    assert columns_by_month(told).partial == (1,)
    assert columns_by_month({**told, "read_at": "2026-11-01T00:30:00+01:00"}).partial == ()


def test_months_to_come_are_not_drawn_as_quiet_ones() -> None:
    assert columns_by_month(figures(to="2027-03-31")).keys[-1] == "2026-11"


def test_the_compared_month_is_the_same_month_also_when_iso_weeks_shift_the_day() -> None:
    told = figures(**{"from": "2026-08-31", "by_month": {"2026-08": 1, "2026-09": 2}})
    former = last_year(**{"from": "2025-09-01", "by_month": {"2025-08": 70, "2025-09": 80, "2025-10": 90}})
    assert columns_by_month(told, former).compared == (70, 80, 90, 0)


def test_weeks_stand_against_the_weeks_of_the_compared_period_in_order() -> None:
    spec = columns_by_iso_week(figures(), last_year())
    assert (spec.keys[0], spec.keys[-1], len(spec.keys)) == ("2026-W36", "2026-W47", 12)
    assert (spec.compared[0], spec.compared[-1], sum(spec.compared)) == (7, 3, 10)
    assert spec.partial == (0, 11)  # the period begins on a Tuesday and was read on its last day


def test_week_53_has_its_place() -> None:
    told = figures(**{"from": "2026-12-28", "to": "2027-01-10", "read_at": "2027-01-20T09:00:00+01:00",
                      "by_iso_week": {"2026-W53": 4, "2027-W01": 5}})
    spec = columns_by_iso_week(told)
    assert (spec.keys, spec.values, spec.partial) == (("2026-W53", "2027-W01"), (4, 5), ())


def test_without_period_the_span_is_what_the_figures_hold() -> None:
    spec = columns_by_month(year(**{"from": None, "to": None}))
    assert (spec.keys[0], spec.keys[-1]) == ("2025-11", "2026-11")
    assert columns_by_month(figures(**{"from": None, "to": None, "by_month": {}})).is_empty


def test_official_figures_stand_only_where_they_are_known() -> None:
    spec = columns_by_month(figures(), official={"2026-10": 31.0}, official_name="Brå")
    assert spec.official == (None, 31.0, None)
    assert columns_by_month(figures(), official={"2020-01": 3.0}, official_name="Brå").official == ()


def test_heat_keeps_every_hour_and_says_how_many_times_are_known() -> None:
    spec = heat_weekday_hour(figures())
    assert spec.kind is ChartKind.HEAT
    assert spec.values[24 * 2 + 5] == figures()["by_weekday_hour"][2][5]
    assert spec.label(24 * 2 + 5) == "Wednesday 05–06"
    total = round(sum(map(sum, figures()["by_weekday_hour"])))
    assert f"31 of {total}" in spec.left_out


def test_every_chart_tells_period_status_source_and_what_is_left_out() -> None:
    spec = bars_by_category(figures(filter={"category": ["belysning"]}), label)
    assert spec.subtitle == "1 Sep – 22 Nov 2026 · Approved · filtered"
    assert "read 22 Nov 2026 14:00" in spec.source
    assert "not crimes" in spec.source
    assert "3 unreviewed" in spec.left_out


@pytest.mark.parametrize(("changes", "words"), [
    ({"filter": {"category": ["ran"]}}, "Remove one"),
    ({}, "Review the reports"),
    ({"unreviewed": 0}, "Choose a longer one"),
])
def test_an_empty_chart_says_what_to_do(changes: dict, words: str) -> None:
    spec = bars_by_category(figures(by_category={}, **changes), label)
    assert spec.is_empty
    assert words in spec.empty


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_what_cannot_be_drawn_from_zero_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        ChartSpec(ChartKind.BARS, "t", "l", "u", ("a",), (value,))


def test_figures_that_do_not_match_the_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="2 values for 1 marks"):
        ChartSpec(ChartKind.BARS, "t", "l", "u", ("a",), (1.0, 2.0))
    with pytest.raises(ValueError, match="1 compared for 2 marks"):
        ChartSpec(ChartKind.BARS, "t", "l", "u", ("a", "b"), (1.0, 2.0), compared=(1.0,))


def test_figures_are_written_whole_with_one_decimal_and_never_as_nothing() -> None:
    spec = heat_weekday_hour(figures())
    assert [spec.words(value) for value in (0.0, 3.0, 1234.0, 0.25, 0.1, 0.09, 0.001)] == [
        "0", "3", "1\u2009234", "0.2", "0.1", "< 0.1", "< 0.1"]
