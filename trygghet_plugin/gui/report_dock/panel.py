"""What the report dock shows: the form of the open workspace, or what to do when none is open."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.options import FAULT_SETTING
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.report_dock.drafts import draft_folder, take_over
from trygghet_plugin.gui.report_dock.layout import Asked
from trygghet_plugin.gui.report_dock.report_form import ReportForm
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.workspace import Workspace


def read_asked(workspace: Workspace) -> Asked:
    """Read what the workspace asks; for a worker thread."""
    store = workspace.store
    return Asked(store.form(), ChoiceLists(store.choices()), store.organisations(),
                 str(store.settings().get(FAULT_SETTING, "")))


class ReportPanel(QStackedWidget):
    """Changes with the workspace."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form: Optional[ReportForm] = None
        self.words = plain_label()
        self.begin = QPushButton(translate("ReportPanel", "Set up or open a workspace…"))
        self.begin.clicked.connect(lambda _checked=False: session.setup_wanted.emit())
        self.addWidget(self._empty())
        session.workspace_changed.connect(self._workspace_changed)
        self._workspace_changed()
        session.open_last()

    def _empty(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.words)
        layout.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _workspace_changed(self) -> None:
        self._drop_form()
        workspace = self._session.workspace
        if workspace is None:
            self._say(translate("ReportPanel", "No workspace is open. Set one up, or open your municipality's."))
            return
        self._say(translate("ReportPanel", "Reading the form …"), offer=False)
        self._session.run(lambda: read_asked(workspace), lambda asked: self._show_form(workspace, asked), self._failed)

    def _show_form(self, workspace: Workspace, asked: Asked) -> None:
        if self._session.workspace is not workspace:
            return
        draft, kept = take_over(draft_folder(workspace.info.workspace_id), self._session.show_error)
        self.form = ReportForm(self._session, workspace, asked, draft, kept)
        self.addWidget(self.form)
        self.setCurrentWidget(self.form)

    def _failed(self, error: Exception) -> None:
        self._session.show_error(error)
        self._say(str(error))

    def _say(self, text: str, offer: bool = True) -> None:
        self.words.setText(text)
        self.begin.setVisible(offer)
        self.setCurrentIndex(0)

    def _drop_form(self) -> None:
        if self.form is None:
            return
        self.form.leave()
        self.form.draft.release()
        self.form.parts.nearby.ask(None)
        self.removeWidget(self.form)
        self.form.deleteLater()
        self.form = None
