"""Taking an import back: what it created is removed, what it updated is as before; what was touched since stays."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from trygghet_plugin.core.localtime import parse_utc, to_local
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.assessing import SqliteRows
from trygghet_plugin.storage.geopackage.connection import Notice, now_text, writing
from trygghet_plugin.storage.geopackage.rows import touch
from trygghet_plugin.storage.known_reports import restore

_UNTOUCHED = """
SELECT r.fid FROM trygghet_report r
JOIN trygghet_report_history h ON h.report_id = r.report_id AND h.revision = r.revision AND h.action = 'created'
WHERE r.batch_id = ? AND NOT EXISTS (SELECT 1 FROM trygghet_report d WHERE d.duplicate_of = r.report_id)
"""


def undo_import(request: Mapping[str, Any], notice: Notice) -> dict[str, int]:
    """Undo a batch, which keeps who, when and why; one that nothing could be undone of stays as it is."""
    batch_id, by = request["batch_id"], request["by"]
    with writing(request["path"], notice) as connection:
        updates = _updates_of(connection, batch_id)
        removed = _remove_created(connection, batch_id, by, request["reason"])
        restored, kept = restore(SqliteRows(connection), updates, by, now_text())
        kept += connection.execute("SELECT count(*) FROM trygghet_report WHERE batch_id = ?", (batch_id,)).fetchone()[0]
        if removed or restored:
            # A later import takes what was restored for untouched.
            connection.execute(
                "UPDATE trygghet_import_batch SET undone_at = ?, updates = ? WHERE batch_id = ?",
                (now_text(), json.dumps({**updates, **restored}), batch_id),
            )
            touch(connection)
            touch(connection, "trygghet_import_batch")
        else:
            connection.execute(
                "UPDATE trygghet_import_batch SET undone_by = NULL, why = NULL WHERE batch_id = ?", (batch_id,)
            )
        return {"removed": removed, "restored": len(restored), "kept": kept}


def _updates_of(connection: sqlite3.Connection, batch_id: str) -> dict[str, int]:
    """What a batch that can be undone updated: report_id → the revision it made."""
    batch = connection.execute(
        "SELECT undone_at, undone_by, updates FROM trygghet_import_batch WHERE batch_id = ?", (batch_id,)
    ).fetchone()
    if batch is None:
        raise StorageFailure("no_batch", batch_id)
    if batch["undone_at"] is not None:
        when = f"{to_local(parse_utc(batch['undone_at'])):%Y-%m-%d %H:%M}"
        raise StorageFailure("undone_already", f"{batch['undone_by']}\t{when}")
    updates: dict[str, int] = json.loads(batch["updates"] or "{}")
    return updates


def _remove_created(connection: sqlite3.Connection, batch_id: str, by: str, reason: str) -> int:
    """Remove what the batch created and nobody changed.

    The batch names who and why first, and when only afterwards: between the two, and at no other time, the trigger of a
    removed row takes them from it.
    """
    connection.execute(
        "UPDATE trygghet_import_batch SET undone_by = ?, why = ? WHERE batch_id = ?", (by, reason, batch_id)
    )
    untouched = connection.execute(_UNTOUCHED, (batch_id,)).fetchall()
    connection.executemany("DELETE FROM trygghet_report WHERE fid = ?", [(row[0],) for row in untouched])
    return len(untouched)
