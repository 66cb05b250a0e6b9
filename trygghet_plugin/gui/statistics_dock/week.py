"""What the meeting's tab says, in words: made off the window's thread from figures that `analysis` computed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from trygghet_plugin.analysis import meeting_words, sentences
from trygghet_plugin.analysis.actors import answers
from trygghet_plugin.analysis.filters import Audience, Filter
from trygghet_plugin.analysis.measures import measure_figures
from trygghet_plugin.analysis.meeting import COMING_DAYS, Meeting, MeetingEvent, weekly_meeting
from trygghet_plugin.core.period import Period, format_day
from trygghet_plugin.core.words import language, translate
from trygghet_plugin.gui.statistics_dock.event_list import EventLine
from trygghet_plugin.gui.statistics_dock.sheet import DockSheet
from trygghet_plugin.publication.event_words import event_words


@dataclass(frozen=True)
class Week:
    """The tab in words. Empty texts are sections without data, which are not shown."""

    meeting: Meeting
    headline: str
    compared: str
    left_out: str
    lines: tuple[EventLine, ...]
    without_time: tuple[EventLine, ...]
    recurring: str
    measures: str
    coming: str


def week(sheet: DockSheet, question: Filter, day: date) -> Week:
    """Everything about a period; `day` is today, for what is late and what is coming."""
    meeting = weekly_meeting(sheet.table, question)
    actors = answers(sheet.table, question, sheet.context.expected, sheet.context.returns)
    told = sentences.actors({"expected": actors.expected, "answered": actors.answered})
    numbers = {event.row: event.number for event in meeting.events}
    return Week(
        meeting=meeting,
        headline=meeting_words.headline(meeting),
        compared=meeting_words.compared(meeting),
        left_out=meeting_words.SEPARATOR.join(part for part in (meeting_words.left_out(meeting), told) if part),
        lines=tuple(_line(sheet, event) for event in meeting.events),
        without_time=tuple(replace(_line(sheet, event), number=0) for event in meeting.without_time),
        recurring="\n".join(
            meeting_words.recurs(_place_words(sheet, place.place_id, [numbers[row] for row in place.rows]), place.weeks)
            for place in meeting.recurring),
        measures=measure_figures([(one.status, one.due_on) for one in sheet.measures], day).words,
        coming=_coming(sheet, meeting, day),
    )


def _line(sheet: DockSheet, event: MeetingEvent) -> EventLine:
    told = event_words(sheet, event, Audience.INTERNAL)
    return EventLine(number=event.number, fid=event.fid, what=told.what, where=told.where, when=told.when,
                     actor=told.organisation, reports=1 + len(event.duplicates), x=told.x, y=told.y)


def _place_words(sheet: DockSheet, place_id: str, numbers: list[int]) -> str:
    """A named place by its name, any other by the numbers it has in the list."""
    if place_id:
        return sheet.label("place_id", place_id)
    text = translate("Week", "the place of {numbers}")
    return text.format(numbers=", ".join(str(number) for number in sorted(numbers)))


def _coming(sheet: DockSheet, meeting: Meeting, day: date) -> str:
    """`höstlov 26 okt – 1 nov, Lucia 13 dec`: the calendar and the reports of what is coming, two weeks ahead."""
    ahead = Period(day, day + timedelta(days=COMING_DAYS))
    entries = [(max(one.from_on, day), one.what, one.from_on) for one in sheet.calendar
               if one.from_on <= ahead.end and one.to_on >= ahead.start]
    entries += [(event.start.date(), sheet.label("category", event.category), event.start.date())
                for event in meeting.coming if event.start]
    return ", ".join(f"{what} {format_day(first, language(), year=False)}" for _at, what, first in sorted(entries))
