"""How the measures stand on a day, in few figures for the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trygghet_plugin.core.words import translate

PLANNED, ONGOING, DONE = "planned", "ongoing", "done"


@dataclass(frozen=True)
class MeasureFigures:
    """Open measures are planned or ongoing; `late` are the open ones that should have been done by now."""

    open: int
    late: int
    done: int

    @property
    def words(self) -> str:
        """`6 pågår · 2 försenade · 1 klar`; what is zero is not told, and nothing at all without measures."""
        parts = []
        if self.open:
            parts.append(translate("MeasureFigures", "%n in progress", None, self.open))
        if self.late:
            parts.append(translate("MeasureFigures", "%n late", None, self.late))
        if self.done:
            parts.append(translate("MeasureFigures", "%n done", None, self.done))
        return " · ".join(parts)


def measure_figures(measures: Iterable[tuple[str, date | None]], day: date) -> MeasureFigures:
    """Count measures given as status and due date."""
    rows = list(measures)
    open_ = [due for status, due in rows if status in (PLANNED, ONGOING)]
    late = sum(due is not None and due < day for due in open_)
    return MeasureFigures(len(open_), late, sum(status == DONE for status, _due in rows))
