"""Where the practice data takes place: invented spots around a town's centre, and the border split into five areas."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from osgeo import ogr, osr

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.coordinates import WGS84
from trygghet_plugin.core.municipalities import Municipality, municipality
from trygghet_plugin.storage.coordinate_systems import border_area
from trygghet_plugin.storage.store import Area

# The town in the middle of the story, longitude and latitude; elsewhere it is the middle of the municipality.
_CENTRES = {"1442": (12.8085, 58.0340), "1466": (13.0262, 58.0783)}
_TOWN_RADIUS_M = 2_200.0
_TOWN_CORNERS = 12
# Villages lie this share of the way from the town to the border, in these directions (degrees from east).
_VILLAGES = ((0.55, 75.0), (0.5, 215.0), (0.6, 330.0))
_VILLAGE_SPREAD_M = 220.0


@dataclass(frozen=True)
class Spot:
    """A place reports recur at, in the workspace's coordinates; `spread` is how far around it they scatter (metres)."""

    place_id: str
    name: str
    place_type: str
    owner: str
    x: float
    y: float
    spread: float
    weight: float
    categories: Mapping[str, float]


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """Names and sentences of the practice data. All invented."""
    found: Mapping[str, Any] = json.loads((RESOURCES / "demo.json").read_text(encoding="utf-8"))
    return found


class Scene:
    """A municipality as the practice data sees it."""

    def __init__(self, code: str, epsg: int) -> None:
        self.municipality: Municipality = municipality(code)
        self.border = ogr.CreateGeometryFromWkb(border_area(self.municipality, epsg).wkb)
        self.centre = self._centre(epsg)
        self.spots = (*self._spots_in_town(), *self._villages())

    def inside(self, x: float, y: float) -> bool:
        """Whether a position lies within the border."""
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(x, y)
        return bool(self.border.Contains(point))

    def scatter(self, spot: Spot, dice: np.random.Generator) -> tuple[float, float]:
        """A position near a spot, within the border."""
        for _attempt in range(20):
            x, y = (spot.x + dice.normal(0, spot.spread), spot.y + dice.normal(0, spot.spread))
            if self.inside(x, y):
                return round(x, 1), round(y, 1)
        return spot.x, spot.y

    def areas(self) -> tuple[Area, ...]:
        """The town and the country around it in four parts, clean polygons that fill the border."""
        town = self._circle(_TOWN_RADIUS_M).Intersection(self.border)
        country = self.border.Difference(town)
        # North, east, south, west: quarters with their diagonals towards the corners.
        parts = [town, *(self._quarter(start).Intersection(country) for start in (45.0, -45.0, 225.0, 135.0))]
        return tuple(
            Area(
                f"{self.municipality.code}-{number}", name, "area", people, bytes(_multi(part).ExportToWkb(ogr.wkbNDR))
            )
            for number, (name, people, part) in enumerate(zip(words()["areas"], words()["population"], parts), 1)
        )

    def _centre(self, epsg: int) -> tuple[float, float]:
        known = _CENTRES.get(self.municipality.code)
        if known is None:
            point = self.border.PointOnSurface()
            return point.GetX(), point.GetY()
        source, target = osr.SpatialReference(), osr.SpatialReference()
        for system, code in ((source, WGS84), (target, epsg)):
            system.ImportFromEPSG(code)
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        x, y, _z = osr.CoordinateTransformation(source, target).TransformPoint(*known)
        return x, y

    def _spots_in_town(self) -> tuple[Spot, ...]:
        spots = []
        for one in words()["places"]:
            x, y = self._towards(one["dx"], one["dy"])
            spots.append(
                Spot(
                    one["id"],
                    one["name"],
                    one["type"],
                    one["owner"],
                    x,
                    y,
                    one["spread"],
                    one["weight"],
                    one["categories"],
                )
            )
        return tuple(spots)

    def _towards(self, dx: float, dy: float) -> tuple[float, float]:
        """The position at an offset from the centre, drawn in until it lies within the border."""
        share = 1.0
        while share > 0.05 and not self.inside(self.centre[0] + share * dx, self.centre[1] + share * dy):
            share *= 0.8
        return self.centre[0] + share * dx, self.centre[1] + share * dy

    def _villages(self) -> tuple[Spot, ...]:
        spots = []
        for (share, degrees), (place_id, name, categories) in zip(_VILLAGES, words()["villages"]):
            east, north = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            reach = 500.0
            while reach < 200_000 and self.inside(self.centre[0] + reach * east, self.centre[1] + reach * north):
                reach += 500.0
            x, y = self.centre[0] + share * reach * east, self.centre[1] + share * reach * north
            spots.append(Spot(place_id, name, "annan_plats", "annan", x, y, _VILLAGE_SPREAD_M, 3.0, categories))
        return tuple(spots)

    def _circle(self, radius: float) -> ogr.Geometry:
        angles = (2 * math.pi * corner / _TOWN_CORNERS for corner in range(_TOWN_CORNERS))
        return _polygon(
            [(self.centre[0] + radius * math.cos(a), self.centre[1] + radius * math.sin(a)) for a in angles]
        )

    def _quarter(self, start_degrees: float) -> ogr.Geometry:
        far = 1_000_000.0
        corners = [
            (math.cos(math.radians(start_degrees + turn)), math.sin(math.radians(start_degrees + turn)))
            for turn in (0.0, 45.0, 90.0)
        ]
        return _polygon([self.centre, *((self.centre[0] + far * x, self.centre[1] + far * y) for x, y in corners)])


def _polygon(corners: list[tuple[float, float]]) -> ogr.Geometry:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in [*corners, corners[0]]:
        ring.AddPoint_2D(x, y)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def _multi(geometry: ogr.Geometry) -> ogr.Geometry:
    """Only the polygons of a result: where parts touch, lines and points come along."""
    result = ogr.Geometry(ogr.wkbMultiPolygon)
    parts = [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    for part in [geometry] if geometry.GetGeometryName() == "POLYGON" else parts:
        if part.GetGeometryName() == "POLYGON" and part.Area() > 1.0:
            result.AddGeometry(part)
    return result
