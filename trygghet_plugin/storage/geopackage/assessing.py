"""Assessments and changes of reports, each checked against the revision it was made on, in the same transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from string import Template
from typing import Any

from trygghet_plugin.core.errors import StepRefused
from trygghet_plugin.core.localtime import format_utc, parse_utc
from trygghet_plugin.core.review import Assessment, ReviewStatus, check_step, is_change
from trygghet_plugin.storage.geopackage.connection import Notice, StorageFailure, writing
from trygghet_plugin.storage.geopackage.rows import (
    REPORT,
    check_columns,
    grow_extent,
    report_row,
    row_out,
    sql_value,
    srs_of,
    touch,
    with_geometry,
)
from trygghet_plugin.storage.geopackage.statements import quote_identifier

# What an assessment writes, and what its undo puts back.
STATUS_COLUMNS = ("status", "status_reason", "status_at", "status_by", "duplicate_of", "first_assessed_at")
# What `change` leaves to the triggers, to the assessments and to the day the report came in.
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

_UPDATE = Template("UPDATE trygghet_report SET $assignments WHERE report_id = ? AND revision = ?")


def assess(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """One assessment; the answer tells its outcome and the row as it is now."""
    with writing(request["path"], notice) as connection:
        return _assess(connection, request["assessment"])


def assess_many(request: Mapping[str, Any], notice: Notice) -> list[dict[str, Any]]:
    """Many assessments in one transaction; one that is refused does not stop the others."""
    with writing(request["path"], notice) as connection:
        return [_assess(connection, assessment) for assessment in request["assessments"]]


def change(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Write new values of some columns, x and y among them."""
    report_id, expected, by = request["report_id"], request["expected_revision"], request["by"]
    changes = dict(request["changes"])
    protected = PROTECTED_COLUMNS.intersection(changes)
    if protected:
        raise StorageFailure("protected_column", ", ".join(sorted(protected)))
    with writing(request["path"], notice) as connection:
        row = _row(connection, report_id)
        if row["revision"] != expected:
            return _answer("unchanged" if _is_ours(row, request["at"], by, expected) else "conflict", row)
        write_changes(connection, row, changes, by, request["at"])
        return _answer("changed", _row(connection, report_id))


def write_changes(
    connection: sqlite3.Connection, row: sqlite3.Row, changes: Mapping[str, Any], by: str, at: str
) -> None:
    """Update the columns of a report that was just read, signed and dated."""
    values = with_geometry(changes, srs_of(connection))
    check_columns(connection, REPORT, values)
    values.update(updated_at=_later(at, row["updated_at"]), updated_by=by)
    _update(connection, row["report_id"], row["revision"], values)
    if "geom" in values:
        grow_extent(connection, changes["x"], changes["x"], changes["y"], changes["y"])


def _assess(connection: sqlite3.Connection, data: Mapping[str, Any]) -> dict[str, Any]:
    assessment = assessment_of(data)
    row = report_row(connection, assessment.report_id)
    if row is None:
        return {"outcome": "missing", "row": None, "why": ""}
    current = ReviewStatus(row["status"])
    if row["revision"] != assessment.expected_revision:
        ours = row["status"] == assessment.status.value and _is_ours(
            row, data["at"], assessment.by, assessment.expected_revision
        )
        return _answer("changed" if ours else "conflict", row)
    if not is_change(current, assessment.status):
        return _answer("unchanged", row)
    try:
        check_step(current, assessment)
    except StepRefused:
        return _answer("refused", row, "step")
    why = _duplicate_refusal(connection, assessment)
    values = _undone(connection, assessment) if assessment.undoes else _status_values(assessment, data)
    if why or values is None:
        return _answer("refused", row, why or "undo")
    values.update(updated_at=_later(data["at"], row["updated_at"]), updated_by=assessment.by)
    _update(connection, assessment.report_id, assessment.expected_revision, values)
    return _answer("changed", _row(connection, assessment.report_id))


def assessment_of(data: Mapping[str, Any]) -> Assessment:
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


def _answer(outcome: str, row: sqlite3.Row, why: str = "") -> dict[str, Any]:
    return {"outcome": outcome, "row": row_out(row), "why": why}


def _row(connection: sqlite3.Connection, report_id: str) -> sqlite3.Row:
    row = report_row(connection, report_id)
    if row is None:
        raise StorageFailure("not_found", report_id)
    return row


def _is_ours(row: sqlite3.Row, at: str, by: str, expected: int) -> bool:
    """Whether the newest revision is what this very request wrote before its answer was lost."""
    if row["revision"] != expected + 1 or row["updated_by"] != by or not row["updated_at"]:
        return False
    return timedelta(0) <= parse_utc(row["updated_at"]) - parse_utc(at) <= timedelta(milliseconds=1)


def _later(at: str, before: str | None) -> str:
    """The moment of the change; a millisecond on where the row says that moment already: equal means "not given"."""
    if before and parse_utc(before) == parse_utc(at):
        return format_utc(parse_utc(at) + timedelta(milliseconds=1))
    return at


def _status_values(assessment: Assessment, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "status": assessment.status.value,
        "status_reason": assessment.reason.strip() or None,
        "status_at": data.get("status_at") or data["at"],
        "status_by": assessment.by,
        "duplicate_of": assessment.duplicate_of if assessment.status is ReviewStatus.DUPLICATE else None,
    }


def _undone(connection: sqlite3.Connection, assessment: Assessment) -> dict[str, Any] | None:
    """The status columns as they were before the assessment that made the newest revision; None if none made it."""
    made = connection.execute(
        "SELECT before FROM trygghet_report_history WHERE report_id = ? AND revision = ? AND action = 'assessed'",
        (assessment.report_id, assessment.expected_revision),
    ).fetchone()
    former = json.loads(made["before"]) if made else {}
    if former.get("status") != assessment.status.value:
        return None
    return {column: former[column] for column in STATUS_COLUMNS if column in former}


def _duplicate_refusal(connection: sqlite3.Connection, assessment: Assessment) -> str:
    """Why the report cannot repeat the other one: it is not there, or it repeats this one itself."""
    if assessment.status is not ReviewStatus.DUPLICATE or assessment.undoes:
        return ""
    seen = {assessment.report_id}
    other = assessment.duplicate_of
    while other:
        if other in seen:
            return "duplicate_cycle"
        seen.add(other)
        row = connection.execute("SELECT duplicate_of FROM trygghet_report WHERE report_id = ?", (other,)).fetchone()
        if row is None:
            return "duplicate_missing"
        other = row["duplicate_of"]
    return ""


def _update(connection: sqlite3.Connection, report_id: str, expected: int, values: Mapping[str, Any]) -> None:
    assignments = ", ".join(quote_identifier(column) + " = ?" for column in values)
    parameters = [*(sql_value(value) for value in values.values()), report_id, expected]
    connection.execute(_UPDATE.substitute(assignments=assignments), parameters)
    touch(connection)
