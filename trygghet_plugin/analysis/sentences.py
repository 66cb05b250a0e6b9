"""What figures say in words: the one place, so that dock, meeting map and report never say different things.

Takes the figures as `Statistics.to_dict()` holds them (design §6).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from trygghet_plugin.core.review import OPEN_STATUSES
from trygghet_plugin.core.words import MINUS, number, translate

# A period may touch 53 ISO weeks and still be no longer than 52.
WEEKS_OF_A_YEAR = 53


def events(total: int, reports: int) -> str:
    """`11 händelser (14 rapporter)`; the reports only where they are more than the events."""
    text = translate("Sentences", "%n event(s)", None, total)
    if reports == total:
        return text
    return f"{text} ({translate('Sentences', '%n report(s)', None, reports)})"


def normal_span(span: Optional[tuple[int, int]]) -> str:
    """`normalt 5–14` of a week, or nothing where there are too few weeks to tell."""
    if span is None:
        return ""
    low, high = span
    return translate("Sentences", "normally {low}–{high}").format(low=number(low), high=number(high))


def comparison(figures: Mapping[str, Any], weeks: int) -> str:
    """`samma vecka i fjol 9 – ingen säker skillnad`; a percentage only where the evidence allows one."""
    if weeks == 1:
        before = translate("Sentences", "same week last year {count}")
    elif weeks <= WEEKS_OF_A_YEAR:
        before = translate("Sentences", "same weeks last year {count}")
    else:
        before = translate("Sentences", "as many days before that {count}")
    return f"{before.format(count=number(figures['previous']))} – {comparison_words(figures)}"


def comparison_words(figures: Mapping[str, Any]) -> str:
    """The judgement of a comparison, without the counts."""
    words = figures["words"]
    if words == "too_few":
        return translate("Sentences", "too few to tell a difference")
    if words == "no_clear_difference":
        return translate("Sentences", "no clear difference")
    percent = f"{'+' if words == 'increase' else MINUS}{number(abs(figures['ratio'] - 1) * 100)}"
    if words == "increase":
        return translate("Sentences", "a clear increase ({percent} %)").format(percent=percent)
    return translate("Sentences", "a clear decrease ({percent} %)").format(percent=percent)


def unreviewed(count: int) -> str:
    """`3 ogranskade ingår inte`; says so too when there are none."""
    if count == 0:
        return translate("Sentences", "everything received is reviewed")
    return translate("Sentences", "%n unreviewed not included", None, count)


def actors(figures: Mapping[str, int]) -> str:
    """`8 av 11 aktörer svarat`, or nothing where no actor is expected to answer."""
    if not figures["expected"]:
        return ""
    return translate("Sentences", "{answered} of {expected} actors have answered").format(
        answered=number(figures["answered"]), expected=number(figures["expected"])
    )


def time_known(known: int, events_total: int) -> str:
    """Share of events whose hour is known, beneath weekday × hour."""
    return translate("Sentences", "time known within six hours: {known} of {total}").format(
        known=number(known), total=number(events_total)
    )


def left_out(figures: Mapping[str, Any]) -> str:
    """The line beneath every figure: what it does not hold."""
    statuses = figures["status"]
    # Where open reports are counted too, nothing unreviewed is left out.
    counts_open = not statuses or any(status in statuses for status in OPEN_STATUSES)
    parts = [] if counts_open else [unreviewed(figures["unreviewed"])]
    if figures["without_time"]:
        parts.append(translate("Sentences", "%n without time", None, figures["without_time"]))
    if figures["outside_areas"]:
        parts.append(translate("Sentences", "%n outside all areas", None, figures["outside_areas"]))
    return " · ".join(parts)
