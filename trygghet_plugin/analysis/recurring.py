"""Places where something happened again, week after week.

A place is a named one, or failing that the neighbourhood of an event: few reports name their place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.counts import Rows
from trygghet_plugin.analysis.local_columns import weeks_of
from trygghet_plugin.analysis.report_table import ReportTable

NEAR_M = 75.0
BACK_WEEKS = 26
_AGAIN = 2


@dataclass(frozen=True)
class Recurring:
    """A place with events in `weeks` ISO weeks in a row, the last of them in the period. `rows` are the period's."""

    place_id: str
    rows: tuple[int, ...]
    weeks: int


def recurring_places(table: ReportTable, rows: Rows, known: Rows) -> tuple[Recurring, ...]:
    """Places of the period's events (`rows`) that also had some the week before, the longest run first.

    `known` are all events with a time, the period's among them.
    """
    if not len(rows):
        return ()
    weeks = weeks_of(table.hour[known] // 24)
    last = int(weeks_of(table.hour[rows] // 24).max())
    recent = known[(weeks <= last) & (weeks > last - 7 * BACK_WEEKS)]
    found = [
        Recurring(place_id, tuple(int(row) for row in group), _run(table, group, recent[same]))
        for place_id, group, same in _places(table, rows, recent)
    ]
    again = [place for place in found if place.weeks >= _AGAIN]
    return tuple(sorted(again, key=lambda place: (-place.weeks, -len(place.rows), place.rows)))


def _places(table: ReportTable, rows: Rows, recent: Rows) -> list[tuple[str, Rows, NDArray[np.bool_]]]:
    """Each place of the period with its rows, and which of the recent rows lie there."""
    column = table.column("place_id")
    left = list(rows)
    places = []
    while left:
        seed = int(left[0])
        code = int(column.codes[seed])
        if code:
            here, same = column.codes[left] == code, column.codes[recent] == code
        else:
            here, same = (_near(table, seed, np.asarray(which)) for which in (left, recent))
            here[0] = True  # also where it has no position
        places.append((column.labels[code], np.array([row for row, is_here in zip(left, here) if is_here]), same))
        left = [row for row, is_here in zip(left, here) if not is_here]
    return places


def _near(table: ReportTable, seed: int, rows: Rows) -> NDArray[np.bool_]:
    distance = np.hypot(table.x[rows] - table.x[seed], table.y[rows] - table.y[seed])
    near: NDArray[np.bool_] = (distance <= NEAR_M) & (table.column("place_id").codes[rows] == 0)
    return near


def _run(table: ReportTable, group: Rows, same: Rows) -> int:
    """Weeks in a row, counted back from the last one with an event in the period."""
    with_events = set(weeks_of(table.hour[same] // 24).tolist())
    week = int(weeks_of(table.hour[group] // 24).max())
    weeks = 1
    while week - 7 * weeks in with_events:
        weeks += 1
    return weeks
