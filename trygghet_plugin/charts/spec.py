"""What a chart says, as plain data: decided before anything is drawn, so screen, file and table tell the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import isfinite
from typing import Optional

from trygghet_plugin.core.words import number

Figures = tuple[Optional[float], ...]

HOURS = 24
LEAST_WRITTEN = 0.1


class ChartKind(str, Enum):
    """How figures are drawn: bars lie (categories), columns stand (time), heat is a field of weekdays by hours."""

    BARS = "bars"
    COLUMNS = "columns"
    HEAT = "heat"


@dataclass(frozen=True)
class ChartSpec:
    """One chart. `labels` are the full words of each mark; a value of None is withheld, which is not zero.

    `keys` are what a click on a mark asks for ("" for a mark that asks for nothing). `partial` holds the places of
    periods that are not over or were cut off. In a HEAT `labels` are the rows, and `values` go hour by hour through
    them.
    """

    kind: ChartKind
    title: str
    label_name: str
    unit: str
    labels: tuple[str, ...]
    values: Figures
    keys: tuple[str, ...] = ()
    subtitle: str = ""
    value_name: str = ""
    compared: Figures = ()
    compared_name: str = ""
    official: Figures = ()
    official_name: str = ""
    partial: tuple[int, ...] = ()
    partial_name: str = ""
    ticks: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    source: str = ""
    left_out: str = ""
    empty: str = ""
    withheld: str = ""

    def __post_init__(self) -> None:
        marks = len(self.labels) * (HOURS if self.kind is ChartKind.HEAT else 1)
        if len(self.values) != marks:
            raise ValueError(f"{self.title}: {len(self.values)} values for {marks} marks")
        for name in ("keys", "compared", "official", "ticks", "groups"):
            given = len(getattr(self, name))
            if given not in (0, marks):
                raise ValueError(f"{self.title}: {given} {name} for {marks} marks")
        for value in (*self.values, *self.compared, *self.official):
            if value is not None and not (isfinite(value) and value >= 0):
                raise ValueError(f"{self.title}: {value} cannot be drawn from zero")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw; a withheld figure is something."""
        return not any(value is None or value > 0 for value in (*self.values, *self.compared, *self.official))

    @property
    def highest(self) -> float:
        """The largest figure of all series; 1 where all are zero or withheld, so that an axis can be drawn."""
        return max((value for value in (*self.values, *self.compared, *self.official) if value), default=1.0)

    def bare(self) -> ChartSpec:
        """For a page that tells period, status and source once for all its charts; what is left out stays."""
        return replace(self, subtitle="", source="")

    def key(self, mark: int) -> str:
        """What a click on a mark asks for."""
        return self.keys[mark] if self.keys else ""

    def label(self, mark: int) -> str:
        """Full words of a mark: `onsdag 13–14` in a HEAT."""
        if self.kind is ChartKind.HEAT:
            hour = mark % HOURS
            return f"{self.labels[mark // HOURS]} {hour:02d}–{hour + 1:02d}"
        return self.labels[mark]

    def words(self, value: float | None) -> str:
        """A figure as it is written: whole numbers whole, spread ones with one decimal, and something is never 0,0."""
        if value is None:
            return self.withheld
        if 0 < value < LEAST_WRITTEN:
            return f"< {number(LEAST_WRITTEN, 1)}"
        return number(value, 0 if float(value).is_integer() else 1)

    def tip(self, mark: int) -> str:
        """All that is known of a mark, as plain text of a few lines."""
        lines = [self.label(mark), f"{self.words(self.values[mark])} {self.unit}"]
        if self.compared:
            lines.append(f"{self.compared_name}: {self.words(self.compared[mark])}")
        if self.official:
            lines.append(f"{self.official_name}: {self.words(self.official[mark])}")
        if mark in self.partial:
            lines.append(self.partial_name)
        return "\n".join(lines)
