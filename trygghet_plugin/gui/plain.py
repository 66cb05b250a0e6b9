"""Labels that show text as it was written, never as HTML: users' words must not become markup."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel


def plain_label(text: str = "", wrap: bool = True) -> QLabel:
    """A label for any text."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def plain_tip(text: str) -> str:
    """A tool tip that shows any text as written: Qt guesses whether a tip is HTML, so it is made HTML, escaped."""
    return f"<span>{html.escape(text)}</span>"


def soften(label: QLabel) -> None:
    """Let a label stand back behind the others, in light and dark themes; the text stays readable (4.5 : 1)."""
    palette = label.palette()
    ink = palette.color(QPalette.ColorRole.WindowText)
    ink.setAlphaF(0.72)
    palette.setColor(QPalette.ColorRole.WindowText, ink)
    label.setPalette(palette)


def hint_label(text: str) -> QLabel:
    """A label for help and explanations."""
    label = plain_label(text)
    soften(label)
    return label
