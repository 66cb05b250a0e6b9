"""Photos lose everything but their pixels; what is no photo or too large is refused in words before it is decoded."""

from __future__ import annotations

import struct
import zlib

import pytest
from qgis.core import QgsExifTools
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QColorSpace, QImage, QImageReader

from trygghet_plugin.core.errors import PhotoError
from trygghet_plugin.gui.photos import MAX_SIDE, clean_photo, read_photo


def picture(width=60, height=40, kind="jpeg"):
    """Left half red, right half blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(width // 2, width):
        for y in range(height):
            image.setPixelColor(x, y, QColor("blue"))
    return image


def encoded(image, kind="jpeg"):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 95)
    return bytes(buffer.data())


def decoded(content):
    image = QImage()
    assert image.loadFromData(QByteArray(content))
    return image


def with_exif(jpeg, orientation=6):
    """The JPEG with an EXIF block: turned a quarter, camera model, GPS latitude reference."""
    model = b"SECRETCAM\x00"
    entries = [(0x0110, 2, len(model), 62), (0x0112, 3, 1, orientation), (0x8825, 4, 1, 62 + len(model))]
    ifd = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHI", tag, kind, count) + (struct.pack("<H2x", value) if kind == 3 else struct.pack("<I", value))
        for tag, kind, count, value in entries) + struct.pack("<I", 0)
    head = b"II*\x00" + struct.pack("<I", 8) + ifd
    head += b"\x00" * (62 - len(head)) + model
    gps = struct.pack("<H", 4)
    data_at = 62 + len(model) + 2 + 4 * 12 + 4
    gps += struct.pack("<HHI4s", 1, 2, 2, b"N\x00\x00\x00") + struct.pack("<HHII", 2, 5, 3, data_at)
    gps += struct.pack("<HHI4s", 3, 2, 2, b"E\x00\x00\x00") + struct.pack("<HHII", 4, 5, 3, data_at + 24)
    gps += struct.pack("<I", 0)
    gps += struct.pack("<6I", 58, 1, 1, 1, 52, 1) + struct.pack("<6I", 12, 1, 48, 1, 32, 1)
    payload = b"Exif\x00\x00" + head + gps
    comment = b"taken by Anna Andersson"
    return (jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload
            + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + jpeg[2:])


def png_that_claims(width, height):
    """A small file that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_position_camera_and_comments_are_gone(tmp_path):
    before = with_exif(encoded(picture()))
    (tmp_path / "before.jpg").write_bytes(before)
    assert QgsExifTools.hasGeoTag(str(tmp_path / "before.jpg")), "the test's own photo must carry a position"
    after = clean_photo(before, "before.jpg")
    (tmp_path / "after.jpg").write_bytes(after)
    assert not QgsExifTools.hasGeoTag(str(tmp_path / "after.jpg"))
    assert not QgsExifTools.readTags(str(tmp_path / "after.jpg"))
    for trace in (b"Exif", b"SECRETCAM", b"Anna", b"GPS", b"http://ns.adobe.com", b"ICC_PROFILE"):
        assert trace not in after


def test_the_picture_is_turned_upright():
    after = decoded(clean_photo(with_exif(encoded(picture(60, 40)), orientation=6), "x"))
    assert (after.width(), after.height()) == (40, 60)
    assert after.pixelColor(20, 5).red() > 200
    assert after.pixelColor(20, 55).blue() > 200


def test_texts_and_profiles_of_a_png_are_gone():
    image = picture()
    image.setText("Author", "Anna Andersson")
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    after = clean_photo(encoded(image, "png"), "x.png")
    assert after.startswith(b"\xff\xd8\xff")
    assert b"Anna" not in after
    assert b"ICC_PROFILE" not in after
    assert decoded(after).pixelColor(5, 5).red() > 200


def test_transparent_becomes_white():
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert decoded(clean_photo(encoded(image, "png"), "x")).pixelColor(10, 10).lightness() > 250


def test_a_large_photo_is_made_smaller():
    after = decoded(clean_photo(encoded(QImage(6000, 3000, QImage.Format.Format_RGB32)), "x"))
    assert (after.width(), after.height()) == (MAX_SIDE, MAX_SIDE // 2)


@pytest.mark.parametrize("content", [
    b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"%PDF-1.7", b"MZ" * 100,
], ids=["empty", "svg", "gif", "pdf", "program"])
def test_what_is_no_photo_is_refused_whatever_its_name(content):
    with pytest.raises(PhotoError, match=r"photo\.jpg"):
        clean_photo(content, "photo.jpg")


def test_a_damaged_photo_is_refused():
    with pytest.raises(PhotoError, match="damaged"):
        clean_photo(b"\xff\xd8\xff" + b"rubbish" * 50, "photo.jpg")


def test_a_huge_picture_is_refused_before_it_is_decoded(monkeypatch):
    def decode(_reader):
        raise AssertionError("decoded")

    monkeypatch.setattr(QImageReader, "read", decode)
    with pytest.raises(PhotoError, match="megapixels"):
        clean_photo(png_that_claims(30_000, 30_000), "bomb.png")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.truncate(21_000_000)
    with pytest.raises(PhotoError, match="20 MB"):
        read_photo(str(path))


def test_a_photo_that_went_away(tmp_path):
    with pytest.raises(PhotoError, match=r"gone\.jpg"):
        read_photo(str(tmp_path / "gone.jpg"))
