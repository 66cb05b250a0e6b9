"""The window's end of an import: reports streamed to the writer in chunks, the next prepared while one is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from itertools import islice
from operator import itemgetter
from typing import Any, Callable

from trygghet_plugin.core.report import QUESTION_PREFIX, Report
from trygghet_plugin.storage.areas import AreaFinder
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import reading
from trygghet_plugin.storage.geopackage.rows import REPORT, columns_of, sql_value
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.store import ImportBatch, ImportOutcome

# Rows in a request. Areas are found for all of them at once, since each edge of each area costs the same for one row as
# for thousands; and Python's threads need some milliseconds to hand over from making rows to sending them.
CHUNK = 4_000
_MOST_UNDER_WAY = 2

# Columns of the table that reports bring; the rest is the database's own.
_NOT_SENT = frozenset(
    {
        "fid",
        "geom",
        "report_no",
        "municipality",
        "revision",
        "created_at",
        "updated_at",
        "updated_by",
        "status",
        "status_reason",
        "status_at",
        "status_by",
        "first_assessed_at",
        "assigned_to",
        "follow_up_on",
        "retention_class",
        "duplicate_of",
        "public_text",
        "area_code",
    }
)

# Sent for each row whatever they hold: the writer looks for them there.
_OF_EACH = frozenset({"report_id", "source_ref", "x", "y"})


def send(
    client: WriterClient,
    batch: ImportBatch,
    reports: Iterable[Report],
    dry_run: bool,
    areas: AreaFinder,
    rejected: Callable[[], int],
) -> ImportOutcome:
    """Import all or nothing. Whatever goes wrong, also in `reports` itself, rolls everything back."""
    with reading(client.path) as connection:
        sender = _Sender(columns_of(connection, REPORT))
    results: list[str] = []
    with client.conversation():
        client.submit("import_begin", batch=asdict(batch), columns=sender.columns).result()
        try:
            for answer in _answers(client, _chunks(reports, sender, areas)):
                results += answer
        except BaseException:
            client.submit("import_abort").result()
            raise
        _commit(client, batch.batch_id, dry_run, rejected())
    return ImportOutcome(tuple(results))


def _answers(client: WriterClient, chunks: Iterator[Mapping[str, Any]]) -> Iterator[list[str]]:
    """Results chunk by chunk. While the writer works on one, another waits for it and a third is being made."""
    under_way: deque[Future[Any]] = deque()
    for chunk in chunks:
        under_way.append(client.submit("import_rows", **chunk))
        if len(under_way) > _MOST_UNDER_WAY:
            yield under_way.popleft().result()
    for future in under_way:
        yield future.result()


def _chunks(reports: Iterable[Report], sender: _Sender, areas: AreaFinder) -> Iterator[Mapping[str, Any]]:
    source = iter(reports)
    while chunk := list(islice(source, CHUNK)):
        codes = areas.find([report.x for report in chunk], [report.y for report in chunk])
        rows = [sender.values(report, code) for report, code in zip(chunk, codes)]
        yield _request(sender.columns, rows)


def _request(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Mapping[str, Any]:
    """Rows as they are sent. Most columns hold nothing, or the same throughout a file: that is sent once."""
    same: dict[str, Any] = {}
    different: list[int] = []
    for at, (name, values) in enumerate(zip(columns, zip(*rows))):
        if name in _OF_EACH or values.count(values[0]) < len(values):
            different.append(at)
        elif values[0] is not None:
            same[name] = values[0]
    chosen = itemgetter(*different)
    return {"same": same, "columns": chosen(columns), "rows": [chosen(row) for row in rows]}


class _Sender:
    """Reports as lists of values, in the order of `columns`: every report's own, its area, the form's questions."""

    def __init__(self, table_columns: Sequence[str]) -> None:
        own = [name for name in table_columns if name not in _NOT_SENT and not name.startswith(QUESTION_PREFIX)]
        self._questions = [name for name in table_columns if name.startswith(QUESTION_PREFIX)]
        self._own = itemgetter(*own, "x", "y")
        self._own_count = len(own) + 2
        self.columns = [*own, "x", "y", "area_code", *self._questions]

    def values(self, report: Report, area_code: str | None) -> list[Any]:
        """The values of one report; StorageFailure for an answer the table has no column for."""
        row = report.row()
        values = [*self._own(row), area_code]
        if len(row) == self._own_count:
            return values + [None] * len(self._questions)
        answers = {name: sql_value(value) for name, value in row.items() if name.startswith(QUESTION_PREFIX)}
        values += [answers.pop(name, None) for name in self._questions]
        if answers:
            raise StorageFailure("unknown_column", ", ".join(sorted(answers)))
        return values


def _commit(client: WriterClient, batch_id: str, dry_run: bool, rejected: int) -> None:
    try:
        client.submit("import_commit", dry_run=dry_run, rejected=rejected).result()
    except StorageFailure as failure:
        # The writer may have died between the commit and its answer: the batch tells.
        if failure.code != "writer_gone" or dry_run or not _is_there(client.path, batch_id):
            raise


def _is_there(path: str, batch_id: str) -> bool:
    with reading(path) as connection:
        found = connection.execute("SELECT 1 FROM trygghet_import_batch WHERE batch_id = ?", (batch_id,)).fetchone()
    return found is not None
