"""How reading columns and computing every figure grow up to ten million reports, and what that many hold in memory."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.frame import Line, best_of, held
from benchmarks.memory import BASE, PER_REPORT, give_back, resident
from benchmarks.open_panel import CONTEXT, QUERY
from benchmarks.reports import Columns, batches, columns
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.analysis.statistics import compute

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
PIECE = 1_000_000


def run() -> list[Line]:
    """Microseconds a report, each size against the one before; the columns come from memory."""
    pieces = batches(columns(PIECE), 10_000)
    for batch in pieces:  # duplicates are told by links here, and texts of ids are no part of the table
        del batch["report_id"], batch["duplicate_of"]
    compute(read(pieces, SIZES[0]), QUERY, CONTEXT)
    give_back()
    before = resident()
    table = read(pieces, SIZES[-1])
    compute(table, QUERY, CONTEXT)
    used = resident() - before
    del table
    took = best_of(3, *(lambda size=size: compute(read(pieces, size), QUERY, CONTEXT) for size in SIZES),
                   clock=time.process_time)
    costs = {size: milliseconds / size * 1000 for size, milliseconds in zip(SIZES, took)}
    lines = [held(f"growth, {small:,} → {large:,} (µs a report)", costs[large], costs[small], "linear: ≤ 1.25 ×", 1.25)
             for small, large in zip(SIZES, SIZES[1:])]
    allowed = PER_REPORT * SIZES[-1] + BASE
    lines.append(Line(f"memory of {SIZES[-1]:,} reports in MB", used / 1e6, allowed / 1e6, used / allowed,
                      "≤ 64 bytes a report + 50 MB", used <= allowed))
    return lines


def read(pieces: list[Columns], size: int) -> ReportTable:
    """A table of so many reports."""
    return ReportTable.from_batches(_repeated(pieces, size), rows=size)


def _repeated(pieces: list[Columns], size: int) -> Iterator[Columns]:
    left = size
    while left:
        for batch in pieces:
            if not left:
                return
            rows = min(left, len(batch["fid"]))
            yield {name: column[:rows] for name, column in batch.items()}
            left -= rows
