"""Making a workspace in a schema of the municipality's database, and bringing an older one up to date: one transaction
each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, driver, failure_of, quoted
from trygghet_plugin.storage.postgis.rows import one_row
from trygghet_plugin.storage.records import check_place

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

SCHEMA = Path(__file__).resolve().parent.parent / "schema" / "postgis"
ROLES = ("trygghet_reporter", "trygghet_coordinator", "trygghet_reader", "trygghet_admin")
_PARTS = ("functions.sql", "roles.sql", "cells.sql", "layer.sql")
_NUMBERED = re.compile(r"(\d{3})_\w+\.sql")
_INSERT = Template("INSERT INTO $table ($columns) VALUES ($marks)")
_AREA = (
    "INSERT INTO trygghet_area (municipality, area_code, name, kind, population, geom) "
    "VALUES (%s, %s, %s, %s, %s, ST_Multi(ST_GeomFromWKB(decode(%s, 'hex'), %s)))"
)


def migrations() -> dict[int, str]:
    """Numbered schema files by their number."""
    found = sorted(filter(None, (_NUMBERED.fullmatch(entry.name) for entry in SCHEMA.iterdir())), key=lambda m: m[0])
    return {int(match[1]): match[0] for match in found}


def latest_version() -> int:
    """Schema version this plugin writes."""
    return max(migrations())


def version_of(cursor: Cursor) -> int:
    """Schema version of the schema in the search path; 0 where there is no workspace in it."""
    cursor.execute(
        "SELECT to_regclass(quote_ident(current_schema()) || '.trygghet_schema_version') IS NOT NULL AS there"
    )
    if not one_row(cursor)["there"]:
        return 0
    cursor.execute("SELECT max(version) AS version FROM trygghet_schema_version")
    return int(one_row(cursor)["version"] or 0)


def municipalities(cursor: Cursor) -> dict[str, str]:
    """The workspaces of a schema that whoever is logged in works in: code → name."""
    cursor.execute(
        "SELECT s.municipality, n.value AS name FROM trygghet_setting s LEFT JOIN trygghet_setting n "
        "ON n.municipality = s.municipality AND n.key = 'municipality_name' WHERE s.key = 'workspace_id' "
        "AND s.municipality = ANY (trygghet_municipalities()) ORDER BY s.municipality"
    )
    return {row["municipality"]: row["name"] or "" for row in cursor}


def municipality_of(cursor: Cursor, asked: str) -> str:
    """The municipality somebody asked for, or the only one there is.

    StorageFailure: which_municipality (names those there are), or what `check_moves` tells of one that is not there.
    """
    found = municipalities(cursor)
    code = asked or (next(iter(found)) if len(found) == 1 else "")
    if code not in found:
        check_moves(cursor, code)
        raise StorageFailure("which_municipality", ", ".join(f"{code} {name}" for code, name in found.items()))
    return code


def check_moves(cursor: Cursor, municipality: str) -> None:
    """Tell where a workspace was moved to, or that it is not whole yet; `municipality` where it is known which."""
    cursor.execute("SELECT key, value FROM trygghet_moves() WHERE %s IN ('', municipality)", (municipality,))
    check_place({row["key"]: row["value"] for row in cursor})


def create(database: Database, request: Mapping[str, Any]) -> None:
    """Make a workspace: settings, form, answers and areas of the request are in it from the start.

    A schema that holds other municipalities gets one more, in the same coordinate system. Raises StorageFailure:
    exists, other_crs, not_partitioned, roles_missing (with the SQL to run), no_rights.
    """
    settings = request["settings"]
    with database.transaction() as cursor:
        prepare(cursor, database.location.schema, settings, request.get("partitioned", False))
        _fill(cursor, request)


def prepare(cursor: Cursor, schema: str, settings: Mapping[str, str], partitioned: bool = False) -> None:
    """See that the tables are there, and room among them for a municipality that is not there yet."""
    _check_closed(cursor)
    _ensure_schema(cursor, schema)
    if version_of(cursor):
        _check_neighbours(cursor, settings)
    else:
        _ensure_roles(cursor)
        _run_migrations(cursor, int(settings["epsg"]), partitioned)
    if is_partitioned(cursor):
        _add_partition(cursor, settings["municipality"])
    elif partitioned:
        raise StorageFailure("not_partitioned")


def prove(database: Database) -> None:
    """Make schema and roles and take them back. StorageFailure: no_rights, roles_missing (with the SQL to run)."""
    with database.transaction() as cursor:
        _check_closed(cursor)
        _ensure_schema(cursor, database.location.schema)
        _ensure_roles(cursor)
        cursor.connection.rollback()


def _check_closed(cursor: Cursor) -> None:
    """Functions that act as the owner look for PostGIS in its schema: whoever may create there could act as the owner.

    Everyone may in a public schema older than PostgreSQL 15.
    """
    cursor.execute(
        "SELECT n.nspname AS name FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace, "
        "aclexplode(n.nspacl) a WHERE e.extname = 'postgis' AND a.grantee = 0 AND a.privilege_type = 'CREATE'"
    )
    found = cursor.fetchone()
    if found:
        raise StorageFailure("open_schema", f"REVOKE CREATE ON SCHEMA {quoted(found['name'])} FROM PUBLIC;")


def _ensure_schema(cursor: Cursor, schema: str) -> None:
    """The schema itself; whoever makes one at the same time waits."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trygghet ' || %s))", (schema,))
    cursor.execute("SELECT to_regnamespace(%s) IS NULL AS missing", (quoted(schema),))
    if one_row(cursor)["missing"]:
        cursor.execute("CREATE SCHEMA " + quoted(schema))


