"""The frame of a GeoPackage around our tables: contents, coordinate systems, R-trees, counts. Others' rows stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.rows import columns_of, insert_rows
from trygghet_plugin.storage.geopackage.statements import filled, plain_name, script, split_statements

APPLICATION_ID = 0x47504B47
GEOPACKAGE_1_2 = 10200

GEOMETRY_TYPES = ("POINT", "MULTIPOLYGON", "GEOMETRY")

# The three rows every GeoPackage must have.
_STANDARD_SYSTEMS: tuple[dict[str, Any], ...] = (
    {
        "srs_name": "Undefined Cartesian SRS",
        "srs_id": -1,
        "organization": "NONE",
        "organization_coordsys_id": -1,
        "definition": "undefined",
        "description": "undefined Cartesian coordinate reference system",
    },
    {
        "srs_name": "Undefined geographic SRS",
        "srs_id": 0,
        "organization": "NONE",
        "organization_coordsys_id": 0,
        "definition": "undefined",
        "description": "undefined geographic coordinate reference system",
    },
    {
        "srs_name": "WGS 84 geodetic",
        "srs_id": 4326,
        "organization": "EPSG",
        "organization_coordsys_id": 4326,
        "definition": 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
        'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
        'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
        "description": "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid",
    },
)

_UNREGISTERED = """
SELECT name FROM sqlite_master
WHERE type IN ('table', 'view') AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\'
    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'trygghet\\_%' ESCAPE '\\'
    -- QGIS reads its own two tables itself, whether GDAL lists them or not.
    AND name NOT IN ('qgis_projects', 'layer_styles')
    AND lower(name) NOT IN (SELECT lower(table_name) FROM gpkg_contents)
ORDER BY name
"""


def is_geopackage(connection: sqlite3.Connection) -> bool:
    """Whether the file holds a GeoPackage's table of contents."""
    return has_table(connection, "gpkg_contents")


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether the file has a table or view of this name."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def make_container(connection: sqlite3.Connection, srs: Mapping[str, Any], new: bool) -> int:
    """See that the GeoPackage's own tables and our coordinate system are there; returns its number in this file."""
    if new:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {GEOPACKAGE_1_2}")
    for statement in split_statements(script("parts/container.sql")):
        connection.execute(statement)
    for row in _STANDARD_SYSTEMS:
        _add_srs(connection, row)
    found = connection.execute(
        "SELECT srs_id FROM gpkg_spatial_ref_sys WHERE upper(organization) = ? AND organization_coordsys_id = ?",
        (srs["organization"], srs["organization_coordsys_id"]),
    ).fetchone()
    if found:
        return int(found[0])
    taken = connection.execute(
        "SELECT max(srs_id) FROM gpkg_spatial_ref_sys WHERE EXISTS ("
        "SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?)",
        (srs["srs_id"],),
    ).fetchone()[0]
    srs_id = int(srs["srs_id"]) if taken is None else int(taken) + 1
    _add_srs(connection, {**srs, "srs_id": srs_id})
    return srs_id


def _add_srs(connection: sqlite3.Connection, row: Mapping[str, Any]) -> None:
    values = dict(row)
    if "definition_12_063" in columns_of(connection, "gpkg_spatial_ref_sys"):
        values["definition_12_063"] = "undefined"
    insert_rows(connection, "gpkg_spatial_ref_sys", [values], ignore_existing=True)


def register_neighbours(connection: sqlite3.Connection, agreed: bool) -> None:
    """Our attribute tables would hide unregistered ones from GDAL and QGIS: register them if agreed to, else refuse."""
    if connection.execute("SELECT 1 FROM gpkg_contents WHERE data_type IN ('attributes', 'aspatial')").fetchone():
        return
    names = [row[0] for row in connection.execute(_UNREGISTERED)]
    if names and not agreed:
        raise StorageFailure("unregistered", ", ".join(names))
    for name in names:
        insert_rows(
            connection,
            "gpkg_contents",
            [{"table_name": name, "data_type": "attributes", "identifier": name, "srs_id": 0}],
        )


def register_ours(connection: sqlite3.Connection, srs_id: int) -> None:
    """Register every table of ours that is not yet, with R-tree where it has a geometry, and GDAL's count of rows."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'trygghet\\_%' ESCAPE '\\' "
        "AND name NOT IN (SELECT table_name FROM gpkg_contents) ORDER BY rowid"
    ).fetchall()
    for (name,) in tables:
        table = plain_name(name)
        types = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        spatial = types.get("geom") in GEOMETRY_TYPES
        if spatial:
            register(connection, table, "features", srs_id)
            _register_geometry(connection, table, types["geom"], srs_id)
        else:
            register(connection, table, "attributes", 0)


def register(connection: sqlite3.Connection, table: str, data_type: str, srs_id: int) -> None:
    """List a table as layer, and have its rows counted as GDAL does."""
    insert_rows(
        connection,
        "gpkg_contents",
        [{"table_name": table, "data_type": data_type, "identifier": table, "srs_id": srs_id}],
    )
    for statement in filled("parts/feature_count.sql", table=table):
        connection.execute(statement)


def _register_geometry(connection: sqlite3.Connection, table: str, geometry_type: str, srs_id: int) -> None:
    """The geometry column, and the R-tree with its triggers."""
    insert_rows(
        connection,
        "gpkg_geometry_columns",
        [
            {
                "table_name": table,
                "column_name": "geom",
                "geometry_type_name": geometry_type,
                "srs_id": srs_id,
                "z": 0,
                "m": 0,
            }
        ],
    )
    for statement in filled("parts/features.sql", table=table):
        connection.execute(statement)
