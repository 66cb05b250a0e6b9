"""The offer of a masked copy for those who may read but not review, and what stands in the way of its folder."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.paths import pure_path
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import hint_label, plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.publication.readers_copy import check_folder, contains_words

PAUSE_MS = 250
INDENT = 22


class ReaderBox(QWidget):
    """A check box; ticked, it asks for a folder and says what will lie there."""

    changed = pyqtSignal()
    """What was chosen, or whether it can be used, is another now."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._database = self._access = ""
        self._usable = False
        self.check = QCheckBox(translate("ReaderBox", "Also write a masked copy that more people may open"))
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(translate("ReaderBox", "Folder for the masked copy"))
        self.folder.lineEdit().setPlaceholderText(translate("ReaderBox", "A folder those who read can open"))
        self.folder.lineEdit().setAccessibleName(translate("ReaderBox", "Folder for the masked copy"))
        self.finding = plain_label()
        self.note = hint_label(contains_words())
        self.details = QWidget()
        inner = QVBoxLayout(self.details)
        inner.setContentsMargins(INDENT, 0, 0, 0)
        for widget in (self.folder, self.finding, self.note):
            inner.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.check)
        layout.addWidget(self.details)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._look)
        self.check.toggled.connect(self._changed)
        self.folder.fileChanged.connect(self._changed)
        self._changed()

    @property
    def chosen(self) -> str:
        """The folder; empty where no copy is wanted."""
        return self.folder.filePath().strip() if self.check.isChecked() else ""

    @property
    def usable(self) -> bool:
        """Whether no copy is wanted, or its folder can take one."""
        return not self.check.isChecked() or self._usable

    def beside(self, database: str, access: str) -> None:
        """The workspace will lie here, and these can open it: look at the folder again."""
        if (database, access) != (self._database, self._access):
            self._database, self._access = database, access
            self._changed()

    def _changed(self, *_: object) -> None:
        self.details.setVisible(self.check.isChecked())
        self._say("", usable=False)
        self._wait.start()

    def _say(self, text: str, usable: bool) -> None:
        self._usable = usable
        self.finding.setText(text)
        self.finding.setVisible(bool(text))
        self.changed.emit()

    def _look(self) -> None:
        asked = (self.chosen, self._database, self._access)
        folder, database, access = asked
        if not folder or not database:
            return

        def answer(text: str, usable: bool) -> None:
            if asked == (self.chosen, self._database, self._access):
                self._say(text, usable)

        def refused(error: Exception) -> None:
            if isinstance(error, TrygghetError):
                answer(str(error), False)
            else:
                self._session.show_error(error)

        def found(path: str) -> None:
            answer(translate("ReaderBox", "It will be called {name}.").format(name=pure_path(path).name), True)

        self._session.run(lambda: check_folder(folder, database, access), found, refused)
