"""Text columns as small integers, fast enough for a million rows while a window waits.

`np.unique` sorts; here the fixed-width bytes that GDAL's Arrow reader delivers are read as 64-bit words and hashed.
Every row is then compared word by word with the text that its hash stands for, so two texts that share a hash are told
apart: they go through another round with another hash.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.incoming import Growing, unmasked

MISSING = ""
_SLOT_BITS = 16
_FIRST_ODD = 0x9E3779B97F4A7C15  # 2^64 / golden ratio, Fibonacci hashing (Knuth, TAOCP 3, 6.4)
_WORD = 0xFFFFFFFFFFFFFFFF

Words = NDArray[np.uint64]
Codes = NDArray[np.unsignedinteger[Any]]


class CodedColumn:
    """A text column as codes into `labels`. Code 0 is always the missing value, its label the empty text."""

    __slots__ = ("codes", "labels")

    def __init__(self, codes: Codes, labels: tuple[str, ...]) -> None:
        self.codes = codes
        self.labels = labels

    def __len__(self) -> int:
        return len(self.codes)

    def code(self, label: str) -> int | None:
        """Code of a label, None where no row has it."""
        return self.labels.index(label) if label in self.labels else None

    def text(self, row: int) -> str:
        """Text of one row, empty where it is missing."""
        return self.labels[int(self.codes[row])]


class TextEncoder:
    """Codes a column batch by batch, so that the texts of only one batch are held at a time."""

    def __init__(self, rows: int = 0) -> None:
        self._code_of = {MISSING: 0}
        self._known: dict[int, _KnownTexts] = {}
        self._column = Growing(np.uint8, rows)

    def add(self, values: NDArray[Any] | CodedColumn) -> CodedColumn:
        """Take the next batch: fixed-width UTF-8 bytes, str objects, integers or booleans; NULL by mask or None. Or
        codes into labels of the batch's own.

        Returns the batch's own codes.
        """
        if isinstance(values, CodedColumn):
            codes = np.array([self._code(label) for label in values.labels], np.uint32).take(values.codes)
        else:
            plain, mask = unmasked(values)
            codes = self._codes(plain)
            if mask is not None:
                codes[mask] = 0
        codes = codes.astype(smallest_type(len(self._code_of)), copy=False)
        self._column.add(codes)
        return CodedColumn(codes, tuple(self._code_of))

    def column(self) -> CodedColumn:
        """Everything taken so far, as narrow as the number of labels allows."""
        return CodedColumn(self._column.finished(), tuple(self._code_of))

    def _codes(self, values: NDArray[Any]) -> Codes:
        if values.dtype.kind == "S":
            return self._codes_of_bytes(values)
        if values.dtype.kind in "biu":
            return self._codes_of_numbers(values.astype(np.int64))
        return np.fromiter((self._code(_as_text(value)) for value in values.tolist()), np.uint32, len(values))

    def _code(self, text: str) -> int:
        return self._code_of.setdefault(text, len(self._code_of))

    def _codes_of_numbers(self, values: NDArray[np.int64]) -> NDArray[np.uint32]:
        distinct, inverse = distinct_numbers(values)
        return np.array([self._code(str(value)) for value in distinct.tolist()], np.uint32)[inverse]

    def _codes_of_bytes(self, values: NDArray[np.bytes_]) -> Codes:
        words = as_words(values)
        width = words.shape[1]
        known = self._known[width] = self._known.get(width) or _KnownTexts(width)
        codes, right = known.codes(words)
        odd = _FIRST_ODD
        while not right.all():
            rows = np.flatnonzero(~right)
            speaking, speakers, right_now = _speakers(words[rows], odd)
            texts = values[rows[speaking]].tolist()
            numbers = np.array([self._code(text.decode("utf-8", "replace")) for text in texts], np.uint32)
            known.learn(words[rows[speaking]], numbers)
            code_of_row = np.zeros(len(rows), np.uint32)
            code_of_row[speaking] = numbers
            codes = codes.astype(np.promote_types(codes.dtype, smallest_type(len(self._code_of))), copy=False)
            codes[rows], right[rows] = code_of_row[speakers], right_now
            odd = odd * _FIRST_ODD & _WORD
        return codes


class _KnownTexts:
    """Texts of one width met before, one for each hash. A hash not met stands for the missing text, all zeros."""

    def __init__(self, width: int) -> None:
        self._words = np.zeros((width, 1 << _SLOT_BITS), np.uint64)
        self._codes: Codes = np.zeros(1 << _SLOT_BITS, np.uint8)

    def codes(self, words: Words) -> tuple[Codes, NDArray[np.bool_]]:
        """Codes, and which of the rows hold the very text known for their hash."""
        slots = hash_words(words, _SLOT_BITS)
        right = np.ones(len(words), np.bool_)
        for word, known in zip(words.T, self._words):
            right &= word == known.take(slots)
        return self._codes.take(slots), right

    def learn(self, words: Words, codes: NDArray[np.uint32]) -> None:
        """Know these texts from now on; of two with one hash the last."""
        slots = hash_words(words, _SLOT_BITS)
        self._words[:, slots] = words.T
        kind = np.promote_types(self._codes.dtype, smallest_type(int(codes.max()) + 1))
        self._codes = self._codes.astype(kind, copy=False)
        self._codes[slots] = codes


def _speakers(words: Words, odd: int) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.bool_]]:
    """One row for each hash; which of those rows each row has, and whether it holds that row's very text."""
    slots = hash_words(words, _SLOT_BITS, odd)
    numbers = np.arange(len(words), dtype=np.int32)
    speaker_of_slot = np.zeros(1 << _SLOT_BITS, np.int32)
    speaker_of_slot[slots] = numbers
    speakers = speaker_of_slot.take(slots)
    right = np.ones(len(words), np.bool_)
    for word in words.T:
        right &= word == word.take(speakers)
    return np.flatnonzero(speakers == numbers), speakers, right


def distinct_numbers(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """The distinct numbers in order and which of them each row holds; without sorting where their range is small."""
    if not len(values):
        return values, np.zeros(0, np.intp)
    low, high = int(values.min()), int(values.max())
    if high - low >= 1 << 22:
        distinct, inverse = np.unique(values, return_inverse=True)
        return distinct, inverse
    present = np.zeros(high - low + 1, np.bool_)
    present[values - low] = True
    return np.flatnonzero(present) + low, (np.cumsum(present) - 1)[values - low]


def as_words(values: NDArray[np.bytes_]) -> Words:
    """Rows of 64-bit words holding the bytes of a fixed-width column, padded with zeros."""
    width = max(8, -(-values.dtype.itemsize // 8) * 8)
    padded = np.ascontiguousarray(values.astype(f"S{width}", copy=False))
    return padded.view(np.uint64).reshape(len(values), width // 8)


def hash_words(words: Words, bits: int, odd: int = _FIRST_ODD) -> NDArray[np.int64]:
    """A hash of each row with so many bits."""
    total = words[:, 0] * np.uint64(odd)
    for word in words.T[1:]:
        total ^= total >> np.uint64(29)
        total ^= word
        total *= np.uint64(odd)
    total ^= total >> np.uint64(29)
    total *= np.uint64(odd)
    total >>= np.uint64(64 - bits)
    return total.view(np.int64)


def smallest_type(labels: int) -> type[np.unsignedinteger[Any]]:
    """Narrowest unsigned type that can number so many labels."""
    if labels <= 1 << 8:
        return np.uint8
    return np.uint16 if labels <= 1 << 16 else np.uint32


def _as_text(value: object) -> str:
    if value is None or value != value:  # NaN is unequal to itself
        return MISSING
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
