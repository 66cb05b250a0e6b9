"""The set-up wizard: municipality, place, practice or for real; then the workspace and its first test report."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget, QWizard

from trygghet_plugin.core.errors import TrygghetError, UnregisteredTables
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.wizard.making import Plan, make
from trygghet_plugin.gui.wizard.municipality_page import MunicipalityPage
from trygghet_plugin.gui.wizard.place_page import PlacePage
from trygghet_plugin.gui.wizard.practice_page import PracticePage

BUTTONS = (QWizard.WizardButton.BackButton, QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton)


class SetupWizard(QWizard):
    """Three pages, five minutes. The wizard stays while the workspace is made; an error leaves nothing behind."""

    report_wanted = pyqtSignal()
    """The workspace is there: ask for a test report."""
    _progressed = pyqtSignal(float)

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._working = self._stopped = False
        self.setObjectName("TrygghetSetupWizard")
        self.setWindowTitle(translate("SetupWizard", "Set up Trygghet"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        # Qt has no Swedish for its own buttons in many installations.
        self.setButtonText(QWizard.WizardButton.BackButton, translate("SetupWizard", "< &Back"))
        self.setButtonText(QWizard.WizardButton.NextButton, translate("SetupWizard", "&Next >"))
        self.setButtonText(QWizard.WizardButton.CancelButton, translate("SetupWizard", "Cancel"))
        self.setButtonText(QWizard.WizardButton.FinishButton, translate("SetupWizard", "Create"))
        self.municipality_page = MunicipalityPage()
        self.place_page = PlacePage(session)
        self.practice_page = PracticePage()
        self._pages = (self.municipality_page, self.place_page, self.practice_page)
        for page in self._pages:
            self.addPage(page)
        self.setMinimumSize(QSize(600, 480))
        self._progressed.connect(self.practice_page.show_progress)
        self.currentIdChanged.connect(self._enter)
        self.municipality_page.open_button.clicked.connect(lambda _checked=False: self._choose_existing())
        self.place_page.open_button.clicked.connect(lambda _checked=False: self._open(self.place_page.database))

    def _enter(self, _page_id: int) -> None:
        """Hand what was chosen on to the page that is now seen."""
        municipality = self.municipality_page.chosen
        if self.currentPage() is self.place_page:
            self.place_page.show_municipality(municipality)
        elif self.currentPage() is self.practice_page and municipality is not None:
            self.practice_page.show_plan(municipality, self.place_page.database, self.place_page.free,
                                         self.place_page.reader_folder)

    # --- a workspace that exists -------------------------------------------------------------------------------------

    def _choose_existing(self) -> None:
        title = translate("SetupWizard", "Open a workspace")
        path, _filter = QFileDialog.getOpenFileName(self, title, "", "GeoPackage (*.gpkg)")
        if path:
            self._open(path)

    def _open(self, database: str) -> None:
        self._set_working(True)
        self._session.open(database, self._leave, self._refused)

    def _leave(self) -> None:
        self._set_working(False)
        super().accept()

    # --- a new workspace ---------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Make the workspace; the wizard closes when it is open."""
        municipality = self.municipality_page.chosen
        if self._working or municipality is None:
            return
        self._stopped = False
        self._set_working(True)
        plan = Plan(
            municipality.code, self.practice_page.database, self.practice_page.practice.isChecked(),
            self.place_page.file_access, self.practice_page.register.isChecked(), self._session.who(),
            self.place_page.reader_folder,
        )

        def go_on(share: float) -> bool:
            self._progressed.emit(share)
            return not self._stopped

        self._session.run(lambda: make(plan, go_on), lambda _made: self._open_made(plan.database), self._refused)

    def reject(self) -> None:
        """Close; while the workspace is made, stop that first. What was made of it is taken away again."""
        if self._working:
            self._stopped = True
        else:
            super().reject()

    def _open_made(self, database: str) -> None:
        self._session.open(database, self._made, self._refused)

    def _made(self) -> None:
        self.report_wanted.emit()
        self._session.readers_copy.update_soon()
        workspace = self._session.workspace
        name = workspace.info.municipality_name if workspace else ""
        text = translate("SetupWizard", "The workspace for {municipality} is ready. Hand in a test report.")
        self._session.messages.success(text.format(municipality=name))
        self._leave()

    def _refused(self, error: Exception) -> None:
        self._set_working(False)
        if self._stopped:
            return
        if isinstance(error, TrygghetError):
            self.currentPage().show_problem(str(error))
            self.practice_page.register.setVisible(isinstance(error, UnregisteredTables))
        else:
            self._session.show_error(error)

    def _set_working(self, working: bool) -> None:
        self._working = working
        for button in BUTTONS:
            self.button(button).setEnabled(not working)
        for page in self._pages:
            page.setEnabled(not working)
        self.practice_page.show_progress(0)
        self.practice_page.progress.setVisible(working)
        if working:
            self.currentPage().show_problem("")
        else:
            self.currentPage().completeChanged.emit()
