"""Ways around the roles that somebody with a login and a prompt may try, each shut."""

from __future__ import annotations

import concurrent.futures
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest

from tests.conftest import quoted_name
from tests.postgis.test_roles import ADMIN, COORDINATOR, READER, REPORTER, Sql, workspace  # noqa: F401
from tests.storage.conftest import make_report
from trygghet_plugin.core.errors import ReadOnlyError
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def at_prompt(workspace, postgres, opened_as):  # noqa: F811
    made = []

    def login(role: str) -> Sql:
        opened_as(role)
        made.append(Sql(postgres, workspace.store.connections.location.schema, role))
        made[-1].cursor.execute("SET statement_timeout = '8s'")
        return made[-1]

    yield login
    for one in made:
        one.link.close()


def scalar(somebody: Sql, query: str, *values):
    somebody.cursor.execute(query, values)
    return somebody.cursor.fetchone()[0]


def test_a_reporter_says_nothing_that_is_a_coordinators_to_say(workspace, at_prompt):  # noqa: F811
    reporter = at_prompt(REPORTER)
    assert reporter.tries(
        "INSERT INTO trygghet_report (municipality, report_id, category, public_text, internal_only, assigned_to, "
        "retention_class, duplicate_of, batch_id, source_ref, report_no) VALUES ('1442', 'mine', 'klotter', "
        "'Per Persson gjorde det', true, 'kim', 'x', 'other', 'batch', 'polis:K-1', '2026-9999')"
    )
    stored = workspace.store.report("mine").values
    kept_back = ("public_text", "internal_only", "assigned_to", "retention_class", "duplicate_of", "batch_id")
    assert not any(stored[name] for name in (*kept_back, "source_ref"))
    assert stored["report_no"] == "2026-0001"


def test_numbers_are_given_by_the_database(workspace, at_prompt):  # noqa: F811
    reporter, reader = at_prompt(REPORTER), at_prompt(READER)
    for somebody in (reporter, reader):
        assert not somebody.tries("SELECT trygghet_next_number('1442', now())")
        assert not somebody.tries("SELECT nextval('trygghet_report_history_fid_seq')")
    ahead = "INSERT INTO trygghet_report (municipality, category, fid) VALUES ('1442', 'klotter', 900)"
    assert not reporter.tries(ahead)
    assert workspace.store.add(make_report()).report_no == "2026-0001"


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO trygghet_setting (municipality, key, value) VALUES ('1442', 'moved_to', 'postgres:evil')",
        "UPDATE trygghet_setting SET key = 'x' WHERE key = 'workspace_id'",
        "UPDATE trygghet_setting SET value = '0' WHERE key LIKE 'report_no.%%'",
        "UPDATE trygghet_setting SET key = 'moved_to' WHERE key = 'municipality_name'",
    ],
)
def test_a_coordinator_cannot_take_the_workspace_away(workspace, at_prompt, statement):  # noqa: F811
    workspace.store.add(make_report())
    assert not at_prompt(COORDINATOR).tries(statement)
    assert workspace.store.add(make_report()).report_no == "2026-0002"


def test_an_administrator_cannot_switch_history_off(workspace, at_prompt):  # noqa: F811
    admin = at_prompt(ADMIN)
    admin.cursor.execute("SET trygghet.moving_in = 'yes'")
    assert admin.tries(
        "INSERT INTO trygghet_report (municipality, report_id, category, status, revision, created_login) "
        "VALUES ('1442', 'ghost', 'klotter', 'approved', 7, 'kim')"
    )
    assert scalar(admin, "SELECT status || revision FROM trygghet_report WHERE report_id = 'ghost'") == "new1"
    assert [entry.action for entry in workspace.store.history("ghost")] == ["created"]


def test_a_form_is_its_own_municipalitys(workspace, at_prompt, postgres, tmp_path):  # noqa: F811
    partitioned = "trygghet_report_layer" in workspace.layer_source("trygghet_report")[0]
    Workspace.create(workspace.database, "1466", outbox=tmp_path / "o.sqlite", partitioned=partitioned).close()
    schema = quoted_name(workspace.store.connections.location.schema)
    postgres.sql(f"INSERT INTO {schema}.trygghet_member VALUES ('1466', 'somebody else')")
    save = "SELECT trygghet_save_form(%s, 2, '{\"version\": 2}', NULL, '{}', 'bo', 1)"
    assert not at_prompt(ADMIN).tries(save, "1466")


