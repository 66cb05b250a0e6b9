"""Photos on their way in: checked before they are decoded, and drawn anew so that nothing but the picture is left.

EXIF, XMP, GPS, colour profiles, comments and thumbnails tell where, when and with whose camera a picture was taken.
They are gone because only pixels are carried over. No widgets here: it runs off the window's thread.
"""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from qgis.PyQt.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from trygghet_plugin.core.errors import PhotoError
from trygghet_plugin.core.words import number, translate

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 4_096
QUALITY = 85
MAX_PHOTOS = 10

# What a file is, its first bytes tell; its name may say anything.
SIGNATURES = {b"\xff\xd8\xff": b"jpeg", b"\x89PNG\r\n\x1a\n": b"png"}


def read_photo(path: str) -> bytes:
    """A photo file made anew as a JPEG without anything but its pixels. Raises PhotoError in words for the user."""
    file = Path(path)
    try:
        size = file.stat().st_size
        # Checked first, so that a huge file is never read into memory.
        if size > MAX_BYTES:
            raise PhotoError(
                translate("Photos", "“{name}” is {size} MB; {limit} MB is the limit. Send a smaller photo.")
                .format(name=file.name, size=number(size / 1e6), limit=number(MAX_BYTES / 1e6)))
        content = file.read_bytes()
    except OSError as problem:
        message = translate("Photos", "“{name}” could not be read: {problem}. Is it still there?")
        raise PhotoError(message.format(name=file.name, problem=problem.strerror or problem)) from problem
    return clean_photo(content, file.name)


def clean_photo(content: bytes, name: str) -> bytes:
    """The picture in `content` made anew; `name` is only used in messages."""
    kind = next((kind for start, kind in SIGNATURES.items() if content.startswith(start)), None)
    if kind is None:
        message = translate("Photos", "“{name}” is no photo in JPEG or PNG. Save it as JPEG and try again.")
        raise PhotoError(message.format(name=name))
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MAX_PIXELS:
        message = translate("Photos", "“{name}” has {width} × {height} pixels; the limit is {limit} megapixels.")
        raise PhotoError(message.format(name=name, width=number(size.width()), height=number(size.height()),
                                        limit=number(MAX_PIXELS / 1e6)))
    if max(size.width(), size.height()) > MAX_SIDE:
        reader.setScaledSize(size.scaled(QSize(MAX_SIDE, MAX_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        message = translate("Photos", "“{name}” seems damaged and cannot be shown. Choose another photo.")
        raise PhotoError(message.format(name=name))
    return _encode(_only_pixels(image), name)


def _only_pixels(image: QImage) -> QImage:
    """A new image with the old one's pixels in sRGB: no texts, no profile; what was transparent is white."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    fresh = QImage(image.size(), QImage.Format.Format_RGB32)
    fresh.fill(Qt.GlobalColor.white)
    image.setDevicePixelRatio(1.0)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, image)
    painter.end()
    return fresh


def _encode(image: QImage, name: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    if not writer.write(image):
        message = translate("Photos", "“{name}” could not be saved as JPEG: {problem}.")
        raise PhotoError(message.format(name=name, problem=writer.errorString()))
    return bytes(buffer.data())
