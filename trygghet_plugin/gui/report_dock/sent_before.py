"""A draft whose report was sent in already, when QGIS went before the form heard of it. For a worker thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from trygghet_plugin.core.errors import InvalidReport, TakenId
from trygghet_plugin.core.report import Report
from trygghet_plugin.storage.store import NewPhoto
from trygghet_plugin.storage.workspace import Workspace


def is_known(workspace: Workspace, report_id: str) -> bool:
    """Whether a report of this id is in the workspace, or on its way."""
    # In this order: a report leaves the outbox only when it has arrived.
    return workspace.is_waiting(report_id) or workspace.is_stored(report_id)


def is_taken(
    workspace: Workspace, report_id: str, sent: Optional[Mapping[str, Any]], photos: Sequence[NewPhoto]
) -> Optional[bool]:
    """Whether another report has the id of a draft that was handed in as the row `sent`, or not at all.

    False: the draft's own report is handed in. None: no report has the id.
    """
    if not is_known(workspace, report_id):
        return None
    report = _report(sent)
    if report is None or workspace.is_kept(report, photos):
        return report is None
    try:
        # The same report once more is the same report.
        workspace.submit(report, photos)
    except TakenId:
        return True
    return False


def _report(row: Optional[Mapping[str, Any]]) -> Optional[Report]:
    try:
        return Report.from_row(row) if row else None
    except (InvalidReport, KeyError, TypeError, ValueError):
        # A draft of another version of the plugin: nobody can say what was sent.
        return None
