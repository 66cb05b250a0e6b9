"""Every report of a workspace as columns of numbers: what all figures are computed from.

A report costs about 64 bytes, so a million of them fit beside QGIS. What a figure needs again and again (local hour,
known time, counted kind) is worked out once when the table is made; after that a filter is a handful of comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.duplicates import Duplicates
from trygghet_plugin.analysis.incoming import Growing, fixed_bytes, floats, moments, points, whole_numbers
from trygghet_plugin.analysis.local_columns import HOUR_MS, NO_TIME, Hours, Moments, local_hours, milliseconds, season
from trygghet_plugin.analysis.text_codes import CodedColumn, TextEncoder
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.review import ReviewStatus

Mask = NDArray[np.bool_]
Columns = Mapping[str, Any]  # name → array or, of texts, CodedColumn

# The columns every figure of the panel needs; more may be asked for (`source`, `q_…`) to filter by them.
CODED_COLUMNS = ("status", "kind", "category", "severity", "organisation", "place_id", "place_type", "area_code",
                 "internal_only")
TIME_COLUMNS = ("occurred_at", "occurred_until", "received_at", "first_assessed_at")
ID_COLUMNS = ("report_id", "duplicate_of")

NO_REVIEW = NO_TIME
KNOWN_WITHIN_MS = 6 * HOUR_MS

# Bits of `ReportTable.flags`.
COUNTED = 1  # not a safe place nor an upcoming event: part of every figure, not only of `by_kind`
EVENT = 2  # of kind `event`: has an hour worth counting
SPREAD = 4  # happened some time between two moments
KNOWN_TIME = 8  # exact, or known within six hours
CLOCK_CHANGE = 16  # the clocks change between the two moments
OPEN = 32  # not assessed yet, or not again
INTERNAL = 64  # not for anyone outside
NO_POSITION = 128  # not on the map


@dataclass(frozen=True, eq=False)
class ReportTable:
    """n reports as columns. `hour` is the local hour of `occurred_at` (`local_columns`), NO_TIME where unknown."""

    fid: NDArray[np.int32]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    occurred_at: Moments
    occurred_until: Moments
    received_at: Moments
    review_seconds: NDArray[np.int32]
    hour: Hours
    flags: NDArray[np.uint8]
    open_rows: NDArray[np.int32]  # waiting for an assessment
    unreviewed_rows: NDArray[np.int32]  # those of them that will be counted once approved
    untimed_rows: NDArray[np.int32]  # counted, but nobody knows the time of
    duplicates: Duplicates
    coded: Mapping[str, CodedColumn]
    texts: Mapping[str, NDArray[np.bytes_]] = field(default_factory=dict)
    def __len__(self) -> int:
        return len(self.fid)

    @classmethod
    def from_columns(cls, columns: Columns, keep: tuple[str, ...] = ()) -> ReportTable:
        """The table of one set of columns; see `TableBuilder.add` for their types."""
        return cls.from_batches([columns], keep)

    @classmethod
    def from_batches(
        cls, batches: Iterable[Columns], keep: tuple[str, ...] = (),
        links: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None, rows: int = 0,
    ) -> ReportTable:
        """The table of columns that come in pieces; `keep` names text columns wanted as they are (`report_no`).

        `links` are the fids of the duplicates and of the reports they repeat, where the reader knows them; otherwise
        they are found by `report_id` and `duplicate_of`. `rows`, how many there will be, saves memory and time.
        """
        builder = TableBuilder(keep, rows)
        for batch in batches:
            builder.add(batch)
        return builder.build(links)

    def column(self, name: str) -> CodedColumn:
        """A coded column; KeyError where the table was read without it."""
        return self.coded[name]

    def has(self, flag: int) -> Mask:
        """Rows with one of the bits above."""
        found = self.flags & np.uint8(flag)
        return np.not_equal(found, 0, out=found.view(np.bool_))

    def with_column(self, name: str, column: CodedColumn) -> ReportTable:
        """The same table with one coded column put in or replaced."""
        return replace(self, coded={**self.coded, name: column})


class TableBuilder:
    """Takes columns batch by batch and keeps only their numbers."""

    def __init__(self, keep: tuple[str, ...] = (), rows: int = 0) -> None:
        self._keep = keep
        self._expected = rows
        self._encoders: dict[str, TextEncoder] = {name: TextEncoder(rows) for name in CODED_COLUMNS}
        self._columns: dict[str, Growing] = {}
        self._rows = 0

    def add(self, columns: Columns) -> None:
        """Take a batch. Columns may be masked (NULL); those that are not there are NULL throughout.

        - `fid`: integers (default: row numbers from 1).
        - `x`, `y`: floats, NaN without position; or `geom`: points as WKB (`V21` or objects).
        - `occurred_at`, `occurred_until`, `received_at`, `first_assessed_at`: `datetime64` in UTC (or the database's
          text, which is much slower).
        - `report_id`, `duplicate_of`: text; needed only where `links` are not given.
        - every other column: codes as fixed-width UTF-8 bytes (`S`, the fast way), objects, integers or booleans, or
          as a `CodedColumn`.
        """
        size = len(next(iter(columns.values()))) if columns else 0
        x, times = self._add_numbers(columns, size)
        for name in ID_COLUMNS + self._keep:
            if name in columns:
                self._part(name, fixed_bytes(columns[name]))
        special = {"fid", "x", "y", "geom", *TIME_COLUMNS, *ID_COLUMNS, *self._keep}
        coded = {}
        for name in self._encoders.keys() | (columns.keys() - special):
            encoder = self._encoders.get(name) or self._late_encoder(name)
            coded[name] = encoder.add(columns[name] if name in columns else np.zeros(size, "S1"))
        self._add_flags(*times, x, coded)
        self._rows += size

    def _late_encoder(self, name: str) -> TextEncoder:
        """A column that earlier batches lacked: missing there."""
        encoder = self._encoders[name] = TextEncoder(self._expected)
        encoder.add(np.zeros(self._rows, "S1"))
        return encoder

    def _part(self, name: str, values: NDArray[Any], expected: int | None = None) -> None:
        if name not in self._columns:
            self._columns[name] = Growing(values.dtype, self._expected if expected is None else expected)
        self._columns[name].add(values)

    def _add_numbers(self, columns: Columns, size: int) -> tuple[NDArray[np.float64], tuple[Moments, Moments]]:
        if "geom" in columns:
            x, y = points(columns["geom"])
        else:
            x, y = (floats(columns.get(axis), size) for axis in ("x", "y"))
        at, until, received, assessed = (moments(columns.get(name), size) for name in TIME_COLUMNS)
        numbers = np.arange(self._rows + 1, self._rows + size + 1)
        self._part("fid", whole_numbers(columns.get("fid", numbers)))
        self._part("x", x)
        self._part("y", y)
        self._part("occurred_at", at)
        self._part("occurred_until", until)
        self._part("received_at", received)
        self._part("review_seconds", _seconds_between(received, assessed))
        self._part("hour", local_hours(at))
        return x, (at, until)

    def _add_flags(self, at: Moments, until: Moments, x: NDArray[np.float64], coded: Mapping[str, CodedColumn]) -> None:
        flags = _time_flags(at, until) | _code_flags(coded) | np.isnan(x).astype(np.uint8) * np.uint8(NO_POSITION)
        self._part("flags", flags)
        counted, waiting = (flags & COUNTED) != 0, (flags & OPEN) != 0
        for name, mask in (("open_rows", waiting), ("unreviewed_rows", waiting & counted),
                           ("untimed_rows", np.isnat(at) & counted)):
            self._part(name, (np.flatnonzero(mask) + self._rows).astype(np.int32), expected=0)

    def _joined(self, name: str, kind: Any) -> NDArray[Any]:
        column = self._columns.pop(name, None)
        return column.finished() if column else np.zeros(0, kind)

    def build(self, links: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None) -> ReportTable:
        """The finished table; the builder is empty afterwards."""
        coded = {name: encoder.column() for name, encoder in self._encoders.items()}
        ids = {name: self._joined(name, "S1") for name in ID_COLUMNS}
        times = {name: self._joined(name, "datetime64[ms]") for name in TIME_COLUMNS[:3]}
        fid = self._joined("fid", np.int32)
        return ReportTable(
            fid=fid, x=self._joined("x", float), y=self._joined("y", float), **times,
            review_seconds=self._joined("review_seconds", np.int32), hour=self._joined("hour", np.int32),
            flags=self._joined("flags", np.uint8),
            **{name: self._joined(name, np.int32) for name in ("open_rows", "unreviewed_rows", "untimed_rows")},
            duplicates=_duplicates(fid, is_one_of(coded["status"], (ReviewStatus.DUPLICATE.value,)), ids, links),
            coded=coded, texts={name: ids.get(name, self._joined(name, "S1")) for name in self._keep},
        )


def _duplicates(
    fids: NDArray[np.int32], repeats: Mask, ids: Columns, links: tuple[NDArray[np.int64], NDArray[np.int64]] | None
) -> Duplicates:
    if links is None:
        if not len(ids["report_id"]) or not len(ids["duplicate_of"]):
            return Duplicates.none()
        return Duplicates.of_texts(ids["report_id"], ids["duplicate_of"], repeats)
    rows, originals = (_rows_of(np.asarray(linked), fids) for linked in links)
    linked = (rows >= 0) & (originals >= 0) & repeats[rows]
    return Duplicates.of_links(rows[linked], originals[linked], len(fids))


def _rows_of(wanted: NDArray[np.integer[Any]], fids: NDArray[np.int32]) -> NDArray[np.intp]:
    """Row of each wanted fid, -1 where there is none."""
    if not len(fids):
        return np.full(len(wanted), -1)
    order = None if (fids[1:] > fids[:-1]).all() else np.argsort(fids, kind="stable")  # readers deliver them in order
    found = np.minimum(np.searchsorted(fids, wanted.astype(fids.dtype), sorter=order), len(fids) - 1)
    if order is not None:
        found = order[found]
    return np.where(fids[found] == wanted, found, -1)


def is_one_of(column: CodedColumn, labels: Iterable[str]) -> Mask:
    """Rows whose text is one of the labels."""
    wanted = np.zeros(len(column.labels), np.bool_)
    for label in labels:
        code = column.code(label)
        if code is not None:
            wanted[code] = True
    if wanted.sum() == 1:  # one comparison is ten times faster than looking each row up
        found: Mask = column.codes == wanted.argmax()
        return found
    return wanted[column.codes]


def _time_flags(at: Moments, until: Moments) -> NDArray[np.uint8]:
    known = ~np.isnat(at)
    length = milliseconds(until) - milliseconds(at)
    spread = known & ~np.isnat(until) & (length > 0)
    flags = spread.astype(np.uint8) * np.uint8(SPREAD)
    flags |= (known & (~spread | (length <= KNOWN_WITHIN_MS))).astype(np.uint8) * np.uint8(KNOWN_TIME)
    rows = np.flatnonzero(spread)
    changed = season(at[rows]) != season(until[rows])
    flags[rows[changed]] |= np.uint8(CLOCK_CHANGE)
    return flags


def _code_flags(coded: Mapping[str, CodedColumn]) -> NDArray[np.uint8]:
    uncounted = is_one_of(coded["kind"], (Kind.SAFE_PLACE.value, Kind.UPCOMING.value))
    flags = (~uncounted).astype(np.uint8) * np.uint8(COUNTED)
    open_ = (ReviewStatus.NEW.value, ReviewStatus.NEEDS_INFO.value, ReviewStatus.EDITED.value)
    for flag, column, labels in ((EVENT, "kind", (Kind.EVENT.value,)), (OPEN, "status", open_),
                                 (INTERNAL, "internal_only", ("1",))):
        flags |= is_one_of(coded[column], labels).astype(np.uint8) * np.uint8(flag)
    return flags


def _seconds_between(start: Moments, end: Moments) -> NDArray[np.int32]:
    seconds = (milliseconds(end) - milliseconds(start)) // 1000
    unknown = np.isnat(start) | np.isnat(end) | (np.abs(seconds) > np.iinfo(np.int32).max)
    found: NDArray[np.int32] = np.where(unknown, NO_REVIEW, seconds).astype(np.int32)
    return found
