"""Reports that may tell of the same event: a list to look at, and to choose the original from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from trygghet_plugin.core.review import status_label
from trygghet_plugin.core.when import describe
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.plain import plain_tip
from trygghet_plugin.gui.review_dock.marks import status_icon
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.gui.review_dock.steps import ActionBox
from trygghet_plugin.storage.store import NearbyReport

MOST_LINES = 4
# Nearest first: who looks further looks on the map, or knows the number.
MOST_SHOWN = 20


def candidate_words(candidate: NearbyReport, words: ReportWords) -> str:
    """One report nearby in a line."""
    return translate("Candidates", "{no}, {metres} m, {when} · {category}").format(
        no=candidate.report_no,
        category=words.lists.label("category", candidate.category),
        metres=number(candidate.distance_m),
        when=describe(candidate.occurred_at or candidate.received_at, None),
    )


class CandidateList(QListWidget):
    """The reports nearby, nearest first."""

    wanted = pyqtSignal(str)
    """Double-click or Enter on a line; carries its report_id."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Candidates", "Possible duplicates"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(16, 16))
        self.itemDoubleClicked.connect(lambda item: self.wanted.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_candidates(self, candidates: Sequence[NearbyReport], words: ReportWords) -> None:
        """Show these, the first one current."""
        self.clear()
        icons = {status: status_icon(status) for status in {candidate.status for candidate in candidates}}
        for candidate in candidates[:MOST_SHOWN]:
            item = QListWidgetItem(icons[candidate.status], candidate_words(candidate, words), self)
            item.setData(Qt.ItemDataRole.UserRole, candidate.report_id)
            tip = (
                f"{candidate_words(candidate, words)} · {status_label(candidate.status)}\n{candidate.description[:400]}"
            )
            item.setToolTip(plain_tip(tip))
        self.updateGeometry()

    def current_id(self) -> str:
        """Report of the current line; empty where there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a few."""
        lines = min(max(1, self.count()), MOST_LINES)
        height = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(120, lines * height + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter wants the current report."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current_id():
            self.wanted.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class DuplicateBox(ActionBox):
    """Which report does this one repeat? One nearby, or any by its number."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.list = CandidateList(self)
        self.number = QLineEdit(self)
        self.number.setPlaceholderText("2026-0143")
        self.number.setMaxLength(40)
        label = QLabel(translate("Candidates", "&Number of the other report"), self)
        label.setBuddy(self.number)
        self.number.setAccessibleName(translate("Candidates", "Number of the other report"))
        self.confirm.setText(translate("Candidates", "Is a duplicate"))
        self.content.addWidget(self.list)
        self.content.addWidget(label)
        self.content.addWidget(self.number)
        self.list.wanted.connect(lambda _report_id: self.confirmed.emit())
        self.number.returnPressed.connect(self.confirmed.emit)
        # A number that is typed speaks for itself; the list speaks when there is none.
        self.number.textEdited.connect(lambda text: self.list.clearSelection() if text else None)
        self.list.currentRowChanged.connect(lambda _row: self.tell(""))

    def ask(self, report_no: str, candidates: Sequence[NearbyReport], words: ReportWords) -> None:
        """Begin for a report."""
        self.title.setText(translate("Candidates", "{no} repeats…").format(no=report_no))
        self.list.show_candidates(candidates, words)
        self.list.setVisible(bool(candidates))
        self.number.clear()
        self.tell("")
        if candidates:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.number.setFocus()

    def chosen(self) -> tuple[str, str]:
        """Report id from the list, or the number that was typed; both empty where nothing was chosen, which is told."""
        typed = self.number.text().strip()
        report_id = "" if typed else self.list.current_id()
        if not typed and not report_id:
            self.tell(translate("Candidates", "Choose the other report, or type its number."))
            self.number.setFocus()
        return report_id, typed
