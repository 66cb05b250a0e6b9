"""Where everything goes on a meeting map's paper, measured before anything is drawn. Lengths in millimetres.

A quiet week has list, measures and box beside a wide map. The more there is to read, the more room it gets: measures
and box move beneath the map, then the list takes half the page, and what still finds no room continues on a next sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import QRectF

from trygghet_plugin.core.words import translate
from trygghet_plugin.publication.content import MeetingContent
from trygghet_plugin.publication.page import BODY_SIZE, Page
from trygghet_plugin.publication.rows import (
    ROW_GAP,
    Placed,
    Row,
    balanced,
    bottom,
    event_row,
    flow,
    heading,
    measure_row,
    placed,
)

GAP = 3.5
LEAST_BOX, LEAST_CHARTS = 28.0, 88.0
# Of the body's height: how much measures and box may take beneath the map.
MOST_BENEATH = 0.34


@dataclass(frozen=True)
class Arrangement:
    """Where it all goes. `sheets` are the rows of each sheet of paper, the first beside and beneath the map.

    `rest` are rows that found no room yet.
    """

    map: QRectF
    charts: QRectF
    box: QRectF
    sheets: tuple[tuple[Placed, ...], ...]
    rest: tuple[Row, ...] = ()


def arrange(content: MeetingContent, page: Page) -> Arrangement:
    """The arrangement with the largest map in which everything has room on one sheet, else one of several sheets."""
    found = _beside(content, page)
    for map_columns, beneath in ((8, False), (8, True), (6, False), (6, True)):
        if not found.rest or (content.charts and map_columns < 8):
            break
        attempt = _beneath(content, page, map_columns, beneath)
        found = attempt if not attempt.rest or map_columns == 8 or len(attempt.rest) < len(found.rest) else found
    return replace(found, sheets=found.sheets + _further(found.rest, page), rest=())


def _beside(content: MeetingContent, page: Page) -> Arrangement:
    """List or charts, measures and box in the four columns beside the map."""
    side = _columns(page, 8, 4)
    told = _headlines(content, side)
    area = _under(told, side)
    area.setBottom(side.bottom() - LEAST_BOX - GAP)
    rows, rest, charts = _side(content, [area], _measures(content))
    end = max(bottom(rows, area.top() - GAP), charts.bottom()) + GAP
    box = QRectF(side.x(), end, side.width(), side.bottom() - end)
    return Arrangement(_columns(page, 0, 8), charts, box, ((*told, *rows),), tuple(rest))


def _beneath(content: MeetingContent, page: Page, map_columns: int, measures_too: bool) -> Arrangement:
    """The box, or measures and box, beneath the map: the rest has all of the side, in columns of at most four of the
    page's twelve."""
    whole = _columns(page, 0, map_columns)
    strip, box, open_ones, late = _strip(_measures(content) if measures_too else [], whole)
    whole.setBottom(strip.top() - GAP)
    told = _headlines(content, _columns(page, map_columns, 12 - map_columns))
    count = 1 if map_columns == 8 else 2
    each = (12 - map_columns) // count
    columns = [_under(told, _columns(page, map_columns + n * each, each)) for n in range(count)]
    rows, rest, charts = _side(content, columns, [] if measures_too else _measures(content))
    return Arrangement(whole, charts, box, ((*told, *rows, *open_ones),), (*rest, *late))


def _side(
    content: MeetingContent, columns: Sequence[QRectF], measures: Sequence[Row]
) -> tuple[list[Placed], Sequence[Row], QRectF]:
    """The list with measures under it; or the charts, whose area comes last, with measures under them."""
    if not content.charts:
        rows, rest = _with_note([*_list(content), *measures], columns)
        return rows, rest, QRectF(columns[0].topLeft(), columns[0].topLeft())
    (column,) = columns
    under = _height(measures, column.width()) + (GAP if measures else 0.0)
    charts = column.adjusted(0, 0, 0, -under)
    if charts.height() < LEAST_CHARTS:
        return [], measures, column
    rows, rest = flow(measures, [QRectF(column.x(), charts.bottom() + GAP, column.width(), under)])
    return rows, rest, charts


