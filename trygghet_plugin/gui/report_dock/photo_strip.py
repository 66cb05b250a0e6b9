"""Photos of the place: added by button or by dropping files, cleaned before they are kept, shown as small pictures."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QByteArray, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.errors import PhotoError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.photos import MAX_PHOTOS, read_photo
from trygghet_plugin.gui.plain import hint_label, plain_label
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.values import NewPhoto

THUMBNAIL = 52
PER_ROW = 4


@dataclass(frozen=True)
class CleanPhoto:
    """A photo that carries nothing but its pixels."""

    photo_id: str
    content: bytes
    thumbnail: QImage


def clean(content: bytes, photo_id: str = "") -> CleanPhoto:
    """A cleaned photo with its small picture."""
    image = QImage.fromData(QByteArray(content))
    small = image.scaled(QSize(THUMBNAIL, THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio,
                         Qt.TransformationMode.SmoothTransformation)
    return CleanPhoto(photo_id or str(uuid.uuid4()), content, small)


class PhotoStrip(QWidget):
    """The photos of one report."""

    changed = pyqtSignal()

    def __init__(self, session: Session, label: str, help_text: str) -> None:
        super().__init__()
        self._session = session
        self.photos: list[CleanPhoto] = []
        self._reading = 0
        self.add = QToolButton()
        self.add.setText("+")
        self.add.setFixedSize(THUMBNAIL, 32)
        self.add.setAccessibleName(translate("PhotoStrip", "Add photos"))
        self.add.setToolTip(translate("PhotoStrip", "Add photos, or drop them here (JPEG or PNG, at most 20 MB each)"))
        self.add.clicked.connect(lambda _checked=False: self._choose_files())
        title = plain_label(label, wrap=False)
        title.setBuddy(self.add)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self.add)
        head.addWidget(hint_label(help_text), 1)
        self._strip = QGridLayout()
        self._strip.setSpacing(4)
        self.note = plain_label()
        self.note.hide()
        self.remove_buttons: list[QToolButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(self._strip)
        layout.addWidget(self.note)

    @property
    def reading(self) -> bool:
        """Whether photos are still being read."""
        return self._reading > 0

    def add_files(self, paths: Sequence[str]) -> None:
        """Read, clean and show files, off the window's thread."""
        self._say("")
        room = MAX_PHOTOS - len(self.photos) - self._reading
        if len(paths) > room:
            text = translate("PhotoStrip", "A report holds at most {limit} photos. The others were not added.")
            self._say(text.format(limit=MAX_PHOTOS))
        for path in paths[:max(0, room)]:
            self._reading += 1
            self._session.run(lambda path=path: clean(read_photo(path)), self._took, self._refused)

    def restore(self, photos: Sequence[CleanPhoto]) -> None:
        """Show the photos of a draft; none for an empty report."""
        self.photos = list(photos)
        self._say("")
        self._draw()

    def to_send(self) -> list[NewPhoto]:
        """The photos as a report takes them along."""
        return [NewPhoto(photo.content) for photo in self.photos]

    def _choose_files(self) -> None:
        paths, _filter = QFileDialog.getOpenFileNames(
            self, translate("PhotoStrip", "Add photos"), "", translate("PhotoStrip", "Photos (*.jpg *.jpeg *.png)"))
        if paths:
            self.add_files(paths)

    def _took(self, photo: CleanPhoto) -> None:
        if sip.isdeleted(self):
            return
        self._reading -= 1
        self.photos.append(photo)
        self._draw()
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        if sip.isdeleted(self):
            return
        self._reading -= 1
        if isinstance(error, PhotoError):
            self._say("\n".join(filter(None, (self.note.text(), str(error)))))
        else:
            self._session.show_error(error)

    def _remove(self, photo_id: str) -> None:
        self.photos = [photo for photo in self.photos if photo.photo_id != photo_id]
        self._draw()
        self.changed.emit()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _draw(self) -> None:
        while self._strip.count():
            widget = self._strip.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.remove_buttons = []
        for place, photo in enumerate(self.photos):
            self._strip.addWidget(self._thumbnail(photo, place + 1), place // PER_ROW, place % PER_ROW)
        for before, button in zip([self.add, *self.remove_buttons], self.remove_buttons):
            # What is made later would come last for the keyboard.
            self.setTabOrder(before, button)
        self._strip.setColumnStretch(PER_ROW, 1)

    def _thumbnail(self, photo: CleanPhoto, place: int) -> QWidget:
        cell = QWidget()
        picture = QLabel()
        picture.setPixmap(QPixmap.fromImage(photo.thumbnail))
        picture.setAccessibleName(translate("PhotoStrip", "Photo {number}").format(number=place))
        remove = QToolButton()
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setFixedSize(18, 18)
        remove.setAccessibleName(translate("PhotoStrip", "Remove photo {number}").format(number=place))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(lambda _checked=False, photo_id=photo.photo_id: self._remove(photo_id))
        self.remove_buttons.append(remove)
        layout = QHBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(picture)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return cell
