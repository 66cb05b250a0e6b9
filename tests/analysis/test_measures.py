"""How measures stand on a day."""

from __future__ import annotations

from datetime import date

from trygghet_plugin.analysis.measures import MeasureFigures, measure_figures

DAY = date(2026, 11, 23)


def test_open_late_and_done_are_counted():
    measures = [("ongoing", date(2026, 11, 22)), ("planned", DAY), ("planned", None), ("done", date(2026, 1, 1)),
                ("not_possible", date(2026, 1, 1))]
    assert measure_figures(measures, DAY) == MeasureFigures(open=3, late=1, done=1)


def test_what_is_zero_is_not_told():
    assert measure_figures([], DAY).words == ""
    assert MeasureFigures(0, 0, 2).words == "2 done"
    assert MeasureFigures(6, 2, 1).words == "6 in progress · 2 late · 1 done"
