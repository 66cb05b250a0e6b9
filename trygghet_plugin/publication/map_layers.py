"""The layers of a meeting map: copies that hold only what the page's audience may see, never the report layer
itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsGeometryGeneratorSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.choices import OTHER_CATEGORY, ChoiceLists
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers.properties import ROLE
from trygghet_plugin.publication.content import MapEvent, MeetingContent
from trygghet_plugin.publication.page import BLUE, SMALL_SIZE, family, text_format
from trygghet_plugin.publication.spread import spread

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import Area

DISC, DISC_GAP, NUMBER_SIZE, MARK = 5.4, 0.5, 3.0, 2.8
# As large as the square within a disc: those of two discs side by side never overlap, whatever their direction.
BLANK, BLANK_SIZE = "\u2007\u2007", 9.5
SIDE_ROOM, BOTTOM_ROOM = 9.0, 15.5
# Where a disc stands, in the map's metres.
MOVED = "translate(@geometry, dx * @map_scale / 1000, -dy * @map_scale / 1000)"
BORDER_DECIMALS = 1
MEANINGFUL = str.maketrans({"|": "¦", "\\": "/", '"': "”"})
# One mark a group, told apart by shape as well as colour (Okabe–Ito).
GROUP_MARKS = {
    "skrap": ("square", "#D55E00"),
    "ordning": ("triangle", "#CC79A7"),
    "brott": ("diamond", "#0072B2"),
    "trafik": ("pentagon", "#009E73"),
    "miljo": ("circle", "#56B4E9"),
    "": ("cross_fill", "#5F5F5F"),
}


def _layer(features: Iterable[tuple[dict[str, object], object]], epsg: int, name: str) -> QgsVectorLayer:
    """A layer of features, given as attributes and GeoJSON geometry, whose source is the data itself: a project that is
    saved with a meeting map has its marks after a restart, and no file beside it."""
    text = json.dumps(
        {
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}},
            "features": [
                {"type": "Feature", "properties": attributes, "geometry": geometry}
                for attributes, geometry in features
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    layer = QgsVectorLayer(text, name, "ogr")
    layer.setReadOnly(True)
    layer.setCustomProperty(ROLE, "meeting_map")
    return layer


def event_layer(
    content: MeetingContent, epsg: int, choices: ChoiceLists, frame: QRectF, extent: QgsRectangle
) -> QgsVectorLayer:
    """The events as points: numbers that match the list, or one mark a group where they are too many to number.

    `frame` is the map on paper (mm) and `extent` what it shows: numbers that would cover each other move apart there.
    """
    events = [event for event in content.events if event.is_on_map]
    offsets = _offsets(events, frame, extent) if content.numbered else [(0.0, 0.0)] * len(events)
    features = []
    for event, (dx, dy) in zip(events, offsets):
        choice = choices.get("category", event.category)
        # Nothing else of the event: whoever has the layout has the layer, too.
        attributes = {"number": event.number, "group": (choice.group if choice else None) or "", "dx": dx, "dy": dy}
        features.append((attributes, {"type": "Point", "coordinates": [event.x, event.y]}))
    layer = _layer(features, epsg, translate("MeetingMap", "Events"))
    if content.numbered:
        _number(layer)
    else:
        _mark_groups(layer, choices, {str(attributes["group"]) for attributes, _geometry in features})
    _keep_clear(layer, BLANK_SIZE if content.numbered else BLANK_SIZE * MARK / DISC)
    return layer


def _offsets(events: Sequence[MapEvent], frame: QRectF, extent: QgsRectangle) -> list[tuple[float, float]]:
    """How far (mm, to the right and down) each number stands from its place."""
    scale = frame.width() / extent.width()
    anchors = [((event.x - extent.xMinimum()) * scale, (extent.yMaximum() - event.y) * scale) for event in events]
    places = spread(anchors, DISC + DISC_GAP, (frame.width(), frame.height()))
    return [
        (round(place[0] - anchor[0], 2), round(place[1] - anchor[1], 2)) for place, anchor in zip(places, anchors)
    ]


def _number(layer: QgsVectorLayer) -> None:
    """Numbered discs, each with a line to its place where it had to leave it."""
    line = QgsGeometryGeneratorSymbolLayer.create(
        {
            "SymbolType": "Line",
            "geometryModifier": f"if(sqrt(dx^2 + dy^2) > {0.8 * DISC}, make_line(@geometry, {MOVED}), NULL)",
        }
    )
    line.setSubSymbol(QgsLineSymbol.createSimple({"color": BLUE, "width": "0.3"}))
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": str(DISC), "color": BLUE, "outline_color": "#ffffff", "outline_width": "0.35"}
    )
    digits = QgsFontMarkerSymbolLayer(family(), BLANK[0], NUMBER_SIZE, QColor("#ffffff"))
    digits.setFontStyle("Bold")
    digits.setDataDefinedProperty(QgsSymbolLayer.Property.Character, QgsProperty.fromField("number"))
    symbol.appendSymbolLayer(digits)
    # QGIS centres the line of text, and digits stand on its lower half.
    for part, raised in zip(symbol.symbolLayers(), (0.0, 0.25)):
        offset = QgsProperty.fromExpression(f"to_string(dx) || ',' || to_string(dy - {raised})")
        part.setDataDefinedProperty(QgsSymbolLayer.Property.Offset, offset)
    symbol.insertSymbolLayer(0, line)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _keep_clear(layer: QgsVectorLayer, size: float) -> None:
    """An unseen label (of `size` points) upon each mark, which comes before all place names: theirs make way for it."""
    settings = QgsPalLayerSettings()
    settings.fieldName = f"'{BLANK}'"
    settings.isExpression = True
    settings.setFormat(text_format(size))
    settings.priority = 10
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.PreventOverlap)
    settings.obstacleSettings().setFactor(2.0)
    properties = settings.dataDefinedProperties()
    for name, expression in {
        QgsPalLayerSettings.Property.PositionX: f"x({MOVED})",
        QgsPalLayerSettings.Property.PositionY: f"y({MOVED})",
        QgsPalLayerSettings.Property.Hali: "'Center'",
        QgsPalLayerSettings.Property.Vali: "'Half'",
    }.items():
        properties.setProperty(name, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def group_name(choices: ChoiceLists, group: str) -> str:
    """A group of categories as people call it."""
    return choices.label("category_group", group) if group else choices.label("category", OTHER_CATEGORY)


def group_symbol(group: str) -> QgsMarkerSymbol:
    """The mark of a group; one the municipality made itself gets that of no group."""
    shape, colour = GROUP_MARKS.get(group, GROUP_MARKS[""])
    return QgsMarkerSymbol.createSimple(
        {"name": shape, "size": str(MARK), "color": colour, "outline_color": "#ffffff", "outline_width": "0.25"}
    )


def _mark_groups(layer: QgsVectorLayer, choices: ChoiceLists, present: set[str]) -> None:
    categories = [
        QgsRendererCategory(group, group_symbol(group), group_name(choices, group))
        for group in GROUP_MARKS if group in present
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("group", categories))


def area_layer(areas: Iterable[Area], epsg: int, toned: bool) -> QgsVectorLayer:
    """Borders and names of the areas. `toned` fills them, for pages without a base map."""
    features = []
    for area in areas:
        geometry = QgsGeometry()
        geometry.fromWkb(area.wkb)
        features.append(({"name": _plain(area.name)}, json.loads(geometry.asJson(BORDER_DECIMALS))))
    layer = _layer(features, epsg, translate("MeetingMap", "Areas"))
    fill = {"color": "#f3f1ec" if toned else "0,0,0,0", "outline_color": "#8a8a8a", "outline_width": "0.3"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(fill)))
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    style = text_format(SMALL_SIZE, colour="#555555")
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    halo.setColor(QColor("#ffffff"))
    style.setBuffer(halo)
    settings.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(len(features) > 1)
    return layer


def _plain(name: str) -> str:
    """A name without what means something within a layer's source: a bar to QGIS, a backslash in a path of Windows."""
    return "".join(letter for letter in name.translate(MEANINGFUL) if letter.isprintable())


