"""An invented town to lay beneath the practice reports: there may be no network to fetch a map from, and the real one
would lead people to look for real events. Streets, railway, lake, park, blocks and names, around the demo's spots.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from osgeo import ogr, osr

from trygghet_plugin.exchange.demo_scene import Scene, Spot

Points = list[tuple[float, float]]
_STREETS_M, _TOWN_M = 115.0, 1_050.0
_TILT = math.radians(-24)


class Background:
    """Collects shapes around a scene's centre and writes them as two layers: `yta` (polygons) and `linje` (lines)."""

    def __init__(self, scene: Scene, epsg: int) -> None:
        self._scene = scene
        self._centre = scene.centre
        self._random = np.random.default_rng(7)
        self._spots = {spot.place_id: spot for spot in scene.spots}
        self._epsg = epsg
        self.polygons: list[tuple[str, Points]] = []
        self.lines: list[tuple[str, Points]] = []

    def draw(self) -> None:
        """Everything, back to front."""
        self.polygons.append(("town", self._blob(self._centre, _TOWN_M * 1.15, 40)))
        self.polygons.append(("industry", self._blob(self._place("norra_industri"), 420, 9)))
        self.polygons.append(("park", self._blob(self._place("eklunden"), 190, 24)))
        self.polygons.append(("park", self._blob(self._place("idrottsplatsen"), 150, 8)))
        x, y = self._place("sjoviken")
        self.polygons.append(("water", self._blob((x + 520, y - 260), 560, 40)))
        self._streets()
        for village in ("lillby", "soderkvarn", "hagaby"):
            self.polygons.append(("town", self._blob(self._place(village), 420, 18)))
            self.lines.append(("road", self._winding(self._centre, self._place(village))))
        self.lines.append(("road", self._winding(self._centre, (x, y))))
        self.lines.append(("road", self._winding(self._centre, self._place("norra_industri"))))
        self._railway()

    def _place(self, place_id: str) -> tuple[float, float]:
        spot: Spot = self._spots[place_id]
        return spot.x, spot.y

    def _turned(self, along: float, across: float) -> tuple[float, float]:
        cos, sin = math.cos(_TILT), math.sin(_TILT)
        return self._centre[0] + along * cos - across * sin, self._centre[1] + along * sin + across * cos

    def _streets(self) -> None:
        """A grid that thins out towards the edge of town, with houses along it."""
        steps = int(_TOWN_M // _STREETS_M)
        for i in range(-steps, steps + 1):
            reach = math.sqrt(max(_TOWN_M**2 - (i * _STREETS_M) ** 2, 0)) * self._random.uniform(0.75, 1.0)
            kind = "main" if i % 4 == 0 else "street"
            self.lines.append((kind, [self._turned(-reach, i * _STREETS_M), self._turned(reach, i * _STREETS_M)]))
            self.lines.append((kind, [self._turned(i * _STREETS_M, -reach), self._turned(i * _STREETS_M, reach)]))
        for i in range(-steps, steps):
            for j in range(-steps, steps):
                middle = ((i + 0.5) * _STREETS_M, (j + 0.5) * _STREETS_M)
                if math.hypot(*middle) < _TOWN_M * 0.92 and self._random.random() < 0.8:
                    self._block(*middle)

    def _block(self, along: float, across: float) -> None:
        for di, dj in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            if self._random.random() < 0.7:
                a, b = along + di * 26, across + dj * 26
                w, h = self._random.uniform(9, 19, 2)
                corners = [(a - w, b - h), (a + w, b - h), (a + w, b + h), (a - w, b + h)]
                self.polygons.append(("building", [self._turned(*corner) for corner in corners]))

    def _railway(self) -> None:
        x, y = self._place("resecentrum")
        self.lines.append(
            (
                "railway",
                [(x - 9_000, y - 5_200), (x - 900, y - 330), (x, y - 45), (x + 900, y + 330), (x + 9_000, y + 4_700)],
            )
        )

    def _winding(self, start: tuple[float, float], end: tuple[float, float]) -> Points:
        (x1, y1), (x2, y2) = start, end
        length = math.hypot(x2 - x1, y2 - y1)
        side = length * 0.06
        return [
            (
                x1 + (x2 - x1) * t - (y2 - y1) / length * side * math.sin(t * 7),
                y1 + (y2 - y1) * t + (x2 - x1) / length * side * math.sin(t * 7),
            )
            for t in np.linspace(0, 1, 24).tolist()
        ]

    def _blob(self, middle: tuple[float, float], radius: float, corners: int) -> Points:
        waves = self._random.uniform(0, 2 * math.pi, 3)
        points = []
        for angle in np.linspace(0, 2 * math.pi, corners, endpoint=False).tolist():
            r = radius * (
                1
                + 0.10 * math.sin(2 * angle + waves[0])
                + 0.06 * math.sin(3 * angle + waves[1])
                + 0.03 * math.sin(5 * angle + waves[2])
            )
            points.append((middle[0] + r * math.cos(angle), middle[1] + r * math.sin(angle)))
        return points

    def write(self, path: Path) -> None:
        """As a GeoPackage with the names of the spots as a third layer."""
        system = osr.SpatialReference()
        system.ImportFromEPSG(self._epsg)
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        names = [(spot.name, [(spot.x, spot.y)]) for spot in self._scene.spots]
        for name, kind, shapes in (
            ("yta", ogr.wkbPolygon, self.polygons),
            ("linje", ogr.wkbLineString, self.lines),
            ("namn", ogr.wkbPoint, names),
        ):
            layer = dataset.CreateLayer(name, system, kind)
            layer.CreateField(ogr.FieldDefn("kind", ogr.OFTString))
            for text, points in shapes:
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetField("kind", text)
                feature.SetGeometry(_geometry(kind, points))
                layer.CreateFeature(feature)
        del dataset


def _geometry(kind: int, points: Points) -> ogr.Geometry:
    if kind == ogr.wkbPoint:
        return ogr.CreateGeometryFromWkt(f"POINT ({points[0][0]} {points[0][1]})")
    text = ", ".join(f"{x:.1f} {y:.1f}" for x, y in (points + points[:1] if kind == ogr.wkbPolygon else points))
    return ogr.CreateGeometryFromWkt(f"POLYGON (({text}))" if kind == ogr.wkbPolygon else f"LINESTRING ({text})")
