"""Whether what is handed in under an id that is taken is the same report once more, or another one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from trygghet_plugin.core.report import QUESTION_PREFIX
from trygghet_plugin.storage.known_reports import ChangedRows, differing, state_at


class HandedInRows(ChangedRows, Protocol):
    """What a database has to tell of a report and its photos, within the transaction that adds one."""

    def kind_of(self, category: str, kind: str) -> str:
        """The kind a report of a category gets whose row tells this one."""

    def photo_paths(self, report_id: str) -> Iterable[str]:
        """Paths of the photos a report has now."""

    def photo_changes_since(self, report_id: str, revision: int) -> Iterable[tuple[str | None, str | None]]:
        """JSON before and after of each change of a photo after a revision; the newest first."""


def same_content(state: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether a report tells what a row tells; a question the row does not answer was left unanswered."""
    answers = dict.fromkeys(column for column in state if column.startswith(QUESTION_PREFIX))
    return not differing(state, {**answers, **row})


def is_the_same(
    rows: HandedInRows, stored: Mapping[str, Any], row: Mapping[str, Any], photos: Iterable[Mapping[str, Any]]
) -> bool:
    """Whether a stored report was handed in as this row with these photos, whatever became of it since."""
    report_id = stored["report_id"]
    created = rows.created_revision(report_id) or 1
    kept = {**row, "kind": rows.kind_of(row["category"], row["kind"])}
    if not same_content(state_at(rows, stored, created), kept):
        return False
    return _photos_at(rows, report_id, created) == {photo["path"] for photo in photos}


def _photos_at(rows: HandedInRows, report_id: str, revision: int) -> set[str]:
    paths = set(rows.photo_paths(report_id))
    for before, after in rows.photo_changes_since(report_id, revision):
        paths.discard(_photo_in(after))
        paths.add(_photo_in(before))
    paths.discard("")
    return paths


def _photo_in(change: str | None) -> str:
    return str(json.loads(change).get("photo") or "") if change else ""
