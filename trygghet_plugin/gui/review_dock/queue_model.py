"""The review queue as a table model: read in pages off the window's thread, so that 100,000 reports open at once."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon

from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.review import OPEN_STATUSES, ReviewStatus, status_label
from trygghet_plugin.core.when import describe, short_day
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.background import Job
from trygghet_plugin.gui.plain import plain_tip
from trygghet_plugin.gui.review_dock.marks import category_icon, status_icon
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import DEFAULT_REVIEW_LIMIT_DAYS, QueueFilter, QueueRow

PAGE = 200
MOST_READ_AGAIN = 2_000
NUMBER, WHEN, CATEGORY, PLACE, AGE = range(5)
# What the store orders by when a column's header is clicked.
ORDERS = {NUMBER: "report_no", WHEN: "occurred_at", CATEGORY: "category", PLACE: "place", AGE: "received_at"}
TIP_LENGTH = 400
_ROOT = QModelIndex()


class QueueModel(QAbstractTableModel):
    """Rows read so far; the view asks for more when it is scrolled down."""

    loaded = pyqtSignal()
    """A first page, or the rows shown so far, were read anew."""
    failed = pyqtSignal(Exception)
    """The queue could not be read; the rows shown are those read before."""

    def __init__(self, session: Session, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words: Optional[ReportWords] = None
        self._filter = QueueFilter()
        self._job: Optional[Job] = None
        self._rows: list[QueueRow] = []
        self._more = False
        self._day_alone = self._icon_alone = False
        self._limit_days = DEFAULT_REVIEW_LIMIT_DAYS
        self._icons: dict[str, QIcon] = {}

    # --- reading

    def empty(self) -> None:
        """Show nothing, of no workspace."""
        self._drop_job()
        self.beginResetModel()
        self._rows, self._more, self._words = [], False, None
        self.endResetModel()

    def set_words(self, words: ReportWords, limit_days: int) -> None:
        """Take the labels of a workspace, and the days after which an age is told in bold."""
        self._words, self._limit_days = words, limit_days

    def load(self, queue_filter: QueueFilter) -> None:
        """Read the first page of a filter."""
        self._filter = queue_filter
        self._read(PAGE, 0, self._replace)

    def reload(self) -> None:
        """Read again what is shown."""
        self._read(min(max(PAGE, len(self._rows)), MOST_READ_AGAIN), 0, self._replace)

    def _read(self, limit: int, offset: int, done: Callable[[tuple[QueueRow, ...], int], None]) -> None:
        self._drop_job()
        store, wanted = self._session.workspace.store, self._filter

        def answered(rows: tuple[QueueRow, ...]) -> None:
            self._job = None
            done(rows, limit)

        self._job = self._session.run(lambda: store.queue(wanted, limit, offset), answered, self._fail)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _replace(self, rows: tuple[QueueRow, ...], limit: int) -> None:
        self._more = len(rows) == limit
        if [row.report_id for row in rows] == [row.report_id for row in self._rows]:
            # Nothing came or went: keep the view where it is.
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, AGE))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.loaded.emit()

    def _append(self, rows: tuple[QueueRow, ...], limit: int) -> None:
        self._more = len(rows) == limit
        # Rows assessed by others since the page before shift the pages: what is here already is not shown twice.
        here = {row.report_id for row in self._rows}
        fresh = [row for row in rows if row.report_id not in here]
        if fresh:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows.extend(fresh)
            self.endInsertRows()

    def canFetchMore(self, parent: QModelIndex = _ROOT) -> bool:
        """Whether there are rows beyond those read."""
        return not parent.isValid() and self._more and self._job is None

    def fetchMore(self, parent: QModelIndex = _ROOT) -> None:
        """Read the next page; it comes when it is read."""
        if self.canFetchMore(parent):
            self._read(PAGE, len(self._rows), self._append)

    def has_more(self) -> bool:
        """Whether the filter finds more than is read."""
        return self._more

    # --- rows

    def row_of(self, report_id: str) -> int:
        """Row of a report, -1 where it is not among those read."""
        return next((row for row, line in enumerate(self._rows) if line.report_id == report_id), -1)

    def line(self, row: int) -> Optional[QueueRow]:
        """The report of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def take_out(self, report_id: str) -> int:
        """Take an assessed report out at once, before the queue is read again; the row the next one has now."""
        row = self.row_of(report_id)
        if row >= 0:
            self.beginRemoveRows(_ROOT, row, row)
            del self._rows[row]
            self.endRemoveRows()
        return min(row, len(self._rows) - 1)

    def shows(self, status: ReviewStatus) -> bool:
        """Whether the filter lets a status through."""
        return not self._filter.statuses or status in self._filter.statuses

    def set_room(self, day_alone: bool, icon_alone: bool) -> None:
        """What there is room for: the time by its day alone; the category by its icon alone, without header."""
        if (day_alone, icon_alone) != (self._day_alone, self._icon_alone):
            self._day_alone, self._icon_alone = day_alone, icon_alone
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, CATEGORY, CATEGORY)
            if self._rows:
                self.dataChanged.emit(self.index(0, WHEN), self.index(len(self._rows) - 1, WHEN))

    def texts(self, column: int) -> set[str]:
        """What a column says in the first rows, each text once."""
        return {self._text(row, column) for row in self._rows[:PAGE]}

    def has_words(self) -> bool:
        """Whether the labels of the workspace are read."""
        return self._words is not None

    # --- what Qt asks

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """Number, when, category, place, age."""
        return 0 if parent.isValid() else len(ORDERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and not (self._icon_alone and section == CATEGORY):
            return _header(section)
        if role == Qt.ItemDataRole.ToolTipRole and section == AGE:
            return translate("QueueModel", "Days since the report came in")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, says to a screen reader, and tells in its tip."""
        row = self.line(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None

    def is_late(self, row: QueueRow) -> bool:
        """Whether an open report has waited longer than the municipality means it to."""
        return row.status in OPEN_STATUSES and _days(row) > self._limit_days

    def _text(self, row: QueueRow, column: int) -> str:
        if column == NUMBER:
            return row.report_no
        if column == WHEN:
            return self._when(row)
        if column == CATEGORY:
            return self._label("category", row.category)
        if column == PLACE:
            return row.place_name or self._label("place_type", row.place_type)
        return translate("QueueModel", "{days} d").format(days=number(int(_days(row))))

    def _icon(self, row: QueueRow, column: int) -> Optional[QIcon]:
        """Drawn once for each status and category: a table asks again with every line it paints."""
        if column not in (NUMBER, CATEGORY):
            return None
        key = row.status if column == NUMBER else row.category
        if key not in self._icons:
            self._icons[key] = status_icon(row.status) if column == NUMBER else category_icon(row.category)
        return self._icons[key]

    def _when(self, row: QueueRow) -> str:
        """The day alone in a narrow dock; the tip tells the rest."""
        short = self._day_alone and row.occurred_at is not None
        return short_day(row.occurred_at) if short else describe(row.occurred_at, row.occurred_until)

    def _label(self, name: str, code: str) -> str:
        return self._words.lists.label(name, code) if self._words is not None else code

    def _spoken(self, row: QueueRow, column: int) -> str:
        text = self._text(row, column)
        return f"{text}, {status_label(row.status)}" if column == NUMBER else text

    def _tip(self, row: QueueRow) -> str:
        head = f"{row.report_no} · {status_label(row.status)} · {self._text(row, CATEGORY)}"
        place = self._text(row, PLACE)
        lines = [
            head,
            " · ".join(part for part in (describe(row.occurred_at, row.occurred_until), place) if part),
            row.description[:TIP_LENGTH],
        ]
        if self.is_late(row):
            lines.append(translate("QueueModel", "Has waited longer than {limit} days.").format(limit=self._limit_days))
        return "\n".join(line for line in lines if line)


def _header(section: int) -> str:
    return {
        NUMBER: translate("QueueModel", "No."),
        WHEN: translate("QueueModel", "When"),
        CATEGORY: translate("QueueModel", "Category"),
        PLACE: translate("QueueModel", "Place"),
        AGE: translate("QueueModel", "Age"),
    }[section]


def _days(row: QueueRow) -> float:
    return (now() - row.received_at).total_seconds() / 86_400


def _alignment(column: int) -> Qt.AlignmentFlag:
    horizontal = Qt.AlignmentFlag.AlignRight if column == AGE else Qt.AlignmentFlag.AlignLeft
    return horizontal | Qt.AlignmentFlag.AlignVCenter
