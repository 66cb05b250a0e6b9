"""Windows of one user at the same time and after each other, each a process that can be killed: no report is lost, none
is stored twice."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from tests.conftest import ROOT
from trygghet_plugin.gui.report_dock import drafts as drafts_module
from trygghet_plugin.gui.report_dock.drafts import FILE, LOCK, Draft, take_over
from trygghet_plugin.gui.report_dock.photo_strip import CleanPhoto
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace


class Window:
    """A report dock in a process of its own."""

    def __init__(self, profile: Path, database: Path, *dies_at: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.report_window", str(database), *dies_at],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
                 "HOME": str(profile), "XDG_CONFIG_HOME": str(profile), "QGIS_CUSTOM_CONFIG_PATH": str(profile)},
        )
        self.first = self._answer()

    def _answer(self) -> dict[str, str]:
        for line in self._process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        return {}

    def ask(self, command: str) -> dict[str, str]:
        """Empty when the window died of it."""
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def database(qgis_app, tmp_path) -> Path:
    path = tmp_path / "trygghet.gpkg"
    Workspace.create(str(path), "1442", outbox=tmp_path / "o.sqlite").close()
    return path


@pytest.fixture
def window(database, tmp_path) -> Iterator:
    opened = []

    def another(*dies_at: str) -> Window:
        opened.append(Window(tmp_path / "profile", database, *dies_at))
        return opened[-1]

    yield another
    for one in opened:
        one.kill()


def stored(database: Path, tmp_path: Path) -> list[str]:
    """Descriptions of the reports there are, and nothing waits any more."""
    (outbox,) = (tmp_path / "profile").rglob("outbox.sqlite")
    workspace = Workspace.open(str(database), outbox=outbox)
    assert workspace._outbox.pending(workspace.info.workspace_id) == ()
    texts = sorted(row.description for row in workspace.store.queue(QueueFilter(statuses=()), 99))
    workspace.close()
    return texts


def left(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "profile").rglob("drafts/**/*") if path.is_file() and path.name != LOCK]


def test_two_windows_have_a_draft_each_and_both_reports_arrive(window, database, tmp_path):
    first = window()
    draft = first.ask("fill En trasig lampa")
    second = window()
    assert second.first["text"] == ""
    assert second.first["report_id"] != draft["report_id"]
    second.ask("fill Klotter på skolan")
    assert "2026" not in first.ask("show")["note"]
    for one in (first, second):
        assert "is saved" in one.ask("send")["messages"]
    assert stored(database, tmp_path) == ["En trasig lampa", "Klotter på skolan"]
    assert left(tmp_path) == []


def test_drafts_of_two_windows_come_back_one_after_the_other(window):
    opened = [window(), window()]
    texts = ["En trasig lampa", "Klotter på skolan"]
    for one, text in zip(opened, texts):
        one.ask(f"fill {text}")
    for one in opened:
        one.kill()
    again = [window(), window(), window()]
    assert [one.first["text"] for one in again] == [*texts, ""]


def test_a_killed_window_gives_its_draft_to_the_next(window):
    first = window()
    draft = first.ask("fill En trasig lampa")
    first.kill()
    assert window().first["report_id"] == draft["report_id"]


@pytest.mark.parametrize("step", ["send", "remove", "clear"])
def test_a_window_that_dies_while_sending_loses_and_doubles_nothing(window, database, tmp_path, step):
    """In the outbox and not in the database; in both; in the database and still a draft."""
    first = window(step)
    first.ask("fill En trasig lampa")
    assert first.ask("send") == {}
    assert "draft.json" in left(tmp_path)
    second = window()
    assert second.ask("settle")["text"] == ""
    assert stored(database, tmp_path) == ["En trasig lampa"]
    assert left(tmp_path) == []
    second.ask("fill Klotter på skolan")
    second.ask("send")
    assert stored(database, tmp_path) == ["En trasig lampa", "Klotter på skolan"]


def test_what_is_written_on_after_a_crash_is_a_report_of_its_own(window, database, tmp_path):
    first = window("clear")
    first.ask("fill En trasig lampa")
    first.ask("send")
    # The window goes before it could ask, with more written than was sent.
    (path,) = (tmp_path / "profile").rglob(FILE)
    plain = json.loads(path.read_text("utf-8"))
    plain["answers"]["description"], plain["sent"] = "En trasig lampa och klotter", None
    path.write_text(json.dumps(plain), "utf-8")
    second = window()
    answer = second.ask("settle")
    assert answer["text"] == "En trasig lampa och klotter"
    assert answer["report_id"] != plain["report_id"]
    assert "handed in already" in answer["note"]
    second.ask("send")
    assert stored(database, tmp_path) == ["En trasig lampa", "En trasig lampa och klotter"]


def test_two_windows_with_one_draft_of_an_earlier_version_lose_nothing(window, database, tmp_path):
    """Before drafts had an owner two windows could hold one report_id."""
    first = window()
    report_id = first.ask("fill En trasig lampa")["report_id"]
    second = window()
    second.ask("fill Klotter på skolan")
    second.kill()
    (path,) = (one for one in (tmp_path / "profile").rglob(FILE) if "skolan" in one.read_text("utf-8"))
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "report_id": report_id}), "utf-8")
    second = window()
    assert second.ask("settle")["report_id"] == report_id
    assert "is saved" in first.ask("send")["messages"]
    refused = second.ask("send")
    assert "is saved" not in refused["messages"]
    assert "with other content" in refused["note"]
    assert refused["text"] == "Klotter på skolan"
    assert "is saved" in second.ask("send")["messages"]
    assert stored(database, tmp_path) == ["En trasig lampa", "Klotter på skolan"]


# --- the draft itself ------------------------------------------------------------------------------------------------


def never(problem):
    raise problem


def photo(photo_id: str) -> CleanPhoto:
    return CleanPhoto(photo_id, b"x" * 100_000, None)


def test_a_full_disk_leaves_the_draft_before_it_and_no_half(qgis_app, tmp_path):
    draft, _kept = take_over(tmp_path, never)
    draft.save({"answers": {"description": "Half a sentence"}}, [])
    for name in (f"{FILE}.part", "p.jpg.part"):
        # Whatever is written to it finds no room.
        (tmp_path / name).symlink_to("/dev/full")
        with pytest.raises(drafts_module.WorkspaceError, match="Send it before you leave"):
            draft.save({"answers": {"description": "A whole sentence"}}, [photo("p")] if "p.jpg" in name else [])
        assert [path.name for path in tmp_path.iterdir() if path.name != LOCK] == [FILE]
    assert draft.load()[0]["answers"] == {"description": "Half a sentence"}


def test_halves_of_a_crash_do_not_stay(qgis_app, tmp_path):
    draft, _kept = take_over(tmp_path, never)
    (tmp_path / "p.jpg.part").write_bytes(b"half a photo")
    draft.save({"report_id": "a"}, [])
    assert not (tmp_path / "p.jpg.part").exists()


@pytest.mark.parametrize("damage", ["{broken", "[]", "7", "\udcff"])
def test_a_draft_that_cannot_be_read_is_told_and_left(qgis_app, tmp_path, damage):
    draft, _kept = take_over(tmp_path, never)
    draft.save({"report_id": "a"}, [])
    draft.release()
    (tmp_path / FILE).write_bytes(damage.encode("utf-8", "surrogateescape"))
    told = []
    other, kept = take_over(tmp_path, told.append)
    assert kept is None
    assert str(tmp_path) in str(told[0])
    other.save({"report_id": "b"}, [])
    other.remove()
    assert (tmp_path / FILE).read_bytes() == damage.encode("utf-8", "surrogateescape")


def test_a_lock_is_held_by_the_living_only(qgis_app, tmp_path):
    name, this_computer = QgsApplication.applicationName(), socket.gethostname()
    lock = tmp_path / LOCK
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    # A process that is gone, here; one on another computer, of this morning and of yesterday; one that is gone, and
    # whose number another program has now.
    for who, host, age, free in (
        (int(gone.stdout), this_computer, 0, True),
        (1, "another", 3_600, False),
        (1, "another", 86_400, True),
        (os.getpid(), this_computer, 86_400, True),
    ):
        lock.write_text(f"{who}\n{name}\n{host}\n")
        os.utime(lock, (time.time() - age,) * 2)
        draft = Draft(tmp_path)
        assert draft.hold() is free
        draft.release()
        lock.unlink(missing_ok=True)


def test_a_lock_that_is_held_for_days_stays_held(qgis_app, tmp_path):
    ours, other = Draft(tmp_path), Draft(tmp_path)
    assert ours.hold()
    os.utime(tmp_path / LOCK, (time.time() - 7 * 86_400,) * 2)
    assert not other.hold()
    assert other.is_held_elsewhere
    ours.release()
    assert other.hold()


def test_a_profile_that_cannot_be_written_is_told_when_something_is_kept(qgis_app, tmp_path):
    (tmp_path / "file").write_text("")
    draft, kept = take_over(tmp_path / "file" / "drafts", never)
    assert kept is None
    with pytest.raises(drafts_module.WorkspaceError, match="cannot be kept"):
        draft.save({"report_id": "a"}, [])
