"""What the plugin remembers for a user: nothing secret, nothing about reports; a municipality may preset it."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsExpressionContextUtils,
    QgsSettingsEntryBool,
    QgsSettingsEntryString,
    QgsSettingsTree,
)

from trygghet_plugin.layers.properties import WHO_VARIABLE

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


def sign_edits() -> None:
    """Let layers sign what is changed by hand with the name in the settings; their expressions cannot read those."""
    if name := user_name.value().strip():
        QgsExpressionContextUtils.setGlobalVariable(WHO_VARIABLE, name)
    else:
        QgsExpressionContextUtils.removeGlobalVariable(WHO_VARIABLE)


def forget_tree() -> None:
    """For unload: take the name out of QGIS's variables, and the node out of its tree, which a reload makes anew."""
    QgsExpressionContextUtils.removeGlobalVariable(WHO_VARIABLE)
    QgsSettingsTree.unregisterPluginTreeNode("trygghet")
