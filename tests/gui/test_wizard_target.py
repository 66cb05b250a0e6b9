"""Where a workspace would come to lie: every state of a folder and a file, asked of a real disk."""

from __future__ import annotations

import pytest
from osgeo import ogr

from trygghet_plugin.core.municipalities import municipality
from trygghet_plugin.gui.wizard import target
from trygghet_plugin.gui.wizard.target import State, examine, file_name, on_network, practice_file
from trygghet_plugin.storage.workspace import Workspace


@pytest.mark.parametrize(
    ("code", "name"),
    [("1442", "trygghet_vargarda.gpkg"), ("1407", "trygghet_ockero.gpkg"), ("0114", "trygghet_upplands_vasby.gpkg")],
)
def test_a_file_is_named_after_its_municipality_in_plain_letters(code, name):
    assert file_name(municipality(code)) == name


@pytest.mark.parametrize(
    ("database", "expected"),
    [
        (r"G:\Säkerhet och trygghet\kommun.gpkg", r"G:\Säkerhet och trygghet\trygghet_vargarda_ovning.gpkg"),
        (r"\\server\delning$\trygghet_vargarda.gpkg", r"\\server\delning$\trygghet_vargarda_ovning.gpkg"),
        ("/srv/kommunen/trygghet_vargarda.gpkg", "/srv/kommunen/trygghet_vargarda_ovning.gpkg"),
    ],
)
def test_practice_lies_beside_in_a_file_of_its_own(database, expected):
    assert practice_file(database, municipality("1442")) == expected


def test_an_empty_folder_is_free(tmp_path):
    found = examine(str(tmp_path / "trygghet_vargarda.gpkg"))
    assert found.state is State.FREE
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path):
    found = examine(str(tmp_path / "borta" / "x.gpkg"))
    assert found.state is State.REFUSED
    assert str(tmp_path / "borta") in found.message


def test_a_folder_nothing_can_be_written_in_is_refused():
    found = examine("/proc/trygghet_vargarda.gpkg")
    assert found.state is State.REFUSED
    assert "/proc" in found.message


def test_a_workspace_is_found_and_named(tmp_path):
    path = str(tmp_path / "trygghet_vargarda.gpkg")
    Workspace.create(path, "1442", outbox=tmp_path / "outbox.db").close()
    found = examine(path)
    assert found.state is State.WORKSPACE
    assert "Vårgårda" in found.message


def test_a_geopackage_of_the_municipality_is_free(tmp_path):
    path = str(tmp_path / "kommunen.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    dataset.CreateLayer("adresser")
    dataset = None
    assert examine(path).state is State.FREE


def test_what_is_no_geopackage_is_refused(tmp_path):
    path = tmp_path / "brev.gpkg"
    path.write_text("Hej", encoding="utf-8")
    found = examine(str(path))
    assert found.state is State.REFUSED
    assert "brev.gpkg" in found.message
    assert path.read_text(encoding="utf-8") == "Hej"


@pytest.mark.parametrize("path", [r"\\server\delning$\mapp", "//server/delning/mapp"])
def test_a_share_is_told_by_its_name(path):
    assert on_network(path)


def test_a_share_is_told_by_its_file_system(tmp_path, monkeypatch):
    monkeypatch.setattr(target, "NETWORK_FILE_SYSTEMS", frozenset())
    assert not on_network(str(tmp_path))
    here = bytes(target.QStorageInfo(str(tmp_path)).fileSystemType()).decode()
    monkeypatch.setattr(target, "NETWORK_FILE_SYSTEMS", frozenset({here}))
    assert on_network(str(tmp_path / "not_there_yet.gpkg"))
