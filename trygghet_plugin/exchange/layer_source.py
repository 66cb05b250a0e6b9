"""Rows of a layer the user has opened in the project; the only part of reading that needs QGIS."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone
from typing import Any

from qgis.core import Qgis, QgsFeature, QgsVariantUtils, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.table import Row, SourceTable

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def read_layer(layer: object) -> SourceTable:
    """Every row of a vector layer, points with it; ImportRefused if the layer is none or cannot be read."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise ImportRefused(
            translate("Import", "The layer holds no rows that could be imported. Choose a vector layer that works.")
        )
    columns = tuple(field.name() for field in layer.fields())
    epsg = layer.crs().postgisSrid() if layer.isSpatial() else None
    rows = [
        Row(index, dict(zip(columns, map(_value, feature.attributes()))), _point(feature))
        for index, feature in enumerate(layer.getFeatures(), 1)
    ]
    # A provider that loses its connection ends the loop as if the table were shorter.
    if not layer.isValid() or layer.dataProvider().hasErrors() or (layer.featureCount() > 0 and not rows):
        raise ImportRefused(
            translate("Import", "The layer “{name}” could not be read to its end.").format(name=layer.name())
        )
    return SourceTable(layer.name(), "", columns, rows, epsg)


def _value(value: Any) -> Any:
    if QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDateTime):
        if value.timeSpec() == Qt.TimeSpec.LocalTime:
            return value.toString("yyyy-MM-dd HH:mm:ss")
        try:
            return _EPOCH + timedelta(milliseconds=value.toMSecsSinceEpoch())
        except OverflowError:
            # A year Python has none of: refused as text where the row is read.
            return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value if isinstance(value, (str, int, float)) else str(value)


def _point(feature: QgsFeature) -> tuple[float, float] | None:
    geometry = feature.geometry()
    if geometry.isNull() or geometry.type() != Qgis.GeometryType.Point:
        return None
    point = geometry.asPoint() if not geometry.isMultipart() else (geometry.asMultiPoint() or [None])[0]
    if point is None or not (math.isfinite(point.x()) and math.isfinite(point.y())):
        return None
    return point.x(), point.y()
