"""Areas and the municipality's border: outlines and names only, so that the base map and the reports stay legible."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedLabeling,
    QgsRuleBasedRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from trygghet_plugin.core.words import translate

MUNICIPALITY_KIND = "municipality"
INK = "#5B6770"


def _outline(width: float, style: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({
        "style": "no", "outline_color": INK, "outline_width": str(width), "outline_style": style,
    })


def with_halo(text: QgsTextFormat) -> QgsTextFormat:
    """The text with a light edge, so that it is legible on any map."""
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    text.setBuffer(buffer)
    return text


def _names() -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.scaleVisibility = True
    settings.minimumScale, settings.maximumScale = 200_000.0, 1.0
    text = QgsTextFormat()
    font = QFont()
    font.setItalic(True)
    text.setFont(font)
    text.setSize(9)
    text.setColor(QColor(INK))
    settings.setFormat(with_halo(text))
    # The border's own name would lie across everything; it is in the window's title and on every map.
    shown = QgsProperty.fromExpression(f"coalesce(\"kind\", '') <> '{MUNICIPALITY_KIND}'")
    settings.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Show, shown)
    return settings


def stamp_border(layer: QgsVectorLayer, stamp: QgsPalLayerSettings) -> None:
    """Let the municipality's border carry a text of its own beside the areas' names."""
    root = QgsRuleBasedLabeling.Rule(None)
    root.appendChild(QgsRuleBasedLabeling.Rule(_names()))
    root.appendChild(QgsRuleBasedLabeling.Rule(stamp, 0, 0, f"\"kind\" = '{MUNICIPALITY_KIND}'"))
    layer.setLabeling(QgsRuleBasedLabeling(root))


def style_area_layer(layer: QgsVectorLayer) -> None:
    """Border in a firm line, areas in a thin dashed one with their names."""
    root = QgsRuleBasedRenderer.Rule(None)
    border = f"\"kind\" = '{MUNICIPALITY_KIND}'"
    municipality = translate("AreaLayer", "Municipality")
    root.appendChild(QgsRuleBasedRenderer.Rule(_outline(0.6, "solid"), 0, 0, border, municipality))
    areas = QgsRuleBasedRenderer.Rule(_outline(0.3, "dash"), 0, 0, "", translate("AreaLayer", "Area"))
    areas.setIsElse(True)
    root.appendChild(areas)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_names()))
    layer.setLabelsEnabled(True)
