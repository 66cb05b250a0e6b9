"""The page under Settings > Options: who signs, for whom, and what the open workspace has decided for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsSpinBox
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLineEdit, QVBoxLayout, QWidget

from trygghet_plugin.core import paths
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import settings
from trygghet_plugin.gui.options import FAULT_SETTING
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.values import (
    DEFAULT_REVIEW_LIMIT_DAYS,
    PHOTO_FOLDER_SETTING,
    READERS_COPY_SETTING,
    REVIEW_LIMIT_SETTING,
    Organisation,
)


class OptionsPage(QgsOptionsPageWidget):
    """Two boxes: what this user is called here, and what the workspace holds for all of its users."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stored: Mapping[str, str] = {}
        self.user_name, self.fault_url = QLineEdit(), QLineEdit()
        self.organisation, self.database, self.limit_days = QComboBox(), QgsFileWidget(), QgsSpinBox()
        self.copy_folder, self.photo_folder, self.note = QgsFileWidget(), QgsFileWidget(), plain_label()
        layout = QVBoxLayout(self)
        layout.addWidget(self._user_box())
        self.workspace_box = self._workspace_box()
        layout.addWidget(self.workspace_box)
        layout.addStretch(1)
        self._read()

    def _user_box(self) -> QGroupBox:
        box = QGroupBox(translate("OptionsPage", "You"))
        form = QFormLayout(box)
        self.user_name.setText(settings.user_name.value())
        self.user_name.setPlaceholderText(QgsApplication.userLoginName())
        self.user_name.setToolTip(translate(
            "OptionsPage", "Signs your reports and assessments; empty: your account name"))
        self._list_organisations(())
        self.organisation.setToolTip(translate("OptionsPage", "Filled in beforehand in new reports"))
        self.database.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.database.setFilter("GeoPackage (*.gpkg)")
        self.database.setFilePath(self._session.workspace.database if self._session.workspace else
                                  settings.last_workspace.value())
        _add(form, translate("OptionsPage", "Name"), self.user_name)
        _add(form, translate("OptionsPage", "Organisation"), self.organisation)
        _add(form, translate("OptionsPage", "Workspace"), self.database)
        return box

    def _workspace_box(self) -> QGroupBox:
        box = QGroupBox(translate("OptionsPage", "For everybody who uses this workspace"))
        form = QFormLayout(box)
        form.addRow(self.note)
        self.limit_days.setRange(1, 365)
        self.limit_days.setClearValue(DEFAULT_REVIEW_LIMIT_DAYS)
        self.limit_days.setSuffix(" " + translate("OptionsPage", "days"))
        self.fault_url.setPlaceholderText("https://")
        self.fault_url.setToolTip(translate(
            "OptionsPage", "Where broken things are reported; shown above the report form"))
        _add(form, translate("OptionsPage", "A report should be reviewed within"), self.limit_days)
        self.copy_folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.copy_folder.lineEdit().setPlaceholderText(translate("OptionsPage", "No masked copy"))
        self.copy_folder.setToolTip(translate(
            "OptionsPage", "Approved events without anything internal, for people who may read but not review; "
            "written anew while reports are reviewed"))
        self.photo_folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.photo_folder.setToolTip(translate(
            "OptionsPage", "A folder that everyone who reports or reviews can reach; without it no photo is taken in"))
        _add(form, translate("OptionsPage", "Link for fault reports"), self.fault_url)
        _add(form, translate("OptionsPage", "Folder of the masked copy"), self.copy_folder)
        if self._in_database():
            _add(form, translate("OptionsPage", "Folder of the photos"), self.photo_folder)
        return box

    def _in_database(self) -> bool:
        """Whether the workspace lies in a database: the photos of a file lie beside it."""
        workspace = self._session.workspace
        return workspace is not None and paths.is_postgres(workspace.database)

    # --- the workspace's own settings --------------------------------------------------------------------------------

    def _read(self) -> None:
        """Read what the workspace has; until then, and without one, nothing there can be changed."""
        self._allow(False)
        workspace = self._session.workspace
        if workspace is None:
            self.note.setText(translate("OptionsPage", "No workspace is open."))
            return
        self.note.setText(translate("OptionsPage", "Reading …"))
        store = workspace.store
        job = self._session.run(lambda: (store.settings(), store.organisations()), self._show, self._could_not_read)
        self.destroyed.connect(job.forget)

    def _show(self, found: tuple[Mapping[str, str], Sequence[Organisation]]) -> None:
        stored, organisations = found
        self._stored = stored
        self._list_organisations(organisations)
        days = str(stored.get(REVIEW_LIMIT_SETTING, ""))
        self.limit_days.setValue(int(days) if days.isdigit() else DEFAULT_REVIEW_LIMIT_DAYS)
        self.fault_url.setText(str(stored.get(FAULT_SETTING, "")))
        self.copy_folder.setFilePath(str(stored.get(READERS_COPY_SETTING, "")))
        self.photo_folder.setFilePath(str(stored.get(PHOTO_FOLDER_SETTING, "")))
        self.note.hide()
        self._allow(True)

    def _list_organisations(self, organisations: Sequence[Organisation]) -> None:
        """The workspace's actors; the one chosen stays even where the workspace does not know it."""
        chosen = str(self.organisation.currentData() or settings.organisation.value())
        self.organisation.clear()
        self.organisation.addItem(translate("OptionsPage", "(none)"), "")
        for one in organisations:
            if one.active or one.code == chosen:
                self.organisation.addItem(one.name, one.code)
        if chosen and self.organisation.findData(chosen) < 0:
            self.organisation.addItem(chosen, chosen)
        self.organisation.setCurrentIndex(max(0, self.organisation.findData(chosen)))

    def _could_not_read(self, error: Exception) -> None:
        text = translate("OptionsPage", "The workspace's settings could not be read: {error}")
        self.note.setText(text.format(error=error))

    def _allow(self, allowed: bool) -> None:
        for widget in (self.limit_days, self.fault_url, self.copy_folder, self.photo_folder):
            widget.setEnabled(allowed)

    # --- OK was pressed ----------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Keep what was changed. What belongs to the workspace is written in the background."""
        settings.user_name.setValue(self.user_name.text().strip())
        settings.sign_edits()
        settings.organisation.setValue(str(self.organisation.currentData() or ""))
        changed = self._changed_settings()
        workspace = self._session.workspace
        database = self.database.filePath().strip()
        if workspace is not None and changed:
            store, by = workspace.store, self._session.who()

            def write() -> None:
                for key, value in changed.items():
                    store.set_setting(key, value, by)

            def written(_done: object) -> None:
                if READERS_COPY_SETTING in changed:
                    self._session.readers_copy.moved(changed[READERS_COPY_SETTING],
                                                     str(self._stored.get(READERS_COPY_SETTING, "")))
                if REVIEW_LIMIT_SETTING in changed:
                    self._draw_with(int(changed[REVIEW_LIMIT_SETTING]))
                self._open(database)

            self._session.save(write, written)
        else:
            self._open(database)

    def _changed_settings(self) -> dict[str, str]:
        if not self.limit_days.isEnabled():
            return {}
        wanted = {REVIEW_LIMIT_SETTING: str(self.limit_days.value()),
                  FAULT_SETTING: self.fault_url.text().strip(),
                  READERS_COPY_SETTING: self.copy_folder.filePath().strip(),
                  PHOTO_FOLDER_SETTING: self.photo_folder.filePath().strip()}
        standard = {REVIEW_LIMIT_SETTING: str(DEFAULT_REVIEW_LIMIT_DAYS)}
        stored = {key: str(self._stored.get(key, standard.get(key, ""))) for key in wanted}
        return {key: value for key, value in wanted.items() if value != stored[key]}

    def _draw_with(self, limit_days: int) -> None:
        """The map thickens the rings of reports that wait longer than the limit: draw them with the new one."""
        layer = self._session.review_layer()
        if layer is not None:
            from trygghet_plugin.layers.review_layer import renderer

            layer.setRenderer(renderer(limit_days))
            layer.triggerRepaint()

    def _open(self, database: str) -> None:
        """Open another workspace, where another was chosen."""
        workspace = self._session.workspace
        if database and (workspace is None or workspace.database != database):
            self._session.open(database)


def _add(form: QFormLayout, label: str, widget: QWidget) -> None:
    form.addRow(label, widget)
    widget.setAccessibleName(label)
