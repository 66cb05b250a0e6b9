"""An upgraded workspace is what a fresh one is, to the last function and right, in both databases."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import quoted_name
from tests.storage.conftest import make_report
from tests.storage.writers import rows
from trygghet_plugin.core.errors import NotAWorkspace, ReadOnlyError, SchemaTooNew, SchemaTooOld
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.geopackage import opening, statements
from trygghet_plugin.storage.geopackage import schema as geopackage_schema
from trygghet_plugin.storage.geopackage.triggers import trigger_statements
from trygghet_plugin.storage.geopackage.writer_client import WriterClient
from trygghet_plugin.storage.geopackage.writer_link import ThreadWriter
from trygghet_plugin.storage.postgis import schema as postgis_schema
from trygghet_plugin.storage.postgis.location import location_of
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

LATER_GEOPACKAGE = """
-- What a later version may bring: a column with an index, a table with a place, another without.
ALTER TABLE trygghet_report ADD COLUMN weather TEXT;
CREATE INDEX trygghet_report_weather ON trygghet_report (weather) WHERE weather IS NOT NULL;
CREATE TABLE trygghet_lamp (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, lamp_id TEXT, lit BOOLEAN);
CREATE UNIQUE INDEX trygghet_lamp_lamp_id ON trygghet_lamp (lamp_id);
CREATE TABLE trygghet_contact (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT);
UPDATE trygghet_report SET weather = 'okänt' WHERE status = 'approved';
"""
LATER_POSTGIS = """
ALTER TABLE trygghet_report ADD COLUMN weather text;
CREATE INDEX trygghet_report_weather ON trygghet_report (municipality, weather) WHERE weather IS NOT NULL;
CREATE TABLE trygghet_lamp (
    fid serial, municipality text, geom geometry(Point, $srid), lamp_id text, lit boolean, PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_lamp_lamp_id ON trygghet_lamp (municipality, lamp_id);
CREATE TABLE trygghet_contact (fid serial, municipality text, name text CHECK (name <> ''), PRIMARY KEY (fid));
DROP FUNCTION IF EXISTS trygghet_old_way();
"""
# An older plugin's function, trigger, policy and rights, none of which a later one makes.
OLDER_POSTGIS = """
CREATE FUNCTION trygghet_old_way() RETURNS text LANGUAGE sql AS $body$ SELECT 'old' $body$;
CREATE OR REPLACE FUNCTION trygghet_tell() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN RETURN NULL; END $body$;
GRANT DELETE ON trygghet_report TO trygghet_coordinator;
GRANT EXECUTE ON FUNCTION trygghet_old_way() TO PUBLIC;
DROP POLICY own ON trygghet_report;
CREATE POLICY own ON trygghet_report FOR SELECT TO trygghet_reporter USING (true);
"""


@pytest.fixture
def later(monkeypatch, tmp_path):
    """Call it, and the plugin is a later one: its schema folders hold a second file. Writers run in this process."""

    def make(geopackage: str = LATER_GEOPACKAGE, postgis: str = LATER_POSTGIS) -> None:
        for name, module, sql in (("geopackage", geopackage_schema, geopackage), ("postgis", postgis_schema, postgis)):
            folder = tmp_path / "later" / name
            shutil.copytree(module.SCHEMA, folder)
            (folder / "002_later.sql").write_text(sql, encoding="utf-8")
            monkeypatch.setattr(module, "SCHEMA", folder)
        monkeypatch.setattr(statements, "SCHEMA", tmp_path / "later" / "geopackage")
        statements.script.cache_clear()
        monkeypatch.setattr(opening, "WriterClient", lambda path: WriterClient(path, lambda _given_up: ThreadWriter()))

    yield make
    statements.script.cache_clear()


def used(workspace: Workspace) -> list:
    """Hand in and judge some reports; their history as it is then."""
    reports = [workspace.submit(make_report(description=f"rad {number}", x=1e5 + number)) for number in range(5)]
    for stored in reports[:3]:
        workspace.store.assess(Assessment(stored.report_id, 1, ReviewStatus.APPROVED, "kim"))
    return [
        (one.report_id, workspace.store.history(one.report_id), workspace.store.photos(one.report_id))
        for one in reports
    ]


# --- GeoPackage -----------------------------------------------------------------------------------------------------


def shape_of_file(path: Path) -> dict[str, object]:
    """Everything a file's structure is, whatever order its columns came in."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        columns = {
            name: sorted(row[1:] for row in connection.execute(f'PRAGMA table_xinfo("{name}")'))
            for kind, name, _table, _sql in objects
            if kind == "table"
        }
        report = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(trygghet_report)")}
        generated = {
            statement.split('"', 2)[1]: statement.strip().rstrip(";") for statement in trigger_statements(report)
        }
        for _kind, name, _table, sql in objects:
            # Generated from the columns in the order they stand in: exactly what the generator makes of them.
            assert name not in generated or normal(sql) == normal(generated.pop(name)), name
        assert not generated, "triggers are missing"
        again = {statement.split('"', 2)[1] for statement in trigger_statements(report)}
        framed = {
            table: sorted(map(repr, connection.execute(query).fetchall()))
            for table, query in {
                "contents": "SELECT table_name, data_type, identifier, description, srs_id FROM gpkg_contents",
                "geometry": "SELECT * FROM gpkg_geometry_columns",
                "extensions": "SELECT * FROM gpkg_extensions",
                "counts": "SELECT table_name FROM gpkg_ogr_contents",
                "systems": "SELECT * FROM gpkg_spatial_ref_sys",
                "versions": "SELECT version, file FROM trygghet_schema_version",
            }.items()
        }
    others = {
        (kind, name, table, normal(sql)) for kind, name, table, sql in objects if kind != "table" and name not in again
    }
    return {"columns": columns, "objects": others, "triggers": again, **framed}


