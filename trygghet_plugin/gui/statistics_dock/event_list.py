"""The numbered list of a meeting: model and table. The numbers are those on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_tip

NUMBER_COLOUR = QColor("#0072B2")
NUMBER_SIZE = 20
ACTOR_FROM_WIDTH = 400
NUMBER, WHAT, WHERE, WHEN, ACTOR = range(5)


@dataclass(frozen=True)
class EventLine:
    """One line in words. `x`, `y` are in the workspace's coordinates, None without a position; `reports` tell of it."""

    number: int
    fid: int
    what: str
    where: str
    when: str
    actor: str
    reports: int
    x: Optional[float]
    y: Optional[float]

    @property
    def words(self) -> str:
        """Everything, for tips and screen readers."""
        parts = [f"{self.number}. {self.what}", self.where, self.when, self.actor]
        if self.reports > 1:
            parts.append(translate("EventLine", "%n report(s)", None, self.reports))
        if self.x is None:
            parts.append(translate("EventLine", "without a place on the map"))
        return "\n".join(part for part in parts if part)


class EventModel(QAbstractTableModel):
    """Lines as a table."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.lines: tuple[EventLine, ...] = ()

    def show_lines(self, lines: Sequence[EventLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        """One row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 (as Qt declares it)
        """Number, what, where, when, actor."""
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal and orientation != Qt.Orientation.Horizontal:
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", translate("EventModel", "What"), translate("EventModel", "Where"), translate("EventModel", "When"),
                translate("EventModel", "Actor"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; the tip holds the whole line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(line.number), line.what, line.where, line.when, line.actor)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.words).replace("\n", "<br>")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NUMBER:
            return line.words
        return None


class NumberDelegate(QStyledItemDelegate):
    """Draws the number as it is drawn on the map."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """A disc with the number in it."""
        line = index.model().lines[index.row()]
        paint_number(painter, option.rect, line.number, hollow=line.x is None)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """A disc and a little air."""
        return QSize(NUMBER_SIZE + 8, NUMBER_SIZE + 4)


def paint_number(painter: QPainter, rect: QRect, number: int, hollow: bool = False) -> None:
    """A blue disc with a white number in the middle of a rectangle; hollow for an event that is not on the map."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRect(0, 0, NUMBER_SIZE, NUMBER_SIZE)
    disc.moveCenter(rect.center())
    painter.setBrush(QColor("white") if hollow else NUMBER_COLOUR)
    painter.setPen(NUMBER_COLOUR if hollow else QColor("white"))
    painter.drawEllipse(disc)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(12 if number < 100 else 9)
    painter.setFont(font)
    painter.setPen(NUMBER_COLOUR if hollow else QColor("white"))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


class EventTable(QTableView):
    """The list on screen. As high as its lines: the tab around it scrolls, not the list in it."""

    chosen = pyqtSignal(object)
    """A line was clicked or walked to; carries the EventLine."""
    opened = pyqtSignal(object)
    """A line was double-clicked, or Enter pressed on it."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.lines = EventModel(self)
        self.setModel(self.lines)
        self.setItemDelegateForColumn(NUMBER, NumberDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("EventTable", "Events of the period"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(NUMBER_SIZE + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, mode in ((NUMBER, QHeaderView.ResizeMode.Fixed), (WHAT, QHeaderView.ResizeMode.Stretch),
                             (WHERE, QHeaderView.ResizeMode.Stretch), (WHEN, QHeaderView.ResizeMode.ResizeToContents),
                             (ACTOR, QHeaderView.ResizeMode.ResizeToContents)):
            header.setSectionResizeMode(column, mode)
        header.setMinimumSectionSize(NUMBER_SIZE + 8)
        self.setColumnWidth(NUMBER, NUMBER_SIZE + 10)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(self.chosen, now))
        self.activated.connect(lambda index: self._tell(self.opened, index))

    def show_lines(self, lines: Sequence[EventLine]) -> None:
        """Show these instead, and take the room they need."""
        self.lines.show_lines(lines)
        height = self.horizontalHeader().sizeHint().height() + len(lines) * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)
        self.setVisible(bool(lines))

    def select_fid(self, fid: int) -> None:
        """Mark the line of a report, without telling anybody: the map told us."""
        row = next((row for row, line in enumerate(self.lines.lines) if line.fid == fid), -1)
        before = self.selectionModel().blockSignals(True)
        if row < 0:
            self.clearSelection()
        else:
            self.selectRow(row)
        self.selectionModel().blockSignals(before)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The actor is told only where there is room for it."""
        self.setColumnHidden(ACTOR, event.size().width() < ACTOR_FROM_WIDTH)
        super().resizeEvent(event)

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(self.lines.lines[index.row()])
