"""A workspace as it is made, and what only reads it: the file keeps its journal mode, its bytes and its neighbours."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Callable

import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer

from tests.processing.conftest import Run
from tests.processing.test_algorithms import POLICE
from trygghet_plugin.gui.wizard import making
from trygghet_plugin.layers import project_layers
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

Make = Callable[[Path], None]

# Versions of reading and writing in a file's header: 1 with a rollback journal, 2 in WAL mode.
ROLLBACK_JOURNAL = b"\x01\x01"


def journal(path: Path) -> bytes:
    return path.read_bytes()[18:20]


def by_algorithm(run: Run, path: Path) -> None:
    run("createworkspace", DATABASE=str(path), MUNICIPALITY="1442")


def by_wizard(_run: Run, path: Path) -> None:
    making.make(making.Plan("1442", str(path), False, "reviewers", False, "anna"), lambda _share: True)


@pytest.fixture(params=[by_algorithm, by_wizard], ids=lambda make: make.__name__)
def make(request: pytest.FixtureRequest, run: Run) -> Make:
    return lambda path: request.param(run, path)


def used_geopackage(path: Path) -> None:
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer("adresser")
    dataset = None


@pytest.mark.parametrize("used", [False, True], ids=["new", "used"])
def test_a_workspace_is_made_without_a_write_ahead_log(make: Make, tmp_path: Path, used: bool) -> None:
    path = tmp_path / "a.gpkg"
    if used:
        used_geopackage(path)
        assert journal(path) == ROLLBACK_JOURNAL
    make(path)
    assert journal(path) == ROLLBACK_JOURNAL
    assert not list(tmp_path.glob("a.gpkg-*"))


def test_reading_statistics_and_export_leave_a_workspace_as_it_was_made(
    make: Make, run: Run, tmp_path: Path, qgis_new_project: None
) -> None:
    folder, out = tmp_path / "trygghet", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    path = folder / "a.gpkg"
    make(path)
    run("importreports", DATABASE=str(path), INPUT=str(POLICE), PROFILE="polisen", PROTOCOL=str(out / "p.csv"))
    # The backup of the day is made behind the first write.
    shutil.rmtree(folder / "a_backup", ignore_errors=True)

    def state() -> tuple[bytes, list[str]]:
        return path.read_bytes(), sorted(entry.name for entry in folder.iterdir())

    before = state()
    for _time in range(2):
        workspace = Workspace.open(str(path), outbox=out / "outbox.sqlite")
        assert len(workspace.store.table())
        assert workspace.store.queue(QueueFilter(), 10)
        layer = QgsVectorLayer(workspace.layer_source("trygghet_report")[0], "x", "ogr")
        assert sum(1 for _feature in layer.getFeatures())
        del layer
        project_layers.ensure(QgsProject.instance(), workspace)
        assert sum(1 for _one in project_layers.find(QgsProject.instance(), "review", workspace).getFeatures())
        QgsProject.instance().clear()
        workspace.close()
        assert state() == before
    run("statistics", DATABASE=str(path), OUTPUT=str(out / "s.json"))
    run("meetingmap", DATABASE=str(path), FROM="2024-06-01", TO="2024-06-30", OUTPUT=str(out / "m.pdf"))
    assert (out / "m.pdf").stat().st_size
    assert state() == before
