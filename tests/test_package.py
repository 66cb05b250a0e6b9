"""The zip: what the plugin site accepts, the same bytes each time, and a plugin that comes and goes in a real QGIS."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT
from tests.qgis.window import run_in_window
from tools.install import default_profile, install, qgis_folder
from tools.package import PACKAGE, build, metadata, package_files, stage, write_zip
from tools.plugins_xml import folder_url, plugins_xml

SCRIPTS = Path(__file__).parent / "qgis" / "scripts"
ALGORITHMS = ("createworkspace", "importreports", "undoimport", "reviewreports", "statistics", "meetingmap")
BINARIES = {".pyd", ".so", ".dll", ".dylib", ".exe", ".whl", ".pyc", ".pyo", ".jar", ".bin"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of the working tree, also of files not yet committed."""
    folder = tmp_path_factory.mktemp("dist")
    made = folder / f"{PACKAGE}.zip"
    write_zip(stage(folder, untracked=True), made)
    return made


@pytest.fixture(scope="module")
def names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as packed:
        return packed.namelist()


def test_one_folder_with_what_the_site_asks_for(names: list[str]) -> None:
    assert {name.split("/")[0] for name in names} == {PACKAGE}
    assert PACKAGE.isidentifier()
    assert {f"{PACKAGE}/{needed}" for needed in ("__init__.py", "metadata.txt", "LICENSE")} <= set(names)
    assert f"{PACKAGE}/{metadata()['icon']}" in names


def test_nothing_the_site_refuses(names: list[str]) -> None:
    for name in names:
        path = PurePosixPath(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert not {"__pycache__", "__MACOSX", ".git"} & set(path.parts), name
        assert not any(part.startswith(".") for part in path.parts), name
        assert path.suffix not in BINARIES | {".ts"}, name
        assert path.name not in {"requirements.txt", "Thumbs.db"}, name
        assert not re.search(r'[<>:"|?*\\]', name), "Windows could not unpack it"
    assert len({name.lower() for name in names}) == len(names), "Windows could not tell them apart"


def test_small_enough_and_translated(archive: Path, names: list[str]) -> None:
    assert archive.stat().st_size < 25_000_000
    assert {f"{PACKAGE}/i18n/{PACKAGE}_{language}.qm" for language in ("sv", "en")} <= set(names)


def test_every_tracked_file_is_there_and_nothing_else(names: list[str]) -> None:
    tracked = {path.as_posix() for path in package_files(untracked=True)}
    beside = {f"{PACKAGE}/{name}" for name in ("metadata.txt", "LICENSE", "CHANGELOG.md")}
    assert set(names) - tracked - beside == {f"{PACKAGE}/i18n/{PACKAGE}_{language}.qm" for language in ("sv", "en")}
    assert tracked <= set(names)


def test_the_manifest_of_icons_names_every_icon_and_no_other() -> None:
    listed = {(ROOT / entry.text).resolve() for entry in ET.parse(ROOT / "resources.qrc").iter("file") if entry.text}
    icons = ROOT / PACKAGE / "resources" / "icons"
    assert listed == {path.resolve() for path in icons.iterdir() if path.is_file()}


def _checkout(folder: Path) -> Path:
    """A small project of the same shape under git, with one file that git does not track."""
    files = {
        "metadata.txt": "[general]\nname=Trygghet\nversion=1.2.3\n",
        "LICENSE": "GPL",
        "CHANGELOG.md": "# Changelog",
        f"{PACKAGE}/__init__.py": '"""Room."""\n',
        f"{PACKAGE}/core/å.py": '"""Rum."""\n',
        "i18n/trygghet_plugin_sv.ts": '<!DOCTYPE TS><TS version="2.1" language="sv_SE"></TS>',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", str(folder), *command], check=True)
    (folder / PACKAGE / "notes.py").write_text("forgotten")
    return folder


def test_two_builds_of_one_commit_are_byte_equal(tmp_path: Path) -> None:
    first = build(_checkout(tmp_path / "one"), share="/srv/qgis")
    second = build(_checkout(tmp_path / "another place"), share="/srv/qgis")
    assert first.read_bytes() == second.read_bytes()
    xml = [made.with_name("plugins.xml").read_bytes() for made in (first, second)]
    assert xml[0] == xml[1]
    with zipfile.ZipFile(first) as packed:
        assert f"{PACKAGE}/core/å.py" in packed.namelist()
        assert f"{PACKAGE}/notes.py" not in packed.namelist()


def test_an_unpacked_archive_without_git_builds_too(tmp_path: Path) -> None:
    project = _checkout(tmp_path)
    (project / ".git").rename(tmp_path / "elsewhere")
    (project / PACKAGE / "__pycache__").mkdir()
    (project / PACKAGE / "__pycache__" / "room.pyc").write_text("")
    (project / PACKAGE / "notes.py").unlink()
    assert package_files(project) == [Path(PACKAGE, "__init__.py"), Path(PACKAGE, "core/å.py")]


@pytest.mark.parametrize(
    ("folder", "url"),
    [
        ("/srv/qgis", "file:///srv/qgis"),
        ("/srv/Säker mapp/", "file:///srv/S%C3%A4ker%20mapp"),
        (r"\\server\gis$\QGIS tillägg", "file://server/gis$/QGIS%20till%C3%A4gg"),
        ("Q:\\gis\\", "file:///Q:/gis"),
        ("Q:/gis", "file:///Q:/gis"),
        ("https://intranet/qgis/", "https://intranet/qgis"),
    ],
)
def test_a_share_becomes_an_address_qgis_can_fetch(folder: str, url: str) -> None:
    assert folder_url(folder) == url
    text = plugins_xml({"name": 'A & "B"', "version": "1.0", "about": "x < y"}, folder)
    plugin = ET.fromstring(text.encode("utf-8")).find("pyqgis_plugin")
    assert plugin is not None
    assert plugin.get("name") == 'A & "B"'
    assert plugin.findtext("about") == "x < y"
    assert plugin.findtext("download_url") == f"{url}/{PACKAGE}.zip"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, "home/.local/share/QGIS/QGIS3"),
        ("linux", {"XDG_DATA_HOME": "data"}, "data/QGIS/QGIS3"),
        ("darwin", {}, "home/Library/Application Support/QGIS/QGIS3"),
        ("win32", {"APPDATA": "roaming å"}, "roaming å/QGIS/QGIS3"),
        ("win32", {}, "home/AppData/Roaming/QGIS/QGIS3"),
    ],
)
def test_install_finds_the_profiles(platform: str, environment: dict[str, str], folder: str) -> None:
    assert qgis_folder(platform, Path("home"), environment) == Path(folder)


