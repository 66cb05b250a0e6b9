"""Polygons to count by, out of whatever layer the user has."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureSource,
    QgsVariantUtils,
)

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.store import Area

CODE_FIELDS = ("area_code", "municipality_code")


def read_areas(
    source: QgsFeatureSource, epsg: int, transforms: QgsCoordinateTransformContext, municipality: str
) -> tuple[Area, ...]:
    """The areas of a source as multipolygons in a workspace's system; TrygghetError names what is missing or doubled.

    One with the municipality's own code is its border.
    """
    names = source.fields().names()
    code_field = next((name for name in CODE_FIELDS if name in names), None)
    if code_field is None or "name" not in names:
        raise TrygghetError(
            translate(
                "Processing",
                "The areas need the columns area_code (or municipality_code) and name. They have: {columns}.",
            ).format(columns=", ".join(names))
        )
    target = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    transform = QgsCoordinateTransform(source.sourceCrs(), target, transforms)
    areas: dict[str, Area] = {}
    for number, feature in enumerate(source.getFeatures(), 1):
        area = _area(feature, number, code_field, municipality, transform)
        if area.code in areas:
            raise TrygghetError(
                translate("Processing", "Two areas have the code “{code}”. Give each its own.").format(code=area.code)
            )
        areas[area.code] = area
    return tuple(areas.values())


def _area(
    feature: QgsFeature, number: int, code_field: str, municipality: str, transform: QgsCoordinateTransform
) -> Area:
    code = "" if QgsVariantUtils.isNull(feature[code_field]) else str(feature[code_field]).strip()
    geometry = feature.geometry()
    if not code or geometry.isEmpty():
        raise TrygghetError(
            translate("Processing", "Area {number} has no code or no polygon. Complete it in the layer.").format(
                number=number
            )
        )
    try:
        geometry.transform(transform)
    except QgsCsException as problem:
        raise TrygghetError(
            translate("Processing", "The area “{code}” cannot be carried over to the workspace's system.").format(
                code=code
            )
        ) from problem
    geometry = geometry.makeValid()
    geometry.convertToMultiType()
    if geometry.type() != Qgis.GeometryType.Polygon:
        raise TrygghetError(
            translate("Processing", "The area “{code}” is no polygon. Correct it in the layer.").format(code=code)
        )
    # The workspace holds plain multipolygons: no curves, no heights.
    plain = geometry.constGet().segmentize()
    plain.dropZValue()
    plain.dropMValue()
    name = "" if QgsVariantUtils.isNull(feature["name"]) else str(feature["name"])
    people = feature["population"] if "population" in feature.fields().names() else None
    kind = "municipality" if code == municipality else "area"
    return Area(code, name, kind, None if QgsVariantUtils.isNull(people) else int(people), bytes(plain.asWkb()))
