"""Page 3: practice or for real, and what will be made."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGroupBox,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from trygghet_plugin.core import paths
from trygghet_plugin.core.municipalities import Municipality
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.wizard.municipality_page import system_name
from trygghet_plugin.gui.wizard.target import practice_file


class PracticePage(QWizardPage):
    """The last choice, the summary, and the progress while the workspace is made."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._municipality: Optional[Municipality] = None
        self._database = self._copy_folder = ""
        self.setTitle(translate("PracticePage", "Practice or for real?"))
        self.setSubTitle(translate(
            "PracticePage", "Practise first: it is a file of its own and never mixes with real reports."))
        self.practice = QRadioButton(translate("PracticePage", "Practice"))
        self.real = QRadioButton(translate("PracticePage", "For real"))
        self.municipality, self.system, self.file = plain_label(), plain_label(), plain_label()
        self.copy, self.copy_title = plain_label(), plain_label(translate("PracticePage", "Masked copy"))
        self.problem, self.progress = plain_label(), QProgressBar()
        self.register = QCheckBox(translate(
            "PracticePage", "Register those tables, so that they are still shown"))
        self.register.hide()
        self.practice.toggled.connect(self._summarise)
        self.real.toggled.connect(self._summarise)
        self.progress.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        for radio, text in (
            (self.practice, translate(
                "PracticePage", "600 invented reports from two years to try everything on. "
                "Every map is stamped PRACTICE.")),
            (self.real, translate(
                "PracticePage", "An empty workspace. What is written in it is normally a public record.")),
        ):
            layout.addWidget(radio)
            note = plain_label(text)
            note.setContentsMargins(22, 0, 0, 8)
            layout.addWidget(note)
        summary = QGroupBox(translate("PracticePage", "This will be made"))
        form = QFormLayout(summary)
        form.addRow(translate("PracticePage", "Municipality"), self.municipality)
        form.addRow(translate("PracticePage", "Coordinate system"), self.system)
        form.addRow(translate("PracticePage", "File"), self.file)
        form.addRow(self.copy_title, self.copy)
        layout.addWidget(summary)
        self.progress.setAccessibleName(translate("PracticePage", "Making the workspace"))
        layout.addWidget(self.progress)
        self.problem.setAccessibleName(translate("PracticePage", "What went wrong"))
        layout.addWidget(self.problem)
        layout.addWidget(self.register)
        layout.addStretch(1)

    @property
    def database(self) -> str:
        """Path of the file that will be made."""
        if self._municipality is not None and self.practice.isChecked():
            return practice_file(self._database, self._municipality)
        return self._database

    def show_plan(self, municipality: Municipality, database: str, free: bool, copy_folder: str = "") -> None:
        """Show what the earlier pages chose. Where real reports have their workspace already, only practice is left."""
        self._municipality, self._database, self._copy_folder = municipality, database, copy_folder
        self.real.setEnabled(free)
        if not free:
            self.practice.setChecked(True)
        self.municipality.setText(f"{municipality.name} ({municipality.code})")
        self.system.setText(f"{system_name(municipality.epsg)} (EPSG:{municipality.epsg})")
        self._summarise()

    def isComplete(self) -> bool:
        """One of the two must be chosen."""
        return self.practice.isChecked() or self.real.isChecked()

    def show_problem(self, text: str) -> None:
        """Say why the workspace was not made."""
        self.problem.setText(text)

    def show_progress(self, share: float) -> None:
        """How much is done, 0 to 1; 0 is a bar that only moves."""
        self.progress.setRange(0, 100 if share else 0)
        self.progress.setValue(round(share * 100))

    def _summarise(self) -> None:
        self.file.setText(self.database)
        self.copy.setText(paths.readers_copy(self._copy_folder, self.database) if self._copy_folder else "")
        for label in (self.copy_title, self.copy):
            label.setVisible(bool(self._copy_folder))
        self.problem.clear()
        self.completeChanged.emit()
