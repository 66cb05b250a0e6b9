"""A municipality's database, opened: its store, its outbox on this computer, its photos and backups."""

from __future__ import annotations

import os
import uuid
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Callable

from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import (
    DamagedError,
    DiskFullError,
    InvalidReport,
    LockedError,
    MissingError,
    NotAWorkspace,
    ReadOnlyError,
    ReportNotFound,
    TakenId,
    TrygghetError,
    WorkspaceError,
    WriterError,
)
from trygghet_plugin.core.form import Form, default_form
from trygghet_plugin.core.report import Report, StoredReport
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import opening as geopackage
from trygghet_plugin.storage.making import new_workspace
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.moving_values import MOVED_FROM
from trygghet_plugin.storage.outbox import Outbox, OutboxEntry, default_outbox_path, file_key
from trygghet_plugin.storage.photo_files import file_name, write_photo
from trygghet_plugin.storage.store import Area, NewPhoto, Photo, Store, WorkspaceInfo

_FILE_WIDE = (LockedError, MissingError, DiskFullError, DamagedError, NotAWorkspace, WriterError)


class Workspace:
    """Everything the rest of the plugin needs of one database. Close it when done."""

    def __init__(self, store: Store, outbox: Outbox) -> None:
        self.database = store.path
        self._store = store
        self._outbox = outbox
        self._problems: tuple[str, ...] = ()
        self._told: set[str] = set()

    @classmethod
    def open(cls, database: str, outbox: Path | None = None) -> Workspace:
        """Open a workspace. Raises WorkspaceError: MissingError, NotAWorkspace, SchemaTooNew, DamagedError, …"""
        place = _place_of(database)
        try:
            return cls(_opening(database).open_store(place), Outbox(outbox or default_outbox_path()))
        except StorageFailure as failure:
            raise error_of(failure, place) from failure

    @classmethod
    def create(
        cls,
        database: str,
        municipality: str,
        epsg: int | None = None,
        areas: Sequence[Area] | None = None,
        form: Form | None = None,
        practice: bool = False,
        register_existing: bool = False,
        by: str = "",
        outbox: Path | None = None,
        partitioned: bool = False,
    ) -> Workspace:
        """Make a workspace in a new file, inside a GeoPackage that is used already or in a schema, and open it.

        `areas` are in the workspace's coordinate system (`epsg`, else the municipality's own zone). The municipality's
        border is always among them. `partitioned` keeps each municipality's reports in a table of its own (PostGIS).
        Raises WorkspaceExists, WorkspaceError naming unregistered tables or the rights that are missing, …
        """
        place = _new_place(database)
        request = new_workspace(municipality, epsg, areas, form or default_form(), practice)
        request.update(register_existing=register_existing, by=by, partitioned=partitioned)
        try:
            made = _opening(database).make(place, request)
        except StorageFailure as failure:
            raise error_of(failure, place) from failure
        return cls.open(made, outbox)

    @classmethod
    def upgrade(cls, database: str) -> tuple[int, int]:
        """Bring an older workspace up to this plugin's schema, a file after a backup. Returns the two versions."""
        place = _place_of(database)
        try:
            before, after = _opening(database).upgrade(place)
        except StorageFailure as failure:
            raise error_of(failure, place) from failure
        return before, after

    @property
    def store(self) -> Store:
        """The database behind its abstract face."""
        return self._store

    @property
    def info(self) -> WorkspaceInfo:
        """What workspace this is."""
        return self._store.info

    @property
    def photo_folder(self) -> Path:
        """Where the photos lie; made with the first photo."""
        return Path(self._store.photo_folder)

    def layer_source(self, table: str) -> tuple[str, str]:
        """Data source of a table and its provider, for QgsVectorLayer(source, name, provider)."""
        return self._store.layer_source(table)

    def listen(self, listener: Callable[[str], None]) -> None:
        """Be told, from another thread, while a write waits: "locked"."""
        self._store.listen(listener)

    # --- submitting ------------------------------------------------------------------------------------------------

    def submit(self, report: Report, photos: Sequence[NewPhoto] = ()) -> StoredReport:
        """Hand in a report. When this returns it was read back from the database.

        When it raises a WorkspaceError it waits in the outbox and `flush_outbox` sends it later. InvalidReport, or
        TakenId since another report was handed in under its id: it was not taken in at all.
        """
        for photo in photos:
            file_name(str(uuid.uuid4()), photo.suffix)
        entry = self._outbox.put(self.info.workspace_id, report, photos, self.database)
        try:
            return self._send(entry)
        except (InvalidReport, TakenId):
            self._outbox.remove(report.report_id)
            raise

    def flush_outbox(self) -> tuple[int, int]:
        """Send what waits for this very file; returns how many were sent and how many of the workspace still wait.

        A report that cannot be sent holds up no other; `outbox_problems` tells of it. Raises WorkspaceError if none
        could be sent because the file cannot be written.
        """
        sent = 0
        here = {file_key(place) for place in self._places()}
        problems = [_waits_elsewhere(path) for path in self._elsewhere() if path not in here]
        for report_id in self._waiting_here():
            try:
                sent += self._send_waiting(report_id)
            except TrygghetError as problem:
                if self._is_file_wide(problem):
                    if not sent:
                        raise
                    break
                problems.append(str(problem))
        self._problems = tuple(problems)
        return sent, len(self._outbox.pending(self.info.workspace_id))

    def _send_waiting(self, report_id: str) -> bool:
        """Send one that waits; whether there was one."""
        entry = self._outbox.get(report_id)
        try:
            if entry is not None:
                self._send(entry)
        except TakenId:
            # Whoever handed it in was told that it is safe: a report whose id another one took gets its own.
            entry = self._outbox.under_new_id(report_id)
            if entry is not None:
                self._send(entry)
        return entry is not None

    def outbox_problems(self) -> tuple[str, ...]:
        """Sentences about reports the last `flush_outbox` had to leave behind; each is given once."""
        new = tuple(problem for problem in self._problems if problem not in self._told)
        self._told.update(new)
        return new

    def _waiting_here(self) -> tuple[str, ...]:
        """A backup has the workspace's id, but what waits must not end in a copy nobody works in."""
        if not paths.is_postgres(self.database) and paths.is_backup(self.database):
            return ()
        waiting = (self._outbox.pending(self.info.workspace_id, place) for place in self._places())
        return tuple(dict.fromkeys(chain.from_iterable(waiting)))

    def _places(self) -> tuple[str, ...]:
        """This database, and the one it was moved from: what waited for that one is handed in here."""
        if not self._elsewhere():
            return (self.database,)
        moved_from = self._store.settings().get(MOVED_FROM)
        return (self.database, moved_from) if moved_from else (self.database,)

    def _elsewhere(self) -> tuple[str, ...]:
        return self._outbox.elsewhere(self.info.workspace_id, self.database)

    def _is_file_wide(self, problem: TrygghetError) -> bool:
        """Whether the other reports would meet the same problem."""
        if isinstance(problem, ReadOnlyError):
            return problem.path == self.database
        return isinstance(problem, _FILE_WIDE)

    def is_waiting(self, report_id: str) -> bool:
        """Whether a report of this id waits in the outbox."""
        return self._outbox.get(report_id) is not None

    def is_kept(self, report: Report, photos: Sequence[NewPhoto] = ()) -> bool:
        """Whether this very report, which could not be sent, is safe in the outbox."""
        entry = self._outbox.get(report.report_id)
        return entry is not None and entry.tells(report, photos)

    def is_stored(self, report_id: str) -> bool:
        """Whether a report of this id is in the database."""
        try:
            self._store.report(report_id)
        except ReportNotFound:
            return False
        return True

    def _send(self, entry: OutboxEntry) -> StoredReport:
        # Photos lie there before their report is stored; sent once more, what was taken away since stays away.
        missing = bool(entry.photos) and not self.is_stored(entry.report.report_id)
        rows = []
        for waiting in entry.photos:
            name = file_name(waiting.photo_id, waiting.photo.suffix)
            if missing:
                write_photo(self.photo_folder, name, waiting.photo.content)
            rows.append(Photo(waiting.photo_id, entry.report.report_id, name, waiting.photo.caption, False))
        self._store.add(entry.report, rows)
        stored = self._store.report(entry.report.report_id)
        self._outbox.remove(entry.report.report_id)
        return stored

    # --- the end -----------------------------------------------------------------------------------------------------

    def backup(self) -> Path:
        """Make a backup now; returns where it lies."""
        return Path(self._store.backup())

    def close(self) -> None:
        """Finish what is being written and let go of the database."""
        self._store.close()
        self._outbox.close()


def _place_of(database: str) -> str:
    """A file by its whole path, a schema by its connection's name."""
    return database if paths.is_postgres(database) else os.path.abspath(database)


def _opening(database: str) -> Any:
    """The module that opens and makes workspaces of that sort; PostgreSQL is imported when it is first asked for."""
    if paths.is_postgres(database):
        from trygghet_plugin.storage.postgis import opening as postgis

        return postgis
    return geopackage


def _new_place(database: str) -> str:
    """Where a workspace is to be made: under another ending no other program would know what a file is."""
    path = _place_of(database)
    if not paths.is_postgres(path) and not path.lower().endswith(".gpkg"):
        raise WorkspaceError(
            translate(
                "Workspace",
                "“{database}” does not end in .gpkg. A workspace lies in a GeoPackage: write its name as {example}.",
            ).format(database=database, example="trygghet.gpkg"),
            path,
        )
    return path


def _waits_elsewhere(path: str) -> str:
    return translate(
        "Workspace",
        "Reports handed in to {path} wait on this computer. They are sent when that file is opened, not into a copy.",
    ).format(path=path)
