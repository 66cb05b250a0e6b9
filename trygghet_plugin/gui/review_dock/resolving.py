"""From "someone else was faster" to a report that holds what was chosen: the dialog, and what becomes of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.review_dock.assessing import Assessor
from trygghet_plugin.gui.review_dock.conflict_dialog import ConflictDialog, who_and_when
from trygghet_plugin.gui.review_dock.report_words import ReportWords


class Resolver(QObject):
    """One conflict at a time. An assessment is never part of the answer: it is made on the report as it is then."""

    settled = pyqtSignal(object, bool)
    """The report to go on with, as it is stored now, and whether what was typed about it is done with."""

    def __init__(self, assessor: Assessor, parent: QWidget) -> None:
        super().__init__(parent)
        self._assessor, self._parent = assessor, parent
        self._pending: dict[str, ReviewStatus] = {}
        self._saving = False
        self.dialog: Optional[ConflictDialog] = None
        assessor.busy_changed.connect(self._tell_busy)
        assessor.refused.connect(self._refused)
        assessor.assessed.connect(lambda report: self.forget(report.report_id))

    def ask(self, seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport, words: ReportWords) -> None:
        """Open the dialog, or show in the open one that somebody was faster again."""
        if self.dialog is not None:
            self._saving = False
            self.look(theirs)
            return
        if "status" in wanted:
            self._pending[theirs.report_id] = ReviewStatus(wanted["status"])
        dialog = self.dialog = ConflictDialog(seen, wanted, theirs, words, self._parent)
        dialog.chosen.connect(self._save)
        dialog.accepted.connect(self._keep_theirs)
        dialog.rejected.connect(lambda: self._end(dialog.theirs, done=False))
        dialog.open()

    def look(self, stored: StoredReport) -> None:
        """The report was read again: what the open dialog compares with must not be older."""
        if self.dialog is not None and stored.report_id == self.dialog.theirs.report_id and not self._saving:
            self.dialog.show_newer(stored)

    def changed(self, report: StoredReport) -> None:
        """A change is on disk: what was chosen here, if that was being saved."""
        if self._saving:
            self._end(report, done=True)

    def forget(self, report_id: str = "") -> None:
        """An assessment that waited was made, or its workspace is gone."""
        if report_id:
            self._pending.pop(report_id, None)
            return
        self._pending.clear()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.blockSignals(True)
            dialog.close()
            dialog.deleteLater()

    def reminder(self, report_id: str) -> str:
        """What to say above a report whose assessment met a conflict and waits to be made anew; empty: nothing."""
        status = self._pending.get(report_id)
        if status is None:
            return ""
        return translate(
            "Resolver",
            "You wanted to set “{status}”, but the report was changed meanwhile. Nothing is decided: read it as it is "
            "now, then assess it.",
        ).format(status=status_label(status))

    def _save(self, values: Mapping[str, Any]) -> None:
        if not values:
            self._end(self.dialog.theirs, done=True)
            return
        self._saving = True
        self.dialog.say("")
        self._assessor.change(self.dialog.theirs, values)

    def _keep_theirs(self) -> None:
        self.forget(self.dialog.theirs.report_id)
        self._end(self.dialog.theirs, done=True)

    def _end(self, report: StoredReport, done: bool) -> None:
        dialog, self.dialog, self._saving = self.dialog, None, False
        dialog.blockSignals(True)
        dialog.close()
        dialog.deleteLater()
        self.settled.emit(report, done)

    def _tell_busy(self) -> None:
        if self.dialog is not None:
            self.dialog.set_busy(self._assessor.busy)

    def _refused(self, text: str) -> None:
        if self.dialog is not None:
            self._saving = False
            self.dialog.say(text)


def meanwhile_text(stored: StoredReport) -> str:
    """What to say above a report that somebody changed while it is being written about."""
    return translate(
        "Resolver",
        "{who} changed this report while you were writing. What you wrote stays; when you save, you will see both "
        "versions.",
    ).format(who=who_and_when(stored))
