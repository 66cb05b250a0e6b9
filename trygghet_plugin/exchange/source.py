"""Tables from outside: a file read by ourselves, or a layer the user has already opened in the project.

CSV, JSON and GeoJSON are read with the standard library. No driver is asked what a file is, so a VRT named `x.csv`,
XML with a DOCTYPE or a zip cannot be opened by mistake: only endings of the list are touched at all, and what does not
look like text is refused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.exchange.values import shown, strip_guard, text_of

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from trygghet_plugin.exchange.profile import Profile

SIZE_LIMIT = 300_000_000
TABLE_ENDINGS = (".csv", ".txt", ".tsv")
JSON_ENDINGS = (".json", ".geojson")
_REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]+://|/vsi|\\vsi|[a-z]{3,}:)", re.IGNORECASE)
_EPSG = re.compile(r"(?:EPSG|epsg):{1,2}(\d{4,5})|CRS84")
_DELIMITERS = (";", "\t", ",")


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it (JSON: position in the list), cells by column, x and y if it has a point."""

    number: int
    cells: Mapping[str, Any]
    point: tuple[float, float] | None = None
    problem: str = ""


@dataclass(frozen=True)
class SourceTable:
    """A table that was opened. `sha256` is that of the file, empty for a layer; `epsg` is the system of the rows' points."""

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    epsg: int | None = None


def open_source(text: str, profile: Profile, project: QgsProject | None = None) -> SourceTable:
    """The table that `INPUT` names: the id of a layer in the project, else a file. ImportRefused says why not."""
    if project is not None and project.mapLayer(text.strip()) is not None:
        from trygghet_plugin.exchange.layer_source import read_layer

        return read_layer(project.mapLayer(text.strip()))
    path = _checked_path(text.strip())
    data = _read(path)
    # A hidden ".json" full of commas is still JSON: the ending decides which reader, the content whether it may.
    if path.suffix.lower() in JSON_ENDINGS:
        columns, rows, epsg = _read_json(data, path)
    else:
        (columns, rows), epsg = _read_csv(_decode(data, profile.encoding, path), profile.delimiter, path), None
    return SourceTable(path.name, hashlib.sha256(data).hexdigest(), columns, rows, epsg)


def _refuse(message: str, **values: object) -> ImportRefused:
    return ImportRefused(message.format(**values))


