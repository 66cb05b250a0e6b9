"""The numbered list of a meeting: model, list and how a line is drawn. The numbers are those on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_tip

NUMBER_COLOUR = QColor("#0072B2")
NUMBER_SIZE = 20
GAP = 6


@dataclass(frozen=True)
class EventLine:
    """One line in words. `number` 0 has no place in the count; x and y (workspace's coordinates) may be unknown."""

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
    def details(self) -> str:
        """What stands beneath: when, where, who told."""
        return " · ".join(part for part in (self.when, self.where, self.actor) if part)

    @property
    def words(self) -> str:
        """Everything, for tips and screen readers."""
        parts = [f"{self.number}. {self.what}" if self.number else self.what, self.details]
        if self.reports > 1:
            parts.append(translate("EventLine", "%n report(s)", None, self.reports))
        if self.x is None:
            parts.append(translate("EventLine", "without a place on the map"))
        return "\n".join(part for part in parts if part)


class EventModel(QAbstractListModel):
    """Lines as a list."""

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

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line in words; its tip holds all of it."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.what
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.words).replace("\n", "<br>")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words
        return None


class EventDelegate(QStyledItemDelegate):
    """Two lines beside a disc: readable at 320 px and from across a table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Disc, what, and under it when, where and who."""
        line: EventLine = index.model().lines[index.row()]
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        disc = QRect(option.rect.x() + GAP, option.rect.y(), NUMBER_SIZE, option.rect.height())
        paint_number(painter, disc, line.number, hollow=line.x is None or not line.number)
        text = option.rect.adjusted(NUMBER_SIZE + 2 * GAP, GAP // 2, -GAP, -GAP // 2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = QColor(option.palette.color(role))
        metrics = option.fontMetrics
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink)
        times = f"×{line.reports}" if line.reports > 1 else ""
        first = QRect(text.x(), text.y(), text.width(), metrics.height())
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, times)
        _write(painter, first.adjusted(0, 0, -metrics.horizontalAdvance(times) - GAP if times else 0, 0), line.what)
        ink.setAlphaF(0.72)
        painter.setPen(ink)
        _write(painter, first.translated(0, metrics.height()), line.details)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """Two lines and a little air."""
        return QSize(120, 2 * option.fontMetrics.height() + GAP)


def _write(painter: QPainter, place: QRect, words: str) -> None:
    """One line of text, cut with an ellipsis where it has no room."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_number(painter: QPainter, rect: QRect, number: int, hollow: bool = False) -> None:
    """A blue disc with a white number in the middle of a rectangle; hollow for an event that is not on the map."""
    ground, ink = (QColor("white"), NUMBER_COLOUR) if hollow else (NUMBER_COLOUR, QColor("white"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRect(0, 0, NUMBER_SIZE, NUMBER_SIZE)
    disc.moveCenter(rect.center())
    painter.setBrush(ground)
    painter.setPen(ink)
    painter.drawEllipse(disc)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(12 if number < 100 else 9)
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number) if number else "?")
    painter.restore()


class EventList(QListView):
    """The list on screen. As high as its lines: the tab around it scrolls, not the list in it."""

    chosen = pyqtSignal(object)
    """A line was clicked or walked to; carries the EventLine."""
    opened = pyqtSignal(object)
    """A line was double-clicked, or Enter pressed on it."""

    def __init__(self, name: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.lines = EventModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(EventDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(self.chosen, now))
        self.activated.connect(lambda index: self._tell(self.opened, index))

    def show_lines(self, lines: Sequence[EventLine]) -> None:
        """Show these instead, and take the room they need; the line that was chosen stays so."""
        kept = self._current_fid()
        self.lines.show_lines(lines)
        self.setFixedHeight(max(1, len(lines)) * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2)
        self.setVisible(bool(lines))
        if kept is not None:
            self.select_fid(kept)

    def select_fid(self, fid: int) -> None:
        """Mark the line of a report, without telling anybody: the map told us."""
        row = next((row for row, line in enumerate(self.lines.lines) if line.fid == fid), -1)
        before = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self.lines.index(row))
        self.selectionModel().blockSignals(before)
        self.viewport().update()

    def _current_fid(self) -> Optional[int]:
        index = self.currentIndex()
        return self.lines.lines[index.row()].fid if index.isValid() else None

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(self.lines.lines[index.row()])
