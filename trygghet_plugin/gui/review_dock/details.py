"""One report, read from top to bottom: what, who, when, where, the two texts, photos, possible duplicates, history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.analysis.spots import around
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.review_dock import facts
from trygghet_plugin.gui.review_dock.candidates_list import CandidateList
from trygghet_plugin.gui.review_dock.dossier import Dossier
from trygghet_plugin.gui.review_dock.history import HistoryBox
from trygghet_plugin.gui.review_dock.marks import category_icon, status_icon
from trygghet_plugin.gui.review_dock.masking import MaskingEditor
from trygghet_plugin.gui.review_dock.photos import PhotoStrip
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.gui.session import Session

ICON = 20


class DetailsView(QScrollArea):
    """Shows a dossier; only the text to partners can be written in."""

    report_wanted = pyqtSignal(str)
    """Another report was asked for in the list of possible duplicates."""
    spot_wanted = pyqtSignal(object)
    """All reports on the spot of this one were asked for; carries the spot (`analysis.spots.around`)."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.dossier: Optional[Dossier] = None
        self._page = QWidget(self)
        self.title, self.subtitle, self.status = plain_label(), plain_label(), plain_label()
        self._mark, self._status_mark = QLabel(self._page), QLabel(self._page)
        self.notice = plain_label()
        self.on_spot = QPushButton(self._page)
        self.on_spot.setToolTip(translate("ReviewDetails", "List them all: on the map their marks cover each other"))
        self._first, self._others = QFormLayout(), QFormLayout()
        self.texts = MaskingEditor(self._page)
        self.photos = PhotoStrip(session, self._page)
        self.duplicates = QgsCollapsibleGroupBoxBasic(self._page)
        self.candidates = CandidateList(self.duplicates)
        self.history = HistoryBox(self._page)
        self._lay_out()
        self.candidates.wanted.connect(self.report_wanted)
        self.on_spot.clicked.connect(lambda _checked=False: self.spot_wanted.emit(around(*self.dossier.report.point)))
        self.setWidget(self._page)

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.title.setFont(font)
        for lines in (self._first, self._others):
            lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            lines.setHorizontalSpacing(10)
            lines.setVerticalSpacing(2)
        self.duplicates.setFlat(True)
        self.duplicates.setCollapsed(True)
        inner = QVBoxLayout(self.duplicates)
        inner.setContentsMargins(4, 2, 4, 2)
        inner.addWidget(self.candidates)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(2, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(_beside(self._mark, self.title))
        layout.addWidget(self.subtitle)
        layout.addLayout(_beside(self._status_mark, self.status))
        layout.addWidget(self.notice)
        layout.addWidget(self.on_spot, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._first)
        layout.addWidget(self.texts)
        layout.addWidget(self.photos)
        layout.addLayout(self._others)
        layout.addWidget(self.duplicates)
        layout.addWidget(self.history)
        layout.addStretch()

    def show_dossier(self, dossier: Dossier, words: ReportWords, place: str, draft: Optional[str]) -> None:
        """Show a report; `draft` is a text to partners typed earlier and not saved yet."""
        another = self.dossier is None or self.dossier.report.report_id != dossier.report.report_id
        self._show_read(dossier, words, place)
        self.texts.show_texts(dossier.report.description, dossier.report.public_text, draft)
        if another:
            self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Hold no report any more."""
        self.dossier = None
        self.texts.show_texts("", "", None)

    def refresh(self, dossier: Dossier, words: ReportWords, place: str) -> None:
        """Show what is stored of the same report now; what is typed stays."""
        self._show_read(dossier, words, place)
        if self.texts.description.toPlainText() != dossier.report.description:
            self.texts.show_texts(
                dossier.report.description,
                dossier.report.public_text,
                self.texts.text() if self.texts.is_changed() else None,
            )
        else:
            self.texts.stored_changed(dossier.report.public_text)

    def _show_read(self, dossier: Dossier, words: ReportWords, place: str) -> None:
        self.dossier = dossier
        report = dossier.report
        self.notice.hide()
        self._mark.setPixmap(category_icon(report.category).pixmap(ICON, ICON))
        self.title.setText(facts.title(report, words))
        self.subtitle.setText(facts.subtitle(report, words))
        line = facts.status_line(report, dossier.original_no, dossier.changed_closed)
        self.status.setText(line)
        self.status.setVisible(bool(line))
        self._status_mark.setPixmap(status_icon(report.status).pixmap(ICON - 4, ICON - 4))
        self._status_mark.setVisible(bool(line))
        self.on_spot.setText(translate("ReviewDetails", "%n report(s) on this spot", None, dossier.on_spot))
        self.on_spot.setVisible(dossier.on_spot > 1)
        self._show_facts(self._first, facts.first_facts(report, words, place))
        self._show_facts(self._others, facts.other_facts(report, words))
        self.photos.show_photos(report.report_id, dossier.photos)
        self.candidates.show_candidates(dossier.candidates, words)
        self.duplicates.setTitle(translate("ReviewDetails", "%n possible duplicate(s)", None, len(dossier.candidates)))
        self.duplicates.setVisible(bool(dossier.candidates))
        self.history.show_history(dossier.history, words)

    def _show_facts(self, lines: QFormLayout, pairs: Sequence[facts.Fact]) -> None:
        while lines.rowCount():
            lines.removeRow(0)
        quiet = _between(self.palette().windowText().color(), self.palette().window().color())
        for name, value in pairs:
            label, text = plain_label(name, wrap=False), plain_label(value)
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, quiet)
            label.setPalette(palette)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{name}: {value}")
            lines.addRow(label, text)

    def say(self, text: str) -> None:
        """A notice above the facts, such as that somebody changed the report meanwhile; empty takes it away."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        """The details get more room than the queue."""
        return QSize(320, 420)


def _beside(mark: QLabel, text: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return row


def _between(text: QColor, background: QColor) -> QColor:
    """A quieter text colour that is still read easily: three parts text, one part background."""
    parts = zip(text.getRgb()[:3], background.getRgb()[:3])
    return QColor(*((3 * one + other) // 4 for one, other in parts))
