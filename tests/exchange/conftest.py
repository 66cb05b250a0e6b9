"""Workspaces to import into: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from trygghet_plugin.storage.store import Organisation
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """An empty workspace for Vårgårda, closed."""
    folder = tmp_path_factory.mktemp("empty")
    workspace = Workspace.create(str(folder / "empty.gpkg"), "1442", outbox=folder / "outbox.db")
    workspace.store.save_organisations([Organisation("fastighet", "Fastighet")], "prov")
    workspace.close()
    return folder / "empty.gpkg"


@pytest.fixture
def workspace(empty: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, opened."""
    path = tmp_path / "trygghet åäö.gpkg"
    shutil.copyfile(empty, path)
    opened = Workspace.open(str(path), outbox=tmp_path / "outbox.db")
    yield opened
    opened.close()
