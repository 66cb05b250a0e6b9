"""Assessments and changes of reports, each checked against the revision it was made on: the same for every database.

`ReportRows` is what a database has to offer for it, within one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from trygghet_plugin.core.errors import StepRefused
from trygghet_plugin.core.localtime import format_utc, parse_utc
from trygghet_plugin.core.review import Assessment, ReviewStatus, check_step, is_change
from trygghet_plugin.storage.failures import StorageFailure

# What an assessment writes, and what its undo puts back.
STATUS_COLUMNS = ("status", "status_reason", "status_at", "status_by", "duplicate_of", "first_assessed_at")
# What a change leaves to the triggers, to the assessments and to the day the report came in.
PROTECTED_COLUMNS = frozenset(
    {
        "fid",
        "geom",
        "report_id",
        "report_no",
        "municipality",
        "revision",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        *STATUS_COLUMNS,
    }
)

Values = Mapping[str, Any]


class ReportRows(Protocol):
    """Reports of one workspace, within a transaction. Rows come as they are stored, with x and y for the geometry."""

    def report(self, report_id: str) -> dict[str, Any] | None:
        """The row of a report, or None."""

    def before(self, report_id: str, revision: int) -> str | None:
        """JSON of the columns as they were before the assessment that made a revision; None if none made it."""

    def write(self, report_id: str, revision: int, values: Values, assessed: bool) -> dict[str, Any] | None:
        """Write columns (x and y among them) of a report that still has this revision; the new row, or None."""


def assess(rows: ReportRows, data: Values) -> dict[str, Any]:
    """One assessment; the answer tells its outcome (changed, unchanged, conflict, refused, missing) and the row."""
    assessment = assessment_of(data)
    row = rows.report(assessment.report_id)
    if row is None:
        return {"outcome": "missing", "row": None, "why": ""}
    if row["revision"] != assessment.expected_revision:
        return _answer("changed" if _is_mine(row, assessment, data["at"]) else "conflict", row)
    current = ReviewStatus(row["status"])
    if not is_change(current, assessment.status):
        return _answer("unchanged", row)
    try:
        check_step(current, assessment)
    except StepRefused:
        return _answer("refused", row, "step")
    why = _duplicate_refusal(rows, assessment)
    values = _undone(rows, assessment) if assessment.undoes else _status_values(assessment, data)
    if why or values is None:
        return _answer("refused", row, why or "undo")
    values.update(updated_at=_later(data["at"], row["updated_at"]), updated_by=assessment.by)
    return _written(rows, row, values, assessed=True)


def change(rows: ReportRows, report_id: str, expected: int, changes: Values, by: str, at: str) -> dict[str, Any]:
    """New values of some columns, x and y among them; the answer as of an assessment."""
    protected = PROTECTED_COLUMNS.intersection(changes)
    if protected:
        raise StorageFailure("protected_column", ", ".join(sorted(protected)))
    row = rows.report(report_id)
    if row is None:
        raise StorageFailure("not_found", report_id)
    if row["revision"] != expected:
        return _answer("unchanged" if _is_ours(row, at, by, expected) else "conflict", row)
    return write_changes(rows, row, changes, by, at)


def write_changes(rows: ReportRows, row: Values, changes: Values, by: str, at: str) -> dict[str, Any]:
    """Write columns of a report that was just read, signed and dated."""
    return _written(
        rows, row, {**changes, "updated_at": _later(at, row["updated_at"]), "updated_by": by}, assessed=False
    )


def assessment_of(data: Values) -> Assessment:
    """The assessment a request carries."""
    return Assessment(
        report_id=data["report_id"],
        expected_revision=data["expected_revision"],
        status=ReviewStatus(data["status"]),
        by=data["by"],
        reason=data["reason"],
        duplicate_of=data["duplicate_of"],
        undoes=data["undoes"],
    )


def _written(rows: ReportRows, row: Values, values: Values, assessed: bool) -> dict[str, Any]:
    """Where the row changed between reading and writing, somebody was faster after all."""
    written = rows.write(row["report_id"], row["revision"], values, assessed)
    if written is not None:
        return _answer("changed", written)
    now = rows.report(row["report_id"])
    return _answer("conflict", now) if now is not None else {"outcome": "missing", "row": None, "why": ""}


def _answer(outcome: str, row: dict[str, Any], why: str = "") -> dict[str, Any]:
    return {"outcome": outcome, "row": row, "why": why}


def _is_mine(row: Values, assessment: Assessment, at: str) -> bool:
    return bool(row["status"] == assessment.status.value) and _is_ours(
        row, at, assessment.by, assessment.expected_revision
    )


def _is_ours(row: Values, at: str, by: str, expected: int) -> bool:
    """Whether the newest revision is what this very request wrote before its answer was lost."""
    if row["revision"] != expected + 1 or row["updated_by"] != by or not row["updated_at"]:
        return False
    return timedelta(0) <= parse_utc(row["updated_at"]) - parse_utc(at) <= timedelta(milliseconds=1)


def _later(at: str, before: str | None) -> str:
    """The moment of the change; a millisecond on where the row says that moment already: equal means "not given"."""
    if before and parse_utc(before) == parse_utc(at):
        return format_utc(parse_utc(at) + timedelta(milliseconds=1))
    return at


def _status_values(assessment: Assessment, data: Values) -> dict[str, Any]:
    return {
        "status": assessment.status.value,
        "status_reason": assessment.reason.strip() or None,
        "status_at": data.get("status_at") or data["at"],
        "status_by": assessment.by,
        "duplicate_of": assessment.duplicate_of if assessment.status is ReviewStatus.DUPLICATE else None,
    }


def _undone(rows: ReportRows, assessment: Assessment) -> dict[str, Any] | None:
    """The status columns as they were before the assessment that made the newest revision; None if none made it."""
    former = json.loads(rows.before(assessment.report_id, assessment.expected_revision) or "{}")
    if former.get("status") != assessment.status.value:
        return None
    return {column: former[column] for column in STATUS_COLUMNS if column in former}


def _duplicate_refusal(rows: ReportRows, assessment: Assessment) -> str:
    """Why the report cannot repeat the other one: it is not there, or it repeats this one itself."""
    if assessment.status is not ReviewStatus.DUPLICATE or assessment.undoes:
        return ""
    seen = {assessment.report_id}
    other = assessment.duplicate_of
    while other:
        if other in seen:
            return "duplicate_cycle"
        seen.add(other)
        row = rows.report(other)
        if row is None:
            return "duplicate_missing"
        other = row["duplicate_of"]
    return ""
