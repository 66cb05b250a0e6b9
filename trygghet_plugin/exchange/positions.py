"""Positions of many rows at once: axes told apart, carried over to the workspace's system, held against the borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from osgeo import osr

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.municipalities import municipalities
from trygghet_plugin.core.words import translate

WGS84 = 4326
# The borders are generalised and end at the coast: within this distance a position still counts as Swedish.
MARGIN_M = 20_000.0
# Gotska Sandön lies farther out and is left out of the generalised borders; as an edge without length.
_FAR_ISLANDS = ((19.24, 58.37, 19.24, 58.37),)
_LATITUDES, _LONGITUDES = (55.0, 69.5), (10.0, 24.6)
_METRES_PER_DEGREE = 111_320.0
_PAIRS_AT_ONCE = 2_000_000
_CELL_DEGREES = 0.5

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Placed:
    """Arrays, one entry a row: position in the workspace's system, and what was noticed about it."""

    x: Floats
    y: Floats
    swapped: Bools
    in_sweden: Bools
    in_municipality: Bools


def place(first: Sequence[float], second: Sequence[float], epsg: int, target_epsg: int, municipality: str) -> Placed:
    """Positions read as x, y of `epsg`, or as y, x where only that lies in Sweden. NaN lies outside everything."""
    x, y = np.asarray(first, float), np.asarray(second, float)
    longitude, latitude = _transform(x, y, epsg, WGS84)
    swapped = ~_in_box(longitude, latitude)
    other_longitude, other_latitude = _transform(y[swapped], x[swapped], epsg, WGS84)
    turned = _in_box(other_longitude, other_latitude)
    swapped[swapped] = turned
    longitude[swapped], latitude[swapped] = other_longitude[turned], other_latitude[turned]
    x, y = np.where(swapped, y, x), np.where(swapped, x, y)
    home = _inside(longitude, latitude, _edges(municipality))
    in_sweden = home.copy()
    candidates = ~home & _in_box(longitude, latitude)
    in_sweden[candidates] = _near_sweden(longitude[candidates], latitude[candidates])
    target_x, target_y = (x, y) if epsg == target_epsg else _transform(x, y, epsg, target_epsg)
    return Placed(target_x, target_y, swapped, in_sweden, home)


def _in_box(longitude: Floats, latitude: Floats) -> Bools:
    # NaN compares false.
    return (
        (longitude >= _LONGITUDES[0])
        & (longitude <= _LONGITUDES[1])
        & (latitude >= _LATITUDES[0])
        & (latitude <= _LATITUDES[1])
    )


@lru_cache(maxsize=16)
def _transformation(source: int, target: int) -> osr.CoordinateTransformation:
    systems = []
    for code in (source, target):
        system = osr.SpatialReference()
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        try:
            failed = system.ImportFromEPSG(code) != 0
        except RuntimeError:
            failed = True
        if failed:
            raise ImportRefused(
                translate("Import", "EPSG:{code} is not a known coordinate system. Correct it in the profile.").format(
                    code=code
                )
            )
        systems.append(system)
    return osr.CoordinateTransformation(*systems)


def _transform(x: Floats, y: Floats, source: int, target: int) -> tuple[Floats, Floats]:
    result_x, result_y = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    # PROJ answers far-off input with errors on the console; what cannot be on Earth is left out.
    span = 180.0 if source == WGS84 else 2e7
    sound = np.isfinite(x) & np.isfinite(y) & (np.abs(x) <= span) & (np.abs(y) <= (90.0 if source == WGS84 else span))
    if source == target:
        result_x[sound], result_y[sound] = x[sound], y[sound]
    elif sound.any():
        points = np.array(
            _transformation(source, target).TransformPoints(np.column_stack([x[sound], y[sound]]).tolist())
        )
        points[~np.isfinite(points)] = np.nan
        result_x[sound], result_y[sound] = points[:, 0], points[:, 1]
    return result_x, result_y


