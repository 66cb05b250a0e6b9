"""Every report of a municipality as numpy columns, gathered by the server and sent in PostgreSQL's binary format.

One row of a COPY holds an array a column for many reports. No element is left out where it is empty and no text is sent
(a text travels as 32 bits of a hash, two columns in one element), so every element is equally long and an array is read
without a loop. The server counts, text by text, those that are not among the texts we know, and lists them where there
are any: two texts with one hash are told, never counted as one, and the whole hash is sent then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from string import Template
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.report_table import CODED_COLUMNS, TIME_COLUMNS, ReportTable
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, quoted
from trygghet_plugin.storage.postgis.hashed_texts import HashedTexts, SharedHash
from trygghet_plugin.storage.postgis.rows import check_columns, columns_of, one_row

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

Columns = dict[str, Any]

_EMPTY = np.iinfo(np.int64).max
# What PostgreSQL counts its times from, in milliseconds of Unix time.
_EPOCH_MS = 946_684_800_000
_HEADER_LENGTH = 19  # signature (11), flags (4), length of the extension area (4), which is empty
_TRAILER_LENGTH = 2
_ARRAY_HEADER_LENGTH = 20  # dimensions, flags, type of the elements, their number, the first one's index: 4 bytes each
# So few that their arrays stay in the processor's cache: the server needs a fifth less time than with 65,536.
_BATCH_ROWS = 16_384
# Sessions that read side by side, and the number of batches from which opening them pays.
_SESSIONS, _WORTH_MORE_SESSIONS = 2, 16
# Answers that wait to be taken, at most.
_AHEAD = 8
_PLACE = "coalesce(geom::point, '(NaN,NaN)'::point)"
_INT4, _INT8, _POINT = ">i4", ">i8", ">c16"
_NUMBERS = ("boolean", "smallint", "integer")
_NO_NUMBER = np.iinfo(np.int32).min

_FROM = Template("FROM trygghet_report WHERE municipality = $municipality AND fid >= $low AND fid < $high")
_COPY = Template("COPY (SELECT $columns $rows) TO STDOUT (FORMAT binary)")
_SPAN = """
SELECT count(*) AS rows, coalesce(min(fid), 0) AS low, coalesce(max(fid), 0) + 1 AS high
FROM trygghet_report WHERE municipality = %(m)s
"""
_HASH = Template("coalesce(hashtextextended($column, 0), $empty)")
_NUMBER = Template("coalesce($column::integer, $none)::bigint")
_PAIR = Template("(($low & 4294967295) | ($high << 32))")
_UNKNOWN = Template("count(*) FILTER (WHERE NOT ($column = ANY ($known)))")
_DISTINCT = Template(
    "SELECT DISTINCT $column AS text, hashtextextended($column, 0) AS hash $rows AND $column IS NOT NULL"
)
# Where the texts a column usually holds are known from.
_KNOWN = """
SELECT text, hashtextextended(text, 0) AS hash FROM (
    SELECT code AS text FROM trygghet_choice WHERE municipality = %(m)s
    UNION SELECT code FROM trygghet_organisation WHERE municipality = %(m)s
    UNION SELECT place_id FROM trygghet_place WHERE municipality = %(m)s
    UNION SELECT area_code FROM trygghet_area WHERE municipality = %(m)s
) known WHERE text IS NOT NULL
"""
_LINKS = Template("""
COPY (SELECT array_agg(d.fid), array_agg(o.fid) FROM trygghet_report d
JOIN trygghet_report o ON o.municipality = d.municipality AND o.report_id = d.duplicate_of
WHERE d.municipality = $municipality AND d.duplicate_of IS NOT NULL) TO STDOUT (FORMAT binary)
""")


@dataclass(frozen=True)
class _Piece:
    """Some reports as the server sent them, and the texts of each column of texts."""

    columns: list[NDArray[Any]]
    texts: Mapping[str, HashedTexts]


def read_table(database: Database, municipality: str, more: Sequence[str]) -> ReportTable:
    """The table for the statistics, as it was at one moment. Raises StorageFailure where anything could not be read."""
    with database.transaction() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        check_columns(cursor, more)
        kinds = columns_of(cursor)
        cursor.execute(_SPAN, {"m": municipality})
        span = one_row(cursor)
        literal = cursor.mogrify("%s", (municipality,)).decode("utf-8")
        names = [name for name in dict.fromkeys((*CODED_COLUMNS, *more)) if name not in TIME_COLUMNS]
        count = int(span["rows"])

        def read(bits: int) -> ReportTable:
            known = _known_texts(cursor, municipality, bits)
            reader = _Reader(literal, {name: kinds[name] for name in names}, known, bits)
            spans = _spans(span["low"], span["high"], count)
            parts = [partial(reader.piece, low=low, high=high) for low, high in spans]
            answers = _answers(database, cursor, [partial(_links, municipality=literal), *parts])
            links = next(answers).columns
            return ReportTable.from_batches(map(reader.columns, answers), links=(links[0], links[1]), rows=count)

        try:
            table = read(32)
        except SharedHash:
            table = read(64)
    if len(table) != count:
        raise StorageFailure("failed", f"{len(table)} of {count} reports arrived")
    return table


def _spans(low: int, high: int, rows: int) -> list[tuple[int, int]]:
    """Ranges of fids, from the first to below the last, of about `_BATCH_ROWS` reports each."""
    step = max(1, (high - low) * _BATCH_ROWS // max(rows, 1) + 1)
    return [(start, min(start + step, high)) for start in range(low, high, step)] if rows else []


def _links(cursor: Cursor, municipality: str) -> _Piece:
    """The fids of the duplicates and of what they repeat."""
    return _Piece(_arrays(_copied(cursor, _LINKS.substitute(municipality=municipality)), [_INT4, _INT4]), {})


def _answers(database: Database, cursor: Cursor, questions: Sequence[Callable[[Cursor], _Piece]]) -> Iterator[_Piece]:
    """The answers in the order of the questions. Many are asked by several sessions, which see the same moment."""
    if len(questions) < _WORTH_MORE_SESSIONS:
        yield from (question(cursor) for question in questions)
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

        def answer(question: Callable[[Cursor], _Piece]) -> _Piece:
            session = sessions.get()
            try:
                return question(session)
            finally:
                sessions.put(session)

        workers = stack.enter_context(ThreadPoolExecutor(_SESSIONS))
        under_way: deque[Future[_Piece]] = deque()
        for question in questions:
            under_way.append(workers.submit(answer, question))
            if len(under_way) > _AHEAD:
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
    """Asks for reports and turns what arrives into batches of columns. `coded` are the columns with their types."""

    def __init__(self, municipality: str, coded: Mapping[str, str], known: HashedTexts, bits: int) -> None:
        self._municipality = municipality
        self._numbers = [name for name, kind in coded.items() if kind in _NUMBERS]
        self._texts = {
            name: quoted(name) if kind == "text" else f"{quoted(name)}::text"
            for name, kind in coded.items()
            if kind not in _NUMBERS
        }
        self._known = dict.fromkeys(self._texts, known)
        self._literals: dict[HashedTexts, str] = {}
        # Name → what the server makes of it, and how an element is written.
        self._sent: dict[str, tuple[str, str]] = {"fid": ("fid", _INT4)}
        self._sent["place"] = _PLACE, _POINT
        for name in TIME_COLUMNS:
            self._sent[name] = f"coalesce({quoted(name)}, 'infinity')", _INT8
        one = {name: _NUMBER.substitute(column=quoted(name), none=_NO_NUMBER) for name in self._numbers}
        one.update({name: _HASH.substitute(column=text, empty=_EMPTY) for name, text in self._texts.items()})
        width = 64 // bits
        self._together = [tuple(one)[start : start + width] for start in range(0, len(one), width)]
        for names in self._together:
            sql = one[names[0]] if len(names) == 1 else _PAIR.substitute(low=one[names[0]], high=one[names[1]])
            self._sent[names[0]] = sql, _INT8
        self._bits = bits

    def piece(self, cursor: Cursor, low: int, high: int) -> _Piece:
        """The reports with fids from `low` to below `high`."""
        rows = _FROM.substitute(municipality=self._municipality, low=low, high=high)
        texts = dict(self._known)
        counts = [
            _UNKNOWN.substitute(column=self._texts[name], known=self._literal(cursor, known))
            for name, known in texts.items()
        ]
        fields = [*(f"array_agg({sql})" for sql, _kind in self._sent.values()), *(f"ARRAY[{one}]" for one in counts)]
        stream = _copied(cursor, _COPY.substitute(columns=", ".join(fields), rows=rows))
        kinds = [kind for _sql, kind in self._sent.values()]
        arrays = _arrays(stream, [*kinds, *[_INT8] * len(counts)])
        for name, unknown in zip(texts, arrays[len(kinds) :]):
            if unknown.any():
                texts[name] = self._known[name] = self._learnt(cursor, name, texts[name], rows)
        return _Piece(arrays[: len(kinds)], texts)

    def _literal(self, cursor: Cursor, known: HashedTexts) -> str:
        """Known texts as SQL, spelled once: they go along with every piece."""
        if known not in self._literals:
            self._literals[known] = cursor.mogrify("%s::text[]", (list(known.labels),)).decode("utf-8")
        return self._literals[known]

    def _learnt(self, cursor: Cursor, name: str, known: HashedTexts, rows: str) -> HashedTexts:
        cursor.execute(_DISTINCT.substitute(column=self._texts[name], rows=rows))
        return known.with_more(cursor)

    def columns(self, piece: _Piece) -> Columns:
        """What was sent, as `TableBuilder.add` takes it."""
        columns: Columns = dict(zip(self._sent, piece.columns))
        place = columns.pop("place")  # two floats, which numpy knows as a complex number
        columns["x"], columns["y"] = place.real, place.imag
        for name in TIME_COLUMNS:
            columns[name] = _moments(columns[name])
        for names in self._together:
            halves = columns[names[0]].astype("<i8", copy=False).view(f"<i{self._bits // 8}")
            columns.update({name: halves[place :: 64 // self._bits] for place, name in enumerate(names)})
        for name in self._numbers:
            columns[name] = np.ma.masked_equal(columns[name], _NO_NUMBER)  # type: ignore[no-untyped-call]
        for name in self._texts:
            columns[name] = piece.texts[name].coded(columns[name])
        return columns


def _known_texts(cursor: Cursor, municipality: str, bits: int) -> HashedTexts:
    """The texts of a workspace's lists; the empty text stands for nothing."""
    cursor.execute(_KNOWN, {"m": municipality})
    return HashedTexts(bits, {_EMPTY if bits == 64 else -1: ""}).with_more(cursor)


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


def _moments(microseconds: NDArray[np.int64]) -> NDArray[Any]:
    """PostgreSQL's times as numpy's, in milliseconds of UTC; infinity, which stands for nothing, as NaT."""
    moments = (microseconds // 1000 + _EPOCH_MS).astype("datetime64[ms]")
    moments[microseconds == _EMPTY] = np.datetime64("NaT")
    return moments
