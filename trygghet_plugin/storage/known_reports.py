"""Rows of an import that were imported before: the same, to be updated, or left alone since somebody worked on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.storage.assessing import PROTECTED_COLUMNS, ReportRows, write_changes

# Who handed in, how and when say nothing about what the row says.
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


class ChangedRows(Protocol):
    """What a database has to tell of how a report came to be as it is."""

    def created_revision(self, report_id: str) -> int | None:
        """The newest revision a report was created at."""

    def befores_since(self, report_id: str, revision: int) -> Iterable[str | None]:
        """JSON of what each change after a revision changed, as it was before; the newest first."""


class ImportedRows(ReportRows, ChangedRows, Protocol):
    """What a database has to tell of earlier imports, within the import's transaction."""

    def updates(self) -> Iterable[str]:
        """JSON (report_id → revision) of what each earlier import updated, oldest first."""

    def by_reference(self, references: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The municipality's reports with these references, by reference."""


class KnownReports:
    """Looks rows up by `source_ref` within the import's transaction."""

    def __init__(self, rows: ImportedRows) -> None:
        self._rows = rows
        self._imported_revisions: dict[str, int] = {}
        for updates in rows.updates():
            self._imported_revisions.update(json.loads(updates))

    def find(self, references: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Reports with these references, by reference."""
        return self._rows.by_reference(references) if references else {}

    def meet(self, stored: Mapping[str, Any], row: Mapping[str, Any], by: str) -> tuple[str, int | None]:
        """What becomes of a row that is known; with the revision, if the report was updated."""
        imported = self._imported_revision(stored)
        changes = differing(state_at(self._rows, stored, imported), row)
        if not changes:
            return "unchanged", None
        if stored["status"] != "new" or imported != stored["revision"]:
            return "kept", None
        if "x" in changes or "y" in changes:
            changes.update(x=row["x"], y=row["y"])
        if write_changes(self._rows, stored, changes, by, format_utc(now()))["outcome"] != "changed":
            return "kept", None
        self._imported_revisions[stored["report_id"]] = stored["revision"] + 1
        return "updated", stored["revision"] + 1

    def _imported_revision(self, stored: Mapping[str, Any]) -> int:
        """The newest revision an import wrote."""
        updated = self._imported_revisions.get(stored["report_id"])
        return updated if updated is not None else self._rows.created_revision(stored["report_id"]) or 1


def state_at(rows: ChangedRows, stored: Mapping[str, Any], revision: int) -> Mapping[str, Any]:
    """The report as it was at a revision: its changes since, taken back one by one."""
    if revision == stored["revision"]:
        return stored
    state = dict(stored)
    for before in rows.befores_since(stored["report_id"], revision):
        state.update(_former(before))
    return state


def differing(state: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says otherwise than a report does, by column."""
    return {
        column: value
        for column, value in row.items()
        if column not in _NOT_COMPARED and not _same(state.get(column), value)
    }


def _as_text(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple)) else value


def restore(rows: ImportedRows, updates: Mapping[str, int], by: str, at: str) -> tuple[dict[str, int], int]:
    """Give reports that an import updated (report_id → the revision it made) their former values back.

    Those somebody touched since stay. Returns the revisions of those restored, and how many stay.
    """
    restored: dict[str, int] = {}
    kept = 0
    for report_id, revision in updates.items():
        stored = rows.report(report_id)
        if stored is None:
            continue
        if stored["revision"] != revision:
            kept += 1
            continue
        (before,) = rows.befores_since(report_id, revision - 1)
        changes = {name: value for name, value in _former(before).items() if name not in PROTECTED_COLUMNS}
        answer = write_changes(rows, stored, changes, by, at)
        if answer["outcome"] == "changed":
            restored[report_id] = answer["row"]["revision"]
        else:
            # Somebody was faster between the look and the write.
            kept += 1
    return restored, kept


def _former(before: str | None) -> dict[str, Any]:
    """Columns as they were before a change, from its history; x and y beside the geometry's text."""
    former: dict[str, Any] = json.loads(before) if before else {}
    if former.get("geom"):
        x, y = former["geom"].removeprefix("POINT(").removesuffix(")").split(" ")
        former.update(x=float(x), y=float(y))
    return former


def _same(stored: Any, given: Any) -> bool:
    """Equal as a database keeps it: several answers as a JSON array, true as 1; the coordinates to the millimetre,
    since JSON of a history row is text."""
    stored, given = _as_text(stored), _as_text(given)
    if isinstance(stored, float) and isinstance(given, (int, float)):
        return abs(stored - given) < 0.0005
    return (stored if stored != "" else None) == (given if given != "" else None)
