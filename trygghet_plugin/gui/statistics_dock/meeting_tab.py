"""The first tab, *Veckomöte*: what happened, what recurs, is late or coming; true for a quiet week, too."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import background
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock import periods
from trygghet_plugin.gui.statistics_dock.event_list import EventLine, EventList
from trygghet_plugin.gui.statistics_dock.meeting_map_button import MeetingMapButton
from trygghet_plugin.gui.statistics_dock.numbers_on_map import NumbersOnMap
from trygghet_plugin.gui.statistics_dock.period_chooser import PeriodChooser
from trygghet_plugin.gui.statistics_dock.periods import Span
from trygghet_plugin.gui.statistics_dock.sheet import DockSheet, SheetReader
from trygghet_plugin.gui.statistics_dock.week import Week, week

# The first is what is seen first: seven days are never empty just because it is Monday.
SPANS = (Span.SEVEN_DAYS, Span.THIS_WEEK, Span.LAST_WEEK, Span.SINCE, Span.WEEK)


class MeetingTab(QWidget):
    """The numbers of the list stand on the map as long as the tab is seen."""

    def __init__(self, session: Session, reader: SheetReader, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._job: Optional[background.Job] = None
        self._crs = QgsCoordinateReferenceSystem()
        self._seen = True
        self.week: Optional[Week] = None
        self.numbers = NumbersOnMap(session.iface.mapCanvas())
        self.period = PeriodChooser(SPANS)
        self.headline, self.compared, self.left_out = plain_label(), plain_label(), plain_label()
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.headline.setFont(font)
        self.empty = plain_label()
        self.events = EventList(translate("MeetingTab", "Events of the period"))
        self.without_time = EventList(translate("MeetingTab", "Events whose time is unknown"))
        self.without_time_title = _section(translate("MeetingTab", "Time unknown, not counted"))
        self.recurring, self.measures, self.coming = plain_label(), plain_label(), plain_label()
        self.sections = {
            self.recurring: _section(translate("MeetingTab", "Recurs")),
            self.measures: _section(translate("MeetingTab", "Measures")),
            self.coming: _section(translate("MeetingTab", "Coming")),
        }
        self.meeting_map = MeetingMapButton(session, reader)
        self._lay_out()
        self.period.changed.connect(self._ask)
        for listed in (self.events, self.without_time):
            listed.chosen.connect(lambda line: self._show_on_map(line, zoom=False))
            listed.opened.connect(lambda line: self._show_on_map(line, zoom=True))
        session.iface.mapCanvas().selectionChanged.connect(self._selected_on_map)
        reader.changed.connect(self._sheet_changed)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.headline, self.compared, self.left_out, self.empty, self.events, self.without_time_title,
                       self.without_time):
            column.addWidget(widget)
        for words, title in self.sections.items():
            column.addWidget(title)
            column.addWidget(words)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        buttons = QHBoxLayout()
        buttons.addWidget(self.meeting_map)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.period)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)

    # --- asking ------------------------------------------------------------------------------------------------------

    def _sheet_changed(self) -> None:
        if self._reader.sheet is None:
            self._drop_job()
            self.week = None
            self.numbers.hide()
        elif not self._reader.reading:
            self._ask()

    def _ask(self) -> None:
        sheet = self._reader.sheet
        if sheet is None:
            return
        self._drop_job()
        period, day = self.period.period, periods.today()
        question = Filter(period.start, period.end)
        self._job = self._reader.compute(lambda: week(sheet, question, day), lambda found: self._show(sheet, found))

    def _drop_job(self) -> None:
        """What is still being counted is no longer asked for."""
        if self._job is not None:
            self._job.forget()
            self._job = None

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show(self, sheet: DockSheet, found: Week) -> None:
        self._job, self.week = None, found
        self.headline.setText(found.headline)
        self.compared.setText(found.compared)
        self.left_out.setText(found.left_out)
        self.left_out.setVisible(bool(found.left_out))
        self.empty.setText(_nothing_words(found.meeting.unreviewed))
        self.empty.setVisible(not found.lines and not found.without_time)
        self.events.show_lines(found.lines)
        self.without_time.show_lines(found.without_time)
        self.without_time_title.setVisible(bool(found.without_time))
        for label, words in ((self.recurring, found.recurring), (self.measures, found.measures),
                             (self.coming, found.coming)):
            label.setText(words)
            label.setVisible(bool(words))
            self.sections[label].setVisible(bool(words))
        self.meeting_map.set_period(found.meeting.period)
        self._crs = QgsCoordinateReferenceSystem(f"EPSG:{sheet.epsg}")
        self._show_numbers()

    def set_seen(self, seen: bool) -> None:
        """The dock came before the others, or went behind them: Qt does not hide a dock that lies behind another."""
        self._seen = seen
        self._show_numbers()

    def _show_numbers(self) -> None:
        """The numbers are on the map as long as the list is seen."""
        if self.week is not None and self._seen and self.isVisible():
            self.numbers.show(self.week.lines, self._crs)
        else:
            self.numbers.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the numbers on the map."""
        super().showEvent(event)
        self._show_numbers()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the numbers off the map."""
        super().hideEvent(event)
        self._show_numbers()

    # --- list and map ------------------------------------------------------------------------------------------------

    def _show_on_map(self, line: EventLine, zoom: bool) -> None:
        self.numbers.flash(line, zoom)

    def _selected_on_map(self, layer: QgsMapLayer) -> None:
        """A report was selected on the map: mark its line."""
        reports = self._session.review_layer()
        if self.isVisible() and reports is not None and layer.id() == reports.id():
            fids = list(reports.selectedFeatureIds())
            if len(fids) == 1:
                self.events.select_fid(fids[0])


def _nothing_words(unreviewed: int) -> str:
    """What to do when there is nothing to list."""
    if unreviewed:
        return translate("MeetingTab", "Nothing is approved in this period. Review what is waiting.")
    return translate("MeetingTab", "Nothing was reported in this period. Choose another to see more.")


def _section(text: str) -> QLabel:
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 8, 0, 0)
    return label
