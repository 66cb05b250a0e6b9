"""Our layers in a project: put there once, found by custom property and never by name, read anew after a write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from qgis.core import QgsProject, QgsVectorLayer

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers.properties import DATABASE, ROLE, WORKSPACE
from trygghet_plugin.layers.review_layer import area_layer, review_layer
from trygghet_plugin.storage.workspace import Workspace

REVIEW_ROLE = "review"
AREA_ROLE = "areas"


def _ours(project: QgsProject, workspace_id: Optional[str] = None) -> Iterator[QgsVectorLayer]:
    for layer in project.mapLayers().values():
        if layer.customProperty(ROLE) and workspace_id in (None, layer.customProperty(WORKSPACE)):
            yield layer


def find(project: QgsProject, role: str, workspace_id: str) -> Optional[QgsVectorLayer]:
    """The layer of a workspace that plays a role in the project, or None."""
    return next((layer for layer in _ours(project, workspace_id) if layer.customProperty(ROLE) == role), None)


def database_of(project: QgsProject) -> str:
    """DATABASE of the workspace whose layers a project holds; empty where it holds none."""
    return next((str(layer.customProperty(DATABASE)) for layer in _ours(project)), "")


def ensure(project: QgsProject, workspace: Workspace) -> QgsVectorLayer:
    """Review layer of the workspace in the project; added with the areas beneath it where it was not there."""
    workspace_id = workspace.info.workspace_id
    if find(project, AREA_ROLE, workspace_id) is None:
        _add(project, area_layer(workspace))
    return find(project, REVIEW_ROLE, workspace_id) or _add(project, review_layer(workspace))


def _add(project: QgsProject, layer: QgsVectorLayer) -> QgsVectorLayer:
    if not layer.isValid() or project.addMapLayer(layer) is None:
        raise WorkspaceError(
            translate("ProjectLayers", "The layer “{name}” could not be opened. Is the file still there?").format(
                name=layer.name()
            )
        )
    return layer


def refresh(project: QgsProject, workspace_id: str) -> None:
    """Read the workspace's layers anew after a write by the store or by others."""
    for layer in _ours(project, workspace_id):
        # A layer with unsaved edits keeps them: reloading beneath an edit buffer would mix two states.
        if not layer.isEditable():
            layer.dataProvider().reloadData()
        layer.triggerRepaint()
