"""What a figure is asked about: a period, statuses, codes of any column, a piece of the map, for an audience."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trygghet_plugin.analysis.duplicates import Duplicates
from trygghet_plugin.analysis.local_columns import NO_TIME, first_hour
from trygghet_plugin.analysis.report_table import COUNTED, INTERNAL, Mask, ReportTable, is_one_of
from trygghet_plugin.analysis.text_codes import MISSING, CodedColumn
from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import translate

Extent = tuple[float, float, float, float]
Codes = Mapping[str, tuple[str, ...]]

_PIECE = 1 << 16  # rows at a time: fetched from memory once, not anew for each comparison


class Audience(str, Enum):
    """For whom figures leave the window (design §1)."""

    INTERNAL = "internal"
    PARTNERS = "partners"
    PUBLIC = "public"


@dataclass(frozen=True)
class Filter:
    """Local dates, both included, None for open; no statuses means all; `codes` are wanted in every column named.

    `extent` is x min, y min, x max, y max in the workspace's coordinates.
    """

    start: date | None = None
    end: date | None = None
    statuses: tuple[str, ...] = (ReviewStatus.APPROVED.value,)
    codes: Codes = field(default_factory=dict)
    extent: Extent | None = None
    audience: Audience = Audience.INTERNAL

    def __post_init__(self) -> None:
        if self.start and self.end:
            Period(self.start, self.end)  # refuses an end before the start, with words

    @property
    def period(self) -> Period | None:
        """The period, where both of its ends are told."""
        return Period(self.start, self.end) if self.start and self.end else None

    def in_period(self, period: Period) -> Filter:
        """The same question asked about another period."""
        return replace(self, start=period.start, end=period.end)


def parse_filter(text: str) -> Codes:
    """The codes of a saved filter, a JSON object `{column: [codes]}`; TrygghetError for anything else."""
    if not text.strip():
        return {}
    try:
        value = json.loads(text)
    except ValueError as problem:
        raise TrygghetError(
            translate("Filter", "The filter cannot be read (line {line}, character {column}). "
                                "Write it as {example}.")
            .format(line=getattr(problem, "lineno", 1), column=getattr(problem, "colno", 1), example=_EXAMPLE)
        ) from problem
    if not isinstance(value, dict):
        raise TrygghetError(
            translate("Filter", "The filter is not an object of columns and codes. Write it as {example}.")
            .format(example=_EXAMPLE)
        )
    return {column: _codes_of(column, codes) for column, codes in value.items()}


_EXAMPLE = '{"category": ["belysning", "klotter"]}'


def _codes_of(column: str, codes: object) -> tuple[str, ...]:
    if not isinstance(codes, list) or any(isinstance(code, (dict, list)) for code in codes):
        raise TrygghetError(
            translate("Filter", "The filter's column “{column}” has no list of codes. Write it as {example}.")
            .format(column=column, example=_EXAMPLE)
        )
    return tuple(_code_text(code) for code in codes)


def _code_text(code: object) -> str:
    if code is None:
        return MISSING
    return str(int(code)) if isinstance(code, bool) else str(code)


@dataclass(frozen=True, eq=False)
class Selection:
    """What a filter leaves, as masks over the table.

    `whenever` passes all but the period, `asked` all but period and status, `events` is each event once, `counted`
    those of them that every figure counts: without safe places and upcoming events. An event is told of by the report
    that others repeat; where the filter shuts that one out, by its first duplicate that passes. `period` None is any
    time.
    """

    whenever: Mask
    asked: Mask
    period: Mask | None
    events: Mask
    counted: Mask

    @cached_property
    def within(self) -> Mask:
        """What passes all but the status."""
        return self.asked if self.period is None else self.asked & self.period


class Scope:
    """A filter applied but for its period, to be asked about one period after another.

    TrygghetError if it names a column the table was read without.
    """

    def __init__(self, table: ReportTable, question: Filter) -> None:
        self._table = table
        self._asked = _asked(table, question)
        self._wanted = self._asked
        self._duplicates = table.duplicates
        if question.statuses:
            self._wanted = is_one_of(table.column("status"), question.statuses)
            self._wanted &= self._asked
            if ReviewStatus.DUPLICATE.value not in question.statuses:
                self._duplicates = Duplicates.none()  # none can pass
        self._whenever = each_event_once(self._wanted, self._duplicates)
        self._counted = table.has(COUNTED)

    def within(self, start: date | None, end: date | None) -> Selection:
        """What is left of a period; None for open."""
        period, events = None, self._whenever
        if start is not None or end is not None:
            period = _in_period(self._table, start, end)
            events = each_event_once(self._wanted & period, self._duplicates)
        return Selection(self._whenever, self._asked, period, events, events & self._counted)


def select(table: ReportTable, question: Filter) -> Selection:
    """Apply a filter; TrygghetError if it names a column the table was read without."""
    return Scope(table, question).within(question.start, question.end)


def each_event_once(rows: Mask, duplicates: Duplicates) -> Mask:
    """The rows without those that tell of an event another of them tells of."""
    chosen = np.flatnonzero(rows[duplicates.rows])
    if not len(chosen):
        return rows
    links, originals = duplicates.rows[chosen], duplicates.originals[chosen]
    orphans = np.flatnonzero(~rows[originals])
    _roots, first = np.unique(originals[orphans], return_index=True)
    once = rows.copy()
    once[links] = False
    once[links[orphans[first]]] = True
    return once


def reports_behind(events: Mask, table: ReportTable, hidden: Mask | None) -> int:
    """Number of reports that tell of these events: the events' own and every duplicate of them, but for hidden ones."""
    links, originals = table.duplicates.rows, table.duplicates.originals
    told = events.take(originals)
    apart = np.zeros(0, np.int32)
    speaking = events.take(links)
    if speaking.any():  # events told of by a duplicate, whose original is one more report
        apart = np.unique(originals[speaking])
        told |= np.isin(originals, apart)
    folded = links[told & ~speaking]
    return int(np.count_nonzero(events)) + count_shown(apart, hidden) + count_shown(folded, hidden)


