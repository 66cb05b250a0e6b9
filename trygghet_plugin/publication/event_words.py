"""An event of the meeting in words, for one audience: the same for the dock's list and the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.analysis.meeting import MeetingEvent
from trygghet_plugin.core import when
from trygghet_plugin.publication.audience import shown_place, shown_point
from trygghet_plugin.storage.sheet import Sheet


@dataclass(frozen=True)
class EventWords:
    """What an audience is told. `x` and `y` (workspace's coordinates) are None where nobody knows the place;
    `organisation`, from whom it is, is for internal use alone: that of a small business points at a person."""

    what: str
    where: str
    when: str
    organisation: str
    x: Optional[float]
    y: Optional[float]


def event_words(sheet: Sheet, event: MeetingEvent, audience: Audience, clock: bool = False) -> EventWords:
    """Say it. `clock` tells the exact time instead of day and part of day; to partners that is never told."""
    inside = audience is Audience.INTERNAL
    place_id, place_type = shown_place(audience, event.place_id, event.place_type, sheet.place_types)
    x, y = float(sheet.table.x[event.row]), float(sheet.table.y[event.row])
    known = x == x and y == y
    if known:
        x, y = shown_point(audience, x, y, place_type)
    area = sheet.table.column("area_code").text(event.row)
    return EventWords(
        what=sheet.label("category", event.category),
        where=sheet.where(place_id, place_type) or sheet.areas.get(area, ""),
        when=(when.describe if clock and inside else when.describe_part)(event.start, event.end),
        organisation=sheet.label("organisation", event.organisation) if inside and event.organisation else "",
        x=x if known else None,
        y=y if known else None,
    )
