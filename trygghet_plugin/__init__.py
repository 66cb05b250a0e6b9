"""Trygghet: safety coordination of a Swedish municipality, inside QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from trygghet_plugin.plugin import TrygghetPlugin


def classFactory(iface: QgisInterface) -> TrygghetPlugin:
    """Give QGIS the plugin; imported late, so that the writer process can use `core` without QGIS."""
    from trygghet_plugin.plugin import TrygghetPlugin

    return TrygghetPlugin(iface)
