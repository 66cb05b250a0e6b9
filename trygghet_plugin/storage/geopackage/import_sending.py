"""The window's end of an import: reports streamed to the writer in chunks, the next prepared while one is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from itertools import islice
from typing import Any, Callable

from trygghet_plugin.core.report import Report
from trygghet_plugin.storage.geopackage.area_codes import AreaFinder
from trygghet_plugin.storage.geopackage.connection import StorageFailure, reading
from trygghet_plugin.storage.geopackage.rows import REPORT, columns_of
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.store import ImportBatch, ImportOutcome

CHUNK = 1_000
# Areas are found for so many reports at once: each edge of each area costs the same for one as for all of them.
BLOCK = 20_000

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
    }
)


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
        columns = [column for column in columns_of(connection, REPORT) if column not in _NOT_SENT] + ["x", "y"]
    results: list[str] = []
    with client.conversation():
        client.submit("import_begin", batch=asdict(batch), columns=columns).result()
        try:
            for answer in _answers(client, _chunks(reports, columns, areas)):
                results += answer
        except BaseException:
            client.submit("import_abort").result()
            raise
        _commit(client, batch.batch_id, dry_run, rejected())
    return ImportOutcome(tuple(results))


def _answers(client: WriterClient, chunks: Iterator[list[list[Any]]]) -> Iterator[list[str]]:
    """Results chunk by chunk; one chunk is being written while the next is made."""
    under_way: Future[Any] | None = None
    for rows in chunks:
        following = client.submit("import_rows", rows=rows)
        if under_way is not None:
            yield under_way.result()
        under_way = following
    if under_way is not None:
        yield under_way.result()


def _chunks(reports: Iterable[Report], columns: Sequence[str], areas: AreaFinder) -> Iterator[list[list[Any]]]:
    known = set(columns)
    at = columns.index("area_code")
    source = iter(reports)
    while block := list(islice(source, BLOCK)):
        codes = areas.find([report.x for report in block], [report.y for report in block])
        for start in range(0, len(block), CHUNK):
            rows = []
            for report, code in zip(block[start : start + CHUNK], codes[start : start + CHUNK]):
                row = report.row()
                if not known.issuperset(row):
                    raise StorageFailure("unknown_column", ", ".join(sorted(set(row) - known)))
                values = [row.get(column) for column in columns]
                values[at] = code
                rows.append(values)
            yield rows


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
