"""Every error a user can meet. Each message is a whole sentence: what happened, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trygghet_plugin.core.report import StoredReport


class TrygghetError(Exception):
    """Something the user can act on; `str(error)` is the sentence to show, in the user's language."""


class InvalidReport(TrygghetError):
    """A report breaks a rule of its form; `column` names the field the user has to change."""

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.column = column


class StepRefused(TrygghetError):
    """The review may not go from the report's status to the wanted one."""


class Conflict(TrygghetError):
    """Someone else was faster. `theirs` is the row as it is now, `mine` what we wanted to write over it."""

    def __init__(self, message: str, theirs: StoredReport, mine: object) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.mine = mine


class TakenId(TrygghetError):
    """Another report was handed in under the same `report_id`; it stays as it was, and this one was not taken in."""


class ReportNotFound(TrygghetError):
    """No report has that id in this workspace."""


class FormError(TrygghetError):
    """A form file says something that cannot be asked."""


class CoordinatesError(TrygghetError):
    """A text cannot be read as a position in Sweden."""


class PhotoError(TrygghetError):
    """A photo is no picture, or too large to be taken in."""


class ImportRefused(TrygghetError):
    """A file or profile cannot be imported at all; single rows are refused in the protocol instead."""


class NotAvailable(TrygghetError):
    """Asked for something this installation cannot do, such as areas without shapely or an audience not yet built."""


class WorkspaceError(TrygghetError):
    """The workspace cannot be read or written; `path` names the file or database."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class LockedError(WorkspaceError):
    """Another program holds the file; waiting helps."""


class ReadOnlyError(WorkspaceError):
    """The file or its folder may not be written."""


class MissingError(WorkspaceError):
    """The file is not there, or went away."""


class ServerAway(MissingError):
    """The database's server does not answer; waiting helps."""


class WriterError(WorkspaceError):
    """The program that writes cannot be started, or does not answer."""


class NotAWorkspace(WorkspaceError):
    """The file is readable, but holds no workspace."""


class WorkspaceMoved(NotAWorkspace):
    """The workspace is kept in another database now, which the message names."""


class WorkspaceExists(WorkspaceError):
    """There is a workspace already where one was to be made."""


class UnregisteredTables(WorkspaceError):
    """The file has tables that are no layers, which a workspace in it would hide until they are registered."""


class SchemaTooNew(WorkspaceError):
    """The workspace was made or upgraded by a newer plugin."""


class SchemaTooOld(WorkspaceError):
    """The workspace needs an upgrade before this plugin can use it."""


class DiskFullError(WorkspaceError):
    """There is no room left to write."""


class DamagedError(WorkspaceError):
    """The file fails its integrity check."""
