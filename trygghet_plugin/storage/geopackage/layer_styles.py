"""Styles beside the reports, in the table QGIS reads them from.

QGIS would write them itself, in an edit of its own that leaves the file in WAL mode; this is a write like any other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.geopackage.connection import Notice, writing
from trygghet_plugin.storage.geopackage.container import has_table, register
from trygghet_plugin.storage.geopackage.rows import columns_of, insert_rows, touch
from trygghet_plugin.storage.geopackage.statements import script, split_statements

_TABLE = "layer_styles"


def save_styles(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Write `styles` (name, description, qml, sld, default) of `table`; one of the same name is replaced."""
    with writing(request["path"], notice) as connection:
        if not has_table(connection, _TABLE):
            for statement in split_statements(script("parts/layer_styles.sql")):
                connection.execute(statement)
            register(connection, _TABLE, "attributes", 0)
        for style in request["styles"]:
            _save(connection, request["table"], style)
        touch(connection, _TABLE)
    return {}


def _save(connection: sqlite3.Connection, table: str, style: Mapping[str, Any]) -> None:
    connection.execute("DELETE FROM layer_styles WHERE f_table_name = ? AND styleName = ?", (table, style["name"]))
    if style["default"]:
        connection.execute("UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = ?", (table,))
    row = {
        "f_table_catalog": "",
        "f_table_schema": "",
        "f_table_name": table,
        "f_geometry_column": "geom",
        "styleName": style["name"],
        "styleQML": style["qml"],
        "styleSLD": style["sld"],
        "useAsDefault": style["default"],
        "description": style["description"],
        "owner": "",
    }
    # Earlier versions of QGIS made the table with fewer columns.
    there = columns_of(connection, _TABLE)
    insert_rows(connection, _TABLE, [{name: value for name, value in row.items() if name in there}])
