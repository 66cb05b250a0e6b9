"""Choosing a period: a name for the usual ones, two days for all others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Optional

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLabel, QWidget

from trygghet_plugin.core.period import Period, format_period
from trygghet_plugin.core.words import language, translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.statistics_dock import periods
from trygghet_plugin.gui.statistics_dock.chips import FlowLayout
from trygghet_plugin.gui.statistics_dock.periods import Span
from trygghet_plugin.publication.templates import week_words

_WITH_START = frozenset({Span.SINCE, Span.WEEK, Span.WEEKS, Span.OWN})
_WITH_END = frozenset({Span.WEEKS, Span.OWN})


class PeriodChooser(QWidget):
    """A list of spans, the first of which needs no days; those that do show one or two date fields beneath."""

    changed = pyqtSignal()

    def __init__(self, spans: Sequence[Span], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox()
        self.combo.setAccessibleName(translate("PeriodChooser", "Period"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for span in spans:
            self.combo.addItem(_span_label(span), span)
        self.start = _date_edit(translate("PeriodChooser", "From"))
        self.end = _date_edit(translate("PeriodChooser", "To"))
        self.dash, self.words = QLabel("–"), plain_label(wrap=False)
        layout = FlowLayout(self)
        for widget in (self.combo, self.words, self.start, self.dash, self.end):
            layout.addWidget(widget)
        self.set_period(periods.named_period(spans[0], periods.today()), spans[0])
        self.combo.currentIndexChanged.connect(lambda _index: self._choose())
        self.start.dateChanged.connect(lambda _day: self._dates_changed())
        self.end.dateChanged.connect(lambda _day: self._dates_changed())

    @property
    def span(self) -> Span:
        """Name of what is chosen."""
        return Span(self.combo.currentData())

    @property
    def period(self) -> Period:
        """Days of what is chosen."""
        if self.span not in _WITH_START:
            return periods.named_period(self.span, periods.today())
        start, end = _day(self.start), _day(self.end)
        if self.span is Span.SINCE:
            return Period(start, max(start, periods.today()))
        if self.span is Span.WEEK:
            return periods.week_of(start)
        own = Period(min(start, end), max(start, end))
        return periods.whole_weeks(own) if self.span is Span.WEEKS else own

    def set_period(self, period: Period, span: Span = Span.OWN) -> None:
        """Choose a span; its days fill the date fields."""
        blocked = [(widget, widget.blockSignals(True)) for widget in (self.combo, self.start, self.end)]
        self.combo.setCurrentIndex(self.combo.findData(span))
        self.start.setDate(QDate(period.start))
        self.end.setDate(QDate(period.end))
        for widget, before in blocked:
            widget.blockSignals(before)
        self._show_words()

    def _choose(self) -> None:
        if self.span not in _WITH_START:
            self.set_period(self.period, self.span)
        self._dates_changed()

    def _dates_changed(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        self.start.setVisible(self.span in _WITH_START)
        self.dash.setVisible(self.span in _WITH_END)
        self.end.setVisible(self.span in _WITH_END)
        weeks = self.span in (Span.WEEK, Span.WEEKS, Span.THIS_WEEK, Span.LAST_WEEK)
        period = self.period
        self.words.setText(week_words(period) if weeks else format_period(period, language()))
        self.words.setVisible(self.span is not Span.OWN)


def _date_edit(name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setAccessibleName(name)
    # ISO weeks are read off the calendar, so they are shown in it.
    edit.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    return edit


def _day(edit: QDateEdit) -> date:
    return edit.date().toPyDate()


def _span_label(span: Span) -> str:
    return {
        Span.SEVEN_DAYS: translate("PeriodChooser", "Last 7 days"),
        Span.THIS_WEEK: translate("PeriodChooser", "This week"),
        Span.LAST_WEEK: translate("PeriodChooser", "Last week"),
        Span.SINCE: translate("PeriodChooser", "Since a day"),
        Span.WEEK: translate("PeriodChooser", "Another week"),
        Span.MONTH: translate("PeriodChooser", "This month"),
        Span.QUARTER: translate("PeriodChooser", "This quarter"),
        Span.YEAR: translate("PeriodChooser", "This year"),
        Span.TWELVE_MONTHS: translate("PeriodChooser", "Last 52 weeks"),
        Span.WEEKS: translate("PeriodChooser", "Whole weeks"),
        Span.OWN: translate("PeriodChooser", "Own period"),
    }[span]
