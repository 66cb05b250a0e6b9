"""The meeting map's paper: title, map, list or charts, measures, the box for what is decided, footer.

Draws what `content` says where `arrangement` puts it, decides nothing.
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
from trygghet_plugin.publication import map_frame, rows
from trygghet_plugin.publication.arrangement import GAP, Arrangement
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
    line_height,
    picture,
    wrapped,
)

# Charts write 9 pt at scale 1: from the size of the page's own text down.
CHART_SCALES = (0.83, 0.8, 0.75, 0.7)


def build(
    project: QgsProject,
    content: MeetingContent,
    page: Page,
    arranged: Arrangement,
    marks: QgsMapLayer,
    base: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
) -> QgsPrintLayout:
    """The page as a layout of `project`. `marks` are drawn above everything else, `base` beneath, topmost first."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(f"{content.title} {content.subtitle}")
    papers = layout.pageCollection()
    for sheet in range(len(arranged.sheets)):
        if sheet:
            papers.addPage(QgsLayoutItemPage(layout))
        papers.page(sheet).setPageSize(QgsLayoutSize(page.width, page.height, Qgis.LayoutUnit.Millimeters))
    papers.reflow()
    map_frame.add(layout, arranged.map, marks, base, extent, crs, content)
    _charts(layout, content.charts, arranged.charts)
    _decisions(layout, arranged.box)
    for sheet, placed in enumerate(arranged.sheets):
        _header(layout, page, content, sheet)
        rows.draw(layout, placed, sheet)
        _footer(layout, page, content, sheet, len(arranged.sheets))
    return layout


def _header(layout: QgsPrintLayout, page: Page, content: MeetingContent, sheet: int) -> None:
    left, width = page.columns(0, 8)
    # A title too long for one large line is set on two smaller ones, which are as high.
    size = TITLE_SIZE if len(wrapped(content.title, width, TITLE_SIZE, bold=True)) <= 1 else BODY_SIZE
    lines = wrapped(content.title, width, size, bold=True)
    title = "\n".join(lines[:2]) + ("…" if len(lines) > 2 else "")
    label(layout, title, QRectF(left, 8.0, width, 9.5), size, bold=True, sheet=sheet)
    label(layout, content.subtitle, QRectF(left, 18.5, width, 6.0), BODY_SIZE, sheet=sheet)
    left, width = page.columns(8, 4)
    right = Qt.AlignmentFlag.AlignRight
    label(
        layout, content.municipality, QRectF(left, 10.5, width, 6.0), BODY_SIZE, bold=True, align=right, sheet=sheet
    )
    if content.practice:
        text = translate("MeetingMap", "PRACTICE – invented reports")
        label(
            layout,
            text,
            QRectF(left, 18.5, width, 6.0),
            BODY_SIZE,
            bold=True,
            colour=PRACTICE_COLOUR,
            align=right,
            sheet=sheet,
        )


def _decisions(layout: QgsPrintLayout, area: QRectF) -> None:
    """The empty box that is written in by hand."""
    box(layout, area)
    text = translate("MeetingMap", "Decisions today: what / who / when")
    label(layout, text, area.adjusted(2.0, 1.6, -2.0, 0), BODY_SIZE, bold=True)


def _charts(layout: QgsPrintLayout, charts: Sequence[ChartSpec], area: QRectF) -> None:
    """The charts beneath each other, each as high as it needs; static base64 SVG, so that they stay vector in PDF."""
    if not charts:
        return
    scale, heights = _chart_sizes(charts, area)
    y = area.y()
    for spec, height in zip(charts, heights):
        svg = to_svg(spec, area.width(), height, scale, family())
        picture(layout, "base64:" + base64.b64encode(svg).decode("ascii"), QRectF(area.x(), y, area.width(), height))
        y += height + GAP


def _chart_sizes(charts: Sequence[ChartSpec], area: QRectF) -> tuple[float, list[float]]:
    """One scale for all charts, the largest at which they fit, and their heights in millimetres."""
    pixel = MILLIMETRES_PER_INCH / DPI
    room = area.height() - GAP * (len(charts) - 1)
    for scale in CHART_SCALES:
        heights = [best_height(spec, area.width() / pixel, scale, family()) * pixel for spec in charts]
        if sum(heights) <= room:
            return scale, heights
    return CHART_SCALES[-1], [height * room / sum(heights) for height in heights]


def _footer(layout: QgsPrintLayout, page: Page, content: MeetingContent, sheet: int, sheets: int) -> None:
    left, width = page.columns(0, 11)
    height = line_height(SMALL_SIZE)
    y = page.height - 16.0
    for index, line in enumerate(content.footer):
        label(layout, line, QRectF(left, y, width, height), SMALL_SIZE, bold=index == 0, sheet=sheet)
        y += height + 0.3
    if sheets > 1:
        text = translate("MeetingMap", "Sheet {number} of {count}").format(number=sheet + 1, count=sheets)
        right = Qt.AlignmentFlag.AlignRight
        left, width = page.columns(11, 1)
        label(layout, text, QRectF(left, page.height - 16.0, width, height), SMALL_SIZE, align=right, sheet=sheet)
