"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import enum
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.package import package_files

MODULES = [ROOT / name for name in package_files(untracked=True) if name.suffix == ".py"]
MODULE_LINES = 300
FUNCTION_LINES = 50  # about 40


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_stay_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module begins with what it is for"
    assert len(text.splitlines()) <= MODULE_LINES
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [node.name for node in functions if node.end_lineno - node.lineno >= FUNCTION_LINES] == []


def _unscoped_enums(path: Path) -> list[str]:
    """Members of Qt and QGIS enums that are not written through their enum: Qt 6 knows none of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            module = importlib.import_module(node.module)
            classes.update({name.asname or name.name: getattr(module, name.name, None) for name in node.names})
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = classes.get(node.value.id)
            member = getattr(owner, node.attr, None) if isinstance(owner, type) else None
            plain = isinstance(member, int) and type(member) not in (int, bool)
            if (plain or isinstance(member, enum.Enum)) and not issubclass(owner, enum.Enum):
                found.append(f"{node.lineno}: {node.value.id}.{node.attr}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_enums_are_written_as_qt_6_wants_them(path: Path) -> None:
    assert _unscoped_enums(path) == []


def test_unscoped_enums_would_be_found(tmp_path: Path) -> None:
    module = tmp_path / "old.py"
    module.write_text("from qgis.PyQt.QtCore import Qt\nfrom qgis.core import Qgis\nQt.DisplayRole\nQgis.Warning\n")
    assert _unscoped_enums(module) == ["3: Qt.DisplayRole", "4: Qgis.Warning"]
    module.write_text("from qgis.PyQt.QtCore import Qt\nQt.ItemDataRole.DisplayRole\n")
    assert _unscoped_enums(module) == []


def test_core_runs_without_qgis_qt_and_numpy() -> None:
    """The writer process and the interpreter of a locked-down PC have nothing but the standard library."""
    names = sorted(_name(path)[:-3].replace("/", ".") for path in MODULES if "core" in path.parts)
    code = "\n".join(
        [
            "import importlib, sys",
            "for blocked in ('qgis', 'PyQt5', 'PyQt6', 'osgeo', 'numpy', 'shapely'): sys.modules[blocked] = None",
            f"sys.path.insert(0, {str(ROOT)!r})",
            f"for name in {names!r}: importlib.import_module(name.removesuffix('.__init__'))",
        ]
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


def test_texts_go_through_one_door() -> None:
    """`self.tr` and Qt's own `translate` would put a text where the translations test cannot see it."""
    other = re.compile(r"\.tr\(|QCoreApplication\.translate\(|QgsApplication\.translate\(")
    assert [_name(path) for path in MODULES if other.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_committed_names_a_workplace() -> None:
    """Paths of one machine have no place in what others clone."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], check=True, capture_output=True, text=True)
    place = re.compile(rb"/(?:work|root|home/[a-z]+|tmp/[a-z]+)/[\w./-]+")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".gz", ".png", ".gpkg", ".pdf"} and path.name != "LICENSE":
            found += [f"{name}: {match.decode()}" for match in place.findall(path.read_bytes())]
    assert found == []
