"""A foreign table as it was read: columns and rows, before any of it means something to us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trygghet_plugin.core.errors import ImportRefused


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it (JSON: its place in the list), its cells, x and y of its point.

    `problem` says why the row cannot be read.
    """

    number: int
    cells: Mapping[str, Any]
    point: tuple[float, float] | None = None
    problem: str = ""


@dataclass(frozen=True)
class SourceTable:
    """A table that was opened. `sha256` is the file's, empty for a layer; `epsg` is that of the rows' points."""

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    epsg: int | None = None


def refused(message: str, **values: object) -> ImportRefused:
    """The error with its sentence filled in."""
    return ImportRefused(message.format(**values))