def count_shown(rows: NDArray[np.integer[Any]], hidden: Mask | None) -> int:
    """How many of the rows an audience learns of; `hidden` as `hidden_from` tells it."""
    return len(rows) if hidden is None else int(np.count_nonzero(~hidden.take(rows)))


def hidden_from(table: ReportTable, audience: Audience) -> Mask | None:
    """Reports an audience never learns of: those marked internal, and incidents against staff. None: it sees all."""
    if audience is Audience.INTERNAL:
        return None
    return table.has(INTERNAL) | is_one_of(table.column("category"), ALWAYS_INTERNAL_CATEGORIES)


def _asked(table: ReportTable, question: Filter) -> Mask:
    hidden = hidden_from(table, question.audience)
    mask = np.ones(len(table), np.bool_) if hidden is None else ~hidden
    for name, codes in question.codes.items():
        mask &= _has_code(_column(table, name), codes)
    if question.extent:
        x_min, y_min, x_max, y_max = question.extent
        mask &= (table.x >= x_min) & (table.x <= x_max) & (table.y >= y_min) & (table.y <= y_max)
    return mask


def _column(table: ReportTable, name: str) -> CodedColumn:
    try:
        return table.column(name)
    except KeyError as problem:
        raise TrygghetError(
            translate("Filter", "The filter names the column “{column}”, which reports cannot be filtered by. "
                                "Use one of: {columns}.")
            .format(column=name, columns=", ".join(sorted(table.coded)))
        ) from problem


def _has_code(column: CodedColumn, codes: tuple[str, ...]) -> Mask:
    """Rows with one of the codes. Several answers to one question are a JSON list; any of them will do."""
    wanted = set(codes)
    labels = [label for label in column.labels
              if label in wanted or (label.startswith("[") and wanted.intersection(_answers(label)))]
    return is_one_of(column, labels)


def _answers(label: str) -> tuple[str, ...]:
    try:
        return tuple(_code_text(answer) for answer in json.loads(label))
    except (ValueError, TypeError):
        return ()  # a text that merely starts like a list


def _in_period(table: ReportTable, start: date | None, end: date | None) -> Mask:
    """Rows that occurred on one of the days. Unknown times lie in no period, only in "whenever"."""
    first = first_hour(start) if start else NO_TIME + 1
    mask = np.empty(len(table), np.bool_)
    for at in range(0, len(table), _PIECE):
        hours, piece = table.hour[at : at + _PIECE], mask[at : at + _PIECE]
        np.greater_equal(hours, first, out=piece)
        if end is not None:
            piece &= hours < first_hour(end) + 24
    return mask
