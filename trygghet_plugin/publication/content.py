"""What a meeting map says, as plain data: decided here for its audience, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trygghet_plugin.publication.audience import Audience

if TYPE_CHECKING:
    from trygghet_plugin.charts.spec import ChartSpec


@dataclass(frozen=True)
class MapEvent:
    """One numbered event: x, y in the workspace's coordinate system, already moved where its audience demands it."""

    number: int
    x: float
    y: float
    category: str
    what: str
    where: str
    when: str
    organisation: str
    text: str = ""


@dataclass(frozen=True)
class MapMeasure:
    """An open measure with owner and date."""

    what: str
    owner: str
    due: str


@dataclass(frozen=True)
class MeetingContent:
    """Everything on the page. `events` are drawn with numbers where `numbered`, else as plain marks beside `charts`."""

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
    without_place: int = 0
