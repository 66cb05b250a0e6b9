"""Our layers in a project: put there once, found by custom property and never by name, read anew after a write."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Optional

from qgis.core import QgsGroupLayer, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers.properties import DATABASE, ROLE, WORKSPACE

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

REVIEW_ROLE = "review"
AREA_ROLE = "areas"
TABLE_PREFIX = "trygghet_"


def ours(project: QgsProject, workspace: Workspace) -> Iterator[QgsVectorLayer]:
    """Layers of the workspace in this very file: a backup or a copy has the same id, and is another workspace."""
    for layer in project.mapLayers().values():
        same_file = _same_file(layer.customProperty(DATABASE), workspace.database)
        if same_file and layer.customProperty(WORKSPACE) == workspace.info.workspace_id:
            yield layer


def _same_file(one: Optional[str], other: str) -> bool:
    return bool(one) and os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))


def find(project: QgsProject, role: str, workspace: Workspace) -> Optional[QgsVectorLayer]:
    """The layer of a workspace that plays a role in the project, or None."""
    return next((layer for layer in ours(project, workspace) if layer.customProperty(ROLE) == role), None)


def holds_ours(layer: QgsMapLayer) -> bool:
    """Whether a layer shows reports: one of ours, one that somebody dragged in from a workspace, or a group of such."""
    if isinstance(layer, QgsGroupLayer):
        return any(holds_ours(child) for child in layer.childLayers())
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    table = str(parts.get("layerName") or parts.get("table") or "")
    return bool(layer.customProperty(ROLE)) or table.startswith(TABLE_PREFIX)


def database_of(project: QgsProject) -> str:
    """DATABASE of the workspace whose layers a project holds; empty where it holds none."""
    told = (layer.customProperty(DATABASE) for layer in project.mapLayers().values())
    return next((str(database) for database in told if database), "")


def ensure(project: QgsProject, workspace: Workspace) -> QgsVectorLayer:
    """Review layer of the workspace in the project; added with the areas beneath it where it was not there."""
    # Here, so that starting QGIS does not load what styles layers nobody has asked for yet.
    from trygghet_plugin.layers.review_layer import area_layer, review_layer

    if find(project, AREA_ROLE, workspace) is None:
        _add(project, area_layer(workspace))
    return find(project, REVIEW_ROLE, workspace) or _add(project, review_layer(workspace))


def _add(project: QgsProject, layer: QgsVectorLayer) -> QgsVectorLayer:
    if not layer.isValid() or project.addMapLayer(layer) is None:
        raise WorkspaceError(
            translate("ProjectLayers", "The layer “{name}” could not be opened. Is the file still there?").format(
                name=layer.name()
            )
        )
    return layer


def refresh(project: QgsProject, workspace: Workspace) -> None:
    """Read the workspace's layers anew after a write by the store or by others."""
    for layer in ours(project, workspace):
        # A layer with unsaved edits keeps them: reloading beneath an edit buffer would mix two states.
        if not layer.isEditable():
            layer.dataProvider().reloadData()
        layer.triggerRepaint()
