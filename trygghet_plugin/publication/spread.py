"""Numbered discs moved apart on paper, so that every number can be read: plain geometry, without QGIS."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]

_ROUNDS = 400
_PULL = 0.05
_SAME = 1e-6
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def spread(anchors: Sequence[Point], apart: float, size: Point) -> list[Point]:
    """Centres for discs at `anchors` so that any two are at least `apart` from each other and all lie within a
    rectangle of `size` (from 0, 0), each near its anchor. The same input gives the same places.

    Where the rectangle cannot hold them all, they overlap as little as it allows.
    """
    places = [[x, y] for x, y in anchors]
    for turn in range(2 * _ROUNDS):
        moved = _part(places, apart)
        if turn < _ROUNDS:  # at first drawn back to where they belong, in the end only apart
            for place, anchor in zip(places, anchors):
                for axis in (0, 1):
                    place[axis] += (anchor[axis] - place[axis]) * _PULL
        elif not moved:
            break
        for place in places:
            for axis in (0, 1):
                place[axis] = min(max(place[axis], apart / 2), size[axis] - apart / 2)
    return [(x, y) for x, y in places]


def _part(places: list[list[float]], apart: float) -> bool:
    """Push every pair that is too near half the way each; whether there was one."""
    moved = False
    for n, one in enumerate(places):
        for other in places[:n]:
            dx, dy = one[0] - other[0], one[1] - other[1]
            distance = math.hypot(dx, dy)
            if distance >= apart:
                continue
            moved = True
            if distance < _SAME:  # on one spot, or pressed together into a corner: any direction parts them
                distance, dx, dy = 1.0, math.cos(n * _GOLDEN_ANGLE), math.sin(n * _GOLDEN_ANGLE)
            push = (apart + 0.001 - distance) / 2 / distance
            one[0] += dx * push
            one[1] += dy * push
            other[0] -= dx * push
            other[1] -= dy * push
    return moved
