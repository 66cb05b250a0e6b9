"""The second tab: any period, any filter, every figure as chart and as table, and under it what it leaves out."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.analysis import sentences
from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.charts.captions import empty, source
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import background
from trygghet_plugin.gui.chart_widget import ChartView
from trygghet_plugin.gui.plain import hint_label, plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock import figures
from trygghet_plugin.gui.statistics_dock.chips import FlowLayout
from trygghet_plugin.gui.statistics_dock.export_menu import ExportButton
from trygghet_plugin.gui.statistics_dock.filter_menu import COLUMNS, FilterRow
from trygghet_plugin.gui.statistics_dock.meeting_map_button import MeetingMapButton
from trygghet_plugin.gui.statistics_dock.on_map import select_on_map
from trygghet_plugin.gui.statistics_dock.period_chooser import PeriodChooser
from trygghet_plugin.gui.statistics_dock.periods import Span, month_of, week_named
from trygghet_plugin.gui.statistics_dock.sheet import DockSheet, SheetReader

SPANS = (Span.TWELVE_MONTHS, Span.MONTH, Span.QUARTER, Span.YEAR, Span.WEEKS, Span.OWN)


class AnalysisTab(QWidget):
    """Counts anew, off the window's thread, whenever the sheet, the period or the filter changes."""

    def __init__(self, session: Session, reader: SheetReader, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._job: Optional[background.Job] = None
        self.answer: Optional[figures.Answer] = None
        self.period = PeriodChooser(SPANS)
        self.filter = FilterRow()
        self.total, self.comparison, self.left_out, self.empty = (plain_label() for _ in range(4))
        font = self.total.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.total.setFont(font)
        self.source = hint_label("")
        self.charts: dict[str, ChartView] = {}
        self._chart_layout = QVBoxLayout()
        self.table_button = _tool_button(translate("AnalysisTab", "Table"))
        self.table_button.setCheckable(True)
        self.map_button = _tool_button(translate("AnalysisTab", "Show on the map"))
        self.meeting_map = MeetingMapButton(session, reader)
        self.export = ExportButton(session)
        self._lay_out()
        self.period.changed.connect(self._ask)
        self.filter.changed.connect(self._ask)
        self.table_button.toggled.connect(self._show_tables)
        self.map_button.clicked.connect(lambda _checked=False: self._select_on_map())
        reader.changed.connect(self._sheet_changed)

    def _lay_out(self) -> None:
        inner = QWidget()
        scrolled = QVBoxLayout(inner)
        scrolled.setContentsMargins(0, 0, 0, 0)
        for widget in (self.total, self.comparison, self.left_out, self.empty):
            scrolled.addWidget(widget)
        scrolled.addLayout(self._chart_layout)
        scrolled.addWidget(self.source)
        scrolled.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.table_button, self.map_button, self.meeting_map, self.export):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.period)
        layout.addWidget(self.filter)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    # --- asking ------------------------------------------------------------------------------------------------------

    @property
    def question(self) -> Filter:
        """What is asked now."""
        return self.filter.filter(self.period.period)

    def _sheet_changed(self) -> None:
        if self._reader.sheet is None:
            self._drop_job()
            self.answer = None
        elif not self._reader.reading:
            self.filter.show_sheet(self._reader.sheet)
            self._ask()

    def _ask(self) -> None:
        sheet, question = self._reader.sheet, self.question
        if sheet is None:
            return
        self._drop_job()

        def count() -> figures.Answer:
            return figures.answer(sheet, question)

        self._job = self._reader.compute(count, lambda found: self._show(sheet, found))

    def _drop_job(self) -> None:
        """What is still being counted is no longer asked for."""
        if self._job is not None:
            self._job.forget()
            self._job = None

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show(self, sheet: DockSheet, found: figures.Answer) -> None:
        self._job, self.answer = None, found
        told = found.figures
        self.total.setText(sentences.events(told["total"], told["reports"]))
        compared = told["comparison"]
        weeks = len(self.period.period.iso_weeks())
        self.comparison.setText(sentences.comparison(compared, weeks) if compared else "")
        self.left_out.setText(found.left_out)
        specs = figures.charts(sheet, found) if told["total"] else {}
        self.empty.setText(empty(told))
        self.empty.setVisible(not specs)
        for name in [name for name in self.charts if name not in specs]:
            self.charts.pop(name).deleteLater()
        for name, spec in specs.items():
            if name not in self.charts:
                self.charts[name] = self._new_chart(name)
            # Period and status stand above all of them, the source below: on screen no chart says them again.
            self.charts[name].set_spec(spec.bare())
        self.source.setText(source(told))
        self.source.setVisible(bool(specs))
        self.meeting_map.set_period(self.period.period)
        self.export.set_charts(tuple(specs.values()))

    def _new_chart(self, name: str) -> ChartView:
        view = ChartView()
        view.clicked.connect(lambda key: self._clicked(name, key))
        view.show_table(self.table_button.isChecked())
        self._chart_layout.addWidget(view)
        return view

    def _show_tables(self, on: bool) -> None:
        for view in self.charts.values():
            view.show_table(on)

    def _clicked(self, name: str, key: str) -> None:
        """A mark was clicked: count only what it stands for."""
        if name in COLUMNS:
            self.filter.toggle(name, key, True)
        elif name in (figures.MONTH, figures.WEEK):
            self.period.set_period(month_of(key) if name == figures.MONTH else week_named(key))
            self._ask()

    def _select_on_map(self) -> None:
        sheet = self._reader.sheet
        if sheet is not None:
            select_on_map(self._session, sheet, self.question)


def _tool_button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
