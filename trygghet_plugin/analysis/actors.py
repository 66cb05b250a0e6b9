"""Which of the actors expected to report weekly have said anything: silence must not be mistaken for calm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.analysis.local_columns import NO_TIME, first_hour
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.period import Period


@dataclass(frozen=True)
class Return:
    """An actor's word for one ISO week ("2026-W47"); `count` 0 is "nothing to report"."""

    organisation: str
    iso_week: str
    count: int = 0


@dataclass(frozen=True)
class Actors:
    """How many were expected, how many answered at all, and how many of those only said there was nothing."""

    expected: int
    answered: int
    zero: int


def answers(
    table: ReportTable, question: Filter, expected: tuple[str, ...], returns: tuple[Return, ...]
) -> Actors:
    """Answers for the weeks of the period, whatever else is filtered and however the reports were assessed."""
    wanted = set(expected)
    if not wanted:
        return Actors(0, 0, 0)
    reported = wanted & _reporting(table, question)
    said = {given for given in returns if given.organisation in wanted and _concerns(given.iso_week, question)}
    returned = {given.organisation for given in said}
    something = {given.organisation for given in said if given.count > 0}
    return Actors(len(wanted), len(reported | returned), len(returned - something - reported))


def _reporting(table: ReportTable, question: Filter) -> set[str]:
    rows = np.ones(len(table), np.bool_)
    if question.start:
        rows &= table.hour >= first_hour(question.start)
    if question.end:
        rows &= (table.hour < first_hour(question.end) + 24) & (table.hour > NO_TIME)
    column = table.column("organisation")
    present = np.bincount(column.codes.take(np.flatnonzero(rows)), minlength=len(column.labels))
    return {column.labels[code] for code in np.flatnonzero(present)}


def _concerns(iso_week: str, question: Filter) -> bool:
    """Whether a week touches the period."""
    year, _, week = iso_week.partition("-W")
    span = Period.of_week(int(year), int(week))
    if question.start and span.end < question.start:
        return False
    return not question.end or span.start <= question.end
