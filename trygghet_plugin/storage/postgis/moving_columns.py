"""Tables and columns of a schema as a move sees them: read from the catalogue, never listed by hand."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.moving_values import REPORT, SETTING, VERSION, Kinds
from trygghet_plugin.storage.postgis.driver import quoted

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_KINDS = {
    "text": "text",
    "integer": "integer",
    "double precision": "real",
    "boolean": "boolean",
    "date": "date",
    "timestamp with time zone": "time",
    "jsonb": "json",
    "geometry": "geometry",
}
TYPES = {kind: name for name, kind in _KINDS.items()} | {"time": "timestamptz(3)"}
_READ = {
    "boolean": "$name::integer",
    "date": "$name::text",
    "json": "$name::text",
    "time": "to_char($name AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')",
    "geometry": "encode(ST_AsBinary($name, 'NDR'), 'hex')",
}
# Who logged in here, and who may: logins are a server's own. Cells are counted anew from what was moved.
_OWN_COLUMNS = ("fid", "municipality", "created_login")
_OWN_TABLES = (VERSION, "trygghet_member", "trygghet_cell", "trygghet_cell_state")
_COLUMNS = """
SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS kind
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND c.relkind IN ('r', 'p')
    AND NOT c.relispartition AND c.relname LIKE 'trygghet\\_%%' AND c.relname <> ALL (%s)
ORDER BY c.relname, a.attnum
"""
_KEY = "CASE key WHEN 'moving_workspace_id' THEN 'workspace_id' ELSE key END"


def tables_of(cursor: Cursor) -> dict[str, Kinds]:
    """Every table that moves, with its columns. StorageFailure "not_movable": a type nobody knows."""
    cursor.execute(_COLUMNS, (list(_OWN_TABLES),))
    found: dict[str, dict[str, str]] = {}
    for row in cursor:
        columns = found.setdefault(row["table"], {})
        if row["name"] in _OWN_COLUMNS and (row["table"], row["name"]) != (REPORT, "municipality"):
            continue
        if row["kind"] not in _KINDS:
            raise StorageFailure("not_movable", f"{row['table']}.{row['name']} ({row['kind']})")
        columns[row["name"]] = _KINDS[row["kind"]]
    return dict(found)


def expressions(table: str, kinds: Kinds) -> str:
    """What to select, in the spelling in which values travel."""
    return ", ".join(
        _KEY
        if (table, name) == (SETTING, "key")
        else Template(_READ.get(kind, "$name")).substitute(name=bound_name(name))
        for name, kind in kinds.items()
    )


def bound_name(name: str) -> str:
    """An identifier in a statement with bound values."""
    return quoted(name).replace("%", "%%")
