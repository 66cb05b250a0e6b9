"""Workspaces to test on: one is made per session and copied, so that a test costs milliseconds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from trygghet_plugin.core.report import Kind, Report
from trygghet_plugin.storage.workspace import Workspace


def make_report(**values) -> Report:
    """A report in Vårgårda; whatever a test needs otherwise comes as keyword."""
    return Report(
        **{
            "category": "klotter",
            "kind": Kind.EVENT,
            "x": 106_000.0,
            "y": 6_430_000.0,
            "description": "Klotter",
            "created_by": "anna",
            **values,
        }
    )


@pytest.fixture(scope="session", autouse=True)
def qgis() -> QgsApplication:
    """QGIS without a window."""
    application = QgsApplication.instance() or QgsApplication([], False)
    QgsApplication.initQgis()
    return application


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, qgis: QgsApplication) -> Path:
    """An empty workspace for Vårgårda, closed."""
    folder = tmp_path_factory.mktemp("template")
    Workspace.create(str(folder / "template.gpkg"), "1442", outbox=folder / "outbox.sqlite").close()
    return folder / "template.gpkg"


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """A copy of the template under a name that needs quoting everywhere."""
    path = tmp_path / "trygg het å#?.gpkg"
    shutil.copyfile(template, path)
    return path


@pytest.fixture
def workspace(database: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The copy, opened."""
    opened = Workspace.open(str(database), outbox=tmp_path / "profile" / "outbox.sqlite")
    yield opened
    opened.close()
