"""A workspace moves into the other sort of database, whole: rows and photos, then held against each other row by row.

It is the same workspace afterwards, with the same id: what waits in outboxes and drafts goes on with it, and the place
it came from takes nothing in any more. Until everything was found the same it stays where it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Callable

from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import NotAvailable, TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.moving import GeoPackageEnd
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.moving_values import (
    CHUNK,
    PHOTO,
    PHOTO_FOLDER,
    REPORT,
    SETTING,
    Both,
    Kinds,
    Move,
    Moved,
    Source,
    TableMoved,
    Target,
    compared,
    shared_kinds,
)
from trygghet_plugin.storage.photo_files import copy_photo
from trygghet_plugin.storage.records import MOVED_TO_SETTING

GoOn = Callable[[float], bool]
"""Told the share that is done, 0 to 1; False stops, and the next move goes on from there."""


def move_workspace(
    source: str, target: str, by: str, go_on: GoOn = lambda _share: True, chunk: int = CHUNK
) -> Moved:
    """Copy, compare, and if everything is the same close the source and open the target.

    Broken off anywhere, the same move goes on where it was, or begins anew if the source was written to meanwhile.
    Raises WorkspaceError: WorkspaceExists, WorkspaceMoved, ReadOnlyError for missing rights, …
    """
    if paths.is_postgres(source) == paths.is_postgres(target):
        raise NotAvailable(
            translate(
                "Moving",
                "A workspace moves from a GeoPackage into PostGIS, or back. Copy a GeoPackage as a file instead.",
            )
        )
    with ExitStack() as stack:
        return _Moving(_end(source, stack), _end(target, stack), by, go_on, chunk).run()


def _end(database: str, stack: ExitStack) -> Both:
    """The database, as far as a move knows it; closed with the stack."""
    place = database if paths.is_postgres(database) else os.path.abspath(database)
    with _told(place):
        end: Both = _postgres_end(place) if paths.is_postgres(place) else GeoPackageEnd(place)
    stack.callback(end.close)
    return end


def _postgres_end(place: str) -> Both:
    """PostgreSQL is imported when it is first asked for."""
    from trygghet_plugin.storage.postgis.moving import PostgresEnd

    return PostgresEnd(place)


@contextmanager
def _told(database: str) -> Iterator[None]:
    try:
        yield
    except StorageFailure as failure:
        raise error_of(failure, database) from failure


class _Moving:
    """One move, from the first look to the last word."""

    def __init__(self, source: Source, target: Target, by: str, go_on: GoOn, chunk: int) -> None:
        self._source = source
        self._target = target
        self._by = by
        self._go_on = go_on
        self._chunk = chunk
        self._done = 0
        self._total = 1

    def run(self) -> Moved:
        """Do it."""
        with _told(self._source.database):
            info, settings = self._source.look()
            moved_to = settings.get(MOVED_TO_SETTING, "")
            if moved_to and not _same_place(moved_to, self._target.database):
                raise StorageFailure("moved", moved_to)
            wanted = settings.get(PHOTO_FOLDER, "")
            move = Move(info, self._source.database, self._source.stamp(), self._by, wanted)
        places = self._begin(move, moved_to)
        plan = self._plan()
        with _told(self._source.database):
            # Each row is read, and then compared.
            self._total = 2 * sum(self._source.count(table) for table in plan)
        for table, kinds in plan.items():
            self._copy(table, kinds, places.get(table, 0))
        photos, missing, folder = self._photos(plan)
        tables = tuple(self._compare(table, kinds) for table, kinds in plan.items())
        reports = next(table.found for table in tables if table.table == REPORT)
        moved = Moved(self._target.database, reports, tables, photos, missing)
        self._end(move, moved, folder)
        return moved

    def _begin(self, move: Move, moved_to: str) -> dict[str, int]:
        with _told(self._target.database):
            try:
                return self._target.begin(move)
            except StorageFailure as failure:
                if failure.code != "exists" or not moved_to:
                    raise
        # It was moved there, and is whole.
        raise error_of(StorageFailure("moved", moved_to), self._source.database)

    def _end(self, move: Move, moved: Moved, photo_folder: str) -> None:
        if not moved.same:
            with _told(self._target.database):
                self._target.distrust(self._by)
            return
        # The source first: never may both take reports.
        with _told(self._source.database):
            self._source.move_away(self._target.database, move.stamp, self._by)
        with _told(self._target.database):
            self._target.finish(move, photo_folder)

    def _plan(self) -> dict[str, Kinds]:
        """Tables and columns as the source has them. Areas come before reports, whose area codes they would clear;
        settings come last."""
        with _told(self._source.database):
            here = self._source.tables()
        with _told(self._target.database):
            there = self._target.tables()
            for table, kinds in here.items():
                if table not in there:
                    raise StorageFailure("not_movable", table)
                new = {name: kind for name, kind in kinds.items() if name not in there[table]}
                if new:
                    self._target.add_columns(table, new)
            there = self._target.tables()
            ordered = sorted(here, key=lambda table: (table == SETTING, table))
            return {table: shared_kinds(table, here[table], there[table]) for table in ordered}

    def _copy(self, table: str, kinds: Kinds, after: int) -> None:
        rows = self._source.rows(table, kinds, after, self._chunk)
        while True:
            with _told(self._source.database):
                chunk = next(rows, None)
            if chunk is None:
                return
            with _told(self._target.database):
                self._target.put(table, kinds, chunk, after)
            after = chunk[-1][0]
            self._tell(len(chunk))

    def _compare(self, table: str, kinds: Kinds) -> TableMoved:
        def read(end: Source | Target, told: bool) -> Iterator[list[tuple[object, ...]]]:
            with _told(end.database):
                for chunk in end.rows(table, kinds, 0, self._chunk):
                    if told:
                        self._tell(len(chunk))
                    yield chunk

        return compared(table, kinds, read(self._source, True), read(self._target, False))

    def _tell(self, rows: int) -> None:
        self._done += rows
        if not self._go_on(min(self._done / self._total, 1.0)):
            raise TrygghetError(
                translate(
                    "Moving", "The move was stopped. The workspace is still in {path}. Start the move again to go on."
                ).format(path=self._source.database)
            )

    # --- photos ------------------------------------------------------------------------------------------------------

    def _photos(self, plan: dict[str, Kinds]) -> tuple[int, tuple[str, ...], str]:
        """Copy the files; how many there are, the paths that lead to none, and the folder where they lie from now."""
        with _told(self._source.database):
            here = self._source.photo_folder()
        with _told(self._target.database):
            there = self._target.photo_folder(here)
        found, missing = 0, []
        for path in self._photo_paths(plan):
            source = Path(here, path)
            if not here or not paths.is_inside(here, path) or not source.is_file():
                missing.append(path)
                continue
            copy_photo(source, Path(there, path))
            found += 1
        return found, tuple(missing), there if found else ""

    def _photo_paths(self, plan: dict[str, Kinds]) -> Iterator[str]:
        kinds = {"path": plan[PHOTO]["path"]}
        with _told(self._source.database):
            for chunk in self._source.rows(PHOTO, kinds, 0, self._chunk):
                yield from (path for _fid, path in chunk if path)


def _same_place(one: str, other: str) -> bool:
    """A schema is named with or without the municipality."""
    return one.partition("&municipality=")[0] == other.partition("&municipality=")[0]
