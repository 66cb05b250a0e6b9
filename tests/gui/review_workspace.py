"""A workspace with reports as a municipality has them, for the review dock's tests and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Report, Severity, StoredReport
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import NewPhoto, Organisation
from trygghet_plugin.storage.workspace import Workspace

# Vårgårda's own zone, EPSG:3008: the square.
X, Y = 89_400.0, 6_434_700.0

ORGANISATIONS = (
    Organisation("fastighet", "Fastighet", "forvaltning"),
    Organisation("gata", "Gata och park", "forvaltning"),
    Organisation("bostad", "Vårgårda Bostäder", "bostad"),
    Organisation("fritid", "Fritidsgården", "forvaltning"),
)


@dataclass(frozen=True)
class Told:
    """One report in few words; `days` ago it came in."""

    days: float
    category: str
    description: str
    dx: float = 0
    dy: float = 0
    severity: Severity | None = Severity.UNSAFE
    place_type: str | None = None
    organisation: str = "gata"
    lasted_hours: float | None = None
    kind: Kind = Kind.EVENT
    answers: Mapping[str, Any] = field(default_factory=dict)
    photos: tuple[NewPhoto, ...] = ()


def hand_in(workspace: Workspace, told: Told) -> StoredReport:
    """Hand a report in, received and discovered `told.days` ago."""
    received = now() - timedelta(days=told.days)
    occurred = received - timedelta(hours=told.lasted_hours or 2)
    report = Report(
        category=told.category,
        kind=told.kind,
        x=X + told.dx,
        y=Y + told.dy,
        severity=told.severity,
        description=told.description,
        occurred_at=occurred,
        occurred_until=received - timedelta(hours=1) if told.lasted_hours else None,
        received_at=received,
        discovered_at=received - timedelta(minutes=40),
        place_type=told.place_type,
        organisation=told.organisation,
        created_by="vaktmästare",
        answers=told.answers,
    )
    return workspace.submit(report, told.photos)


def make_workspace(folder: Path, practice: bool = False) -> Workspace:
    """An empty workspace of Vårgårda with its actors."""
    workspace = Workspace.create(str(folder / "trygghet.gpkg"), "1442", practice=practice, outbox=folder / "outbox.db")
    workspace.store.save_organisations(ORGANISATIONS, "test")
    return workspace


def assess(
    workspace: Workspace, report: StoredReport, status: ReviewStatus, reason: str = "", by: str = "Anna"
) -> StoredReport:
    """Assess a report as someone else would."""
    return workspace.store.assess(Assessment(report.report_id, report.revision, status, by, reason))


def noon(day: int) -> datetime:
    """A fixed moment in November 2026."""
    return datetime(2026, 11, day, 11, tzinfo=timezone.utc)
