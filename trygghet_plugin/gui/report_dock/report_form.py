"""The report dock's form: the parts in their order, what must be answered, the draft, and sending it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Callable, Optional

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QWidget

from trygghet_plugin.core.errors import InvalidReport, LockedError, TakenId, WorkspaceError
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Kind, Report, StoredReport, new_report_id
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import settings
from trygghet_plugin.gui.report_dock import answers
from trygghet_plugin.gui.report_dock.drafts import Draft, Kept
from trygghet_plugin.gui.report_dock.layout import Asked, FormLayout
from trygghet_plugin.gui.report_dock.photo_strip import CleanPhoto
from trygghet_plugin.gui.report_dock.sent_before import is_taken
from trygghet_plugin.gui.session import Session
from trygghet_plugin.layers.local_fields import report_of, to_field
from trygghet_plugin.storage.store import NewPhoto
from trygghet_plugin.storage.workspace import Workspace

AUTOSAVE_MS = 600
KEPT_FOR_THE_NEXT = ("place_type",)


class ReportForm(QWidget):
    """One report at a time for one workspace."""

    def __init__(
        self, session: Session, workspace: Workspace, asked: Asked, draft: Draft, kept: Optional[Kept] = None
    ) -> None:
        super().__init__()
        self._session, self._workspace, self._asked, self.draft = session, workspace, asked, draft
        self._report_id = new_report_id()
        # The row that was handed in, as long as nothing was touched since and nobody knows what became of it.
        self._sent: Optional[Mapping[str, Any]] = None
        self._saving = False
        self._told_of_draft = False
        self._filling = False
        self.parts = FormLayout(self, session, workspace.info, asked)
        # However the form ends: the plugin may be started again in the same window, which is alive.
        self.destroyed.connect(lambda: draft.release())
        self.setAcceptDrops(True)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self.save_draft)
        self._connect()
        self._choose_organisation(settings.organisation.value())
        if kept is not None:
            self._restore_draft(*kept)

    def _connect(self) -> None:
        parts = self.parts
        parts.category.changed.connect(self._category_changed)
        parts.place.changed.connect(self._place_changed)
        parts.nearby.same_toggled.connect(parts.questions.say_same)
        parts.severity.changed.connect(lambda: parts.questions.set_answer("severity", parts.severity.code))
        for part in (parts.time, parts.severity, parts.questions, parts.photos):
            part.changed.connect(self._touched)
        parts.organisation.currentIndexChanged.connect(lambda _index: self._organisation_changed())
        parts.send.clicked.connect(lambda _checked=False: self.submit(another=False))
        parts.send_and_new.clicked.connect(lambda _checked=False: self.submit(another=True))
        parts.start_over.clicked.connect(lambda _checked=False: self._begin_anew())

    # --- parts that depend on each other ---------------------------------------------------------------------------

    def _category_changed(self) -> None:
        parts = self.parts
        parts.questions.set_answer("category", parts.category.category)
        parts.questions.set_answer("kind", parts.category.kind)
        parts.time.fit(parts.category.kind)
        self._touched()

    def _place_changed(self) -> None:
        self.parts.nearby.ask(self.parts.place.point)
        self._touched()

    def _organisation_changed(self) -> None:
        code = self.parts.organisation.currentData() or ""
        self.parts.questions.set_answer("organisation", code)
        settings.organisation.setValue(code)

    def _choose_organisation(self, code: str) -> None:
        self.parts.organisation.setCurrentIndex(max(0, self.parts.organisation.findData(code)))

    def _touched(self) -> None:
        if not self._filling:
            self._sent = None
            self.parts.say("")
            self._autosave.start()

    # --- sending ---------------------------------------------------------------------------------------------------

    def missing(self) -> Optional[tuple[str, QWidget]]:
        """The first thing a report cannot do without, in words, and where it is answered."""
        parts = self.parts
        if not parts.category.category:
            return translate("ReportForm", "Choose what it is about."), parts.category
        if parts.place.point is None:
            return translate("ReportForm", "Choose the place: click it on the map."), parts.place
        if parts.time_asked and parts.category.kind == Kind.EVENT.value and parts.time.occurred is None:
            return translate("ReportForm", "Say when it probably happened. “Do not know” is an answer."), parts.time
        if parts.photos.reading:
            return translate("ReportForm", "The photos are still being read. Try again in a moment."), parts.photos
        return None

    def report(self) -> Report:
        """The report as it is filled in now. Raises InvalidReport."""
        parts = self.parts
        feature = parts.questions.feature()
        found, occurred_at, occurred_until = parts.time.times()
        values: dict[str, Any] = {
            "category": parts.category.category, "kind": parts.category.kind, "severity": parts.severity.code or None,
            "organisation": parts.organisation.currentData() or None, "position_accuracy": parts.place.accuracy,
            "discovered_at": to_field(found), "occurred_at": to_field(occurred_at) if occurred_at else None,
            "occurred_until": to_field(occurred_until) if occurred_until else None,
        }
        for column, value in values.items():
            feature.setAttribute(column, value)
        point = parts.place.point
        if point is None:
            raise InvalidReport(translate("ReportForm", "Choose the place: click it on the map."), "geometry")
        asked = self._asked
        return report_of(feature, asked.form, asked.choices, point, self._session.who(), self._report_id, now())

    def submit(self, another: bool) -> None:
        """Send the report in; `another` keeps what the next one has in common with it."""
        wanted = self.missing()
        if wanted is not None:
            self.parts.point_at(*wanted)
            return
        try:
            report = Report.from_row(self._sent) if self._sent else self.report()
        except InvalidReport as problem:
            self.parts.say(str(problem))
            return
        photos = self.parts.photos.to_send()
        self._sent = report.row()
        self.save_draft()
        self._set_saving(True)
        self._session.submit(report, photos, lambda stored: self._saved(stored, another),
                             lambda error: self._not_saved(error, report, photos, another))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.parts.set_saving(saving)

    def _saved(self, stored: StoredReport, another: bool) -> None:
        text = translate("ReportForm", "The report {number} is saved.").format(number=stored.report_no)
        self._session.messages.success(text)
        self._done_with(stored.report_id, another)

    def _not_saved(self, error: Exception, report: Report, photos: Sequence[NewPhoto], another: bool) -> None:
        """Ask the outbox, off the window's thread, whether the report is safe there."""
        if isinstance(error, TakenId):
            self._refused(error)
            self._be_another(report.report_id)
            return

        def looked(is_kept: bool) -> None:
            # The session has told of a lock, and sends what waits as soon as it can.
            if not is_kept:
                self._refused(error)
                self._not_sent(report.report_id)
                return
            if not isinstance(error, LockedError):
                self._session.show_error(error)
            self._done_with(report.report_id, another)

        # Where the outbox itself failed, the error on its way to the user says so, and the form stays as it is.
        self._session.run(lambda: self._workspace.is_kept(report, photos), looked,
                          lambda _problem: self._refused(error))

    def _refused(self, error: Exception) -> None:
        if not sip.isdeleted(self):
            self._set_saving(False)
        if isinstance(error, (InvalidReport, TakenId)) and not sip.isdeleted(self):
            self.parts.say(str(error))
        else:
            self._session.show_error(error)

    def _not_sent(self, report_id: str) -> None:
        """Nothing of what was handed in is kept: the next time it is made anew from what is filled in."""
        if not sip.isdeleted(self) and self._report_id == report_id:
            self._sent = None
            self.save_draft()

    def _be_another(self, report_id: str) -> None:
        """Another report has the id: what is filled in becomes one of its own."""
        if not sip.isdeleted(self) and self._report_id == report_id:
            self._report_id = new_report_id()
            self._sent = None
            self.save_draft()

    def _done_with(self, report_id: str, another: bool = False) -> None:
        """A report is safe: the form goes on to the next one, if it still shows this one."""
        if not sip.isdeleted(self) and self._report_id == report_id:
            self._begin_anew(KEPT_FOR_THE_NEXT if another else ())

    # --- the draft -------------------------------------------------------------------------------------------------

    def _begin_anew(self, keep: tuple[str, ...] = ()) -> None:
        parts = self.parts
        self._filling = True
        self._report_id = new_report_id()
        self._sent = None
        self._set_saving(False)
        parts.say("")
        answers.clear(parts, keep)
        self._filling = False
        self._keep(self.draft.remove)
        parts.begin()

    def _plain(self) -> dict[str, Any]:
        return {"report_id": self._report_id, "sent": self._sent, **answers.to_plain(self.parts)}

    def is_empty(self) -> bool:
        """Whether nothing worth keeping was answered yet."""
        return answers.is_empty(self.parts)

    def save_draft(self) -> None:
        """Keep what was answered so far on this computer."""
        if self.is_empty():
            self._keep(self.draft.remove)
        else:
            self._keep(lambda: self.draft.save(self._plain(), self.parts.photos.photos))

    def _keep(self, write: Callable[[], None]) -> None:
        self._autosave.stop()
        try:
            write()
        except (WorkspaceError, OSError) as problem:
            if not self._told_of_draft:
                self._told_of_draft = True
                self._session.show_error(problem)

    def _restore_draft(self, plain: Mapping[str, Any], photos: Sequence[CleanPhoto]) -> None:
        self._filling = True
        self._report_id = plain.get("report_id") or self._report_id
        self._sent = plain.get("sent")
        answers.restore(self.parts, plain, photos)
        self._filling = False
        self._look_whether_sent()

    def _look_whether_sent(self) -> None:
        """Drop a restored draft that was sent already, when QGIS went before the form heard of it."""
        workspace, report_id, sent = self._workspace, self._report_id, self._sent
        photos = self.parts.photos.to_send()

        def looked(taken: Optional[bool]) -> None:
            if sip.isdeleted(self) or self._report_id != report_id or self._saving:
                return
            if taken is None:
                self._sent = None
            elif taken or self._sent is None:
                # It was written on since, or the last of it could not be kept: it may be another report, or this one.
                self._be_another(report_id)
                self.parts.say(translate("ReportForm", "A report that began as this draft is handed in already. Send "
                                                       "this one only if it is another."))
            else:
                self._begin_anew()

        self._session.run(lambda: is_taken(workspace, report_id, sent, photos), looked)

    # --- the window ------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Another workspace, or none: keep the draft, give the map back."""
        self.save_draft()
        self.parts.place.leave_map()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: keep the draft, and take the marker off the map."""
        self.leave()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Back in sight: the marker, too."""
        super().showEvent(event)
        self.parts.place.show_on_map()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped anywhere on the form."""
        if self.parts.photos_asked and not self._saving and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped photos."""
        self.parts.photos.add_files([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.accept()
