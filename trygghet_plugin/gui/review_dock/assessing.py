"""What the coordinator decides, on its way to the store: one user action, one piece of work, nothing lost on the way.

A text to partners that was typed is saved with the assessment: first the text, then the assessment on the revision that
made. If the second part fails, the first is kept and told, so that the next try starts from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from trygghet_plugin.core.errors import Conflict, LockedError, StepRefused, TrygghetError, WorkspaceError
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import Assessment, ReviewStatus, check_step
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.review_dock.actions import status_after_text
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import Store


@dataclass(frozen=True)
class Decision:
    """An assessment as the coordinator makes it, on the version of the report that is shown."""

    seen: StoredReport
    status: ReviewStatus
    reason: str = ""
    duplicate_of: str = ""
    duplicate_no: str = ""
    public_text: Optional[str] = None

    def wanted(self) -> dict[str, Any]:
        """Column → value this decision writes, for people to compare."""
        values: dict[str, Any] = {"status": self.status.value}
        if self.reason:
            values["status_reason"] = self.reason
        if self.public_text is not None:
            values["public_text"] = self.public_text
        return values


@dataclass(frozen=True)
class Undoable:
    """An assessment that can be taken back while its revision is the newest."""

    report: StoredReport
    """As the assessment left it."""
    former: ReviewStatus


class Assessor(QObject):
    """Writes decisions, one at a time; knows which of them can be undone."""

    busy_changed = pyqtSignal()
    assessed = pyqtSignal(object)
    """A decision is on disk; carries the report as it is now."""
    undone = pyqtSignal(object)
    """An assessment was taken back; carries the report as it is now."""
    changed = pyqtSignal(object)
    """A text or a place is on disk, without an assessment; carries the report as it is now."""
    refused = pyqtSignal(str)
    """Nothing was written; carries the words to show."""
    conflict = pyqtSignal(object, object, object)
    """Someone else was faster; carries what was seen, what was wanted (column → value), and what is stored."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._undoable: list[Undoable] = []
        self.busy = False

    def forget(self) -> None:
        """Another workspace: what was done in the last one cannot be undone here."""
        self._undoable.clear()
        self._set_busy(False)

    def last(self) -> Optional[Undoable]:
        """What undo would take back."""
        return self._undoable[-1] if self._undoable else None

    def decide(self, decision: Decision) -> None:
        """Save a decision; refused at once, in words, where the review does not allow it."""
        try:
            _check(decision)
        except StepRefused as refusal:
            self.refused.emit(str(refusal))
            return
        store, who = self._store(), self._session.who()
        saved: list[StoredReport] = []

        def done(reports: tuple[StoredReport, StoredReport]) -> None:
            before, after = reports
            if before.revision != after.revision:
                self._undoable.append(Undoable(after, before.status))
            self.assessed.emit(after)

        self._write(lambda: _decide(store, decision, who, saved), done, decision.seen, decision.wanted(), saved)

    def undo(self) -> None:
        """Take the last assessment back, if nobody touched the report since."""
        last = self.last()
        if last is None:
            return
        store = self._store()
        report = last.report
        assessment = Assessment(report.report_id, report.revision, last.former, self._session.who(), undoes=True)

        def done(report: StoredReport) -> None:
            self._undoable.pop()
            self.undone.emit(report)

        def failed(error: Exception) -> None:
            # A file that is locked or away comes back. What was built on the report, or its removal, does not go away.
            if not isinstance(error, WorkspaceError):
                self._undoable.pop()
            self._tell(error)
            if isinstance(error, Conflict):
                self.conflict.emit(report, {}, error.theirs)

        self._start(lambda: store.assess(assessment), done, failed)

    def save_text(self, seen: StoredReport, public_text: str) -> None:
        """Save the text to partners alone."""
        self.change(seen, {"public_text": public_text})

    def move(self, seen: StoredReport, x: float, y: float) -> None:
        """Save another place."""
        self.change(seen, {"x": x, "y": y})

    def change(self, seen: StoredReport, values: Mapping[str, Any]) -> None:
        """Save some columns, x and y among them, without an assessment."""
        store, who = self._store(), self._session.who()
        self._write(
            lambda: store.change(seen.report_id, seen.revision, values, who), self.changed.emit, seen, values, []
        )

    # --- how

    def _store(self) -> Store:
        return self._session.workspace.store

    def _write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        seen: StoredReport,
        wanted: Mapping[str, Any],
        saved: list[StoredReport],
    ) -> None:
        def failed(error: Exception) -> None:
            if saved:
                self.changed.emit(saved[-1])
                self._session.notify_written()
            if isinstance(error, Conflict):
                self.conflict.emit(saved[-1] if saved else seen, dict(wanted), error.theirs)
            else:
                self._tell(error)

        self._start(work, done, failed)

    def _start(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        workspace = self._session.workspace

        def here(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def answer(value: Any) -> None:
                # Another workspace may have been opened while a lock was waited for.
                if self._session.workspace is workspace:
                    self._set_busy(False)
                    tell(value)

            return answer

        self._set_busy(True)
        self._session.save(work, here(done), here(failed))

    def _tell(self, error: Exception) -> None:
        if isinstance(error, LockedError):
            self.refused.emit(
                translate(
                    "Assessor",
                    "The file cannot be written. Does someone else have it open? Nothing was saved; what you wrote "
                    "stays here. Try again in a moment.",
                )
            )
        elif isinstance(error, TrygghetError) and not isinstance(error, WorkspaceError):
            self.refused.emit(str(error))
        else:
            self.refused.emit(translate("Assessor", "Nothing was saved; what you wrote stays here."))
            self._session.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()


def _check(decision: Decision) -> None:
    """Ask the review before anything is written: a text must not be saved for a step that is refused anyway."""
    current = status_after_text(decision.seen.status, decision.public_text is not None)
    check_step(
        current,
        Assessment(
            decision.seen.report_id,
            decision.seen.revision,
            decision.status,
            "",
            decision.reason,
            decision.duplicate_of or decision.duplicate_no or None,
        ),
    )


def _decide(store: Store, decision: Decision, who: str, saved: list[StoredReport]) -> tuple[StoredReport, StoredReport]:
    """The report before the assessment and after it; `saved` takes a text saved on the way. Runs in a worker thread."""
    original = decision.duplicate_of
    if decision.duplicate_no:
        original = store.report_by_no(decision.duplicate_no).report_id
    before = decision.seen
    if decision.public_text is not None:
        before = store.change(before.report_id, before.revision, {"public_text": decision.public_text}, who)
        saved.append(before)
    after = store.assess(
        Assessment(before.report_id, before.revision, decision.status, who, decision.reason, original or None)
    )
    return before, after