def test_install_takes_the_profile_qgis_opens(tmp_path: Path) -> None:
    assert default_profile(tmp_path) == "default"
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "profiles.ini").write_text("[core]\ndefaultProfile=trygghet å\n", encoding="utf-8")
    assert default_profile(tmp_path) == "trygghet å"


def test_install_replaces_an_older_one_and_leaves_a_developers_files(archive: Path, tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    older = plugins / PACKAGE
    older.mkdir(parents=True)
    (older / "gone.py").write_text("old")
    placed = install(archive, plugins)
    assert not (placed / "gone.py").exists()
    assert (placed / "metadata.txt").exists()

    own = tmp_path / "own"
    placed.rename(own)
    placed.symlink_to(own)
    install(archive, plugins)
    assert not placed.is_symlink()
    assert (own / "metadata.txt").exists()
    assert sorted(path.name for path in plugins.iterdir()) == [PACKAGE]


def test_the_zip_comes_and_goes_in_a_real_qgis_and_leaves_nothing(archive: Path, tmp_path: Path) -> None:
    placed = install(archive, tmp_path / "plugins")
    script = SCRIPTS / "plugin_comes_and_goes.py"
    seen = run_in_window(script, plugins=placed.parent, with_shapely=False).result
    assert Path(seen["where"]) == placed / "__init__.py"
    assert {line.split(" ")[0] for line in seen["started"]} >= {"object", "action", "provider", "shortcut"}
    assert seen["after first unload"] == []
    assert seen["after second unload"] == []
    assert seen["started again"] == seen["started"]
    assert seen["old modules"] == []
    assert seen["more children"] <= 0


def test_the_zip_offers_its_algorithms_without_a_window(archive: Path, tmp_path: Path) -> None:
    install(archive, qgis_folder("linux", tmp_path, {}) / "profiles" / "default" / "python" / "plugins")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QGIS_", "PYTHON"))}
    env.update(HOME=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    subprocess.run(["qgis_process", "plugins", "enable", PACKAGE], env=env, check=True, capture_output=True)
    told = subprocess.run(["qgis_process", "list", "--json"], env=env, check=True, capture_output=True, text=True)
    offered = json.loads(told.stdout)["providers"]["trygghet"]["algorithms"]
    assert {f"trygghet:{name}" for name in ALGORITHMS} <= set(offered)


def test_qgis_installs_it_from_the_municipalitys_own_share(archive: Path, tmp_path: Path) -> None:
    share = tmp_path / "Säker $ mapp"
    share.mkdir()
    (share / archive.name).write_bytes(archive.read_bytes())
    (share / "plugins.xml").write_text(plugins_xml(metadata(), str(share)), encoding="utf-8")
    repositories = "app/plugin_repositories"
    settings = {
        f"{repositories}/Kommunen/url": f"{folder_url(str(share))}/plugins.xml",
        f"{repositories}/Kommunen/enabled": True,
        f"{repositories}/Kommunen/valid": True,
        f"{repositories}/QGIS Official Plugin Repository/url": "https://plugins.qgis.org/plugins/plugins.xml",
        f"{repositories}/QGIS Official Plugin Repository/enabled": False,
    }
    nothing = tmp_path / "none"
    nothing.mkdir()
    got = run_in_window(SCRIPTS / "install_from_share.py", plugins=nothing, settings=settings).result
    assert got == {
        "states": {"Kommunen": 2},
        "name": "Trygghet",
        "version": metadata()["version"],
        "where": f"{PACKAGE}.plugin",
    }
