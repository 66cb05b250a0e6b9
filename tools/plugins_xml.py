"""The list QGIS's plugin manager reads, so that a municipality can hand out the plugin from its own file share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

FIELDS = {
    "description": "description",
    "about": "about",
    "version": "version",
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "homepage": "homepage",
    "author_name": "author",
    "tracker": "tracker",
    "repository": "repository",
    "tags": "tags",
}


def folder_url(folder: str) -> str:
    r"""Write a folder as the URL QGIS can fetch: `/srv/qgis`, `Q:\gis` and `\\server\share$` all work."""
    if folder.startswith(("file:", "http:", "https:")):
        return folder.rstrip("/")
    if folder.startswith(("\\\\", "//")):
        return "file:" + quote(PureWindowsPath(folder).as_posix().rstrip("/"), safe="/$")
    if PureWindowsPath(folder).drive:
        return "file:///" + quote(PureWindowsPath(folder).as_posix().rstrip("/"), safe="/:$")
    return "file://" + quote(str(PurePosixPath(folder)), safe="/$")


def plugins_xml(metadata: Mapping[str, str], folder: str) -> str:
    """One plugin, offered from `folder`; never as experimental, for then its users would have to know that word."""
    lines = [f"    <{tag}>{escape(metadata.get(key, ''))}</{tag}>" for tag, key in FIELDS.items()]
    lines.append("    <file_name>trygghet_plugin.zip</file_name>")
    lines.append(f"    <download_url>{escape(folder_url(folder))}/trygghet_plugin.zip</download_url>")
    opening = f"  <pyqgis_plugin name={quoteattr(metadata['name'])} version={quoteattr(metadata['version'])}>"
    head = ['<?xml version="1.0" encoding="UTF-8"?>', "<plugins>", opening]
    return "\n".join([*head, *lines, "  </pyqgis_plugin>", "</plugins>", ""])
