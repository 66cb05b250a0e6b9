"""Assessments and changes in a GeoPackage: one transaction each, or one for many."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from string import Template
from typing import Any

from trygghet_plugin.core.choices import BOTH_KINDS
from trygghet_plugin.storage import assessing
from trygghet_plugin.storage.geopackage.connection import Notice, writing
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

_UPDATE = Template("UPDATE trygghet_report SET $assignments WHERE report_id = ? AND revision = ?")
_BY_REFERENCE = Template(
    "SELECT * FROM trygghet_report "
    "WHERE municipality = (SELECT value FROM trygghet_setting WHERE key = 'municipality') AND source_ref IN ($marks)"
)


class SqliteRows:
    """The reports of a file within a transaction that nobody else writes beside (`ReportRows`, `ImportedRows`)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def report(self, report_id: str) -> dict[str, Any] | None:
        """The row of a report, or None."""
        row = report_row(self._connection, report_id)
        return None if row is None else row_out(row)

    def before(self, report_id: str, revision: int) -> str | None:
        """JSON of the columns before an assessment."""
        row = self._connection.execute(
            "SELECT before FROM trygghet_report_history WHERE report_id = ? AND revision = ? AND action = 'assessed'",
            (report_id, revision),
        ).fetchone()
        return row["before"] if row else None

    def write(self, report_id: str, revision: int, values: Mapping[str, Any], assessed: bool) -> dict[str, Any] | None:
        """Update columns; the triggers do the rest."""
        columns = with_geometry(values, srs_of(self._connection))
        check_columns(self._connection, REPORT, columns)
        assignments = ", ".join(quote_identifier(column) + " = ?" for column in columns)
        parameters = [*(sql_value(value) for value in columns.values()), report_id, revision]
        if not self._connection.execute(_UPDATE.substitute(assignments=assignments), parameters).rowcount:
            return None
        if "geom" in columns:
            grow_extent(self._connection, values["x"], values["x"], values["y"], values["y"])
        touch(self._connection)
        return self.report(report_id)

    # --- what an import asks besides ---------------------------------------------------------------------------------

    def updates(self) -> list[str]:
        """JSON of what each earlier import updated."""
        rows = self._connection.execute(
            "SELECT updates FROM trygghet_import_batch WHERE updates IS NOT NULL ORDER BY fid"
        )
        return [row[0] for row in rows]

    def by_reference(self, references: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Reports with these references."""
        rows = self._connection.execute(_BY_REFERENCE.substitute(marks=", ".join("?" * len(references))), references)
        return {row["source_ref"]: row_out(row) for row in rows}

    def created_revision(self, report_id: str) -> int | None:
        """The newest revision a report was created at."""
        row = self._connection.execute(
            "SELECT max(revision) FROM trygghet_report_history WHERE report_id = ? AND action = 'created'", (report_id,)
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def befores_since(self, report_id: str, revision: int) -> list[str | None]:
        """JSON of the changes since, taken back; the newest first."""
        rows = self._connection.execute(
            "SELECT before FROM trygghet_report_history WHERE report_id = ? AND revision > ? ORDER BY revision DESC",
            (report_id, revision),
        )
        return [row[0] for row in rows]

    # --- what a report that is handed in again asks besides ----------------------------------------------------------

    def kind_of(self, category: str, kind: str) -> str:
        """The kind of a category, where it has but one."""
        row = self._connection.execute(
            "SELECT kind FROM trygghet_choice WHERE list = 'category' AND code = ?", (category,)
        ).fetchone()
        return kind if row is None or row["kind"] in (None, BOTH_KINDS) else str(row["kind"])

    def photo_paths(self, report_id: str) -> list[str]:
        """Paths of the photos a report has now."""
        rows = self._connection.execute("SELECT path FROM trygghet_report_photo WHERE report_id = ?", (report_id,))
        return [row[0] or "" for row in rows]

    def photo_changes_since(self, report_id: str, revision: int) -> list[tuple[str | None, str | None]]:
        """JSON before and after of each change of a photo; the newest first."""
        rows = self._connection.execute(
            "SELECT before, after FROM trygghet_report_history WHERE report_id = ? AND revision > ? "
            "AND action IN ('photo_added', 'photo_changed', 'photo_removed') ORDER BY revision DESC",
            (report_id, revision),
        )
        return [(row[0], row[1]) for row in rows]


def assess(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """One assessment; the answer tells its outcome and the row as it is now."""
    with writing(request["path"], notice) as connection:
        return assessing.assess(SqliteRows(connection), request["assessment"])


def assess_many(request: Mapping[str, Any], notice: Notice) -> list[dict[str, Any]]:
    """Many assessments in one transaction; one that is refused does not stop the others."""
    with writing(request["path"], notice) as connection:
        rows = SqliteRows(connection)
        return [assessing.assess(rows, assessment) for assessment in request["assessments"]]


def change(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Write new values of some columns, x and y among them."""
    with writing(request["path"], notice) as connection:
        return assessing.change(
            SqliteRows(connection),
            request["report_id"],
            request["expected_revision"],
            dict(request["changes"]),
            request["by"],
            request["at"],
        )
