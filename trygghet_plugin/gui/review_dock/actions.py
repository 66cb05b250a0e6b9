"""The coordinator's actions: one QAction each, with its key, its button and its line in the menu.

Keys are single letters. A text field keeps them to itself; everywhere else in the dock they act. The dock takes its
keys itself (`KeyRouter`) instead of leaving them to Qt's shortcut map: QGIS's own Ctrl+Z or T would make them
ambiguous, and an ambiguous key does nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from trygghet_plugin.core.review import STEPS, ReviewStatus
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.icons import icon

SECTION = "Trygghet"


class ReviewActions(QObject):
    """All actions of the dock. They show in QGIS's shortcut manager, where a user may give them other keys."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._add_steps(panel)
        self._add_others(panel)

    def _add_steps(self, panel: QWidget) -> None:
        self.approve = self._add(
            panel,
            "approve",
            translate("ReviewActions", "Approve"),
            "A",
            translate("ReviewActions", "Read, personal data hidden: the report counts"),
        )
        self.ask = self._add(
            panel,
            "ask",
            translate("ReviewActions", "Ask for completion"),
            "K",
            translate("ReviewActions", "Send the report back with a question"),
        )
        self.leave_out = self._add(
            panel,
            "leave_out",
            translate("ReviewActions", "Leave out"),
            "T",
            translate("ReviewActions", "Do not count the report, with a reason"),
        )
        self.duplicate = self._add(
            panel,
            "duplicate",
            translate("ReviewActions", "Duplicate of…"),
            "D",
            translate("ReviewActions", "The same happened in another report"),
        )
        self.reopen = self._add(
            panel,
            "reopen",
            translate("ReviewActions", "Reopen…"),
            "O",
            translate("ReviewActions", "Take a closed report back into the queue"),
        )
        for action, name in (
            (self.approve, "status_approved"),
            (self.ask, "status_needs_info"),
            (self.leave_out, "status_rejected"),
            (self.duplicate, "status_duplicate"),
            (self.reopen, "status_new"),
        ):
            action.setIcon(icon(name))

    def _add_others(self, panel: QWidget) -> None:
        self.move = self._add(
            panel,
            "move",
            translate("ReviewActions", "Move the point"),
            "F",
            translate("ReviewActions", "Click the right place on the map"),
        )
        self.zoom = self._add(
            panel,
            "zoom",
            translate("ReviewActions", "Zoom to the report"),
            "Z",
            translate("ReviewActions", "Show the report's place close by"),
        )
        self.save_text = self._add(
            panel,
            "save_text",
            translate("ReviewActions", "Save the text to partners"),
            "",
            translate("ReviewActions", "Save the text without assessing the report"),
        )
        self.undo = self._add(
            panel,
            "undo",
            translate("ReviewActions", "Undo the last assessment"),
            "Ctrl+Z",
            translate("ReviewActions", "Give the report its former status back"),
        )

    def _add(self, panel: QWidget, name: str, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, panel)
        action.setObjectName(f"TrygghetReview_{name}")
        action.setToolTip(tip)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QgsGui.shortcutsManager().registerAction(action, key, SECTION)
        panel.addAction(action)
        return action

    def all(self) -> Sequence[QAction]:
        """Every action."""
        return (
            self.approve,
            self.ask,
            self.leave_out,
            self.duplicate,
            self.reopen,
            self.move,
            self.zoom,
            self.save_text,
            self.undo,
        )

    def allow(
        self, status: ReviewStatus | None, has_point: bool, text_changed: bool, can_undo: bool, busy: bool
    ) -> None:
        """Enable what `core.review` lets a report of that status become; None is no report."""
        steps = STEPS[status_after_text(status, text_changed)] if status is not None and not busy else frozenset()
        shown = status is not None and not busy
        self.approve.setEnabled(ReviewStatus.APPROVED in steps)
        self.ask.setEnabled(ReviewStatus.NEEDS_INFO in steps)
        self.leave_out.setEnabled(ReviewStatus.REJECTED in steps)
        self.duplicate.setEnabled(ReviewStatus.DUPLICATE in steps)
        self.reopen.setEnabled(ReviewStatus.NEW in steps)
        closed = status in (ReviewStatus.REJECTED, ReviewStatus.DUPLICATE)
        for action in (self.approve, self.ask, self.leave_out):
            action.setVisible(not closed)
        self.reopen.setVisible(closed)
        self.move.setEnabled(shown)
        self.zoom.setEnabled(status is not None and has_point)
        self.save_text.setEnabled(shown and text_changed)
        self.undo.setEnabled(can_undo and not busy)


