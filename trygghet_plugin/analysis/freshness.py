"""How far the figures reach, and who began to report meanwhile: what a comparison must not hide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

import numpy as np

from trygghet_plugin.analysis.report_table import ReportTable, is_one_of
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.period import Period, format_day
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import language, translate


@dataclass(frozen=True)
class Freshness:
    """When the newest approved report came in (Swedish time), and the actors whose first report came in the period."""

    approved_until: datetime | None
    new_actors: int
    new_since: date | None

    @property
    def words(self) -> str:
        """`Godkända t.o.m. 20 nov 14:00 · 1 ny aktör sedan v. 40`; empty where there is nothing to say."""
        parts = []
        if self.approved_until is not None:
            day = format_day(self.approved_until.date(), language(), year=False)
            text = translate("Freshness", "approved until {day} {time}")
            parts.append(text.format(day=day, time=f"{self.approved_until:%H:%M}"))
        if self.new_actors and self.new_since is not None:
            actors = translate("Freshness", "%n new actor(s)", None, self.new_actors)
            text = translate("Freshness", "{actors} since w. {week}")
            parts.append(text.format(actors=actors, week=self.new_since.isocalendar()[1]))
        return " · ".join(parts)


def freshness(table: ReportTable, period: Period) -> Freshness:
    """Look at everything that was read. In a workspace that itself began in the period nobody is new."""
    known = ~np.isnat(table.received_at)
    approved = table.received_at[known & is_one_of(table.column("status"), (ReviewStatus.APPROVED.value,))]
    firsts = _first_received(table)
    new = [first for first in firsts if period.contains(first)]
    if not any(first < period.start for first in firsts):
        new = []
    return Freshness(_local(approved.max()) if len(approved) else None, len(new), min(new) if new else None)


def _first_received(table: ReportTable) -> list[date]:
    """Local day of each organisation's first report."""
    column = table.column("organisation")
    found = []
    for code in range(1, len(column.labels)):  # 0 is "not stated"
        received = table.received_at[column.codes == code]
        received = received[~np.isnat(received)]
        if len(received):
            found.append(_local(received.min()).date())
    return found


def _local(moment: Any) -> datetime:
    utc: datetime = moment.astype("datetime64[ms]").astype(object)
    return to_local(utc.replace(tzinfo=timezone.utc))
