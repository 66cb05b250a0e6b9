"""Labels that show text as it was written, never as HTML: users' words must not become markup."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt
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
