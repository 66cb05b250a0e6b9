"""Which lines join duplicates to the reports they repeat.

Not part of the style: an expression that looks up another report asks QGIS's main thread for it, and a map drawn
while the main thread waits (as scripts do) would hang for ever.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsVectorLayer

BATCH = 500


def read_links(source: str, provider: str) -> QgsGeometry:
    """The lines as one multi line, in the layer's coordinate system; for a worker thread, with a layer of its own."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, "links", provider, options)
    repeats: list[tuple[str, QgsPointXY]] = []
    status = "\"status\" = 'duplicate' AND \"duplicate_of\" IS NOT NULL"
    for feature in _features(layer, status, "duplicate_of"):
        repeats.append((str(feature["duplicate_of"]), feature.geometry().asPoint()))
    originals: dict[str, QgsPointXY] = {}
    wanted = sorted({report_id for report_id, _point in repeats})
    for start in range(0, len(wanted), BATCH):
        ids = ", ".join(QgsExpression.quotedValue(report_id) for report_id in wanted[start : start + BATCH])
        for feature in _features(layer, f'"report_id" IN ({ids})', "report_id"):
            originals[str(feature["report_id"])] = feature.geometry().asPoint()
    lines = [[point, originals[report_id]] for report_id, point in repeats if report_id in originals]
    return QgsGeometry.fromMultiPolylineXY(lines) if lines else QgsGeometry()


def _features(layer: QgsVectorLayer, expression: str, column: str) -> Iterable[QgsFeature]:
    request = QgsFeatureRequest().setFilterExpression(expression)
    request.setSubsetOfAttributes([column, "status", "duplicate_of", "report_id"], layer.fields())
    return (feature for feature in layer.getFeatures(request) if feature.hasGeometry())
