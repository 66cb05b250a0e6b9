"""The figures of a chart as a table: for the keyboard and screen readers, for copying, and as CSV."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Union

from trygghet_plugin.charts.spec import HOURS, ChartKind, ChartSpec
from trygghet_plugin.core.words import language, translate
from trygghet_plugin.exchange.values import guard_formula

Cell = Union[str, float, None]


@dataclass(frozen=True)
class Table:
    """Header and rows. The first cell of a row is text, the others are figures, None (withheld), or a remark."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(spec: ChartSpec) -> Table:
    """The same numbers as the chart draws."""
    if spec.kind is ChartKind.HEAT:
        header = (spec.label_name, *(f"{hour:02d}–{hour + 1:02d}" for hour in range(HOURS)))
        rows = (
            (label, *spec.values[day * HOURS:(day + 1) * HOURS]) for day, label in enumerate(spec.labels)
        )
        return Table(header, tuple(rows))
    columns = [(spec.value_name or spec.unit.capitalize(), spec.values)]
    if spec.compared:
        columns.append((spec.compared_name, spec.compared))
    if spec.official:
        columns.append((spec.official_name, spec.official))
    header = (spec.label_name, *(name for name, _values in columns))
    if spec.partial:
        header = (*header, translate("Charts", "Remark"))
    return Table(header, tuple(_row(spec, index, columns) for index in range(len(spec.labels))))


def _row(spec: ChartSpec, index: int, columns: list[tuple[str, tuple[float | None, ...]]]) -> tuple[Cell, ...]:
    row: tuple[Cell, ...] = (spec.labels[index], *(values[index] for _name, values in columns))
    if spec.partial:
        row = (*row, spec.partial_name if index in spec.partial else "")
    return row


def to_csv(spec: ChartSpec) -> bytes:
    """The table as CSV that a Swedish spreadsheet opens: `;`, UTF-8 with BOM, and no text that runs as a formula."""
    return b"\xef\xbb\xbf" + delimited(table_of(spec), spec, ";").encode("utf-8")


def delimited(table: Table, spec: ChartSpec, delimiter: str) -> str:
    """Header and rows as lines, with the decimals of the user's language."""
    lines = StringIO()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    for row in (table.header, *table.rows):
        writer.writerow([_plain(cell, spec) for cell in row])
    return lines.getvalue()


def _plain(cell: Cell, spec: ChartSpec) -> str:
    if isinstance(cell, str):
        return guard_formula(cell)
    if cell is None:
        return spec.withheld
    text = f"{cell:.0f}" if cell.is_integer() else f"{cell:.4f}".rstrip("0")
    return text.replace(".", ",") if language() == "sv" else text