def extent_of(events: Sequence[MapEvent], areas: QgsVectorLayer, frame: QRectF, top_room: float) -> QgsRectangle:
    """What the map shows on its `frame` (mm) on paper: all events, or all areas where there are none, with `top_room`
    above them for legend and north arrow."""
    extent = QgsRectangle()
    extent.setNull()
    for event in events:
        if event.is_on_map:
            extent.combineExtentWith(event.x, event.y)
    if extent.isNull():
        extent = QgsRectangle(areas.extent())
    if extent.isNull():
        extent = QgsRectangle(-1000, -1000, 1000, 1000)
    # Metres to a millimetre, so that all of it lies clear of legend, north arrow and scale bar; and never closer than
    # 2 km across: one event alone must still be found on the map.
    inner = frame.adjusted(SIDE_ROOM, top_room, -SIDE_ROOM, -BOTTOM_ROOM)
    metres = max(extent.width() / inner.width(), extent.height() / inner.height(), 2000.0 / frame.width())
    centre = extent.center()
    left = centre.x() - (inner.center().x() - frame.left()) * metres
    top = centre.y() + (inner.center().y() - frame.top()) * metres
    return QgsRectangle(left, top - frame.height() * metres, left + frame.width() * metres, top)


def crs(epsg: int) -> QgsCoordinateReferenceSystem:
    """Coordinate system of a workspace."""
    return QgsCoordinateReferenceSystem.fromEpsgId(epsg)
