"""An import in the writer: one transaction from the first row to the last, fed in chunks, committed or rolled back.

The batch row stands open (`imported_at` NULL) while rows come in. Rows of an open batch arrive complete, number and
revision included; whenever its `created` grows, a trigger writes one history row for each (parts/report_triggers.sql).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from trygghet_plugin.storage.geopackage.bulk import BulkInsert
from trygghet_plugin.storage.geopackage.connection import Notice, StorageFailure, Transaction, now_text
from trygghet_plugin.storage.geopackage.known_reports import KnownReports
from trygghet_plugin.storage.geopackage.rows import HISTORY, REPORT, insert_rows, touch

BATCH = "trygghet_import_batch"

# Room for the pages of a large import, so that none is written, and no reader locked out, before the commit.
_CACHE_KIB = 262_144


class ImportSession:
    """The import under way, if there is one. Requests: import_begin, import_rows, import_commit, import_abort."""

    def __init__(self) -> None:
        self._transaction: Transaction | None = None
        self._work: _Work | None = None

    def begin(self, request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
        """Open the transaction and the batch."""
        self.close()
        transaction = Transaction(request["path"], notice)
        try:
            transaction.connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._work = _Work(transaction.connection, request["batch"], request["columns"])
        except BaseException:
            transaction.close()
            raise
        self._transaction = transaction
        return {}

    def rows(self, request: Mapping[str, Any], _notice: Notice) -> list[str]:
        """Take the next rows; answers what became of each."""
        try:
            return self._under_way().take(request["same"], request["columns"], request["rows"])
        except BaseException:
            self.close()
            raise

    def commit(self, request: Mapping[str, Any], _notice: Notice) -> dict[str, Any]:
        """Close the batch and commit; a dry run does the same and rolls back."""
        work, transaction = self._under_way(), self._transaction
        try:
            work.finish(request["rejected"])
            if transaction is not None and not request["dry_run"]:
                transaction.commit()
        finally:
            self.close()
        return {}

    def abort(self, _request: Mapping[str, Any], _notice: Notice) -> dict[str, Any]:
        """Roll everything back."""
        self.close()
        return {}

    def close(self) -> None:
        """Roll back what is not committed."""
        transaction, self._transaction, self._work = self._transaction, None, None
        if transaction is not None:
            transaction.close()

    def _under_way(self) -> _Work:
        if self._work is None:
            raise StorageFailure("writer_gone", "no import is under way")
        return self._work


class _Work:
    """What an import does within its transaction."""

    def __init__(self, connection: sqlite3.Connection, batch: Mapping[str, Any], columns: Sequence[str]) -> None:
        self._connection = connection
        self._nothing: dict[str, Any] = dict.fromkeys(columns)
        self._batch_id = batch["batch_id"]
        self._by = batch["imported_by"]
        self._counts = {"created": 0, "updated": 0, "unchanged": 0, "kept": 0}
        self._updates: dict[str, int] = {}
        insert_rows(
            connection,
            BATCH,
            [{key: batch[key] for key in ("batch_id", "source", "file_name", "sha256", "imported_by")}],
        )
        self._known = KnownReports(connection)
        self._bulk = BulkInsert(connection, self._batch_id)

    def take(self, same: Mapping[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
        """Insert what is new, update what may be, leave the rest.

        `same` holds what all of the rows have in common; columns named nowhere are empty in all of them.
        """
        reference_at = columns.index("source_ref")
        found = self._known.find([row[reference_at] for row in rows if row[reference_at]])
        results: list[str] = []
        new: list[Sequence[Any]] = []
        for row in rows:
            stored = found.get(row[reference_at])
            if stored is None:
                new.append(row)
                results.append("created")
                continue
            result, revision = self._known.meet(stored, {**self._nothing, **same, **dict(zip(columns, row))}, self._by)
            if revision is not None:
                self._updates[stored["report_id"]] = revision
            results.append(result)
        self._bulk.insert(same, columns, new)
        for result in results:
            self._counts[result] += 1
        return results

    def finish(self, rejected: int) -> None:
        """Leave the tables as every other program expects them and close the batch."""
        self._bulk.finish(self._counts["updated"])
        skipped = self._counts["unchanged"] + self._counts["kept"]
        self._connection.execute(
            "UPDATE trygghet_import_batch SET created = coalesce(created, 0), updated = ?, skipped = ?, rejected = ?, "
            "updates = ?, imported_at = ? WHERE batch_id = ?",
            (
                self._counts["updated"],
                skipped,
                rejected,
                json.dumps(self._updates),
                now_text(),
                self._batch_id,
            ),
        )
        for table in (REPORT, HISTORY, BATCH):
            touch(self._connection, table)
