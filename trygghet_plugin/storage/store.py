"""What a workspace's database can do, whichever database it is, and the values that come back.

Every method is synchronous and may be called from any thread. Reading never returns less than there is: what could not
be read is a WorkspaceError. Writing is one transaction, on disk when the method returns; `by` signs it.
Every method may raise WorkspaceError (LockedError, ReadOnlyError, MissingError, DamagedError, DiskFullError, …).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.review import OPEN_STATUSES, Assessment, ReviewStatus

if TYPE_CHECKING:
    from trygghet_plugin.analysis.report_table import ReportTable

Extent = tuple[float, float, float, float]

REVIEW_LIMIT_SETTING = "review_limit_days"
DEFAULT_REVIEW_LIMIT_DAYS = 7


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
    """Which reports the queue shows and in which order; empty collections mean all. `extent` is xmin, ymin, xmax, ymax."""

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
    """What is done about a problem; `reports`, `places` and `meetings` are the ids it is linked to."""

    measure_id: str
    what: str
    responsible_organisation: str
    due_on: date | None
    status: str
    reason: str
    reports: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


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
    """What became of each report handed to an import, in their order: created, updated, unchanged (known, says the same),
    kept (known, says something new, but was assessed or changed here since)."""

    results: tuple[str, ...]

    def count(self, result: str) -> int:
        """How many reports ended so."""
        return self.results.count(result)


@dataclass(frozen=True)
class AssessOutcome:
    """What became of many assessments. `refusals` holds a sentence for each that was refused, by report number."""

    changed: int
    refused: int
    conflicts: int
    refusals: tuple[str, ...] = field(default=())


class Store(ABC):
    """A workspace's database."""

    @property
    @abstractmethod
    def info(self) -> WorkspaceInfo:
        """What kind of workspace this is."""

    # --- reading ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def report(self, report_id: str) -> StoredReport:
        """One report. Raises ReportNotFound."""

    @abstractmethod
    def report_by_no(self, report_no: str) -> StoredReport:
        """The report with a number as said on the phone. Raises ReportNotFound."""

    @abstractmethod
    def history(self, report_id: str) -> tuple[HistoryEntry, ...]:
        """Every change of a report, oldest first; also of one that was removed."""

    @abstractmethod
    def photos(self, report_id: str) -> tuple[Photo, ...]:
        """Photos of a report, in the order they were added."""

    @abstractmethod
    def queue(self, queue_filter: QueueFilter, limit: int, offset: int = 0) -> tuple[QueueRow, ...]:
        """A page of the review queue."""

    @abstractmethod
    def queue_count(self, queue_filter: QueueFilter) -> int:
        """How many reports the filter finds."""

    @abstractmethod
    def queue_summary(self) -> QueueSummary:
        """Figures of everything that waits."""

    @abstractmethod
    def nearby(self, x: float, y: float, radius_m: float, since: datetime) -> tuple[NearbyReport, ...]:
        """Reports within a radius that happened (or, time unknown, came in) since a moment, nearest first; not those left out."""

    @abstractmethod
    def table(self, columns: Sequence[str] = ()) -> ReportTable:
        """Every report as columns for the statistics; `columns` asks for more of them to filter by (`source`, `q_…`)."""

    @abstractmethod
    def areas(self) -> tuple[Area, ...]:
        """The areas figures are counted by, the municipality's border among them."""

    @abstractmethod
    def form(self) -> Form:
        """The newest version of the form."""

    @abstractmethod
    def choices(self) -> tuple[Choice, ...]:
        """Every code list."""

    @abstractmethod
    def organisations(self) -> tuple[Organisation, ...]:
        """The actors, by name."""

    @abstractmethod
    def places(self) -> tuple[Place, ...]:
        """The named places, by name."""

    @abstractmethod
    def settings(self) -> Mapping[str, str]:
        """Key → value of the workspace."""

    @abstractmethod
    def calendar(self) -> tuple[CalendarEntry, ...]:
        """Holidays, breaks and events, by date."""

    @abstractmethod
    def measures(self) -> tuple[Measure, ...]:
        """Measures, the first due first."""

    @abstractmethod
    def returns(self) -> tuple[ZeroReturn, ...]:
        """Zero returns, by week."""

    # --- writing ---------------------------------------------------------------------------------------------------

    @abstractmethod
    def add(self, report: Report, photos: Sequence[Photo] = ()) -> StoredReport:
        """Insert a report and its photos' rows; one that is there already (by `report_id`) is given back as it is."""

    @abstractmethod
    def assess(self, assessment: Assessment) -> StoredReport:
        """Apply an assessment. Raises Conflict with the row as it is now, StepRefused, ReportNotFound."""

    @abstractmethod
    def assess_many(
        self, assessments: Sequence[Assessment], moments: Mapping[str, datetime] | None = None
    ) -> AssessOutcome:
        """Apply many, a thousand in a transaction; the same status again is neither changed nor refused.

        `moments` (report_id → when) is for history brought along from elsewhere: the assessment was made then.
        """

    @abstractmethod
    def change(self, report_id: str, expected_revision: int, changes: Mapping[str, Any], by: str) -> StoredReport:
        """Write new values of some columns (x and y among them). Raises Conflict, InvalidReport, ReportNotFound."""

    @abstractmethod
    def import_reports(self, batch: ImportBatch, reports: Iterable[Report], dry_run: bool = False) -> ImportOutcome:
        """Import in one transaction: all or nothing; a dry run does the same and leaves nothing behind.

        A report whose `source_ref` is known is updated only while it is `new` and untouched since the import.
        """

    @abstractmethod
    def undo_import(self, batch_id: str, reason: str, by: str) -> tuple[int, int]:
        """Remove an import's reports that nobody touched since; the others stay. Returns removed, kept."""

    @abstractmethod
    def set_setting(self, key: str, value: str, by: str) -> None:
        """Write one setting."""

    @abstractmethod
    def save_form(self, form: Form, by: str) -> None:
        """Store a new version of the form; new questions get their column."""

    @abstractmethod
    def save_organisations(self, organisations: Sequence[Organisation], by: str) -> None:
        """Insert or update actors by their code; those not named stay."""

    @abstractmethod
    def add_planning(
        self,
        places: Sequence[Place] = (),
        measures: Sequence[Measure] = (),
        calendar: Sequence[CalendarEntry] = (),
        returns: Sequence[ZeroReturn] = (),
    ) -> None:
        """Insert what is not there yet; what is there stays as it is."""