def status_after_text(status: ReviewStatus, text_changed: bool) -> ReviewStatus:
    """Status a report has once its text to partners is saved: that is a change of content (design §3)."""
    if text_changed and status is ReviewStatus.APPROVED:
        return ReviewStatus.EDITED
    if text_changed and status is ReviewStatus.NEEDS_INFO:
        return ReviewStatus.NEW
    return status


class ActionButton(QPushButton):
    """A button that does an action and shows its key, also after the user gave it another."""

    def __init__(self, action: QAction, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action, self._text = action, text
        self._with_key = True
        self.setMinimumWidth(1)
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def fit(self, with_icon: bool, with_key: bool) -> None:
        """Leave out what there is no room for; the tip says it all the same."""
        self._with_key = with_key
        self.setIcon(self._action.icon() if with_icon else QIcon())
        self._follow()

    def _follow(self) -> None:
        action = self._action
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{self._text}  {key}" if key and self._with_key else self._text)
        self.setAccessibleName(action.text())
        self.setToolTip(f"{action.toolTip()} ({key})" if key else action.toolTip())
        self.setEnabled(action.isEnabled())
        self.setVisible(action.isVisible())


class ActionBar(QWidget):
    """The buttons under a report: the three common ones, Reopen for closed reports, and a menu for the rest."""

    def __init__(self, actions: ReviewActions, parent: QWidget) -> None:
        super().__init__(parent)
        self.approve = ActionButton(actions.approve, translate("ReviewActions", "Approve"), self)
        self.ask = ActionButton(actions.ask, translate("ReviewActions", "Completion"), self)
        self.leave_out = ActionButton(actions.leave_out, translate("ReviewActions", "Leave out"), self)
        self.reopen = ActionButton(actions.reopen, translate("ReviewActions", "Reopen…"), self)
        self._buttons = (self.approve, self.ask, self.leave_out, self.reopen)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(translate("ReviewActions", "More actions"))
        self.more.setToolTip(translate("ReviewActions", "More actions"))
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more.setMenu(self._menu(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.more)

    def _menu(self, actions: ReviewActions) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions([actions.duplicate, actions.reopen])
        menu.addSeparator()
        menu.addActions([actions.move, actions.zoom, actions.save_text])
        menu.addSeparator()
        menu.addAction(actions.undo)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dock the icons give way first, then the keys."""
        super().resizeEvent(event)
        for with_icon, with_key in ((True, True), (False, True), (False, False)):
            for button in self._buttons:
                button.fit(with_icon, with_key)
            shown = [button for button in self._buttons if not button.isHidden()]
            if sum(button.sizeHint().width() + 4 for button in shown) + self.more.sizeHint().width() <= self.width():
                break


class KeyRouter(QObject):
    """Gives the dock's keys to its actions wherever in the dock the focus is; what is being typed stays with its field.

    Qt offers a key to the focused widget and then to each of its parents, so the panel sees what nothing in it took.
    Views take letters for their own search: they are watched themselves.
    """

    def __init__(self, panel: QWidget, actions: Sequence[QAction], greedy: Sequence[QWidget]) -> None:
        super().__init__(panel)
        self._actions = tuple(actions)
        for widget in (panel, *greedy):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim our keys before QGIS's shortcuts see them, then act on the press itself."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        action = self._action_of(event)
        if action is None:
            return False
        event.accept()
        # A key of ours that may not act now must not reach QGIS either: T would switch on tracing there.
        if kind == QEvent.Type.KeyPress and action.isEnabled() and not event.isAutoRepeat():
            action.trigger()
        return True

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        pressed = _sequence(event)
        return next((action for action in self._actions if action.shortcut() == pressed), None)


def _sequence(event: QKeyEvent) -> QKeySequence:
    if hasattr(event, "keyCombination"):
        return QKeySequence(event.keyCombination())  # Qt 6
    return QKeySequence(event.key() | int(event.modifiers()))
