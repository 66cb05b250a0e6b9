"""How one report is marked on the map: colours and shapes of look.md, as symbol layers.

Every status differs in shape as well as colour. Near (up to 1:25,000) marks carry icons; farther out they are small and
plain. Icons travel inside the style, so that a style saved in the database works on a machine without the plugin.
"""

from __future__ import annotations

import base64
from functools import lru_cache

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsGeometryGeneratorSymbolLayer,
    QgsMarkerSymbol,
    QgsMarkerSymbolLayer,
    QgsProperty,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.choices import (
    ALWAYS_INTERNAL_CATEGORIES,
    BLOCK_SIZE,
    DWELLING_PLACE_TYPES,
    OTHER_CATEGORY,
    RESOURCES,
)
from trygghet_plugin.core.review import ReviewStatus

AMBER, GREEN, GREY, BLUE = "#E69F00", "#009E73", "#7F7F7F", "#0072B2"
PAPER = QColor(255, 255, 255, 215)

NEAR_SCALE = 25_000
# A legend has no scale: it shows the near marks.
NEAR = f"coalesce(@map_scale, 1) <= {NEAR_SCALE}"

ICONS = RESOURCES / "icons"
MILLISECONDS_OF_DAY = 86_400_000

Prop = QgsSymbolLayer.Property


def _icon(name: str) -> str:
    return "base64:" + base64.b64encode((ICONS / f"{name}.svg").read_bytes()).decode("ascii")


@lru_cache(maxsize=1)
def category_icon_expression() -> str:
    """Icon of a report's category, out of our own list; a category the municipality added gets the one of `annat`."""
    codes = sorted(path.stem[len("category_"):] for path in ICONS.glob("category_*.svg"))
    quoted = QgsExpression.quotedValue
    pairs = ", ".join(f"{quoted(code)}, {quoted(_icon('category_' + code))}" for code in codes)
    other = quoted(_icon(f"category_{OTHER_CATEGORY}"))
    return f'coalesce(map_get(map({pairs}), "category"), {other})'


def overdue_expression(limit_days: int) -> str:
    """Whether a report has waited longer than the municipality's limit."""
    return f'coalesce(epoch(now()) - epoch("received_at") > {int(limit_days) * MILLISECONDS_OF_DAY}, false)'


def _size(layer: QgsMarkerSymbolLayer, near: float, far: float) -> None:
    """Millimetres near and far. (Sizes in metres would grow by themselves, but fill the legend with giants.)"""
    layer.setSize(near)
    layer.setDataDefinedProperty(Prop.PropertySize, QgsProperty.fromExpression(f"if({NEAR}, {near}, {far})"))


def _simple(shape: Qgis.MarkerShape, near: float, far: float, fill: QColor | None, stroke: str | None,
            width: float = 0.3) -> QgsSimpleMarkerSymbolLayer:
    layer = QgsSimpleMarkerSymbolLayer(shape)
    _size(layer, near, far)
    layer.setColor(fill or QColor(0, 0, 0, 0))
    layer.setStrokeWidth(width)
    if stroke is None:
        layer.setStrokeStyle(Qt.PenStyle.NoPen)
    else:
        layer.setStrokeColor(QColor(stroke))
    return layer


def _ring(layer: QgsSimpleMarkerSymbolLayer, thin: float, thick: float, limit_days: int) -> QgsSimpleMarkerSymbolLayer:
    """Let the ring of a mark thicken when its report has waited too long."""
    layer.setStrokeWidth(thin)
    width = f"if({overdue_expression(limit_days)}, {thick}, {thin})"
    layer.setDataDefinedProperty(Prop.PropertyStrokeWidth, QgsProperty.fromExpression(width))
    return layer


def _svg(name: str, size: float, fill: str, outline: str) -> QgsSvgMarkerSymbolLayer:
    layer = QgsSvgMarkerSymbolLayer(_icon(name))
    _size(layer, size, size / 2)
    layer.setFillColor(QColor(fill))
    layer.setStrokeColor(QColor(outline))
    layer.setDataDefinedProperty(Prop.PropertyLayerEnabled, QgsProperty.fromExpression(NEAR))
    return layer


def _new(limit_days: int) -> list[QgsSymbolLayer]:
    return [_ring(_simple(Qgis.MarkerShape.Circle, 4.4, 2.4, PAPER, AMBER), 0.6, 1.3, limit_days)]


def _needs_info(limit_days: int) -> list[QgsSymbolLayer]:
    ring = _ring(_simple(Qgis.MarkerShape.Circle, 5.6, 2.6, PAPER, AMBER), 0.25, 0.9, limit_days)
    disc = _simple(Qgis.MarkerShape.Circle, 4.4, 2.2, QColor(AMBER), None)
    return [ring, disc, _svg("status_needs_info", 5.3, AMBER, "#FFFFFF")]


