"""CSV as people save it: `;`, `,` or tab, quotation marks, long texts, formula guards of our own exports.

A quotation mark that is never closed would make the rows after it part of its cell. So a line whose marks do not match
is refused as a row of its own, and reading goes on with the line after it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.table import Row, refused
from trygghet_plugin.exchange.values import shown, strip_guard

DELIMITERS = (";", "\t", ",")
# How many times over a file may be read in search of closing marks; a bound for files made to take for ever.
_READINGS = 10


def read_csv(text: str, delimiter: str, path: Path) -> tuple[tuple[str, ...], list[Row]]:
    """Columns and rows; the first row names the columns. ImportRefused where it cannot be read as a table."""
    # One long text must refuse its own row, not the file. The limit is the interpreter's, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    records = _Records(text, _delimiter(text, delimiter))
    header = tuple(strip_guard(cell.strip()) for cell in records.header())
    _check_columns(header, path)
    return header, list(_csv_rows(records.rows(len(header)), header))


class _Records:
    """The records of a text: their cells, and the line of a record that cannot be told from those after it."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = list(io.StringIO(text, newline=""))
        self._delimiter = delimiter
        self._at = 0

    def header(self) -> list[str]:
        """The cells of the first record; ImportRefused where its quotation marks do not match."""
        reader = self._reader(0)
        try:
            cells = next(reader, [])
        except csv.Error as problem:
            raise ImportRefused(_unmatched(1)) from problem
        self._at = reader.line_num
        return cells

    def rows(self, width: int) -> Iterator[tuple[list[str], int]]:
        """Cells and 0, or nothing and the number of a line whose quotation marks do not match."""
        left = _READINGS * len(self._lines)
        broken = 0
        while self._at < len(self._lines):
            start, reader = self._at, self._reader(self._at)
            try:
                for cells in reader:
                    end = start + reader.line_num
                    if end - self._at > 1 and self._swallows(self._at, end, cells, width):
                        break
                    yield cells, 0
                    self._at = end
                else:
                    return
            except csv.Error:
                pass  # told below: the line that opened the mark is a row, and refused
            broken = broken or self._at + 1
            left -= start + reader.line_num - self._at
            if left < 0:
                raise ImportRefused(_unmatched(broken))
            self._at += 1
            yield [], self._at

    def _reader(self, start: int) -> Any:
        lines = map(self._lines.__getitem__, range(start, len(self._lines)))
        return csv.reader(lines, delimiter=self._delimiter, strict=True)

    def _swallows(self, start: int, end: int, cells: list[str], width: int) -> bool:
        """Whether a record of several lines is rather a mark too many that happened to meet another.

        Then its cells are not those of a row, or each of its lines is a row by itself, with numbers where it has them.
        """
        if len(cells) < width or any(cells[width:]):
            return True
        alone = csv.reader(self._lines[start:end], delimiter=self._delimiter, quoting=csv.QUOTE_NONE)
        return width > 2 and all(len(line) == len(cells) and _alike(line, cells) for line in alone)


def _alike(line: list[str], cells: list[str]) -> bool:
    """Whether two rows have numbers in the same columns; cells of several lines and empty ones fit all."""
    pairs = [(one.strip(), other.strip()) for one, other in zip(line, cells) if "\n" not in other]
    return all(one[:1].isdigit() == other[:1].isdigit() for one, other in pairs if one and other)


def _unmatched(line: int) -> str:
    return translate(
        "Import",
        "The quotation marks in line {line} of the file do not match. Add the one that is missing or remove the one "
        "too many; one inside a text in quotation marks is written twice.",
    ).format(line=line)


def _csv_rows(records: Iterator[tuple[list[str], int]], header: tuple[str, ...]) -> Iterator[Row]:
    width = len(header)
    for index, (cells, broken) in enumerate(records, 2):
        if broken:
            yield Row(index, {}, None, _unmatched(broken))
            continue
        if not any(cells):
            continue
        # Few cells have a guard to take off, and most rows have as many cells as the header.
        stripped = [strip_guard(cell) if cell[:1] == "'" else cell for cell in cells]
        problem = ""
        if len(cells) > width and any(cells[width:]):
            problem = translate(
                "Import", "The row has {count} cells, the header {width}. Is a separator missing its quotation marks?"
            ).format(count=len(cells), width=width)
        if len(cells) < width:
            stripped.extend([""] * (width - len(cells)))
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
