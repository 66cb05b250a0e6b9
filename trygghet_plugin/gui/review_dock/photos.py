"""Photos of a report: small ones in the details, a large one when asked for.

Files come from a shared folder and may have been put there by anyone: their path, size and kind are checked before
reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Callable

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QImage, QImageReader, QPixmap
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.errors import PhotoError
from trygghet_plugin.core.paths import is_inside
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.photos import MAX_PIXELS
from trygghet_plugin.gui.plain import plain_label, plain_tip
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import Photo

THUMBNAIL = 64
LARGE = 1600
FORMATS = frozenset({"jpeg", "jpg", "png"})


def read_photo(folder: str, relative: str, longest_side: int) -> QImage:
    """The photo, no larger than asked for; runs in a worker thread. PhotoError says what is wrong with the file."""
    path = Path(folder) / relative
    if not is_inside(folder, relative) or path.is_symlink():
        raise PhotoError(
            translate("ReviewPhotos", "The photo “{path}” does not lie in the folder of photos.").format(path=relative)
        )
    if not path.is_file():
        raise PhotoError(
            translate("ReviewPhotos", "The photo “{path}” is not in {folder}.").format(path=relative, folder=folder)
        )
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format()).decode() not in FORMATS or not size.isValid():
        raise PhotoError(translate("ReviewPhotos", "“{path}” is no photo (JPEG or PNG).").format(path=relative))
    if size.width() * size.height() > MAX_PIXELS:
        raise PhotoError(
            translate("ReviewPhotos", "The photo “{path}” is too large to be shown.").format(path=relative)
        )
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > longest_side:
        reader.setScaledSize(size.scaled(longest_side, longest_side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise PhotoError(
            translate("ReviewPhotos", "The photo “{path}” cannot be read: {why}").format(
                path=relative, why=reader.errorString()
            )
        )
    return image


class PhotoStrip(QWidget):
    """One small picture a photo; a click or Enter opens it."""

    opened = pyqtSignal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report_id = ""
        self.buttons: list[QToolButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addStretch()

    def show_photos(self, report_id: str, photos: Sequence[Photo]) -> None:
        """Show a report's photos; each picture comes when it is read."""
        self._report_id = report_id
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(photo, number) for number, photo in enumerate(photos, 1)]
        self.setVisible(bool(photos))

    def _button(self, photo: Photo, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        button.setFixedSize(THUMBNAIL + 8, THUMBNAIL + 8)
        name = translate("ReviewPhotos", "Photo {number}").format(number=number)
        button.setText(str(number))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda _checked=False: self._open(photo, name))
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._read(
            photo,
            THUMBNAIL,
            lambda image: self._set_picture(button, image),
            lambda error: self._set_broken(button, error),
        )
        return button

    def _read(
        self, photo: Photo, side: int, done: Callable[[QImage], None], failed: Callable[[Exception], None]
    ) -> None:
        folder, report_id = str(self._session.workspace.photo_folder), self._report_id

        def if_still_shown(tell: Callable[..., None]) -> Callable[..., None]:
            # Another report may be shown by the time a slow share has answered.
            return lambda value: tell(value) if self._report_id == report_id else None

        self._session.run(lambda: read_photo(folder, photo.path, side), if_still_shown(done), if_still_shown(failed))

    def _set_picture(self, button: QToolButton, image: QImage) -> None:
        button.setIcon(QIcon(QPixmap.fromImage(image)))

    def _set_broken(self, button: QToolButton, error: Exception) -> None:
        if not isinstance(error, PhotoError):
            self._session.show_error(error)
        button.setText("?")
        button.setToolTip(plain_tip(str(error)))
        button.setEnabled(False)

    def _open(self, photo: Photo, name: str) -> None:
        self._read(photo, LARGE, lambda image: self._show_large(image, photo, name), self._session.show_error)

    def _show_large(self, image: QImage, photo: Photo, name: str) -> None:
        dialog = PhotoDialog(image, photo.caption or name, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class PhotoDialog(QDialog):
    """One photo, as large as the screen allows."""

    def __init__(self, image: QImage, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("ReviewPhotos", "Photo – internal, not for partners"))
        self._pixmap = QPixmap.fromImage(image)
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(200, 150)
        self.picture.setAccessibleName(caption)
        line = plain_label(caption)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("PhotoViewer", "Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.picture, 1)
        layout.addWidget(line)
        layout.addWidget(buttons)
        space = self.screen().availableSize() * 0.8
        size = (
            image.size().scaled(space, Qt.AspectRatioMode.KeepAspectRatio)
            if image.width() > space.width() or image.height() > space.height()
            else image.size()
        )
        self.resize(size.width() + 24, size.height() + 90)

    def resizeEvent(self, event: object) -> None:
        """Fit the photo to the dialog."""
        self.picture.setPixmap(
            self._pixmap.scaled(
                self.picture.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        super().resizeEvent(event)
