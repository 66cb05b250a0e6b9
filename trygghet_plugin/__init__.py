"""Trygghet: safety coordination of a Swedish municipality, inside QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from trygghet_plugin.plugin import TrygghetPlugin


def classFactory(iface: QgisInterface) -> TrygghetPlugin:  # noqa: N802 (the name QGIS calls)
    """Give QGIS the plugin; imported here, so that the writer process and tests can use `core` without QGIS."""
    from trygghet_plugin.plugin import TrygghetPlugin

    return TrygghetPlugin(iface)
