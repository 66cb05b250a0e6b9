"""Which reports tell of the same event: a duplicate belongs to the report it repeats, however long the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.text_codes import as_words, hash_words

Rows = NDArray[np.int32]
_SIEVE_BITS = 22


@dataclass(frozen=True, eq=False)
class Duplicates:
    """Rows that are duplicates, and for each the row of the event it belongs to (`originals`, never itself a link)."""

    rows: Rows
    originals: Rows

    @classmethod
    def none(cls) -> Duplicates:
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32))

    @classmethod
    def of_links(cls, rows: NDArray[np.integer[Any]], targets: NDArray[np.integer[Any]], size: int) -> Duplicates:
        """Follow each link to the end. Where links run in a circle, the row first in the table is the event."""
        end = np.arange(size, dtype=np.int32)
        end[rows] = targets
        for _step in range(size.bit_length()):  # each step doubles how far a link reaches
            further = end[end[rows]]
            if np.array_equal(further, end[rows]):
                break
            end[rows] = further
        is_link = np.zeros(size, np.bool_)
        is_link[rows] = True
        if is_link[end[rows]].any():
            end = _ends_of_circles(rows, targets, size)
        linked = end[rows] != rows
        return cls(rows[linked].astype(np.int32), end[rows][linked])

    @classmethod
    def of_texts(
        cls, report_ids: NDArray[np.bytes_], repeated: NDArray[np.bytes_], is_duplicate: NDArray[np.bool_]
    ) -> Duplicates:
        """From the ids themselves: `repeated` names the report each row repeats. Names nobody has link nowhere."""
        rows = np.flatnonzero(is_duplicate)
        rows = rows[repeated[rows] != b""]
        if not len(rows):
            return cls.none()
        width = max(report_ids.dtype.itemsize, repeated.dtype.itemsize)
        ids = report_ids.astype(f"S{width}", copy=False)
        wanted = repeated[rows].astype(f"S{width}")
        possible = _sieve(ids, wanted)
        order = possible[np.argsort(ids[possible], kind="stable")]
        if not len(order):
            return cls.none()
        at = np.minimum(np.searchsorted(ids[order], wanted), len(order) - 1)
        known = ids[order][at] == wanted
        return cls.of_links(rows[known], order[at][known], len(ids))


def _sieve(ids: NDArray[np.bytes_], wanted: NDArray[np.bytes_]) -> NDArray[np.intp]:
    """Rows whose id may be among the wanted: all that are, and few others, so that only they need sorting."""
    marked = np.zeros(1 << _SIEVE_BITS, np.bool_)
    marked[hash_words(as_words(wanted), _SIEVE_BITS)] = True
    return np.flatnonzero(marked.take(hash_words(as_words(ids), _SIEVE_BITS)))


def _ends_of_circles(
    rows: NDArray[np.integer[Any]], targets: NDArray[np.integer[Any]], size: int
) -> Rows:
    """The slow, sure way: walk every link until it ends or meets itself."""
    step: dict[int, int] = dict(zip(rows.tolist(), targets.tolist()))
    end: dict[int, int] = {}
    for start in step:
        row = start
        path: dict[int, bool] = {}  # ordered, and fast to search
        while row in step and row not in end and row not in path:
            path[row] = True
            row = step[row]
        if row in path:
            circle = list(path)
            row = min(circle[circle.index(row):])
        last = end.get(row, row)
        for passed in path:
            end[passed] = last
    ends = np.arange(size, dtype=np.int32)
    ends[list(end)] = list(end.values())
    return ends
