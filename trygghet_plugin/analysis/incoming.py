"""Columns as a reader delivers them, masked or not, turned into plain arrays with one spelling of "not known"."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.core.localtime import parse_utc

Column = NDArray[Any]
_POINT_BYTES = 21  # of well-known binary: byte order, type, x, y; Z and M follow after them
_NOWHERE = b"\x00\x00\x00\x00\x00\x00\xf8\x7f" * 2  # two NaN


class Growing:
    """A column filled batch by batch in place: where the number of rows is told beforehand, nothing is ever copied."""

    def __init__(self, kind: Any, rows: int) -> None:
        self._values = np.zeros(rows, kind)
        self._used = 0

    def add(self, values: Column) -> None:
        """Append; the type widens to hold the values."""
        end = self._used + len(values)
        if end > len(self._values):
            self._values = np.resize(self._values, max(end, len(self._values) * 3 // 2))
        if not np.can_cast(values.dtype, self._values.dtype):
            self._values = self._values.astype(np.promote_types(values.dtype, self._values.dtype))
        self._values[self._used: end] = values
        self._used = end

    def finished(self) -> Column:
        """What was added."""
        return self._values if self._used == len(self._values) else self._values[: self._used].copy()


def unmasked(values: Column) -> tuple[Column, Optional[NDArray[np.bool_]]]:
    """The values and which of them are NULL; None where the column is not masked."""
    if not isinstance(values, np.ma.MaskedArray):
        return np.asarray(values), None
    data: Column = values.data
    mask: NDArray[np.bool_] = np.broadcast_to(values.mask, data.shape)
    return data, mask if mask.any() else None


def whole_numbers(values: Column) -> NDArray[np.int32]:
    """Integers that are never NULL, as keys are."""
    return unmasked(values)[0].astype(np.int32)


def floats(values: Column | None, size: int) -> NDArray[np.float64]:
    """Numbers with NaN for NULL."""
    if values is None:
        return np.full(size, np.nan)
    plain, mask = unmasked(values)
    numbers = plain.astype(np.float64)
    if mask is not None:
        numbers[mask] = np.nan
    return numbers


def moments(values: Column | None, size: int) -> NDArray[np.datetime64]:
    """UTC moments in milliseconds with NaT for NULL. The database's own text is read too, much more slowly."""
    if values is None:
        return np.full(size, "NaT", "datetime64[ms]")
    plain, mask = unmasked(values)
    if plain.dtype.kind != "M":
        plain = np.array([_moment_of_text(value) for value in plain.tolist()], "datetime64[ms]")
    found = plain.astype("datetime64[ms]", copy=mask is not None)
    if mask is not None:
        found[mask] = np.datetime64("NaT")
    return found


def fixed_bytes(values: Column) -> NDArray[np.bytes_]:
    """Texts as fixed-width UTF-8, empty for NULL."""
    plain, mask = unmasked(values)
    if plain.dtype.kind != "S":
        plain = np.array([str(value).encode() if value else b"" for value in plain.tolist()], "S")
    elif mask is not None:
        plain = plain.copy()
    if mask is not None:
        plain[mask] = b""
    return plain


def points(values: Column) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """x and y straight out of well-known binary, as GDAL delivers it: `V21`, or objects where some are NULL or have Z.

    NULL and empty points give NaN.
    """
    plain, mask = unmasked(values)
    if plain.dtype.kind == "V" and mask is None and plain.dtype.itemsize >= _POINT_BYTES:
        raw = np.ascontiguousarray(plain).view(np.uint8).reshape(len(plain), plain.dtype.itemsize)
        if (raw[:, 0] == 1).all():
            return _columns(np.ascontiguousarray(raw[:, 5:_POINT_BYTES]).view("<f8"))
    cells = plain.tolist()
    if mask is not None:
        cells = [None if is_null else cell for cell, is_null in zip(cells, mask.tolist())]
    return _columns(np.frombuffer(b"".join(map(_coordinates, cells)), "<f8").reshape(-1, 2))


def _columns(xy: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return xy[:, 0].astype(np.float64), xy[:, 1].astype(np.float64)


def _coordinates(value: Any) -> bytes:
    """The sixteen little-endian bytes of x and y."""
    data = bytes(value) if value is not None else b""
    if len(data) < _POINT_BYTES:
        return _NOWHERE
    if data[0] == 1:
        return data[5:_POINT_BYTES]
    return np.frombuffer(data[5:_POINT_BYTES], ">f8").astype("<f8").tobytes()


def _moment_of_text(value: Any) -> Any:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    return parse_utc(text).replace(tzinfo=None) if text else None
