"""Hearing of what others write: a session that listens, and listens again by itself when its link breaks.

A notice dies silently with its session, so whoever depends on it polls as well (`PostgresStore.state`); a broken link
is told like a notice, because what happened meanwhile is not known.
"""

from __future__ import annotations

import logging
import select
import threading
from collections.abc import Callable

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, driver

CHANNEL = "trygghet"
# How often the listener looks whether it is to end, and how long it waits before it connects anew.
_LOOK_SECONDS = 0.5
_AGAIN_SECONDS = 5.0
_COPY_SECONDS = 60.0

_log = logging.getLogger(__name__)


class Listener:
    """Calls `heard`, from a thread of its own, whenever something was written in the schema."""

    def __init__(self, database: Database, heard: Callable[[], None]) -> None:
        self._database = database
        self._heard = heard
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="trygghet listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening; waits a moment for the thread."""
        self._end.set()
        self._thread.join(4 * _LOOK_SECONDS)

    def _run(self) -> None:
        while not self._end.is_set():
            try:
                self._listen()
            except StorageFailure as failure:
                _log.info("the listener waits: %s", failure)
            except (driver().Error, OSError) as problem:
                _log.info("the listener lost its link: %s", problem)
                self._heard()
            self._end.wait(_AGAIN_SECONDS if not self._end.is_set() else 0)

    def _listen(self) -> None:
        connection = self._database.connect()
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_is_in_recovery()")
                if cursor.fetchone() == (True,):
                    # A copy for reading gets no notices: whoever depends on them polls, until the copy is the server.
                    self._end.wait(_COPY_SECONDS)
                    return
                cursor.execute("LISTEN " + CHANNEL)
            while not self._end.is_set():
                if not select.select([connection], [], [], _LOOK_SECONDS)[0]:
                    continue
                connection.poll()
                if any(notice.payload == self._database.location.schema for notice in connection.notifies):
                    self._heard()
                connection.notifies.clear()
        finally:
            connection.close()
