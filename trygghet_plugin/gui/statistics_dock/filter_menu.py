"""What the analysis counts: statuses and codes, chosen in a menu and shown as chips."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.statistics_dock.chips import Chip, ChipRow
from trygghet_plugin.storage.sheet import Sheet

STATUS = "status"
COLUMNS = (STATUS, "category", "area_code", "organisation")
MENU_LIMIT = 60


class FilterRow(QWidget):
    """The button with the menu, and after it the chips."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._sheet: Optional[Sheet] = None
        self._chosen: dict[str, tuple[str, ...]] = {STATUS: (ReviewStatus.APPROVED.value,)}
        self.button = QToolButton()
        self.button.setText(translate("FilterRow", "Filter"))
        self.button.setToolTip(translate("FilterRow", "Count only some of the reports"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.chips = ChipRow(self.button)
        self.chips.removed.connect(lambda chip: self.toggle(chip.column, chip.code, False))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips)

    def show_sheet(self, sheet: Sheet) -> None:
        """Take names and codes from here."""
        self._sheet = sheet
        self._show_chips()

    def filter(self, period: Period) -> Filter:
        """The question that is asked, about a period."""
        codes = {column: codes for column, codes in self._chosen.items() if column != STATUS}
        return Filter(period.start, period.end, self._chosen.get(STATUS, ()), codes)

    def toggle(self, column: str, code: str, on: bool) -> None:
        """Count this code too, or no longer. A column without codes is not asked about."""
        codes = tuple(one for one in self._chosen.get(column, ()) if one != code) + ((code,) if on else ())
        self._chosen = {**self._chosen, column: codes} if codes else {
            name: others for name, others in self._chosen.items() if name != column}
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Back to where it began: what is approved."""
        self._chosen = {STATUS: (ReviewStatus.APPROVED.value,)}
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        if self._sheet is not None:
            self.chips.show_chips([Chip(column, code, self._sheet.label(column, code))
                                   for column in COLUMNS for code in self._chosen.get(column, ())])

    def _fill_menu(self) -> None:
        self.menu.clear()
        if self._sheet is None:
            return
        for column, title in zip(COLUMNS, (translate("FilterRow", "Status"), translate("FilterRow", "Category"),
                                           translate("FilterRow", "Area"), translate("FilterRow", "Organisation"))):
            submenu = self.menu.addMenu(title)
            codes = self._codes(column, self._sheet)
            for code in codes[:MENU_LIMIT]:
                self._add(submenu, column, code, self._sheet.label(column, code))
            submenu.setEnabled(bool(codes))

    def _codes(self, column: str, sheet: Sheet) -> list[str]:
        """Codes that reports have, in the order of their names; statuses in the order of the review."""
        if column == STATUS:
            return [status.value for status in ReviewStatus]
        found = [code for code in sheet.table.column(column).labels if code]
        return sorted(found, key=lambda code: sheet.label(column, code).casefold())

    def _add(self, menu: QMenu, column: str, code: str, label: str) -> None:
        action = QAction(label.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(code in self._chosen.get(column, ()))
        action.toggled.connect(lambda on: self.toggle(column, code, on))
        menu.addAction(action)
