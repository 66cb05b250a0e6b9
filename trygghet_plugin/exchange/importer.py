"""Reports from a foreign table into a workspace: one transaction, one protocol line a row, nothing twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Callable

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.errors import ImportRefused, InvalidReport
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import Report
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.collector import without_collector
from trygghet_plugin.exchange.mapping import Mapper, Vocabulary, organisations_by_name
from trygghet_plugin.exchange.placing import Placer, Position
from trygghet_plugin.exchange.profile import Profile
from trygghet_plugin.exchange.protocol import Line, Note, Result
from trygghet_plugin.exchange.table import Row, SourceTable
from trygghet_plugin.exchange.values import shown, text_of
from trygghet_plugin.storage.store import ImportBatch

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import Store

_ROWS_BETWEEN_LOOKS = 500
# Positions are worked out for so many rows at once, while the writer takes in those before them.
_ROWS_PLACED_AT_ONCE = 16_000

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


@without_collector()
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
    placer = Placer(profile, table.epsg, store.info.epsg, store.info.municipality)
    work = _Import(table, profile, mapper, placer, go_on)
    batch = ImportBatch(
        batch_id=batch_id, source=profile.name, file_name=table.name, sha256=table.sha256, imported_by=by
    )
    outcome = store.import_reports(batch, work.reports(), dry_run, work.rejected)
    return ImportResult("" if dry_run else batch_id, work.lines(outcome.results))


class _Import:
    """One pass over the rows. The store reads `reports` once; what is not a report lands in the protocol at once."""

    def __init__(
        self, table: SourceTable, profile: Profile, mapper: Mapper, placer: Placer, go_on: GoOn
    ) -> None:
        self._rows, self._profile, self._mapper, self._placer, self._go_on = table.rows, profile, mapper, placer, go_on
        self._rejected: list[Line] = []
        self._sent: list[tuple[int, str, tuple[Note, ...]]] = []

    def reports(self) -> Iterator[Report]:
        """The reports that can be taken in, in the order of the table."""
        first_row: dict[str, int] = {}
        for index, (row, position) in enumerate(self._placed()):
            if index % _ROWS_BETWEEN_LOOKS == 0 and not self._go_on(index / len(self._rows)):
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

    def _placed(self) -> Iterator[tuple[Row, Position]]:
        for start in range(0, len(self._rows), _ROWS_PLACED_AT_ONCE):
            rows = self._rows[start : start + _ROWS_PLACED_AT_ONCE]
            yield from zip(rows, self._placer.positions(rows))

    def rejected(self) -> int:
        """Rows that never became a report; true once `reports` is read to its end."""
        return len(self._rejected)

    def lines(self, results: Sequence[str]) -> tuple[Line, ...]:
        """The protocol in the order of the table; `results` as the store told them, one a report."""
        lines = [_line(*sent, told) for sent, told in zip(self._sent, results)]
        return tuple(sorted(lines + self._rejected, key=attrgetter("row")))

    def _reject(self, row: Row, reference: str, note: Note) -> None:
        self._rejected.append(Line(row.number, reference, Result.REJECTED, (note,)))

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
