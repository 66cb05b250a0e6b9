"""Taking an import back: what it created is removed, what it updated is as before; what was touched since stays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from trygghet_plugin.core.localtime import format_utc, now, parse_utc, to_local
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.known_reports import restore
from trygghet_plugin.storage.postgis.rows import PostgresRows, one_row
from trygghet_plugin.storage.values import UndoOutcome

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_BATCH = """
SELECT undone_at, undone_by, updates FROM trygghet_import_batch WHERE municipality = %s AND batch_id = %s FOR UPDATE
"""
_UNDONE = "UPDATE trygghet_import_batch SET undone_at = %s, updates = %s WHERE municipality = %s AND batch_id = %s"
_NOTHING = "UPDATE trygghet_import_batch SET undone_by = NULL, why = NULL WHERE municipality = %s AND batch_id = %s"


def undo_import(
    cursor: Cursor, rows: PostgresRows, municipality: str, batch_id: str, reason: str, by: str
) -> UndoOutcome:
    """Undo a batch, which keeps who, when and why; one that nothing could be undone of stays as it is."""
    updates = _updates_of(cursor, municipality, batch_id)
    cursor.execute("SELECT trygghet_remove_created(%s, %s, %s, %s) AS removed", (municipality, batch_id, by, reason))
    removed = int(one_row(cursor)["removed"])
    at = format_utc(now())
    restored, kept = restore(rows, updates, by, at)
    cursor.execute(
        "SELECT count(*) AS kept FROM trygghet_report WHERE municipality = %s AND batch_id = %s",
        (municipality, batch_id),
    )
    kept += int(one_row(cursor)["kept"])
    if removed or restored:
        # A later import takes what was restored for untouched.
        cursor.execute(_UNDONE, (at, json.dumps({**updates, **restored}), municipality, batch_id))
    else:
        cursor.execute(_NOTHING, (municipality, batch_id))
    return UndoOutcome(removed, len(restored), kept)


def _updates_of(cursor: Cursor, municipality: str, batch_id: str) -> Mapping[str, int]:
    """What a batch that can be undone updated: report_id → the revision it made."""
    cursor.execute(_BATCH, (municipality, batch_id))
    batch = cursor.fetchone()
    if batch is None:
        raise StorageFailure("no_batch", batch_id)
    if batch["undone_at"] is not None:
        when = f"{to_local(parse_utc(batch['undone_at'])):%Y-%m-%d %H:%M}"
        raise StorageFailure("undone_already", f"{batch['undone_by']}\t{when}")
    updates: dict[str, int] = json.loads(batch["updates"] or "{}")
    return updates
