"""A practice workspace: invented reports, actors, places and measures, handed in through the doors everybody uses."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Callable

import numpy as np

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.localtime import now, to_local, to_utc
from trygghet_plugin.core.municipalities import municipality as municipality_of
from trygghet_plugin.core.period import iso_week_name
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.demo_reports import Story, stories
from trygghet_plugin.exchange.demo_scene import Scene, words
from trygghet_plugin.storage.store import (
    REVIEW_LIMIT_SETTING,
    Area,
    CalendarEntry,
    ImportBatch,
    Measure,
    Organisation,
    Place,
    ZeroReturn,
)
from trygghet_plugin.storage.workspace import Workspace

REPORTER, COORDINATOR = "Övningsrapportör", "Övningssamordnare"
REVIEW_LIMIT_DAYS = "7"
_RETURN_WEEKS = 8
_ANSWERING = 0.75

# Told the share that is done, 0 to 1; False stops.
GoOn = Callable[[float], bool]


def make_practice(
    database: str,
    municipality: str,
    epsg: int | None = None,
    areas: Sequence[Area] = (),
    form: Form | None = None,
    today: date | None = None,
    seed: int = 1,
    go_on: GoOn = lambda _share: True,
    partitioned: bool = False,
) -> Workspace:
    """Create a practice workspace, fill it, and return it open. The invented areas are put in where none are given."""
    scene = Scene(municipality, epsg or municipality_of(municipality).epsg)
    workspace = Workspace.create(
        database,
        municipality,
        epsg=epsg,
        areas=areas or scene.areas(),
        form=form,
        practice=True,
        by=COORDINATOR,
        partitioned=partitioned,
    )
    try:
        fill(workspace, today or to_local(now()).date(), seed, go_on)
    except BaseException:
        workspace.close()
        raise
    return workspace


def fill(workspace: Workspace, today: date, seed: int = 1, go_on: GoOn = lambda _share: True) -> int:
    """Fill a practice workspace with what two years up to `today` could have brought; returns the number of reports.

    TrygghetError for a workspace that is not for practice (invented reports must never stand among real ones) or not
    empty.
    """
    if not workspace.info.practice:
        raise TrygghetError(
            translate(
                "Demo", "This is no practice workspace. Invented reports are only put into one made for practice."
            )
        )
    store, info = workspace.store, workspace.info
    if len(store.table()):
        raise TrygghetError(translate("Demo", "The practice workspace holds reports already. Make a new one."))
    scene = Scene(info.municipality, info.epsg)
    told = stories(scene, ChoiceLists(store.choices()), store.form().version, today, seed)
    store.save_organisations(_organisations(), COORDINATOR)
    store.set_setting(REVIEW_LIMIT_SETTING, REVIEW_LIMIT_DAYS, COORDINATOR)
    store.add_planning(_places(scene), _measures(today), _calendar(today), _returns(told, today, seed))
    _check(go_on, 0.2)
    _hand_in(workspace, told)
    _check(go_on, 0.6)
    _assess(workspace, told)
    _check(go_on, 0.95)
    return len(told)


def _check(go_on: GoOn, share: float) -> None:
    if not go_on(share):
        raise TrygghetError(
            translate("Demo", "Stopped. The practice workspace is not complete; delete the file and make it anew.")
        )


def _hand_in(workspace: Workspace, told: Sequence[Story]) -> None:
    # Through the import: one transaction, and every report with its number.
    batch = ImportBatch(str(uuid.uuid4()), "ovning", "demo.json", "", REPORTER)
    workspace.store.import_reports(batch, (story.report for story in told))


def _assess(workspace: Workspace, told: Sequence[Story]) -> None:
    """Approve originals before the duplicates that point at them; then change what was changed after approval."""
    moments = {story.report.report_id: story.assessed_at for story in told if story.assessed_at}
    # Oldest first, as they would have been assessed; a duplicate always after its original.
    ordered = sorted(
        (story for story in told if story.assessed_at),
        key=lambda story: (story.duplicate_of is not None, moments[story.report.report_id]),
    )
    outcome = workspace.store.assess_many([_assessment(story) for story in ordered], moments)
    if outcome.refused or outcome.conflicts:
        raise TrygghetError(
            translate("Demo", "The practice reports could not be assessed: {why}").format(
                why=" ".join(outcome.refusals[:3])
            )
        )
    for story in told:
        if story.edit:
            stored = workspace.store.report(story.report.report_id)
            workspace.store.change(
                stored.report_id, stored.revision, {"description": stored.description + story.edit}, REPORTER
            )


def _assessment(story: Story) -> Assessment:
    status = ReviewStatus.APPROVED if story.status is ReviewStatus.EDITED else story.status
    return Assessment(story.report.report_id, 1, status, COORDINATOR, story.reason, story.duplicate_of)


def _organisations() -> list[Organisation]:
    # One of them does not report weekly, so that the two kinds can be told apart.
    return [
        Organisation(code, name, kind, reports_weekly=code != "polisen")
        for code, name, kind, _weight in words()["organisations"]
    ]


def _places(scene: Scene) -> list[Place]:
    return [
        Place(spot.place_id, spot.name, spot.place_type, spot.owner, round(spot.x, 1), round(spot.y, 1))
        for spot in scene.spots
    ]


def _measures(today: date) -> list[Measure]:
    return [
        Measure(f"ovning-{number}", what, organisation, today + timedelta(days=days), status, reason, places=(place,))
        for number, (what, organisation, days, status, reason, place) in enumerate(words()["measures"], 1)
    ]


def _calendar(today: date) -> list[CalendarEntry]:
    """What recurs every year, from last year to next."""
    entries = []
    for year in range(today.year - 1, today.year + 2):
        for what, kind, (from_month, from_day), (to_month, to_day) in words()["calendar"]:
            start = date(year, from_month, from_day)
            end = date(year + (to_month < from_month), to_month, to_day)
            entries.append(CalendarEntry(start, end, what, kind))
    return entries


def _returns(told: Sequence[Story], today: date, seed: int) -> list[ZeroReturn]:
    """Most actors who had nothing to report in a week said so; the week under way is still open."""
    dice = np.random.default_rng([seed, today.toordinal(), 3])
    reported = {(story.report.organisation, _week(story.report.occurred_at)) for story in told}
    returns = []
    for monday in _mondays(today):
        week = iso_week_name(monday)
        for organisation in _organisations():
            silent = organisation.reports_weekly and (organisation.code, week) not in reported
            if silent and dice.random() < _ANSWERING:
                returns.append(ZeroReturn(organisation.code, week, 0, _morning(monday + timedelta(days=7))))
    return returns


def _mondays(today: date) -> Iterator[date]:
    this = today - timedelta(days=today.weekday())
    return (this - timedelta(days=7 * weeks) for weeks in range(_RETURN_WEEKS, 0, -1))


def _morning(day: date) -> datetime:
    return min(to_utc(datetime(day.year, day.month, day.day, 8)), now())


def _week(moment: datetime | None) -> str:
    return iso_week_name(to_local(moment).date()) if moment else ""
