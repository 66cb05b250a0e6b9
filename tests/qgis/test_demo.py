"""`make demo` without a screen: data, pictures of every dock and the wizard, and the meeting map."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

# One worker makes the demo for all of them.
pytestmark = pytest.mark.xdist_group("demo")

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ("report", "review", "statistics_meeting", "statistics_analysis", "wizard", "meeting_map")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the demo ran, as on a machine without a screen."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "tools.demo", "--folder", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_shows_something(demo: Path, name: str) -> None:
    image = QImage(str(demo / f"{name}.png"))
    assert image.width() >= 600
    step = max(1, image.width() // 97)
    colours = {image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)}
    assert len(colours) > 20


def test_the_meeting_map_is_a_pdf(demo: Path) -> None:
    assert (demo / "meeting_map.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("name", "fewest"), [("vargarda_ovning", 600), ("polisen", 50)])
def test_both_workspaces_hold_their_reports(demo: Path, name: str, fewest: int) -> None:
    with closing(sqlite3.connect(f"file:{demo / name}.gpkg?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM trygghet_report").fetchone()
        assert count >= fewest
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_import_left_its_protocol(demo: Path) -> None:
    assert (demo / "polisen_protokoll.csv").read_bytes().startswith(b"\xef\xbb\xbfrow;source_ref;result")