def test_a_report_belongs_somewhere(at_prompt):
    nowhere = '{"category": "klotter", "report_id": "n"}'
    assert not at_prompt(REPORTER).tries("SELECT * FROM trygghet_add(%s, '[]')", nowhere)


def test_what_is_being_assessed_is_not_undone(workspace, at_prompt):  # noqa: F811
    coordinator, other = at_prompt(COORDINATOR), at_prompt(ADMIN)
    coordinator.cursor.execute("INSERT INTO trygghet_import_batch (municipality, batch_id) VALUES ('1442', 'imp')")
    coordinator.cursor.execute(
        "INSERT INTO trygghet_report (municipality, report_id, category, batch_id) "
        "VALUES ('1442', 'r', 'klotter', 'imp')"
    )
    coordinator.link.autocommit = False
    coordinator.cursor.execute("SELECT * FROM trygghet_review('1442', 'r', 1, '{\"status\": \"approved\"}')")
    with ThreadPoolExecutor(1) as pool:
        undone = pool.submit(scalar, other, "SELECT trygghet_remove_created('1442', 'imp', 'bo', 'fel fil')")
        with pytest.raises(concurrent.futures.TimeoutError):
            undone.result(0.5)
        coordinator.link.commit()
        assert undone.result(10) == 0
    assert workspace.store.report("r").status == "approved"


def test_nothing_is_taken_in_after_a_workspace_has_left(workspace, at_prompt, postgres):  # noqa: F811
    schema = quoted_name(workspace.store.connections.location.schema)
    owner = psycopg2.connect(postgres.conninfo())
    cursor = owner.cursor()
    cursor.execute(f"LOCK TABLE {schema}.trygghet_report IN SHARE ROW EXCLUSIVE MODE")
    cursor.execute(
        f"INSERT INTO {schema}.trygghet_setting (municipality, key, value) VALUES ('1442', 'moved_to', 'elsewhere')"
    )
    reporter = at_prompt(REPORTER)
    hand_in = "SELECT * FROM trygghet_add(%s, '[]')"
    late = '{"municipality": "1442", "report_id": "late", "category": "klotter"}'
    with ThreadPoolExecutor(1) as pool:
        taken = pool.submit(reporter.tries, hand_in, late)
        with pytest.raises(concurrent.futures.TimeoutError):
            taken.result(0.5)
        owner.commit()
        assert taken.result(10) is False
    cursor.execute(f"SELECT count(*) FROM {schema}.trygghet_report")
    assert cursor.fetchone() == (0,)
    owner.close()


def test_an_id_that_was_anothers_tells_nothing_of_that_one(workspace, at_prompt, postgres):  # noqa: F811
    gone = workspace.store.add(make_report(description="hemlig text")).report_id
    schema = quoted_name(workspace.store.connections.location.schema)
    postgres.sql(f"SET search_path TO {schema}, public; DELETE FROM trygghet_report WHERE report_id = '{gone}'")
    reporter = at_prompt(REPORTER)
    reporter.cursor.execute(
        "INSERT INTO trygghet_report (municipality, report_id, category) VALUES ('1442', %s, 'klotter')", (gone,)
    )
    reporter.cursor.execute("SELECT * FROM trygghet_changes('1442', %s)", (gone,))
    told = reporter.cursor.fetchall()
    assert len(told) == 1
    assert "hemlig" not in str(told)


def test_every_table_with_reports_has_policies(workspace, at_prompt):  # noqa: F811
    open_ones = (
        "SELECT count(*) FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) "
        "AND c.relkind IN ('r', 'p') AND c.relname LIKE 'trygghet\\_report%%' AND NOT c.relrowsecurity"
    )
    assert scalar(at_prompt(COORDINATOR), open_ones) == 0


def test_nothing_stands_in_for_what_is_the_databases(workspace, postgres, tmp_path):  # noqa: F811
    """Functions of the owner look into PostGIS's schema: a workspace is not made where everyone may create there."""
    with workspace.store.connections.transaction() as cursor:
        cursor.execute("SELECT current_schemas(true) AS path")
        assert cursor.fetchone()["path"][0] == "pg_catalog"
    try:
        postgres.sql("GRANT CREATE ON SCHEMA public TO PUBLIC")
        with pytest.raises(ReadOnlyError, match="REVOKE CREATE ON SCHEMA"):
            Workspace.create(f"{workspace.database}%20ny", "1442", outbox=tmp_path / "o.sqlite")
    finally:
        postgres.sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
