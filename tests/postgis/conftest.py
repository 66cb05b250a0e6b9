"""Workspaces in a real PostGIS, and people with one role each who log in to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import save_connection
from tests.storage.conftest import qgis  # noqa: F401 (a fixture)
from tools.postgres_cluster import Cluster
from trygghet_plugin.storage.postgis.schema import ROLES
from trygghet_plugin.storage.workspace import Workspace

PEOPLE = {role: role.removeprefix("trygghet_") + "_anna" for role in ROLES}
SECRET = "anna:s lösen"


@pytest.fixture
def workspace(schema_database: str, tmp_path) -> Iterator[Workspace]:
    """A workspace for Vårgårda, opened by who made it."""
    opened = Workspace.create(schema_database, "1442", outbox=tmp_path / "outbox.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def people(postgres: Cluster) -> dict[str, str]:
    """Role → name of a QGIS connection whose login has that role and nothing else."""
    for name in PEOPLE.values():
        postgres.sql(f"CREATE ROLE {name} LOGIN PASSWORD '{SECRET}'")
        save_connection(name, postgres, name, SECRET)
    return PEOPLE


@pytest.fixture
def opened_as(people, workspace: Workspace, postgres: Cluster, tmp_path) -> Iterator:
    """Open the workspace as somebody with a role."""
    made = []

    def opened(role: str) -> Workspace:
        postgres.sql(f"GRANT {role} TO {people[role]}")
        _connection, _mark, query = workspace.database.partition("?")
        made.append(Workspace.open(f"postgres:{people[role]}?{query}", outbox=tmp_path / f"{role}.sqlite"))
        return made[-1]

    yield opened
    for one in made:
        one.close()