def normal(sql: str | None) -> str:
    return re.sub(r"\s+", " ", sql or "").strip().rstrip(";")


def test_an_upgraded_file_is_what_a_fresh_one_is(workspace, database, tmp_path, later):
    before, path = used(workspace), str(database)
    workspace.close()
    later()
    with pytest.raises(SchemaTooOld, match="schema 1; this one writes 2"):
        Workspace.open(path, outbox=tmp_path / "o.sqlite")
    assert Workspace.upgrade(path) == (1, 2)
    fresh = tmp_path / "ny.gpkg"
    Workspace.create(str(fresh), "1442", outbox=tmp_path / "o.sqlite").close()
    upgraded, made = shape_of_file(database), shape_of_file(fresh)
    for part, expected in made.items():
        assert upgraded[part] == expected, part
    assert any(name == "trygghet_lamp" for name in upgraded["columns"]), "the later file did not run"
    with closing(Workspace.open(path, outbox=tmp_path / "o.sqlite")) as workspace:
        for report_id, history, photos in before:
            assert workspace.store.history(report_id)[: len(history)] == history
            assert workspace.store.photos(report_id) == photos
        assert workspace.store.queue_count(QueueFilter(statuses=tuple(ReviewStatus))) == 5
    assert Workspace.upgrade(path) == (2, 2)


def test_a_newer_file_is_not_taken_back(database, tmp_path):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO trygghet_schema_version (version, file) VALUES (2, '002_later.sql')")
    shape = rows(database, "SELECT name, sql FROM sqlite_master")
    with pytest.raises(SchemaTooNew, match="schema 2; this one knows 1"):
        Workspace.upgrade(str(database))
    with pytest.raises(SchemaTooNew):
        Workspace.open(str(database), outbox=tmp_path / "o.sqlite")
    assert rows(database, "SELECT name, sql FROM sqlite_master") == shape


# --- PostGIS --------------------------------------------------------------------------------------------------------

# Each gives rows of text; the schema's own name is taken out, so that two schemas can be held against each other.
CATALOG = {
    "columns": """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid), a.attacl
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = $n AND c.relkind IN ('r', 'p', 'v')""",
    # Sorted; where nothing was ever granted, what that means.
    "relations": """
        SELECT c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relispartition,
            pg_get_userbyid(c.relowner), (SELECT array_agg(x::text ORDER BY x::text)
                FROM unnest(coalesce(c.relacl, acldefault('r', c.relowner))) x)
        FROM pg_class c WHERE c.relnamespace = $n""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = $s",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = $n""",
    "functions": """
        SELECT p.oid::regprocedure::text, pg_get_functiondef(p.oid),
            (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(p.proacl) x)
        FROM pg_proc p WHERE p.pronamespace = $n""",
    "triggers": """
        SELECT t.tgrelid::regclass::text, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $n AND NOT t.tgisinternal""",
    "policies": """
        SELECT tablename, policyname, permissive, roles, cmd, qual, with_check
        FROM pg_policies WHERE schemaname = $s""",
    # Line by line: a later column stands last in an upgraded table, and so in the view of all its columns.
    "views": """
        SELECT viewname, (SELECT string_agg(btrim(line, ' ,'), chr(10) ORDER BY btrim(line, ' ,'))
            FROM regexp_split_to_table(definition, chr(10)) line) FROM pg_views WHERE schemaname = $s""",
    "schema rights": """
        SELECT (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(nspacl) x) FROM pg_namespace WHERE oid = $n""",
    "types": "SELECT typname, typtype FROM pg_type WHERE typnamespace = $n",
}


