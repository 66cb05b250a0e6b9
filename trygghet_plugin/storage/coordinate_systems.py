"""Coordinate systems as GDAL describes them: the writer process has no GDAL, so a new workspace is told."""

from __future__ import annotations

import json
from typing import Any

from osgeo import ogr, osr

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.municipalities import Municipality
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.store import Area

_WGS84 = 4326


def _system(epsg: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    if system.ImportFromEPSG(epsg) != 0 or not system.IsProjected():
        raise TrygghetError(
            translate(
                "CoordinateSystems",
                "EPSG:{epsg} is no projected coordinate system. Choose SWEREF 99 TM (3006) or the municipality's own "
                "zone.",
            ).format(epsg=epsg)
        )
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def srs_row(epsg: int) -> dict[str, Any]:
    """Row of gpkg_spatial_ref_sys for a coordinate system."""
    system = _system(epsg)
    return {
        "srs_name": system.GetName(),
        "srs_id": epsg,
        "organization": "EPSG",
        "organization_coordsys_id": epsg,
        "definition": system.ExportToWkt(["FORMAT=WKT1_GDAL"]),
        "description": None,
    }


def border_area(municipality: Municipality, epsg: int) -> Area:
    """The municipality's border as an area in the workspace's coordinate system."""
    longitude_latitude = osr.SpatialReference()
    longitude_latitude.ImportFromEPSG(_WGS84)
    longitude_latitude.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    geometry = ogr.ForceToMultiPolygon(ogr.CreateGeometryFromJson(json.dumps(municipality.geometry)))
    geometry.Transform(osr.CoordinateTransformation(longitude_latitude, _system(epsg)))
    return Area(municipality.code, municipality.name, "municipality", None, bytes(geometry.ExportToWkb(ogr.wkbNDR)))
