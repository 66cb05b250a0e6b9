"""Filters as chips: what is being counted is always in sight, and every chip can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QToolButton, QWidget

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_tip

TEXT_LIMIT = 32


class FlowLayout(QLayout):
    """Places widgets beside each other and goes on in the next row, as words do in a text."""

    def __init__(self, parent: Optional[QWidget] = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (the name Qt calls)
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> Optional[QLayoutItem]:  # noqa: N802 (the name Qt calls)
        """An item, or None past the end: Qt asks until then."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> Optional[QLayoutItem]:  # noqa: N802 (the name Qt calls)
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (the name Qt calls)
        """Narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (the name Qt calls)
        """Height of all rows."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """The least that holds the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 (the name Qt calls)
        """Size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (the name Qt calls)
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            x = rect.x()
            for item in row if move else ():
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are seen, in rows of a width."""
        rows: list[list[QLayoutItem]] = []
        used = width
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not rows or used + needed > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += needed + self.spacing()
        return rows


@dataclass(frozen=True)
class Chip:
    """One code of one column, and what it is called."""

    column: str
    code: str
    label: str


class ChipRow(QWidget):
    """A leading button, the chips of a filter after it, and one button that takes all of them away."""

    removed = pyqtSignal(object)
    """A chip was clicked away; carries the Chip."""
    cleared = pyqtSignal()

    def __init__(self, leading: QWidget, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.chips: tuple[Chip, ...] = ()
        self._layout = FlowLayout(self)
        self._layout.addWidget(leading)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these instead."""
        self.chips = tuple(chips)
        while (item := self._layout.takeAt(1)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for chip in self.chips:
            self._layout.addWidget(self._button(chip))
        if self.chips:
            clear = QToolButton()
            clear.setText(translate("ChipRow", "Clear"))
            clear.setToolTip(translate("ChipRow", "Count everything"))
            clear.setAutoRaise(True)
            clear.clicked.connect(lambda _checked=False: self.cleared.emit())
            self._layout.addWidget(clear)
        self.updateGeometry()

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton()
        short = chip.label if len(chip.label) <= TEXT_LIMIT else chip.label[: TEXT_LIMIT - 1] + "…"
        # An ampersand would be read as a shortcut.
        button.setText(short.replace("&", "&&") + "  ×")
        name = translate("ChipRow", "Take away the filter {label}").format(label=chip.label)
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: self.removed.emit(chip))
        return button
