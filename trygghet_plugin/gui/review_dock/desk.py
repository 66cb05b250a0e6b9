"""The report side of the dock: one report is read, masked, assessed, moved; what is typed is never lost on the way."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.background import Job
from trygghet_plugin.gui.empty_state import EmptyState
from trygghet_plugin.gui.review_dock.actions import ReviewActions
from trygghet_plugin.gui.review_dock.assessing import Assessor, Decision
from trygghet_plugin.gui.review_dock.details import DetailsView
from trygghet_plugin.gui.review_dock.dossier import Dossier, read_dossier
from trygghet_plugin.gui.review_dock.drafts import Draft, Drafts
from trygghet_plugin.gui.review_dock.footer import Footer
from trygghet_plugin.gui.review_dock.map_link import MapLink
from trygghet_plugin.gui.review_dock.moving import PointMover
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.gui.review_dock.resolving import Resolver, meanwhile_text
from trygghet_plugin.gui.review_dock.steps import SUGGESTIONS
from trygghet_plugin.gui.session import Session


class ReportDesk(QWidget):
    """Details above, buttons below."""

    shown = pyqtSignal(object)
    """A report was read and is on screen; carries it."""
    assessed, undone = pyqtSignal(object), pyqtSignal(object)
    """A report was assessed, or its assessment taken back; carries it as it is now."""
    report_wanted = pyqtSignal(str)
    """Another report was asked for; carries its report_id."""

    def __init__(self, session: Session, link: MapLink, actions: ReviewActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._link, self._actions = session, link, actions
        self._words: Optional[ReportWords] = None
        self._job: Optional[Job] = None
        self._drafts = Drafts()
        self._own_revisions: dict[str, int] = {}
        self._place = ""
        self.current = ""
        self.assessor = Assessor(session, self)
        self.resolver = Resolver(self.assessor, self)
        self.details = DetailsView(session, self)
        self.footer = Footer(actions, self)
        self.empty = EmptyState(session, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.details)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._mover = PointMover(link, self.footer.move, self.assessor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.footer)
        self._connect()
        self._tell_actions()

    def _connect(self) -> None:
        actions, footer, assessor = self._actions, self.footer, self.assessor
        actions.approve.triggered.connect(lambda _checked=False: self._decide(ReviewStatus.APPROVED))
        for action, status in (
            (actions.ask, ReviewStatus.NEEDS_INFO),
            (actions.leave_out, ReviewStatus.REJECTED),
            (actions.reopen, ReviewStatus.NEW),
        ):
            action.triggered.connect(lambda _checked=False, step=status: self._ask_reason(step))
        actions.duplicate.triggered.connect(lambda _checked=False: self._ask_duplicate())
        actions.move.triggered.connect(lambda _checked=False: self._start_moving())
        actions.zoom.triggered.connect(lambda _checked=False: self._link.zoom_to(self._report()))
        texts = self.details.texts
        actions.save_text.triggered.connect(lambda _on=False: assessor.save_text(self._report(), texts.text()))
        actions.undo.triggered.connect(lambda _checked=False: self.assessor.undo())
        footer.undo_clicked.connect(actions.undo.trigger)
        footer.reason.confirmed.connect(self._confirm_reason)
        footer.duplicate.confirmed.connect(self._confirm_duplicate)
        footer.box_opened.connect(self._tell_actions)
        footer.box_closed.connect(self._box_closed)
        texts.changed.connect(self._tell_actions)
        self.details.report_wanted.connect(self.report_wanted)
        assessor.busy_changed.connect(self._tell_busy)
        assessor.assessed.connect(self._assessed)
        assessor.undone.connect(self._undone)
        assessor.changed.connect(self._changed)
        assessor.refused.connect(self._refused)
        assessor.conflict.connect(self._conflict)
        self.resolver.settled.connect(self._settled)

    # --- which report

    def take_words(self, words: Optional[ReportWords]) -> None:
        """Another workspace is open: nothing of the last one stays."""
        self._mover.stop()
        self._words = words
        self._own_revisions.clear()
        self.assessor.forget()
        self.resolver.forget()
        self.footer.say("")
        self.clear()
        self._drafts.clear()

    def clear(self) -> None:
        """Show no report; what was typed about the one on screen waits until that comes back."""
        self._keep_draft()
        self.footer.close_box()
        self._drop_job()
        self.current = ""
        self.details.forget()
        self._pages.setCurrentWidget(self.empty)
        self._tell_actions()

    def show_report(self, report_id: str, place: str) -> None:
        """Show a report; what was typed about the one on screen waits until that comes back."""
        self._keep_draft()
        self.footer.close_box()
        # What is still painted is no longer what a key would assess.
        self.details.dossier = None
        self.current, self._place = report_id, place
        self._read(self._show)

    def refresh(self) -> None:
        """Read the report on screen again; one that is being read anyway is new enough."""
        if self.current and self._job is None:
            self._read(self._refresh)

    def _read(self, done: Callable[[Dossier], None]) -> None:
        self._drop_job()
        store, report_id, lists = self._session.workspace.store, self.current, self._words.lists
        self._tell_actions()

        def answered(dossier: Dossier) -> None:
            self._job = None
            done(dossier)

        self._job = self._session.run(lambda: read_dossier(store, report_id, lists), answered, self._unreadable)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _unreadable(self, error: Exception) -> None:
        self._job = None
        self.details.say(str(error))
        self._session.show_error(error)

    def _show(self, dossier: Dossier) -> None:
        draft = self._drafts.take(self.current)
        self.details.show_dossier(dossier, self._words, self._place, draft.public_text)
        self._pages.setCurrentWidget(self.details)
        if draft.step is not None:
            self._ask_reason(draft.step)
            self.footer.reason.text.setPlainText(draft.reason)
        self.details.say(self.resolver.reminder(self.current))
        self._tell_actions()
        self.shown.emit(dossier.report)

    def _refresh(self, dossier: Dossier) -> None:
        report, on_screen = dossier.report, self._report()
        self.resolver.look(report)
        if on_screen is None or on_screen.report_id != report.report_id:
            self._show(dossier)
            return
        theirs = report.revision != on_screen.revision and self._own_revisions.get(report.report_id) != report.revision
        if theirs and self.is_writing():
            # The version on screen stays the one decided on, so that the store can tell both apart.
            self.details.say(meanwhile_text(report))
            return
        self.details.refresh(dossier, self._words, self._place)
        self.details.say(self.resolver.reminder(self.current))
        self._tell_actions()

    def _report(self) -> Optional[StoredReport]:
        """The report on screen; None until the one that was asked for is read."""
        return self.details.dossier.report if self.details.dossier is not None else None

    def is_writing(self) -> bool:
        """Whether something is being written, or moved, that is not saved yet."""
        return self.details.texts.is_changed() or self.footer.box() is not None

    def _keep_draft(self) -> None:
        report = self._report()
        if report is not None:
            text = self.details.texts.text() if self.details.texts.is_changed() else None
            self._drafts.keep(report.report_id, Draft(text, self.footer.step(), self.footer.reason.reason()))

    # --- deciding

    def _decide(self, status: ReviewStatus, reason: str = "", duplicate_of: str = "", duplicate_no: str = "") -> None:
        texts = self.details.texts
        self.assessor.decide(
            Decision(
                self._report(), status, reason, duplicate_of, duplicate_no, texts.text() if texts.is_changed() else None
            )
        )

    def _ask_reason(self, status: ReviewStatus) -> None:
        suggestions = [choice.label for choice in self._words.lists.of(SUGGESTIONS.get(status, ""))]
        self.footer.open_box(self.footer.reason)
        self.footer.reason.ask(status, suggestions, self._report().report_no)

    def _confirm_reason(self) -> None:
        if not self.assessor.busy and self.footer.reason.complete():
            self._decide(self.footer.reason.status, self.footer.reason.reason())

    def _ask_duplicate(self) -> None:
        self.footer.open_box(self.footer.duplicate)
        self.footer.duplicate.ask(self._report().report_no, self.details.dossier.candidates, self._words)

    def _confirm_duplicate(self) -> None:
        report_id, number_typed = self.footer.duplicate.chosen()
        if not self.assessor.busy and (report_id or number_typed):
            self._decide(ReviewStatus.DUPLICATE, "", report_id, number_typed)

    def _start_moving(self) -> None:
        self.footer.open_box(self.footer.move)
        self._mover.start(self._report())

    def _box_closed(self) -> None:
        self._mover.stop()
        self._tell_actions()

    # --- what became of it

    def _assessed(self, report: StoredReport) -> None:
        self._drafts.take(report.report_id)
        if report.report_id == self.current:
            self.details.texts.show_texts(report.description, report.public_text, None)
            self.footer.close_box()
        self.footer.say(f"{report.report_no}: {status_label(report.status)}", True)
        self._tell_actions()
        self.assessed.emit(report)

    def _say(self, text: str) -> None:
        self.footer.say(text, can_undo=self.assessor.last() is not None)

    def _refused(self, text: str) -> None:
        """Nothing was written; the box, the reason and the text stay as they are."""
        self._say(text)
        self._tell_actions()

    def _undone(self, report: StoredReport) -> None:
        self._own_revisions[report.report_id] = report.revision
        text = translate("ReportDesk", "{no}: the assessment was taken back ({status})")
        self._say(text.format(no=report.report_no, status=status_label(report.status)))
        self._tell_actions()
        self.undone.emit(report)

    def _changed(self, report: StoredReport) -> None:
        self._own_revisions[report.report_id] = report.revision
        self.resolver.changed(report)
        if report.report_id == self.current:
            if self.footer.box() is self.footer.move:
                self.footer.close_box()
            text = translate("ReportDesk", "{no} is saved: {status}")
            self._say(text.format(no=report.report_no, status=status_label(report.status)))
            self.refresh()

    def _conflict(self, seen: StoredReport, wanted: object, theirs: StoredReport) -> None:
        if theirs.report_id != self.current:
            self.report_wanted.emit(theirs.report_id)
        self.resolver.ask(seen, wanted, theirs, self._words)

    def _settled(self, report: StoredReport, done: bool) -> None:
        """Show what is stored now, with what was typed or without it. From here on it is the version decided on."""
        self._own_revisions[report.report_id] = report.revision
        if done:
            waits = bool(self.resolver.reminder(report.report_id))
            self._drafts.text_is_decided(report.report_id, waits)
            if report.report_id == self.current:
                self.details.texts.show_texts(report.description, report.public_text, None)
                if not waits:
                    self.footer.close_box()
        self.refresh()

    # --- what may be done

    def _tell_busy(self) -> None:
        self.footer.set_busy(self.assessor.busy)
        self.details.texts.set_editable(not self.assessor.busy)
        self._tell_actions()

    def _tell_actions(self) -> None:
        report = self._report()
        self._actions.allow(
            report.status if report else None,
            bool(report and report.point),
            self.details.texts.is_changed(),
            self.assessor.last() is not None,
            # While one step is written about, a letter must not take another.
            self.assessor.busy or self.footer.box() is not None,
        )
