"""Where a workspace would come to lie, and what stands in its way. Asks the disk: runs off the window's thread."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from enum import Enum

from osgeo import gdal
from qgis.PyQt.QtCore import QStorageInfo

from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import NotAWorkspace, TrygghetError, WorkspaceError
from trygghet_plugin.core.municipalities import Municipality
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.folders import is_writable
from trygghet_plugin.storage.postgis import opening
from trygghet_plugin.storage.postgis.location import Location, location_of
from trygghet_plugin.storage.workspace import Workspace

# Names file systems of the network go by on Linux and macOS; Windows names the share as the volume's device.
NETWORK_FILE_SYSTEMS = frozenset({"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "webdav",
                                  "fuse.sshfs"})


class State(Enum):
    """What was found."""

    FREE = "free"
    WORKSPACE = "workspace"
    REFUSED = "refused"


@dataclass(frozen=True)
class Target:
    """The file or schema a workspace would lie in; `message` says what was found, for WORKSPACE and REFUSED."""

    database: str
    state: State
    message: str = ""
    share: bool = False


def file_name(municipality: Municipality, practice: bool = False) -> str:
    """Name of the municipality's file: `trygghet_vargarda.gpkg`, in letters every system and archive takes."""
    parts = unicodedata.normalize("NFKD", municipality.name.casefold())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter)).replace(" ", "_")
    return paths.safe_file_name(f"trygghet_{plain}", "_ovning.gpkg" if practice else ".gpkg")


def schema_of(connection: str) -> str:
    """`DATABASE` of the schema a workspace gets behind a connection: users are not asked for schemas."""
    return Location(connection).database


def practice_file(database: str, municipality: Municipality) -> str:
    """Practice data never shares a file or schema with real reports: it lies beside, under a name that says so."""
    if paths.is_postgres(database):
        location = location_of(database)
        return Location(location.connection, f"{location.schema}_ovning").database
    return str(paths.pure_path(database).with_name(file_name(municipality, practice=True)))


def on_network(path: str) -> bool:
    """Whether a path lies on a network share, as far as the system tells."""
    if paths.is_share(path):
        return True
    storage = QStorageInfo(path if os.path.isdir(path) else os.path.dirname(path))
    device = bytes(storage.device()).decode("utf-8", "replace")
    return paths.is_share(device) or bytes(storage.fileSystemType()).decode("ascii", "replace") in NETWORK_FILE_SYSTEMS


def examine(database: str) -> Target:
    """Look at the place of a file that is to be made, of a GeoPackage to be used, or of a schema."""
    if paths.is_postgres(database):
        return _examine_schema(database)
    folder = os.path.dirname(database)
    if not os.path.isdir(folder):
        text = translate("Target", "The folder {folder} does not exist. Create it or choose another.")
        return Target(database, State.REFUSED, text.format(folder=folder))
    share = on_network(folder)
    if os.path.exists(database):
        found = _examine_file(database)
        if found is not None:
            return Target(database, found[0], found[1], share)
    if not is_writable(folder):
        text = translate("Target", "Nothing can be written in {folder}. Choose another folder, or ask IT for the right "
                         "to write there.")
        return Target(database, State.REFUSED, text.format(folder=folder), share)
    return Target(database, State.FREE, share=share)


def _examine_schema(database: str) -> Target:
    try:
        workspace = Workspace.open(database)
    except NotAWorkspace:
        try:
            opening.prove(database)
        except WorkspaceError as error:
            return Target(database, State.REFUSED, str(error))
        return Target(database, State.FREE)
    except TrygghetError as error:
        return Target(database, State.REFUSED, str(error))
    name = workspace.info.municipality_name
    workspace.close()
    text = translate("Target", "Here is already a workspace for {municipality}.")
    return Target(database, State.WORKSPACE, text.format(municipality=name))


def _examine_file(database: str) -> tuple[State, str] | None:
    """What a file that exists holds; None where a workspace may be put into it."""
    try:
        workspace = Workspace.open(database)
    except NotAWorkspace:
        if gdal.OpenEx(database, gdal.OF_VECTOR, allowed_drivers=["GPKG"]) is not None:
            return None
        text = translate("Target", "{file} is not a GeoPackage. Choose another file.")
        return State.REFUSED, text.format(file=os.path.basename(database))
    except WorkspaceError as error:
        return State.REFUSED, str(error)
    name = workspace.info.municipality_name
    workspace.close()
    text = translate("Target", "Here is already a workspace for {municipality}: {file}.")
    return State.WORKSPACE, text.format(municipality=name, file=os.path.basename(database))
