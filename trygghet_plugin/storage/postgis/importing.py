"""An import into PostgreSQL: one transaction from the first row to the last, on a connection of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Callable

from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import Report
from trygghet_plugin.storage.areas import AreaFinder
from trygghet_plugin.storage.known_reports import KnownReports
from trygghet_plugin.storage.postgis.rows import PostgresRows, check_columns, row_in
from trygghet_plugin.storage.values import ImportBatch, ImportOutcome

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

CHUNK = 4_000
_BATCH = """
INSERT INTO trygghet_import_batch (municipality, batch_id, source, file_name, sha256, imported_by)
VALUES (%(municipality)s, %(batch_id)s, %(source)s, %(file_name)s, %(sha256)s, %(imported_by)s)
"""
_INSERT = "SELECT trygghet_insert_reports(%s, %s)"
_FINISH = """
UPDATE trygghet_import_batch SET created = %(created)s, updated = %(updated)s, skipped = %(skipped)s,
    rejected = %(rejected)s, updates = %(updates)s, imported_at = %(at)s
WHERE municipality = %(municipality)s AND batch_id = %(batch_id)s
"""


class PostgresImport:
    """What an import does within its transaction."""

    def __init__(self, cursor: Cursor, municipality: str, epsg: int, batch: ImportBatch, areas: AreaFinder) -> None:
        self._cursor = cursor
        self._municipality = municipality
        self._epsg = epsg
        self._batch = batch
        self._areas = areas
        self._updates: dict[str, int] = {}
        cursor.execute(_BATCH, {**asdict(batch), "municipality": municipality})
        self._known = KnownReports(PostgresRows(cursor, municipality, epsg))
        self._checked: set[str] = set()

    def take(self, reports: Iterable[Report]) -> Iterator[str]:
        """Insert what is new, update what may be, leave the rest; gives what became of each."""
        source = iter(reports)
        while chunk := list(islice(source, CHUNK)):
            codes = self._areas.find([one.x for one in chunk], [one.y for one in chunk])
            yield from self._take([{**one.row(), "area_code": code} for one, code in zip(chunk, codes)])

    def _take(self, rows: Sequence[dict[str, Any]]) -> list[str]:
        names = {name for row in rows for name in row if name not in ("x", "y")} - self._checked
        if names:
            check_columns(self._cursor, names)
            self._checked |= names
        found = self._known.find([row["source_ref"] for row in rows if row["source_ref"]])
        results: list[str] = []
        new: list[Mapping[str, Any]] = []
        for row in rows:
            stored = found.get(row["source_ref"])
            if stored is None:
                new.append({**row, "municipality": self._municipality, "batch_id": self._batch.batch_id})
                results.append("created")
                continue
            result, revision = self._known.meet(stored, row, self._batch.imported_by)
            if revision is not None:
                self._updates[stored["report_id"]] = revision
            results.append(result)
        self._insert(new)
        return results

    def _insert(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        # Most columns are empty throughout a file: they are not sent.
        sent = [{name: value for name, value in row_in(row, self._epsg).items() if value is not None} for row in rows]
        columns = sorted({name for row in sent for name in row})
        self._cursor.execute(_INSERT, (columns, json.dumps(sent, ensure_ascii=False)))

    def finish(self, results: Sequence[str], rejected: int) -> ImportOutcome:
        """Close the batch."""
        values = {
            "created": results.count("created"),
            "updated": results.count("updated"),
            "skipped": results.count("unchanged") + results.count("kept"),
            "rejected": rejected,
            "updates": json.dumps(self._updates),
            "at": format_utc(now()),
            "municipality": self._municipality,
            "batch_id": self._batch.batch_id,
        }
        self._cursor.execute(_FINISH, values)
        return ImportOutcome(tuple(results))


class DryRun(Exception):
    """Ends the transaction of an import that was only tried; carries what would have become of the rows."""

    def __init__(self, outcome: ImportOutcome) -> None:
        super().__init__()
        self.outcome = outcome


def run(
    imports: PostgresImport, reports: Iterable[Report], dry_run: bool, rejected: Callable[[], int]
) -> ImportOutcome:
    """Import all or nothing: whatever goes wrong, also in `reports` itself, leaves the transaction by an exception."""
    outcome = imports.finish(list(imports.take(reports)), rejected())
    if dry_run:
        raise DryRun(outcome)
    return outcome