def upgrade(database: Database) -> tuple[int, int]:
    """Run the schema files a schema has not seen yet, and make its functions and rights anew.

    StorageFailure: schema_too_new, no_rights (only who owns the tables may).
    """
    with database.transaction() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trygghet ' || %s))", (database.location.schema,))
        before = version_of(cursor)
        if not before:
            raise StorageFailure("not_a_workspace")
        if before > latest_version():
            raise StorageFailure("schema_too_new", f"{before} {latest_version()}")
        _check_closed(cursor)
        srid, partitioned = _layout(cursor)
        _run_migrations(cursor, srid, partitioned)
    return before, latest_version()


def _layout(cursor: Cursor) -> tuple[int, bool]:
    """The coordinate system of the reports, and whether each municipality's are in a table of its own."""
    cursor.execute(
        "SELECT postgis_typmod_srid(a.atttypmod) AS srid, c.relkind = 'p' AS partitioned FROM pg_class c "
        "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'geom' WHERE c.oid = to_regclass('trygghet_report')"
    )
    row = one_row(cursor)
    return row["srid"], row["partitioned"]


def is_partitioned(cursor: Cursor) -> bool:
    """Whether each municipality's reports are in a table of their own."""
    return _layout(cursor)[1]


def _check_neighbours(cursor: Cursor, settings: Mapping[str, str]) -> None:
    cursor.execute("SELECT municipality, key, value FROM trygghet_setting WHERE key IN ('workspace_id', 'epsg')")
    for row in cursor:
        if row["municipality"] == settings["municipality"]:
            raise StorageFailure("exists")
        if row["key"] == "epsg" and row["value"] != settings["epsg"]:
            raise StorageFailure("other_crs", row["value"])


def _ensure_roles(cursor: Cursor) -> None:
    """The cluster's four roles, made where they are missing; who makes the workspace administers it."""
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", (list(ROLES),))
    present = {row["rolname"] for row in cursor}
    statements = [f"CREATE ROLE {role} NOLOGIN" for role in ROLES if role not in present]
    if statements:
        # Whoever may more may what the others may.
        statements += [
            "GRANT trygghet_reporter TO trygghet_coordinator",
            "GRANT trygghet_coordinator TO trygghet_admin",
        ]
    cursor.execute(
        "SELECT session_user AS me, pg_has_role(session_user, 'trygghet_admin', 'member') AS is_admin "
        "WHERE EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'trygghet_admin')"
    )
    known = cursor.fetchone()
    if known is None or not known["is_admin"]:
        cursor.execute("SELECT session_user AS me")
        statements.append(f"GRANT trygghet_admin TO {quoted(one_row(cursor)['me'])}")
    if not statements:
        return
    psycopg2 = driver()
    try:
        for statement in statements:
            cursor.execute(statement)
    except psycopg2.Error as problem:
        failure = failure_of(problem)
        if failure.code != "no_rights":
            raise
        raise StorageFailure("roles_missing", ";\n".join(statements) + ";") from problem


