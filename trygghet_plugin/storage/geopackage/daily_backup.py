"""The backup of the day, by a process of its own: whoever saves does not wait for it."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from datetime import date
from typing import Any

from trygghet_plugin.storage.geopackage.backup import is_due
from trygghet_plugin.storage.geopackage.writer_client import WriterClient

_log = logging.getLogger(__name__)


class DailyBackup:
    """Of one file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._made_on: date | None = None
        self._client: WriterClient | None = None

    def make_soon(self) -> None:
        """Once a day, behind the first write."""
        today = date.today()
        if self._made_on == today:
            return
        self._made_on = today
        if is_due(self._path):
            self._client = WriterClient(self._path)
            self._client.submit("backup").add_done_callback(_log_problem)
            self._client.finish()

    def close(self, seconds: float) -> None:
        """Wait so long for the one under way, then end it."""
        if self._client is not None:
            self._client.close(seconds)


def _log_problem(backup: Future[Any]) -> None:
    problem = backup.exception()
    if problem is not None:
        _log.warning("the daily backup could not be made: %s", problem)
