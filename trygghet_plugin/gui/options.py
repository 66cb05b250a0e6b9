"""The page under Settings > Options, as QGIS is told of it at start; the page itself is loaded when it is opened."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QWidget

from trygghet_plugin.gui.icons import icon
from trygghet_plugin.gui.session import Session

FAULT_SETTING = "fault_report_url"


class OptionsFactory(QgsOptionsWidgetFactory):
    """What QGIS asks for the page."""

    def __init__(self, session: Session) -> None:
        super().__init__("Trygghet", icon("plugin"))
        self._session = session

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:
        """The page, made anew each time the dialog opens."""
        from trygghet_plugin.gui.options_page import OptionsPage

        return OptionsPage(self._session, parent)
