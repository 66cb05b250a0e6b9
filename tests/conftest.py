"""Fixtures that more than one room needs; a room's own fixtures live beside its tests."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tools.postgres_cluster import Cluster, cluster
from trygghet_plugin.core import words

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _english_source() -> Iterator[None]:
    """Every test begins and ends with the texts as they are written in the source."""
    words.install(None, "en")
    yield
    words.install(None, "en")


# --- PostgreSQL ------------------------------------------------------------------------------------------------------

CONNECTION = "kommunens databas"


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_settings_in(tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A real PostgreSQL with PostGIS of this test process's own, and a QGIS connection to it."""
    with cluster() as made:
        save_connection(CONNECTION, made)
        yield made


def keep_settings_in(folder: Path) -> None:
    """Have this process's QGIS keep its settings, connections among them, here and not with those of the user."""
    from qgis.PyQt.QtCore import QSettings

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


def save_connection(name: str, server: Cluster, user: str | None = None, password: str | None = None) -> None:
    """A connection as a user makes it in the browser panel, password kept; QGIS is imported when one is first made."""
    from tools.qgis_connection import save_connection as save

    save(name, server, user, password)


def quoted_name(name: str) -> str:
    """An identifier for SQL."""
    return '"' + name.replace('"', '""') + '"'


@pytest.fixture
def schema_database(postgres: Cluster) -> Iterator[str]:
    """`DATABASE` of a schema that is not there yet, under a name that needs quoting everywhere; dropped afterwards."""
    schema = f'trygg het "å" {uuid.uuid4().hex[:8]}'
    yield f"postgres:{CONNECTION}?schema={quote(schema)}"
    postgres.sql(f'DROP SCHEMA IF EXISTS {quoted_name(schema)} CASCADE')
