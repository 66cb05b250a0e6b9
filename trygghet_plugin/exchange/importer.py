"""Reports from a foreign table into a workspace: one transaction, one protocol line a row, nothing twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, NamedTuple, Optional

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.coordinates import position_of
from trygghet_plugin.core.errors import CoordinatesError, ImportRefused, InvalidReport
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.municipalities import local_zone
from trygghet_plugin.core.report import Report
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.mapping import Mapper, Vocabulary, organisations_by_name
from trygghet_plugin.exchange.positions import place
from trygghet_plugin.exchange.profile import GeometryRule, Profile
from trygghet_plugin.exchange.protocol import Line, Note, Result
from trygghet_plugin.exchange.table import Row, SourceTable
from trygghet_plugin.exchange.values import parse_latlon, parse_number, shown, text_of
from trygghet_plugin.storage.store import ImportBatch

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import Store

WGS84 = 4326
_ROWS_BETWEEN_LOOKS = 500

# Whether the user wants to stop; the argument is the share done, 0 to 1.
GoOn = Callable[[float], bool]


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would have done."""

    batch_id: str
    lines: tuple[Line, ...]

    def count(self, result: Result) -> int:
        """Rows that ended this way."""
        return sum(line.result is result for line in self.lines)


class _Position(NamedTuple):
    """Where a row lies, in the workspace's system, or why that cannot be said."""

    x: float
    y: float
    notes: tuple[Note, ...] = ()
    problem: Optional[Note] = None


_NOWHERE = _Position(float("nan"), float("nan"))


def import_table(
    store: Store,
    table: SourceTable,
    profile: Profile,
    by: str,
    dry_run: bool = False,
    go_on: GoOn = lambda _share: True,
) -> ImportResult:
    """Import every row in one transaction, or (dry run) say what that would do and change nothing.

    ImportRefused if table and profile do not fit, or the user stopped it: then nothing was imported.
    """
    _check_columns(table, profile)
    batch_id = str(uuid.uuid4())
    words = Vocabulary(ChoiceLists(store.choices()), store.form(), organisations_by_name(store.organisations()))
    mapper = Mapper(profile, words, batch_id, by, now())
    work = _Import(table, profile, mapper, _positions(table, profile, store.info.epsg, store.info.municipality), go_on)
    batch = ImportBatch(
        batch_id=batch_id, source=profile.name, file_name=table.name, sha256=table.sha256, imported_by=by
    )
    outcome = store.import_reports(batch, work.reports(), dry_run, work.rejected)
    return ImportResult("" if dry_run else batch_id, work.lines(outcome.results))


class _Import:
    """One pass over the rows. The store reads `reports` once; what is not a report lands in the protocol at once."""

    def __init__(
        self, table: SourceTable, profile: Profile, mapper: Mapper, positions: Sequence[_Position], go_on: GoOn
    ) -> None:
        self._table, self._profile, self._mapper, self._positions, self._go_on = (
            table,
            profile,
            mapper,
            positions,
            go_on,
        )
        self._lines: dict[int, Line] = {}
        self._sent: list[tuple[int, str, tuple[Note, ...]]] = []

    def reports(self) -> Iterator[Report]:
        """The reports that can be taken in, in the order of the table."""
        first_row: dict[str, int] = {}
        for index, (row, position) in enumerate(zip(self._table.rows, self._positions)):
            if index % _ROWS_BETWEEN_LOOKS == 0 and not self._go_on(index / len(self._positions)):
                raise ImportRefused(translate("Import", "The import was stopped. Nothing was imported."))
            problem = Note("", "", row.problem) if row.problem else position.problem
            if problem is not None:
                self._reject(row, self._mapper.reference(row.cells), problem)
                continue
            try:
                report, notes = self._mapper.report(row.cells, position.x, position.y)
            except InvalidReport as refusal:
                self._reject(row, self._mapper.reference(row.cells), self._note(refusal, row))
                continue
            reference = report.source_ref or ""
            if first_row.setdefault(reference, row.number) != row.number:
                message = translate("Import", "The id stands in row {row} already. Each id may stand once in a file.")
                self._reject(
                    row, reference, Note(self._profile.source_ref, reference, message.format(row=first_row[reference]))
                )
                continue
            self._sent.append((row.number, reference, (*position.notes, *notes)))
            yield report

    def rejected(self) -> int:
        """Rows that never became a report; true once `reports` is read to its end."""
        return len(self._lines)

    def lines(self, results: Sequence[str]) -> tuple[Line, ...]:
        """The protocol in the order of the table; `results` as the store told them, one a report."""
        for (number, reference, notes), told in zip(self._sent, results):
            self._lines[number] = _line(number, reference, notes, told)
        return tuple(self._lines[number] for number in sorted(self._lines))

    def _reject(self, row: Row, reference: str, note: Note) -> None:
        self._lines[row.number] = Line(row.number, reference, Result.REJECTED, (note,))

    def _note(self, refusal: InvalidReport, row: Row) -> Note:
        rule = self._profile.fields.get(refusal.column)
        value = " ".join(text_of(row.cells.get(column)) for column in rule.columns) if rule else ""
        return Note(refusal.column, value, str(refusal))


