"""The harness itself: what it hands over, and that nothing that goes wrong inside stays inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from tests.qgis.window import WindowFailed, run_in_window

SCRIPT = Path(__file__).parent / "scripts" / "window_itself.py"


def test_a_profile_given_twice_is_the_same_user_after_a_restart(tmp_path: Path) -> None:
    seen = []
    for turn, language in enumerate(("sv", "en")):
        arguments = {"leave": turn + 1, "picture": str(tmp_path / "main.png")}
        user = {"language": language, "profile": tmp_path / "user", "size": (1500, 950)}
        seen.append(run_in_window(SCRIPT, entry="looks_around", arguments=arguments, **user).result)
    assert [found["locale"][:2] for found in seen] == ["sv", "en"]
    assert [str(found["before"]) for found in seen] == ["None", "1"]
    picture = QImage(str(tmp_path / "main.png"))
    assert (picture.width(), picture.height()) == (1500, 950)


def test_an_exception_in_a_slot_reaches_the_test() -> None:
    with pytest.raises(WindowFailed, match="lost in a slot"):
        run_in_window(SCRIPT, entry="breaks_in_a_slot")


def test_a_condition_that_never_comes_true_is_named() -> None:
    with pytest.raises(WindowFailed, match=r"waited 0\.2 s for a miracle"):
        run_in_window(SCRIPT, entry="waits_in_vain")


def test_a_window_that_hangs_is_killed() -> None:
    with pytest.raises(WindowFailed, match=r"ended with -9 \(limit 8 s\)"):
        run_in_window(SCRIPT, entry="hangs", timeout=8)
