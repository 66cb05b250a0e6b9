"""How the queue's columns share the width of a dock: what is told longest gives way first, and is in the tip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONG_WORDS = 190
"""No time of day is left out for a few names that are longer than this (pixels)."""
LEAST_WORDS, LEAST_PLACE = 105, 80
"""Narrower than this (pixels) two columns of words say little, and a place alone says nothing."""


@dataclass(frozen=True)
class Needs:
    """What the columns need to tell all they hold, in pixels.

    `whens` are the widths a time may have, widest first; the last is the day alone. `icon` is the category without its
    name.
    """

    number: int
    whens: Sequence[int]
    category: int
    icon: int
    place: int
    age: int


@dataclass(frozen=True)
class Widths:
    """Widths in pixels; `when` is 0 where there is no room for a time at all."""

    when: int
    category: int
    place: int
    day_alone: bool
    icon_alone: bool


def share(width: int, needs: Needs) -> Widths:
    """The widest time that leaves category and place as good as whole; else the day alone, then icons, then no time."""
    room = width - needs.number - needs.age
    *clocks, day = needs.whens
    enough = min(needs.category, LONG_WORDS) + min(needs.place, LONG_WORDS)
    for when in clocks:
        if room - when >= enough:
            return Widths(when, *_words(room - when, needs), False, False)
    if room - day >= 2 * LEAST_WORDS:
        return Widths(day, *_words(room - day, needs), True, False)
    place = room - day - needs.icon
    if place >= LEAST_PLACE:
        return Widths(day, needs.icon, place, True, True)
    return Widths(0, needs.icon, max(0, room - needs.icon), True, True)


def _words(room: int, needs: Needs) -> tuple[int, int]:
    """Category and place: each half the room or what it needs; what one does not need is the other's."""
    place = max(room - needs.category, min(needs.place, room // 2))
    return room - place, place
