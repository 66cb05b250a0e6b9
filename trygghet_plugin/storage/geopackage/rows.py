"""Rows of `trygghet_report` on their way in and out: values as SQLite takes them, dictionaries as JSON carries them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from string import Template
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.geometry import blob_point, point_blob
from trygghet_plugin.storage.geopackage.statements import quote_identifier

REPORT = "trygghet_report"
PHOTO = "trygghet_report_photo"
HISTORY = "trygghet_report_history"

_INSERT = Template("INSERT INTO $table ($columns) VALUES ($marks)")
_INSERT_NEW = Template("INSERT INTO $table ($columns) VALUES ($marks) ON CONFLICT DO NOTHING")
_GROW = """
UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    min_x = min(coalesce(min_x, :low_x), :low_x), max_x = max(coalesce(max_x, :high_x), :high_x),
    min_y = min(coalesce(min_y, :low_y), :low_y), max_y = max(coalesce(max_y, :high_y), :high_y)
WHERE table_name = :table
"""


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Names of a table's columns, in order."""
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({quote_identifier(table)})"))


def insert_statement(table: str, columns: Iterable[str], ignore_existing: bool = False) -> str:
    """INSERT of these columns with bound values."""
    quoted = [quote_identifier(column) for column in columns]
    template = _INSERT_NEW if ignore_existing else _INSERT
    return template.substitute(table=table, columns=", ".join(quoted), marks=", ".join("?" * len(quoted)))


def sql_value(value: Any) -> Any:
    """A value as SQLite takes it: several answers as a JSON array, true and false as 1 and 0."""
    if isinstance(value, (list, tuple)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value


def insert_rows(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]], ignore_existing: bool = False
) -> None:
    """Insert dictionaries; every key must be a column."""
    for row in rows:
        statement = insert_statement(table, row, ignore_existing)
        connection.execute(statement, [sql_value(value) for value in row.values()])


def check_columns(connection: sqlite3.Connection, table: str, names: Iterable[str]) -> None:
    """Refuse names the table does not have, such as a question another form version asks."""
    unknown = sorted(set(names) - set(columns_of(connection, table)))
    if unknown:
        raise StorageFailure("unknown_column", ", ".join(unknown))


def srs_of(connection: sqlite3.Connection, table: str = REPORT) -> int:
    """Number of the coordinate system a table's geometry is in."""
    row = connection.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (table,)).fetchone()
    return int(row[0])


def with_geometry(row: Mapping[str, Any], srs_id: int) -> dict[str, Any]:
    """The row with `geom` in place of x and y."""
    values = {key: value for key, value in row.items() if key not in ("x", "y")}
    if row.get("x") is not None and row.get("y") is not None:
        values["geom"] = point_blob(float(row["x"]), float(row["y"]), srs_id)
    return values


def row_out(row: sqlite3.Row) -> dict[str, Any]:
    """A row of trygghet_report as JSON carries it: x and y in place of the geometry."""
    values = {key: row[key] for key in row.keys() if key != "geom"}  # noqa: SIM118 (sqlite3.Row iterates over values)
    point = blob_point(row["geom"])
    values["x"], values["y"] = point or (None, None)
    return values


def report_row(connection: sqlite3.Connection, report_id: str) -> sqlite3.Row | None:
    """The row of a report, or None."""
    found: sqlite3.Row | None = connection.execute(
        "SELECT * FROM trygghet_report WHERE report_id = ?", (report_id,)
    ).fetchone()
    return found


def touch(connection: sqlite3.Connection, table: str = REPORT) -> None:
    """Tell other programs that a table changed."""
    connection.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE table_name = ?", (table,)
    )


def area_stamp(connection: sqlite3.Connection) -> str:
    """When the areas last changed."""
    row = connection.execute("SELECT last_change FROM gpkg_contents WHERE table_name = 'trygghet_area'").fetchone()
    return str(row[0])


def grow_extent(
    connection: sqlite3.Connection, low_x: float, high_x: float, low_y: float, high_y: float, table: str = REPORT
) -> None:
    """Grow the table's registered extent, which SQLite leaves old, and tell that the table changed."""
    connection.execute(_GROW, {"low_x": low_x, "high_x": high_x, "low_y": low_y, "high_y": high_y, "table": table})
