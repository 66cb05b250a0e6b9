"""The styles that travel with the data: `review` for the coordinator, `partners` for what leaves the house.

They are kept when the workspace is made; afterwards the municipality may change them with QGIS's own dialogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsReadWriteContext, QgsRuleBasedRenderer, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import field_widgets, map_tips, marks
from trygghet_plugin.layers.attribute_form import set_attribute_form
from trygghet_plugin.layers.review_layer import REPORT_TABLE, limit_days, style_review_layer
from trygghet_plugin.storage.store import LayerStyle

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

REVIEW, PARTNERS = "review", "partners"

# All that partners may read of a report; every other column is hidden in form and table alike.
PARTNER_COLUMNS = frozenset({"category", "kind", "public_text", "place_type"})


def style_partners_layer(layer: QgsVectorLayer, form: Form, choices: ChoiceLists) -> None:
    """The style `partners`: approved reports that are not internal, as plain points, and nothing that names anyone.

    It is made for showing: the file itself still holds everything, so it is not what is handed over.
    """
    root = QgsRuleBasedRenderer.Rule(None)
    label = status_label(ReviewStatus.APPROVED)
    root.appendChild(QgsRuleBasedRenderer.Rule(marks.partner_symbol(), 0, 0, marks.partner_filter(), label))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setLabelsEnabled(False)
    layer.setMapTipTemplate(map_tips.partners_tip())
    layer.setDisplayExpression('represent_value("category")')
    set_attribute_form(layer, form, choices)
    table = layer.attributeTableConfig()
    columns = table.columns()
    for column in columns:
        column.hidden = column.name not in PARTNER_COLUMNS
    table.setColumns(columns)
    layer.setAttributeTableConfig(table)
    config = layer.editFormConfig()
    config.clearTabs()
    for index, field in enumerate(layer.fields()):
        config.setReadOnly(index, True)
        if field.name() not in PARTNER_COLUMNS:
            layer.setEditorWidgetSetup(index, field_widgets.hidden())
    layer.setEditFormConfig(config)


def _style(layer: QgsVectorLayer, name: str, description: str, default: bool) -> LayerStyle:
    # Without custom properties: they say which layer of which workspace this is, and a loaded style replaces them.
    every = QgsMapLayer.StyleCategory.AllStyleCategories
    parts = QgsMapLayer.StyleCategories(every) & ~QgsMapLayer.StyleCategory.CustomProperties
    qml, sld = QDomDocument(), QDomDocument()
    problem = layer.exportNamedStyle(qml, QgsReadWriteContext(), parts)
    # For other programs, as QGIS writes it along; Python is not told where it lacks something.
    layer.exportSldStyle(sld, "")
    if problem:
        message = translate("Styles", "The style “{name}” could not be made: {problem}.")
        raise TrygghetError(message.format(name=name, problem=problem))
    return LayerStyle(name, description, qml.toString(), sld.toString(), default)


def save_styles(workspace: Workspace) -> None:
    """Keep both styles beside the reports."""
    form, choices = workspace.store.form(), ChoiceLists(workspace.store.choices())
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    source, provider = workspace.layer_source(REPORT_TABLE)
    layer = QgsVectorLayer(source, REVIEW, provider, options)
    style_review_layer(layer, form, choices, limit_days(workspace))
    review = _style(layer, REVIEW, translate("Styles", "The review: every status has its own mark"), default=True)
    layer = QgsVectorLayer(source, PARTNERS, provider, options)
    style_partners_layer(layer, form, choices)
    words = translate("Styles", "Approved reports for partners: plain points, nothing internal")
    workspace.store.save_styles(REPORT_TABLE, [_style(layer, PARTNERS, words, default=False), review])
