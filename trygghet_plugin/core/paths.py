"""Rules for names and paths, the same on Windows and elsewhere. Pure text: nothing here touches a disk.

Windows paths come as drive letters (`G:\\Trygghet`), shares (`\\\\server\\delning$\\mapp`) and with either slash; names
hold å, ä, ö and spaces.
"""

from __future__ import annotations

import re
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import quote

_WINDOWS = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|//)")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')

POSTGRES_PREFIX = "postgres:"


def is_windows_path(text: str) -> bool:
    """Whether a text is written as a Windows path: a drive letter or a share."""
    return bool(_WINDOWS.match(text)) and not text.startswith("///")


def is_share(text: str) -> bool:
    """Whether a path is written as a network share (UNC); mapped drives cannot be told by their name."""
    return (
        text.startswith(("\\\\", "//")) and not text.startswith("///") and not text.startswith(("\\\\?\\", "\\\\.\\"))
    )


def pure_path(text: str) -> PurePath:
    """The path with the rules of the system it is written for."""
    return PureWindowsPath(text) if is_windows_path(text) else PurePosixPath(text)


def is_postgres(database: str) -> bool:
    """Whether a `DATABASE` names a QGIS connection rather than a file."""
    return database.startswith(POSTGRES_PREFIX)


def photo_folder(database: str) -> str:
    """Folder of the photos beside a GeoPackage: `trygghet.gpkg` → `trygghet_photos`."""
    return _beside(database, "_photos")


def backup_folder(database: str) -> str:
    """Folder of the rotated backups beside a GeoPackage."""
    return _beside(database, "_backup")


def readers_copy(folder: str, database: str) -> str:
    """The masked copy of a workspace in a folder: `trygghet_vargarda.gpkg` → `trygghet_vargarda_laskopia.gpkg`."""
    stem = "trygghet" if is_postgres(database) else pure_path(database).stem
    return str(pure_path(folder) / safe_file_name(stem, "_laskopia.gpkg"))


def is_backup(database: str) -> bool:
    """Whether a file lies in a folder of backups."""
    return pure_path(database).parent.name.endswith("_backup")


def _beside(database: str, ending: str) -> str:
    path = pure_path(database)
    return str(path.with_name(path.stem + ending))


def sqlite_uri(database: str, mode: str) -> str:
    """SQLite's URI of a file, opened in `mode` ("ro", "rw"). Escapes what a URI cannot hold: space, å, `?`, `#`, `%`.

    A share keeps its two leading slashes as an empty authority and a path that starts with them, which SQLite demands.
    """
    path = pure_path(database)
    text = path.as_posix()
    if isinstance(path, PureWindowsPath) and path.drive.endswith(":"):
        text = "/" + text
    return f"file://{quote(text, safe='/:')}?mode={mode}"


def safe_file_name(text: str, ending: str = "") -> str:
    """A file name every system takes, made of any text: at most 120 characters, no reserved Windows name."""
    name = _FORBIDDEN.sub("_", text).strip(" .")[: 120 - len(ending)].rstrip(" .")
    if not name or _RESERVED.match(name):
        name = "_" + name
    return name + ending


def is_inside(root: str, relative: str) -> bool:
    """Whether a relative path stays within `root`: no absolute path, no drive, no `..`, no alternate stream (`:`)."""
    if not relative or is_windows_path(relative) or relative.startswith(("/", "\\")) or ":" in relative:
        return False
    parts = PureWindowsPath(relative).parts
    return ".." not in parts and not any(_RESERVED.match(part) for part in parts)
