"""Page 1: which municipality. Everything that follows from it (code, coordinate system, border) fills itself in."""

from __future__ import annotations

import unicodedata
from functools import cmp_to_key
from typing import Optional

from qgis.PyQt.QtCore import QCollator, QEvent, QLocale, QModelIndex, QObject, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from trygghet_plugin.core.coordinates import ZONES
from trygghet_plugin.core.municipalities import Municipality, municipalities
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.wizard.border_preview import BorderPreview

MUNICIPALITY = Qt.ItemDataRole.UserRole
SOUGHT = Qt.ItemDataRole.UserRole + 1


def fold(text: str) -> str:
    """Text as it is searched: small letters without dots and rings, so that `vargarda` finds Vårgårda."""
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def system_name(epsg: int) -> str:
    """Name of a coordinate system as people say it: SWEREF 99 13 30."""
    zone = next((name for name, code in ZONES.items() if code == epsg), "")
    return f"SWEREF 99 {zone[:2]} {zone[2:]}" if zone else "SWEREF 99 TM"


class MunicipalityFilter(QSortFilterProxyModel):
    """Keeps the municipalities whose name or code holds what was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sought = ""

    def seek(self, text: str) -> None:
        """Filter by this text."""
        self._sought = fold(text)
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Whether a row is shown."""
        return self._sought in self.sourceModel().index(row, 0, parent).data(SOUGHT)


class MunicipalityPage(QWizardPage):
    """A searchable list of all 290, and what choosing one fills in."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setTitle(translate("MunicipalityPage", "Municipality"))
        self.setSubTitle(translate(
            "MunicipalityPage", "Choose yours: code, coordinate system and border follow from it."))
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("MunicipalityPage", "Search by name or code"))
        self.search.setAccessibleName(translate("MunicipalityPage", "Search for a municipality"))
        self.search.setClearButtonEnabled(True)
        self.filter = MunicipalityFilter(self)
        self.filter.setSourceModel(_model(self))
        self.list = QListView()
        self.list.setModel(self.filter)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(translate("MunicipalityPage", "Municipalities"))
        self.preview = BorderPreview()
        self.preview.setAccessibleName(translate("MunicipalityPage", "Border of the municipality"))
        self.code, self.system = QLabel(), QLabel()
        self.open_button = QPushButton(translate("MunicipalityPage", "Open an existing workspace…"))
        self.open_button.setToolTip(translate("MunicipalityPage", "For those whose municipality has one already"))
        self.problem = plain_label()
        self._lay_out()
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        facts = QFormLayout()
        for title, label in ((translate("MunicipalityPage", "Code"), self.code),
                             (translate("MunicipalityPage", "Coordinate system"), self.system)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            facts.addRow(title, label)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addLayout(facts)
        both = QHBoxLayout()
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(both, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def chosen(self) -> Optional[Municipality]:
        """The municipality chosen so far."""
        return self.list.currentIndex().data(MUNICIPALITY)

    def show_problem(self, text: str) -> None:
        """Say what stands in the way: no such municipality, or why an existing workspace was not opened."""
        self.problem.setText(text)

    def isComplete(self) -> bool:
        """A municipality must be chosen."""
        return self.chosen is not None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search line walk through the list, so that the mouse is not needed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key(), 0)
            if step:
                row = max(0, min(self.filter.rowCount() - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.filter.index(row, 0))
            return bool(step)
        return False

    def _seek(self, text: str) -> None:
        self.filter.seek(text)
        names = [self.filter.index(row, 0) for row in range(self.filter.rowCount())]
        exact = [index for index in names if fold(index.data()) == fold(text)]
        if len(names) == 1 or exact:
            self.list.setCurrentIndex((exact or names)[0])
        elif self.chosen is None:
            self.list.clearSelection()
        nobody = translate(
            "MunicipalityPage", "No municipality is called “{text}”. Write the beginning of its name, or its code."
        )
        self.show_problem("" if names else nobody.format(text=text.strip()[:40]))
        self._show()

    def _show(self) -> None:
        chosen = self.chosen
        self.code.setText(chosen.code if chosen else "–")
        self.system.setText(f"{system_name(chosen.epsg)} (EPSG:{chosen.epsg})" if chosen else "–")
        self.preview.show_municipality(chosen)
        self.completeChanged.emit()


def _model(parent: QObject) -> QStandardItemModel:
    """All municipalities in Swedish order (å, ä, ö last), whatever the user's language."""
    collator = QCollator(QLocale("sv_SE"))
    model = QStandardItemModel(parent)
    for one in sorted(municipalities(), key=cmp_to_key(lambda a, b: collator.compare(a.name, b.name))):
        item = QStandardItem(one.name)
        item.setData(one, MUNICIPALITY)
        item.setData(f"{fold(one.name)} {one.code}", SOUGHT)
        model.appendRow(item)
    return model
