"""Geometry blobs of a GeoPackage with the standard library alone: points written, extents read, for the writer."""

from __future__ import annotations

import struct
from typing import Callable

Extent = tuple[float, float, float, float]

_HEADER = struct.Struct("<2sBBi")
_LITTLE_POINT = struct.Struct("<BIdd")
_XY = struct.Struct("<dd")
_POINT_LENGTH = 29
_POINT_WKB = 21
_ENVELOPE_DOUBLES = (0, 4, 6, 6, 8)
_EMPTY_FLAG = 0x10


def point_blob(x: float, y: float, srs_id: int) -> bytes:
    """A point as GDAL writes it: version 0, little-endian, no envelope."""
    return _HEADER.pack(b"GP", 0, 1, srs_id) + _LITTLE_POINT.pack(1, 1, x, y)


def wkb_blob(wkb: bytes, srs_id: int) -> bytes:
    """Any geometry given as WKB, with its envelope in the header, so that readers need not scan it."""
    extent = _wkb_extent(wkb)
    if extent is None:
        return _HEADER.pack(b"GP", 0, 1 | _EMPTY_FLAG, srs_id) + wkb
    return _HEADER.pack(b"GP", 0, 1 | 0x02, srs_id) + struct.pack("<4d", *extent) + wkb


def geometry_blob(wkb: bytes, srs_id: int) -> bytes:
    """Little-endian WKB as GDAL writes it: a point without an envelope, everything else with one."""
    if len(wkb) == _POINT_WKB:
        x, y = _XY.unpack_from(wkb, 5)
        if x == x and y == y:  # an empty one is NaN
            return _HEADER.pack(b"GP", 0, 1, srs_id) + wkb
    return wkb_blob(wkb, srs_id)


def blob_wkb(blob: bytes) -> bytes:
    """The WKB within a GeoPackage blob."""
    return blob[8 + 8 * _ENVELOPE_DOUBLES[(blob[3] >> 1) & 7] :]


def blob_point(blob: bytes | None) -> tuple[float, float] | None:
    """x and y of a point blob, whatever header and byte order it was written with; None if empty."""
    extent = blob_extent(blob)
    return None if extent is None else (extent[0], extent[2])


def blob_extent(blob: bytes | None) -> Extent | None:
    """Smallest and largest x, then y; None for NULL and empty geometry."""
    if blob is None or blob[:2] != b"GP" or blob[3] & _EMPTY_FLAG:
        return None
    if len(blob) == _POINT_LENGTH and blob[3] == 1:
        # Nearly every blob is such a point, and the triggers ask for it several times a row.
        x, y = _XY.unpack_from(blob, 13)
        return None if x != x or y != y else (x, x, y, y)
    if (blob[3] >> 1) & 7:
        low_x, high_x, low_y, high_y = struct.unpack_from("<4d" if blob[3] & 1 else ">4d", blob, 8)
        return (low_x, high_x, low_y, high_y)
    return _wkb_extent(blob_wkb(blob))


def _wkb_extent(wkb: bytes) -> Extent | None:
    xs: list[float] = []
    ys: list[float] = []
    _collect(wkb, 0, xs, ys)
    return (min(xs), max(xs), min(ys), max(ys)) if xs else None


def _collect(wkb: bytes, at: int, xs: list[float], ys: list[float]) -> int:
    """Add the coordinates of the geometry that starts at `at`; returns where it ends."""
    order = "<" if wkb[at] == 1 else ">"
    kind = struct.unpack_from(order + "I", wkb, at + 1)[0]
    dimensions = 2 + {0: 0, 1: 1, 2: 1, 3: 2}[(kind % 0x10000000) // 1000]
    if kind & 0xE0000000:
        dimensions = 2 + bool(kind & 0x80000000) + bool(kind & 0x40000000)
    base = (kind & 0x0FFFFFFF) % 1000
    at += 5
    if base == 1:
        return _collect_sequence(wkb, at, order, dimensions, 1, xs, ys)
    count = struct.unpack_from(order + "I", wkb, at)[0]
    at += 4
    if base == 2:
        return _collect_sequence(wkb, at, order, dimensions, count, xs, ys)
    for _part in range(count):
        if base == 3:
            points = struct.unpack_from(order + "I", wkb, at)[0]
            at = _collect_sequence(wkb, at + 4, order, dimensions, points, xs, ys)
        else:
            at = _collect(wkb, at, xs, ys)
    return at


def _collect_sequence(
    wkb: bytes, at: int, order: str, dimensions: int, count: int, xs: list[float], ys: list[float]
) -> int:
    values = struct.unpack_from(f"{order}{count * dimensions}d", wkb, at)
    for x, y in zip(values[::dimensions], values[1::dimensions]):
        # An empty point is written as NaN.
        if x == x and y == y:
            xs.append(x)
            ys.append(y)
    return at + 8 * dimensions * count


def _bound(index: int) -> Callable[[bytes | None], float | None]:
    def bound(blob: bytes | None) -> float | None:
        extent = blob_extent(blob)
        return None if extent is None else extent[index]

    return bound


def is_empty(blob: bytes | None) -> int | None:
    """ST_IsEmpty: 1, 0, or NULL for NULL."""
    if blob is None:
        return None
    return int(blob_extent(blob) is None)


# What the R-tree triggers of the GeoPackage standard call; SQLite itself does not have them.
SQL_FUNCTIONS: dict[str, Callable[[bytes | None], float | int | None]] = {
    "ST_IsEmpty": is_empty,
    "ST_MinX": _bound(0),
    "ST_MaxX": _bound(1),
    "ST_MinY": _bound(2),
    "ST_MaxY": _bound(3),
}
