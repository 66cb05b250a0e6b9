"""Trygghet: safety coordination of a Swedish municipality, inside QGIS."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

# On unload QGIS forgets only modules it saw imported by their full name; the others would serve the new version
# after an upgrade.
for _left in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
    del sys.modules[_left]

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from trygghet_plugin.plugin import TrygghetPlugin


def classFactory(iface: QgisInterface) -> TrygghetPlugin:
    """Give QGIS the plugin; imported late, so that the writer process can use `core` without QGIS."""
    from trygghet_plugin.plugin import TrygghetPlugin

    return TrygghetPlugin(iface)
