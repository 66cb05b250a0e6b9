"""What stands in the way of a workspace that is moved, was moved, or is of another version, in words."""

from __future__ import annotations

from trygghet_plugin.core.errors import NotAWorkspace, SchemaTooNew, TrygghetError, WorkspaceError, WorkspaceMoved
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.server_messages import Maker


def _schema_too_new(path: str, detail: str) -> TrygghetError:
    version, _space, latest = detail.partition(" ")
    return SchemaTooNew(
        translate(
            "Storage",
            "{path} was made by a newer Trygghet (schema {version}; this one knows {latest}). Update the plugin.",
        ).format(path=path, version=version, latest=latest),
        path,
    )


def _moved(path: str, detail: str) -> TrygghetError:
    return WorkspaceMoved(
        translate(
            "Storage",
            "The workspace in {path} was moved to {target}. Open it there: nothing is taken in here any more.",
        ).format(path=path, target=detail),
        path,
    )


def _unfinished_move(path: str, detail: str) -> TrygghetError:
    return NotAWorkspace(
        translate(
            "Storage",
            "{path} holds a copy, not whole yet, of a workspace that is being moved from {source}. Run “Move a "
            "workspace” again to finish it. Until then, work in {source}.",
        ).format(path=path, source=detail),
        path,
    )


def _not_carried(path: str, detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage",
            "A value has no place in {path}: {detail}. Correct it where it is now and move again; the move goes on "
            "from there.",
        ).format(path=path, detail=detail),
        path,
    )


def _not_movable(path: str, detail: str) -> TrygghetError:
    return WorkspaceError(
        translate(
            "Storage",
            "{path} has a table or column that cannot be moved: {detail}. Let its columns be text, numbers, yes or no, "
            "dates or times, alike in both places, or take it away, and move again.",
        ).format(path=path, detail=detail),
        path,
    )


MOVING_MAKERS: dict[str, Maker] = {
    "schema_too_new": _schema_too_new,
    "moved": _moved,
    "unfinished_move": _unfinished_move,
    "not_carried": _not_carried,
    "not_movable": _not_movable,
}
