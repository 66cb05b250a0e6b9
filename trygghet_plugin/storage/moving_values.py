"""What a workspace looks like on its way from one sort of database to the other, and when two rows are the same.

Values travel in one spelling: times as text to the millisecond in UTC, days as ISO dates, yes and no as 1 and 0,
geometry as little-endian ISO WKB in hexadecimal, JSON as text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.records import MOVED_TO_SETTING
from trygghet_plugin.storage.values import WorkspaceInfo

# Rows that travel together: a few megabytes, whatever the size of the workspace.
CHUNK = 5_000

SETTING, REPORT, PHOTO, VERSION = (
    "trygghet_setting",
    "trygghet_report",
    "trygghet_report_photo",
    "trygghet_schema_version",
)
MOVED_FROM, MOVED_STAMP = "moved_from", "moved_stamp"
# What makes a workspace of its settings goes by another key until the copy is whole.
WORKSPACE_ID, MOVING_WORKSPACE_ID = "workspace_id", "moving_workspace_id"
PHOTO_FOLDER, AREAS_CHANGED = "photo_folder", "areas_changed_at"
# How far an unfinished copy has come. They go when it is whole.
MOVING_ID, MOVING_STAMP, MOVING_PLACE = "moving_id", "moving_stamp", "moving_fid."
# Settings of the one database or the other.
OWN_SETTINGS = (AREAS_CHANGED, PHOTO_FOLDER, MOVED_TO_SETTING, MOVED_FROM, MOVED_STAMP)

Kinds = Mapping[str, str]
"""Column → text, integer, real, boolean, date, time, geometry or json; without fid and what is the database's own."""
Row = tuple[Any, ...]
Rows = list[Row]


@dataclass(frozen=True)
class Move:
    """What a copy has to know of the workspace it is made from."""

    info: WorkspaceInfo
    source: str
    stamp: str
    """Another text as soon as anything in the source was written."""
    by: str
    photo_folder: str = ""
    """Where the source's settings want photos to lie that have no place beside a file."""


class End(Protocol):
    """A database that is read row by row, `fid` first."""

    database: str

    def tables(self) -> dict[str, Kinds]:
        """Every table of the workspace with its columns."""

    def count(self, table: str) -> int:
        """How many rows a table has."""

    def rows(self, table: str, kinds: Kinds, after: int, size: int) -> Iterator[Rows]:
        """Rows beyond a fid, in the order of the fids, `size` at a time."""

    def photo_folder(self, source: str = "") -> str:
        """Where the photos lie; where nobody has said, `source`, where they lie now."""

    def close(self) -> None:
        """Let go of it."""


class Source(End, Protocol):
    """Where a workspace moves from."""

    def look(self) -> tuple[WorkspaceInfo, Mapping[str, str]]:
        """What workspace it is, and its settings."""

    def stamp(self) -> str:
        """Another text as soon as anything was written."""

    def move_away(self, target: str, stamp: str, by: str) -> None:
        """Take nothing in any more. StorageFailure "changed_meanwhile" where the stamp is another one by now."""


class Target(End, Protocol):
    """Where a workspace moves to."""

    def begin(self, move: Move) -> dict[str, int]:
        """Make the tables, or go on: table → fid of the source up to which its rows are here.

        StorageFailure: exists, unfinished_move (somebody else's), no_rights, other_crs.
        """

    def add_columns(self, table: str, kinds: Kinds) -> None:
        """Add columns that only the source has."""

    def put(self, table: str, kinds: Kinds, rows: Rows, after: int) -> None:
        """Insert rows that begin beyond fid `after`, and keep how far the copy has come, in one transaction."""

    def distrust(self, by: str) -> None:
        """Begin anew the next time."""

    def finish(self, move: Move, photo_folder: str) -> None:
        """Make the copy a workspace."""


class Both(Source, Target, Protocol):
    """A database of either sort can be both."""


@dataclass(frozen=True)
class Difference:
    """A value that is not the same on both sides; without a column: the row is on one side alone."""

    fid: int
    column: str = ""


@dataclass(frozen=True)
class TableMoved:
    """What became of a table. `digest` is the sha256 of its rows as they are in the target."""

    table: str
    expected: int
    found: int
    digest: str
    differences: tuple[Difference, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every row arrived as it was."""
        return not self.differences and self.expected == self.found


@dataclass(frozen=True)
class Moved:
    """What became of a workspace. It is where it was, and nowhere else, unless `same`."""

    database: str
    """What to open it by now."""
    reports: int
    tables: tuple[TableMoved, ...]
    photos: int
    missing_photos: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether every row of every table arrived as it was."""
        return all(table.same for table in self.tables)


def shared_kinds(table: str, here: Kinds, there: Kinds) -> dict[str, str]:
    """The columns both have, with the kind that says more. StorageFailure "not_movable" where they contradict."""
    kinds = {}
    for name in here.keys() & there.keys():
        found = {here[name], there[name]}
        if len(found) == 2 and found != {"text", "json"}:
            raise StorageFailure("not_movable", f"{table}.{name} ({here[name]}, {there[name]})")
        kinds[name] = "json" if "json" in found else here[name]
    return {name: kinds[name] for name in sorted(kinds)}


# --- are they the same -----------------------------------------------------------------------------------------------

MOST_TOLD = 50


def compared(table: str, kinds: Kinds, source: Iterator[Rows], target: Iterator[Rows]) -> TableMoved:
    """Hold every row of a table against its copy; both come in the order they were put in, in chunks of one size."""
    digest = hashlib.sha256()
    expected = found = 0
    differences: list[Difference] = []
    while True:
        ours, theirs = next(source, []), next(target, [])
        if not ours and not theirs:
            break
        expected, found = expected + len(ours), found + len(theirs)
        told = _meaning(theirs, kinds)
        digest.update("".join(f"{row!r}\n" for row in told).encode("utf-8", "surrogatepass"))
        meant = _meaning(ours, kinds)
        if meant != told:
            differences += _differences(ours, meant, told, kinds)
            del differences[MOST_TOLD:]
    return TableMoved(table, expected, found, digest.hexdigest(), tuple(differences))


def _meaning(rows: Rows, kinds: Kinds) -> Rows:
    """Rows without fid, JSON by what it says: the databases order and space it differently."""
    at = [place for place, kind in enumerate(kinds.values(), start=1) if kind == "json"]
    if not at:
        return [row[1:] for row in rows]
    return [
        tuple(_said(value) if place in at else value for place, value in enumerate(row) if place) for row in rows
    ]


def _said(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    try:
        return json.dumps(json.loads(text, parse_float=_number), sort_keys=True, ensure_ascii=False)
    except ValueError:
        return text


def _number(text: str) -> float | int:
    """106000.0 and 106000 are the same number."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _differences(ours: Rows, meant: Rows, told: Rows, kinds: Kinds) -> Iterator[Difference]:
    for place, row in enumerate(meant):
        if place >= len(told):
            yield Difference(ours[place][0])
            continue
        for name, mine, theirs in zip(kinds, row, told[place]):
            if mine != theirs:
                yield Difference(ours[place][0], name)

