"""What stands above and below a chart: period and status, what it leaves out, and where its figures come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from trygghet_plugin.analysis import sentences
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.period import Period, format_day, format_period
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import language, translate

Figures = Mapping[str, Any]
"""Statistics as `Statistics.to_dict()` gives them."""


def period_of(figures: Figures) -> Period | None:
    """Span of the figures; None where they are of all times."""
    if not figures.get("from") or not figures.get("to"):
        return None
    return Period(date.fromisoformat(figures["from"]), date.fromisoformat(figures["to"]))


def read_at(figures: Figures) -> datetime | None:
    """When the figures were read, in Swedish time."""
    text = figures.get("read_at")
    return to_local(datetime.fromisoformat(text.replace("Z", "+00:00"))) if text else None


def period_words(figures: Figures) -> str:
    """The span as people write it."""
    period = period_of(figures)
    return format_period(period, language()) if period else translate("Charts", "all times")


def subtitle(figures: Figures) -> str:
    """Period, status and whether anything is filtered away: `1 sep – 22 nov 2026 · Godkänd`."""
    parts = [period_words(figures), ", ".join(status_label(ReviewStatus(code)) for code in figures.get("status") or ())]
    if figures.get("filter"):
        parts.append(translate("Charts", "filtered"))
    return " · ".join(part for part in parts if part)


def source(figures: Figures) -> str:
    """Whose figures these are, and when they were read. Reports are not crimes, and every chart says so."""
    read = read_at(figures)
    if read is None:
        return translate("Charts", "Source: the municipality's reports. Reports are not crimes.")
    words = translate("Charts", "Source: the municipality's reports, read {day} {time}. Reports are not crimes.")
    return words.format(day=format_day(read.date(), language()), time=f"{read:%H:%M}")


def left_out(figures: Figures, *more: str) -> str:
    """What the figures do not hold, in the words the panel uses, and what this chart leaves out besides."""
    return " · ".join(part for part in (*more, sentences.left_out(figures)) if part)


def empty(figures: Figures) -> str:
    """What to do when there is nothing to show."""
    if figures.get("filter"):
        return translate("Charts", "No events match the filters in this period. Remove one or choose a longer period.")
    if figures.get("unreviewed"):
        return translate("Charts", "No events to show. Review the reports that wait, or choose a longer period.")
    return translate("Charts", "No events in this period. Choose a longer one.")
