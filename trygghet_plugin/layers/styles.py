"""The styles that travel with the data: `review` for the coordinator, `partners` for what leaves the house.

QGIS writes them into `layer_styles` itself. That is a write of the QGIS process, so it happens once, when the workspace
is made and nobody else has the file; afterwards the municipality may change them with QGIS's own dialogs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsRuleBasedRenderer, QgsVectorLayer

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import field_widgets, map_tips, marks
from trygghet_plugin.layers.attribute_form import set_attribute_form
from trygghet_plugin.layers.review_layer import REPORT_TABLE, limit_days, style_review_layer

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


def _save(layer: QgsVectorLayer, name: str, description: str, default: bool) -> None:
    # Without custom properties: they say which layer of which workspace this is, and a loaded style replaces them.
    every = QgsMapLayer.StyleCategory.AllStyleCategories
    parts = QgsMapLayer.StyleCategories(every) & ~QgsMapLayer.StyleCategory.CustomProperties
    problem = layer.saveStyleToDatabase(name, description, default, "", parts)
    if not problem:
        return
    # A database that forbids layer_styles gets a file of the same name beside it.
    database = layer.source().split("|")[0]
    _message, saved = layer.saveNamedStyle(str(Path(database).with_suffix(f".{name}.qml")), parts)
    if not saved:
        message = translate("Styles", "The style “{name}” could not be saved with {database}: {problem}.")
        raise WorkspaceError(message.format(name=name, database=database, problem=problem), database)


def save_styles(workspace: Workspace) -> None:
    """Write both styles beside the reports. WorkspaceError where neither the database nor its folder can be written."""
    form, choices = workspace.store.form(), ChoiceLists(workspace.store.choices())
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False

    def opened() -> QgsVectorLayer:
        source, provider = workspace.layer_source(REPORT_TABLE)
        return QgsVectorLayer(source, REVIEW, provider, options)

    partners, review = opened(), opened()
    style_partners_layer(partners, form, choices)
    words = translate("Styles", "Approved reports for partners: plain points, nothing internal")
    _save(partners, PARTNERS, words, default=False)
    style_review_layer(review, form, choices, limit_days(workspace))
    _save(review, REVIEW, translate("Styles", "The review: every status has its own mark"), default=True)
