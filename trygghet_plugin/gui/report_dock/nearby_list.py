"""What others have reported close by lately, so that the same thing is told once – or told again knowingly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Optional

from qgis.PyQt.QtCore import QSize, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.icons import icon
from trygghet_plugin.gui.plain import plain_label, plain_tip
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import NearbyReport

RADIUS_M = 250
DAYS = 30
SHOWN = 4
PAUSE_MS = 250


def age_in_words(moment: datetime, today: datetime) -> str:
    """How long ago: today, yesterday, 3 days."""
    days = (today - moment).days
    if days < 1:
        return translate("NearbyList", "today")
    return translate("NearbyList", "%n day(s)", None, days)


class NearbyList(QWidget):
    """Reads in the background whenever the place changes; an answer for an older place is thrown away."""

    same_toggled = pyqtSignal(str, bool)
    """“Same?” was pressed or released; carries the other report's number."""

    def __init__(self, session: Session, choices: ChoiceLists, before: QWidget) -> None:
        super().__init__()
        self._session, self._choices, self._before = session, choices, before
        self._point: Optional[tuple[float, float]] = None
        self._asked = 0
        self.heading = plain_label(translate("NearbyList", "Nearby, {days} days").format(days=DAYS))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.same_buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.heading)
        layout.addLayout(self._rows)
        # While the marker is dragged or coordinates are typed, only the last place is asked about.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.hide()

    def ask(self, point: Optional[tuple[float, float]]) -> None:
        """Show what lies near a point of the workspace's coordinate system; None shows nothing."""
        self._asked += 1
        self._point = point
        if point is None:
            self._pause.stop()
            self.show_reports(())
        else:
            self._pause.start()

    def _read(self) -> None:
        workspace, point, asked = self._session.workspace, self._point, self._asked
        if workspace is None or point is None:
            return
        since = now() - timedelta(days=DAYS)

        def done(found: tuple[NearbyReport, ...]) -> None:
            if asked == self._asked:
                self.show_reports(found)

        def failed(error: Exception) -> None:
            # Not being able to look is said where the answer would stand, never shown as “nothing nearby”.
            if asked == self._asked:
                self.show_reports(())
                self.heading.setText(str(error))
                self.show()

        self._session.run(lambda: workspace.store.nearby(*point, RADIUS_M, since), done, failed)

    def show_reports(self, found: tuple[NearbyReport, ...]) -> None:
        """Show reports, nearest first."""
        while self._rows.count():
            row = self._rows.takeAt(0).widget()
            row.hide()
            row.deleteLater()
        for number_, button in self.same_buttons.items():
            if button.isChecked():
                self.same_toggled.emit(number_, False)
        self.same_buttons = {}
        heading = translate("NearbyList", "Nearby, {days} days").format(days=DAYS)
        if len(found) > SHOWN:
            more = translate("NearbyList", "%n more", None, len(found) - SHOWN)
            heading = f"{heading} ({more})"
        self.heading.setText(heading)
        before = self._before
        for report in found[:SHOWN]:
            self._rows.addWidget(self._row(report))
            # What is made later would come last for the keyboard.
            self.setTabOrder(before, self.same_buttons[report.report_no])
            before = self.same_buttons[report.report_no]
        self.setVisible(bool(found))

    def _row(self, report: NearbyReport) -> QWidget:
        row = QWidget()
        mark = QLabel()
        mark.setPixmap(icon(f"status_{report.status.value}").pixmap(QSize(14, 14)))
        metres = number(round(report.distance_m, -1) if report.distance_m >= 20 else round(report.distance_m))
        words = translate("NearbyList", "{category}, {metres} m, {age}").format(
            category=self._choices.label("category", report.category), metres=metres,
            age=age_in_words(report.occurred_at or report.received_at, now()))
        label = plain_label(words)
        label.setToolTip(plain_tip(f"{report.report_no}  {report.description[:300]}"))
        same = QToolButton()
        same.setText(translate("NearbyList", "Same?"))
        same.setCheckable(True)
        same.setAccessibleName(translate("NearbyList", "The same as {number}?").format(number=report.report_no))
        same.setToolTip(translate(
            "NearbyList", "Send yours in all the same: each report is kept, and the coordinator links them"))
        same.toggled.connect(lambda on, no=report.report_no: self.same_toggled.emit(no, on))
        self.same_buttons[report.report_no] = same
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(mark)
        layout.addWidget(label, 1)
        layout.addWidget(same)
        return row
