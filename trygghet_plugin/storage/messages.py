"""What went wrong in a database, in words: what happened, where, what to do."""

from __future__ import annotations

from typing import Callable

from trygghet_plugin.core.errors import (
    DamagedError,
    DiskFullError,
    FormError,
    InvalidReport,
    LockedError,
    MissingError,
    NotAWorkspace,
    ReadOnlyError,
    ReportNotFound,
    TrygghetError,
    UnregisteredTables,
    WorkspaceError,
    WorkspaceExists,
    WriterError,
)
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.moving_messages import MOVING

Maker = Callable[[str, str], TrygghetError]


def error_of(failure: StorageFailure, path: str) -> TrygghetError:
    """The error a user can act on."""
    maker = _MAKERS.get(failure.code, _failed)
    return maker(path, failure.detail)


def _locked(path: str, _detail: str) -> TrygghetError:
    return LockedError(
        translate(
            "Storage",
            "{path} is locked by another program. Does someone else have it open for editing? Try again in a moment.",
        ).format(path=path),
        path,
    )


def _read_only(path: str, _detail: str) -> TrygghetError:
    return ReadOnlyError(
        translate(
            "Storage", "{path} cannot be written to. Ask for the right to write to the file and its folder."
        ).format(path=path),
        path,
    )


def _missing(path: str, _detail: str) -> TrygghetError:
    return MissingError(
        translate(
            "Storage", "{path} is not there or cannot be opened. Was it moved, or is the network drive disconnected?"
        ).format(path=path),
        path,
    )


def _full(path: str, _detail: str) -> TrygghetError:
    return DiskFullError(
        translate(
            "Storage",
            "There is no room left on the disk of {path}. Nothing was written. Free some space and try again.",
        ).format(path=path),
        path,
    )


def _damaged(path: str, detail: str) -> TrygghetError:
    return DamagedError(
        translate(
            "Storage",
            "{path} is damaged ({detail}). Do not write to it; take the newest copy from the backup folder beside it.",
        ).format(path=path, detail=detail),
        path,
    )


def _not_a_workspace(path: str, _detail: str) -> TrygghetError:
    return NotAWorkspace(
        translate("Storage", "{path} holds no Trygghet workspace. Choose another file, or set one up in it.").format(
            path=path
        ),
        path,
    )


def _not_a_geopackage(path: str, _detail: str) -> TrygghetError:
    return NotAWorkspace(
        translate("Storage", "{path} is not a GeoPackage. Choose a GeoPackage or a new file.").format(path=path), path
    )


def _exists(path: str, _detail: str) -> TrygghetError:
    return WorkspaceExists(
        translate(
            "Storage", "There is a workspace in {path} already. Nothing was changed. Open it, or choose another file."
        ).format(path=path),
        path,
    )


def _unregistered(path: str, detail: str) -> TrygghetError:
    return UnregisteredTables(
        translate(
            "Storage",
            "{path} has tables that are not registered as layers: {tables}. QGIS would stop showing them when a "
            "workspace is added. Let them be registered, or choose another file.",
        ).format(path=path, tables=detail),
        path,
    )


def _unknown_column(_path: str, detail: str) -> TrygghetError:
    return InvalidReport(
        translate(
            "Storage",
            "The workspace has no column “{columns}”. Was the form changed meanwhile? Open the workspace again.",
        ).format(columns=detail),
        detail.split(", ")[0],
    )


def _protected_column(_path: str, detail: str) -> TrygghetError:
    return InvalidReport(
        translate("Storage", "“{columns}” cannot be changed by hand.").format(columns=detail), detail.split(", ")[0]
    )


def _not_found(path: str, detail: str) -> TrygghetError:
    return ReportNotFound(
        translate("Storage", "There is no report {report} in {path}. It may have been removed.").format(
            report=detail, path=path
        )
    )


def _form_changed(path: str, _detail: str) -> TrygghetError:
    return FormError(
        translate(
            "Storage",
            "Someone else saved a new version of the form in {path} meanwhile. Read it and make your change again.",
        ).format(path=path)
    )


def _other_type(_path: str, detail: str) -> TrygghetError:
    return FormError(
        translate(
            "Storage",
            "The question “{column}” was once asked with another type of answer, and its answers are kept. Give the "
            "new question another code.",
        ).format(column=detail)
    )


def _no_batch(path: str, detail: str) -> TrygghetError:
    return WorkspaceError(
        translate("Storage", "There is no import {batch} in {path}. Check the number of the import.").format(
            batch=detail, path=path
        ),
        path,
    )


def _writer_gone(path: str, _detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage",
            "The program that writes to {path} ended before it was done. Nothing was half written. Try again.",
        ).format(path=path),
        path,
    )


