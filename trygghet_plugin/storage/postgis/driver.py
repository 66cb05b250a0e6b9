"""Connections to PostgreSQL: short transactions on connections that are kept and renewed, and what their errors mean.

psycopg2 comes with QGIS (its own Processing tools use it) and is imported when a database is first opened. It lets
values travel bound, columns in binary, and notices arrive; a connection QGIS itself makes would ask for a password in a
dialog whenever the server is away.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Callable, TypeVar

from trygghet_plugin.core.errors import NotAvailable
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.location import Location, Login, remember

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection  # noqa: N812 (psycopg2 names its classes so)
    from psycopg2.extras import RealDictCursor as Cursor

_Value = TypeVar("_Value")

CONNECT_SECONDS = 5
LOCK_SECONDS = 10
# A link that died without a word is given up after this long, instead of after two hours.
_ALIVE = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    "application_name": "Trygghet",
}
_MOST_KEPT = 4

_BY_STATE = {
    "28P01": "login_refused",
    "28000": "login_refused",
    "3D000": "no_database",
    "42501": "no_rights",
    "25006": "reading_copy",
    "55P03": "locked",
    "40P01": "locked",
    "57014": "locked",
    "53100": "full",
    "53300": "busy",
    "42P01": "not_a_workspace",
    "3F000": "not_a_workspace",
    "42703": "unknown_column",
    "40001": "changed_meanwhile",
    "P0002": "gone",
    "P0001": "refused",
    "23505": "refused",
}
# Classes of states: 08 connection, 57P0x server shutting down or starting, 58 system error.
_AWAY = ("08", "57P")


def driver() -> Any:
    """psycopg2. NotAvailable with what to do where this QGIS lacks it."""
    try:
        import psycopg2
        import psycopg2.extensions
        import psycopg2.extras
    except ImportError as problem:
        raise NotAvailable(
            translate(
                "PostGIS",
                "This QGIS lacks psycopg2, which it talks to PostgreSQL with. Install the full QGIS (OSGeo4W: the "
                "package python3-psycopg2), or use a GeoPackage.",
            )
        ) from problem
    return psycopg2


def failure_of(problem: Exception) -> StorageFailure:
    """What an error of psycopg2 means; the server's own words without the statement's context."""
    state = getattr(problem, "pgcode", None) or ""
    words = str(getattr(getattr(problem, "diag", None), "message_primary", None) or problem).strip().partition("\n")[0]
    if state in _BY_STATE:
        return StorageFailure(_BY_STATE[state], words)
    if state.startswith(_AWAY) or (not state and _is_about_the_link(problem)):
        return StorageFailure(_link_code(words), _without_secrets(words))
    return StorageFailure("failed", words)


def _is_about_the_link(problem: Exception) -> bool:
    psycopg2 = driver()
    return isinstance(problem, (psycopg2.OperationalError, psycopg2.InterfaceError))


def _link_code(words: str) -> str:
    """Before a session there is no state, only libpq's words (English: they are not translated on the wire)."""
    lower = words.lower()
    if "authentication failed" in lower or "no password" in lower or ("role" in lower and "does not exist" in lower):
        return "login_refused"
    return "no_database" if "database" in lower and "does not exist" in lower else "server_away"


def _without_secrets(words: str) -> str:
    return words if "password=" not in words else words.split("password=")[0].strip()


