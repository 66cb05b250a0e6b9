"""Numbers that would cover each other stand side by side, near their place, on the map."""

from __future__ import annotations

import itertools
import math

import pytest

from trygghet_plugin.publication.spread import spread

APART = 5.9
FRAME = (136.0, 110.0)


def nearest(places: list[tuple[float, float]]) -> float:
    return min(math.dist(one, other) for one, other in itertools.combinations(places, 2))


def test_numbers_with_room_stay_where_they_belong() -> None:
    anchors = [(20.0, 20.0), (40.0, 20.0), (60.0, 90.0)]
    assert all(math.dist(one, other) < 0.05 for one, other in zip(spread(anchors, APART, FRAME), anchors))


@pytest.mark.parametrize("count", [2, 3, 11, 24])
def test_numbers_of_one_place_part_and_stay_around_it(count: int) -> None:
    places = spread([(60.0, 50.0)] * count, APART, FRAME)
    assert nearest(places) >= APART - 0.02
    # As near as discs can be packed, with a third more for it not being perfect.
    farthest = max(math.dist(place, (60.0, 50.0)) for place in places)
    assert farthest <= 1.34 * APART * math.sqrt(count) / 2


def test_nothing_leaves_the_map() -> None:
    places = spread([(0.0, 0.0)] * 5 + [(136.0, 110.0)] * 5, APART, FRAME)
    assert nearest(places) >= APART - 0.02
    assert all(APART / 2 <= x <= FRAME[0] - APART / 2 and APART / 2 <= y <= FRAME[1] - APART / 2 for x, y in places)


def test_the_same_week_gives_the_same_map() -> None:
    anchors = [(60.0 + n % 3, 50.0) for n in range(12)]
    assert spread(anchors, APART, FRAME) == spread(anchors, APART, FRAME)
    assert spread([], APART, FRAME) == []
