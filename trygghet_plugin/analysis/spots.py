"""Spots that several reports share: on a map their marks cover each other, at any scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.report_table import NO_POSITION, ReportTable

HALF_METRES = 0.5
"""Reports are on one spot where they lie closer than this to it along either axis: no zooming parts their marks."""


@dataclass(frozen=True, eq=False)
class Spots:
    """n spots, the most crowded first; `count` reports each, at least two. Metres of the workspace's system."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    count: NDArray[np.int64]


def around(x: float, y: float) -> tuple[float, float, float, float]:
    """The spot a report lies on: x and y lowest, x and y highest."""
    return x - HALF_METRES, y - HALF_METRES, x + HALF_METRES, y + HALF_METRES


def shared_spots(table: ReportTable) -> Spots:
    """Every spot with more than one report, whatever their status: all of them are drawn."""
    placed = ~table.has(NO_POSITION)
    x, y = table.x[placed], table.y[placed]
    # Whole metres, both in one number: sorting one column is faster than sorting pairs.
    metres = (np.rint(x).astype(np.int64) << 32) + np.rint(y).astype(np.int64)
    _metres, first, count = np.unique(metres, return_index=True, return_counts=True)
    order = np.argsort(-count, kind="stable")
    order = order[count[order] > 1]
    return Spots(x[first[order]], y[first[order]], count[order])
