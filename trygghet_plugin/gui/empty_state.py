"""What a dock shows while it has nothing else to show: why, and what to do next, in the same words in every dock."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.session import Session


class EmptyState(QWidget):
    """A sentence in the middle, and a button where something can be done. Without a workspace it leads to one."""

    pressed = pyqtSignal()
    """The button was pressed, and a workspace is open."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self.words: QLabel = plain_label()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self.button.clicked.connect(lambda _checked=False: self._press())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.say("")

    def say(self, words: str, button: str = "") -> None:
        """Show this sentence and button."""
        self.words.setText(words)
        self.button.setText(button)
        self.button.setAccessibleDescription(words)
        self.button.setVisible(bool(button))

    def say_no_workspace(self) -> None:
        """There is nothing to show before a workspace is open."""
        self.say(
            translate("EmptyState", "No workspace is open. Open your municipality's, or set one up."),
            translate("EmptyState", "Set up or open…"),
        )

    def say_reading(self) -> None:
        """What is to be shown is on its way."""
        self.say(translate("EmptyState", "Reading …"))

    def say_unreadable(self, what: str, error: Exception) -> None:
        """What could not be read is said, never shown as nothing; `what` names it in a sentence."""
        words = str(error) if isinstance(error, TrygghetError) else f"{type(error).__name__}: {error}"
        self.say(f"{what}\n\n{words}", translate("EmptyState", "Try again"))

    def _press(self) -> None:
        if self._session.workspace is None:
            self._session.setup_wanted.emit()
        else:
            self.pressed.emit()
