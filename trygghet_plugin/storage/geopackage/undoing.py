"""Taking an import back: its reports that nobody touched since are removed, the others stay and are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import Notice, now_text, writing
from trygghet_plugin.storage.geopackage.rows import touch

_UNTOUCHED = """
SELECT r.fid FROM trygghet_report r
JOIN trygghet_report_history h ON h.report_id = r.report_id AND h.revision = r.revision AND h.action = 'created'
WHERE r.batch_id = ? AND NOT EXISTS (SELECT 1 FROM trygghet_report d WHERE d.duplicate_of = r.report_id)
"""


def undo_import(request: Mapping[str, Any], notice: Notice) -> dict[str, int]:
    """Remove what the batch created and nobody changed; the batch keeps who, when and why."""
    batch_id = request["batch_id"]
    with writing(request["path"], notice) as connection:
        known = connection.execute("SELECT 1 FROM trygghet_import_batch WHERE batch_id = ?", (batch_id,)).fetchone()
        if known is None:
            raise StorageFailure("no_batch", batch_id)
        # The batch first: the trigger of a removed row reads from it who removed it and why.
        connection.execute(
            "UPDATE trygghet_import_batch SET undone_at = ?, undone_by = ?, why = ? WHERE batch_id = ?",
            (now_text(), request["by"], request["reason"], batch_id),
        )
        untouched = connection.execute(_UNTOUCHED, (batch_id,)).fetchall()
        connection.executemany("DELETE FROM trygghet_report WHERE fid = ?", [(row[0],) for row in untouched])
        kept = connection.execute("SELECT count(*) FROM trygghet_report WHERE batch_id = ?", (batch_id,)).fetchone()[0]
        touch(connection)
        touch(connection, "trygghet_import_batch")
        return {"removed": len(untouched), "kept": kept}
