"""The form in the database: its versions, and a real column for each question of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from trygghet_plugin.core.form import Form, QuestionType
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import Notice, now_text, writing
from trygghet_plugin.storage.geopackage.rows import REPORT, columns_of, insert_rows, touch
from trygghet_plugin.storage.geopackage.statements import plain_name, quote_identifier
from trygghet_plugin.storage.geopackage.triggers import install_triggers

COLUMN_TYPES = {
    QuestionType.YES_NO: "BOOLEAN",
    QuestionType.INTEGER: "INTEGER",
    QuestionType.DECIMAL: "REAL",
    QuestionType.DATE: "DATE",
    QuestionType.DATETIME: "DATETIME",
}


def question_columns(form: Form) -> dict[str, str]:
    """Column → type for the form's own questions; choices and texts are TEXT."""
    return {
        question.column: COLUMN_TYPES.get(question.type, "TEXT") for question in form.own_questions() if question.column
    }


def save_form(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Store a new version of the form and add the columns it needs; columns and answers of retired questions stay."""
    with writing(request["path"], notice) as connection:
        newest = connection.execute("SELECT max(version) FROM trygghet_form").fetchone()[0]
        if newest != request["expected_version"]:
            raise StorageFailure("form_changed", str(newest))
        add_question_columns(connection, request["question_columns"])
        write_form(connection, request["form"], request["by"])
        touch(connection, "trygghet_form")
    return {"version": request["form"]["version"]}


def add_question_columns(connection: sqlite3.Connection, columns: Mapping[str, str]) -> None:
    """Add the columns that are missing and generate the triggers anew; a column of another type is refused."""
    present = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({REPORT})")}
    for name, kind in columns.items():
        if name in present and present[name] != kind:
            raise StorageFailure("other_type", name)
        if name not in present:
            connection.execute(
                f"ALTER TABLE {REPORT} ADD COLUMN {quote_identifier(plain_name(name))} {plain_name(kind)}"
            )
    if set(columns_of(connection, REPORT)) != set(present):
        install_triggers(connection)


def write_form(connection: sqlite3.Connection, form: Mapping[str, Any], by: str) -> None:
    """Keep a version of the form as the JSON it is."""
    insert_rows(
        connection,
        "trygghet_form",
        [
            {
                "version": form["version"],
                "form": json.dumps(form, ensure_ascii=False),
                "created_at": now_text(),
                "created_by": by,
                "note": form.get("note"),
            }
        ],
    )
