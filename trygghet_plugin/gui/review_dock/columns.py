"""How the queue's columns share the width of a dock: what is told longest gives way first, and is in the tip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """The widest time that leaves category and place whole; without one the day alone, then icons, then no time."""
    room = width - needs.number - needs.age
    *clocks, day = needs.whens
    for when in clocks:
        if room - when >= needs.category + needs.place:
            return Widths(when, needs.category, room - when - needs.category, False, False)
    words = room - day
    if words >= 2 * LEAST_WORDS:
        place = min(needs.place, max(words // 2, words - needs.category))
        if words >= needs.category + needs.place:
            place = words - needs.category
        return Widths(day, words - place, place, True, False)
    place = words - needs.icon
    if place >= LEAST_PLACE:
        return Widths(day, needs.icon, place, True, True)
    return Widths(0, needs.icon, max(0, room - needs.icon), True, True)
