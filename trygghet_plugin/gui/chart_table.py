"""The figures of a chart as a table: reached by the keyboard, read aloud, and copied with Ctrl+C."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.charts.table import Table, delimited, table_of
from trygghet_plugin.gui.plain import plain_label

MOST_ROWS = 14
FEW_COLUMNS = 5


class ChartTableModel(QAbstractTableModel):
    """Rows of a chart's table, worded as in the chart."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.spec: Optional[ChartSpec] = None
        self.table = Table((), ())

    def set_spec(self, spec: ChartSpec) -> None:
        """Hold the figures of another chart."""
        self.beginResetModel()
        self.spec = spec
        self.table = table_of(spec)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Rows of the table."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Columns of the table."""
        return 0 if parent.isValid() else len(self.table.header)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Figures as they are written, right aligned; texts as they are."""
        cell = self.table.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell if isinstance(cell, str) else self.spec.words(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns, a span of days in two lines; rows have none."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.table.header[section].replace(" – ", " –\n")
        return None


class CopyingTableView(QTableView):
    """A table whose Ctrl+C copies the marked rows, or all of it where nothing is marked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or what a table does with keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """Header and rows with tabs; texts that a spreadsheet would run as formulas are guarded."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        chosen = tuple(model.table.rows[row] for row in rows) or model.table.rows
        return delimited(Table(model.table.header, chosen), model.spec, "\t")


class ChartTable(QWidget):
    """Title, table, and under it what the figures leave out, as beneath the chart."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.title = plain_label()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.subtitle, self.notes = plain_label(), plain_label()
        self.model = ChartTableModel(self)
        self.view = CopyingTableView()
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Rows and scroll bar change while the view is being laid out: its height is set when that is over.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        self.view.verticalHeader().sectionResized.connect(self._fit_later)
        self.view.horizontalScrollBar().rangeChanged.connect(self._fit_later)
        layout = QVBoxLayout(self)
        for part in (self.title, self.subtitle, self.view, self.notes):
            layout.addWidget(part)

    def set_spec(self, spec: ChartSpec) -> None:
        """Show the figures of another chart."""
        self.title.setText(spec.title)
        self.subtitle.setText(spec.subtitle)
        self.subtitle.setVisible(bool(spec.subtitle))
        self.notes.setText("\n".join(part for part in (spec.left_out, spec.source) if part))
        self.view.setAccessibleName(spec.title)
        self.model.set_spec(spec)
        if self.model.columnCount():
            few = self.model.columnCount() <= FEW_COLUMNS
            mode = QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.ResizeToContents
            self.view.horizontalHeader().setSectionResizeMode(0, mode)
        self._fit()

    def _fit_later(self, *_change: int) -> None:
        self._later.start(0)

    def _fit(self) -> None:
        """As high as its rows, up to MOST_ROWS of them; labels may wrap anew at another width."""
        rows = sum(self.view.rowHeight(row) for row in range(min(MOST_ROWS, self.model.rowCount())))
        header = self.view.horizontalHeader().sizeHint().height()
        scrolled = self.view.horizontalScrollBar()
        bar = scrolled.sizeHint().height() if scrolled.maximum() else 0
        self.view.setFixedHeight(header + rows + bar + 2 * self.view.frameWidth())

    def set_corner(self, width: int) -> None:
        """Keep a width free at the upper right."""
        self.title.setContentsMargins(0, 0, width, 0)
