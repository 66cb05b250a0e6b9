"""An import in the writer: one transaction from the first row to the last, fed in chunks, committed or rolled back.

The batch row stands open (`imported_at` NULL) while rows come in. Rows of an open batch arrive complete, number and
revision included; whenever its `created` grows, a trigger writes one history row for each (parts/report_triggers.sql).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from trygghet_plugin.core.report import Kind
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.assessing import SqliteRows
from trygghet_plugin.storage.geopackage.bulk import BulkInsert
from trygghet_plugin.storage.geopackage.connection import Notice, Transaction, now_text
from trygghet_plugin.storage.geopackage.rows import HISTORY, REPORT, insert_rows, touch
from trygghet_plugin.storage.known_reports import KnownReports

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
        self._kinds = _kinds(connection)
        self._known = KnownReports(SqliteRows(connection))
        self._bulk = BulkInsert(connection, self._batch_id)

    def take(self, same: Mapping[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
        """Insert what is new, update what may be, leave the rest.

        `same` holds what all of the rows have in common; columns named nowhere are empty in all of them.
        """
        same, columns, rows = self._of_their_kind(same, columns, rows)
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

    def _of_their_kind(
        self, same: Mapping[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> tuple[Mapping[str, Any], Sequence[str], Sequence[Sequence[Any]]]:
        """Rows whose kind is their category's, as the triggers for single rows see to."""
        told = _values(same, columns, rows, "kind")
        kinds = [self._kinds.get(code, kind) for code, kind in zip(_values(same, columns, rows, "category"), told)]
        if kinds == told:
            return same, columns, rows
        kept = [at for at, name in enumerate(columns) if name != "kind"]
        others = {name: value for name, value in same.items() if name != "kind"}
        return (
            others,
            [*(columns[at] for at in kept), "kind"],
            [[*(row[at] for at in kept), kind] for row, kind in zip(rows, kinds)],
        )

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


def _values(
    same: Mapping[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]], name: str
) -> list[Any]:
    """One column of the rows, wherever it is told."""
    if name in columns:
        at = columns.index(name)
        return [row[at] for row in rows]
    return [same.get(name)] * len(rows)


def _kinds(connection: sqlite3.Connection) -> dict[str, str]:
    """Category → its kind, where it has one of its own."""
    kinds = [kind.value for kind in Kind]
    rows = connection.execute("SELECT code, kind FROM trygghet_choice WHERE list = 'category'")
    return {code: kind for code, kind in rows if kind in kinds}
