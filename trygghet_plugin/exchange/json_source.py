"""JSON lists of objects, and GeoJSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.table import Row, refused
from trygghet_plugin.exchange.values import shown, text_of

_EPSG = re.compile(r"EPSG:{1,2}(\d{4,5})|CRS84", re.IGNORECASE)


def read_json(text: str, path: Path) -> tuple[tuple[str, ...], list[Row], int | None]:
    """Columns, rows, and (GeoJSON) the system of their points. ImportRefused where it is neither."""

    def no_constant(name: str) -> float:
        raise ValueError(f"{name} is not JSON")

    try:
        content = json.loads(text, parse_constant=no_constant)
    except (ValueError, RecursionError) as problem:
        raise refused(
            translate("Import", "“{name}” is not valid JSON ({problem})."), name=path.name, problem=shown(problem)
        ) from problem
    geojson = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    items = content.get("features") if geojson else content
    if not isinstance(items, list):
        raise refused(
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
