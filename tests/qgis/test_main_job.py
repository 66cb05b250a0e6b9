"""The main job, end to end in a real window, and QGIS started again the day after."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.qgis.window import run_in_window

SCRIPT = Path(__file__).parent / "scripts" / "main_job.py"


def test_from_nothing_to_a_meeting_map_and_all_of_it_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "trygghet åäö"
    folder.mkdir()
    profile = tmp_path / "profile"
    arguments = {"folder": str(folder)}
    first = run_in_window(SCRIPT, entry="first_day", arguments=arguments, profile=profile, timeout=240).result
    assert re.fullmatch(r"\d{4}-0001", first["no"])
    assert first["amber"] > 10
    assert first["green"] > 10
    assert first["amber_left"] == 0
    assert first["before"].startswith("Inga händelser")
    assert first["after"].startswith("1 händelse ")
    text = subprocess.run(
        ["pdftotext", "-layout", first["map"], "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Vårgårda kommun" in text
    assert "Samverkansmaterial" in text
    assert "Lampan" not in text, "what reporters write stays inside"
    # Nothing that runs by itself may lie in a project of ours (macros, Python actions, form code).
    assert not re.search(r"<Macros[^/]|pythonCode>[^<]|<editforminitcode>[^<]|<actionsetting", first["project"])

    second = run_in_window(SCRIPT, entry="second_day", arguments=arguments, profile=profile, timeout=240).result
    assert second["headline"] == first["after"]
    assert second["layers"] == ["Områden", "Rapporter"]
    assert second["green"] > 10
    assert second["statuses"] == ["approved"]
