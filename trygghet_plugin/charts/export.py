"""Charts as files: SVG for layouts and reports, PNG for mail and slides; the same chart gives the same bytes."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgGenerator

from trygghet_plugin.charts.painter import best_height, paint
from trygghet_plugin.charts.spec import ChartSpec

DPI = 96
MILLIMETRES_PER_INCH = 25.4


def to_svg(spec: ChartSpec, width_mm: float, height_mm: float | None = None, scale: float = 1.0,
           family: str = "") -> bytes:
    """The chart as SVG of a size in millimetres, without a height the best one; at scale 1 its text is 9 pt."""
    width = width_mm * DPI / MILLIMETRES_PER_INCH
    height = best_height(spec, width, scale, family) if height_mm is None else height_mm * DPI / MILLIMETRES_PER_INCH
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSizeF(width, height).toSize())
    generator.setViewBox(QRectF(0, 0, width, height))
    # Qt writes these two as they are.
    generator.setTitle(escape(spec.title))
    generator.setDescription(escape(" ".join(part for part in (spec.subtitle, spec.left_out, spec.source) if part)))
    painter = QPainter(generator)
    paint(painter, QRectF(0, 0, width, height), spec, scale, family=family)
    painter.end()
    return bytes(buffer.data())


def to_png(spec: ChartSpec, width_px: int, height_px: int | None = None, scale: float = 1.0, ratio: float = 2.0,
           family: str = "") -> bytes:
    """The chart as PNG on white; `ratio` pixels for each px, so that it stays sharp when enlarged."""
    height = height_px or round(best_height(spec, width_px, scale, family))
    image = QImage(round(width_px * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    paint(painter, QRectF(0, 0, width_px, height), spec, scale, family=family)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(data)
