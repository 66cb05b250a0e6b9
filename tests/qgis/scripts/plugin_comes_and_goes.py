"""Inside QGIS: unload the plugin, start it again, unload it again; what is there after each step?"""

from __future__ import annotations

import sys

import qgis.utils
from qgis.core import QgsApplication
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

PLUGIN = "trygghet_plugin"


def _traces(window):
    """Everything of ours that a user or another plugin could meet, sorted."""
    main = window.iface.mainWindow()
    named = {f"object {found.objectName()}" for found in main.findChildren(QObject) if _ours(found.objectName())}
    actions = {f"action {found.text()}" for found in main.findChildren(QAction) if _ours(found.text())}
    providers = {f"provider {found.id()}" for found in QgsApplication.processingRegistry().providers()}
    shortcuts = {f"shortcut {found.text()}" for found in QgsGui.shortcutsManager().listActions() if _ours(found.text())}
    return sorted(named | actions | shortcuts | {name for name in providers if _ours(name)})


def _modules():
    return {name: module for name, module in sys.modules.items() if name.split(".")[0] == PLUGIN}


def _ours(name):
    return "trygghet" in name.lower()


def run(window):
    """Two rounds, as a user who switches the plugin off and on does."""
    seen = {"started": _traces(window), "where": sys.modules[PLUGIN].__file__}
    first = _modules()
    children = len(window.iface.mainWindow().children())
    for turn in ("first", "second"):
        if not qgis.utils.unloadPlugin(PLUGIN):
            raise RuntimeError("QGIS could not unload the plugin")
        window.settle(300)
        seen[f"after {turn} unload"] = _traces(window)
        if turn == "first":
            if not (qgis.utils.loadPlugin(PLUGIN) and qgis.utils.startPlugin(PLUGIN)):
                raise RuntimeError("QGIS could not start the plugin again")
            window.settle(300)
            seen["started again"] = _traces(window)
            seen["old modules"] = sorted(name for name, module in _modules().items() if module is first.get(name))
            seen["more children"] = len(window.iface.mainWindow().children()) - children
    return seen
