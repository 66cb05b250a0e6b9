"""The two texts of a report: the internal description, and what partners may read, with personal data hidden.

The text to partners stays empty until a person takes it over: nothing leaves the municipality by default.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.personal_data import Finding, find_personal_data, kind_label, mask
from trygghet_plugin.core.report import TEXT_LIMIT
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label

FOUND_COLOUR = QColor("#D55E00")


def findings(text: str) -> tuple[Finding, ...]:
    """Personal data in a text. What an import brought beyond the form's own limit is not searched: that would stall."""
    return find_personal_data(text[:TEXT_LIMIT])


def hide_found(description: str, public_text: str) -> str:
    """Text to partners with everything found hidden; an empty one is taken over from the description first."""
    text = public_text or description
    return mask(text, ((finding.start, finding.end) for finding in findings(text)))


def hide_marked(description: str, public_text: str, start: int, end: int) -> str:
    """Text to partners with a stretch of the description hidden wherever it stands; empty, it is taken over first."""
    marked = description[start:end]
    if not public_text:
        return mask(description, [(start, end)])
    return mask(public_text, _occurrences(public_text, marked))


def _occurrences(text: str, words: str) -> Iterable[tuple[int, int]]:
    place = text.find(words) if words.strip() else -1
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + len(words))


def _utf16(text: str, index: int) -> int:
    """Qt counts in UTF-16 units: an emoji before a finding would shift its underline."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def _from_utf16(text: str, position: int) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


class MarkedText(QPlainTextEdit):
    """Plain text that underlines what may identify someone and grows with its content."""

    def __init__(self, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_lines = most_lines
        self.found: tuple[Finding, ...] = ()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._look)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def marked(self) -> tuple[int, int]:
        """Start and end, in characters, of what is marked."""
        cursor, text = self.textCursor(), self.toPlainText()
        return _from_utf16(text, cursor.selectionStart()), _from_utf16(text, cursor.selectionEnd())

    def replace(self, text: str) -> None:
        """Take another text as one step that Ctrl+Z in the field takes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def sizeHint(self) -> QSize:
        """As many lines as the text has, between two and the most."""
        lines = min(max(2, round(self.document().size().height())), self._most_lines)
        margins = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        return QSize(120, lines * self.fontMetrics().lineSpacing() + margins + 2)

    def minimumSizeHint(self) -> QSize:
        """Never squeezed below its hint: the dock scrolls instead."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _look(self) -> None:
        text = self.toPlainText()
        self.found = findings(text)
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(FOUND_COLOUR)
        selections = []
        for finding in self.found:
            selection = QTextEdit.ExtraSelection()
            selection.format = style
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(_utf16(text, finding.start))
            selection.cursor.setPosition(_utf16(text, finding.end), QTextCursor.MoveMode.KeepAnchor)
            selections.append(selection)
        self.setExtraSelections(selections)


class MaskingEditor(QWidget):
    """Description above, text to partners below, and the two ways to hide what partners must not read."""

    changed = pyqtSignal()
    """The text to partners is another than the stored one, or is that again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.description = MarkedText(9, self)
        self.description.setReadOnly(True)
        self.description.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.public_text = MarkedText(7, self)
        self.public_text.setPlaceholderText(
            translate("MaskingEditor", "Empty: partners see category, place and time of day, but no text.")
        )
        self.hide_marked = QPushButton(translate("MaskingEditor", "Hide marked"), self)
        self.hide_marked.setToolTip(translate("MaskingEditor", "Hide the words marked in either text from partners"))
        self.hide_found = QPushButton(self)
        self.found_line, self.state_line = plain_label(), plain_label()
        self._lay_out()
        self.hide_marked.clicked.connect(self._hide_marked)
        self.hide_found.clicked.connect(self._hide_found)
        self.public_text.textChanged.connect(self._tell)
        self.description.selectionChanged.connect(lambda: self._marked_in(self.description, self.public_text))
        self.public_text.selectionChanged.connect(lambda: self._marked_in(self.public_text, self.description))
        self._tell_buttons()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._title(layout, translate("MaskingEditor", "&Description (internal)"), self.description)
        layout.addWidget(self.description)
        layout.addWidget(self.found_line)
        self._title(layout, translate("MaskingEditor", "Te&xt to partners"), self.public_text)
        layout.addWidget(self.public_text)
        layout.addWidget(self.state_line)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hide_marked)
        buttons.addWidget(self.hide_found)
        buttons.addStretch()
        layout.addLayout(buttons)

    def _title(self, layout: QVBoxLayout, text: str, buddy: QPlainTextEdit) -> None:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        buddy.setAccessibleName(text.replace("&", ""))
        layout.addWidget(label)

    def show_texts(self, description: str, stored: str, draft: str | None) -> None:
        """Show a report's texts; `draft` is what was typed over the stored one earlier."""
        self.description.setPlainText(description)
        self.public_text.setPlainText(stored)
        # The field spells line ends its own way: compare with what it makes of the stored text.
        self._stored = self.public_text.toPlainText()
        if draft is not None:
            self.public_text.replace(draft)
        self._tell()

    def stored_changed(self, stored: str) -> None:
        """The database holds another text to partners now; what is typed stays."""
        typed = self.text()
        self.public_text.setPlainText(stored)
        self._stored = self.public_text.toPlainText()
        if typed != self._stored:
            self.public_text.replace(typed)
        self._tell()

    def text(self) -> str:
        """The text to partners as it stands in the field."""
        return self.public_text.toPlainText()

    def is_changed(self) -> bool:
        """Whether the field holds what is not stored yet."""
        return self.text() != self._stored

    def set_editable(self, editable: bool) -> None:
        """Lock the field while a save is under way."""
        self.public_text.setReadOnly(not editable)
        self._tell_buttons()

    def _marked_in(self, text: MarkedText, other: MarkedText) -> None:
        """Only one text is marked at a time, so that it is plain which words the button means."""
        if text.textCursor().hasSelection() and other.textCursor().hasSelection():
            cursor = other.textCursor()
            cursor.clearSelection()
            other.setTextCursor(cursor)
        self._tell_buttons()

    def _hide_marked(self) -> None:
        start, end = self.public_text.marked()
        if start < end:
            self.public_text.replace(mask(self.text(), [(start, end)]))
            return
        before = self.text()
        start, end = self.description.marked()
        self.public_text.replace(hide_marked(self.description.toPlainText(), before, start, end))
        if self.text() == before:
            self.state_line.setText(
                translate("MaskingEditor", "The marked words do not stand in the text to partners.")
            )
            self.state_line.show()

    def _hide_found(self) -> None:
        self.public_text.replace(hide_found(self.description.toPlainText(), self.text()))

    def _tell(self) -> None:
        kinds = [kind_label(finding.kind) for finding in self.description.found]
        self.found_line.setText(
            translate("MaskingEditor", "May identify someone: {found}").format(found=", ".join(kinds))
        )
        self.found_line.setVisible(bool(kinds))
        self.state_line.setText(self._state())
        self.state_line.setVisible(bool(self.state_line.text()))
        self._tell_buttons()
        self.changed.emit()

    def _state(self) -> str:
        if self.public_text.found:
            kinds = ", ".join(kind_label(finding.kind) for finding in self.public_text.found)
            return translate("MaskingEditor", "Still readable to partners: {found}").format(found=kinds)
        if self.is_changed():
            return translate("MaskingEditor", "Not saved yet; it is saved with the assessment.")
        return ""

    def _tell_buttons(self) -> None:
        editable = not self.public_text.isReadOnly()
        marked = any(text.textCursor().hasSelection() for text in (self.description, self.public_text))
        self.hide_marked.setEnabled(editable and marked)
        empty = not self.text()
        found = self.description.found if empty else self.public_text.found
        take_over = empty and not found
        self.hide_found.setText(
            translate("MaskingEditor", "Take over the text")
            if take_over
            else translate("MaskingEditor", "Hide all found")
        )
        self.hide_found.setToolTip(
            translate("MaskingEditor", "Let partners read the description as it stands")
            if take_over
            else translate("MaskingEditor", "Hide every underlined number, address and plate from partners")
        )
        self.hide_found.setEnabled(editable and bool(found or (take_over and self.description.toPlainText())))
