"""Texts that a server sends as 64-bit hashes, as small codes: looked up, and proved, without sorting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.text_codes import CodedColumn, smallest_type
from trygghet_plugin.storage.failures import StorageFailure

# Bits of a hash that its text is looked up by, at most.
_MOST_BITS = 18


class SharedHash(StorageFailure):
    """Two texts have the same hash: it takes more of its bits to tell them apart."""


class HashedTexts:
    """Hash → text, and the way from hashes to codes into `labels`: by a few bits of them that keep these apart where
    there are such, else by their place in order. `bits` (32 or 64) are sent of each hash, its lowest."""

    def __init__(self, bits: int, text_of: Mapping[int, str]) -> None:
        self._bits = bits
        self._text_of = text_of
        self.labels = tuple(text_of.values())
        self._keys = np.fromiter(text_of, np.int64, len(text_of)).astype(f"i{bits // 8}")
        self._order = np.argsort(self._keys)
        self._shift, self._mask = _telling_bits(self._keys)
        slots = (self._keys >> self._shift) & self._mask  # of the hashes' own type: no copy of them is made
        self._codes = np.zeros(int(self._mask) + 1, smallest_type(len(text_of)))
        if self._mask:
            self._codes[slots] = np.arange(len(text_of))

    def with_more(self, rows: Iterable[Mapping[str, Any]]) -> HashedTexts:
        """These and those of rows of `hash` and `text`. SharedHash where two have the same."""
        found = dict(self._text_of)
        for row in rows:
            if found.setdefault(_lowest(int(row["hash"]), self._bits), row["text"]) != row["text"]:
                raise SharedHash("failed", f"two texts share a hash: {row['text']}")
        return HashedTexts(self._bits, found)

    def coded(self, hashes: NDArray[np.signedinteger[Any]]) -> CodedColumn:
        """The column behind hashes. StorageFailure where one stands for no text."""
        if self._mask:
            codes = self._codes.take((hashes >> self._shift) & self._mask)
        else:
            at = np.searchsorted(self._keys, hashes, sorter=self._order)
            codes = self._order.take(at, mode="clip").astype(np.uint32)
        if not np.array_equal(self._keys.take(codes), hashes):
            raise StorageFailure("failed", "the columns did not arrive whole")
        return CodedColumn(codes, self.labels)


def _lowest(number: int, bits: int) -> int:
    """The lowest bits of a number, with the sign that so many bits have."""
    half = 1 << (bits - 1)
    return ((number + half) & ((1 << bits) - 1)) - half


def _telling_bits(keys: NDArray[np.signedinteger[Any]]) -> tuple[np.signedinteger[Any], np.signedinteger[Any]]:
    """Shift and mask of some bits that differ between all keys; a mask of 0 where there are none."""
    own = keys.dtype.type
    for bits in range(8, _MOST_BITS):
        mask = own((1 << bits) - 1)
        for shift in map(own, range(0, 8 * keys.itemsize - bits, 8)):
            if len(np.unique((keys >> shift) & mask)) == len(keys):
                return shift, mask
    return own(0), own(0)
