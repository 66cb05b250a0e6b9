"""The set-up wizard on the municipality's own database, through the widgets a user uses."""

from __future__ import annotations

import pytest
from qgis.core import QgsProviderRegistry

from tests.conftest import CONNECTION, save_connection
from tests.gui.test_wizard import FINISH, NEXT, choose_municipality, session, wizard  # noqa: F401 (fixtures)
from trygghet_plugin.gui.wizard.target import State, examine


@pytest.fixture(autouse=True)
def _schemas_of_the_wizard(postgres):
    yield
    for schema in ("trygghet", "trygghet_ovning"):
        postgres.sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


@pytest.fixture(autouse=True)
def _connection(postgres):
    save_connection(CONNECTION, postgres)


def to_connection(wizard, qtbot):  # noqa: F811
    choose_municipality(wizard, "vårgår")
    wizard.button(NEXT).click()
    page = wizard.place_page
    assert page.in_database.isChecked(), "connections that exist are offered first"
    assert not page.access_box.isVisible(), "a database has roles"
    page.connection.connections.setCurrentText(CONNECTION)
    qtbot.waitUntil(lambda: wizard.button(NEXT).isEnabled(), timeout=10_000)
    wizard.button(NEXT).click()


def test_a_workspace_for_real_reports_is_made_in_the_database(wizard, session, qtbot):  # noqa: F811
    to_connection(wizard, qtbot)
    wizard.practice_page.real.click()
    with qtbot.waitSignal(session.workspace_changed, timeout=20_000):
        wizard.button(FINISH).click()
    assert session.workspace.database == f"postgres:{CONNECTION}?schema=trygghet"
    assert session.workspace.info.municipality == "1442"
    layer = session.review_layer()
    assert layer is not None
    assert layer.isValid()
    assert "hemligt" not in layer.source()


def test_practice_lies_in_a_schema_of_its_own(wizard, session, qtbot):  # noqa: F811
    to_connection(wizard, qtbot)
    wizard.practice_page.practice.click()
    with qtbot.waitSignal(session.workspace_changed, timeout=60_000):
        wizard.button(FINISH).click()
    assert session.workspace.database.endswith("?schema=trygghet_ovning")
    assert session.workspace.info.practice
    assert len(session.workspace.store.table()) > 500


def test_a_login_that_may_not_make_schemas_is_told_what_it_lacks(postgres):
    postgres.sql("CREATE ROLE fattig LOGIN PASSWORD 'x'")
    save_connection("fattig", postgres, "fattig", "x")
    found = examine("postgres:fattig?schema=trygghet")
    assert found.state is State.REFUSED
    assert "may not" in found.message
    QgsProviderRegistry.instance().providerMetadata("postgres").deleteConnection("fattig")
    postgres.sql("DROP ROLE fattig")


def test_a_workspace_that_is_there_is_found(postgres, schema_database, tmp_path):
    from trygghet_plugin.storage.workspace import Workspace

    Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite").close()
    found = examine(schema_database)
    assert (found.state, "Vårgårda" in found.message) == (State.WORKSPACE, True)