class Database:
    """One schema's connections. Thread-safe: every transaction has a connection of its own while it lasts."""

    def __init__(self, location: Location, login: Login) -> None:
        self.location = location
        self._login = login
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._closed = self._was_away = False

    def connect(self) -> Connection:
        """A new connection, ready to be used; the caller closes it. Raises StorageFailure."""
        psycopg2 = driver()
        try:
            connection: Connection = psycopg2.connect(self._login.conninfo, **self._alive())
            self._prepare(connection)
        except psycopg2.Error as problem:
            raise failure_of(problem) from problem
        if self._was_away:
            # QGIS gives up a password it once tried in vain, and would ask the user for it.
            self._was_away = False
            remember(self.location, self._login)
        return connection

    def try_it(self) -> None:
        """Connect once. Raises StorageFailure where that is not possible."""
        self._give_back(self.connect())

    def _alive(self) -> dict[str, Any]:
        """What the connection itself does not say."""
        return {name: value for name, value in _ALIVE.items() if f"{name}=" not in self._login.conninfo}

    def _prepare(self, connection: Connection) -> None:
        extensions = driver().extensions
        for oid, spell in ((1184, _spelled_time), (1082, _as_text), (3802, _as_text), (114, _as_text)):
            extensions.register_type(extensions.new_type((oid,), f"TRYGGHET_{oid}", spell), connection)
        with connection.cursor(cursor_factory=driver().extras.RealDictCursor) as cursor:
            if self._login.role:
                cursor.execute("SELECT set_config('role', %s, false)", (self._login.role,))
            cursor.execute(
                "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                "WHERE e.extname = 'postgis'"
            )
            row = cursor.fetchone()
            if row is None:
                raise StorageFailure("no_postgis")
            # pg_catalog is left out, and so comes first: nothing in another schema stands in for what is its.
            path = ", ".join(quoted(name) for name in (self.location.schema, row["nspname"], "pg_temp"))
            cursor.execute(
                "SELECT set_config('search_path', %s, false), set_config('timezone', 'UTC', false), "
                "set_config('lock_timeout', %s, false), set_config('client_min_messages', 'warning', false)",
                (path, f"{LOCK_SECONDS}s"),
            )
        connection.commit()

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """A cursor in a transaction: committed at the end, rolled back by any exception."""
        psycopg2 = driver()
        connection = self._take()
        try:
            with connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cursor:
                yield cursor
            connection.commit()
        except psycopg2.Error as problem:
            raise failure_of(problem) from problem
        finally:
            self._give_back(connection)

    def do(self, work: Callable[[Cursor], _Value]) -> _Value:
        """`work` in a transaction, once more where that is what `again` is for."""

        def once() -> _Value:
            with self.transaction() as cursor:
                return work(cursor)

        return self.again(once)

    def again(self, step: Callable[[], _Value]) -> _Value:
        """`step`, and once more on new connections where the one that was kept had died, or a lock held it up.

        What was written before its answer was lost is found again by its id and revision, so doing it twice is once.
        """
        try:
            return step()
        except StorageFailure as failure:
            if failure.code not in ("server_away", "locked") or self._closed:
                raise
            if failure.code == "server_away":
                self._was_away = True
                self.forget()
        return step()

    def _take(self) -> Connection:
        with self._lock:
            if self._closed:
                raise StorageFailure("closed", self.location.database)
            connection = self._idle.pop() if self._idle else None
        return connection or self.connect()

    def _give_back(self, connection: Connection) -> None:
        if not connection.closed:
            with suppress(driver().Error):  # one that cannot even roll back is closed below
                connection.rollback()
        with self._lock:
            if not connection.closed and not self._closed and len(self._idle) < _MOST_KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def forget(self) -> None:
        """Close what is kept: the server that answered it is gone."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def close(self) -> None:
        """No transaction begins after this."""
        with self._lock:
            self._closed = True
        self.forget()


def quoted(name: str) -> str:
    """An identifier for SQL."""
    return '"' + name.replace('"', '""') + '"'


def _spelled_time(text: str | None, _cursor: Any) -> str | None:
    """`2026-11-21 22:10:00.12+00` in the one spelling every part of Trygghet reads."""
    if text is None:
        return None
    day, clock = text[:10], text[11:].removesuffix("+00")
    seconds, _dot, fraction = clock.partition(".")
    return f"{day}T{seconds}.{fraction:0<3}Z"


def _as_text(text: str | None, _cursor: Any) -> str | None:
    return text
