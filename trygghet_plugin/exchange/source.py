"""Tables from outside: a file read by ourselves, or a layer the user has already opened in the project.

CSV, JSON and GeoJSON are read with the standard library. No driver is asked what a file is, so a VRT named `x.csv`,
XML with a DOCTYPE or a zip cannot be opened by mistake: only endings of the list are touched at all, and what does not
look like text is refused.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trygghet_plugin.core.words import number, translate
from trygghet_plugin.exchange.collector import without_collector
from trygghet_plugin.exchange.csv_source import read_csv
from trygghet_plugin.exchange.json_source import read_json
from trygghet_plugin.exchange.table import SourceTable, refused
from trygghet_plugin.exchange.values import shown

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from trygghet_plugin.exchange.profile import Profile

SIZE_LIMIT = 300_000_000
TABLE_ENDINGS = (".csv", ".txt", ".tsv")
JSON_ENDINGS = (".json", ".geojson")
_REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]+://|/vsi|\\vsi|[a-z]{2,}:)", re.IGNORECASE)


@without_collector()
def open_source(text: str, profile: Profile, project: QgsProject | None = None) -> SourceTable:
    """The table that `INPUT` names: the id of a layer in the project, else a file. ImportRefused says why not."""
    if project is not None and project.mapLayer(text.strip()) is not None:
        from trygghet_plugin.exchange.layer_source import read_layer

        return read_layer(project.mapLayer(text.strip()))
    path = _checked_path(text.strip())
    data = _read(path)
    # A hidden ".json" full of commas is still JSON: the ending decides which reader, the content whether it may.
    if path.suffix.lower() in JSON_ENDINGS:
        columns, rows, epsg = read_json(_decode(data, "utf-8", path), path)
    else:
        (columns, rows), epsg = read_csv(_decode(data, profile.encoding, path), profile.delimiter, path), None
    return SourceTable(path.name, hashlib.sha256(data).hexdigest(), columns, rows, epsg)


def _checked_path(text: str) -> Path:
    drive_letter = re.match(r"^[A-Za-z]:[\\/]", text)
    if not text:
        raise refused(
            translate(
                "Import", "No file to import was named. Choose a CSV, JSON or GeoJSON file, or a layer of the project."
            )
        )
    if _REMOTE.match(text) and not drive_letter:
        raise refused(
            translate(
                "Import", "“{text}” is not a file on a disk. Save the data as a file first, then import the file."
            ),
            text=shown(text),
        )
    path = Path(text)
    if path.suffix.lower() not in TABLE_ENDINGS + JSON_ENDINGS:
        raise refused(
            translate(
                "Import",
                "“{name}” is not a kind of file that is imported. Save it as CSV (UTF-8), JSON or GeoJSON, "
                "or open it in QGIS and choose the layer.",
            ),
            name=shown(path.name),
        )
    try:
        if path.is_dir():
            raise refused(translate("Import", "“{path}” is a folder. Choose the file in it."), path=text)
        if not path.is_file():
            raise refused(
                translate("Import", "The file “{path}” is not there. Check the name and the folder."), path=text
            )
        size = path.stat().st_size
    except (OSError, ValueError) as problem:
        raise refused(
            translate("Import", "The file “{path}” cannot be read ({problem})."), path=shown(text), problem=problem
        ) from problem
    if size > SIZE_LIMIT:
        raise refused(
            translate("Import", "“{name}” is {size} MB; the limit is {limit} MB. Split the file and import the parts."),
            name=path.name,
            size=number(size / 1e6),
            limit=number(SIZE_LIMIT / 1e6),
        )
    return path


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise refused(
            translate("Import", "The file “{path}” cannot be read ({problem})."), path=path, problem=problem
        ) from problem
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise refused(translate("Import", "“{name}” is empty."), name=path.name)
    if start.startswith((b"PK\x03\x04", b"SQLite format", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")):
        raise refused(
            translate(
                "Import", "“{name}” is not text, whatever its name says. Save it as CSV (UTF-8) and import that."
            ),
            name=path.name,
        )
    if start.startswith(b"<"):
        raise refused(
            translate(
                "Import", "“{name}” holds XML or a web page, not a table. Save the data as CSV, JSON or GeoJSON."
            ),
            name=path.name,
        )
    return data


def _decode(data: bytes, encoding: str, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding == "auto":
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            # Windows-1252 leaves five bytes undefined; a file that holds one is neither.
            text = _decoded(data, "cp1252", path)
    else:
        text = _decoded(
            data, "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding, path
        )
    where = text.find("\0")
    if where >= 0:
        raise refused(
            translate(
                "Import",
                "“{name}” holds a character that is no text (NUL) in line {line}. Save it as CSV (UTF-8) again.",
            ),
            name=path.name,
            line=text.count("\n", 0, where) + 1,
        )
    return text


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as problem:
        # Not every encoding tells where.
        line = data.count(b"\n", 0, getattr(problem, "start", 0)) + 1
        raise refused(
            translate(
                "Import",
                "“{name}” is not written in {encoding} (line {line}). Save it as CSV (UTF-8), or name the encoding in "
                "the profile.",
            ),
            name=path.name,
            encoding=encoding,
            line=line,
        ) from problem
