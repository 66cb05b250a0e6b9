"""Coordinates straight out of well-known binary, without a geometry library."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_POINT_BYTES = 21  # byte order, type, x, y; Z and M follow after them
_NOWHERE = b"\x00\x00\x00\x00\x00\x00\xf8\x7f" * 2


def points_of_wkb(values: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """x and y of points as GDAL's Arrow reader delivers them (`V21`, or objects where some are NULL or have Z).

    NULL and empty points give NaN.
    """
    mask = np.ma.getmask(values)
    plain = np.ma.getdata(values)
    if plain.dtype.kind == "V" and mask is np.ma.nomask and plain.dtype.itemsize >= _POINT_BYTES:
        raw = np.ascontiguousarray(plain).view(np.uint8).reshape(len(plain), plain.dtype.itemsize)
        if (raw[:, 0] == 1).all():
            xy = np.ascontiguousarray(raw[:, 5:_POINT_BYTES]).view("<f8")
            return xy[:, 0].astype(np.float64), xy[:, 1].astype(np.float64)
    cells = b"".join(_coordinates(value) for value in np.ma.filled(np.ma.asarray(values, object), None).tolist())
    both = np.frombuffer(cells, "<f8").reshape(-1, 2)
    return both[:, 0].astype(np.float64), both[:, 1].astype(np.float64)


def _coordinates(value: Any) -> bytes:
    """The sixteen little-endian bytes of x and y."""
    if value is None:
        return _NOWHERE
    data = bytes(value)
    if len(data) < _POINT_BYTES:
        return _NOWHERE
    if data[0] == 1:
        return data[5:_POINT_BYTES]
    return np.frombuffer(data[5:_POINT_BYTES], ">f8").astype("<f8").tobytes()
