"""What an assessment still needs before it can be saved: a question, a reason, or the report it repeats.

The boxes take the place of the buttons, so that nothing covers the report while one writes about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from trygghet_plugin.core.review import REASON_LIMIT, ReviewStatus, reason_required
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label

TEXT_LINES = 3
# Lists of the common questions and reasons, by the step they belong to.
SUGGESTIONS = {ReviewStatus.NEEDS_INFO: "reason_needs_info", ReviewStatus.REJECTED: "reason_rejected"}


@dataclass(frozen=True)
class StepTexts:
    """The words of one box."""

    title: str
    suggestions: str
    text: str
    confirm: str
    missing: str


def step_texts(status: ReviewStatus) -> StepTexts:
    """Words of the box that a step to `status` opens."""
    return {
        ReviewStatus.NEEDS_INFO: StepTexts(
            translate("StepBox", "Ask for completion"),
            translate("StepBox", "Common questions…"),
            translate("StepBox", "&Question to the reporter"),
            translate("StepBox", "Ask"),
            translate("StepBox", "Write what you need to know."),
        ),
        ReviewStatus.REJECTED: StepTexts(
            translate("StepBox", "Leave out"),
            translate("StepBox", "Common reasons…"),
            translate("StepBox", "&Reason"),
            translate("StepBox", "Leave out"),
            translate("StepBox", "Write why the report is left out."),
        ),
        ReviewStatus.NEW: StepTexts(
            translate("StepBox", "Reopen"),
            "",
            translate("StepBox", "&Reason"),
            translate("StepBox", "Reopen"),
            translate("StepBox", "Write why the report is opened again."),
        ),
    }[status]


class ActionBox(QWidget):
    """A title, something to fill in, and two buttons; Ctrl+Enter confirms, Esc gives up."""

    confirmed = pyqtSignal()
    cancelled = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.note = plain_label(), plain_label()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.confirm = QPushButton(self)
        self.confirm.setToolTip(translate("StepBox", "Ctrl+Enter"))
        self.cancel = QPushButton(translate("StepBox", "Cancel"), self)
        self.cancel.setToolTip(translate("StepBox", "Esc"))
        self.confirm.clicked.connect(lambda _checked=False: self.confirmed.emit())
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        self.content = QVBoxLayout()
        self.content.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addLayout(self.content)
        layout.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        layout.addLayout(buttons)
        self.tell("")

    def tell(self, text: str) -> None:
        """Say what is missing; an empty text takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Ctrl+Enter confirms, wherever the cursor stands in the box."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_confirm(event):
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text field would make a new line of Ctrl+Enter."""
        if event.type() == QEvent.Type.KeyPress and is_confirm(event):
            self.confirmed.emit()
            return True
        return super().eventFilter(watched, event)


def is_confirm(event: QKeyEvent) -> bool:
    """Whether a key press is Ctrl+Enter."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReasonBox(ActionBox):
    """A reason or a question in the coordinator's words, with the common ones to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = ReviewStatus.NEEDS_INFO
        self.suggestions = QComboBox(self)
        self.suggestions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.suggestions.setMinimumContentsLength(12)
        self.suggestions.activated.connect(self._take_suggestion)
        self._label = QLabel(self)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._limit)
        self._label.setBuddy(self.text)
        self.text.setFixedHeight(TEXT_LINES * self.text.fontMetrics().lineSpacing() + 14)
        self.content.addWidget(self.suggestions)
        self.content.addWidget(self._label)
        self.content.addWidget(self.text)
        self._suggested = ""

    def ask(self, status: ReviewStatus, suggestions: Sequence[str], report_no: str) -> None:
        """Begin the step to `status`."""
        texts = step_texts(status)
        self.status = status
        self.title.setText(f"{texts.title} – {report_no}")
        self._label.setText(texts.text)
        self.text.setAccessibleName(texts.text.replace("&", ""))
        self.suggestions.setAccessibleName(texts.suggestions)
        self.confirm.setText(texts.confirm)
        self.suggestions.clear()
        self.suggestions.addItem(texts.suggestions)
        self.suggestions.addItems(list(suggestions))
        self.suggestions.setVisible(bool(suggestions))
        self._suggested = ""
        self.text.clear()
        self.tell("")
        self.text.setFocus()

    def reason(self) -> str:
        """The reason as it is saved."""
        return self.text.toPlainText().strip()

    def complete(self) -> bool:
        """Whether the step has the words it needs; says what is missing and puts the cursor there."""
        if reason_required(self.status) and not self.reason():
            self.tell(step_texts(self.status).missing)
            self.text.setFocus()
            return False
        return True

    def _take_suggestion(self, index: int) -> None:
        if index == 0:
            return
        suggestion = self.suggestions.itemText(index)
        # What the user wrote is kept; an earlier suggestion is exchanged.
        own = self.text.toPlainText().replace(self._suggested, "", 1).strip() if self._suggested else self.reason()
        self.text.setPlainText(f"{suggestion} {own}".strip())
        self._suggested = suggestion
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus()

    def _limit(self) -> None:
        over = len(self.text.toPlainText()) - REASON_LIMIT
        self.tell(translate("StepBox", "%n character(s) too many. Shorten the text.", None, over) if over > 0 else "")
        self.confirm.setEnabled(over <= 0)
