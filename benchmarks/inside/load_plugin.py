"""Inside QGIS: load our plugin and an empty one in turn, each time as if for the first time."""

from __future__ import annotations

import sys
import time

import qgis.utils

OURS, EMPTY = "trygghet_plugin", "empty_plugin"
TURNS = 7
HEAVY = ("shapely", "matplotlib", "requests", "urllib.request", "http.client", "socket", "ssl", "scipy", "pandas")


def run(window):
    """Shortest times in milliseconds, and which heavy modules the very first load of ours added."""
    sys.path.append(window.arguments["ours"])
    qgis.utils.plugin_paths.append(window.arguments["ours"])
    qgis.utils.updateAvailablePlugins()
    before = set(sys.modules)
    best = {OURS: load(OURS), EMPTY: load(EMPTY)}
    heavy = sorted(name for name in set(sys.modules) - before if name in HEAVY)
    for _turn in range(TURNS):
        for name in best:
            forget(window, name)
            best[name] = min(best[name], load(name))
    forget(window, OURS)
    return {"ours": best[OURS], "empty": best[EMPTY], "heavy": heavy}


def load(name):
    """Import, classFactory, initGui."""
    start = time.perf_counter()
    if not (qgis.utils.loadPlugin(name) and qgis.utils.startPlugin(name)):
        raise LookupError(f"{name} did not start")
    return (time.perf_counter() - start) * 1000


def forget(window, name):
    """Unload it and let its modules go."""
    if name in qgis.utils.plugins:
        qgis.utils.unloadPlugin(name)
    window.settle(50)
    for module in [module for module in sys.modules if module.split(".")[0] == name]:
        del sys.modules[module]
