"""What went wrong with a database server, in words: what happened, where, what to do."""

from __future__ import annotations

from typing import Callable

from trygghet_plugin.core.errors import (
    MissingError,
    NotAWorkspace,
    ReadOnlyError,
    ServerAway,
    TrygghetError,
    WorkspaceError,
)
from trygghet_plugin.core.words import translate

Maker = Callable[[str, str], TrygghetError]


def _server_away(path: str, detail: str) -> TrygghetError:
    return ServerAway(
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
            "The database of {path} has no PostGIS. Ask its administrator to run “CREATE EXTENSION postgis;” there.",
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
            "administrator to run this, then try again:\n{sql}\nNothing else is missing.",
        ).format(path=path, sql=detail),
        path,
    )


def _open_schema(path: str, detail: str) -> TrygghetError:
    return ReadOnlyError(
        translate(
            "Storage",
            "In the database of {path} everyone may create functions beside those of PostGIS, and so get at more "
            "than their role lets them. Nothing was changed. Ask the database administrator to run this, then try "
            "again:\n{sql}\nNothing else is missing.",
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


def _not_partitioned(path: str, _detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage",
            "The schema of {path} keeps all municipalities in one table and cannot be partitioned afterwards. Leave "
            "that choice out, or make the workspace in a schema of its own.",
        ).format(path=path),
        path,
    )


def _reading_copy(path: str, _detail: str) -> TrygghetError:
    return ReadOnlyError(
        translate(
            "Storage",
            "{path} is a server's copy for reading. Nothing was written. Open the workspace through the connection "
            "to the server that is written to.",
        ).format(path=path),
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


SERVER_MAKERS: dict[str, Maker] = {
    "server_away": _server_away,
    "busy": _server_away,
    "login_refused": _login_refused,
    "no_database": _no_database,
    "no_postgis": _no_postgis,
    "no_rights": _no_rights,
    "roles_missing": _roles_missing,
    "open_schema": _open_schema,
    "other_crs": _other_crs,
    "not_partitioned": _not_partitioned,
    "reading_copy": _reading_copy,
    "which_municipality": _which_municipality,
    "changed_meanwhile": _changed_meanwhile,
}
