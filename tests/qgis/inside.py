"""The half of `window.py` that runs inside QGIS: calls the script, writes its answer, closes the window."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Callable, Optional

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QWidget

ORDER = json.loads(Path(os.environ["TRYGGHET_WINDOW_ORDER"]).read_text(encoding="utf-8"))
PLUGIN = "trygghet_plugin"


class Window:
    """What a script may use: the window, its arguments, and patience."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self.iface = qgis.utils.iface
        self.arguments = arguments
        self.errors: list[str] = qgis.utils.noted_errors
        # Nobody else will: there is no window manager here.
        self.iface.mainWindow().setGeometry(QgsApplication.primaryScreen().geometry())

    @property
    def plugin(self) -> Any:
        """The running plugin object."""
        return qgis.utils.plugins[PLUGIN]

    def settle(self, milliseconds: int = 200) -> None:
        """Let QGIS work for a while, and what `deleteLater` gave up go: a nested loop alone would keep that."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_until(self, condition: Callable[[], Any], seconds: float = 10, what: str = "") -> Any:
        """Let QGIS work until `condition()` is true and return its value; else TimeoutError names `what`."""
        end = time.monotonic() + seconds
        while not (value := condition()):
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s for {what or condition}")
            self.settle(20)
        return value

    def picture(self, path: str, widget: Optional[QWidget] = None) -> None:
        """Save what is seen (of the main window, or of one widget) as PNG."""
        self.settle(100)
        if not (widget or self.iface.mainWindow()).grab().save(str(path)):
            raise OSError(f"could not write {path}")


def main() -> None:
    """Run the script, tell how it went, and leave as a user does."""
    window = Window(ORDER["arguments"])
    result = None
    try:
        if ORDER["plugin"] and PLUGIN not in qgis.utils.plugins:
            raise LookupError(f"QGIS did not start {PLUGIN} of {os.environ['QGIS_PLUGINPATH']}")
        result = _entry()(window)
    except BaseException:
        window.errors.append(traceback.format_exc())
    QgsProject.instance().setDirty(False)
    text = json.dumps({"result": result, "errors": window.errors}, default=str)
    Path(ORDER["answer"]).write_text(text, encoding="utf-8")
    LEAVE.start(0)


def _entry() -> Callable[[Window], Any]:
    spec = importlib.util.spec_from_file_location("window_script", ORDER["script"])
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return getattr(module, ORDER["entry"])


# Leaving waits for tasks that need Python's lock, so it is started by Qt itself, as by a click, and not out of Python.
LEAVE = QTimer()
LEAVE.setSingleShot(True)
LEAVE.timeout.connect(qgis.utils.iface.actionExit().trigger)
QTimer.singleShot(300, main)
QgsApplication.setQuitOnLastWindowClosed(True)
