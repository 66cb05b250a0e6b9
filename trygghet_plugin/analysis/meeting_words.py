"""The sentences of a meeting, the same in the dock and on the meeting map; true also for a quiet week."""

from __future__ import annotations

from trygghet_plugin.analysis import sentences
from trygghet_plugin.analysis.meeting import Meeting
from trygghet_plugin.core.words import number, translate

SEPARATOR = " · "


def headline(meeting: Meeting) -> str:
    """`11 händelser (14 rapporter) · normalt 5–14`."""
    if meeting.events:
        first = sentences.events(len(meeting.events), meeting.reports)
    else:
        first = translate("Meeting", "No events")
    normal = (meeting.normal.low, meeting.normal.high) if meeting.normal else None
    usual = sentences.normal_span(normal) or translate("Meeting", "too little data yet to say what is normal")
    return first + SEPARATOR + usual


def compared(meeting: Meeting) -> str:
    """`samma veckor i fjol 9 – ingen säker skillnad`; says so where nothing was reported that far back at all."""
    if meeting.before_data:
        return translate("Meeting", "no reports from the same weeks last year to compare with")
    return sentences.comparison(meeting.comparison.to_dict(), len(meeting.period.iso_weeks()))


def left_out(meeting: Meeting) -> str:
    """`3 ogranskade ingår inte · 2 utan tid, listade för sig`."""
    apart = len(meeting.without_time)
    parts = [sentences.unreviewed(meeting.unreviewed)]
    if apart:
        parts.append(translate("Meeting", "%n without a time, listed apart", None, apart))
    return SEPARATOR.join(parts)


def recurs(place: str, weeks: int) -> str:
    """`Resecentrum, tredje veckan i rad`."""
    ordinals = {
        2: translate("Meeting", "second"), 3: translate("Meeting", "third"), 4: translate("Meeting", "fourth"),
        5: translate("Meeting", "fifth"),
    }
    if weeks in ordinals:
        return translate("Meeting", "{place}, {ordinal} week in a row").format(place=place, ordinal=ordinals[weeks])
    return translate("Meeting", "{place}, {weeks} weeks in a row").format(place=place, weeks=number(weeks))
