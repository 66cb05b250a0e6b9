"""The main job, end to end in a real window, and QGIS started again the day after."""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from tests.qgis.window import run_in_window
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Report
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.workspace import Workspace

Y = 6_435_070.0
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


@pytest.mark.parametrize(
    ("count", "begins"),
    [(0, "Inga händelser"), (4, "4 händelser"), (11, "11 händelser")],
    ids=["none", "four", "eleven"],
)
def test_a_week_says_something_true_however_little_was_reported(
    tmp_path: Path, qgis_app: object, count: int, begins: str
) -> None:
    database = tmp_path / "vecka.gpkg"
    workspace = Workspace.create(str(database), "1442", outbox=tmp_path / "outbox.sqlite")
    for number in range(count):
        moment = now() - timedelta(hours=number)
        stored = workspace.submit(
            Report("klotter", Kind.EVENT, 107_440.0 + 90 * number, Y, occurred_at=moment, place_type="torg")
        )
        workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus.APPROVED, "test"))
    workspace.close()
    told = run_in_window(SCRIPT, entry="a_week", arguments={"folder": str(tmp_path), "database": str(database)}).result
    assert told["headline"].startswith(begins)
    assert "för få veckor" in told["headline"], "nothing is normal after one week"
    assert told["listed"] == count
    assert not told["practice"], "these reports are for real"
    assert bool(told["empty"]) == (count == 0)
    text = subprocess.run(["pdftotext", "-layout", told["map"], "-"], check=True, capture_output=True, text=True).stdout
    assert begins in text
    assert text.replace("\u00a0", " ").count(" · Torg") == count
