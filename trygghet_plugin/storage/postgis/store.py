"""The store of a workspace in PostgreSQL: one municipality's rows of a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from trygghet_plugin.core.form import Form, form_to_dict
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.review import Assessment
from trygghet_plugin.storage import assessing
from trygghet_plugin.storage.arguments import assessment_arguments, reason_given
from trygghet_plugin.storage.geopackage.questions import question_columns
from trygghet_plugin.storage.postgis import (
    adding,
    importing,
    layer_styles,
    planning,
    reading,
    schema,
    undoing,
)
from trygghet_plugin.storage.postgis.workspace_reading import PostgresReading
from trygghet_plugin.storage.store import (
    AssessOutcome,
    CalendarEntry,
    ImportBatch,
    ImportOutcome,
    LayerStyle,
    Measure,
    Organisation,
    Photo,
    Place,
    UndoOutcome,
    ZeroReturn,
)
from trygghet_plugin.storage.verdicts import outcome_of, stored_by

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

ASSESSED_TOGETHER = 1_000
_SETTING = """
INSERT INTO trygghet_setting (municipality, key, value, changed_at, changed_by)
VALUES (%s, %s, %s, clock_timestamp(), %s)
ON CONFLICT (municipality, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by
"""


class PostgresStore(PostgresReading):
    """One municipality in one schema. Raises StorageFailure while it is made, WorkspaceError afterwards."""

    def add(self, report: Report, photos: Sequence[Photo] = ()) -> StoredReport:
        with self._told():
            finder = self._areas.finder()
        row = {**report.row(), "area_code": finder.find([report.x], [report.y])[0]}

        def add(cursor: Cursor) -> tuple[dict[str, Any], str]:
            stamp = reading.area_stamp(cursor, self._municipality)
            stored = adding.add(
                cursor,
                self._rows(cursor),
                self._municipality,
                self._info.epsg,
                {**row, "area_code": row["area_code"] if stamp == finder.stamp else None},
                photos,
            )
            return stored, stamp

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

    def undo_import(self, batch_id: str, reason: str, by: str) -> UndoOutcome:
        reason = reason_given(reason)
        return self._do(
            lambda cursor: undoing.undo_import(cursor, self._rows(cursor), self._municipality, batch_id, reason, by)
        )

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

    def save_styles(self, table: str, styles: Sequence[LayerStyle]) -> None:
        self._do(lambda cursor: layer_styles.save(cursor, self.connections.location.schema, table, styles))
