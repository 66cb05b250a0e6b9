"""What a workspace's database can do, whichever database it is, and the values that come back.

Every method is synchronous and may be called from any thread. Reading never returns less than there is: what could not
be read is a WorkspaceError. Writing is one transaction, on disk when the method returns; `by` signs it.
Every method may raise WorkspaceError (LockedError, ReadOnlyError, MissingError, DamagedError, DiskFullError, …).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Callable

from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.review import Assessment
from trygghet_plugin.storage.values import (
    DEFAULT_REVIEW_LIMIT_DAYS,
    REVIEW_LIMIT_SETTING,
    Abilities,
    Area,
    AssessOutcome,
    CalendarEntry,
    Extent,
    HistoryEntry,
    ImportBatch,
    ImportOutcome,
    LayerStyle,
    Measure,
    NearbyReport,
    NewPhoto,
    Organisation,
    Photo,
    Place,
    QueueFilter,
    QueueRow,
    QueueSummary,
    UndoOutcome,
    WorkspaceInfo,
    ZeroReturn,
)

if TYPE_CHECKING:
    from trygghet_plugin.analysis.report_table import ReportTable

__all__ = [
    "DEFAULT_REVIEW_LIMIT_DAYS",
    "REVIEW_LIMIT_SETTING",
    "Abilities",
    "Area",
    "AssessOutcome",
    "CalendarEntry",
    "Extent",
    "HistoryEntry",
    "ImportBatch",
    "ImportOutcome",
    "LayerStyle",
    "Measure",
    "NearbyReport",
    "NewPhoto",
    "Organisation",
    "Photo",
    "Place",
    "QueueFilter",
    "QueueRow",
    "QueueSummary",
    "Store",
    "UndoOutcome",
    "WorkspaceInfo",
    "ZeroReturn",
]


class Store(ABC):
    """A workspace's database."""

    @property
    @abstractmethod
    def path(self) -> str:
        """How users, projects and settings name it: a whole path, or `postgres:connection?schema=name`."""

    @property
    @abstractmethod
    def info(self) -> WorkspaceInfo:
        """What kind of workspace this is."""

    @property
    @abstractmethod
    def abilities(self) -> Abilities:
        """What whoever opened it may do."""

    @property
    @abstractmethod
    def photo_folder(self) -> str:
        """Where the photos lie; made with the first photo. NotAvailable where nobody has said where."""

    @abstractmethod
    def layer_source(self, table: str) -> tuple[str, str]:
        """Data source of a table and its provider, for QgsVectorLayer(source, name, provider); holds no password."""

    @abstractmethod
    def listen(self, listener: Callable[[str], None]) -> None:
        """Be told, from another thread, while a write waits: "locked"."""

    def watch(self, heard: Callable[[], None]) -> None:
        """Have `heard` called, from another thread, soon after anybody wrote, or when the link to the database broke.

        A notice may be lost, and a file tells nobody: whoever depends on it looks at `state` now and then all the same.
        """
        del heard

    @abstractmethod
    def backup(self) -> str:
        """Make a backup now; returns where it lies. NotAvailable where the database's own keeper makes them."""

    @abstractmethod
    def close(self) -> None:
        """Finish what is being written and let go of the database."""

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
    def newest_change(self) -> int:
        """Number of the newest change of any report; 0 where there is none."""

    @abstractmethod
    def changes_after(self, number: int, report_ids: Sequence[str]) -> tuple[HistoryEntry, ...]:
        """Changes of these reports that came after a numbered one, also of those removed; oldest first."""

    @abstractmethod
    def state(self) -> Hashable:
        """A value that is another one after anybody wrote; asked for often, so it reads no report.

        Whoever takes it before reading misses nothing: what came in between is another state. OSError or WorkspaceError
        where it cannot be told.
        """

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
        """Reports within a radius that happened (time unknown: came in) since a moment, nearest first.

        Those left out and the duplicates are not among them.
        """

    @abstractmethod
    def table(self, columns: Sequence[str] = ()) -> ReportTable:
        """Every report as columns for the statistics; `columns` asks for more to filter by (`source`, `q_…`)."""

    @abstractmethod
    def public_texts(self, fids: Sequence[int]) -> Mapping[int, str]:
        """What partners may read about approved reports, by fid; those without such a text are left out."""

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
        """Insert a report and its photos' rows.

        Handed in once more, the same report (`report_id`, content, photos) is given back as it is now, whatever
        happened to it since. Raises TakenId if another one was handed in under the id, InvalidReport.
        """

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
    def import_reports(
        self,
        batch: ImportBatch,
        reports: Iterable[Report],
        dry_run: bool = False,
        rejected: Callable[[], int] = lambda: 0,
    ) -> ImportOutcome:
        """Import in one transaction: all or nothing; a dry run does the same and leaves nothing behind.

        A report whose `source_ref` is known is updated only while it is `new` and untouched since the import.
        `rejected` is asked at the end: how many rows never became a report, for the row of the batch.
        """

    @abstractmethod
    def undo_import(self, batch_id: str, reason: str, by: str) -> UndoOutcome:
        """Remove reports an import created, and give those it updated their former values back; reports that anybody
        touched since stay as they are.

        Where all of them stay nothing was undone, and it may be tried again. Raises WorkspaceError for a second time.
        """

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

    @abstractmethod
    def save_styles(self, table: str, styles: Sequence[LayerStyle]) -> None:
        """Keep styles of a table where QGIS finds them; one of the same name is replaced."""