def _no_answer(path: str, _detail: str) -> TrygghetError:
    return WriterError(
        translate(
            "Storage",
            "The program that writes to {path} does not answer and was ended. Is the disk or the network drive slow or "
            "away? Look whether it is saved, and try again.",
        ).format(path=path),
        path,
    )


def _no_interpreter(path: str, _detail: str) -> TrygghetError:
    return WriterError(
        translate(
            "Storage",
            "Nothing can be written to {path}: the Python of this QGIS could not be started as a program of its own. "
            "Start QGIS again; if that does not help, ask IT.",
        ).format(path=path),
        path,
    )


def _closed(path: str, _detail: str) -> TrygghetError:
    return WorkspaceError(
        translate("Storage", "The workspace {path} has been closed. Open it again.").format(path=path), path
    )


def _server_away(path: str, detail: str) -> TrygghetError:
    return MissingError(
        translate(
            "Storage",
            "The database {path} does not answer ({detail}). What you hand in stays on this computer and is sent when "
            "it answers again. Is the network there? Otherwise ask IT.",
        ).format(path=path, detail=detail),
        path,
    )


def _login_refused(path: str, detail: str) -> TrygghetError:
    return MissingError(
        translate(
            "Storage",
            "The database {path} does not let you in ({detail}). Check user and password of the connection in QGIS, or "
            "ask IT for access.",
        ).format(path=path, detail=detail),
        path,
    )


def _no_database(path: str, detail: str) -> TrygghetError:
    return MissingError(
        translate("Storage", "{path} leads to no database ({detail}). Check the connection in QGIS.").format(
            path=path, detail=detail
        ),
        path,
    )


def _no_postgis(path: str, _detail: str) -> TrygghetError:
    return NotAWorkspace(
        translate(
            "Storage",
            "The database of {path} has no PostGIS. Ask its administrator to run: CREATE EXTENSION postgis;",
        ).format(path=path),
        path,
    )


def _no_rights(path: str, detail: str) -> TrygghetError:
    return ReadOnlyError(
        translate(
            "Storage",
            "You may not do that in {path} ({detail}). Ask whoever administers the database for the role it needs.",
        ).format(path=path, detail=detail),
        path,
    )


def _roles_missing(path: str, detail: str) -> TrygghetError:
    return ReadOnlyError(
        translate(
            "Storage",
            "{path} lacks roles that Trygghet needs, and you may not make them. Nothing was changed. Ask the database "
            "administrator to run this, then try again:\n{sql}",
        ).format(path=path, sql=detail),
        path,
    )


def _other_crs(path: str, detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage",
            "The schema of {path} holds municipalities in EPSG:{epsg}. Choose that coordinate system too, or a schema "
            "of its own.",
        ).format(path=path, epsg=detail),
        path,
    )


def _which_municipality(path: str, detail: str) -> TrygghetError:
    if not detail:
        return NotAWorkspace(
            translate(
                "Storage", "{path} holds no municipality that you may work in. Ask its administrator to let you in."
            ).format(path=path),
            path,
        )
    return NotAWorkspace(
        translate(
            "Storage", "{path} holds several municipalities: {found}. Add &municipality=code to say which."
        ).format(path=path, found=detail),
        path,
    )


def _changed_meanwhile(path: str, _detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage", "Someone else was just writing the same in {path}. Nothing was overwritten. Try again."
        ).format(path=path),
        path,
    )


def _failed(path: str, detail: str) -> TrygghetError:
    return WorkspaceError(
        translate("Storage", "{path} could not be read or written: {detail}").format(path=path, detail=detail), path
    )


_MAKERS: dict[str, Maker] = {
    "locked": _locked,
    "read_only": _read_only,
    "missing": _missing,
    # A share that went away while the file was open.
    "away": _missing,
    "full": _full,
    "damaged": _damaged,
    "not_a_workspace": _not_a_workspace,
    "not_a_geopackage": _not_a_geopackage,
    "exists": _exists,
    "unregistered": _unregistered,
    "unknown_column": _unknown_column,
    "protected_column": _protected_column,
    "not_found": _not_found,
    "form_changed": _form_changed,
    "other_type": _other_type,
    "no_batch": _no_batch,
    "writer_gone": _writer_gone,
    "no_answer": _no_answer,
    "no_interpreter": _no_interpreter,
    "closed": _closed,
    "server_away": _server_away,
    "busy": _server_away,
    "login_refused": _login_refused,
    "no_database": _no_database,
    "no_postgis": _no_postgis,
    "no_rights": _no_rights,
    "roles_missing": _roles_missing,
    "other_crs": _other_crs,
    "which_municipality": _which_municipality,
    "changed_meanwhile": _changed_meanwhile,
    **MOVING,
}
