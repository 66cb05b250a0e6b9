"""What the plugin remembers for a user: nothing secret, nothing about reports; a municipality may preset it."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsSettingsEntryBool, QgsSettingsEntryString, QgsSettingsTree

_NODE = QgsSettingsTree.createPluginTreeNode("trygghet")

last_workspace = QgsSettingsEntryString("last-workspace", _NODE, "", "DATABASE of the workspace opened last")
user_name = QgsSettingsEntryString(
    "user-name", _NODE, "", "Who signs reports and assessments, where not the account name"
)
organisation = QgsSettingsEntryString("organisation", _NODE, "", "Organisation this user reports for")
copy_owed = QgsSettingsEntryString(
    "copy-owed", _NODE, "", "DATABASE whose masked copy was to be written when QGIS was closed"
)
docks_placed = QgsSettingsEntryBool("docks-placed", _NODE, False, "Whether QGIS knows where the docks belong")


def who() -> str:
    """Name that signs what this user does: the setting, else the account name of the computer."""
    return user_name.value().strip() or QgsApplication.userLoginName() or "?"


def forget_tree() -> None:
    """For unload: take the plugin's node out of QGIS's tree, so that a reload can make it anew."""
    QgsSettingsTree.unregisterPluginTreeNode("trygghet")
