"""Under the report: the buttons, or what the chosen step still needs; and the line that tells what was done last."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.review_dock.actions import ActionBar, ReviewActions
from trygghet_plugin.gui.review_dock.candidates_list import DuplicateBox
from trygghet_plugin.gui.review_dock.moving import MoveBox
from trygghet_plugin.gui.review_dock.steps import ActionBox, ReasonBox


class Footer(QWidget):
    """Shows one thing at a time; `step` tells which assessment is being written about."""

    undo_clicked = pyqtSignal()
    box_opened = pyqtSignal()
    """A box took the place of the buttons."""
    box_closed = pyqtSignal()
    """The buttons are back."""

    def __init__(self, actions: ReviewActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = ActionBar(actions, self)
        self.reason, self.duplicate, self.move = ReasonBox(self), DuplicateBox(self), MoveBox(self)
        self.line = plain_label()
        self.undo = QToolButton(self)
        self.undo.setText(translate("Footer", "Undo"))
        self.undo.setToolTip(translate("Footer", "Give the report its former status back (Ctrl+Z)"))
        self.undo.clicked.connect(lambda _checked=False: self.undo_clicked.emit())
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        self._pages = (self.bar, self.reason, self.duplicate, self.move)
        for page in self._pages:
            layout.addWidget(page)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for box in (self.reason, self.duplicate, self.move):
            box.cancelled.connect(self.close_box)
        self.close_box()
        self.say("")

    def open_box(self, box: ActionBox) -> None:
        """Show a box in place of the buttons."""
        for page in self._pages:
            page.setVisible(page is box)
        self.box_opened.emit()

    def close_box(self) -> None:
        """Show the buttons again."""
        for page in self._pages:
            page.setVisible(page is self.bar)
        self.box_closed.emit()

    def box(self) -> Optional[ActionBox]:
        """The box that is open."""
        return next((page for page in self._pages if isinstance(page, ActionBox) and not page.isHidden()), None)

    def step(self) -> Optional[ReviewStatus]:
        """The step a reason is being written for."""
        return self.reason.status if self.box() is self.reason else None

    def say(self, text: str, can_undo: bool = False) -> None:
        """Tell what was done, or why it was not."""
        self.line.setText(text)
        self.line.setVisible(bool(text))
        self.undo.setVisible(can_undo)

    def set_busy(self, busy: bool) -> None:
        """While a save runs nothing can be confirmed twice."""
        for box in (self.reason, self.duplicate, self.move):
            box.confirm.setEnabled(not busy)
            box.cancel.setEnabled(not busy)
