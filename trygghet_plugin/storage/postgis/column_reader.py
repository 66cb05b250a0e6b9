"""Every report of a municipality as numpy columns, gathered by the server and sent in PostgreSQL's binary format.

One row of a COPY holds an array a column for many reports. No element is left out where it is empty and no text is sent
(a text travels as a 64-bit hash, and what the hashes stand for is asked for once a text), so every element is equally
long and an array is read without a loop.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from string import Template
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, quoted
from trygghet_plugin.storage.postgis.rows import check_columns, columns_of, one_row

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

Columns = dict[str, NDArray[Any]]
Hashes = dict[int, bytes]

_EMPTY = np.iinfo(np.int64).max
# What PostgreSQL counts its times from, in milliseconds of Unix time.
_EPOCH_MS = 946_684_800_000
_HEADER_LENGTH = 19  # signature (11), flags (4), length of the extension area (4), which is empty
_TRAILER_LENGTH = 2
_ARRAY_HEADER_LENGTH = 20  # dimensions, flags, type of the elements, their number, the first one's index: 4 bytes each
_BATCH_ROWS = 65_536
# Sessions that read side by side, and the number of batches from which opening them pays.
_SESSIONS, _WORTH_MORE_SESSIONS = 2, 4
_PLACES = {"x": "ST_X(geom)", "y": "ST_Y(geom)"}
_INT2, _INT4, _INT8, _FLOAT8 = ">i2", ">i4", ">i8", ">f8"

_COPY = Template(
    "COPY (SELECT $columns FROM trygghet_report WHERE municipality = $municipality AND fid >= $low AND fid < $high) "
    "TO STDOUT (FORMAT binary)"
)
_SPAN = """
SELECT count(*) AS rows, coalesce(min(fid), 0) AS low, coalesce(max(fid), 0) + 1 AS high
FROM trygghet_report WHERE municipality = %(m)s
"""
_HASH = Template("coalesce(hashtextextended($column, 0), $empty)")
_HASH_OF_OTHER = Template("coalesce(hashtextextended($column::text, 0), $empty)")
_BOOLEAN = Template("coalesce($column::integer, -1)::smallint")
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
    "new",
    "needs_info",
    "edited",
    "approved",
    "rejected",
    "duplicate",
    "event",
    "place",
    "safe_place",
    "upcoming",
    "1",
    "2",
    "3",
    "yes",
    "no",
    "unknown",
    "dock",
    "field",
    "import",
    "phone",
    "web",
)


def read_table(database: Database, municipality: str, more: Sequence[str]) -> ReportTable:
    """The table for the statistics, as it was at one moment. Raises StorageFailure where anything could not be read."""
    with database.transaction() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        check_columns(cursor, more)
        kinds = columns_of(cursor)
        values = {"m": municipality}
        cursor.execute(_SPAN, values)
        span = one_row(cursor)
        cursor.execute(_LINKS, values)
        links = np.array([(row["fid"], row["original"]) for row in cursor], np.int64).reshape(-1, 2)
        names = [name for name in dict.fromkeys((*CODED_COLUMNS, *more)) if name not in TIME_COLUMNS]
        reader = _Reader(cursor, municipality, {name: kinds[name] for name in names})
        count = int(span["rows"])
        spans = _spans(span["low"], span["high"], count)
        pieces = _pieces(database, cursor, [reader.statement(low, high) for low, high in spans])
        batches = (reader.columns(piece) for piece in pieces)
        table = ReportTable.from_batches(batches, links=(links[:, 0], links[:, 1]), rows=count)
    if len(table) != count:
        raise StorageFailure("failed", f"{len(table)} of {count} reports arrived")
    return table


def _spans(low: int, high: int, rows: int) -> list[tuple[int, int]]:
    """Ranges of fids, from the first to below the last, of about `_BATCH_ROWS` reports each."""
    step = max(1, (high - low) * _BATCH_ROWS // max(rows, 1) + 1)
    return [(start, min(start + step, high)) for start in range(low, high, step)] if rows else []


def _pieces(database: Database, cursor: Cursor, statements: Sequence[str]) -> Iterator[memoryview]:
    """What each COPY sends, in their order. Many of them are run by several sessions, which see the same moment."""
    if len(statements) < _WORTH_MORE_SESSIONS:
        for statement in statements:
            yield _copied(cursor, statement)
        return
    cursor.execute("SELECT pg_export_snapshot() AS name")
    snapshot = one_row(cursor)["name"]
    with ExitStack() as stack:
        sessions: SimpleQueue[Cursor] = SimpleQueue()
        for _number in range(_SESSIONS):
            session = stack.enter_context(database.transaction())
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            session.execute("SET TRANSACTION SNAPSHOT %s", (snapshot,))
            sessions.put(session)

        def copied(statement: str) -> memoryview:
            session = sessions.get()
            try:
                return _copied(session, statement)
            finally:
                sessions.put(session)

        workers = stack.enter_context(ThreadPoolExecutor(_SESSIONS))
        under_way: deque[Future[memoryview]] = deque()
        for statement in statements:
            under_way.append(workers.submit(copied, statement))
            if len(under_way) > 2 * _SESSIONS:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _copied(cursor: Cursor, statement: str) -> memoryview:
    """The stream of a COPY. Its pieces are few and large: a row is an array for every column."""
    pieces: list[bytes] = []

    class Sink:
        def write(self, piece: bytes) -> int:
            pieces.append(piece)
            return len(piece)

    cursor.copy_expert(statement, Sink(), size=1 << 20)
    return memoryview(b"".join(pieces))


class _Reader:
    """Runs the COPYs and turns what arrives into batches of columns. `coded` are the columns with their types."""

    def __init__(self, cursor: Cursor, municipality: str, coded: Mapping[str, str]) -> None:
        self._cursor = cursor
        self._municipality = municipality
        self._booleans = [name for name, kind in coded.items() if kind == "boolean"]
        self._texts_of = [name for name, kind in coded.items() if kind != "boolean"]
        # Name → what the server makes of it, and how an element is written.
        self._sent: dict[str, tuple[str, str]] = {"fid": ("fid", _INT4)}
        for name, place in _PLACES.items():
            self._sent[name] = f"coalesce({place}, 'NaN')", _FLOAT8
        for name in TIME_COLUMNS:
            self._sent[name] = f"coalesce({quoted(name)}, 'infinity')", _INT8
        for name in self._booleans:
            self._sent[name] = _BOOLEAN.substitute(column=quoted(name)), _INT2
        for name in self._texts_of:
            template = _HASH if coded[name] == "text" else _HASH_OF_OTHER
            self._sent[name] = template.substitute(column=quoted(name), empty=_EMPTY), _INT8
        self._known = self._known_texts()

    def _known_texts(self) -> Hashes:
        self._cursor.execute(_KNOWN, {"m": self._municipality, "more": list(_USUAL)})
        return {int(row["hash"]): row["text"].encode("utf-8") for row in self._cursor}

    def statement(self, low: int, high: int) -> str:
        """The COPY of the reports with fids from `low` to below `high`."""
        columns = ", ".join(f"array_agg({sql})" for sql, _kind in self._sent.values())
        literal = self._cursor.mogrify("%s", (self._municipality,)).decode("utf-8")
        return _COPY.substitute(columns=columns, municipality=literal, low=low, high=high)

    def columns(self, stream: memoryview) -> Columns:
        """What a COPY sent, as `TableBuilder.add` takes it."""
        columns: Columns = dict(zip(self._sent, _arrays(stream, [kind for _sql, kind in self._sent.values()])))
        for name in TIME_COLUMNS:
            columns[name] = _moments(columns[name])
        for name in self._booleans:
            columns[name] = np.ma.masked_equal(columns[name], -1)  # type: ignore[no-untyped-call]
        for name in self._texts_of:
            columns[name] = self._text_of(name, columns[name])
        return columns

    def _text_of(self, name: str, hashes: NDArray[np.int64]) -> NDArray[Any]:
        """The texts behind hashes, as fixed-width bytes; those met for the first time are asked for."""
        present = _some_distinct(hashes)
        unknown = [int(one) for one in present if one != _EMPTY and int(one) not in self._known]
        if unknown:
            self._ask(name, unknown)
        texts = [b"" if one == _EMPTY else self._known[int(one)] for one in present]
        found: NDArray[Any] = np.array(texts or [b""], np.bytes_)[np.searchsorted(present, hashes)]
        return found

    def _ask(self, name: str, hashes: list[int]) -> None:
        self._cursor.execute(_DISTINCT.substitute(column=quoted(name)), {"m": self._municipality, "hashes": hashes})
        for row in self._cursor:
            text = row["text"].encode("utf-8")
            if self._known.setdefault(int(row["hash"]), text) != text:
                raise StorageFailure("failed", f"two texts of {name} share a hash")


def _arrays(stream: memoryview, kinds: Sequence[str]) -> list[NDArray[Any]]:
    """The arrays in a COPY's one row; empty ones where there are no reports. StorageFailure where it is not whole."""
    at = _HEADER_LENGTH + 2  # behind the number of fields
    found = []
    for kind in kinds:
        if at + 4 > len(stream):
            raise StorageFailure("failed", "the columns did not arrive whole")
        length = int.from_bytes(stream[at : at + 4], "big", signed=True)
        at += 4
        found.append(_elements(stream[at : at + max(length, 0)], kind, length))
        at += max(length, 0)
    if at + _TRAILER_LENGTH != len(stream):
        raise StorageFailure("failed", "the columns did not arrive whole")
    return found


def _elements(array: memoryview, kind: str, length: int) -> NDArray[Any]:
    """The elements of an array without empty ones, in the machine's own byte order; none where it is NULL (-1)."""
    element = np.dtype([("length", ">i4"), ("value", kind)])
    own: Any = np.dtype(kind).newbyteorder("=")
    if length < 0:
        return np.zeros(0, own)
    count, rest = divmod(length - _ARRAY_HEADER_LENGTH, element.itemsize)
    if rest or len(array) != length:
        raise StorageFailure("failed", "the columns did not arrive whole")
    return np.frombuffer(array, element, count, _ARRAY_HEADER_LENGTH)["value"].astype(own)


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
