"""Rows of `trygghet_report` on their way in and out of PostgreSQL."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from string import Template
from typing import TYPE_CHECKING, Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import quoted

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

REPORT = "trygghet_report"
# The whole row, and its place as numbers.
REPORT_COLUMNS = "r.*, ST_X(r.geom) AS x, ST_Y(r.geom) AS y"
_ONE = Template("SELECT $columns FROM trygghet_report r WHERE r.municipality = %s AND r.report_id = %s").substitute(
    columns=REPORT_COLUMNS
)
_BY_REFERENCE = Template(
    "SELECT $columns FROM trygghet_report r WHERE r.municipality = %s AND r.source_ref = ANY (%s)"
).substitute(columns=REPORT_COLUMNS)
_CHANGES = "SELECT revision, action, before, after FROM trygghet_changes(%s, %s) ORDER BY revision DESC"
_WRITE = Template("SELECT $columns FROM $function(%s, %s, %s, %s) r")
_REVIEW = _WRITE.substitute(columns=REPORT_COLUMNS, function="trygghet_review")
_CHANGE = _WRITE.substitute(columns=REPORT_COLUMNS, function="trygghet_change")
ADD = Template("SELECT $columns FROM trygghet_add(%s, %s) r").substitute(columns=REPORT_COLUMNS)
_NOT_TOLD = ("geom", "created_login")
_EWKB_POINT = struct.Struct("<BIIdd")
_HAS_SRID_POINT = 0x20000001


def point_hex(x: float, y: float, epsg: int) -> str:
    """A point as PostGIS reads it, to the last bit of its numbers."""
    return _EWKB_POINT.pack(1, _HAS_SRID_POINT, epsg, x, y).hex()


def row_out(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row read with REPORT_COLUMNS as every store gives it: x and y in place of the geometry."""
    return {name: value for name, value in row.items() if name not in _NOT_TOLD}


def row_in(row: Mapping[str, Any], epsg: int) -> dict[str, Any]:
    """Values as the schema's functions take them: `geom` for x and y, several answers as a JSON array in text."""
    values = {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple)) else value
        for name, value in row.items()
        if name not in ("x", "y")
    }
    if row.get("x") is not None and row.get("y") is not None:
        values["geom"] = point_hex(float(row["x"]), float(row["y"]), epsg)
    return values


def one_row(cursor: Cursor) -> Mapping[str, Any]:
    """The row of a question that has exactly one answer, such as a count."""
    row = cursor.fetchone()
    if row is None:
        raise StorageFailure("failed", "the database gave no answer")
    return row


def columns_of(cursor: Cursor, table: str = REPORT) -> dict[str, str]:
    """Column → type of a table, in order."""
    cursor.execute(
        "SELECT attname, format_type(atttypid, NULL) AS kind FROM pg_attribute "
        "WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        (quoted(table),),
    )
    return {row["attname"]: row["kind"] for row in cursor}


def check_columns(cursor: Cursor, names: Iterable[str], table: str = REPORT) -> None:
    """Refuse names the table does not have, such as a question another form version asks."""
    unknown = sorted(set(names) - columns_of(cursor, table).keys())
    if unknown:
        raise StorageFailure("unknown_column", ", ".join(unknown))


class PostgresRows:
    """The reports of one municipality within a transaction (`ReportRows`, `ImportedRows`, `HandedInRows`)."""

    def __init__(self, cursor: Cursor, municipality: str, epsg: int) -> None:
        self._cursor = cursor
        self._municipality = municipality
        self._epsg = epsg

    def report(self, report_id: str) -> dict[str, Any] | None:
        """The row of a report, or None."""
        self._cursor.execute(_ONE, (self._municipality, report_id))
        row = self._cursor.fetchone()
        return None if row is None else row_out(row)

    def before(self, report_id: str, revision: int) -> str | None:
        """JSON of the columns before an assessment."""
        self._cursor.execute(
            "SELECT before FROM trygghet_report_history "
            "WHERE municipality = %s AND report_id = %s AND revision = %s AND action = 'assessed'",
            (self._municipality, report_id, revision),
        )
        row = self._cursor.fetchone()
        return row["before"] if row else None

    def write(self, report_id: str, revision: int, values: Mapping[str, Any], assessed: bool) -> dict[str, Any] | None:
        """Write columns through the schema's own functions; None where the report has another revision by now."""
        columns = row_in(values, self._epsg)
        check_columns(self._cursor, columns)
        self._cursor.execute(
            _REVIEW if assessed else _CHANGE,
            (self._municipality, report_id, revision, json.dumps(columns, ensure_ascii=False)),
        )
        row = self._cursor.fetchone()
        return None if row is None else row_out(row)

    # --- what an import asks besides ---------------------------------------------------------------------------------

    def updates(self) -> list[str]:
        """JSON of what each earlier import updated."""
        self._cursor.execute(
            "SELECT updates FROM trygghet_import_batch WHERE municipality = %s AND updates IS NOT NULL ORDER BY fid",
            (self._municipality,),
        )
        return [row["updates"] for row in self._cursor]

    def by_reference(self, references: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Reports with these references."""
        self._cursor.execute(_BY_REFERENCE, (self._municipality, list(references)))
        return {row["source_ref"]: row_out(row) for row in self._cursor}

    # --- how a report came to be as it is, for imports and for whoever hands in again --------------------------------

    def created_revision(self, report_id: str) -> int | None:
        """The newest revision a report was created at."""
        revisions = [row["revision"] for row in self._changes(report_id) if row["action"] == "created"]
        return revisions[0] if revisions else None

    def befores_since(self, report_id: str, revision: int) -> list[str | None]:
        """JSON of the changes since, taken back; the newest first."""
        return [row["before"] for row in self._changes(report_id) if row["revision"] > revision]

    def kind_of(self, category: str, kind: str) -> str:
        """The kind of a category, where it has but one."""
        self._cursor.execute("SELECT trygghet_kind_of(%s, %s, %s) AS kind", (self._municipality, category, kind))
        return str(one_row(self._cursor)["kind"])

    def photo_paths(self, report_id: str) -> list[str]:
        """Paths of the photos a report has now."""
        self._cursor.execute(
            "SELECT path FROM trygghet_report_photo WHERE municipality = %s AND report_id = %s",
            (self._municipality, report_id),
        )
        return [row["path"] or "" for row in self._cursor]

    def photo_changes_since(self, report_id: str, revision: int) -> list[tuple[str | None, str | None]]:
        """JSON before and after of each change of a photo since; the newest first."""
        return [
            (row["before"], row["after"])
            for row in self._changes(report_id)
            if row["revision"] > revision and row["action"].startswith("photo_")
        ]

    def _changes(self, report_id: str) -> list[dict[str, Any]]:
        self._cursor.execute(_CHANGES, (self._municipality, report_id))
        return [dict(row) for row in self._cursor]
