"""Which area new reports lie in, worked out here and stored with them: no database is asked for geometry."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Callable

import numpy as np

from trygghet_plugin.analysis.areas import NO_AREA, counted_areas, locate
from trygghet_plugin.analysis.polygons import Polygon, polygon_of_wkb
from trygghet_plugin.storage.values import Area


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


def area_finder(stamp: str, areas: Iterable[Area]) -> AreaFinder:
    """A finder for areas as they were read."""
    counted = counted_areas(tuple(areas))
    polygons = tuple(polygon_of_wkb(area.wkb, area.code) for area in counted)
    return AreaFinder(stamp, tuple(area.code for area in counted), polygons)


class AreaCodes:
    """The areas of one workspace, kept until a write tells that they have changed."""

    def __init__(self, read: Callable[[], AreaFinder]) -> None:
        self._read = read
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
        finder = self._read()
        with self._lock:
            self._finder = finder
        return finder

    def forget(self) -> None:
        """A write told that they have changed."""
        with self._lock:
            self._finder = None
