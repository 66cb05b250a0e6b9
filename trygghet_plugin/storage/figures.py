"""What the statistics must know of a workspace besides its reports: the same for panel, algorithm and meeting map."""

from __future__ import annotations

from datetime import datetime

from trygghet_plugin.analysis.actors import Return
from trygghet_plugin.analysis.statistics import StatisticsContext
from trygghet_plugin.storage.store import Store


def statistics_context(store: Store, read_at: datetime) -> StatisticsContext:
    """Who was expected to report, what they answered, and when all this was read (just before the reports)."""
    return StatisticsContext(
        workspace=store.info.municipality,
        read_at=read_at,
        expected=tuple(one.code for one in store.organisations() if one.active and one.reports_weekly),
        returns=tuple(Return(one.organisation, one.iso_week, one.count) for one in store.returns()),
    )
