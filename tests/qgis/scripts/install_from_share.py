"""Inside QGIS, without the plugin: fetch it from a repository with QGIS's own plugin manager, and start it."""

from __future__ import annotations

import pyplugin_installer
import qgis.utils
from pyplugin_installer.installer_data import plugins, repositories


def run(window):
    """What the manager lists, and whether the plugin then runs."""
    installer = pyplugin_installer.instance()
    installer.fetchAvailablePlugins(True)
    listed = plugins.all()["trygghet_plugin"]
    states = {name: repository["state"] for name, repository in repositories.all().items() if repository["enabled"]}
    installer.installPlugin("trygghet_plugin", quiet=True)
    window.wait_until(lambda: "trygghet_plugin" in qgis.utils.plugins, 10, "the installed plugin")
    return {
        "states": states,
        "name": listed["name"],
        "version": listed["version_available"],
        "where": qgis.utils.plugins["trygghet_plugin"].__module__,
    }
