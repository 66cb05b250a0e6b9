"""The meeting map's page: title, map of eight columns, list or charts in four, footer.

Draws what `content` says, decides nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayoutItemPage,
    QgsLayoutSize,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF, Qt

from trygghet_plugin.charts.export import DPI, MILLIMETRES_PER_INCH, to_svg
from trygghet_plugin.charts.painter import best_height
from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.core.words import translate
from trygghet_plugin.publication import event_table, map_frame
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.page import (
    BODY_SIZE,
    PRACTICE_COLOUR,
    SMALL_SIZE,
    TITLE_SIZE,
    Page,
    box,
    family,
    label,
    picture,
    text_height,
)

GAP = 2.5
LINE_HEIGHT = 4.4
DECISIONS_HEIGHT = 24.0
MEASURES_HEIGHT, MEASURE_ROW = 30.0, 7.5
# Charts write 9 pt at scale 1: from the size of the page's own text down to its smallest.
CHART_SCALES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


def build(
    project: QgsProject,
    content: MeetingContent,
    page: Page,
    marks: QgsMapLayer,
    base: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
) -> QgsPrintLayout:
    """The page as a layout of `project`. `marks` are drawn above everything else, `base` beneath, topmost first."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(f"{content.title} {content.subtitle}")
    paper: QgsLayoutItemPage = layout.pageCollection().page(0)
    paper.setPageSize(QgsLayoutSize(page.width, page.height, Qgis.LayoutUnit.Millimeters))
    _header(layout, page, content)
    map_frame.add(layout, page, marks, base, extent, crs, content)
    _side(layout, page, content)
    _footer(layout, page, content)
    return layout


def _header(layout: QgsPrintLayout, page: Page, content: MeetingContent) -> None:
    left, width = page.columns(0, 9)
    label(layout, content.title, QRectF(left, 8.0, width, 9.5), TITLE_SIZE, bold=True)
    label(layout, content.subtitle, QRectF(left, 19.0, width, 6.0), BODY_SIZE + 2.5)
    left, width = page.columns(9, 3)
    right = Qt.AlignmentFlag.AlignRight
    label(layout, content.municipality, QRectF(left, 10.0, width, 6.0), BODY_SIZE + 2.5, bold=True, align=right)
    if content.practice:
        text = translate("MeetingMap", "PRACTICE – invented reports")
        label(
            layout,
            text,
            QRectF(left, 18.5, width, 7.0),
            BODY_SIZE + 2.5,
            bold=True,
            colour=PRACTICE_COLOUR,
            align=right,
        )


def _side(layout: QgsPrintLayout, page: Page, content: MeetingContent) -> None:
    """Headlines, then list or charts, open measures, and the empty box for what is decided, which takes the rest."""
    left, width = page.columns(8, 4)
    top, height = page.body
    bottom = top + height
    y = top
    for index, line in enumerate(content.headlines):
        size = BODY_SIZE + (1.5 if index == 0 else 0)
        tall = text_height(line, width - 1, size, bold=index == 0) + 0.6
        label(layout, line, QRectF(left, y, width, tall), size, bold=index == 0)
        y += tall + (0.8 if index == 0 else 0)
    y += GAP
    measures = (
        min(MEASURES_HEIGHT, LINE_HEIGHT + GAP + len(content.measures) * MEASURE_ROW) if content.measures else 0.0
    )
    room = bottom - y - DECISIONS_HEIGHT - GAP - measures
    area = QRectF(left, y, width, room)
    y += _charts(layout, content.charts, area) if content.charts else _events(layout, content, area)
    y += GAP
    if content.measures:
        label(
            layout, translate("MeetingMap", "Open measures"), QRectF(left, y, width, LINE_HEIGHT), BODY_SIZE, bold=True
        )
        y += LINE_HEIGHT
        rows = event_table.measure_rows(content.measures)
        y += (
            event_table.add_table(layout, rows, (0.5, 0.32, 0.18), QRectF(left, y, width, measures - LINE_HEIGHT - GAP))
            + GAP
        )
    area = QRectF(left, y, width, bottom - y)
    box(layout, area)
    label(
        layout,
        translate("MeetingMap", "Decisions today: what / who / when"),
        area.adjusted(1.5, 1.2, -1.5, 0),
        BODY_SIZE,
        bold=True,
    )


def _events(layout: QgsPrintLayout, content: MeetingContent, area: QRectF) -> float:
    if not content.events:
        text = translate(
            "MeetingMap", "No approved events in the period. That says what was reported, not that nothing happened."
        )
        label(layout, text, QRectF(area.x(), area.y(), area.width(), 3 * LINE_HEIGHT), BODY_SIZE)
        return 3 * LINE_HEIGHT
    return event_table.add_table(layout, event_table.event_rows(content.events), (0.06, 0.44, 0.24, 0.26), area)


def _charts(layout: QgsPrintLayout, charts: Sequence[ChartSpec], area: QRectF) -> float:
    """The charts beneath each other, each as high as it needs; static base64 SVG, so that they stay vector in PDF."""
    scale, heights = _chart_sizes(charts, area)
    y = area.y()
    for spec, height in zip(charts, heights):
        svg = to_svg(spec, area.width(), height, scale, family())
        picture(layout, "base64:" + base64.b64encode(svg).decode("ascii"), QRectF(area.x(), y, area.width(), height))
        y += height + GAP
    return y - GAP - area.y()


def _chart_sizes(charts: Sequence[ChartSpec], area: QRectF) -> tuple[float, list[float]]:
    """One scale for all charts, the largest at which they fit, and their heights in millimetres."""
    pixel = MILLIMETRES_PER_INCH / DPI
    room = area.height() - GAP * (len(charts) - 1)
    for scale in CHART_SCALES:
        heights = [best_height(spec, area.width() / pixel, scale, family()) * pixel for spec in charts]
        if sum(heights) <= room:
            return scale, heights
    return CHART_SCALES[-1], [height * room / sum(heights) for height in heights]


def _footer(layout: QgsPrintLayout, page: Page, content: MeetingContent) -> None:
    left, width = page.columns(0, 12)
    y = page.height - 16.5
    for index, line in enumerate(content.footer):
        label(layout, line, QRectF(left, y, width, 3.4), SMALL_SIZE, bold=index == 0)
        y += 3.5