def _edited(limit_days: int) -> list[QgsSymbolLayer]:
    ring = _ring(_simple(Qgis.MarkerShape.Circle, 5.2, 3.0, PAPER, GREEN), 0.6, 1.2, limit_days)
    return [ring, _simple(Qgis.MarkerShape.Circle, 3.4, 1.8, QColor(AMBER), None)]


def _approved() -> list[QgsSymbolLayer]:
    square = _simple(Qgis.MarkerShape.RoundedSquare, 6.0, 2.4, QColor(GREEN), "#FFFFFF", 0.25)
    icon = _svg(f"category_{OTHER_CATEGORY}", 4.6, "#FFFFFF", "#FFFFFF")
    icon.setDataDefinedProperty(Prop.PropertyName, QgsProperty.fromExpression(category_icon_expression()))
    return [square, icon]


def _rejected() -> list[QgsSymbolLayer]:
    return [_simple(Qgis.MarkerShape.Cross2, 2.6, 1.5, None, GREY, 0.5)]


def _duplicate() -> list[QgsSymbolLayer]:
    return [_simple(Qgis.MarkerShape.Circle, 2.8, 1.6, PAPER, GREY, 0.4)]


def symbol_layers(status: ReviewStatus, limit_days: int) -> list[QgsSymbolLayer]:
    """Symbol layers of a status, lowest first."""
    if status is ReviewStatus.NEW:
        return _new(limit_days)
    if status is ReviewStatus.NEEDS_INFO:
        return _needs_info(limit_days)
    if status is ReviewStatus.EDITED:
        return _edited(limit_days)
    return {ReviewStatus.APPROVED: _approved, ReviewStatus.REJECTED: _rejected,
            ReviewStatus.DUPLICATE: _duplicate}[status]()


def symbol(status: ReviewStatus, limit_days: int) -> QgsMarkerSymbol:
    """The mark of a status."""
    return _symbol_of(symbol_layers(status, limit_days))


def _symbol_of(layers: list[QgsSymbolLayer]) -> QgsMarkerSymbol:
    # A symbol made of a Python list does not own the layers in it (QGIS crashes); one that is handed them does.
    marker = QgsMarkerSymbol()
    marker.deleteSymbolLayer(0)
    for layer in layers:
        marker.appendSymbolLayer(layer)
    return marker


def selection_symbol(limit_days: int) -> QgsMarkerSymbol:
    """A selected report keeps its mark and gets a blue halo: colour alone never tells a status."""
    layers: list[QgsSymbolLayer] = [_simple(Qgis.MarkerShape.Circle, 9.0, 5.6, PAPER, BLUE, 1.1)]
    for status in ReviewStatus:
        for layer in symbol_layers(status, limit_days):
            enabled = layer.dataDefinedProperties().property(Prop.PropertyLayerEnabled)
            condition = f'"status" = {QgsExpression.quotedValue(status.value)}'
            if enabled.isActive():
                condition += f" AND {enabled.expressionString()}"
            layer.setDataDefinedProperty(Prop.PropertyLayerEnabled, QgsProperty.fromExpression(condition))
            layers.append(layer)
    return _symbol_of(layers)


def _codes(codes: frozenset[str]) -> str:
    return ", ".join(QgsExpression.quotedValue(code) for code in sorted(codes))


def partner_filter() -> str:
    """Which reports partners may see: approved ones, but none marked internal and no incident against staff."""
    return (f'"status" = {QgsExpression.quotedValue(ReviewStatus.APPROVED.value)} '
            'AND NOT coalesce("internal_only", false) '
            f"AND coalesce(\"category\", '') NOT IN ({_codes(ALWAYS_INTERNAL_CATEGORIES)})")


def partner_place_expression() -> str:
    """Where partners see a report: a dwelling in the middle of its block, in the layer's own metres."""
    x, y = (f"(floor({axis}(@geometry) / {BLOCK_SIZE}) + 0.5) * {BLOCK_SIZE}" for axis in ("x", "y"))
    return f'CASE WHEN "place_type" IN ({_codes(DWELLING_PLACE_TYPES)}) THEN make_point({x}, {y}) ELSE @geometry END'


def partner_symbol() -> QgsMarkerSymbol:
    """A plain point a meeting map can put a number beside."""
    place = QgsGeometryGeneratorSymbolLayer.create({})
    place.setSymbolType(Qgis.SymbolType.Marker)
    place.setGeometryExpression(partner_place_expression())
    place.setSubSymbol(_symbol_of([_simple(Qgis.MarkerShape.Circle, 3.2, 2.4, QColor(GREEN), "#FFFFFF", 0.3)]))
    return _symbol_of([place])
