"""Every report of a municipality as numpy columns: one COPY in PostgreSQL's binary format, all rows of equal length.

Nothing in a row is left out where it is empty and no text is sent: a text column travels as a 64-bit hash, and what the
hashes stand for is asked for once a text. So a batch of rows is one array of records, read without a loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Template
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, quoted
from trygghet_plugin.storage.postgis.rows import check_columns, columns_of, one_row

if TYPE_CHECKING:
    from trygghet_plugin.storage.postgis.driver import Cursor

Columns = dict[str, NDArray[Any]]
Hashes = dict[int, bytes]

_EMPTY = np.iinfo(np.int64).max
# What PostgreSQL counts its times from, in milliseconds of Unix time.
_EPOCH_MS = 946_684_800_000
_HEADER_LENGTH = 19  # signature (11), flags (4), length of the extension area (4), which is empty
_TRAILER = b"\xff\xff"
_BATCH_ROWS = 65_536
_PLACES = {"x": "ST_X(geom)", "y": "ST_Y(geom)"}

_COPY = Template("COPY (SELECT $columns FROM trygghet_report WHERE municipality = $municipality ORDER BY fid) TO STDOUT (FORMAT binary)")
_HASH = Template("coalesce(hashtextextended($column::text, 0), $empty)")
_DISTINCT = Template(
    "SELECT DISTINCT $column::text AS text, hashtextextended($column::text, 0) AS hash FROM trygghet_report "
    "WHERE municipality = %(m)s AND hashtextextended($column::text, 0) = ANY (%(hashes)s)"
)
_LINKS = """
SELECT d.fid AS fid, o.fid AS original FROM trygghet_report d
JOIN trygghet_report o ON o.municipality = d.municipality AND o.report_id = d.duplicate_of
WHERE d.municipality = %(m)s AND d.duplicate_of IS NOT NULL
"""
# Where the texts a column usually holds are known from: each with its hash, in a blink.
_KNOWN = """
SELECT text, hashtextextended(text, 0) AS hash FROM (
    SELECT code AS text FROM trygghet_choice WHERE municipality = %(m)s
    UNION SELECT code FROM trygghet_organisation WHERE municipality = %(m)s
    UNION SELECT place_id FROM trygghet_place WHERE municipality = %(m)s
    UNION SELECT area_code FROM trygghet_area WHERE municipality = %(m)s
    UNION SELECT unnest(%(more)s)
) known WHERE text IS NOT NULL
"""
_USUAL = (
    "new", "needs_info", "edited", "approved", "rejected", "duplicate", "event", "place", "safe_place", "upcoming",
    "1", "2", "3", "true", "false", "yes", "no", "unknown", "dock", "field", "import", "phone", "web",
)
_WORDS = {b"true": b"1", b"false": b"0"}


def read_table(database: Database, municipality: str, more: Sequence[str]) -> ReportTable:
    """The table for the statistics. Raises StorageFailure where anything could not be read."""
    with database.transaction() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        check_columns(cursor, more)
        kinds = columns_of(cursor)
        values = {"m": municipality}
        cursor.execute("SELECT count(*) AS rows FROM trygghet_report WHERE municipality = %(m)s", values)
        count = int(one_row(cursor)["rows"])
        cursor.execute(_LINKS, values)
        links = np.array([(row["fid"], row["original"]) for row in cursor], np.int64).reshape(-1, 2)
        names = [name for name in dict.fromkeys((*CODED_COLUMNS, *more)) if name not in TIME_COLUMNS]
        reader = _Reader(cursor, municipality, names, {name for name in names if kinds[name] == "boolean"})
        table = ReportTable.from_batches(reader.batches(), links=(links[:, 0], links[:, 1]), rows=count)
    if len(table) != count:
        raise StorageFailure("failed", f"{len(table)} of {count} reports arrived")
    return table


class _Reader:
    """Runs the COPY and turns what arrives into batches of columns."""

    def __init__(self, cursor: Cursor, municipality: str, coded: Sequence[str], booleans: set[str]) -> None:
        self._cursor = cursor
        self._municipality = municipality
        self._coded = tuple(coded)
        self._booleans = booleans
        self._texts = self._known_texts()
        fields: list[tuple[str, str, int]] = [("fid", ">i4", 4)]
        fields += [(name, ">f8", 8) for name in _PLACES]
        fields += [(name, ">i8", 8) for name in (*TIME_COLUMNS, *self._coded)]
        names, kinds = ["fields"], [">i2"]
        for name, kind, _size in fields:
            names += [f"{name} length", name]
            kinds += [">i4", kind]
        self._record = np.dtype(list(zip(names, kinds)))

    def _known_texts(self) -> Hashes:
        self._cursor.execute(_KNOWN, {"m": self._municipality, "more": list(_USUAL)})
        return {int(row["hash"]): row["text"].encode("utf-8") for row in self._cursor}

    def batches(self) -> Iterator[Columns]:
        """Batches of columns as `TableBuilder.add` takes them."""
        sink = _Sink(self._record.itemsize)
        self._cursor.copy_expert(self._statement(), sink, size=1 << 18)
        for records in sink.records(self._record):
            yield self._columns(records)

    def _statement(self) -> str:
        columns = ["fid"]
        columns += [f"coalesce({place}, 'NaN')" for place in _PLACES.values()]
        columns += [f"coalesce({quoted(name)}, 'infinity')" for name in TIME_COLUMNS]
        columns += [_HASH.substitute(column=quoted(name), empty=_EMPTY) for name in self._coded]
        literal = self._cursor.mogrify("%s", (self._municipality,)).decode("utf-8")
        return _COPY.substitute(columns=", ".join(columns), municipality=literal)

    def _columns(self, records: NDArray[Any]) -> Columns:
        columns: Columns = {"fid": records["fid"].astype(np.int32)}
        for name in _PLACES:
            columns[name] = records[name].astype(np.float64)
        for name in TIME_COLUMNS:
            columns[name] = _moments(records[name].astype(np.int64))
        for name in self._coded:
            columns[name] = self._text_of(name, records[name].astype(np.int64))
        return columns

    def _text_of(self, name: str, hashes: NDArray[np.int64]) -> NDArray[Any]:
        """The texts behind hashes, as fixed-width bytes; those met for the first time are asked for."""
        present = _some_distinct(hashes)
        unknown = [int(one) for one in present if one != _EMPTY and int(one) not in self._texts]
        if unknown:
            self._ask(name, unknown)
        texts = [b"" if one == _EMPTY else self._texts[int(one)] for one in present]
        if name in self._booleans:
            texts = [_WORDS.get(text, text) for text in texts]
        found: NDArray[Any] = np.array(texts or [b""], np.bytes_)[np.searchsorted(present, hashes)]
        return found

    def _ask(self, name: str, hashes: list[int]) -> None:
        self._cursor.execute(
            _DISTINCT.substitute(column=quoted(name)), {"m": self._municipality, "hashes": hashes}
        )
        for row in self._cursor:
            text = row["text"].encode("utf-8")
            if self._texts.setdefault(int(row["hash"]), text) != text:
                raise StorageFailure("failed", f"two texts of {name} share a hash")


class _Sink:
    """Takes what COPY sends, piece by piece, without its header."""

    def __init__(self, record_length: int) -> None:
        self._record_length = record_length
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """A piece of the stream."""
        self._pieces.append(piece)
        return len(piece)

    def records(self, record: np.dtype[Any]) -> Iterator[NDArray[Any]]:
        """What was taken, as arrays of records; StorageFailure where it is no whole number of them."""
        stream = b"".join(self._pieces)
        self._pieces.clear()
        body = memoryview(stream)[_HEADER_LENGTH : -len(_TRAILER)]
        if len(stream) < _HEADER_LENGTH + len(_TRAILER) or len(body) % self._record_length:
            raise StorageFailure("failed", "the columns did not arrive whole")
        rows = len(body) // self._record_length
        for start in range(0, rows, _BATCH_ROWS):
            yield np.frombuffer(body, record, min(_BATCH_ROWS, rows - start), start * self._record_length)


def _some_distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The distinct values of an array that has few of them, sorted: those of a part first, the rest by what is left."""
    found: NDArray[np.int64] = np.unique(values[:: max(1, len(values) // 512)])
    while len(found):
        at = np.minimum(np.searchsorted(found, values), len(found) - 1)
        missing = values[found[at] != values]
        if not len(missing):
            break
        found = np.union1d(found, missing[:4096])
    return found


def _moments(microseconds: NDArray[np.int64]) -> NDArray[Any]:
    """PostgreSQL's times as numpy's, in milliseconds of UTC; infinity, which stands for nothing, as NaT."""
    moments = (microseconds // 1000 + _EPOCH_MS).astype("datetime64[ms]")
    moments[microseconds == _EMPTY] = np.datetime64("NaT")
    return moments