def _strip(measures: Sequence[Row], whole: QRectF) -> tuple[QRectF, QRectF, list[Placed], list[Row]]:
    """Measures in one or two columns and the box beside them, at the bottom of `whole`: the strip they take, the box,
    the measures in their places, and those without."""
    strip = QRectF(whole)
    if not measures:
        strip.setTop(whole.bottom() - LEAST_BOX)
        return strip, strip, [], []
    most = whole.height() * MOST_BENEATH
    for parts in (2, 3):
        width = (whole.width() - (parts - 1) * GAP) / parts
        height = LEAST_BOX
        columns: list[QRectF] = []
        rest: Sequence[Row] = measures
        while rest and height <= most:
            columns = [
                QRectF(whole.x() + n * (width + GAP), whole.bottom() - height, width, height) for n in range(parts)
            ]
            rows, rest = flow(measures, columns[:-1])
            height += 1.0
        if not rest:
            break
    late: list[Row] = []
    if rest:
        rows, rest = _with_note(measures, columns[:-1])
        late = [heading(_measures_title()), *rest]
    strip.setTop(columns[0].top())
    return strip, columns[-1], rows, late


def _further(rest: Sequence[Row], page: Page) -> tuple[tuple[Placed, ...], ...]:
    """What found no room on the first sheet, on as many more as it takes."""
    sheets = []
    while rest:
        rows, rest = balanced(rest, [_columns(page, first, 4) for first in (0, 4, 8)])
        if not rows:  # one row alone higher than a sheet: cut off rather than asked for for ever
            column = _columns(page, 0, 12)
            rows, rest = [placed(rest[0], column.x(), column.y(), column.width())], rest[1:]
        sheets.append(tuple(rows))
    return tuple(sheets)


def _with_note(rows: Sequence[Row], columns: Sequence[QRectF]) -> tuple[list[Placed], Sequence[Row]]:
    """As many rows as have room; where some have not, a last line says where they are."""
    found, rest = balanced(rows, columns)
    if not rest:
        return found, rest
    note = Row("", translate("MeetingMap", "Continued on the next sheet"))
    height = placed(note, 0, 0, columns[-1].width()).area.height() + ROW_GAP
    shorter = [*columns[:-1], columns[-1].adjusted(0, 0, 0, -height)]
    found, rest = flow(rows, shorter)
    last = columns[-1]
    return [*found, placed(note, last.x(), last.bottom() - height + ROW_GAP, last.width())], rest


def _headlines(content: MeetingContent, side: QRectF) -> list[Placed]:
    """The first in large, the others beneath it."""
    first, *others = content.headlines or ("",)
    rows = [Row(first, size=BODY_SIZE), *(Row(other, bold=False) for other in others)]
    found = []
    y = side.top()
    for row in rows:
        found.append(placed(row, side.x(), y, side.width()))
        y = found[-1].area.bottom() + 0.4
    return found


def _list(content: MeetingContent) -> list[Row]:
    if content.events:
        return [event_row(event) for event in content.events]
    text = translate(
        "MeetingMap", "No approved events in the period. That says what was reported, not that nothing happened."
    )
    return [Row(text, bold=False)]


def _measures(content: MeetingContent) -> list[Row]:
    rows = [measure_row(measure) for measure in content.measures]
    return [heading(_measures_title()), *rows] if rows else []


def _measures_title() -> str:
    return translate("MeetingMap", "Open measures")


def _height(rows: Sequence[Row], width: float) -> float:
    """Height of the rows beneath each other."""
    return sum(placed(row, 0, 0, width).area.height() + ROW_GAP for row in rows)


def _under(told: Sequence[Placed], side: QRectF) -> QRectF:
    """What the headlines leave of the side."""
    area = QRectF(side)
    area.setTop(bottom(told, side.top()) + GAP)
    return area


def _columns(page: Page, first: int, count: int) -> QRectF:
    """Some of the page's twelve columns, between title and footer."""
    left, width = page.columns(first, count)
    top, height = page.body
    return QRectF(left, top, width, height)
