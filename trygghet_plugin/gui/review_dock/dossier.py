"""Everything the dock shows of one report, read together off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from trygghet_plugin.analysis.spots import around
from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import ReportNotFound
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.storage.store import HistoryEntry, NearbyReport, Photo, QueueFilter, Store

NEAR_METRES = 250
NEAR_DAYS = 30


@dataclass(frozen=True)
class Dossier:
    """A report with what belongs to it; `candidates` may tell of the same event, nearest first."""

    report: StoredReport
    history: tuple[HistoryEntry, ...]
    photos: tuple[Photo, ...]
    candidates: tuple[NearbyReport, ...]
    original_no: str
    on_spot: int
    """Reports on the very same spot, this one included; 0 where it has no place."""

    @property
    def changed_closed(self) -> bool:
        """Whether the content changed since the report was left out or found to be a duplicate."""
        if self.report.status not in (ReviewStatus.REJECTED, ReviewStatus.DUPLICATE):
            return False
        last = max((entry.revision for entry in self.history if entry.action == "assessed"), default=0)
        return any(entry.action == "changed_closed" and entry.revision > last for entry in self.history)


def read_dossier(store: Store, report_id: str, lists: ChoiceLists) -> Dossier:
    """Read a report's dossier. ReportNotFound where it was removed."""
    report = store.report(report_id)
    return Dossier(
        report,
        store.history(report_id),
        store.photos(report_id),
        candidates(store, report, lists),
        _number_of(store, report.values.get("duplicate_of")),
        store.queue_count(QueueFilter((), extent=around(*report.point))) if report.point is not None else 0,
    )


def read_words(store: Store) -> ReportWords:
    """What the codes of a workspace mean."""
    return ReportWords(
        store.form(),
        ChoiceLists(store.choices()),
        {organisation.code: organisation.name for organisation in store.organisations()},
    )


def candidates(store: Store, report: StoredReport, lists: ChoiceLists) -> tuple[NearbyReport, ...]:
    """Reports this one may repeat: close by, within a month, of the same category or group, no duplicate itself."""
    if report.point is None:
        return ()
    when = report.moment("occurred_at") or report.moment("received_at") or now()
    span = timedelta(days=NEAR_DAYS)
    return tuple(
        other
        for other in store.nearby(*report.point, NEAR_METRES, when - span)
        if other.report_id != report.report_id
        and other.status is not ReviewStatus.DUPLICATE
        and (other.occurred_at or other.received_at) <= when + span
        and _alike(report.category, other.category, lists)
    )


def _alike(one: str, other: str, lists: ChoiceLists) -> bool:
    first, second = lists.get("category", one), lists.get("category", other)
    return one == other or bool(first and second and first.group and first.group == second.group)


def _number_of(store: Store, report_id: object) -> str:
    if not report_id:
        return ""
    try:
        return store.report(str(report_id)).report_no
    except ReportNotFound:
        # An import that was undone took the original away; the id is still what can be said.
        return str(report_id)
