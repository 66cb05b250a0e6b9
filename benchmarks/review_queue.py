"""The review queue with 100,000 open reports: its first screen, and the next report after an assessment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.frame import Line, best_of
from benchmarks.reports import columns
from benchmarks.workspaces import workspace
from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.gui.review_dock.dossier import read_dossier
from trygghet_plugin.gui.review_dock.queue_model import PAGE
from trygghet_plugin.storage.store import QueueFilter, Store
from trygghet_plugin.storage.workspace import Workspace

SIZE = 100_000
FIRST_MS, NEXT_MS = 100.0, 50.0


def run() -> list[Line]:
    """What the dock reads, off the window's thread, before it can show something."""
    with tempfile.TemporaryDirectory() as folder:
        waiting = columns(SIZE)
        waiting["status"] = np.full(SIZE, b"new")
        opened = Workspace.open(workspace(Path(folder), waiting), Path(folder) / "outbox.sqlite")
        try:
            lists = ChoiceLists(opened.store.choices())
            ids = (row.report_id for row in opened.store.queue(QueueFilter(), 1000))
            first, following = best_of(
                10, lambda: first_screen(opened.store), lambda: next_report(opened.store, ids, lists))
        finally:
            opened.close()
    return [Line(f"review queue of {SIZE:,}: first screen", first, FIRST_MS, first / FIRST_MS,
                 "≤ 100 ms here", first <= FIRST_MS),
            Line(f"review queue of {SIZE:,}: next report", following, NEXT_MS, following / NEXT_MS,
                 "≤ 50 ms here", following <= NEXT_MS)]


def first_screen(store: Store) -> None:
    """A page of rows, and the figures above it."""
    store.queue(QueueFilter(), PAGE)
    store.queue_summary()


def next_report(store: Store, ids: Iterator[str], lists: ChoiceLists) -> None:
    """Everything the dock shows of a report, with its possible duplicates."""
    read_dossier(store, next(ids), lists)
