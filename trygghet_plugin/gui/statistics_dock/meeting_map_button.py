"""The button that makes the meeting map of a period: for whom, on which page, to the layout designer or a file."""

from __future__ import annotations

import os
from typing import Callable, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QAction, QActionGroup, QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton, QWidget

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.paths import safe_file_name
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.statistics_dock.sheet import DockSheet, SheetReader
from trygghet_plugin.layers.project_layers import holds_ours
from trygghet_plugin.publication import export, meeting_map
from trygghet_plugin.publication.audience import audience_label
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.meeting_map import MeetingMapRequest
from trygghet_plugin.publication.templates import TEMPLATES, template_label, week_words
from trygghet_plugin.storage.store import WorkspaceInfo


class MeetingMapButton(QToolButton):
    """One click opens the page in the layout designer; the menu chooses audience and page, or saves a file."""

    def __init__(self, session: Session, reader: SheetReader, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._period: Optional[Period] = None
        self.audience, self.template = Audience.PARTNERS, TEMPLATES[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolTip(translate("MeetingMapButton", "Makes a page of all approved events of the period"))
        self.setEnabled(False)
        self.clicked.connect(lambda _checked=False: self.make(""))
        self.setMenu(QMenu(self))
        self._fill_menu()
        self._show_choice()
        QgsProject.instance().layoutManager().layoutAboutToBeRemoved.connect(self._drop_layers)

    def set_period(self, period: Period) -> None:
        """What the map is about."""
        self._period = period
        self.setEnabled(True)

    # --- choices -----------------------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu = self.menu()
        menu.addSection(translate("MeetingMapButton", "For whom"))
        self.audiences = self._choices(menu, [(audience_label(one), one) for one in Audience], self._choose_audience)
        menu.addSection(translate("MeetingMapButton", "Page"))
        labels = [(template_label(one), one) for one in TEMPLATES]
        self.templates = self._choices(menu, labels, self._choose_template)
        menu.addSeparator()
        self.open_action = menu.addAction(translate("MeetingMapButton", "Open in the layout designer"))
        self.open_action.triggered.connect(lambda _checked=False: self.make(""))
        self.save_action = menu.addAction(translate("MeetingMapButton", "Save as PDF, PNG or SVG…"))
        self.save_action.triggered.connect(lambda _checked=False: self._choose_file())

    def _choices(self, menu: QMenu, choices: list[tuple[str, str]], chosen: Callable[[str], None]) -> QActionGroup:
        group = QActionGroup(self)
        for label, value in choices:
            action = QAction(label[:1].upper() + label[1:], group)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in (self.audience, self.template))
            menu.addAction(action)
        group.triggered.connect(lambda action: chosen(action.data()))
        return group

    def _choose_audience(self, audience: str) -> None:
        self.audience = Audience(audience)
        self._show_choice()

    def _choose_template(self, template: str) -> None:
        self.template = template

    def _show_choice(self) -> None:
        text = translate("MeetingMapButton", "Meeting map, {audience}")
        self.setText(text.format(audience=audience_label(self.audience)))

    # --- making ------------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        if self._period is None:
            return
        name = safe_file_name(f"{self.text()} {week_words(self._period)}", ".pdf")
        path, _filter = QFileDialog.getSaveFileName(
            self, translate("MeetingMapButton", "Save the meeting map"), name, "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)")
        if path:
            self.make(path)

    def make(self, path: str) -> None:
        """Make the page; an empty path opens it in the layout designer. What it says is decided off this thread."""
        workspace, sheet, period = self._session.workspace, self._reader.sheet, self._period
        if workspace is None or sheet is None or period is None:
            return
        info = workspace.info
        request = MeetingMapRequest(period=period, audience=self.audience, template=self.template)

        def decide() -> MeetingContent:
            if path:
                export.check_path(path)
            return meeting_map.content_of(sheet, workspace.store, sheet.measures, request)

        def draw(content: MeetingContent) -> None:
            try:
                if path:
                    self._save(sheet, info, content, request, path)
                else:
                    self._design(sheet, info, content, request)
            except TrygghetError as error:
                self._session.show_error(error)

        self._session.run(decide, draw)

    def _design(
        self, sheet: DockSheet, info: WorkspaceInfo, content: MeetingContent, request: MeetingMapRequest
    ) -> None:
        project = QgsProject.instance()
        layout = meeting_map.layout_of(project, sheet, info, content, request, self._base_layers())
        manager = project.layoutManager()
        taken = {one.name() for one in manager.layouts()}
        name = layout.name()
        number = 2
        while layout.name() in taken:
            layout.setName(f"{name} ({number})")
            number += 1
        manager.addLayout(layout)
        self._session.iface.openLayoutDesigner(layout)

    def _save(
        self, sheet: DockSheet, info: WorkspaceInfo, content: MeetingContent, request: MeetingMapRequest, path: str
    ) -> None:
        """Draw in a project of its own, which takes its layers with it when it goes."""
        project = QgsProject()
        project.setEllipsoid(QgsProject.instance().ellipsoid())
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            # Not kept in a name: a layout must go before its project.
            files = export.save(
                meeting_map.layout_of(project, sheet, info, content, request, self._base_layers()), path)
        finally:
            QApplication.restoreOverrideCursor()
        text = translate("MeetingMapButton", "The meeting map is saved: {file}").format(
            file=", ".join(os.path.basename(one) for one in files))
        self._session.messages.success(text, translate("MeetingMapButton", "Open it"),
                                       lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))

    def _base_layers(self) -> list[QgsMapLayer]:
        """The user's own layers that are seen now, topmost first."""
        return [layer for layer in self._session.iface.mapCanvas().layers() if not holds_ours(layer)]

    def _drop_layers(self, name: str) -> None:
        """The page's own layers go with it: they may hold what only its audience should see."""
        project = QgsProject.instance()
        layout = project.layoutManager().layoutByName(name)
        if layout is not None and layout.customProperty(meeting_map.LAYERS_PROPERTY):
            project.removeMapLayers(layout.customProperty(meeting_map.LAYERS_PROPERTY))
