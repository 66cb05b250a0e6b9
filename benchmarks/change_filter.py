"""Change a filter and have every figure anew, against the same masks and bincounts in bare numpy on uint8 codes."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.frame import Line, best_of, held
from benchmarks.open_panel import CONTEXT
from benchmarks.reports import batches, columns
from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.analysis.local_columns import first_hour
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.analysis.statistics import StatisticsQuery, compute

SIZE = 1_000_000
HERE_MS = 30.0
PERIOD = (np.datetime64("2020-01-01").item(), np.datetime64("2025-12-31").item())


def run() -> list[Line]:
    """A status and a period; the same with a category."""
    table = ReportTable.from_batches(batches(columns(SIZE)))
    lines = []
    for name, codes in (("period and status", {}), ("one category too", {"category": ("belysning",)})):
        query = StatisticsQuery(Filter(*PERIOD, codes=codes))
        bare = Bare(table, query.filter)
        measured, against = best_of(15, lambda query=query: compute(table, query, CONTEXT), bare.figures)
        lines.append(held(f"change a filter, {SIZE:,} reports: {name}", measured, against,
                          "≤ 1.5 × bare numpy, ≤ 30 ms", 1.5, HERE_MS))
    return lines


class Bare:
    """The least numpy has to do for the same figures: every column prepared beforehand, no dates, words or checks."""

    def __init__(self, table: ReportTable, question: Filter) -> None:
        self.question = question
        self.codes = {name: table.column(name).codes for name in
                      ("status", "category", "kind", "organisation", "place_id", "area_code")}
        self.approved = table.column("status").code("approved")
        self.category = {table.column("category").code(code) for code in question.codes.get("category", ())}
        self.hour = table.hour
        self.review = table.review_seconds
        self.event = table.column("kind").code("event")
        self.uncounted = [table.column("kind").code(kind) for kind in ("safe_place", "upcoming")]
        spread = ~np.isnat(table.occurred_until) & ~np.isnat(table.occurred_at)
        self.spread = spread
        self.start_cell = ((table.hour + 72) % 168).astype(np.uint8)
        length = np.where(spread, (table.occurred_until - table.occurred_at).astype(np.int64) / 3_600_000, 1)
        self.end_cell = ((table.hour + 72 + np.ceil(length).astype(np.int64)) % 168).astype(np.uint8)
        self.weight = 1 / length

    def figures(self) -> list[Any]:
        """Both periods' counts, and of the first one every histogram."""
        now, before = self._rows(self.question.start, self.question.end), self._rows(*self._last_year())
        rows = np.flatnonzero(now)
        found: list[Any] = [np.count_nonzero(before), np.count_nonzero(self.codes["status"] < 3)]
        found += [np.bincount(column.take(rows)) for column in self.codes.values()]
        hours = self.hour.take(rows)
        found.append(np.bincount(hours - hours.min()))
        found.append(np.median(self.review.take(rows)))
        event = self.codes["kind"] == self.event
        exact, spread = np.flatnonzero(now & event & ~self.spread), np.flatnonzero(now & event & self.spread)
        found.append(np.bincount(self.start_cell.take(exact)))
        weight = self.weight.take(spread)
        found += [np.bincount(cells.take(spread), weights=weight * share)
                  for cells in (self.start_cell, self.end_cell) for share in (1, weight)]
        return found

    def _rows(self, start: Any, end: Any) -> np.ndarray[Any, Any]:
        mask = (self.hour >= first_hour(start)) & (self.hour < first_hour(end) + 24)
        mask &= self.codes["status"] == self.approved
        for kind in self.uncounted:
            mask &= self.codes["kind"] != kind
        for code in self.category:
            mask &= self.codes["category"] == code
        return mask

    def _last_year(self) -> tuple[Any, Any]:
        period = self.question.period
        assert period is not None
        before = period.same_weeks_last_year()
        return before.start, before.end
