"""What a store in PostgreSQL reads of one municipality's rows of a schema, and how it speaks with the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.core.choices import Choice
from trygghet_plugin.core.errors import NotAvailable
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage import records
from trygghet_plugin.storage.areas import AreaCodes, AreaFinder, area_finder
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.postgis import (
    column_reader,
    queue_reading,
    reading,
    schema,
)
from trygghet_plugin.storage.postgis.driver import Database
from trygghet_plugin.storage.postgis.listening import Listener
from trygghet_plugin.storage.postgis.location import layer_uri
from trygghet_plugin.storage.postgis.rows import REPORT, PostgresRows, one_row
from trygghet_plugin.storage.store import (
    Abilities,
    Area,
    CalendarEntry,
    HistoryEntry,
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
from trygghet_plugin.storage.values import PHOTO_FOLDER_SETTING
from trygghet_plugin.storage.verdicts import check_version

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_LAYER = "trygghet_report_layer"
GEOMETRY_TABLES = frozenset(
    {REPORT, _LAYER, "trygghet_place", "trygghet_area", "trygghet_measure", "trygghet_published"}
)
_ABILITIES = """
SELECT trygghet_is('trygghet_reporter') AND writable AS report,
    trygghet_is('trygghet_coordinator') AND writable AS review,
    trygghet_is('trygghet_admin') AND writable AS administer FROM (SELECT NOT pg_is_in_recovery() AS writable) here
"""

_Value = TypeVar("_Value")


class PostgresReading(Store):
    """Reading one municipality in one schema. Raises StorageFailure while it is made, WorkspaceError afterwards."""

    def __init__(self, connections: Database) -> None:
        self.connections = connections
        self._info = connections.do(self._open)
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

    def _open(self, cursor: Cursor) -> WorkspaceInfo:
        version = schema.version_of(cursor)
        if not version:
            raise StorageFailure("not_a_workspace")
        check_version(version, schema.latest_version(), self.path)
        municipality = schema.municipality_of(cursor, self.connections.location.municipality)
        self._municipality = municipality
        cursor.execute(_ABILITIES)
        self._abilities = Abilities(**one_row(cursor))
        self._partitioned = schema.is_partitioned(cursor)
        return records.workspace_info(reading.settings(cursor, municipality), version)

    # --- reading ---------------------------------------------------------------------------------------------------

    def report(self, report_id: str) -> StoredReport:
        return self._do(lambda cursor: reading.report_by(cursor, self._municipality, "report_id", report_id))

    def report_by_no(self, report_no: str) -> StoredReport:
        return self._do(lambda cursor: reading.report_by(cursor, self._municipality, "report_no", report_no.strip()))

    def history(self, report_id: str) -> tuple[HistoryEntry, ...]:
        return self._do(lambda cursor: reading.history(cursor, self._municipality, report_id))

    def newest_change(self) -> int:
        return self.state()

    def changes_after(self, number: int, report_ids: Sequence[str]) -> tuple[HistoryEntry, ...]:
        return self._do(lambda cursor: reading.changes_after(cursor, self._municipality, number, report_ids))

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
