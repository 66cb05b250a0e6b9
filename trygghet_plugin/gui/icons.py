"""The plugin's own icons, in the colour of the text around them, so that they are seen in light and dark themes.

The files hold one colour as QGIS's `param(fill)`. Status marks mean something by their colour and keep it.
Names are those of the files: `report`, `review`, `category_belysning`, `group_trafik`, `status_new` …
"""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer

from trygghet_plugin.core.choices import RESOURCES

ICONS = RESOURCES / "icons"
OWN_COLOUR = "#2f3b45"
SIZES = (16, 20, 24, 32, 48, 64)
_FILL = re.compile(r"param\(fill\) (#[0-9a-fA-F]{6})")


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Icon of the file `name`.svg in `colour`; without one, in the text colour unless its own means something."""
    path = ICONS / f"{name}.svg"
    text = path.read_text(encoding="utf-8")
    own = _FILL.search(text)
    if colour is None and (own is None or own.group(1) != OWN_COLOUR):
        return QIcon(str(path))
    ink = colour or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    renderer = QSvgRenderer(QByteArray(_FILL.sub(ink.name(), text).encode("utf-8")))
    drawn = QIcon()
    for size in SIZES:
        drawn.addPixmap(_pixmap(renderer, size))
    return drawn


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return pixmap
