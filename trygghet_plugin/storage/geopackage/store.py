"""The store of a workspace in a GeoPackage: reads here, writes through the writer process."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Callable, TypeVar

from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core import paths
from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.form import Form, form_to_dict
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.review import Assessment
from trygghet_plugin.storage.areas import AreaCodes, AreaFinder, area_finder
from trygghet_plugin.storage.arguments import assessment_arguments, plain_row, reason_given
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import column_reader, import_sending, planning_reading, queue_reading
from trygghet_plugin.storage.geopackage import reading as rows
from trygghet_plugin.storage.geopackage.backup import is_due
from trygghet_plugin.storage.geopackage.connection import reading
from trygghet_plugin.storage.geopackage.questions import question_columns
from trygghet_plugin.storage.geopackage.rows import area_stamp
from trygghet_plugin.storage.geopackage.schema import latest_version
from trygghet_plugin.storage.geopackage.writer_client import CLOSE_SECONDS, WriterClient
from trygghet_plugin.storage.messages import error_of
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

ASSESSED_TOGETHER = 1_000

_Value = TypeVar("_Value")
_log = logging.getLogger(__name__)


class GeoPackageStore(Store):
    """One file. `path` is absolute."""

    def __init__(self, path: str, client: WriterClient) -> None:
        self._path = path
        self.client = client
        self._info = self._read(rows.info)
        self._areas = AreaCodes(self._read_areas)
        self._backed_up_on: date | None = None
        self._backup: WriterClient | None = None
        check_version(self._info.schema_version, latest_version(), path)

    @property
    def path(self) -> str:
        return self._path

    @property
    def info(self) -> WorkspaceInfo:
        return self._info

    @property
    def abilities(self) -> Abilities:
        return Abilities()

    @property
    def photo_folder(self) -> str:
        return paths.photo_folder(self.path)

    def layer_source(self, table: str) -> tuple[str, str]:
        return f"{self.path}|layername={table}", "ogr"

    def listen(self, listener: Callable[[str], None]) -> None:
        self.client.listeners.append(listener)

    def backup(self) -> str:
        with self._told():
            return str(self.client.request("backup")["file"])

    # --- reading ---------------------------------------------------------------------------------------------------

    def report(self, report_id: str) -> StoredReport:
        return self._read(lambda connection: rows.report_by(connection, report_id, None))

    def report_by_no(self, report_no: str) -> StoredReport:
        return self._read(lambda connection: rows.report_by(connection, None, report_no.strip()))

    def history(self, report_id: str) -> tuple[HistoryEntry, ...]:
        return self._read(lambda connection: rows.history(connection, report_id))

    def state(self) -> Hashable:
        return rows.file_state(self.path)

    def photos(self, report_id: str) -> tuple[Photo, ...]:
        return self._read(lambda connection: rows.photos(connection, report_id))

    def queue(self, queue_filter: QueueFilter, limit: int, offset: int = 0) -> tuple[QueueRow, ...]:
        return self._read(lambda connection: queue_reading.page(connection, queue_filter, limit, offset))

    def queue_count(self, queue_filter: QueueFilter) -> int:
        return self._read(lambda connection: queue_reading.count(connection, queue_filter))

    def queue_summary(self) -> QueueSummary:
        return self._read(queue_reading.summary)

    def nearby(self, x: float, y: float, radius_m: float, since: datetime) -> tuple[NearbyReport, ...]:
        return self._read(lambda connection: rows.nearby(connection, x, y, radius_m, since))

    def table(self, columns: Sequence[str] = ()) -> ReportTable:
        with self._told():
            return column_reader.read_table(self.path, columns, self._recover)

    def public_texts(self, fids: Sequence[int]) -> Mapping[int, str]:
        return self._read(lambda connection: rows.public_texts(connection, fids))

    def areas(self) -> tuple[Area, ...]:
        return self._read(rows.areas)

    def form(self) -> Form:
        return self._read(rows.form)

    def choices(self) -> tuple[Choice, ...]:
        return self._read(rows.choices)

    def organisations(self) -> tuple[Organisation, ...]:
        return self._read(rows.organisations)

    def places(self) -> tuple[Place, ...]:
        return self._read(planning_reading.places)

    def settings(self) -> Mapping[str, str]:
        return self._read(rows.settings)

    def calendar(self) -> tuple[CalendarEntry, ...]:
        return self._read(planning_reading.calendar)

    def measures(self) -> tuple[Measure, ...]:
        return self._read(planning_reading.measures)

    def returns(self) -> tuple[ZeroReturn, ...]:
        return self._read(planning_reading.returns)

    # --- writing ---------------------------------------------------------------------------------------------------

    def add(self, report: Report, photos: Sequence[Photo] = ()) -> StoredReport:
        with self._told():
            finder = self._areas.finder()
        row = {**report.row(), "area_code": finder.find([report.x], [report.y])[0]}
        answer = self._write("add", row=row, photos=[asdict(photo) for photo in photos], area_stamp=finder.stamp)
        if answer["area_stamp"] != finder.stamp:
            self._areas.forget()
        return StoredReport(answer["row"])

    def assess(self, assessment: Assessment) -> StoredReport:
        answer = self._write("assess", assessment=assessment_arguments(assessment, now()))
        return stored_by(answer, assessment, self.path)

    def assess_many(
        self, assessments: Sequence[Assessment], moments: Mapping[str, datetime] | None = None
    ) -> AssessOutcome:
        answers: list[tuple[Assessment, Mapping[str, Any]]] = []
        for start in range(0, len(assessments), ASSESSED_TOGETHER):
            some = assessments[start : start + ASSESSED_TOGETHER]
            data = [assessment_arguments(one, now(), (moments or {}).get(one.report_id)) for one in some]
            answers += zip(some, self._write("assess_many", assessments=data))
        return outcome_of(answers, self.path)

    def change(self, report_id: str, expected_revision: int, changes: Mapping[str, Any], by: str) -> StoredReport:
        answer = self._write(
            "change",
            report_id=report_id,
            expected_revision=expected_revision,
            changes=dict(changes),
            by=by,
            at=format_utc(now()),
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
            outcome = import_sending.send(self.client, batch, reports, dry_run, self._areas.read(), rejected)
            self._back_up_soon()
            return outcome

    def undo_import(self, batch_id: str, reason: str, by: str) -> tuple[int, int]:
        answer = self._write("undo_import", batch_id=batch_id, reason=reason_given(reason), by=by)
        return answer["removed"], answer["kept"]

    def set_setting(self, key: str, value: str, by: str) -> None:
        self._write("set_setting", key=key, value=value, by=by)

    def save_form(self, form: Form, by: str) -> None:
        self._write(
            "save_form",
            form=form_to_dict(form),
            question_columns=question_columns(form),
            by=by,
            expected_version=form.version - 1,
        )

    def save_organisations(self, organisations: Sequence[Organisation], by: str) -> None:
        self._write("save_organisations", organisations=[asdict(one) for one in organisations], by=by)

    def add_planning(
        self,
        places: Sequence[Place] = (),
        measures: Sequence[Measure] = (),
        calendar: Sequence[CalendarEntry] = (),
        returns: Sequence[ZeroReturn] = (),
    ) -> None:
        parts = {"places": places, "measures": measures, "calendar": calendar, "returns": returns}
        self._write("add_planning", **{name: [plain_row(one) for one in rows] for name, rows in parts.items()})

    # --- how ---------------------------------------------------------------------------------------------------------

    def _read(self, read: Callable[..., _Value]) -> _Value:
        with self._told():
            try:
                with reading(self.path) as connection:
                    return read(connection)
            except StorageFailure as failure:
                if not self._recover(failure):
                    raise
            with reading(self.path) as connection:
                return read(connection)

    def _read_areas(self) -> AreaFinder:
        with reading(self.path) as connection:
            return area_finder(area_stamp(connection), rows.areas(connection))

    def _recover(self, failure: StorageFailure) -> bool:
        """A save somebody's crash cut short is rolled back by the next one who may write: have the writer do so."""
        if failure.code != "read_only" or not os.path.exists(self.path + "-journal"):
            return False
        self.client.request("recover")
        return True

    def _write(self, op: str, **arguments: Any) -> Any:
        with self._told():
            answer = self.client.request(op, **arguments)
            self._back_up_soon()
            return answer

    def _back_up_soon(self) -> None:
        """Once a day, behind the first write, by a process of its own: whoever saves does not wait for it."""
        today = date.today()
        if self._backed_up_on == today:
            return
        self._backed_up_on = today
        if is_due(self.path):
            self._backup = WriterClient(self.path)
            self._backup.submit("backup").add_done_callback(_log_backup)
            self._backup.finish()

    def close(self) -> None:
        """Finish what is being written, and the day's backup, as far as a few seconds allow; end the processes."""
        deadline = time.monotonic() + CLOSE_SECONDS
        self.client.finish()
        for client in (self.client, self._backup):
            if client is not None:
                client.close(deadline - time.monotonic())

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except StorageFailure as failure:
            raise error_of(failure, self.path) from failure


def _log_backup(backup: Future[Any]) -> None:
    problem = backup.exception()
    if problem is not None:
        _log.warning("the daily backup could not be made: %s", problem)
