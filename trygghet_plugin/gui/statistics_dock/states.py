"""What the dock shows when it has no figures: why, and what to do next."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from trygghet_plugin.gui.plain import plain_label


class StatePage(QWidget):
    """A sentence in the middle, and a button where something can be done."""

    pressed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.words: QLabel = plain_label()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.clicked.connect(lambda _checked=False: self.pressed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, words: str, button: str = "") -> None:
        """Show this sentence and button."""
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