@lru_cache(maxsize=1)
def _outline() -> Floats:
    """The edges of Sweden, and of its far islands: what is no border between two municipalities, which stands twice."""
    edges = _edges(None)
    start, end = edges[:, 0] + 1j * edges[:, 1], edges[:, 2] + 1j * edges[:, 3]
    ends = np.sort(np.column_stack([start, end]), axis=1)
    _distinct, first, times = np.unique(ends, axis=0, return_index=True, return_counts=True)
    return np.vstack([edges[first[times == 1]], _FAR_ISLANDS])


@lru_cache(maxsize=4)
def _edges(code: str | None) -> Floats:
    """Every edge of a border (None: of all borders) as rows x1, y1, x2, y2 in degrees."""
    rings = [np.asarray(ring) for one in municipalities() if code in (None, one.code) for ring in one.rings()]
    if not rings:
        return np.empty((0, 4))
    return np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])


def _inside(longitude: Floats, latitude: Floats, edges: Floats) -> Bools:
    """Even-odd rule, edge by edge over all points."""
    inside = np.zeros(longitude.shape, bool)
    for x1, y1, x2, y2 in edges:
        if y1 != y2:
            crosses = (y1 > latitude) != (y2 > latitude)
            inside ^= crosses & (longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1)
    return inside


def _near_sweden(longitude: Floats, latitude: Floats) -> Bools:
    """Whether positions lie in Sweden or at most MARGIN_M from its generalised borders."""
    if not longitude.size:
        return np.zeros(0, bool)
    # Many rows share a few positions (the middle of a municipality): each is looked at once. Pairs of numbers are told
    # apart as complex ones, which sort five times faster than rows.
    unique, where = np.unique(longitude + 1j * latitude, return_inverse=True)
    near = np.zeros(len(unique), bool)
    points = np.column_stack([unique.real, unique.imag])
    # Cell by cell, so that each point meets only the edges near it.
    cell = np.floor(points / _CELL_DEGREES)
    cells, cell_of = np.unique(cell[:, 0] + 1j * cell[:, 1], return_inverse=True)
    order = np.argsort(cell_of, kind="stable")
    for chosen in np.split(order, np.cumsum(np.bincount(cell_of, minlength=len(cells)))[:-1]):
        near[chosen] = _near_border(points[chosen])
    return near[where]


def _near_border(points: Floats) -> Bools:
    """The same for points that lie close to each other."""
    edges = _outline()
    low, high = points.min(axis=0), points.max(axis=0)
    beside = (np.minimum(edges[:, 1], edges[:, 3]) <= high[1]) & (np.maximum(edges[:, 1], edges[:, 3]) >= low[1])
    near = _inside(points[:, 0], points[:, 1], edges[beside])
    reach = MARGIN_M / _METRES_PER_DEGREE * np.array([1 / np.cos(np.radians(high[1])), 1.0])
    lowest, highest = np.minimum(edges[:, :2], edges[:, 2:]), np.maximum(edges[:, :2], edges[:, 2:])
    close = edges[(lowest <= high + reach).all(axis=1) & (highest >= low - reach).all(axis=1)]
    left = np.flatnonzero(~near)
    step = max(1, _PAIRS_AT_ONCE // max(1, len(close)))
    for start in range(0, len(left) if len(close) else 0, step):
        chosen = left[start : start + step]
        near[chosen] = _distance_m(points[chosen], close) <= MARGIN_M
    return near


def _distance_m(points: Floats, edges: Floats) -> Floats:
    """Shortest distance from each point to any edge, on a plane that touches the globe at the point."""
    scale = np.column_stack([np.cos(np.radians(points[:, 1])), np.ones(len(points))]) * _METRES_PER_DEGREE
    start = (edges[None, :, :2] - points[:, None, :]) * scale[:, None, :]
    end = (edges[None, :, 2:] - points[:, None, :]) * scale[:, None, :]
    along = end - start
    length = np.maximum((along**2).sum(axis=2), 1e-12)
    t = np.clip(-(start * along).sum(axis=2) / length, 0.0, 1.0)
    return np.asarray(np.sqrt((((start + along * t[:, :, None]) ** 2).sum(axis=2)).min(axis=1)))