def _run_migrations(cursor: Cursor, epsg: int, partitioned: bool) -> None:
    present = version_of(cursor)
    layout = {
        "srid": str(epsg),
        "report_key": "municipality, fid" if partitioned else "fid",
        "partition": "PARTITION BY LIST (municipality)" if partitioned else "",
    }
    for version, name in migrations().items():
        if version > present:
            cursor.execute(Template((SCHEMA / name).read_text(encoding="utf-8")).substitute(layout))
            _insert(cursor, "trygghet_schema_version", {"version": version, "file": name, "ran_at": format_utc(now())})
    for part in _PARTS:
        cursor.execute((SCHEMA / "parts" / part).read_text(encoding="utf-8"))


def _add_partition(cursor: Cursor, municipality: str) -> None:
    name = quoted(f"trygghet_report_{municipality}")
    cursor.execute(
        f"CREATE TABLE IF NOT EXISTS {name} PARTITION OF trygghet_report FOR VALUES IN (%s)", (municipality,)
    )
    # Asked by its own name it would have what the owner's default privileges give, and none of the policies.
    cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"REVOKE ALL ON {name} FROM PUBLIC, trygghet_reporter, trygghet_coordinator, trygghet_reader")


def _insert(cursor: Cursor, table: str, row: Mapping[str, Any]) -> None:
    statement = _INSERT.substitute(table=table, columns=", ".join(map(quoted, row)), marks=", ".join(["%s"] * len(row)))
    cursor.execute(statement, list(row.values()))


def _fill(cursor: Cursor, request: Mapping[str, Any]) -> None:
    at, by = format_utc(now()), request["by"]
    municipality, epsg = request["settings"]["municipality"], int(request["settings"]["epsg"])
    mine = {"municipality": municipality}
    for key, value in request["settings"].items():
        _insert(cursor, "trygghet_setting", {**mine, "key": key, "value": value, "changed_at": at, "changed_by": by})
    for row in request["choices"]:
        _insert(cursor, "trygghet_choice", {**mine, **row})
    for row in request["organisations"]:
        _insert(cursor, "trygghet_organisation", {**mine, **row})
    save_form(cursor, municipality, request["form"], request["question_columns"], by, None)
    insert_areas(cursor, municipality, epsg, request["areas"])


def save_form(
    cursor: Cursor,
    municipality: str,
    form: Mapping[str, Any],
    columns: Mapping[str, str],
    by: str,
    expected: int | None,
) -> None:
    """Keep a version of the form and add the columns it needs. StorageFailure: form_changed, other_type."""
    cursor.execute(
        "SELECT trygghet_save_form(%s, %s, %s, %s, %s, %s, %s) AS answer",
        (
            municipality,
            form["version"],
            json.dumps(form, ensure_ascii=False),
            form.get("note"),
            json.dumps(columns),
            by,
            expected,
        ),
    )
    answer = one_row(cursor)["answer"]
    if answer:
        code, _space, detail = answer.partition(" ")
        raise StorageFailure(code, detail)


def insert_areas(cursor: Cursor, municipality: str, epsg: int, areas: Iterable[Mapping[str, Any]]) -> None:
    """Insert areas whose `wkb` is hexadecimal text."""
    for area in areas:
        values = [area.get(name) for name in ("area_code", "name", "kind", "population", "wkb")]
        cursor.execute(_AREA, (municipality, *values, epsg))
