"""The map on the page: base map, marks above all of its labels, legend, scale bar, north arrow."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsCoordinateReferenceSystem,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutObject,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.words import THIN_SPACE, language, translate
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.page import (
    PRACTICE_COLOUR,
    SMALL_SIZE,
    TITLE_SIZE,
    label,
    move,
    place,
    text_format,
)

BASE_ID = "map"
INSET = 2.0
ARROW_ROOM, LEGEND_ROW, LEGEND_GAP = 20.0, 4.6, 1.2
METRES_PER_KILOMETRE = 1000
# The marks' map shows what the base map shows, also when somebody moves that in the layout designer.
_EXTENT = {
    QgsLayoutObject.DataDefinedProperty.MapXMin: "x_min",
    QgsLayoutObject.DataDefinedProperty.MapYMin: "y_min",
    QgsLayoutObject.DataDefinedProperty.MapXMax: "x_max",
    QgsLayoutObject.DataDefinedProperty.MapYMax: "y_max",
}


def add(
    layout: QgsPrintLayout,
    area: QRectF,
    marks: QgsMapLayer,
    base: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    content: MeetingContent,
) -> None:
    """Put the map onto the page.

    `marks` lie in a map item of their own, too: within one, QGIS draws the labels of all layers above every mark, and
    the numbers are what the list refers to. In the lower one they keep place names from being written beneath them.
    """
    lower = _map(layout, area, [marks, *base], extent, crs)
    lower.setId(BASE_ID)  # noqa: QGS201 (a layout item answers nothing)
    lower.setBackgroundColor(QColor("#fbfaf7"))
    lower.setFrameEnabled(True)
    lower.setFrameStrokeColor(QColor("#9a9a9a"))
    upper = _map(layout, area, [marks], extent, crs)
    upper.setBackgroundEnabled(False)
    for edge, function in _EXTENT.items():
        expression = f"{function}(map_get(item_variables('{BASE_ID}'), 'map_extent'))"
        upper.dataDefinedProperties().setProperty(edge, QgsProperty.fromExpression(expression))
    upon = [_scale_bar(layout, lower, area), _arrow(layout, lower, area)]
    if content.practice:
        upon.append(_practice(layout, area))
    if content.events:
        upon.append(_legend(layout, lower, [marks, *base[:1]], area))
    for item in upon:  # no place name is written beneath them
        lower.addLabelBlockingItem(item)


def top_room(content: MeetingContent, choices: ChoiceLists) -> float:
    """Height of what lies upon the upper part of the map."""
    marks = {getattr(choices.get("category", event.category), "group", "") for event in content.events}
    return ARROW_ROOM if content.numbered else max(ARROW_ROOM, LEGEND_ROW * (len(marks) + 2))


def _map(
    layout: QgsPrintLayout,
    area: QRectF,
    layers: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    place(item, layout, area)
    item.setCrs(crs)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setExtent(extent)
    return item


def _arrow(layout: QgsPrintLayout, map_item: QgsLayoutItemMap, area: QRectF) -> QgsLayoutItem:
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(":/images/north_arrows/layout_default_north_arrow.svg")
    arrow.setLinkedMap(map_item)
    place(arrow, layout, QRectF(area.right() - 11, area.y() + INSET, 9, 11))
    return arrow


def _practice(layout: QgsPrintLayout, area: QRectF) -> QgsLayoutItem:
    return label(
        layout,
        translate("MeetingMap", "PRACTICE"),
        QRectF(area.center().x() - 20, area.y() + 3, 40, 9),
        TITLE_SIZE,
        bold=True,
        colour=PRACTICE_COLOUR,
        align=Qt.AlignmentFlag.AlignHCenter,
    )


def _scale_bar(layout: QgsPrintLayout, map_item: QgsLayoutItemMap, area: QRectF) -> QgsLayoutItem:
    """About a fifth of the map long, in round metres or kilometres as they are written in the user's language."""
    wanted = map_item.extent().width() / 10
    power = 10 ** math.floor(math.log10(wanted))
    segment = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    in_metres = 2 * segment < METRES_PER_KILOMETRE
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(map_item)
    bar.setUnits(Qgis.DistanceUnit.Meters if in_metres else Qgis.DistanceUnit.Kilometers)
    bar.setUnitLabel("m" if in_metres else "km")
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setUnitsPerSegment(segment if in_metres else segment / METRES_PER_KILOMETRE)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    numbers = QgsBasicNumericFormat()
    numbers.setNumberDecimalPlaces(3)
    numbers.setShowTrailingZeros(False)
    numbers.setThousandsSeparator(THIN_SPACE)
    numbers.setDecimalSeparator("," if language() == "sv" else ".")
    bar.setNumericFormat(numbers)
    bar.setTextFormat(text_format(SMALL_SIZE))
    bar.setHeight(1.4)
    bar.setLabelBarSpace(1.0)
    bar.setBoxContentSpace(1.2)
    bar.setBackgroundEnabled(True)
    layout.addLayoutItem(bar)
    bar.update()
    size = bar.minimumSize()
    move(bar, QRectF(area.x() + INSET, area.bottom() - size.height() - INSET, size.width(), size.height()))
    return bar


def _legend(
    layout: QgsPrintLayout, map_item: QgsLayoutItemMap, layers: Sequence[QgsMapLayer], area: QRectF
) -> QgsLayoutItem:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    tree = legend.model().rootGroup()
    tree.removeAllChildren()
    for layer in layers:
        tree.addLayer(layer)
    for style in (
        QgsLegendStyle.Style.Title,
        QgsLegendStyle.Style.Group,
        QgsLegendStyle.Style.Subgroup,
        QgsLegendStyle.Style.Symbol,
        QgsLegendStyle.Style.SymbolLabel,
    ):
        component: QgsLegendStyle = legend.style(style)
        component.setTextFormat(text_format(SMALL_SIZE))
        component.setMargin(QgsLegendStyle.Side.Top, LEGEND_GAP)
        component.setMargin(QgsLegendStyle.Side.Bottom, 0.0)
        legend.setStyle(style, component)
    legend.setSymbolHeight(2.6)
    legend.setSymbolWidth(5.6)
    legend.setBoxSpace(2.0)
    legend.setBackgroundEnabled(True)
    layout.addLayoutItem(legend)
    legend.adjustBoxSize()
    size = legend.sizeWithUnits()
    move(legend, QRectF(area.x() + INSET, area.y() + INSET, size.width(), size.height()))
    return legend
