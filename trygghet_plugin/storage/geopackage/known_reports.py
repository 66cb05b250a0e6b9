"""Rows of an import that were imported before: the same, to be updated, or left alone since somebody worked on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

from trygghet_plugin.storage.geopackage.assessing import write_changes
from trygghet_plugin.storage.geopackage.connection import now_text
from trygghet_plugin.storage.geopackage.rows import row_out, sql_value

# Who and when of the import itself say nothing about what the row says.
_NOT_COMPARED = frozenset(
    {
        "report_id",
        "batch_id",
        "created_by",
        "received_at",
        "form_version",
        "source_ref",
        "source",
        "internal_only",
        "area_code",
    }
)

_BY_REFERENCE = Template(
    "SELECT * FROM trygghet_report "
    "WHERE municipality = (SELECT value FROM trygghet_setting WHERE key = 'municipality') AND source_ref IN ($marks)"
)


class KnownReports:
    """Looks rows up by `source_ref` within the import's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._imported_revisions: dict[str, int] = {}
        for (updates,) in connection.execute(
            "SELECT updates FROM trygghet_import_batch WHERE updates IS NOT NULL ORDER BY fid"
        ):
            self._imported_revisions.update(json.loads(updates))

    def find(self, references: Sequence[str]) -> dict[str, sqlite3.Row]:
        """Reports with these references, by reference."""
        if not references:
            return {}
        rows = self._connection.execute(_BY_REFERENCE.substitute(marks=", ".join("?" * len(references))), references)
        return {row["source_ref"]: row for row in rows}

    def meet(self, stored: sqlite3.Row, row: Mapping[str, Any], by: str) -> tuple[str, int | None]:
        """What becomes of a row that is known; with the revision, if the report was updated."""
        present = row_out(stored)
        imported = self._imported_revision(stored)
        as_imported = present if imported == stored["revision"] else self._state_at(stored, present, imported)
        changes = {
            column: value
            for column, value in row.items()
            if column not in _NOT_COMPARED and not _same(as_imported.get(column), value)
        }
        if not changes:
            return "unchanged", None
        if stored["status"] != "new" or imported != stored["revision"]:
            return "kept", None
        if "x" in changes or "y" in changes:
            changes.update(x=row["x"], y=row["y"])
        write_changes(self._connection, stored, changes, by, now_text())
        self._imported_revisions[stored["report_id"]] = stored["revision"] + 1
        return "updated", stored["revision"] + 1

    def _imported_revision(self, stored: sqlite3.Row) -> int:
        """The newest revision an import wrote."""
        updated = self._imported_revisions.get(stored["report_id"])
        if updated is not None:
            return updated
        created = self._connection.execute(
            "SELECT max(revision) FROM trygghet_report_history WHERE report_id = ? AND action = 'created'",
            (stored["report_id"],),
        ).fetchone()[0]
        return int(created or 1)

    def _state_at(self, stored: sqlite3.Row, present: Mapping[str, Any], revision: int) -> dict[str, Any]:
        """The report as it was at a revision: its changes since, taken back one by one."""
        state = dict(present)
        later = self._connection.execute(
            "SELECT before FROM trygghet_report_history WHERE report_id = ? AND revision > ? ORDER BY revision DESC",
            (stored["report_id"], revision),
        )
        for (before,) in later:
            former = json.loads(before) if before else {}
            state.update(former)
            if former.get("geom"):
                x, y = former["geom"].removeprefix("POINT(").removesuffix(")").split(" ")
                state.update(x=float(x), y=float(y))
        return state


def _same(stored: Any, given: Any) -> bool:
    """Equal as the database keeps it; the coordinates to the millimetre, since JSON of a history row is text."""
    given = sql_value(given)
    if isinstance(stored, float) and isinstance(given, (int, float)):
        return abs(stored - given) < 0.0005
    return (stored if stored != "" else None) == (given if given != "" else None)
