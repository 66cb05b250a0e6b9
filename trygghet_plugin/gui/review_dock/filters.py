"""What the queue shows: status, category, words, and what lies in the map. Compact, and always told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Callable, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.review import OPEN_STATUSES, ReviewStatus, status_label
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.icons import icon
from trygghet_plugin.gui.plain import plain_label, plain_tip
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.values import Extent as Box

TYPING_MS = 300
Extent = Callable[[], Optional[Box]]


class CheckMenu(QToolButton):
    """A button with a menu of things to tick; the menu stays open while ticking."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._actions: dict[str, QAction] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(StayingMenu(self))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setAccessibleName(name)

    def add(self, code: str, label: str, icon_name: str, checked: bool) -> None:
        """One more thing to tick."""
        action = self.menu().addAction(icon(icon_name), label.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        action.toggled.connect(lambda _on: self.changed.emit())
        self._actions[code] = action

    def add_heading(self, text: str) -> None:
        """A line above things that belong together."""
        self.menu().addSection(text.replace("&", "&&"))

    def clear(self) -> None:
        """Nothing to tick any more."""
        self.menu().clear()
        self._actions.clear()

    def checked(self) -> tuple[str, ...]:
        """Codes of what is ticked."""
        return tuple(code for code, action in self._actions.items() if action.isChecked())

    def action(self, code: str) -> QAction:
        """The line of a code."""
        return self._actions[code]

    def set_checked(self, codes: Iterable[str]) -> None:
        """Tick these and no others, as one change."""
        wanted = set(codes)
        for code, action in self._actions.items():
            action.blockSignals(True)
            action.setChecked(code in wanted)
            action.blockSignals(False)
        self.changed.emit()

    def tell(self, state: str) -> None:
        """Show the state of this filter on the button, in bold where it is not the usual one; the tip says which."""
        self.setText((f"{self._name} ({state})" if state else self._name) + " ▾")
        names = [action.text().replace("&&", "&") for action in self._actions.values() if action.isChecked()]
        self.setToolTip(plain_tip(f"{self._name}: {', '.join(names)}") if names else "")
        font = self.font()
        font.setBold(bool(state))
        self.setFont(font)


class StayingMenu(QMenu):
    """Ticking several lines needs one opening."""

    def mouseReleaseEvent(self, event: object) -> None:
        """Tick without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class FilterBar(QWidget):
    """The filters of the queue."""

    changed = pyqtSignal()

    def __init__(self, extent: Extent, parent: QWidget) -> None:
        super().__init__(parent)
        self._extent = extent
        self._resetting = False
        self._spot: Optional[Box] = None
        self.status = CheckMenu(translate("FilterBar", "Status"), self)
        self.category = CheckMenu(translate("FilterBar", "Category"), self)
        self.text = QgsFilterLineEdit(self)
        self.text.setPlaceholderText(translate("FilterBar", "Search…"))
        self.text.setAccessibleName(translate("FilterBar", "Search in number, place and description"))
        self.text.setToolTip(translate("FilterBar", "Search in number, place and description"))
        self.text.setMinimumWidth(70)
        self.in_map = QCheckBox(translate("FilterBar", "in the map"), self)
        self.in_map.setToolTip(translate("FilterBar", "Only what the map shows; follows when you move it"))
        self.spot = QToolButton(self)
        self.spot.setText(translate("FilterBar", "This spot") + " ×")
        self.spot.setToolTip(translate("FilterBar", "Show what the other filters let through again"))
        self.spot.setAccessibleName(translate("FilterBar", "Leave this spot"))
        self.spot.hide()
        self.clear = QToolButton(self)
        self.clear.setText(translate("FilterBar", "Clear"))
        self.clear.setToolTip(translate("FilterBar", "Show all open reports again"))
        self.state = plain_label(wrap=False)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        for status in ReviewStatus:
            self.status.add(status.value, status_label(status), f"status_{status.value}", status in OPEN_STATUSES)
        self._typing.timeout.connect(self._change)
        self.text.textChanged.connect(lambda _text: self._typing.start())
        self.status.changed.connect(self._change)
        self.category.changed.connect(self._change)
        self.in_map.toggled.connect(lambda _on: self._change())
        self.spot.clicked.connect(lambda _checked=False: self.show_spot(None))
        self.clear.clicked.connect(lambda _checked=False: self.reset())
        self._tell()

    def _lay_out(self) -> None:
        first, second, both = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        for row in (first, second):
            row.setSpacing(6)
            both.addLayout(row)
        both.setSpacing(4)
        first.addWidget(self.status)
        first.addWidget(self.category)
        first.addWidget(self.text, 1)
        second.addWidget(self.in_map)
        second.addWidget(self.spot)
        second.addStretch()
        second.addWidget(self.state)
        second.addWidget(self.clear)

    def show_categories(self, lists: ChoiceLists) -> None:
        """Offer the categories of a workspace, group by group; none ticked means all."""
        self.category.clear()
        for group in lists.of("category_group"):
            members = [choice for choice in lists.of("category", retired=True) if choice.group == group.code]
            if members:
                self.category.add_heading(group.label)
            for choice in members:
                self.category.add(choice.code, choice.label, f"category_{choice.code}", False)
        for choice in lists.of("category"):
            if choice.group is None:
                self.category.menu().addSeparator()
                self.category.add(choice.code, choice.label, f"category_{choice.code}", False)
        self._tell()

    def current(self, order: str, descending: bool) -> QueueFilter:
        """The filter as the store takes it. On a spot everything is listed, as everything is drawn there."""
        if self._spot is not None:
            return QueueFilter((), extent=self._spot, order=order, descending=descending)
        return QueueFilter(
            statuses=tuple(ReviewStatus(code) for code in self.status.checked()),
            categories=self.category.checked(),
            text=self.text.text().strip(),
            extent=self._extent() if self.in_map.isChecked() else None,
            order=order,
            descending=descending,
        )

    def is_filtering(self) -> bool:
        """Whether something open is left out, or something closed is shown."""
        return bool(
            self._spot is not None
            or set(self.status.checked()) != {status.value for status in OPEN_STATUSES}
            or self.category.checked()
            or self.text.text().strip()
            or self.in_map.isChecked()
        )

    def reset(self) -> None:
        """Back to all open reports, as one change."""
        self._resetting = True
        self.text.clear()
        self.in_map.setChecked(False)
        self.status.set_checked(status.value for status in OPEN_STATUSES)
        self.category.set_checked(())
        self._typing.stop()
        self._resetting = False
        self._change()

    def show_spot(self, spot: Optional[Box]) -> None:
        """List all reports on a spot, until another filter is chosen; None takes the others up again."""
        self._spot = spot
        self._tell()
        self.changed.emit()

    def map_moved(self) -> None:
        """The map shows something else."""
        if self.in_map.isChecked() and self._spot is None:
            self._change()

    def _change(self) -> None:
        if self._resetting:
            return
        self._spot = None
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        statuses = [ReviewStatus(code) for code in self.status.checked()]
        self.status.tell(_status_state(statuses))
        categories = self.category.checked()
        self.category.tell(str(len(categories)) if categories else "")
        self.clear.setVisible(self.is_filtering())
        self.spot.setVisible(self._spot is not None)

    def tell_count(self, shown: int, more: bool) -> None:
        """Say how many reports the filters let through, as far as they are read."""
        count = f"{number(shown)}+" if more else number(shown)
        showing = translate("FilterBar", "Showing {count}").format(count=count)
        self.state.setText(showing if self.is_filtering() else translate("FilterBar", "All open ones"))


def _status_state(statuses: Sequence[ReviewStatus]) -> str:
    if set(statuses) == set(OPEN_STATUSES):
        return ""
    if not statuses or len(statuses) == len(ReviewStatus):
        return translate("FilterBar", "all")
    return str(len(statuses))
