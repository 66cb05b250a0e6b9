"""The sentences of a meeting, the same in the dock and on the meeting map; true also for a quiet week."""

from __future__ import annotations

from trygghet_plugin.analysis.meeting import Meeting
from trygghet_plugin.core.words import number, translate

SEPARATOR = " · "


def headline(meeting: Meeting) -> str:
    """"11 händelser (14 rapporter) · normalt 5–14"."""
    events = len(meeting.events)
    if events:
        first = translate("Meeting", "%n event(s)", None, events)
        if meeting.reports != events:
            reports = translate("Meeting", "%n report(s)", None, meeting.reports)
            first = translate("Meeting", "{events} ({reports})").format(events=first, reports=reports)
    else:
        first = translate("Meeting", "No events")
    return first + SEPARATOR + _normal(meeting)


def _normal(meeting: Meeting) -> str:
    if meeting.normal is None:
        return translate("Meeting", "too little data yet to say what is normal")
    low, high = number(meeting.normal.low), number(meeting.normal.high)
    if low == high:
        return translate("Meeting", "normally {count}").format(count=low)
    return translate("Meeting", "normally {low}–{high}").format(low=low, high=high)


def compared(meeting: Meeting) -> str:
    """"samma veckor i fjol 9 – ingen säker skillnad"."""
    if meeting.before_data:
        return translate("Meeting", "no reports from the same weeks last year to compare with")
    return translate("Meeting", "same weeks last year {count} – {difference}").format(
        count=number(meeting.comparison.previous), difference=meeting.comparison.phrase)


def left_out(meeting: Meeting) -> str:
    """"3 ogranskade ingår inte · 2 utan tid, listade för sig"; empty where nothing is left out."""
    parts = []
    if meeting.unreviewed:
        parts.append(translate("Meeting", "%n unreviewed not included", None, meeting.unreviewed))
    if meeting.without_time:
        parts.append(translate("Meeting", "%n without a time, listed apart", None, len(meeting.without_time)))
    return SEPARATOR.join(parts)


def recurs(place: str, weeks: int) -> str:
    """"Resecentrum, tredje veckan i rad"."""
    ordinals = {2: translate("Meeting", "second"), 3: translate("Meeting", "third"), 4: translate("Meeting", "fourth"),
                5: translate("Meeting", "fifth")}
    if weeks in ordinals:
        return translate("Meeting", "{place}, {ordinal} week in a row").format(place=place, ordinal=ordinals[weeks])
    return translate("Meeting", "{place}, {weeks} weeks in a row").format(place=place, weeks=number(weeks))
