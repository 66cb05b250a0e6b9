"""Memory a workspace costs while its panel is open: above what the process held before."""

from __future__ import annotations

import ctypes
import gc
import tempfile
from pathlib import Path

from benchmarks.frame import Line
from benchmarks.open_panel import CONTEXT, QUERY, panel, read
from benchmarks.reports import columns
from benchmarks.workspaces import workspace
from trygghet_plugin.analysis.statistics import compute

SIZE = 1_000_000
PER_REPORT, BASE = 64, 50_000_000


def run() -> list[Line]:
    """The table held open after its figures were computed, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (workspace(Path(folder), columns(size)) for size in (1000, SIZE))
        panel(small)  # what GDAL, numpy and our own modules take once is not the reports'
        give_back()
        before = resident()
        table = read(large)
        figures = compute(table, QUERY, CONTEXT)
        gc.collect()
        used = resident() - before
    allowed = PER_REPORT * len(table) + BASE
    name = f"memory of {len(table):,} reports in MB ({figures.total:,} events counted)"
    return [Line(name, used / 1e6, allowed / 1e6, used / allowed, "≤ 64 bytes a report + 50 MB", used <= allowed)]


def give_back() -> None:
    """Return what is free to the system, or the reports would be put where the preparation's columns were."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)


def resident() -> int:
    """Bytes of this process in memory now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("The kernel does not tell the memory of this process.")
