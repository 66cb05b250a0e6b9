"""Page 2: where the workspace is to lie, in the municipality's database or a folder, and who can open that folder."""

from __future__ import annotations

import os
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QStandardPaths, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from trygghet_plugin.core.municipalities import Municipality
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.gui.wizard.connection_box import ConnectionBox
from trygghet_plugin.gui.wizard.reader_box import ReaderBox
from trygghet_plugin.gui.wizard.target import State, Target, examine, file_name, practice_file, schema_of
from trygghet_plugin.storage.values import ACCESS_MORE, ACCESS_REVIEWERS, ACCESS_UNKNOWN

PAUSE_MS = 250


class PlacePage(QWizardPage):
    """A connection that exists, a folder, or a GeoPackage that is used; what stands in the way is said at once."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._municipality: Optional[Municipality] = None
        self.target: Optional[Target] = None
        self.setTitle(translate("PlacePage", "Where is the workspace to lie?"))
        self.setSubTitle(translate(
            "PlacePage", "Reports, history and settings lie together, in a database or in one file."))
        self._make_places()
        self._make_access()
        self.readers = ReaderBox(session)
        self.readers.changed.connect(self._make_room)
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._look)

    def _make_places(self) -> None:
        self.in_database = QRadioButton(translate("PlacePage", "In the municipality's own database (PostGIS)"))
        self.connection = ConnectionBox()
        self.in_folder = QRadioButton(translate("PlacePage", "In a folder"))
        self.in_file = QRadioButton(translate("PlacePage", "In a GeoPackage the municipality already uses"))
        for widget in (self.in_database, self.connection):
            widget.setVisible(self.connection.offered)
        (self.in_database if self.connection.offered else self.in_folder).setChecked(True)
        self.folder, self.file = QgsFileWidget(), QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(translate("PlacePage", "Folder for the workspace"))
        self.folder.lineEdit().setAccessibleName(translate("PlacePage", "Folder"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setFilePath(os.path.normpath(documents) if os.path.isdir(documents) else os.path.expanduser("~"))
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter("GeoPackage (*.gpkg)")
        self.file.setDialogTitle(translate("PlacePage", "GeoPackage the municipality already uses"))
        self.file.lineEdit().setAccessibleName(translate("PlacePage", "GeoPackage"))
        self.name = plain_label()
        self.finding = plain_label()
        self.open_button = QPushButton(translate("PlacePage", "Open it"))
        self.open_button.hide()
        self.in_database.toggled.connect(self._changed)
        self.connection.changed.connect(self._changed)
        self.in_folder.toggled.connect(self._changed)
        self.folder.fileChanged.connect(self._changed)
        self.file.fileChanged.connect(self._changed)

    def _make_access(self) -> None:
        self.access_box = QGroupBox(translate("PlacePage", "Who can open the folder?"))
        text = plain_label(translate(
            "PlacePage", "A file has no roles. Whoever can open the folder can read and change everything in it, "
            "also names, internal texts and photos that are never shown outside the review."))
        self.access = QButtonGroup(self)
        layout = QVBoxLayout(self.access_box)
        layout.addWidget(text)
        for number, label in enumerate((
            translate("PlacePage", "Only those who review reports"),
            translate("PlacePage", "More people, and it has been decided that they may"),
            translate("PlacePage", "I do not know; I will ask IT before real reports are entered"),
        )):
            button = QRadioButton(label)
            self.access.addButton(button, number)
            layout.addWidget(button)
        self.access.idToggled.connect(lambda _id, _on: self._told_access())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        places = (
            (self.in_database, self.connection, None), (self.in_folder, self.folder, self.name),
            (self.in_file, self.file, None),
        )
        for radio, widget, note in places:
            layout.addWidget(radio)
            inner = QVBoxLayout()
            inner.setContentsMargins(22, 0, 0, 4)
            inner.addWidget(widget)
            if note is not None:
                inner.addWidget(note)
            layout.addLayout(inner)
        found = QHBoxLayout()
        found.addWidget(self.finding, 1)
        found.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(found)
        layout.addSpacing(6)
        layout.addWidget(self.access_box)
        layout.addWidget(self.readers)
        layout.addStretch(1)

    # --- what the user chose -----------------------------------------------------------------------------------------

    @property
    def file_access(self) -> str:
        """Who can open the file, as it is kept in the workspace's settings."""
        return {0: ACCESS_REVIEWERS, 1: ACCESS_MORE}.get(self.access.checkedId(), ACCESS_UNKNOWN)

    @property
    def reader_folder(self) -> str:
        """Folder of the masked copy; empty where none is wanted."""
        return "" if self.in_database.isChecked() else self.readers.chosen

    @property
    def database(self) -> str:
        """Path of the file, or schema of the connection, the workspace would lie in; empty where nothing is chosen."""
        if self.in_database.isChecked():
            return schema_of(self.connection.chosen)
        if self.in_file.isChecked():
            return self.file.filePath().strip()
        folder = self.folder.filePath().strip()
        if not folder or self._municipality is None:
            return ""
        return os.path.join(folder, file_name(self._municipality))

    def show_municipality(self, municipality: Optional[Municipality]) -> None:
        """Name the file after this municipality and look at its place."""
        self._municipality = municipality
        self._changed()

    def show_problem(self, text: str) -> None:
        """Say why the workspace that lies there was not opened."""
        self.finding.setText(text)

    def isComplete(self) -> bool:
        """The place must be free, or hold a workspace that practice can lie beside; and who can open it answered."""
        usable = self.target is not None and self.target.state is not State.REFUSED
        answered = self.in_database.isChecked() or (self.access.checkedId() >= 0 and self.readers.usable)
        return usable and answered

    @property
    def free(self) -> bool:
        """Whether a workspace for real reports can be made in the place."""
        return self.target is not None and self.target.state is State.FREE

    def _make_room(self) -> None:
        """Let the wizard grow with what is said: it squeezes broken lines rather than do so by itself."""
        self.layout().activate()
        needed = self.layout().totalHeightForWidth(self.width())
        self.setMinimumHeight(needed)
        wizard, frame = self.wizard(), self.parentWidget()
        if wizard is not None and frame is not None and self.isVisible() and needed > frame.height():
            wizard.resize(wizard.width(), wizard.height() + needed - frame.height())
        self.completeChanged.emit()

    def _told_access(self) -> None:
        database = self.database
        if self.target is not None and self.target.state is State.WORKSPACE and self._municipality is not None:
            database = practice_file(database, self._municipality)  # all that can be made there
        self.readers.beside(database, self.file_access)
        self.completeChanged.emit()

    # --- what the disk says ------------------------------------------------------------------------------------------

    def _changed(self, *_: object) -> None:
        in_database = self.in_database.isChecked()
        self.connection.setEnabled(in_database)
        # A database has roles; who can open a folder is asked of folders.
        self.access_box.setVisible(not in_database)
        self.readers.setVisible(not in_database)
        self.name.setVisible(not in_database)
        self.folder.setEnabled(self.in_folder.isChecked())
        self.file.setEnabled(self.in_file.isChecked())
        name = file_name(self._municipality) if self._municipality else ""
        self.name.setText(translate("PlacePage", "The file will be called {name}.").format(name=name))
        self.target = None
        self.finding.clear()
        self.open_button.hide()
        self._told_access()
        self._wait.start()

    def _look(self) -> None:
        database = self.database
        if not database:
            return

        def found(target: Target) -> None:
            if target.database == self.database:
                self._show(target)

        self._session.run(lambda: examine(database), found)

    def _show(self, target: Target) -> None:
        self.target = target
        text = target.message
        if target.state is State.FREE and target.share:
            text = translate("PlacePage", "The folder lies on a network share. That works for about five people who "
                             "edit at the same time; more need a database server.")
        self.finding.setText(text)
        self.open_button.setVisible(target.state is State.WORKSPACE)
        self._told_access()
        self._make_room()
