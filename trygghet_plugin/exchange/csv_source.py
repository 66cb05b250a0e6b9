"""CSV as people save it: `;`, `,` or tab, quotation marks, long texts, formula guards of our own exports."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.table import Row, refused
from trygghet_plugin.exchange.values import shown, strip_guard

DELIMITERS = (";", "\t", ",")


def read_csv(text: str, delimiter: str, path: Path) -> tuple[tuple[str, ...], list[Row]]:
    """Columns and rows; the first row names the columns. ImportRefused where it cannot be read as a table."""
    # One long text must refuse its own row, not the file. The limit is the interpreter's, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, delimiter))
    try:
        header = tuple(strip_guard(cell.strip()) for cell in next(reader, []))
        rows = list(_csv_rows(reader, header))
    except csv.Error as problem:
        raise refused(
            translate("Import", "“{name}” cannot be read as a table in line {line} ({problem})."),
            name=path.name,
            line=reader.line_num,
            problem=problem,
        ) from problem
    _check_columns(header, path)
    return header, rows


def _csv_rows(reader: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Row]:
    width = len(header)
    for index, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        stripped = [strip_guard(cell) for cell in cells]
        problem = ""
        if any(stripped[width:]):
            problem = translate(
                "Import", "The row has {count} cells, the header {width}. Is a separator missing its quotation marks?"
            ).format(count=len(cells), width=width)
        stripped.extend([""] * (width - len(stripped)))
        yield Row(index, dict(zip(header, stripped)), None, problem)


def _delimiter(text: str, wanted: str) -> str:
    if wanted != "auto":
        return wanted
    # Separators inside quotation marks are text.
    first_line = re.sub(r'"[^"]*"', "", text[:100_000].lstrip("\r\n")).split("\n", 1)[0]
    return max(DELIMITERS, key=first_line.count)


def _check_columns(columns: Sequence[str], path: Path) -> None:
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise refused(
            translate("Import", "“{name}” has two columns named “{column}”. Rename one."),
            name=path.name,
            column=shown(twice[0]),
        )
