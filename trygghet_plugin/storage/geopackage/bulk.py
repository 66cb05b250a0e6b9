"""Many new reports at once: rows complete on arrival, R-tree and counts filled in bulk as GDAL itself does it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import now_text
from trygghet_plugin.storage.geopackage.geometry import point_blob
from trygghet_plugin.storage.geopackage.rows import HISTORY, REPORT, grow_extent, insert_statement, srs_of

# Triggers for single rows. GDAL, too, takes R-tree and counts away while it inserts many rows, and puts them back. Ours
# cost 70 µs a row even where they have nothing to do; the batch's own trigger writes the history instead.
_SET_ASIDE = (
    "rtree_trygghet_report_geom_insert",
    "trigger_insert_feature_count_trygghet_report",
    "trigger_insert_feature_count_trygghet_report_history",
    "trygghet_report_guard_insert",
    "trygghet_report_guard_replace",
    "trygghet_report_insert",
)
_FILLED_FOR_EACH = ("fid", "geom", "report_no", "received_at")
_FILLED_FOR_ALL = ("municipality", "revision", "status", "created_at", "batch_id")
_NOT_KEPT = frozenset({"x", "y", *_FILLED_FOR_EACH, *_FILLED_FOR_ALL})


class _Layout:
    """Where the values of a row stand, and the statement that takes them."""

    def __init__(self, same: Mapping[str, Any], columns: Sequence[str]) -> None:
        kept = [at for at, name in enumerate(columns) if name not in _NOT_KEPT]
        kept_same = [name for name in same if name not in _NOT_KEPT]
        self.x, self.y = columns.index("x"), columns.index("y")
        self.received = columns.index("received_at") if "received_at" in columns else None
        # With `report_id` and `source_ref` they are always several.
        self.kept = itemgetter(*kept)
        self.same = tuple(same[name] for name in kept_same)
        self.insert = insert_statement(
            REPORT, [*_FILLED_FOR_EACH, *(columns[at] for at in kept), *_FILLED_FOR_ALL, *kept_same]
        )


class BulkInsert:
    """Inserts the rows of one batch; `finish` before the transaction ends."""

    def __init__(self, connection: sqlite3.Connection, batch_id: str) -> None:
        self._connection = connection
        self._batch_id = batch_id
        self._srs_id = srs_of(connection)
        self._municipality = connection.execute(
            "SELECT value FROM trygghet_setting WHERE key = 'municipality'"
        ).fetchone()[0]
        self._numbers = _ReportNumbers(connection, self._municipality)
        self._next_fid = 1 + (
            connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'trygghet_report'").fetchone()[0] or 0
        )
        self._now = now_text()
        self._for_all = (self._municipality, 1, "new", self._now, batch_id)
        self._extent = (float("inf"), float("-inf"), float("inf"), float("-inf"))
        self._inserted = 0
        self._triggers = [_set_aside(connection, name) for name in _SET_ASIDE]

    def insert(self, same: Mapping[str, Any], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert new rows: what is the `same` in all of them, and their own values in the order of `columns`."""
        if not rows:
            return
        layout = _Layout(same, columns)
        received = same.get("received_at") or self._now
        ends = (*self._for_all, *layout.same)
        fids = range(self._next_fid, self._next_fid + len(rows))
        self._connection.executemany(
            layout.insert,
            [self._start(layout, fid, row, received) + layout.kept(row) + ends for fid, row in zip(fids, rows)],
        )
        xs, ys = [row[layout.x] for row in rows], [row[layout.y] for row in rows]
        self._connection.executemany(
            "INSERT INTO rtree_trygghet_report_geom VALUES (?, ?, ?, ?, ?)", zip(fids, xs, xs, ys, ys)
        )
        low_x, high_x, low_y, high_y = self._extent
        self._extent = (min(low_x, *xs), max(high_x, *xs), min(low_y, *ys), max(high_y, *ys))
        self._next_fid += len(rows)
        self._inserted += len(rows)
        # The batch's trigger writes their history.
        self._connection.execute(
            "UPDATE trygghet_import_batch SET created = ? WHERE batch_id = ?", (self._inserted, self._batch_id)
        )

    def _start(self, layout: _Layout, fid: int, row: Sequence[Any], received: str) -> tuple[Any, ...]:
        if layout.received is not None:
            received = row[layout.received] or received
        return fid, point_blob(row[layout.x], row[layout.y], self._srs_id), self._numbers.next(received), received

    def finish(self, updated: int) -> None:
        """Put counters, counts, extent and triggers in order; `updated` reports have one history row more each."""
        self._numbers.store()
        if self._inserted or updated:
            self._connection.executemany(
                "UPDATE gpkg_ogr_contents SET feature_count = feature_count + ? WHERE table_name = ?",
                [(self._inserted, REPORT), (self._inserted + updated, HISTORY)],
            )
        if self._inserted:
            grow_extent(self._connection, *self._extent)
        for statement in self._triggers:
            self._connection.execute(statement)


def _set_aside(connection: sqlite3.Connection, name: str) -> str:
    """Drop a trigger; returns the statement that makes it again."""
    row = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)).fetchone()
    if row is None:
        raise StorageFailure("damaged", name)
    connection.execute(f'DROP TRIGGER "{name}"')
    return str(row[0])


class _ReportNumbers:
    """The counters of the report numbers, one a year, as the insert trigger keeps them."""

    def __init__(self, connection: sqlite3.Connection, municipality: str) -> None:
        self._connection = connection
        self._prefix = f"report_no.{municipality}."
        self._last: dict[str, int] = {}

    def next(self, received: str) -> str:
        """The next number of the year a report came in, in Swedish time."""
        year = received[:4]
        if received[5:10] == "12-31" and received[11:13] == "23":
            year = str((datetime.fromisoformat(received[:19]) + timedelta(hours=1)).year)
        if year not in self._last:
            row = self._connection.execute(
                "SELECT value FROM trygghet_setting WHERE key = ?", (self._prefix + year,)
            ).fetchone()
            self._last[year] = int(row[0]) if row else 0
        self._last[year] += 1
        return f"{year}-{self._last[year]:04d}"

    def store(self) -> None:
        """Write the counters back."""
        self._connection.executemany(
            "INSERT INTO trygghet_setting (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(self._prefix + year, str(last)) for year, last in self._last.items()],
        )
