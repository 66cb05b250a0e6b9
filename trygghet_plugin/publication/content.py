"""What a meeting map says, as plain data: decided here for its audience, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

from trygghet_plugin.publication.audience import Audience

if TYPE_CHECKING:
    from trygghet_plugin.charts.spec import ChartSpec


@dataclass(frozen=True)
class MapEvent:
    """One event of the list: x, y in the workspace's coordinate system, already moved where its audience demands it.

    `number` 0 has no place in the count, as nobody knows when it was; x and y are None where the place is unknown.
    `organisation` is empty for all but internal pages.
    """

    number: int
    x: Optional[float]
    y: Optional[float]
    category: str
    what: str
    where: str
    when: str
    organisation: str = ""
    text: str = ""

    @property
    def is_on_map(self) -> bool:
        """Whether the map carries its number."""
        return bool(self.number) and self.x is not None and self.y is not None


@dataclass(frozen=True)
class MapMeasure:
    """An open measure with owner and date."""

    what: str
    owner: str
    due: str


@dataclass(frozen=True)
class MeetingContent:
    """Everything on the page. `events` are drawn with numbers and listed where `numbered`, else as plain marks
    beside `charts`."""

    audience: Audience
    title: str
    subtitle: str
    municipality: str
    practice: bool
    headlines: tuple[str, ...]
    events: tuple[MapEvent, ...]
    numbered: bool
    charts: tuple[ChartSpec, ...]
    measures: tuple[MapMeasure, ...]
    footer: tuple[str, ...]
