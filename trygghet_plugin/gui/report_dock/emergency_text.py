"""What stands above every report: where to turn when it is urgent, a crime, a child or something broken."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label


class EmergencyText(QWidget):
    """112 always in sight, the rest behind “More”."""

    def __init__(self, fault_url: str = "") -> None:
        super().__init__()
        urgent = plain_label(translate("EmergencyText", "Is it going on now, or is anyone in danger? Call 112."))
        font = urgent.font()
        font.setBold(True)
        urgent.setFont(font)
        self.more = QToolButton()
        self.more.setText(translate("EmergencyText", "More"))
        self.more.setArrowType(Qt.ArrowType.DownArrow)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setAccessibleName(translate("EmergencyText", "More about where to turn"))
        self.rest = QLabel(_rest(fault_url))
        self.rest.setTextFormat(Qt.TextFormat.RichText)
        self.rest.setWordWrap(True)
        self.rest.setOpenExternalLinks(True)
        self.rest.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.rest.hide()
        self.more.toggled.connect(self._unfold)
        row = QHBoxLayout()
        row.addWidget(urgent, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.rest)

    def _unfold(self, unfolded: bool) -> None:
        self.rest.setVisible(unfolded)
        self.more.setArrowType(Qt.ArrowType.UpArrow if unfolded else Qt.ArrowType.DownArrow)


def _rest(fault_url: str) -> str:
    """HTML: our own sentences and the municipality's link, which must be a web address to become one."""
    sentences = [
        translate("EmergencyText", "A crime that has already happened: report it to the police, 114 14 or polisen.se."),
        translate("EmergencyText", "Worried about a child: make a report of concern to the social services, "
                                   "write nothing about the child here."),
    ]
    text = " ".join(html.escape(sentence) for sentence in sentences)
    url = QUrl(fault_url.strip(), QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in ("http", "https") and url.host():
        broken = html.escape(translate("EmergencyText", "Something broken? Report the fault:"))
        address = html.escape(url.toString(), quote=True)
        text += f' {broken} <a href="{address}">{html.escape(url.host())}</a>'
    return text
