"""The protocol of an import: every row and what became of it, as a CSV a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.values import guard_formula, shown

HEADER = ("row", "source_ref", "result", "field", "value", "message")


class Result(str, Enum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Note:
    """Something worth telling about one value of a row."""

    field: str
    value: str
    message: str


@dataclass(frozen=True)
class Line:
    """What became of one row, and why. A row with several notes takes several lines in the file."""

    row: int
    source_ref: str
    result: Result
    notes: tuple[Note, ...] = ()


def prove_protocol(path: str) -> None:
    """ImportRefused if the file cannot be written; asked before an import, which cannot be refused afterwards."""
    try:
        new = not Path(path).exists()
        with Path(path).open("ab"):
            pass  # what is there stays until there is something to write
        if new:
            Path(path).unlink()
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def write_protocol(path: str, lines: Iterable[Line]) -> None:
    """Write the file: `;`, UTF-8 with BOM, formula-like text made harmless. ImportRefused if it cannot be written."""
    try:
        with Path(path).open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow(HEADER)
            for line in lines:
                for note in line.notes or (Note("", "", ""),):
                    texts = (line.source_ref, line.result.value, note.field, shown(note.value), note.message)
                    writer.writerow([line.row, *map(guard_formula, texts)])
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def _unwritable(path: str, problem: OSError) -> ImportRefused:
    return ImportRefused(
        translate("Import", "The protocol “{path}” cannot be written ({problem}). Choose another place.").format(
            path=path, problem=problem
        )
    )
