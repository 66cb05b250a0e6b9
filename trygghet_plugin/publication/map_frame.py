"""The map on the page: base map, marks above all of its labels, legend, scale bar, north arrow."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
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

from trygghet_plugin.core.words import translate
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.page import (
    PRACTICE_COLOUR,
    SMALL_SIZE,
    TITLE_SIZE,
    Page,
    label,
    move,
    place,
    text_format,
)

BASE_ID = "map"
# The marks' map shows what the base map shows, also when somebody moves that in the layout designer.
_EXTENT = {
    QgsLayoutObject.DataDefinedProperty.MapXMin: "x_min",
    QgsLayoutObject.DataDefinedProperty.MapYMin: "y_min",
    QgsLayoutObject.DataDefinedProperty.MapXMax: "x_max",
    QgsLayoutObject.DataDefinedProperty.MapYMax: "y_max",
}


def ratio(page: Page) -> float:
    """Width of the map frame divided by its height."""
    return page.columns(0, 8)[1] / page.body[1]


def add(
    layout: QgsPrintLayout,
    page: Page,
    marks: QgsMapLayer,
    base: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    content: MeetingContent,
) -> None:
    """Put the map onto the page. `marks` lie in a map item of their own: within one, QGIS draws the labels of all
    layers above every mark, and the numbers are what the list refers to."""
    lower = _map(layout, page, base, extent, crs)
    lower.setId(BASE_ID)  # noqa: QGS201 (a layout item answers nothing)
    lower.setBackgroundColor(QColor("#fbfaf7"))
    lower.setFrameEnabled(True)
    lower.setFrameStrokeColor(QColor("#9a9a9a"))
    upper = _map(layout, page, [marks], extent, crs)
    upper.setBackgroundEnabled(False)
    for edge, function in _EXTENT.items():
        expression = f"{function}(map_get(item_variables('{BASE_ID}'), 'map_extent'))"
        upper.dataDefinedProperties().setProperty(edge, QgsProperty.fromExpression(expression))
    _furniture(layout, page, lower, [marks, *base[:1]], content)


def _map(
    layout: QgsPrintLayout,
    page: Page,
    layers: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
) -> QgsLayoutItemMap:
    top, height = page.body
    left, width = page.columns(0, 8)
    item = QgsLayoutItemMap(layout)
    place(item, layout, QRectF(left, top, width, height))
    item.setCrs(crs)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setExtent(extent)
    return item


def _furniture(
    layout: QgsPrintLayout,
    page: Page,
    map_item: QgsLayoutItemMap,
    layers: Sequence[QgsMapLayer],
    content: MeetingContent,
) -> None:
    top, height = page.body
    left, width = page.columns(0, 8)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(map_item)
    bar.applyDefaultSize(bar.guessUnits())
    bar.setTextFormat(text_format(SMALL_SIZE))
    bar.setHeight(1.4)
    bar.setBackgroundEnabled(True)
    layout.addLayoutItem(bar)
    bar.update()
    size = bar.sizeWithUnits()
    move(bar, QRectF(left + 2, top + height - size.height() - 2, size.width(), size.height()))
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(":/images/north_arrows/layout_default_north_arrow.svg")
    arrow.setLinkedMap(map_item)
    place(arrow, layout, QRectF(left + width - 11, top + 2, 9, 11))
    if content.practice:
        text = translate("MeetingMap", "PRACTICE")
        label(
            layout,
            text,
            QRectF(left + width / 2 - 40, top + 3, 80, 9),
            TITLE_SIZE,
            bold=True,
            colour=PRACTICE_COLOUR,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
    if content.events:
        _legend(layout, map_item, layers, left + 2, top + 2)


def _legend(
    layout: QgsPrintLayout, map_item: QgsLayoutItemMap, layers: Sequence[QgsMapLayer], x: float, y: float
) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    tree = legend.model().rootGroup()
    tree.removeAllChildren()
    for layer in layers:
        tree.addLayer(layer)
    for style in (
        QgsLegendStyle.Style.Title,
        QgsLegendStyle.Style.Subgroup,
        QgsLegendStyle.Style.Group,
        QgsLegendStyle.Style.SymbolLabel,
    ):
        component: QgsLegendStyle = legend.style(style)
        component.setTextFormat(text_format(SMALL_SIZE, bold=style is not QgsLegendStyle.Style.SymbolLabel))
        legend.setStyle(style, component)
    legend.setSymbolHeight(2.6)
    legend.setSymbolWidth(4.0)
    legend.setBoxSpace(1.2)
    legend.setBackgroundEnabled(True)
    layout.addLayoutItem(legend)
    legend.adjustBoxSize()
    size = legend.sizeWithUnits()
    move(legend, QRectF(x, y, size.width(), size.height()))