def _line(number: int, reference: str, notes: tuple[Note, ...], told: str) -> Line:
    if told in ("created", "updated"):
        return Line(number, reference, Result(told), notes)
    message = {
        "unchanged": translate("Import", "Imported before, and unchanged since."),
        "kept": translate(
            "Import",
            "The file says something new, but the report has been assessed or changed here since. It was left as it "
            "is.",
        ),
    }[told]
    return Line(number, reference, Result.SKIPPED, (Note("", "", message),))


def _check_columns(table: SourceTable, profile: Profile) -> None:
    if profile.geometry.layer and table.rows and table.epsg is None:
        raise ImportRefused(
            translate(
                "Import",
                "The profile “{profile}” takes positions from the layer, but “{table}” has none. Name the columns x "
                "and y in the profile.",
            ).format(profile=profile.name, table=table.name)
        )
    missing = [column for column in profile.columns() if column not in table.columns]
    if table.rows and missing:
        raise ImportRefused(
            translate(
                "Import", "“{table}” has no column “{column}”, which the profile “{profile}” reads. It has: {columns}."
            ).format(
                table=table.name,
                column=missing[0],
                profile=profile.name,
                columns=", ".join(map(shown, table.columns[:20])),
            )
        )


# --- positions -------------------------------------------------------------------------------------------------------


def _positions(table: SourceTable, profile: Profile, target_epsg: int, municipality: str) -> list[_Position]:
    """Where every row lies. Read row by row, then carried over and held against the borders all at once."""
    rule, zone = profile.geometry, local_zone(target_epsg, municipality)
    positions = [_NOWHERE] * len(table.rows)
    by_system: dict[int, list[tuple[int, float, float]]] = {}
    for index, row in enumerate(table.rows):
        try:
            epsg, x, y = _read_position(row, rule, table.epsg or target_epsg, zone, profile.decimal)
        except (InvalidReport, CoordinatesError) as problem:
            positions[index] = _NOWHERE._replace(problem=Note("geometry", _told(row, rule), str(problem)))
        else:
            by_system.setdefault(epsg, []).append((index, x, y))
    for epsg, found in by_system.items():
        indices, xs, ys = zip(*found)
        placed = place(xs, ys, epsg, target_epsg, municipality)
        flags = zip(placed.swapped.tolist(), placed.in_sweden.tolist(), placed.in_municipality.tolist())
        for index, x, y, (swapped, in_sweden, at_home) in zip(indices, placed.x.tolist(), placed.y.tolist(), flags):
            if at_home and not swapped:
                positions[index] = _Position(x, y)
            else:
                told = _told(table.rows[index], rule)
                positions[index] = _judged(x, y, swapped, in_sweden, at_home, told)
    return positions


def _read_position(
    row: Row, rule: GeometryRule, table_epsg: int, zone: int, decimal: str
) -> tuple[int, float, float]:
    if rule.layer:
        if row.point is None:
            raise InvalidReport(translate("Import", "The row has no point."))
        return rule.epsg or table_epsg, *row.point
    if rule.latlon:
        latitude, longitude = parse_latlon(row.cells.get(rule.latlon))
        return rule.epsg or WGS84, longitude, latitude
    x, y = row.cells.get(rule.x), row.cells.get(rule.y)
    if not text_of(x) or not text_of(y):
        raise InvalidReport(translate("Import", "The row has no position."))
    east, north = parse_number(x, decimal), parse_number(y, decimal)
    # Numbers tell their system; in which order they stand is noticed, and told, where all rows are placed.
    return rule.epsg or position_of(north, east, zone).epsg, east, north


def _told(row: Row, rule: GeometryRule) -> str:
    if rule.layer:
        return ", ".join(f"{value:.6g}" for value in row.point or ())
    return ", ".join(text_of(row.cells.get(column)) for column in (rule.x, rule.y, rule.latlon) if column)


def _judged(x: float, y: float, swapped: bool, in_sweden: bool, at_home: bool, told: str) -> _Position:
    if not in_sweden:
        return _NOWHERE._replace(
            problem=Note(
                "geometry",
                told,
                translate(
                    "Import",
                    "The position does not lie in Sweden. Check the coordinates and the coordinate system in the "
                    "profile.",
                ),
            )
        )
    notes = []
    if swapped:
        notes.append(
            Note(
                "geometry",
                told,
                translate("Import", "The coordinates were swapped; they were read the other way round."),
            )
        )
    if not at_home:
        notes.append(Note("geometry", told, translate("Import", "The position lies outside the municipality.")))
    return _Position(x, y, tuple(notes))
