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
    """When the newest approved report came in (Swedish time), and the day of each actor's first report."""

    approved_until: datetime | None
    first_days: tuple[date, ...]

    def new_in(self, period: Period) -> tuple[date, ...]:
        """First days of the actors that began in a period; nobody is new in a workspace that itself began then."""
        if not any(first < period.start for first in self.first_days):
            return ()
        return tuple(sorted(first for first in self.first_days if period.contains(first)))

    def words(self, period: Period) -> str:
        """`godkända t.o.m. 20 nov 14:00 · 1 ny aktör sedan v. 40`; empty where there is nothing to say."""
        parts = []
        if self.approved_until is not None:
            day = format_day(self.approved_until.date(), language(), year=False)
            text = translate("Freshness", "approved until {day} {time}")
            parts.append(text.format(day=day, time=f"{self.approved_until:%H:%M}"))
        new = self.new_in(period)
        if new:
            actors = translate("Freshness", "%n new actor(s)", None, len(new))
            text = translate("Freshness", "{actors} since w. {week}")
            parts.append(text.format(actors=actors, week=new[0].isocalendar()[1]))
        return " · ".join(parts)


def freshness(table: ReportTable) -> Freshness:
    """Look at everything that was read, whatever is filtered afterwards."""
    approved = table.received_at[is_one_of(table.column("status"), (ReviewStatus.APPROVED.value,))]
    approved = approved[~np.isnat(approved)]
    return Freshness(_local(approved.max()) if len(approved) else None, tuple(_first_days(table)))


def _first_days(table: ReportTable) -> list[date]:
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
