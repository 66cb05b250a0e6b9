"""Load the plugin in a real QGIS window, against an empty plugin in the same window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.frame import Line
from tests.qgis.window import run_in_window
from tools.package import stage

HERE_MS = 60.0
SCRIPT = Path(__file__).parent / "inside" / "load_plugin.py"
EMPTY = {
    "__init__.py": "class Nothing:\n    def initGui(self):\n        pass\n\n    def unload(self):\n        pass\n\n\n"
                   "def classFactory(iface):\n    return Nothing()\n",
    "metadata.txt": "[general]\nname=Nothing\nversion=1\nqgisMinimumVersion=3.0\ndescription=Nothing\nauthor=Nobody\n",
}


def run() -> list[Line]:
    """Time of `classFactory` and `initGui` with all their imports; modules nobody may pay for at start are named."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / "empty" / "empty_plugin"
        empty.mkdir(parents=True)
        for file, text in EMPTY.items():
            (empty / file).write_text(text, encoding="utf-8")
        ours = stage(folder / "ours", untracked=True).parent
        told = run_in_window(
            SCRIPT, plugins=empty.parent, arguments={"ours": str(ours)},
            # Like a user's QGIS: what was compiled at the first start is there at the next.
            environment={"PYTHONDONTWRITEBYTECODE": ""}).result
    heavy = f" (adds {', '.join(told['heavy'])})" if told["heavy"] else ""
    return [Line(f"load the plugin{heavy}", told["ours"], told["empty"], told["ours"] / told["empty"],
                 "≤ 60 ms here; no shapely, matplotlib, network", told["ours"] <= HERE_MS and not told["heavy"])]
