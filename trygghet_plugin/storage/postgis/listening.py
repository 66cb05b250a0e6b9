"""Hearing of what others write: a session that listens, and listens again by itself when its link breaks.

A notice dies silently with its session, so whoever depends on it polls as well (`PostgresStore.state`); a link that
broke, or stands again, is told like a notice, because what happened meanwhile is not known.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Callable
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.postgis.driver import Database, driver

CHANNEL = "trygghet"
# How long the listener waits before it connects anew, and for its thread to end: longer would freeze the window.
_AGAIN_SECONDS = 5.0
_END_SECONDS = 0.1
_COPY_SECONDS = 60.0

_log = logging.getLogger(__name__)


class Listener:
    """Calls `heard`, from a thread of its own, whenever something was written in the schema."""

    def __init__(self, database: Database, heard: Callable[[], None]) -> None:
        self._database = database
        self._heard = heard
        self._end = threading.Event()
        # Something for `select` to wake up from: Windows waits for sockets alone.
        self._wake, self._waker = socket.socketpair()
        self._broken = False
        self._thread = threading.Thread(target=self._run, name="trygghet listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening; nothing is told any more."""
        self._end.set()
        self._waker.close()
        self._thread.join(_END_SECONDS)

    def _run(self) -> None:
        while not self._end.is_set():
            try:
                self._listen()
            except (StorageFailure, driver().Error, OSError) as problem:
                _log.info("the listener has no link: %s", problem)
                self._broken = True
                self._tell()
            self._end.wait(_AGAIN_SECONDS)
        self._wake.close()

    def _tell(self) -> None:
        if not self._end.is_set():
            self._heard()

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
            if self._broken:
                self._broken = False
                self._tell()
            while not self._end.is_set():
                awake: list[Any] = [connection, self._wake]
                if self._wake in select.select(awake, [], [])[0]:
                    return
                connection.poll()
                if any(notice.payload == self._database.location.schema for notice in connection.notifies):
                    self._tell()
                connection.notifies.clear()
        finally:
            connection.close()
