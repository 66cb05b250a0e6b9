"""Positions in bulk: carried over, swapped axes noticed, held against the borders."""

from __future__ import annotations

import numpy as np
import pytest

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.municipalities import municipalities, municipality
from trygghet_plugin.exchange.positions import place


def test_wgs_84_into_the_municipalitys_zone_and_back() -> None:
    there = place([12.8089], [58.0323], 4326, 3008, "1442")
    assert (there.x[0], there.y[0]) == pytest.approx((109170.52, 6435089.08), abs=0.01)
    assert there.in_municipality[0]
    back = place(there.x, there.y, 3008, 4326, "1442")
    assert (back.x[0], back.y[0]) == pytest.approx((12.8089, 58.0323), abs=1e-8)


@pytest.mark.parametrize(
    ("epsg", "x", "y"), [(4326, 12.8089, 58.0323), (3006, 370_592.0, 6_434_300.0), (3008, 109_170.5, 6_435_089.1)]
)
def test_swapped_axes_are_turned_and_told(epsg: int, x: float, y: float) -> None:
    right, wrong = place([x], [y], epsg, 3008, "1442"), place([y], [x], epsg, 3008, "1442")
    assert wrong.swapped[0]
    assert not right.swapped[0]
    assert (right.x[0], right.y[0]) == (wrong.x[0], wrong.y[0])


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "swedish"),
    [
        ("Vårgårda", 12.81, 58.03, True),
        ("Kiruna", 20.22, 67.86, True),
        ("Ven", 12.70, 55.91, True),
        ("Gotska Sandön", 19.2, 58.37, True),
        ("Oslo", 10.75, 59.91, False),
        ("Köpenhamn", 12.57, 55.68, False),
        ("Åbo", 22.27, 60.45, False),
        ("Helsingfors", 24.94, 60.17, False),
        ("Trondheim", 10.40, 63.43, False),
        ("Paris", 2.35, 48.85, False),
        ("null", 0.0, 0.0, False),
        ("pole", 15.0, 90.0, False),
    ],
)
def test_sweden_and_its_neighbours(name: str, longitude: float, latitude: float, swedish: bool) -> None:
    assert bool(place([longitude], [latitude], 4326, 3006, "1442").in_sweden[0]) is swedish, name


def test_every_municipality_lies_in_sweden_and_in_itself() -> None:
    for one in municipalities():
        ring = np.array(one.rings()[0])
        middle = (ring.min(axis=0) + ring.max(axis=0)) / 2
        placed = place([middle[0]], [middle[1]], 4326, one.epsg, one.code)
        assert placed.in_sweden[0], one.name
        assert bool(placed.in_municipality[0]) is one.contains(*middle), one.name


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -1e12])
def test_numbers_that_are_no_place(value: float) -> None:
    placed = place([value, 12.81], [58.03, 58.03], 4326, 3008, "1442")
    assert placed.in_sweden.tolist() == [False, True]


def test_many_points_are_the_same_as_one_by_one() -> None:
    random = np.random.default_rng(1)
    x, y = random.uniform(10, 25, 400), random.uniform(54, 70, 400)
    together = place(x, y, 4326, 3006, "1442")
    alone = [place([one], [other], 4326, 3006, "1442").in_sweden[0] for one, other in zip(x, y)]
    assert together.in_sweden.tolist() == alone


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(ImportRefused, match="EPSG:999999"):
        place([1.0], [2.0], 999999, 3008, "1442")


def test_no_rows_are_no_positions() -> None:
    assert place([], [], 4326, 3008, municipality("1442").code).x.tolist() == []
