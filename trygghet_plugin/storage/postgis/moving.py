"""A schema a workspace moves out of or into: read through one snapshot, written by COPY in chunks."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from string import Template
from typing import TYPE_CHECKING

from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.moving_values import (
    MOVED_FROM,
    MOVED_STAMP,
    MOVING_ID,
    MOVING_PLACE,
    MOVING_STAMP,
    MOVING_WORKSPACE_ID,
    OWN_SETTINGS,
    PHOTO_FOLDER,
    REPORT,
    SETTING,
    WORKSPACE_ID,
    Kinds,
    Move,
    Rows,
)
from trygghet_plugin.storage.postgis import reading, schema
from trygghet_plugin.storage.postgis.copying import Copy
from trygghet_plugin.storage.postgis.driver import Database, driver, failure_of, quoted
from trygghet_plugin.storage.postgis.location import location_of
from trygghet_plugin.storage.postgis.moving_columns import TYPES, bound_name, expressions, tables_of
from trygghet_plugin.storage.postgis.opening import connected
from trygghet_plugin.storage.postgis.rows import one_row
from trygghet_plugin.storage.records import MOVED_TO_SETTING, MOVING_FROM_SETTING, workspace_info
from trygghet_plugin.storage.values import WorkspaceInfo
from trygghet_plugin.storage.verdicts import check_version

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (psycopg2 names its classes so)
    from psycopg2.extras import RealDictCursor as Cursor

_COUNT = Template("SELECT count(*) AS n FROM $table WHERE municipality = %s")
_WRITERS = Template(
    "SELECT count(*) AS rows, sum(xmin::text::bigint) AS writers FROM $table WHERE municipality = %s"
)
_SELECT = Template("SELECT fid, $columns FROM $table WHERE municipality = %s AND fid > %s $mine ORDER BY fid")
_MINE = "AND (key IS NULL OR key = 'moving_workspace_id' OR key NOT LIKE 'moving\\_%%' AND key <> ALL (%s))"
_SET = (
    "INSERT INTO trygghet_setting (municipality, key, value, changed_at, changed_by) VALUES (%s, %s, %s, %s, %s) "
    "ON CONFLICT (municipality, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, "
    "changed_by = excluded.changed_by"
)
_RENAME = "UPDATE trygghet_setting SET key = %s WHERE municipality = %s AND key = %s"
_STATE = "SELECT key, value FROM trygghet_setting WHERE municipality = %s AND key LIKE 'moving\\_%%'"
_MOVING_IN = "SELECT set_config('trygghet.moving_in', 'yes', true)"


class PostgresEnd:
    """One municipality in one schema, as `Source` or `Target` of a move."""

    def __init__(self, database: str) -> None:
        self.database = database
        self._location = location_of(database)
        self._connections: Database = connected(self._location)
        self._municipality = self._location.municipality
        self._snapshot: Connection | None = None
        self._info: WorkspaceInfo | None = None
        self._photo_folder = ""

    # --- reading -----------------------------------------------------------------------------------------------------

    def look(self) -> tuple[WorkspaceInfo, Mapping[str, str]]:
        """What workspace it is, and its settings. Everything after is read as it is now."""
        with self._connections.transaction() as cursor:
            version = schema.version_of(cursor)
            if not version:
                raise StorageFailure("not_a_workspace")
            check_version(version, schema.latest_version(), self.database)
            cursor.execute(_MOVING_IN)
            cursor.execute("SELECT trygghet_is('trygghet_admin') AS may")
            if not one_row(cursor)["may"]:
                raise StorageFailure("no_rights", "trygghet_admin")
            self._municipality = schema.municipality_of(cursor, self._municipality)
            values = reading.settings(cursor, self._municipality)
        self._begin_snapshot()
        self._photo_folder = values.get(PHOTO_FOLDER, "")
        return workspace_info(values, version), values

    def _begin_snapshot(self) -> None:
        self._snapshot = self._connections.connect()
        self._snapshot.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with self._snapshot.cursor() as cursor:
            # For the rest of the session: rows of a workspace that was moved away, but not wholly, are still read.
            cursor.execute("SELECT set_config('trygghet.moving_in', 'yes', false)")

    def photo_folder(self, source: str = "") -> str:
        """Where somebody said the photos lie; else where they are."""
        return self._photo_folder or source

    def stamp(self) -> str:
        """Another text as soon as anything was written; as the snapshot sees it."""
        if self._snapshot is None:
            raise StorageFailure("closed", self.database)
        with self._snapshot.cursor(cursor_factory=driver().extras.RealDictCursor) as cursor:
            return self._stamp(cursor)

    def _stamp(self, cursor: Cursor) -> str:
        """Every version of a row has the number of the transaction that wrote it."""
        cursor.execute(
            "SELECT value FROM trygghet_setting WHERE municipality = %s AND key = %s", (self._municipality, MOVED_STAMP)
        )
        moved = cursor.fetchone()
        if moved:
            return str(moved["value"])
        told = []
        for table in tables_of(cursor):
            cursor.execute(_WRITERS.substitute(table=bound_name(table)), (self._municipality,))
            row = one_row(cursor)
            told.append(f"{table} {row['rows']} {row['writers']}")
        return hashlib.sha256("\n".join(told).encode()).hexdigest()

    def tables(self) -> dict[str, Kinds]:
        """Every table of the workspace with its columns. StorageFailure "not_movable": a type nobody knows."""
        with self._connections.transaction() as cursor:
            return tables_of(cursor)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with self._connections.transaction() as cursor:
            cursor.execute(_MOVING_IN)
            cursor.execute(_COUNT.substitute(table=bound_name(table)), (self._municipality,))
            return int(one_row(cursor)["n"])

    def rows(self, table: str, kinds: Kinds, after: int, size: int) -> Iterator[Rows]:
        """Rows beyond a fid, by a cursor of the server's own."""
        columns = expressions(table, kinds)
        own = [list(OWN_SETTINGS)] if table == SETTING else []
        query = _SELECT.substitute(columns=columns, table=bound_name(table), mine=_MINE if own else "")
        connection = self._snapshot or self._connections.connect()
        try:
            with connection.cursor(f"trygghet_{uuid.uuid4().hex}") as cursor:
                cursor.execute(query, (self._municipality, after, *own))
                while found := cursor.fetchmany(size):
                    yield found
        except driver().Error as problem:
            raise failure_of(problem) from problem
        finally:
            if connection is not self._snapshot:
                connection.close()

    # --- moving away -------------------------------------------------------------------------------------------------

    def move_away(self, target: str, stamp: str, by: str) -> None:
        """Take nothing in any more. StorageFailure "changed_meanwhile" where somebody wrote since the snapshot."""
        at = format_utc(now())
        with self._connections.transaction() as cursor:
            cursor.execute(_MOVING_IN)
            # The history is written by nobody but the triggers of these.
            written = ", ".join(quoted(table) for table in tables_of(cursor) if table != "trygghet_report_history")
            cursor.execute(f"LOCK TABLE {written} IN SHARE ROW EXCLUSIVE MODE")
            if self._stamp(cursor) != stamp:
                raise StorageFailure("changed_meanwhile", self.database)
            cursor.execute(
                "SELECT 1 FROM trygghet_setting WHERE municipality = %s AND key = %s",
                (self._municipality, MOVED_TO_SETTING),
            )
            if cursor.fetchone() is None:
                for key, value in ((MOVED_TO_SETTING, target), (MOVED_STAMP, stamp)):
                    cursor.execute(_SET, (self._municipality, key, value, at, by))

    # --- moving in ---------------------------------------------------------------------------------------------------

    def begin(self, move: Move) -> dict[str, int]:
        """Make the tables, or go on with what is there from the same source."""
        self._info, self._municipality = move.info, move.info.municipality
        self._photo_folder = move.photo_folder
        with self._connections.transaction() as cursor:
            state = self._state(cursor)
            self._name_municipality(cursor)
            if not state:
                settings = {"municipality": self._municipality, "epsg": str(move.info.epsg)}
                schema.prepare(cursor, self._location.schema, settings)
            # Without that right the triggers would take every row for a new one.
            cursor.execute(_MOVING_IN)
            cursor.execute("SELECT trygghet_owns() AS may")
            if not one_row(cursor)["may"]:
                raise StorageFailure("no_rights", "trygghet_report: OWNER")
            if not state:
                pass
            elif state[MOVING_ID] != move.info.workspace_id:
                raise StorageFailure("unfinished_move", state[MOVING_FROM_SETTING])
            elif state[MOVING_STAMP] == move.stamp:
                return {key[len(MOVING_PLACE) :]: int(at) for key, at in state.items() if key.startswith(MOVING_PLACE)}
            else:
                self._empty(cursor)
            given = {MOVING_FROM_SETTING: move.source, MOVING_ID: move.info.workspace_id, MOVING_STAMP: move.stamp}
            for key, value in given.items():
                cursor.execute(_SET, (self._municipality, key, value, format_utc(now()), move.by))
        return {}

    def _name_municipality(self, cursor: Cursor) -> None:
        """Where there are several, it is opened by saying which."""
        if schema.version_of(cursor):
            cursor.execute("SELECT 1 FROM trygghet_setting WHERE municipality <> %s LIMIT 1", (self._municipality,))
            if cursor.fetchone():
                self.database = self._location.of(self._municipality).database

    def _state(self, cursor: Cursor) -> dict[str, str]:
        """How far an unfinished copy has come; empty where there is none."""
        version = schema.version_of(cursor)
        if not version:
            return {}
        check_version(version, schema.latest_version(), self.database)
        cursor.execute(_STATE, (self._municipality,))
        return {row["key"]: row["value"] for row in cursor}

    def _empty(self, cursor: Cursor) -> None:
        """Take the rows of an unfinished copy away."""
        cursor.execute(_MOVING_IN)
        for table in tables_of(cursor):
            mine = f"FROM {bound_name(table)} WHERE municipality = %s"
            # A DELETE that meets no report is refused.
            cursor.execute(f"SELECT 1 {mine} LIMIT 1", (self._municipality,))
            if cursor.fetchone():
                cursor.execute(f"DELETE {mine}", (self._municipality,))

    def add_columns(self, table: str, kinds: Kinds) -> None:
        """Add columns that only the source has."""
        with self._connections.transaction() as cursor:
            for name, kind in kinds.items():
                cursor.execute(f"ALTER TABLE {bound_name(table)} ADD COLUMN {bound_name(name)} {TYPES[kind]}")
                if table == REPORT and name.startswith("q_"):
                    cursor.execute(f"GRANT UPDATE ({bound_name(name)}) ON trygghet_report TO trygghet_reporter")
            cursor.execute("SELECT trygghet_make_layer()")

    def put(self, table: str, kinds: Kinds, rows: Rows, after: int) -> None:
        """Insert rows that begin beyond fid `after`. StorageFailure "not_carried" names the value that has no place."""
        with self._connections.transaction() as cursor:
            cursor.execute(_MOVING_IN)
            cursor.execute(
                "SELECT value FROM trygghet_setting WHERE municipality = %s AND key = %s FOR UPDATE",
                (self._municipality, MOVING_PLACE + table),
            )
            place = cursor.fetchone()
            if int(place["value"] if place else 0) != after:
                raise StorageFailure("changed_meanwhile", table)
            copy = Copy(cursor, table, kinds, self._municipality, self._info.epsg if self._info else 0)
            copy.insert(rows)
            if table == SETTING:
                cursor.execute(_RENAME, (MOVING_WORKSPACE_ID, self._municipality, WORKSPACE_ID))
            cursor.execute(
                _SET, (self._municipality, MOVING_PLACE + table, str(rows[-1][0]), format_utc(now()), None)
            )

    def distrust(self, by: str) -> None:
        """Begin anew the next time."""
        with self._connections.transaction() as cursor:
            cursor.execute(_SET, (self._municipality, MOVING_STAMP, "", format_utc(now()), by))

    def finish(self, move: Move, photo_folder: str) -> None:
        """Make the copy a workspace."""
        settings = {MOVED_FROM: move.source}
        if photo_folder:
            settings[PHOTO_FOLDER] = photo_folder
        with self._connections.transaction() as cursor:
            cursor.execute(_RENAME, (WORKSPACE_ID, self._municipality, MOVING_WORKSPACE_ID))
            cursor.execute(
                "DELETE FROM trygghet_setting WHERE municipality = %s AND key LIKE 'moving\\_%%'", (self._municipality,)
            )
            for key, value in settings.items():
                cursor.execute(_SET, (self._municipality, key, value, format_utc(now()), move.by))
            for table in tables_of(cursor):
                cursor.execute(f"ANALYZE {bound_name(table)}")

    def close(self) -> None:
        """End the connections."""
        if self._snapshot is not None:
            self._snapshot.close()
        self._connections.close()
