"""Rows into a table by COPY, and which of them has no place there."""

from __future__ import annotations

import csv
import io
import uuid
from typing import TYPE_CHECKING, Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.moving_values import Kinds, Row, Rows
from trygghet_plugin.storage.postgis.driver import driver, quoted

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

# Classes of states that mean a value is none of its column's type, or longer than an index takes.
_BAD_VALUE = ("22", "54")


class Copy:
    """One table, within a transaction."""

    def __init__(self, cursor: Cursor, table: str, kinds: Kinds, municipality: str, epsg: int) -> None:
        self._cursor = cursor
        self._table = table
        self._names = list(kinds)
        self._geometry = [at for at, kind in enumerate(kinds.values()) if kind == "geometry"]
        self._srid = epsg.to_bytes(4, "little").hex()
        self._own = [] if "municipality" in kinds else [municipality]
        self._municipality = municipality
        columns = [*self._names, *(["municipality"] if self._own else [])]
        # No text can be taken for what stands for nothing.
        self._nothing = uuid.uuid4().hex
        self._statement = (
            f"COPY {quoted(table)} ({', '.join(map(quoted, columns))}) FROM STDIN "
            f"WITH (FORMAT csv, NULL '{self._nothing}')"
        )

    def insert(self, rows: Rows) -> None:
        """Insert all of them. StorageFailure "not_carried"."""
        if "municipality" in self._names:
            at = self._names.index("municipality") + 1
            for row in rows:
                if row[at] != self._municipality:
                    raise StorageFailure("not_carried", f"{self._table} {row[0]}, municipality: {row[at]}")
        self._cursor.execute("SAVEPOINT rows")
        try:
            self._copy(rows)
        except driver().Error as problem:
            if not (getattr(problem, "pgcode", None) or "").startswith(_BAD_VALUE):
                raise
            self._cursor.execute("ROLLBACK TO SAVEPOINT rows")
            raise self._told(rows) from problem

    def _told(self, rows: Rows) -> StorageFailure:
        """Find, by halves, the first row that is refused."""
        while len(rows) > 1:
            half = rows[: len(rows) // 2]
            rows = half if self._problem(half) else rows[len(half) :]
        problem = self._problem(rows)
        diag = getattr(problem, "diag", None)
        context = str(getattr(diag, "context", None) or "").partition("column ")[2].partition(":")[0]
        column = f", {context}" if context else ""
        return StorageFailure(
            "not_carried", f"{self._table} {rows[0][0]}{column}: {getattr(diag, 'message_primary', problem)}"
        )

    def _problem(self, rows: Rows) -> Exception | None:
        try:
            self._copy(rows)
        except driver().Error as problem:
            self._cursor.execute("ROLLBACK TO SAVEPOINT rows")
            found: Exception = problem
            return found
        self._cursor.execute("ROLLBACK TO SAVEPOINT rows")
        return None

    def _copy(self, rows: Rows) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(self._line(row) for row in rows)
        text.seek(0)
        self._cursor.copy_expert(self._statement, text)

    def _line(self, row: Row) -> list[Any]:
        values = [self._nothing if value is None else value for value in row[1:]]
        for at in self._geometry:
            if row[at + 1] is not None:
                # Little-endian WKB with the number of the coordinate system put in.
                wkb = row[at + 1]
                values[at] = f"{wkb[:8]}20{self._srid}{wkb[10:]}"
        return values + self._own
