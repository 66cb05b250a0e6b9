"""The 290 municipalities: code, name, the SWEREF 99 zone each works in, and a generalised border.

Shipped compressed.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.coordinates import LOCAL_EPSG
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate

BORDERS = RESOURCES / "municipalities.geojson.gz"


@dataclass(frozen=True)
class Municipality:
    """One municipality. `geometry` is a GeoJSON geometry (MultiPolygon or Polygon) in WGS 84; `epsg` its own zone."""

    code: str
    name: str
    epsg: int
    geometry: Mapping[str, Any]

    def rings(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Every ring of the border (outer and inner alike) as longitude, latitude pairs."""
        coordinates = self.geometry["coordinates"]
        polygons = [coordinates] if self.geometry["type"] == "Polygon" else coordinates
        return tuple(tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)

    def contains(self, longitude: float, latitude: float) -> bool:
        """Whether a position lies within the (generalised) border."""
        inside = False
        for ring in self.rings():
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                # Even-odd rule: count the edges a ray to the east crosses.
                if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """All of them, by code."""
    data = json.loads(gzip.decompress(BORDERS.read_bytes()).decode("utf-8"))
    found = [
        Municipality(
            feature["properties"]["municipality_code"],
            feature["properties"]["name"],
            feature["properties"]["epsg"],
            feature["geometry"],
        )
        for feature in data["features"]
    ]
    return tuple(sorted(found, key=lambda municipality: municipality.code))


def municipality(code: str) -> Municipality:
    """The municipality with a code of four digits; TrygghetError if there is none."""
    for one in municipalities():
        if one.code == code.strip():
            return one
    raise TrygghetError(
        translate(
            "Municipalities",
            "There is no municipality with the code “{code}”. Write four digits, such as 1442 for Vårgårda.",
        ).format(code=code.strip()[:20])
    )


def local_zone(epsg: int, code: str) -> int:
    """The local zone numbers of a workspace are read in: its own system where that is one, else the municipality's.

    `epsg` itself where neither is known. All twelve zones share their ranges: which one is meant cannot be seen.
    """
    if epsg in LOCAL_EPSG:
        return epsg
    return next((one.epsg for one in municipalities() if one.code == code), epsg)
