"""The pages a meeting map can be made as, and how its weeks are written. Light: Processing imports it at start."""

from __future__ import annotations

from trygghet_plugin.core.period import Period, iso_week_name
from trygghet_plugin.core.words import translate

TEMPLATES = ("week", "week_16x9", "charts", "charts_16x9")


def template_label(template: str) -> str:
    """A template as people call it."""
    return {
        "week": translate("MeetingMap", "Map and list, A4"),
        "week_16x9": translate("MeetingMap", "Map and list, screen 16:9"),
        "charts": translate("MeetingMap", "Map and charts, A4"),
        "charts_16x9": translate("MeetingMap", "Map and charts, screen 16:9"),
    }[template]


def week_words(period: Period) -> str:
    """`v. 47` or `v. 36–47`; weeks of different years with their years."""
    first, last = (iso_week_name(day) for day in (period.start, period.end))
    if first == last:
        return translate("MeetingMap", "w. {week}").format(week=int(first[6:]))
    if first[:4] == last[:4]:
        return translate("MeetingMap", "w. {first}–{last}").format(first=int(first[6:]), last=int(last[6:]))
    return translate("MeetingMap", "w. {first}–{last}").format(
        first=f"{int(first[6:])} {first[:4]}", last=f"{int(last[6:])} {last[:4]}"
    )