def _checked_path(text: str) -> Path:
    drive_letter = re.match(r"^[A-Za-z]:[\\/]", text)
    if not text:
        raise _refuse(
            translate(
                "Import", "No file to import was named. Choose a CSV, JSON or GeoJSON file, or a layer of the project."
            )
        )
    if _REMOTE.match(text) and not drive_letter:
        raise _refuse(
            translate(
                "Import", "“{text}” is not a file on a disk. Save the data as a file first, then import the file."
            ),
            text=shown(text),
        )
    path = Path(text)
    if path.suffix.lower() not in TABLE_ENDINGS + JSON_ENDINGS:
        raise _refuse(
            translate(
                "Import",
                "“{name}” is not a kind of file that is imported. Save it as CSV (UTF-8), JSON or GeoJSON, "
                "or open it in QGIS and choose the layer.",
            ),
            name=shown(path.name),
        )
    try:
        if path.is_dir():
            raise _refuse(translate("Import", "“{path}” is a folder. Choose the file in it."), path=text)
        if not path.is_file():
            raise _refuse(
                translate("Import", "The file “{path}” is not there. Check the name and the folder."), path=text
            )
        size = path.stat().st_size
    except (OSError, ValueError) as problem:
        raise _refuse(
            translate("Import", "The file “{path}” cannot be read ({problem})."), path=shown(text), problem=problem
        ) from problem
    if size > SIZE_LIMIT:
        raise _refuse(
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
        raise _refuse(
            translate("Import", "The file “{path}” cannot be read ({problem})."), path=path, problem=problem
        ) from problem
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise _refuse(translate("Import", "“{name}” is empty."), name=path.name)
    if start.startswith((b"PK\x03\x04", b"SQLite format", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")):
        raise _refuse(
            translate(
                "Import", "“{name}” is not text, whatever its name says. Save it as CSV (UTF-8) and import that."
            ),
            name=path.name,
        )
    if start.startswith(b"<"):
        raise _refuse(
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
        raise _refuse(
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
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise _refuse(
            translate(
                "Import",
                "“{name}” is not written in {encoding} (line {line}). Save it as CSV (UTF-8), or name the encoding in "
                "the profile.",
            ),
            name=path.name,
            encoding=encoding,
            line=line,
        ) from problem


# --- CSV -----------------------------------------------------------------------------------------------------------------


def _read_csv(text: str, delimiter: str, path: Path) -> tuple[tuple[str, ...], list[Row]]:
    # One long text must refuse its own row, not the file. The limit is the interpreter's, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), SIZE_LIMIT))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, delimiter))
    try:
        header = tuple(strip_guard(cell.strip()) for cell in next(reader, []))
        rows = list(_csv_rows(reader, header))
    except csv.Error as problem:
        raise _refuse(
            translate("Import", "“{name}” cannot be read as a table in line {line} ({problem})."),
            name=path.name,
            line=reader.line_num,
            problem=problem,
        ) from problem
    _check_columns(header, path)
    return header, rows


def _csv_rows(reader: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Row]:
    width = len(header)
    for index, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        stripped = [strip_guard(cell) for cell in cells]
        problem = ""
        if any(stripped[width:]):
            problem = translate(
                "Import", "The row has {count} cells, the header {width}. Is a separator missing its quotation marks?"
            ).format(count=len(cells), width=width)
        stripped.extend([""] * (width - len(stripped)))
        yield Row(index, dict(zip(header, stripped)), None, problem)


def _delimiter(text: str, wanted: str) -> str:
    if wanted != "auto":
        return wanted
    # Separators inside quotation marks are text.
    first_line = re.sub(r'"[^"]*"', "", text[:100_000].lstrip("\r\n")).split("\n", 1)[0]
    return max(_DELIMITERS, key=first_line.count)


def _check_columns(columns: Sequence[str], path: Path) -> None:
    named = [column for column in columns if column]
    twice = sorted({column for column in named if named.count(column) > 1})
    if twice:
        raise _refuse(
            translate("Import", "“{name}” has two columns named “{column}”. Rename one."),
            name=path.name,
            column=shown(twice[0]),
        )


# --- JSON ----------------------------------------------------------------------------------------------------------------


def _read_json(data: bytes, path: Path) -> tuple[tuple[str, ...], list[Row], int | None]:
    def no_constant(name: str) -> float:
        raise ValueError(f"{name} is not JSON")

    try:
        content = json.loads(_decode(data, "utf-8", path), parse_constant=no_constant)
    except (ValueError, RecursionError) as problem:
        raise _refuse(
            translate("Import", "“{name}” is not valid JSON ({problem})."), name=path.name, problem=shown(problem)
        ) from problem
    geojson = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    items = content.get("features") if geojson else content
    if not isinstance(items, list):
        raise _refuse(
            translate("Import", "“{name}” holds neither a list of rows nor a GeoJSON FeatureCollection."),
            name=path.name,
        )
    rows = [_feature_row(index, item) if geojson else _item_row(index, item) for index, item in enumerate(items, 1)]
    columns: dict[str, None] = {}
    for row in rows:
        columns.update(dict.fromkeys(row.cells))
    return tuple(columns), rows, _geojson_epsg(content) if geojson else None


def _item_row(index: int, item: object) -> Row:
    if not isinstance(item, dict):
        return Row(index, {}, None, translate("Import", "This entry of the list is not an object with named values."))
    return Row(index, _flat(item))


def _feature_row(index: int, feature: object) -> Row:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, (dict, type(None))):
        return Row(index, {}, None, translate("Import", "This entry of the list is not a GeoJSON feature."))
    cells = _flat(properties or {})
    if "id" in feature:
        cells.setdefault("id", text_of(feature["id"]))
    return Row(index, cells, _geojson_point(feature.get("geometry")))


def _geojson_point(geometry: object) -> tuple[float, float] | None:
    if not isinstance(geometry, dict):
        return None
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        coordinates = coordinates[0]
    elif geometry.get("type") != "Point":
        return None
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        return None
    x, y = coordinates[:2]
    if isinstance(x, (int, float)) and isinstance(y, (int, float)) and abs(x) < 1e9 and abs(y) < 1e9:
        return float(x), float(y)
    return None


def _geojson_epsg(content: Mapping[str, Any]) -> int:
    """The `crs` member that Swedish authorities still write (RFC 7946 dropped it), else WGS 84."""
    match = _EPSG.search(json.dumps(content.get("crs") or ""))
    return int(match.group(1)) if match and match.group(1) else 4326


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    """Nested values under `outer.inner`, and under `inner` alone where that name is free."""
    cells: dict[str, Any] = {}
    nested: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict):
            nested.update({f"{key}.{inner}": _cell(inner_value) for inner, inner_value in value.items()})
        else:
            cells[key] = _cell(value)
    for key, value in nested.items():
        cells[key] = value
        cells.setdefault(key.rsplit(".", 1)[1], value)
    return cells


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value if isinstance(value, (str, int, float, type(None))) else json.dumps(value, ensure_ascii=False)
