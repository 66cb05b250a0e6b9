"""How the stored reports and areas look in QGIS: the review layer and the outline of the areas.

`style_review_layer` works on any layer with the report table's columns; `review_layer` opens a workspace's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import MissingError
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.review import OPEN_STATUSES, ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import area_style, map_tips, marks
from trygghet_plugin.layers.attribute_form import set_attribute_form
from trygghet_plugin.layers.properties import DATABASE, ROLE, WORKSPACE
from trygghet_plugin.storage.store import DEFAULT_REVIEW_LIMIT_DAYS, REVIEW_LIMIT_SETTING

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

REPORT_TABLE, AREA_TABLE = "trygghet_report", "trygghet_area"
# Numbers of what waits show from the first scale on, those of all reports from the second: what is done needs none
# while one reviews (1:5,000), and a hundred numbers hide the marks.
LABEL_SCALE, ALL_LABELS_SCALE = 10_000, 2_500
# Variable of the layer: number of the report that is read, which is told like those that wait.
CHOSEN = "trygghet_chosen"

# Drawn last lies on top: what waits for the coordinator never hides beneath what is done.
DRAWING_ORDER = (ReviewStatus.REJECTED, ReviewStatus.DUPLICATE, ReviewStatus.APPROVED, ReviewStatus.EDITED,
                 ReviewStatus.NEEDS_INFO, ReviewStatus.NEW)



def renderer(limit_days: int) -> QgsCategorizedSymbolRenderer:
    """One mark a status, in the order of the review."""
    made = QgsCategorizedSymbolRenderer("status")
    for status in ReviewStatus:
        made.addCategory(QgsRendererCategory(status.value, marks.symbol(status, limit_days), status_label(status)))
    whens = " ".join(f"WHEN \"status\" = {QgsExpression.quotedValue(status.value)} THEN {place}"
                     for place, status in enumerate(DRAWING_ORDER))
    made.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f"CASE {whens} END", True)]))
    made.setOrderByEnabled(True)
    return made


def labeling() -> QgsVectorLayerSimpleLabeling:
    """The number people say on the phone, close up only."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "report_no"
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.dist = 0.8
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.scaleVisibility = True
    settings.minimumScale, settings.maximumScale = float(LABEL_SCALE), 1.0
    text = QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor("#222222"))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    text.setBuffer(buffer)
    settings.setFormat(text)
    codes = ", ".join(QgsExpression.quotedValue(status.value) for status in OPEN_STATUSES)
    # Not `is_selected()`: it asks QGIS's main thread, where a map drawn by a script would hang.
    waits = f'("status" IN ({codes}) OR coalesce("report_no" = @{CHOSEN}, false))'
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Property.Show,
                           QgsProperty.fromExpression(f"{waits} OR @map_scale <= {ALL_LABELS_SCALE * 1.01}"))
    properties.setProperty(QgsPalLayerSettings.Property.Priority, QgsProperty.fromExpression(f"if({waits}, 10, 3)"))
    settings.setDataDefinedProperties(properties)
    return QgsVectorLayerSimpleLabeling(settings)


def set_chosen(layer: QgsVectorLayer, report_no: str) -> None:
    """Let the number of this report show as long as it is the one that is read; empty is none."""
    QgsExpressionContextUtils.setLayerVariable(layer, CHOSEN, report_no)


def _set_time(layer: QgsVectorLayer) -> None:
    """Let the temporal controller show what happened within its range; an exact time is an interval without length."""
    time = layer.temporalProperties()
    time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    time.setStartExpression('"occurred_at"')
    time.setEndExpression('coalesce("occurred_until", "occurred_at")')
    time.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
    time.setIsActive(True)


def _set_selection(layer: QgsVectorLayer, limit_days: int) -> None:
    selection = layer.selectionProperties()
    selection.setSelectionRenderingMode(Qgis.SelectionRenderingMode.CustomSymbol)
    selection.setSelectionSymbol(marks.selection_symbol(limit_days))


def style_review_layer(layer: QgsVectorLayer, form: Form, choices: ChoiceLists,
                       limit_days: int = DEFAULT_REVIEW_LIMIT_DAYS) -> None:
    """The style `review`: marks, numbers, tip, form, time, selection."""
    layer.setRenderer(renderer(limit_days))
    layer.setLabeling(labeling())
    layer.setLabelsEnabled(True)
    layer.setMapTipTemplate(map_tips.review_tip())
    layer.setDisplayExpression('"report_no"')
    set_attribute_form(layer, form, choices)
    _set_time(layer)
    _set_selection(layer, limit_days)


def _open(workspace: Workspace, table: str, name: str, role: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    source, provider = workspace.layer_source(table)
    layer = QgsVectorLayer(source, name, provider, options)
    if not layer.isValid():
        message = translate("ReviewLayer", "{database} cannot be shown on the map. Is it there, and may you read it?")
        raise MissingError(message.format(database=workspace.database), workspace.database)
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(WORKSPACE, workspace.info.workspace_id)
    layer.setCustomProperty(DATABASE, workspace.database)
    return layer


def limit_days(workspace: Workspace) -> int:
    """Days a report may wait before its ring thickens."""
    text = str(workspace.store.settings().get(REVIEW_LIMIT_SETTING, ""))
    return int(text) if text.isdigit() and int(text) > 0 else DEFAULT_REVIEW_LIMIT_DAYS


def review_layer(workspace: Workspace) -> QgsVectorLayer:
    """The reports of a workspace, styled for review. MissingError where they cannot be opened."""
    layer = _open(workspace, REPORT_TABLE, translate("ReviewLayer", "Reports"), "review")
    style_review_layer(layer, workspace.store.form(), ChoiceLists(workspace.store.choices()), limit_days(workspace))
    return layer


def area_layer(workspace: Workspace) -> QgsVectorLayer:
    """The municipality's border and the areas figures are counted by."""
    layer = _open(workspace, AREA_TABLE, translate("ReviewLayer", "Areas"), "areas")
    area_style.style_area_layer(layer)
    return layer
