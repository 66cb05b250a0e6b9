"""Layers with the report table's columns, in memory and in a GeoPackage made by the schema's own SQL."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from trygghet_plugin.core.report import TIME_COLUMNS
from trygghet_plugin.layers.attribute_form import labels

TYPES = {"severity": QMetaType.Type.Int, "revision": QMetaType.Type.Int, "form_version": QMetaType.Type.Int,
         "internal_only": QMetaType.Type.Bool, "position_accuracy": QMetaType.Type.Double,
         "follow_up_on": QMetaType.Type.QDate, "q_handled_on_site": QMetaType.Type.Bool}
OWN = ("q_handled_on_site", "q_estimated_cost", "q_fault_reported", "q_place_owner")


def utc(moment: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000), Qt.TimeSpec.UTC)


@pytest.fixture
def reports(qgis_app):
    """An empty layer with every column of the report table."""
    layer = QgsVectorLayer("Point?crs=EPSG:3008", "reports", "memory")
    types = {**dict.fromkeys(TIME_COLUMNS, QMetaType.Type.QDateTime), **TYPES}
    fields = [QgsField(name, types.get(name, QMetaType.Type.QString)) for name in (*labels(), *OWN)]
    assert layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    return layer


@pytest.fixture
def add(reports):
    """Put a report into the layer."""

    def put(x=0.0, y=0.0, days_ago=1, **values):
        feature = QgsFeature(reports.fields())
        received = utc(datetime.now(timezone.utc) - timedelta(days=days_ago))
        row = {"status": "new", "category": "belysning", "received_at": received, "internal_only": False, **values}
        for name, value in row.items():
            feature.setAttribute(name, value)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        done, features = reports.dataProvider().addFeatures([feature])
        assert done
        return features[0]

    return put
