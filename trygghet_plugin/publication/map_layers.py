"""The layers of a meeting map: memory copies that hold only what the page's audience may see, never the report layer
itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointDisplacementRenderer,
    QgsPointXY,
    QgsProperty,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.choices import OTHER_CATEGORY, ChoiceLists
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers.properties import ROLE
from trygghet_plugin.publication.content import MapEvent
from trygghet_plugin.publication.page import SMALL_SIZE, family, text_format

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import Area

BLUE = "#0072B2"
NUMBER_SIZE = 3.0
# One mark a group, told apart by shape as well as colour (Okabe–Ito).
GROUP_MARKS = {
    "skrap": ("square", "#D55E00"),
    "ordning": ("triangle", "#CC79A7"),
    "brott": ("diamond", "#0072B2"),
    "trafik": ("pentagon", "#009E73"),
    "miljo": ("circle", "#56B4E9"),
    "": ("cross_fill", "#5F5F5F"),
}


def _memory(kind: str, epsg: int, name: str, fields: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:{epsg}&{fields}", name, "memory")
    layer.setCustomProperty(ROLE, "meeting_map")
    return layer


def event_layer(events: Sequence[MapEvent], epsg: int, numbered: bool, choices: ChoiceLists) -> QgsVectorLayer:
    """The events as points: numbers that match the list, or one mark a group where they are too many to number."""
    layer = _memory("Point", epsg, translate("MeetingMap", "Events"), "field=number:integer&field=group:string(40)")
    features = []
    for event in events:
        choice = choices.get("category", event.category)
        feature = QgsFeature(layer.fields())
        feature.setAttributes([event.number, (choice.group if choice else None) or ""])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(event.x, event.y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    if numbered:
        _number(layer)
    else:
        _mark_groups(layer, choices, {feature["group"] for feature in features})
    return layer


def _number(layer: QgsVectorLayer) -> None:
    """Numbered marks; those that would cover each other are drawn around their place, so that every number can be
    read."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": "5.4", "color": BLUE, "outline_color": "#ffffff", "outline_width": "0.35"}
    )
    digits = QgsFontMarkerSymbolLayer(family(), "", NUMBER_SIZE, QColor("#ffffff"))
    digits.setFontStyle("Bold")
    digits.setDataDefinedProperty(QgsSymbolLayer.Property.Character, QgsProperty.fromField("number"))
    symbol.appendSymbolLayer(digits)
    renderer = QgsPointDisplacementRenderer()
    renderer.setEmbeddedRenderer(QgsSingleSymbolRenderer(symbol))
    renderer.setPlacement(QgsPointDisplacementRenderer.Placement.Ring)
    renderer.setTolerance(4.2)
    renderer.setToleranceUnit(Qgis.RenderUnit.Millimeters)
    renderer.setCircleColor(QColor(BLUE))
    renderer.setCircleWidth(0.25)
    renderer.setCenterSymbol(QgsMarkerSymbol.createSimple({"name": "circle", "size": "1.2", "color": BLUE}))
    renderer.setLabelAttributeName("")
    layer.setRenderer(renderer)


def group_name(choices: ChoiceLists, group: str) -> str:
    """A group of categories as people call it."""
    return choices.label("category_group", group) if group else choices.label("category", OTHER_CATEGORY)


def group_symbol(group: str) -> QgsMarkerSymbol:
    """The mark of a group; one the municipality made itself gets that of no group."""
    shape, colour = GROUP_MARKS.get(group, GROUP_MARKS[""])
    return QgsMarkerSymbol.createSimple(
        {"name": shape, "size": "2.8", "color": colour, "outline_color": "#ffffff", "outline_width": "0.25"}
    )


def _mark_groups(layer: QgsVectorLayer, choices: ChoiceLists, present: set[str]) -> None:
    categories = [
        QgsRendererCategory(group, group_symbol(group), group_name(choices, group))
        for group in GROUP_MARKS if group in present
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("group", categories))


def area_layer(areas: Iterable[Area], epsg: int, toned: bool) -> QgsVectorLayer:
    """Borders and names of the areas. `toned` fills them, for pages without a base map."""
    layer = _memory(
        "MultiPolygon", epsg, translate("MeetingMap", "Areas"), "field=name:string(120)&field=kind:string(40)"
    )
    features = []
    for area in areas:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([area.name, area.kind])
        geometry = QgsGeometry()
        geometry.fromWkb(area.wkb)
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    fill = {"color": "#f3f1ec" if toned else "0,0,0,0", "outline_color": "#8a8a8a", "outline_width": "0.3"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(fill)))
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    style = text_format(SMALL_SIZE + 0.5, colour="#555555")
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    halo.setColor(QColor("#ffffff"))
    style.setBuffer(halo)
    settings.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(len(features) > 1)
    return layer


def extent_of(events: Sequence[MapEvent], areas: QgsVectorLayer, ratio: float) -> QgsRectangle:
    """What the map frame (width : height = `ratio`) shows: all events with some room, or all areas where there are
    none."""
    extent = QgsRectangle()
    extent.setNull()
    for event in events:
        extent.combineExtentWith(event.x, event.y)
    if extent.isNull():
        extent = QgsRectangle(areas.extent())
    if extent.isNull():
        extent = QgsRectangle(-1000, -1000, 1000, 1000)
    # Never closer than 2 km across: one event alone must still be found on the map.
    width = max(extent.width() * 1.2, 2000.0, extent.height() * 1.2 * ratio)
    height = width / ratio
    centre = extent.center()
    return QgsRectangle(
        centre.x() - width / 2, centre.y() - height / 2, centre.x() + width / 2, centre.y() + height / 2
    )


def crs(epsg: int) -> QgsCoordinateReferenceSystem:
    """Coordinate system of a workspace."""
    return QgsCoordinateReferenceSystem.fromEpsgId(epsg)
