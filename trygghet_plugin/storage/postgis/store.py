"""The store of a workspace in PostgreSQL: one municipality's rows of a schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.errors import NotAvailable
from trygghet_plugin.core.form import Form, form_to_dict
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.review import Assessment
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage import assessing, records
from trygghet_plugin.storage.areas import AreaCodes, AreaFinder, area_finder
from trygghet_plugin.storage.arguments import assessment_arguments, reason_given
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.questions import question_columns
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.postgis import column_reader, importing, planning, queue_reading, reading, schema
from trygghet_plugin.storage.postgis.driver import Database
from trygghet_plugin.storage.postgis.listening import Listener
from trygghet_plugin.storage.postgis.location import layer_uri
from trygghet_plugin.storage.postgis.rows import ADD, REPORT, PostgresRows, check_columns, one_row, row_in, row_out
from trygghet_plugin.storage.store import (
    Abilities,
    Area,
    AssessOutcome,
    CalendarEntry,
    HistoryEntry,
    ImportBatch,
    ImportOutcome,
    Measure,
    NearbyReport,
    Organisation,
    Photo,
    Place,
    QueueFilter,
    QueueRow,
    QueueSummary,
    Store,
    WorkspaceInfo,
    ZeroReturn,
)
from trygghet_plugin.storage.verdicts import check_version, outcome_of, stored_by

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

ASSESSED_TOGETHER = 1_000
PHOTO_FOLDER_SETTING = "photo_folder"
_LAYER = "trygghet_report_layer"
GEOMETRY_TABLES = frozenset(
    {REPORT, _LAYER, "trygghet_place", "trygghet_area", "trygghet_measure", "trygghet_published"}
)
_SETTING = """
INSERT INTO trygghet_setting (municipality, key, value, changed_at, changed_by)
VALUES (%s, %s, %s, clock_timestamp(), %s)
ON CONFLICT (municipality, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by
"""
_ABILITIES = """
SELECT trygghet_is('trygghet_reporter') AND writable AS report,
    trygghet_is('trygghet_coordinator') AND writable AS review,
    trygghet_is('trygghet_admin') AND writable AS administer FROM (SELECT NOT pg_is_in_recovery() AS writable) here
"""
_UNDO = "SELECT removed, kept FROM trygghet_undo_import(%s, %s, %s, %s)"

_Value = TypeVar("_Value")


class PostgresStore(Store):
    """One municipality in one schema. Raises StorageFailure while it is made, WorkspaceError afterwards."""

    def __init__(self, connections: Database) -> None:
        self.connections = connections
        version, self._info = connections.do(self._open)
        check_version(version, schema.latest_version(), self.path)
        self._listeners: list[Listener] = []
        self._areas = AreaCodes(lambda: self._do(self._read_areas))

    @property
    def path(self) -> str:
        """How users, projects and settings name it."""
        return self.connections.location.database

    @property
    def info(self) -> WorkspaceInfo:
        return self._info

    @property
    def abilities(self) -> Abilities:
        return self._abilities

    @property
    def photo_folder(self) -> str:
        folder = self.settings().get(PHOTO_FOLDER_SETTING, "")
        if not folder:
            raise NotAvailable(
                translate(
                    "PostGIS",
                    "Nobody has said yet in which folder the photos are to lie. Choose one that everyone who reports "
                    "or reviews can reach, in the settings of Trygghet, or hand in the report without photos.",
                )
            )
        return folder

    def layer_source(self, table: str) -> tuple[str, str]:
        if table == REPORT and self._partitioned:
            table = _LAYER
        geometry = "geom" if table in GEOMETRY_TABLES else ""
        return layer_uri(self.connections.location.of(self._municipality), table, geometry, self._info.epsg), "postgres"

    def listen(self, listener: Callable[[str], None]) -> None:
        """Writes wait in the database itself, for a few seconds at most: there is nothing to tell."""

    def backup(self) -> str:
        raise NotAvailable(
            translate("PostGIS", "A database is backed up by whoever runs its server. Ask IT how often that is done.")
        )

    def _open(self, cursor: Cursor) -> tuple[int, WorkspaceInfo]:
        version = schema.version_of(cursor)
        if not version:
            raise StorageFailure("not_a_workspace")
        found = schema.municipalities(cursor)
        municipality = self.connections.location.municipality or (next(iter(found)) if len(found) == 1 else "")
        if municipality not in found:
            raise StorageFailure("which_municipality", ", ".join(f"{code} {name}" for code, name in found.items()))
        self._municipality = municipality
        cursor.execute(_ABILITIES)
        self._abilities = Abilities(**one_row(cursor))
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL AS partitioned", (_LAYER,))
        self._partitioned = bool(one_row(cursor)["partitioned"])
        return version, records.workspace_info(reading.settings(cursor, municipality), version)

    # --- reading ---------------------------------------------------------------------------------------------------

    def report(self, report_id: str) -> StoredReport:
        return self._do(lambda cursor: reading.report_by(cursor, self._municipality, "report_id", report_id))

    def report_by_no(self, report_no: str) -> StoredReport:
        return self._do(lambda cursor: reading.report_by(cursor, self._municipality, "report_no", report_no.strip()))

    def history(self, report_id: str) -> tuple[HistoryEntry, ...]:
        return self._do(lambda cursor: reading.history(cursor, self._municipality, report_id))

    def photos(self, report_id: str) -> tuple[Photo, ...]:
        return self._do(lambda cursor: reading.photos(cursor, self._municipality, report_id))

    def queue(self, queue_filter: QueueFilter, limit: int, offset: int = 0) -> tuple[QueueRow, ...]:
        return self._do(
            lambda cursor: queue_reading.page(cursor, self._municipality, self._info.epsg, queue_filter, limit, offset)
        )

    def queue_count(self, queue_filter: QueueFilter) -> int:
        return self._do(lambda cursor: queue_reading.count(cursor, self._municipality, self._info.epsg, queue_filter))

    def queue_summary(self) -> QueueSummary:
        return self._do(lambda cursor: queue_reading.summary(cursor, self._municipality))

    def nearby(self, x: float, y: float, radius_m: float, since: datetime) -> tuple[NearbyReport, ...]:
        return self._do(
            lambda cursor: reading.nearby(cursor, self._municipality, self._info.epsg, (x, y), radius_m, since)
        )

    def table(self, columns: Sequence[str] = ()) -> ReportTable:
        with self._told():
            return self.connections.again(
                lambda: column_reader.read_table(self.connections, self._municipality, columns)
            )

    def public_texts(self, fids: Sequence[int]) -> Mapping[int, str]:
        return self._do(lambda cursor: reading.public_texts(cursor, self._municipality, fids))

    def areas(self) -> tuple[Area, ...]:
        return self._do(lambda cursor: reading.areas(cursor, self._municipality))

    def form(self) -> Form:
        return self._do(lambda cursor: reading.form(cursor, self._municipality))

    def choices(self) -> tuple[Choice, ...]:
        return self._do(lambda cursor: reading.choices(cursor, self._municipality))

    def organisations(self) -> tuple[Organisation, ...]:
        return self._do(lambda cursor: reading.organisations(cursor, self._municipality))

    def places(self) -> tuple[Place, ...]:
        return self._do(lambda cursor: reading.places(cursor, self._municipality))

    def settings(self) -> Mapping[str, str]:
        return self._do(lambda cursor: reading.settings(cursor, self._municipality))

    def calendar(self) -> tuple[CalendarEntry, ...]:
        return self._do(lambda cursor: reading.calendar(cursor, self._municipality))

    def measures(self) -> tuple[Measure, ...]:
        return self._do(lambda cursor: reading.measures(cursor, self._municipality))

    def returns(self) -> tuple[ZeroReturn, ...]:
        return self._do(lambda cursor: reading.returns(cursor, self._municipality))

    # --- writing ---------------------------------------------------------------------------------------------------

    def add(self, report: Report, photos: Sequence[Photo] = ()) -> StoredReport:
        with self._told():
            finder = self._areas.finder()
        row = {**report.row(), "area_code": finder.find([report.x], [report.y])[0]}

        def add(cursor: Cursor) -> tuple[dict[str, Any], str]:
            stamp = reading.area_stamp(cursor, self._municipality)
            if stamp != finder.stamp:
                row["area_code"] = None
            values = {**row_in(row, self._info.epsg), "municipality": self._municipality}
            check_columns(cursor, values)
            handed_in = {name: value for name, value in values.items() if value is not None}
            cursor.execute(ADD, (json.dumps(handed_in), json.dumps([asdict(photo) for photo in photos])))
            stored = cursor.fetchone()
            if stored is None:
                raise StorageFailure("no_rights", report.report_id)
            return row_out(stored), stamp

        stored, stamp = self._do(add)
        if stamp != finder.stamp:
            self._areas.forget()
        return StoredReport(stored)

    def assess(self, assessment: Assessment) -> StoredReport:
        return stored_by(self._assess([assessment], {})[0], assessment, self.path)

    def assess_many(
        self, assessments: Sequence[Assessment], moments: Mapping[str, datetime] | None = None
    ) -> AssessOutcome:
        answers: list[Mapping[str, Any]] = []
        for start in range(0, len(assessments), ASSESSED_TOGETHER):
            answers += self._assess(assessments[start : start + ASSESSED_TOGETHER], moments or {})
        return outcome_of(zip(assessments, answers), self.path)

    def _assess(self, some: Sequence[Assessment], moments: Mapping[str, datetime]) -> list[dict[str, Any]]:
        data = [assessment_arguments(one, now(), moments.get(one.report_id)) for one in some]
        return self._do(lambda cursor: [assessing.assess(self._rows(cursor), one) for one in data])

    def change(self, report_id: str, expected_revision: int, changes: Mapping[str, Any], by: str) -> StoredReport:
        at = format_utc(now())
        answer = self._do(
            lambda cursor: assessing.change(self._rows(cursor), report_id, expected_revision, changes, by, at)
        )
        return stored_by(answer, dict(changes), self.path)

    def import_reports(
        self,
        batch: ImportBatch,
        reports: Iterable[Report],
        dry_run: bool = False,
        rejected: Callable[[], int] = lambda: 0,
    ) -> ImportOutcome:
        with self._told():
            areas = self._areas.read()
            try:
                # Not done again if the link breaks: the rows come from a source that may be gone by then.
                with self.connections.transaction() as cursor:
                    imports = importing.PostgresImport(cursor, self._municipality, self._info.epsg, batch, areas)
                    return importing.run(imports, reports, dry_run, rejected)
            except importing.DryRun as tried:
                return tried.outcome

    def undo_import(self, batch_id: str, reason: str, by: str) -> tuple[int, int]:
        reason = reason_given(reason)

        def undo(cursor: Cursor) -> tuple[int, int]:
            cursor.execute(_UNDO, (self._municipality, batch_id, by, reason))
            row = cursor.fetchone()
            if row is None:
                raise StorageFailure("no_batch", batch_id)
            return row["removed"], row["kept"]

        return self._do(undo)

    def set_setting(self, key: str, value: str, by: str) -> None:
        self._do(lambda cursor: cursor.execute(_SETTING, (self._municipality, key, value, by)))

    def save_form(self, form: Form, by: str) -> None:
        self._do(
            lambda cursor: schema.save_form(
                cursor, self._municipality, form_to_dict(form), question_columns(form), by, form.version - 1
            )
        )

    def save_organisations(self, organisations: Sequence[Organisation], by: str) -> None:
        self._do(lambda cursor: planning.save_organisations(cursor, self._municipality, organisations))

    def add_planning(
        self,
        places: Sequence[Place] = (),
        measures: Sequence[Measure] = (),
        calendar: Sequence[CalendarEntry] = (),
        returns: Sequence[ZeroReturn] = (),
    ) -> None:
        def add(cursor: Cursor) -> None:
            planning.add_places(cursor, self._municipality, self._info.epsg, places)
            planning.add_measures(cursor, self._municipality, measures)
            planning.add_calendar(cursor, self._municipality, calendar)
            planning.add_returns(cursor, self._municipality, returns)

        self._do(add)

    # --- how ---------------------------------------------------------------------------------------------------------

    def state(self) -> int:
        """A number that is another one as soon as anybody wrote a report."""

        def state(cursor: Cursor) -> int:
            cursor.execute("SELECT trygghet_state(%s) AS state", (self._municipality,))
            return int(one_row(cursor)["state"])

        return self._do(state)

    def watch(self, heard: Callable[[], None]) -> None:
        """Have `heard` called, from another thread, soon after anybody wrote into the schema."""
        self._listeners.append(Listener(self.connections, heard))

    def close(self) -> None:
        """End the connections."""
        while self._listeners:
            self._listeners.pop().close()
        self.connections.close()

    def _rows(self, cursor: Cursor) -> PostgresRows:
        return PostgresRows(cursor, self._municipality, self._info.epsg)

    def _read_areas(self, cursor: Cursor) -> AreaFinder:
        stamp = reading.area_stamp(cursor, self._municipality)
        return area_finder(stamp, reading.areas(cursor, self._municipality))

    def _do(self, work: Callable[[Cursor], _Value]) -> _Value:
        with self._told():
            return self.connections.do(work)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except StorageFailure as failure:
            raise error_of(failure, self.path) from failure
