"""Which area each report lies in.

A point on a border lies in the area. Where areas overlap or touch, the smallest of them has the point, and of two
equally large the one whose code comes first: so every report is counted in one area, the same one whoever computes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.polygons import Polygon, polygon_of_wkb
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.analysis.text_codes import MISSING, CodedColumn, smallest_type

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

BORDER_KIND = "municipality"
NO_AREA = -1

# Rounding can turn the side of a point near an edge: below this share of the products the sign is computed exactly
# (Shewchuk 1997, the filter of orient2d).
_DOUBTFUL = (3 + 16 * np.finfo(np.float64).eps) * np.finfo(np.float64).eps


class Area(Protocol):
    """What is asked of an area: `storage.store.Area` has it."""

    @property
    def code(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def wkb(self) -> bytes: ...


def counted_areas(areas: Sequence[Area]) -> list[Area]:
    """Those that figures are counted by: the municipality's own border is one only where there is no other."""
    return [area for area in areas if area.kind != BORDER_KIND] or list(areas)


def with_areas(table: ReportTable, areas: Sequence[Area]) -> ReportTable:
    """The table with `area_code` filled in where the database has none."""
    column = table.column("area_code")
    unknown = np.flatnonzero((column.codes == 0) & ~np.isnan(table.x) & ~np.isnan(table.y))
    wanted = counted_areas(areas)
    if not wanted or not len(unknown):
        return table
    polygons = [polygon_of_wkb(area.wkb, area.code) for area in wanted]
    codes = [area.code for area in wanted]
    found = locate(table.x[unknown], table.y[unknown], polygons, codes)
    labels = dict.fromkeys((MISSING, *column.labels[1:], *codes))
    number = {label: code for code, label in enumerate(labels)}
    code_of_polygon = np.array([number[code] for code in codes] + [0])  # NO_AREA is the last
    all_codes = column.codes.astype(smallest_type(len(labels)))
    all_codes[unknown] = code_of_polygon[found]
    return table.with_column("area_code", CodedColumn(all_codes, tuple(labels)))


def locate(x: Floats, y: Floats, polygons: Sequence[Polygon], codes: Sequence[str]) -> Rows:
    """Index of the polygon each point lies in, NO_AREA where in none."""
    found = np.full(len(x), NO_AREA, np.intp)
    order = np.argsort(y, kind="stable")
    xs, ys = x[order], y[order]
    sizes = [polygon.size for polygon in polygons]
    # The one that wins comes last and overwrites the others.
    for index in sorted(range(len(polygons)), key=lambda i: (sizes[i], codes[i]), reverse=True):
        rows = rows_inside(xs, ys, polygons[index])
        found[order[rows]] = index
    return found


def rows_inside(x: Floats, y: Floats, polygon: Polygon) -> Rows:
    """Rows of the points in a polygon or on its border; the points must be ordered by y."""
    edges = polygon.edges
    if not len(edges):
        return np.zeros(0, np.intp)
    x_min, x_max = edges[:, 0].min(), edges[:, 0].max()
    first = int(np.searchsorted(y, edges[:, 1].min(), side="left"))
    last = int(np.searchsorted(y, edges[:, 1].max(), side="right"))
    slab = x[first:last]
    rows: Rows = np.flatnonzero((slab >= x_min) & (slab <= x_max)) + first
    return rows[_inside(x[rows], y[rows], edges)] if len(rows) else rows


def _inside(x: Floats, y: Floats, edges: Floats) -> NDArray[np.bool_]:
    """Even-odd rule: a point is inside if an odd number of edges lie to its right, or if it lies on one."""
    inside = np.zeros(len(x), np.bool_)
    on_border = np.zeros(len(x), np.bool_)
    low, high = np.minimum(edges[:, 1], edges[:, 3]), np.maximum(edges[:, 1], edges[:, 3])
    starts, ends = np.searchsorted(y, low, side="left"), np.searchsorted(y, high, side="right")
    crossing_ends = np.searchsorted(y, high, side="left")  # the upper end of an edge belongs to the next one
    met = starts < ends  # for a single point that is a handful of edges
    for edge, start, crossing_end, end in zip(edges[met], starts[met], crossing_ends[met], ends[met]):
        side = _side(x[start:end], y[start:end], edge)
        upward = 1 if edge[3] > edge[1] else -1
        inside[start:crossing_end] ^= side[: crossing_end - start] * upward > 0
        beside = (x[start:end] >= min(edge[0], edge[2])) & (x[start:end] <= max(edge[0], edge[2]))
        on_border[start:end] |= (side == 0) & beside
    return inside | on_border


def _side(x: Floats, y: Floats, edge: Floats) -> Floats:
    """Positive to the left of the edge, negative to its right, 0 exactly on its line."""
    x1, y1, x2, y2 = edge
    left, right = (x2 - x1) * (y - y1), (y2 - y1) * (x - x1)
    side: Floats = left - right
    doubtful = np.abs(side) <= _DOUBTFUL * (np.abs(left) + np.abs(right))
    for row in np.flatnonzero(doubtful):
        side[row] = _exact_side(float(x[row]), float(y[row]), edge)
    return side


def _exact_side(x: float, y: float, edge: Floats) -> int:
    x1, y1, x2, y2 = (Fraction(float(value)) for value in edge)
    exact = (x2 - x1) * (Fraction(y) - y1) - (y2 - y1) * (Fraction(x) - x1)
    return (exact > 0) - (exact < 0)
