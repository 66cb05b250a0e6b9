"""How errors and news reach the user: QGIS's message bar, and the log tab "Trygghet" for what it cannot hold."""

from __future__ import annotations

import html
import traceback
from typing import Callable, Optional

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtWidgets import QPushButton

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate

TAG = "Trygghet"
SECONDS = 6


class Messages:
    """The one place that turns errors into words on screen."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface

    def success(self, text: str, button: str = "", pressed: Optional[Callable[[], None]] = None) -> QgsMessageBarItem:
        """Good news; goes away by itself."""
        return self._push(text, Qgis.MessageLevel.Success, SECONDS, button, pressed)

    def info(self, text: str, button: str = "", pressed: Optional[Callable[[], None]] = None) -> QgsMessageBarItem:
        """News that asks for nothing; goes away by itself."""
        return self._push(text, Qgis.MessageLevel.Info, SECONDS, button, pressed)

    def warning(self, text: str, button: str = "", pressed: Optional[Callable[[], None]] = None) -> QgsMessageBarItem:
        """Something the user should know before going on; stays until closed."""
        return self._push(text, Qgis.MessageLevel.Warning, 0, button, pressed)

    def error(self, error: Exception) -> QgsMessageBarItem:
        """An error that reached the window. What nobody foresaw is logged with its traceback."""
        if isinstance(error, TrygghetError):
            QgsMessageLog.logMessage(str(error), TAG, Qgis.MessageLevel.Warning, notifyUser=False)
            return self._push(str(error), Qgis.MessageLevel.Warning, 0)
        trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        QgsMessageLog.logMessage(trace, TAG, Qgis.MessageLevel.Critical, notifyUser=False)
        text = translate(
            "Messages",
            "Something went wrong that should not: {error}. Nothing more was done. The log tab “Trygghet” has the"
            " details.",
        )
        return self._push(
            text.format(error=f"{type(error).__name__}: {error}"[:200]),
            Qgis.MessageLevel.Critical,
            0,
            translate("Messages", "Show the log"),
            self._iface.openMessageLog,
        )

    def dismiss(self, item: QgsMessageBarItem) -> None:
        """Take a message away that is no longer true."""
        self._iface.messageBar().popWidget(item)

    def _push(
        self,
        text: str,
        level: Qgis.MessageLevel,
        seconds: int,
        button: str = "",
        pressed: Optional[Callable[[], None]] = None,
    ) -> QgsMessageBarItem:
        # With a title the bar always reads its text as HTML, so what users wrote is escaped here, once.
        item = QgsMessageBarItem(TAG, html.escape(text), level, seconds)
        if button and pressed is not None:
            push = QPushButton(button)
            push.clicked.connect(lambda _checked=False: pressed())
            item.layout().addWidget(push)
        self._iface.messageBar().pushItem(item)
        return item
