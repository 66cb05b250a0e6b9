"""What the report dock shows: the form of the open workspace, or what to do when none is open."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QStackedWidget

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.empty_state import EmptyState
from trygghet_plugin.gui.options import FAULT_SETTING
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
        self.empty = EmptyState(session)
        self.empty.pressed.connect(self._workspace_changed)
        self.addWidget(self.empty)
        session.workspace_changed.connect(self._workspace_changed)
        session.link.back.connect(self._read_again)
        self._workspace_changed()
        session.open_last()

    def _workspace_changed(self) -> None:
        self._drop_form()
        workspace = self._session.workspace
        self.setCurrentWidget(self.empty)
        if workspace is None:
            self.empty.say_no_workspace()
            return
        if not workspace.store.abilities.report:
            self.empty.say(translate(
                "ReportPanel", "Your role in this database lets you read what is published, not hand in reports. Ask "
                "whoever administers it for the role of a reporter."))
            return
        self.empty.say_reading()
        self._session.run(lambda: read_asked(workspace), lambda asked: self._show_form(workspace, asked),
                          lambda error: self._failed(workspace, error))

    def _show_form(self, workspace: Workspace, asked: Asked) -> None:
        if self._session.workspace is not workspace:
            return
        draft, kept = take_over(draft_folder(workspace.info.workspace_id), self._session.show_error)
        self.form = ReportForm(self._session, workspace, asked, draft, kept)
        self.addWidget(self.form)
        self.setCurrentWidget(self.form)

    def _failed(self, workspace: Workspace, error: Exception) -> None:
        if self._session.workspace is workspace:
            self._session.show_error(error)
            self.empty.say_unreadable(translate("ReportPanel", "The form could not be read."), error)

    def _read_again(self) -> None:
        """A form that could not be read is read now; one that is being filled in stays."""
        if self.form is None:
            self._workspace_changed()

    def _drop_form(self) -> None:
        if self.form is None:
            return
        self.form.leave()
        self.form.draft.release()
        self.form.parts.nearby.ask(None)
        self.removeWidget(self.form)
        self.form.deleteLater()
        self.form = None
