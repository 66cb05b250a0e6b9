"""The queue on screen: one line a report, from 320 px wide, with a sentence in its place when there is none."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.review_dock.columns import Needs, share
from trygghet_plugin.gui.review_dock.queue_model import AGE, CATEGORY, NUMBER, ORDERS, PLACE, WHEN, QueueModel

ICON = 16
# Times as wide as most are; longer ones are cut, and whole in the tip.
TIMES = ("00/00 00:00–00:00", "00/00 00:00", "00/00")


class LateDelegate(QStyledItemDelegate):
    """Ages beyond the limit in bold: urgency is age, never a new colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Bold where a report waits too long; the icon alone where there is no room for the category."""
        super().initStyleOption(option, index)
        model = index.model()
        row = model.line(index.row())
        if row is None:
            return
        if index.column() == AGE:
            option.font.setBold(model.is_late(row))
        if index.column() == CATEGORY and option.rect.width() < 2 * ICON + 8:
            option.text = ""


class QueueView(QTableView):
    """Table of the queue. The current row is the report shown below."""

    chosen = pyqtSignal(str)
    """A report became the current one; carries its report_id."""
    opened = pyqtSignal()
    """The current report was double-clicked, or Enter pressed on it."""
    sorted_by = pyqtSignal(str, bool)
    """A header was clicked: what to order by, and whether the last comes first."""

    def __init__(self, model: QueueModel, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._model = model
        self.empty_text = ""
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(LateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(ICON, ICON))
        self.setAccessibleName(translate("QueueView", "Reports to review"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(ICON, self.fontMetrics().height()) + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(ICON + 6)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(AGE, Qt.SortOrder.DescendingOrder)
        header.sectionClicked.connect(self._sort)
        self.setMinimumHeight(110)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self._scrolled = 0
        model.modelAboutToBeReset.connect(self._keep_scrolled)
        model.loaded.connect(self.share_width)

    # --- the current report

    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.line(current.row())
        if row is not None and not self._quiet:
            self.chosen.emit(row.report_id)

    def _keep_scrolled(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    def _make_current(self, row: int) -> None:
        self._quiet = True
        try:
            if self._model.line(row) is None:
                self.selectionModel().clear()
                return
            self.selectionModel().setCurrentIndex(
                self._model.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        finally:
            self._quiet = False

    def go_to(self, row: int) -> bool:
        """Make a row the current one and tell so; whether there is such a row."""
        self._make_current(row)
        line = self._model.line(row)
        if line is not None:
            self._look_at(row)
            self.chosen.emit(line.report_id)
        return line is not None

    def mark(self, report_id: str) -> bool:
        """Make the report's row the current one without telling anybody; whether it is there."""
        row = self._model.row_of(report_id)
        self._make_current(row)
        if row >= 0:
            self._look_at(row)
        return row >= 0

    def mark_again(self, report_id: str) -> None:
        """After the rows were read anew: mark the report, and leave the list scrolled to where it was."""
        self._make_current(self._model.row_of(report_id))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(self._scrolled)
        self._keep_in_sight(0)

    def take_out(self, report_id: str) -> int:
        """Take an assessed report out; the row of the one that comes next, which is not chosen yet."""
        self._quiet = True
        try:
            return self._model.take_out(report_id)
        finally:
            self._quiet = False

    # --- sorting

    def _sort(self, section: int) -> None:
        header = self.horizontalHeader()
        self.sorted_by.emit(*order_of(section, header.sortIndicatorOrder()))

    def order(self) -> tuple[str, bool]:
        """What the store orders by now."""
        header = self.horizontalHeader()
        return order_of(header.sortIndicatorSection(), header.sortIndicatorOrder())

    # --- size and drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the width there is, and leave the current report in sight."""
        super().resizeEvent(event)
        self.share_width()
        self._keep_in_sight(event.oldSize().height())

    def share_width(self) -> None:
        """Fit the columns to the width there is and to what the rows say."""
        metrics = self.fontMetrics()
        number = ICON + 14 + metrics.horizontalAdvance("2026-0000")
        age = self.horizontalHeader().sectionSizeHint(AGE)
        whens = tuple(metrics.horizontalAdvance(time) + 12 for time in TIMES)
        category, place = (self._widest(column) + 12 for column in (CATEGORY, PLACE))
        widths = share(
            self.viewport().width(), Needs(number, whens, category + ICON + 4, ICON + 10, place, age)
        )
        sizes = ((NUMBER, number), (WHEN, widths.when), (CATEGORY, widths.category), (PLACE, widths.place), (AGE, age))
        for column, size in sizes:
            self.setColumnHidden(column, size == 0)
            if size:
                self.setColumnWidth(column, size)
        self._model.set_room(widths.day_alone, widths.icon_alone)

    def _widest(self, column: int) -> int:
        """Width of the widest text of a column, its header too."""
        header = self._model.headerData(column, Qt.Orientation.Horizontal) or ""
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(text) for text in {header, *self._model.texts(column)})

    def _keep_in_sight(self, former_height: int) -> None:
        """A current row that was in sight before the list was made lower stays so, whole and with a neighbour."""
        place = self.visualRect(self.currentIndex())
        if place.isValid() and 0 <= place.top() < max(former_height, self.viewport().height()):
            self._look_at(self.currentIndex().row())

    def _look_at(self, row: int) -> None:
        """Bring a row into sight between its neighbours, so that it is never cut at the edge."""
        for near in (row + 1, row - 1, row):
            self.scrollTo(self._model.index(near, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence that says why there are none."""
        super().paintEvent(event)
        if self._model.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(self.foregroundRole()))
            area = self.viewport().rect().adjusted(12, 8, -12, -8)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def say_empty(self, text: str) -> None:
        """What to say while there is no row."""
        self.empty_text = text
        self.setAccessibleDescription(text if self._model.rowCount() == 0 else "")
        self.viewport().update()


def order_of(section: int, indicator: Qt.SortOrder) -> tuple[str, bool]:
    """Column and direction the store orders by. A great age is an early day, so that column runs the other way."""
    descending = indicator == Qt.SortOrder.DescendingOrder
    return ORDERS[section], (not descending if section == AGE else descending)