def shape_of_schema(postgres, database: str) -> dict[str, set[str]]:
    schema = location_of(database).schema
    text = "'" + schema.replace("'", "''") + "'"
    shape = {}
    for part, query in CATALOG.items():
        query = query.replace("$n", f"to_regnamespace(quote_ident({text}))").replace("$s", text)
        found = json.loads(postgres.sql(f"SELECT coalesce(json_agg(q::text), '[]') FROM ({query}) q"))
        assert found or part == "types", part
        # However deep its name stands in quotes.
        shape[part] = {re.sub(r'\\*"*trygg het \\*"*å\\*"* [0-9a-f]{8}( ny)?\\*"*', "SCHEMA", row) for row in found}
    return shape


@pytest.mark.parametrize("partitioned", [False, True])
def test_an_upgraded_schema_is_what_a_fresh_one_is(schema_database, postgres, tmp_path, later, partitioned):
    workspace = Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite", partitioned=partitioned)
    before = used(workspace)
    workspace.close()
    schema = quoted_name(location_of(schema_database).schema)
    postgres.sql(f"SET ROLE {postgres.user}; SET search_path TO {schema}, public; {OLDER_POSTGIS}")
    later()
    with pytest.raises(SchemaTooOld, match="schema 1; this one writes 2"):
        Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")
    assert Workspace.upgrade(schema_database) == (1, 2)
    fresh = f"{schema_database}%20ny"
    try:
        Workspace.create(fresh, "1442", outbox=tmp_path / "o.sqlite", partitioned=partitioned).close()
        upgraded, made = shape_of_schema(postgres, schema_database), shape_of_schema(postgres, fresh)
    finally:
        postgres.sql(f"DROP SCHEMA {quoted_name(location_of(fresh).schema)} CASCADE")
    for part, expected in made.items():
        assert upgraded[part] - expected == expected - upgraded[part] == set(), part
    assert any("trygghet_lamp" in row for row in upgraded["columns"]), "the later file did not run"
    with closing(Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")) as workspace:
        for report_id, history, photos in before:
            assert workspace.store.history(report_id) == history
            assert workspace.store.photos(report_id) == photos
        workspace.submit(make_report())
    assert Workspace.upgrade(schema_database) == (2, 2)


def test_a_schema_whose_upgrade_fails_stays_as_it_was(schema_database, postgres, tmp_path, later):
    Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite").close()
    before = shape_of_schema(postgres, schema_database)
    later(postgis=LATER_POSTGIS + "INSERT INTO no_such_table VALUES (1);")
    with pytest.raises(NotAWorkspace):
        Workspace.upgrade(schema_database)
    assert shape_of_schema(postgres, schema_database) == before


def test_a_newer_schema_is_not_taken_back(schema_database, postgres, tmp_path):
    Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite").close()
    schema = quoted_name(location_of(schema_database).schema)
    # What opening asks for may be gone by then: the version is looked at before anything else.
    postgres.sql(
        f"INSERT INTO {schema}.trygghet_schema_version (version, file) VALUES (2, '002_later.sql'); "
        f"ALTER FUNCTION {schema}.trygghet_moves() RENAME TO trygghet_other_moves"
    )
    before = shape_of_schema(postgres, schema_database)
    with pytest.raises(SchemaTooNew, match="schema 2; this one knows 1"):
        Workspace.upgrade(schema_database)
    with pytest.raises(SchemaTooNew, match="schema 2; this one knows 1"):
        Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")
    assert shape_of_schema(postgres, schema_database) == before


def test_only_who_owns_the_tables_may_upgrade(schema_database, postgres, tmp_path, later):
    from tests.conftest import save_connection

    Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite").close()
    postgres.sql("CREATE ROLE upgrader LOGIN PASSWORD 'hemligt'; GRANT trygghet_admin TO upgrader")
    save_connection("upgrader", postgres, "upgrader", "hemligt")
    later()
    _connection, _mark, query = schema_database.partition("?")
    before = shape_of_schema(postgres, schema_database)
    with pytest.raises(ReadOnlyError, match="must be owner"):
        Workspace.upgrade(f"postgres:upgrader?{query}")
    assert shape_of_schema(postgres, schema_database) == before
