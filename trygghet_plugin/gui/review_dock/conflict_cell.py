"""One value that can be taken: a radio button, the value in full beside it, and a frame that shows which is taken."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QRadioButton, QWidget


class ChoiceCell(QFrame):
    """A click anywhere in it takes the value; Tab and the arrow keys do too, through the radio button."""

    def __init__(self, text: str, spoken: str, parent: Optional[QWidget] = None) -> None:
        """`text` is HTML, escaped by whoever made it; `spoken` is what a screen reader says."""
        super().__init__(parent)
        self.button = QRadioButton(self)
        self.button.setAccessibleName(spoken)
        self.value = QLabel(text)
        self.value.setTextFormat(Qt.TextFormat.RichText)
        self.value.setWordWrap(True)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.value, 1)
        self.button.toggled.connect(self._frame)
        self._frame(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the value; its text is part of the button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.setChecked(True)
            self.button.setFocus()

    def _frame(self, taken: bool) -> None:
        self.setFrameShape(QFrame.Shape.Box if taken else QFrame.Shape.NoFrame)
        self.setLineWidth(2 if taken else 0)
