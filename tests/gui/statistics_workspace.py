"""A real workspace with reports placed in time, for the tests of the statistics dock."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Report, Severity
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import Area, ImportBatch, Organisation
from trygghet_plugin.storage.workspace import Workspace

X, Y = 109_500.0, 6_434_500.0
ACTORS = (
    Organisation("fastighet", "Fastighet", reports_weekly=True),
    Organisation("gata", "Gata/park", reports_weekly=True),
    Organisation("skola", "Skola & förskola", reports_weekly=True),
)


@dataclass(frozen=True)
class Told:
    """One report to be: how many hours ago it happened (None: nobody knows), what, where, and its status."""

    hours_ago: float | None
    category: str = "klotter"
    status: ReviewStatus = ReviewStatus.APPROVED
    dx: float = 0.0
    dy: float = 0.0
    organisation: str = "fastighet"
    severity: int = 1
    kind: Kind = Kind.EVENT
    spread_hours: float = 0.0
    repeats: int | None = None


def report_of(told: Told, moment: datetime) -> Report:
    """The report that tells it."""
    at = moment - timedelta(hours=told.hours_ago) if told.hours_ago is not None else None
    until = at + timedelta(hours=told.spread_hours) if at is not None and told.spread_hours else None
    received = min(moment, (until or at) + timedelta(hours=2)) if at is not None else moment
    return Report(
        category=told.category, kind=told.kind, x=X + told.dx, y=Y + told.dy, severity=Severity(told.severity),
        description="Något hände här", occurred_at=at, occurred_until=until, received_at=received,
        organisation=told.organisation, place_type="torg", created_by="test",
    )


def make_workspace(
    folder: Path, reports: Sequence[Told], practice: bool = False, areas: Sequence[Area] = ()
) -> Workspace:
    """A workspace of Vårgårda with these reports, assessed as they say. The caller closes it."""
    workspace = Workspace.create(
        str(folder / "trygghet.gpkg"), "1442", practice=practice, areas=areas, outbox=folder / "outbox.sqlite"
    )
    workspace.store.save_organisations(ACTORS, "test")
    add_reports(workspace, reports)
    return workspace


def add_reports(workspace: Workspace, reports: Sequence[Told]) -> tuple[Report, ...]:
    """Add reports and assess them; returns them in their order."""
    moment = now()
    made = tuple(report_of(told, moment) for told in reports)
    if made:
        batch = ImportBatch(str(uuid.uuid4()), "test", "test.csv", "0" * 64, "test")
        workspace.store.import_reports(batch, made)
    assessments = []
    for told, report in zip(reports, made):
        if told.status is not ReviewStatus.NEW:
            original = made[told.repeats].report_id if told.repeats is not None else None
            assessments.append(Assessment(report.report_id, 1, told.status, "test", "skäl", original))
    outcome = workspace.store.assess_many(assessments)
    if outcome.refused or outcome.conflicts:
        raise AssertionError(outcome.refusals)
    return made


def week_of(events: int, duplicates: int = 0) -> list[Told]:
    """So many approved events in the last three days, the first of them told by more than one report."""
    categories = ("skadegorelse", "klotter", "nedskrapning", "vald", "buskorning")
    actors = [actor.code for actor in ACTORS]
    told = [Told(hours_ago=2 + 6 * number, category=categories[number % 5], dx=120.0 * number, dy=-80.0 * (number % 4),
                 organisation=actors[number % 3], severity=1 + number % 3) for number in range(events)]
    return told + [
        Told(hours_ago=2, status=ReviewStatus.DUPLICATE, repeats=number % events) for number in range(duplicates)
    ]
