"""Which area new reports lie in, worked out here and stored with them: the writer process knows no geometry."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trygghet_plugin.analysis.areas import NO_AREA, counted_areas, locate
from trygghet_plugin.analysis.polygons import Polygon, polygon_of_wkb
from trygghet_plugin.storage.geopackage import reading as rows
from trygghet_plugin.storage.geopackage.connection import reading
from trygghet_plugin.storage.geopackage.rows import area_stamp


@dataclass(frozen=True)
class AreaFinder:
    """Areas as they were at one moment, which `stamp` names."""

    stamp: str
    codes: tuple[str, ...]
    polygons: tuple[Polygon, ...]

    def find(self, xs: Sequence[float], ys: Sequence[float]) -> list[str | None]:
        """Code of the area each point lies in; None outside them all."""
        found = locate(np.asarray(xs, float), np.asarray(ys, float), self.polygons, self.codes)
        return [None if index == NO_AREA else self.codes[index] for index in found.tolist()]


class AreaCodes:
    """The areas of one file, kept until a write tells that they have changed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._finder: AreaFinder | None = None

    def finder(self) -> AreaFinder:
        """The areas as they were last read."""
        with self._lock:
            if self._finder is not None:
                return self._finder
        return self.read()

    def read(self) -> AreaFinder:
        """The areas as they are now."""
        with reading(self._path) as connection:
            finder = _read(connection)
        with self._lock:
            self._finder = finder
        return finder

    def forget(self) -> None:
        """A write told that they have changed."""
        with self._lock:
            self._finder = None


def _read(connection: sqlite3.Connection) -> AreaFinder:
    areas = counted_areas(rows.areas(connection))
    polygons = tuple(polygon_of_wkb(area.wkb, area.code) for area in areas)
    return AreaFinder(area_stamp(connection), tuple(area.code for area in areas), polygons)
