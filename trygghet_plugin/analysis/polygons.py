"""Polygons as rings of coordinates, read from well-known binary without a geometry library."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate

Ring = NDArray[np.float64]

_POLYGON, _MULTIPOLYGON = 3, 6
_EWKB_Z, _EWKB_M, _EWKB_SRID = 0x80000000, 0x40000000, 0x20000000


@dataclass(frozen=True, eq=False)
class Polygon:
    """Closed rings of x, y; what lies in an odd number of them is inside, so holes and parts need no telling apart."""

    rings: tuple[Ring, ...]
    size: float

    @property
    def edges(self) -> NDArray[np.float64]:
        """Rows x1, y1, x2, y2 of all rings; edges without length left out."""
        if not self.rings:
            return np.zeros((0, 4))
        edges = np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in self.rings])
        has_length: NDArray[np.bool_] = (edges[:, :2] != edges[:, 2:]).any(axis=1)
        kept: NDArray[np.float64] = edges[has_length]
        return kept


def polygon_of_wkb(data: bytes, name: str) -> Polygon:
    """The polygon or multipolygon of some WKB, with or without Z and M; TrygghetError naming the area for all else."""
    try:
        parts, _end = _read(data, 0)
    except (struct.error, ValueError) as problem:
        raise TrygghetError(
            translate("Areas", "The area “{name}” has a shape that cannot be used. Areas must be polygons; draw it "
                               "anew or remove it.").format(name=name)
        ) from problem
    size = sum(_size(outer) - sum(map(_size, holes)) for outer, *holes in parts)
    return Polygon(tuple(ring for part in parts for ring in part), size)


def _read(data: bytes, start: int) -> tuple[list[list[Ring]], int]:
    """Polygons as their outer ring and its holes, and where the bytes after them start."""
    order = "<" if data[start: start + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(order + "I", data, start + 1)
    start += 9 if code & _EWKB_SRID else 5
    kind, dimensions = _kind(code)
    if kind not in (_POLYGON, _MULTIPOLYGON):
        raise ValueError(f"geometry type {code}")
    (count,) = struct.unpack_from(order + "I", data, start)
    start += 4
    parts: list[list[Ring]] = []
    rings: list[Ring] = []
    for _member in range(count):
        if kind == _MULTIPOLYGON:
            inner, start = _read(data, start)
            parts += inner
        else:
            ring, start = _read_ring(data, start, order, dimensions)
            rings.append(ring)
    return parts + ([rings] if rings else []), start


def _read_ring(data: bytes, start: int, order: str, dimensions: int) -> tuple[Ring, int]:
    (count,) = struct.unpack_from(order + "I", data, start)
    end = start + 4 + count * dimensions * 8
    values = np.frombuffer(data[start + 4: end], order + "f8").reshape(count, dimensions)
    return np.ascontiguousarray(values[:, :2], np.float64), end


def _kind(code: int) -> tuple[int, int]:
    """Plain geometry type and number of coordinates, from ISO (1003 = Z) or extended (high bits) codes."""
    iso = code & 0x0FFFFFFF
    has_z = bool(code & _EWKB_Z) or iso // 1000 in (1, 3)
    has_m = bool(code & _EWKB_M) or iso // 1000 in (2, 3)
    return iso % 1000, 2 + has_z + has_m


def _size(ring: Ring) -> float:
    x, y = (ring - ring[:1]).T  # near the origin, or the products lose their last digits
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
