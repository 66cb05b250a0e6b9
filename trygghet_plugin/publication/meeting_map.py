"""The meeting map: what it says is decided from figures (`content_of`), then drawn (`layout_of`), then written
(`write`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Optional

from qgis.core import QgsMapLayer, QgsPrintLayout, QgsProject

from trygghet_plugin.analysis import meeting_words, sentences
from trygghet_plugin.analysis.filters import Audience, Filter
from trygghet_plugin.analysis.measures import ONGOING, PLANNED
from trygghet_plugin.analysis.meeting import MeetingEvent, weekly_meeting
from trygghet_plugin.analysis.statistics import Statistics, StatisticsQuery, compute
from trygghet_plugin.charts.builders import bars_by_category, bars_by_part_of_day, heat_weekday_hour
from trygghet_plugin.charts.timelines import columns_by_iso_week, columns_by_month
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.period import Period, format_day, format_period
from trygghet_plugin.core.personal_data import find_personal_data, mask
from trygghet_plugin.core.words import language, number, translate
from trygghet_plugin.publication import export, layout, map_frame, map_layers
from trygghet_plugin.publication.arrangement import arrange
from trygghet_plugin.publication.audience import audience_label, may_show, refuse_public, stamp
from trygghet_plugin.publication.content import MapEvent, MapMeasure, MeetingContent
from trygghet_plugin.publication.event_words import event_words
from trygghet_plugin.publication.page import A4, SCREEN, Page
from trygghet_plugin.publication.templates import week_words
from trygghet_plugin.storage.sheet import Sheet, read_sheet
from trygghet_plugin.storage.store import Measure, Store, WorkspaceInfo
from trygghet_plugin.storage.workspace import Workspace

# Up to this many events are numbered and listed; more are counted in charts.
MOST_NUMBERED = 24
LONGEST_WEEKLY_DAYS = 92
# Names the layers that go when their layout goes.
LAYERS_PROPERTY = "trygghet/layers"


@dataclass(frozen=True)
class MeetingMapRequest:
    """What is asked for. Without `compare_with` the same ISO weeks of last year; `template` is one of TEMPLATES."""

    period: Period
    compare_with: Optional[Period] = None
    title: str = ""
    audience: Audience = Audience.PARTNERS
    template: str = "week"


def page_of(template: str) -> Page:
    """The page a template is drawn on."""
    return SCREEN if template.endswith("_16x9") else A4


def content_of(sheet: Sheet, store: Store, measures: Sequence[Measure], request: MeetingMapRequest) -> MeetingContent:
    """Decide what the page says. Reads the texts for partners from the store and touches no layer, so it may run off
    the window's thread. NotAvailable for the public.
    """
    info = store.info
    refuse_public(request.audience)
    question = Filter(start=request.period.start, end=request.period.end, audience=request.audience)
    meeting = weekly_meeting(sheet.table, question)
    figures = compute(sheet.table, StatisticsQuery(question, request.compare_with), sheet.context)
    numbered = len(meeting.events) <= MOST_NUMBERED and not request.template.startswith("charts")
    untimed = tuple(replace(event, number=0) for event in meeting.without_time)
    listed = meeting.events + untimed if numbered else meeting.events
    texts = store.public_texts([event.fid for event in listed]) if numbered else {}
    events = tuple(_event(sheet, event, request.audience, texts.get(event.fid, "")) for event in listed)
    compared = meeting_words.compared(meeting) if request.compare_with is None else _compared_with(figures)
    week = week_words(request.period)
    return MeetingContent(
        audience=request.audience,
        title=request.title or translate("MeetingMap", "Situation picture of the week"),
        subtitle=f"{week} · {format_period(request.period, language())}",
        municipality=translate("MeetingMap", "Municipality of {name}").format(name=info.municipality_name),
        practice=info.practice,
        headlines=tuple(
            line
            for line in (
                meeting_words.headline(meeting),
                compared,
                meeting_words.left_out(meeting) if numbered else sentences.unreviewed(meeting.unreviewed),
                sentences.actors(figures.to_dict()["actors"]),
            )
            if line
        ),
        events=events,
        numbered=numbered,
        charts=() if numbered else _charts(sheet, figures, request),
        measures=tuple(_measure(sheet, one, request.audience) for one in _shown(measures, request.audience)),
        footer=_footer(sheet, figures, info, request, week),
    )


def _event(sheet: Sheet, event: MeetingEvent, audience: Audience, text: str) -> MapEvent:
    words = event_words(sheet, event, audience, clock=True)
    return MapEvent(number=event.number, category=event.category, text=text, **vars(words))


def _compared_with(figures: Statistics) -> str:
    if figures.comparison is None:
        return ""
    told = figures.comparison.to_dict()
    period = format_period(figures.comparison.previous_period, language())
    text = translate("MeetingMap", "{period}: {count} – {words}")
    return text.format(period=period, count=number(told["previous"]), words=sentences.comparison_words(told))


def _charts(sheet: Sheet, figures: Statistics, request: MeetingMapRequest) -> tuple[Any, ...]:
    period = request.period
    told = figures.to_dict()
    former = None
    if figures.comparison is not None:
        before = figures.query.filter.in_period(figures.comparison.previous_period)
        former = compute(sheet.table, replace(figures.query, filter=before, compare_with=None), sheet.context).to_dict()
    category = bars_by_category(told, lambda code: sheet.label("category", code), former)
    if period.days <= 7:
        # Partners are told the part of the day, no hour.
        inside = request.audience is Audience.INTERNAL
        return category, heat_weekday_hour(told) if inside else bars_by_part_of_day(told)
    timeline = columns_by_iso_week if period.days <= LONGEST_WEEKLY_DAYS else columns_by_month
    return category, timeline(told, former)


def _shown(measures: Sequence[Measure], audience: Audience) -> list[Measure]:
    """The open ones the audience may know of, those due first at the top."""
    found = [one for one in measures if one.status in (PLANNED, ONGOING) and may_show(audience, one.internal)]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.what))


def _measure(sheet: Sheet, measure: Measure, audience: Audience) -> MapMeasure:
    what = measure.what
    if audience is not Audience.INTERNAL:
        what = mask(what, ((found.start, found.end) for found in find_personal_data(what)))
    due = format_day(measure.due_on, language(), year=False) if measure.due_on else ""
    owner = sheet.label("organisation", measure.responsible_organisation) if measure.responsible_organisation else ""
    if measure.due_on and measure.due_on < to_local(sheet.read_at).date():
        due = translate("MeetingMap", "{day}, late").format(day=due)
    return MapMeasure(what=what, owner=owner, due=due)


def _footer(
    sheet: Sheet, figures: Statistics, info: WorkspaceInfo, request: MeetingMapRequest, week: str
) -> tuple[str, ...]:
    read_at = to_local(sheet.read_at)
    source = translate(
        "MeetingMap",
        "Source: reports to the municipality of {name}, approved as of {day} {time}. Reports are not crimes; "
        "counts also change when more people report.",
    )
    left_out = [sentences.left_out(figures.to_dict())]
    if figures.without_position:
        left_out.append(translate("MeetingMap", "%n without a place on the map", None, figures.without_position))
    if request.audience is Audience.PARTNERS:
        # Without a number: how many incidents against staff there were is internal, too.
        left_out.append(translate("MeetingMap", "internal reports are not shown"))
        left_out.append(translate("MeetingMap", "dwellings are shown in the middle of their block"))
    return (
        stamp(request.audience, week)
        + " "
        + translate("MeetingMap", "Made for: {audience}.").format(audience=audience_label(request.audience)),
        source.format(name=info.municipality_name, day=format_day(read_at.date(), language()), time=f"{read_at:%H:%M}"),
        " · ".join(left_out),
    )


def layout_of(
    project: QgsProject,
    sheet: Sheet,
    info: WorkspaceInfo,
    content: MeetingContent,
    request: MeetingMapRequest,
    base: Sequence[QgsMapLayer] = (),
) -> QgsPrintLayout:
    """Draw the content as a layout of `project`; its own layers are put into the project without showing in its legend.

    `base` are layers of the user's own beneath ours; without any, the areas are toned so that the page is not empty.
    """
    page = page_of(request.template)
    arranged = arrange(content, page)
    crs = map_layers.crs(info.epsg)
    areas = map_layers.area_layer(sheet.polygons, info.epsg, toned=not base)
    top_room = map_frame.top_room(content, sheet.choices)
    extent = map_layers.extent_of(content.events, areas, arranged.map, top_room)
    events = map_layers.event_layer(content, info.epsg, sheet.choices, arranged.map, extent)
    if len(project.addMapLayers([areas, events], False)) < 2:
        raise TrygghetError(translate("MeetingMap", "The map's layers could not be made. Restart QGIS and try again."))
    made = layout.build(project, content, page, arranged, events, [areas, *base], extent, crs)
    made.setCustomProperty(LAYERS_PROPERTY, [areas.id(), events.id()])
    return made


def write_file(workspace: Workspace, request: MeetingMapRequest, path: str) -> tuple[str, ...]:
    """Make the page of a workspace and write it to `path`, with nothing of any open project on it.

    Returns the files written, the first being `path`.
    """
    export.check_path(path)
    refuse_public(request.audience)
    sheet = read_sheet(workspace.store)
    content = content_of(sheet, workspace.store, workspace.store.measures(), request)
    project = QgsProject()  # kept in a name: a layout does not keep its project alive
    return export.save(layout_of(project, sheet, workspace.info, content, request), path)
