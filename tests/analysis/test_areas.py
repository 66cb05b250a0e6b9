"""Points in areas equal shapely's exact predicates, borders and corners included."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from trygghet_plugin.analysis.areas import NO_AREA, locate, with_areas
from trygghet_plugin.analysis.polygons import polygon_of_wkb
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.errors import TrygghetError

# Whole numbers meet each other on borders and corners; the fine ones lie anywhere. (At 1e-122 shapely itself is wrong.)
numbers = st.integers(0, 8).map(float) | st.integers(0, 8 << 30).map(lambda n: n / (1 << 30))
points = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40)


@dataclass(frozen=True)
class Area:
    code: str
    wkb: bytes
    kind: str = "area"


def polygons_from(corners: list[list[tuple[float, float]]]) -> list[shapely.Geometry]:
    """Hulls of random points, and what is left of the first where the others are cut out: rings, holes and parts."""
    hulls = [shapely.convex_hull(shapely.MultiPoint(points)) for points in corners]
    shapes = [hull for hull in hulls if hull.geom_type == "Polygon"]
    cut = shapely.difference(shapes[0], shapely.union_all(shapes[1:])) if len(shapes) > 1 else None
    return shapes + ([cut] if cut is not None and cut.geom_type in ("Polygon", "MultiPolygon") and cut.area else [])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=6), min_size=1, max_size=4), points)
def test_locations_equal_shapely(corners, found) -> None:
    shapes = polygons_from(corners)
    # Every vertex, and the middle of every edge, is a point to be told as well.
    vertices = np.concatenate([shapely.get_coordinates(shape) for shape in shapes]) if shapes else np.zeros((0, 2))
    x, y = np.concatenate([np.array(found), vertices, (vertices[1:] + vertices[:-1]) / 2]).T
    polygons = [polygon_of_wkb(shapely.to_wkb(shape), "a") for shape in shapes]
    codes = [f"{number:02d}" for number in range(len(shapes))]
    told = locate(x, y, polygons, codes)
    sizes = [polygon.size for polygon in polygons]
    for point, index in zip(shapely.points(x, y), told.tolist()):
        holding = [i for i, shape in enumerate(shapes) if shapely.intersects(shape, point)]
        assert index == (min(holding, key=lambda i: (sizes[i], codes[i])) if holding else NO_AREA)


def test_a_point_a_hair_from_a_slanting_border_is_on_its_true_side() -> None:
    far = 6_440_000.0
    square = shapely.Polygon([(370_000.1, far + .7), (371_000.3, far + 333.1), (370_600.9, far + 1_000.7)])
    (x1, y1), (x2, y2) = shapely.get_coordinates(square)[:2]
    t = np.linspace(0, 1, 2_000)
    x, y = x1 + t * (x2 - x1), y1 + t * (y2 - y1)
    told = locate(x, y, [polygon_of_wkb(shapely.to_wkb(square), "a")], ["a"])
    expected = shapely.intersects(square, shapely.points(x, y))
    assert 0 < expected.sum() < len(expected)
    assert ((told == 0) == expected).all()


def test_neighbours_share_their_points_out_without_gap_or_overlap() -> None:
    squares = [shapely.box(x, y, x + 1, y + 1) for x in range(4) for y in range(4)]
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(0, 4, 33), np.linspace(0, 4, 33)))
    polygons = [polygon_of_wkb(shapely.to_wkb(square), "") for square in squares]
    told = locate(x, y, polygons, [f"{number:02d}" for number in range(16)])
    assert (told != NO_AREA).all()
    assert told[(x == 1) & (y == 1)].tolist() == [0]


@pytest.mark.parametrize("flavor", ["iso", "extended"])
@pytest.mark.parametrize("byte_order", [0, 1])
@pytest.mark.parametrize("srid", [0, 3008])
def test_every_spelling_of_a_polygon_is_read(flavor, byte_order, srid) -> None:
    shape = shapely.set_srid(shapely.force_3d(shapely.MultiPolygon([
        shapely.box(0, 0, 10, 10).difference(shapely.box(2, 2, 4, 4)), shapely.box(20, 0, 30, 10)])), srid)
    with_srid = bool(srid) and flavor == "extended"
    data = shapely.to_wkb(shape, flavor=flavor, byte_order=byte_order, include_srid=with_srid)
    polygon = polygon_of_wkb(data, "a")
    assert polygon.size == pytest.approx(196)
    assert len(polygon.rings) == 3


@pytest.mark.parametrize("data", [
    b"", b"\x01", shapely.to_wkb(shapely.Point(1, 2)), shapely.to_wkb(shapely.box(0, 0, 1, 1))[:60],
    b"\x01" + b"\xff" * 40])
def test_what_is_no_polygon_is_refused_by_name(data) -> None:
    with pytest.raises(TrygghetError, match="“Tätorten”"):
        polygon_of_wkb(data, "Tätorten")


def test_an_empty_polygon_holds_nothing() -> None:
    empty = polygon_of_wkb(shapely.to_wkb(shapely.Polygon()), "a")
    assert locate(np.array([0.0]), np.array([0.0]), [empty], ["a"]).tolist() == [NO_AREA]


def table(**more: object) -> ReportTable:
    columns = {"x": np.array([1.0, 5.0, 50.0, np.nan, 1.0]), "y": np.array([1.0, 5.0, 50.0, 1.0, 1.0]),
               "status": np.array([b"approved"] * 5), "area_code": np.array([b"", b"", b"", b"", b"old"])}
    return ReportTable.from_columns({**columns, **more})


def codes_of(found: ReportTable) -> list[str]:
    return [found.column("area_code").text(row) for row in range(len(found))]


def test_only_what_the_database_does_not_know_is_filled_in() -> None:
    small, large = Area("02", shapely.box(0, 0, 2, 2).wkb), Area("01", shapely.box(0, 0, 10, 10).wkb)
    assert codes_of(with_areas(table(), [small, large])) == ["02", "01", "", "", "old"]
    assert codes_of(with_areas(table(), [])) == ["", "", "", "", "old"]


def test_the_border_of_the_municipality_is_an_area_only_where_there_is_no_other() -> None:
    border = Area("1442", shapely.box(0, 0, 100, 100).wkb, "municipality")
    small = Area("02", shapely.box(0, 0, 2, 2).wkb)
    assert codes_of(with_areas(table(), [border, small])) == ["02", "", "", "", "old"]
    assert codes_of(with_areas(table(), [border])) == ["1442", "1442", "1442", "", "old"]
