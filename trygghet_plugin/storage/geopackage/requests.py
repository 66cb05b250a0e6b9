"""Every request the writer answers, by name. The writer process runs this; where none can be started, a thread does."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any, Callable

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage import (
    adding,
    administering,
    assessing,
    backup,
    layer_styles,
    moving_in,
    planning,
    questions,
    schema,
    undoing,
)
from trygghet_plugin.storage.geopackage.connection import Notice, failure_of
from trygghet_plugin.storage.geopackage.importing import ImportSession

Handler = Callable[[Mapping[str, Any], Notice], Any]

HANDLERS: Mapping[str, Handler] = {
    "create": schema.create,
    "upgrade": schema.upgrade,
    "save_form": questions.save_form,
    "backup": backup.make,
    "add": adding.add_report,
    "assess": assessing.assess,
    "assess_many": assessing.assess_many,
    "change": assessing.change,
    "undo_import": undoing.undo_import,
    "set_setting": administering.set_setting,
    "save_organisations": administering.save_organisations,
    "add_planning": planning.add_planning,
    "save_styles": layer_styles.save_styles,
    "recover": administering.recover,
    "moving_begin": moving_in.begin,
    "moving_columns": moving_in.add_columns,
    "moving_rows": moving_in.put_rows,
    "moving_finish": moving_in.finish,
    "moving_away": moving_in.move_away,
}


class Requests:
    """Answers requests one after the other."""

    def __init__(self) -> None:
        self._import = ImportSession()
        self._handlers: dict[str, Handler] = {
            **HANDLERS,
            "import_begin": self._import.begin,
            "import_rows": self._import.rows,
            "import_commit": self._import.commit,
            "import_abort": self._import.abort,
        }

    def answer(self, request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
        """Result or error of one request, as it goes over the wire."""
        try:
            return {"id": request["id"], "result": self._handlers[request["op"]](request, notice)}
        except StorageFailure as problem:
            failure = problem
        except sqlite3.Error as problem:
            failure = failure_of(problem)
        except OSError as problem:
            failure = StorageFailure("failed", str(problem))
        return {"id": request["id"], "error": {"code": failure.code, "detail": failure.detail}}

    def close(self) -> None:
        """Drop an import that was never finished."""
        self._import.close()
