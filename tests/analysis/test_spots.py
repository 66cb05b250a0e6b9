"""Spots shared by several reports equal a plain count of rounded positions."""

from __future__ import annotations

from collections import Counter

import numpy as np

from benchmarks.reports import columns
from trygghet_plugin.analysis.report_table import NO_POSITION, ReportTable
from trygghet_plugin.analysis.spots import HALF_METRES, around, shared_spots


def table(x, y):
    made = dict(columns(len(x)))
    made["x"], made["y"] = np.asarray(x, float), np.asarray(y, float)
    return ReportTable.from_columns(made)


def test_it_equals_a_plain_count():
    random = np.random.default_rng(7)
    x, y = random.integers(0, 60, 2_000) + 0.25, random.integers(-30, 30, 2_000) + 0.25
    spots = shared_spots(table(x, y))
    plain = {place: count for place, count in Counter(zip(x, y)).items() if count > 1}
    assert dict(zip(zip(spots.x, spots.y), spots.count)) == plain
    assert list(spots.count) == sorted(spots.count, reverse=True)


def test_reports_alone_or_without_a_place_are_no_spot():
    made = table([1.0, 9.0, np.nan, np.nan], [1.0, 1.0, np.nan, np.nan])
    assert made.has(NO_POSITION).sum() == 2
    assert len(shared_spots(made).count) == 0


def test_a_spot_holds_what_lies_on_it():
    low_x, low_y, high_x, high_y = around(89_400.0, 6_434_700.0)
    assert (low_x + high_x, low_y + high_y) == (2 * 89_400.0, 2 * 6_434_700.0)
    assert high_x - low_x == 2 * HALF_METRES
