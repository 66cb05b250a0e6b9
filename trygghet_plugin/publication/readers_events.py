"""The approved events as partners may see them, in whole columns: words instead of codes, and no way back to a report.

Words are made once for each place and each time that differs, so that a million events cost no loop over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Callable, Optional

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.filters import Audience, Filter, select
from trygghet_plugin.analysis.local_columns import Moments, local_moments, milliseconds
from trygghet_plugin.core import when
from trygghet_plugin.core.choices import DWELLING_PLACE_TYPES
from trygghet_plugin.publication.audience import middle_of_block, shown_place
from trygghet_plugin.publication.map_layers import group_name
from trygghet_plugin.storage.sheet import Sheet

Rows = NDArray[np.intp]
Numbers = NDArray[np.int64]
PublicTexts = Callable[[list[int]], Mapping[int, str]]


@dataclass(frozen=True, eq=False)
class ReadersEvents:
    """Columns of equal length; x and y are NaN where there is no position. `groups` are the groups of categories met,
    as code → words."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    columns: Mapping[str, list[Optional[str]]]
    groups: Mapping[str, str]


def events_for_partners(sheet: Sheet, public_texts: PublicTexts) -> ReadersEvents:
    """Every approved event once, the newest day first; within a day in no order, so that it tells nothing."""
    table = sheet.table
    rows = np.flatnonzero(select(table, Filter(audience=Audience.PARTNERS)).events)
    rows = rows[_order(table.occurred_at[rows])]
    texts = public_texts(table.fid[rows].tolist())
    x, y, place, place_type = _places(sheet, rows)
    date, time_words = _times(sheet, rows)
    groups = {label: _group_of(sheet, label) for label in table.column("category").labels}
    names = {group: group_name(sheet.choices, group) for group in groups.values()}
    columns = {
        "category": _labelled(sheet, "category", rows),
        "category_group": _taken([names[groups[label]] for label in table.column("category").labels],
                                 table.column("category").codes[rows]),
        "kind": _labelled(sheet, "kind", rows),
        "date": date,
        "time_words": time_words,
        "place": place,
        "place_type": place_type,
        "public_text": [texts.get(fid) for fid in table.fid[rows].tolist()],
    }
    met = set(columns["category_group"])
    return ReadersEvents(x, y, columns, {group: name for group, name in names.items() if name in met})


def _order(moments: Moments) -> Rows:
    """The newest day first, unknown days last, any order within a day."""
    days = local_moments(moments).astype("datetime64[D]")
    age = np.where(np.isnat(days), np.iinfo(np.int64).max, -days.astype(np.int64))
    return np.lexsort((np.random.default_rng().random(len(age)), age))


def _group_of(sheet: Sheet, category: str) -> str:
    choice = sheet.choices.get("category", category)
    return (choice.group if choice else None) or ""


def _labelled(sheet: Sheet, column: str, rows: Rows) -> list[Optional[str]]:
    coded = sheet.table.column(column)
    return _taken([sheet.label(column, label) for label in coded.labels], coded.codes[rows])


def _taken(words: list[Optional[str]], codes: NDArray[Any]) -> list[Optional[str]]:
    taken: list[Optional[str]] = np.array(words, object).take(codes).tolist()
    return taken


def _pairs(first: Numbers, second: Numbers) -> tuple[Rows, Rows]:
    """Of each pair of numbers that differs the first row that has it; and for every row which of them it has."""
    numbers = np.unique(first, return_inverse=True)[1].astype(np.int64)
    others, other = np.unique(second, return_inverse=True)
    _pairs, speakers, which = np.unique(numbers * len(others) + other, return_index=True, return_inverse=True)
    return speakers, which


def _places(
    sheet: Sheet, rows: Rows
) -> tuple[NDArray[np.float64], NDArray[np.float64], list[Optional[str]], list[Optional[str]]]:
    """x, y, name of the place and what sort of place it is."""
    table = sheet.table
    ids, types = table.column("place_id"), table.column("place_type")
    speakers, which = _pairs(ids.codes[rows].astype(np.int64), types.codes[rows].astype(np.int64))
    shown = [
        shown_place(Audience.PARTNERS, ids.text(row), types.text(row), sheet.place_types) for row in rows[speakers]
    ]
    dwelling = np.array([place_type in DWELLING_PLACE_TYPES for _place, place_type in shown], np.bool_).take(which)
    x, y = (np.where(dwelling, middle_of_block(values[rows]), values[rows]) for values in (table.x, table.y))
    names = [sheet.places.get(place_id) or None for place_id, _type in shown]
    sorts = [sheet.choices.label("place_type", place_type) if place_type else None for _place, place_type in shown]
    return x, y, _taken(names, which), _taken(sorts, which)


def _times(sheet: Sheet, rows: Rows) -> tuple[list[Optional[str]], list[Optional[str]]]:
    """Local date, and day and part of day in words."""
    table = sheet.table
    start, end = local_moments(table.occurred_at[rows]), local_moments(table.occurred_until[rows])
    exact = np.isnat(end) | (end <= start)
    # The part of day of an exact time needs its hour alone: far fewer times differ.
    start = np.where(exact, start.astype("datetime64[h]").astype("datetime64[ms]"), start)
    end = np.where(exact, np.datetime64("NaT", "ms"), end)
    speakers, which = _pairs(milliseconds(start), milliseconds(end))
    pairs = [(_moment(start[row]), _moment(end[row])) for row in speakers]
    dates = [at.date().isoformat() if at else None for at, _until in pairs]
    return _taken(dates, which), _taken([when.describe_part(*pair) for pair in pairs], which)


def _moment(value: Any) -> Optional[datetime]:
    """Naive Swedish clock time; None where it is unknown."""
    found: Optional[datetime] = value.item()
    return found
