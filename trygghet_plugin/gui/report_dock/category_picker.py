"""What the report is about: six tiles, then the tile's categories, then – only where both fit – once or recurring."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.choices import BOTH_KINDS, OTHER_CATEGORY, RESOURCES, Choice, ChoiceLists
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.icons import icon

TILE_LINE, CATEGORY_LINE = 16, 34
TILE_COLUMNS = 2


def in_lines(text: str, length: int) -> str:
    """The text in two lines where it is longer than a button is wide: broken at the space nearest its middle."""
    if len(text) <= length or " " not in text:
        return text
    middle = len(text) / 2
    at = min((place for place, letter in enumerate(text) if letter == " "), key=lambda place: abs(place - middle))
    return text[:at] + "\n" + text[at + 1:]


def category_icon_name(code: str) -> str:
    """Icon of a category; one the municipality added gets that of `annat`."""
    name = f"category_{code}"
    known = (RESOURCES / "icons" / f"{name}.svg").exists()
    return name if known and code.isidentifier() else f"category_{OTHER_CATEGORY}"


def _button(choice: Choice, icon_name: str, line: int, size: int) -> QToolButton:
    button = QToolButton()
    button.setText(in_lines(choice.label, line).replace("&", "&&"))
    button.setAccessibleName(choice.label)
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(size, size))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setCheckable(True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("code", choice.code)
    return button


class CategoryPicker(QWidget):
    """Tiles, categories and kind. Once a category is chosen only it stays in sight, with a way back."""

    changed = pyqtSignal()
    """Category or kind changed."""

    def __init__(self, choices: ChoiceLists) -> None:
        super().__init__()
        self._choices = choices
        self._chosen: Optional[Choice] = None
        self.tiles: dict[str, QToolButton] = {}
        self.categories: dict[str, QToolButton] = {}
        self._tile_group, self._category_group = QButtonGroup(self), QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._tiles = QWidget()
        self._tiles.setLayout(self._tile_grid())
        layout.addWidget(self._tiles)
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(2)
        self.change = QToolButton()
        self.change.setText(translate("CategoryPicker", "Change"))
        self.change.setAutoRaise(True)
        self.change.setAccessibleName(translate("CategoryPicker", "Choose another category"))
        self.change.clicked.connect(lambda _checked=False: self._show_all(True))
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(self._kind_row())
        self.clear()

    @property
    def category(self) -> str:
        """Code of the chosen category; empty where none is."""
        return self._chosen.code if self._chosen else ""

    @property
    def kind(self) -> str:
        """Kind the category has, or the one that was said where both fit."""
        if self._chosen is None:
            return ""
        if self._chosen.kind == BOTH_KINDS:
            return Kind.PLACE.value if self.recurs.isChecked() else Kind.EVENT.value
        return self._chosen.kind or Kind.EVENT.value

    def choose(self, code: str, kind: str = "") -> None:
        """Choose a category, as a draft does."""
        choice = self._choices.get("category", code)
        if choice is None:
            return
        group = choice.group or self._open_group() or next(iter(self.tiles), "")
        if group in self.tiles:
            self.tiles[group].setChecked(True)
            self._open(group)
        (self.recurs if kind == Kind.PLACE.value else self.once).setChecked(True)
        if code in self.categories:
            self.categories[code].setChecked(True)
            self._take(code)

    def clear(self) -> None:
        """Nothing chosen, no tile open."""
        self._chosen = None
        self._uncheck(self._tile_group)
        self._empty_list()
        self._show_all(True)
        self.once.setChecked(True)
        self._kind.hide()

    def _open_group(self) -> str:
        return next((code for code, tile in self.tiles.items() if tile.isChecked()), "")

    def _uncheck(self, group: QButtonGroup) -> None:
        group.setExclusive(False)
        for button in group.buttons():
            button.setChecked(False)
        group.setExclusive(True)

    def _tile_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, group in enumerate(self._choices.of("category_group")):
            name = f"group_{group.code}"
            known = (RESOURCES / "icons" / f"{name}.svg").exists()
            tile = _button(group, name if known else f"category_{OTHER_CATEGORY}", TILE_LINE, 24)
            tile.setMinimumHeight(40)
            tile.clicked.connect(lambda _checked=False, code=group.code: self._tile_clicked(code))
            self._tile_group.addButton(tile)
            self.tiles[group.code] = tile
            grid.addWidget(tile, place // TILE_COLUMNS, place % TILE_COLUMNS)
        return grid

    def _kind_row(self) -> QWidget:
        self._kind = QWidget()
        layout = QHBoxLayout(self._kind)
        layout.setContentsMargins(0, 0, 0, 0)
        self.once = QRadioButton(translate("CategoryPicker", "Happened once"))
        self.recurs = QRadioButton(translate("CategoryPicker", "Recurs at the place"))
        for button in (self.once, self.recurs):
            layout.addWidget(button)
            button.toggled.connect(lambda on: self.changed.emit() if on and self._chosen else None)
        layout.addStretch(1)
        return self._kind

    def _tile_clicked(self, code: str) -> None:
        self._chosen = None
        self._open(code)
        self.changed.emit()

    def _empty_list(self) -> None:
        for button in self.categories.values():
            self._category_group.removeButton(button)
            self._list_layout.removeWidget(button)
            button.deleteLater()
        self.categories = {}

    def _open(self, group: str) -> None:
        self._empty_list()
        before = list(self.tiles.values())[-1]
        for choice in self._choices.categories_of_group(group):
            button = _button(choice, category_icon_name(choice.code), CATEGORY_LINE, 18)
            button.clicked.connect(lambda _checked=False, code=choice.code: self._take(code))
            self._category_group.addButton(button)
            self._list_layout.addWidget(button)
            # What is made later would come last for the keyboard.
            self.setTabOrder(before, button)
            before = button
            self.categories[choice.code] = button
        self._kind.hide()
        self._show_all(True)

    def _take(self, code: str) -> None:
        self._chosen = self._choices.get("category", code)
        self._show_all(False)
        self._kind.setVisible(self._chosen is not None and self._chosen.kind == BOTH_KINDS)
        self.changed.emit()

    def _show_all(self, every: bool) -> None:
        for code, button in self.categories.items():
            button.setVisible(every or code == self.category)
        self._tiles.setVisible(every)
        self.change.setVisible(not every)
