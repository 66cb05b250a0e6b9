"""What a store gives and takes: plain frozen values, the same whichever database they live in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from trygghet_plugin.core.review import OPEN_STATUSES, ReviewStatus

Extent = tuple[float, float, float, float]

REVIEW_LIMIT_SETTING = "review_limit_days"
# Where the photos lie; only a workspace in a database has to be told.
PHOTO_FOLDER_SETTING = "photo_folder"
DEFAULT_REVIEW_LIMIT_DAYS = 7

# Who can open the file, as the wizard was told; `more`: it has been decided that they may.
ACCESS_SETTING = "file_access"
ACCESS_REVIEWERS, ACCESS_MORE, ACCESS_UNKNOWN = "reviewers", "more", "unknown"

READERS_COPY_SETTING = "readers_copy_folder"
"""Folder of the masked copy for people who may read but not review; empty: none."""


# Marks a field that is worked out when it is read and has no column.
DERIVED = {"derived": True}


@dataclass(frozen=True)
class Abilities:
    """What whoever has opened a workspace may do in it. A file has no roles: there everybody may do everything."""

    report: bool = True
    review: bool = True
    administer: bool = True


@dataclass(frozen=True)
class WorkspaceInfo:
    """What kind of workspace a database holds."""

    workspace_id: str
    municipality: str
    municipality_name: str
    epsg: int
    practice: bool
    schema_version: int
    created_at: datetime


@dataclass(frozen=True)
class HistoryEntry:
    """One change of a report. `action`: created, changed, changed_closed (after it was left out), assessed, removed,
    photo_added, photo_changed, photo_removed. `before` and `after` hold the columns that changed."""

    report_id: str
    revision: int
    changed_at: datetime
    changed_by: str | None
    action: str
    reason: str | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class Photo:
    """A photo of a report; `path` is relative to the workspace's photo folder."""

    photo_id: str
    report_id: str
    path: str
    caption: str
    redacted: bool


@dataclass(frozen=True)
class NewPhoto:
    """A photo on its way in, already re-encoded without EXIF; `suffix` is `.jpg` or `.png`."""

    content: bytes
    suffix: str = ".jpg"
    caption: str = ""


@dataclass(frozen=True)
class QueueFilter:
    """Which reports the queue shows, in which order; empty collections mean all. `extent` is xmin, ymin, xmax, ymax."""

    statuses: tuple[ReviewStatus, ...] = OPEN_STATUSES
    categories: tuple[str, ...] = ()
    text: str = ""
    extent: Extent | None = None
    order: str = "received_at"
    descending: bool = False


@dataclass(frozen=True)
class QueueRow:
    """A line of the queue."""

    report_id: str
    report_no: str
    revision: int
    status: ReviewStatus
    category: str
    kind: str
    severity: int | None
    occurred_at: datetime | None
    occurred_until: datetime | None
    received_at: datetime
    description: str
    organisation: str
    place_type: str
    place_name: str
    assigned_to: str
    x: float | None
    y: float | None


@dataclass(frozen=True)
class QueueSummary:
    """The queue's figures: how many wait, for how many days, how many beyond the municipality's limit.

    `changed_closed` counts reports that were left out or found to be duplicates, and whose content changed since.
    """

    new: int
    needs_info: int
    edited: int
    oldest_days: float | None
    median_days: float | None
    over_limit: int
    changed_closed: int = 0


@dataclass(frozen=True)
class NearbyReport:
    """A report close to a place."""

    report_id: str
    report_no: str
    category: str
    distance_m: float
    occurred_at: datetime | None
    received_at: datetime
    status: ReviewStatus
    description: str


@dataclass(frozen=True)
class Area:
    """A polygon that figures are counted by; `kind` is `municipality` for the border itself, else `area`."""

    code: str
    name: str
    kind: str
    population: int | None
    wkb: bytes


@dataclass(frozen=True)
class Organisation:
    """An actor reports come from."""

    code: str
    name: str
    kind: str = ""
    agreement: str = ""
    contact: str = ""
    active: bool = True
    reports_weekly: bool = False


@dataclass(frozen=True)
class Place:
    """A named spot that reports recur at. `x` and `y` are told when it is added."""

    place_id: str
    name: str
    place_type: str = ""
    owner: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True)
class ZeroReturn:
    """An actor's word that there was nothing to report in a week."""

    organisation: str
    iso_week: str
    count: int
    reported_at: datetime | None


@dataclass(frozen=True)
class CalendarEntry:
    """A holiday, a school break or an event that is coming."""

    from_on: date
    to_on: date
    what: str
    kind: str


@dataclass(frozen=True)
class Measure:
    """What is done about a problem; `reports`, `places` and `meetings` are the ids it is linked to.

    `internal` where one of the reports may not be shown outside.
    """

    measure_id: str
    what: str
    responsible_organisation: str
    due_on: date | None
    status: str
    reason: str
    reports: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    internal: bool = field(default=False, metadata=DERIVED)


@dataclass(frozen=True)
class LayerStyle:
    """A style of QGIS that travels with the data; `default` where QGIS takes it by itself."""

    name: str
    description: str
    qml: str
    sld: str
    default: bool


@dataclass(frozen=True)
class ImportBatch:
    """One import: where its rows come from and who runs it."""

    batch_id: str
    source: str
    file_name: str
    sha256: str
    imported_by: str


@dataclass(frozen=True)
class ImportOutcome:
    """What became of each report handed to an import, in their order.

    created; updated; unchanged: known, and says the same; kept: known, says something new, but was assessed or changed
    here since.
    """

    results: tuple[str, ...]

    def count(self, result: str) -> int:
        """How many reports ended so."""
        return self.results.count(result)


@dataclass(frozen=True)
class UndoOutcome:
    """What undoing an import did with the reports it created and updated.

    removed: created by it; restored: updated by it, as they were before; kept: assessed or changed here since, or
    repeated by another report.
    """

    removed: int
    restored: int
    kept: int


@dataclass(frozen=True)
class AssessOutcome:
    """What became of many assessments. `refusals` holds a sentence for each that was refused, by report number."""

    changed: int
    refused: int
    conflicts: int
    refusals: tuple[str, ...] = field(default=())
