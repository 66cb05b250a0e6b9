"""The set-up script: which apt source it derives, and what it says when it may not install."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

DEB822 = """\
Types: deb deb-src
# kept as the installer wrote it
URIs: http://mirror.example/debian/
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""
DERIVED = """\
Types: deb
URIs: http://mirror.example/debian/
Suites: bookworm-backports
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""
ONE_LINE = """\
# deb http://mirror.example/debian bookworm main
deb http://packages.example/debian bookworm main
deb-src http://mirror.example/debian bookworm main
deb http://mirror.example/debian-security bookworm-security main
deb [arch=amd64 signed-by=/etc/apt/keyrings/d.gpg] http://mirror.example/debian/ bookworm main contrib
deb http://mirror.example/debian bookworm-updates main
"""
OTHERS = """\
Enabled: no
Types: deb
URIs: http://mirror.example/debian
Suites: bookworm
Components: main

Types: deb
URIs: http://packages.example/debian
Suites: bookworm
Components: main
"""


def _derive(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    command = ["awk", "-v", "suite=bookworm", "-v", "address=http://mirror.example/debian"]
    program = str(ROOT / "tools" / "backports_source.awk")
    return subprocess.run([*command, "-f", program, str(file)], check=True, capture_output=True, text=True).stdout


def test_only_the_main_archive_of_the_machines_own_source_counts(tmp_path: Path) -> None:
    assert _derive(tmp_path / "debian.sources", DEB822) == DERIVED


def test_a_classic_list_keeps_its_options(tmp_path: Path) -> None:
    options = "[arch=amd64 signed-by=/etc/apt/keyrings/d.gpg]"
    derived = _derive(tmp_path / "sources.list", ONE_LINE)
    assert derived == f"deb {options} http://mirror.example/debian/ bookworm-backports main\n"


@pytest.mark.parametrize("text", [OTHERS, DEB822.replace("mirror", "other"), ""])
def test_switched_off_and_strangers_sources_give_nothing(tmp_path: Path, text: str) -> None:
    assert _derive(tmp_path / "debian.sources", text) == ""


def _run_without_qgis(tmp_path: Path, user: str) -> subprocess.CompletedProcess[str]:
    """The script on a copy of the tools, on a machine where neither QGIS nor apt can be found."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for tool in ("bash", "dirname", "env"):
        (bin_ / tool).symlink_to(str(shutil.which(tool)))
    (bin_ / "id").write_text(f"#!/bin/sh\necho {user}\n")
    (bin_ / "id").chmod(0o755)
    env = {**os.environ, "PATH": str(bin_)}
    return subprocess.run([str(tmp_path / "tools" / "setup.sh")], env=env, capture_output=True, text=True, check=False)


def test_without_root_it_says_what_to_ask_for_and_changes_nothing(tmp_path: Path) -> None:
    told = _run_without_qgis(tmp_path, user="1000")
    assert told.returncode == 1
    assert "QGIS 3.40 or later is missing" in told.stderr
    if platform.freedesktop_os_release().get("VERSION_CODENAME") == "bookworm":
        assert f"sudo {tmp_path}/tools/setup.sh" in told.stderr
        assert "bookworm-backports" in told.stderr
        assert "python3-qgis" in told.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "tools"]
