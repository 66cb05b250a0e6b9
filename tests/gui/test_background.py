"""Work off the window's thread comes back in the window's thread, always, or not at all once it was forgotten."""

from __future__ import annotations

import threading
import time

from trygghet_plugin.gui import background


def test_the_answer_comes_back_in_the_window_thread(qgis_app, qtbot):
    seen = []
    ident = threading.get_ident
    background.Job(ident, lambda other: seen.append((other, ident())), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != seen[0][1] == threading.get_ident()


def test_an_error_comes_back_as_an_error(qgis_app, qtbot):
    seen = []

    def fails():
        raise OSError("share gone")

    background.Job(fails, seen.append, lambda error: seen.append(str(error)))
    qtbot.waitUntil(lambda: seen == ["share gone"])


def test_what_was_forgotten_tells_nobody(qgis_app, qtbot):
    seen = []
    job = background.Job(lambda: time.sleep(0.05), seen.append, seen.append)
    job.forget()
    background.Job(lambda: time.sleep(0.05), seen.append, seen.append)
    background.Job.forget_all()
    qtbot.waitUntil(lambda: not background.Job._running)
    assert seen == []


def test_a_thousand_short_works_that_nobody_holds_all_come_back(qgis_app, qtbot):
    """QGIS's task manager now and then leaves one queued for ever."""
    seen = []
    for number in range(1_000):
        background.Job(lambda one=number: one, seen.append, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1_000, timeout=20_000)
    assert sorted(seen) == list(range(1_000))
