"""How the masked copy looks in a QGIS that knows nothing of us: styles that travel in the file.

Made on memory layers with the same fields, so that nothing of ours ever holds the file itself open.
"""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFontMarkerSymbolLayer,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointClusterRenderer,
    QgsProperty,
    QgsRendererCategory,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import area_style, map_tips
from trygghet_plugin.publication.map_layers import BLUE, GROUP_MARKS, group_symbol
from trygghet_plugin.publication.page import INK, PRACTICE_COLOUR, family, text_format

# Marks nearer to each other than this would hide one another: they are drawn as one, with their number.
CLUSTER_MM = 4.2
STAMP_SIZE, PRACTICE_SIZE = 8.0, 11.0


def event_style(groups: Mapping[str, str], stamp: str) -> str:
    """Style of the events: a mark a group, a number where several lie on one spot, a plain tip with the stamp.

    `groups` are the groups of categories there are, code → words.
    """
    fields = ("fid:integer", *(f"{name}:string" for name in _aliases()))
    layer = _layer("Point", fields)
    renderer = QgsPointClusterRenderer()
    renderer.setTolerance(CLUSTER_MM)
    renderer.setToleranceUnit(Qgis.RenderUnit.Millimeters)
    renderer.setClusterSymbol(_cluster_symbol())
    ordered = sorted(groups, key=lambda group: ([*GROUP_MARKS].index(group) if group in GROUP_MARKS else len(groups)))
    renderer.setEmbeddedRenderer(QgsCategorizedSymbolRenderer(
        "category_group", [QgsRendererCategory(groups[group], group_symbol(group), groups[group]) for group in ordered]
    ))
    layer.setRenderer(renderer)
    layer.setMapTipTemplate(map_tips.readers_tip(stamp))
    layer.setDisplayExpression('"category" || \' · \' || "time_words"')
    for name, alias in _aliases().items():
        layer.setFieldAlias(layer.fields().lookupField(name), alias)
    table = layer.attributeTableConfig()
    columns = table.columns()
    for column in columns:
        column.hidden = column.name == "fid"
    table.setColumns(columns)
    layer.setAttributeTableConfig(table)
    return _text_of(layer)


def _aliases() -> dict[str, str]:
    return {
        "category": translate("ReadersCopy", "Category"),
        "category_group": translate("ReadersCopy", "Group"),
        "kind": translate("ReadersCopy", "Kind"),
        "date": translate("ReadersCopy", "Date"),
        "time_words": translate("ReadersCopy", "When"),
        "place": translate("ReadersCopy", "Place"),
        "place_type": translate("ReadersCopy", "Sort of place"),
        "public_text": translate("ReadersCopy", "Text"),
    }


def area_layer_style(stamp: str, practice: bool) -> str:
    """Style of the areas, which carries the stamp: it stands on the map wherever one looks."""
    layer = _layer("MultiPolygon", ("fid:integer", "name:string", "kind:string"))
    area_style.style_area_layer(layer)
    settings = QgsPalLayerSettings()
    settings.fieldName = QgsExpression.quotedValue(stamp)
    settings.isExpression = True
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.priority = 0 if not practice else 10
    text = text_format(PRACTICE_SIZE if practice else STAMP_SIZE, practice, PRACTICE_COLOUR if practice else INK)
    settings.setFormat(area_style.with_halo(text))
    area_style.stamp_border(layer, settings)
    return _text_of(layer)


def _cluster_symbol() -> QgsMarkerSymbol:
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": "4.6", "color": BLUE, "outline_color": "#ffffff", "outline_width": "0.3"}
    )
    digits = QgsFontMarkerSymbolLayer(family(), "", 2.6, QColor("#ffffff"))
    digits.setDataDefinedProperty(QgsSymbolLayer.Property.Character, QgsProperty.fromExpression("@cluster_size"))
    symbol.appendSymbolLayer(digits)
    size = QgsProperty.fromExpression("if(@cluster_size > 99, 6.4, 4.6)")
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    return symbol


def _layer(geometry: str, fields: tuple[str, ...]) -> QgsVectorLayer:
    definition = "&".join(f"field={field}" for field in fields)
    return QgsVectorLayer(f"{geometry}?{definition}", "copy", "memory")


def _text_of(layer: QgsVectorLayer) -> str:
    document = QDomDocument()
    every = QgsMapLayer.StyleCategory.AllStyleCategories
    parts = QgsMapLayer.StyleCategories(every) & ~QgsMapLayer.StyleCategory.CustomProperties
    problem = layer.exportNamedStyle(document, categories=parts)
    if problem:
        raise TrygghetError(translate("ReadersCopy", "The copy's style could not be made: {problem}").format(
            problem=problem))
    return str(document.toString())
