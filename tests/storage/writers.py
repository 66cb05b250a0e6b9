"""Three programs that write into a workspace by hand: plain SQL, OGR, and a QGIS edit session (the attribute table)."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from trygghet_plugin.storage.geopackage.connection import reading, writing
from trygghet_plugin.storage.geopackage.geometry import point_blob


def rows(database: Path | str, sql: str, *values) -> list[dict]:
    """What a query finds, read on a connection of its own."""
    with reading(str(database)) as connection:
        return [dict(row) for row in connection.execute(sql, values)]


def by_sql(database: Path, row: str, **changes) -> None:
    """UPDATE through sqlite3 with the standard's functions, as the writer has them."""
    if "x" in changes:
        changes["geom"] = point_blob(changes.pop("x"), changes.pop("y"), 3008)
    with writing(str(database)) as connection:
        assignments = ", ".join(f"{column} = ?" for column in changes)
        connection.execute(f"UPDATE trygghet_report SET {assignments} WHERE report_id = ?", [*changes.values(), row])


def by_ogr(database: Path, row: str, **changes) -> None:
    """OGR's SetFeature, which writes every column of the row."""
    dataset = gdal.OpenEx(str(database), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayerByName("trygghet_report")
    layer.SetAttributeFilter(f"report_id = '{row}'")
    feature = layer.GetNextFeature()
    if "x" in changes:
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({changes.pop('x')!r} {changes.pop('y')!r})"))
    for column, value in changes.items():
        feature.SetFieldNull(column) if value is None else feature.SetField(column, value)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    result = layer.SetFeature(feature)
    gdal.PopErrorHandler()
    if result != 0:
        raise RuntimeError(gdal.GetLastErrorMsg())


def by_qgis(database: Path, row: str, **changes) -> None:
    """An edit session on the layer, as in the attribute table."""
    layer = QgsVectorLayer(f"{database}|layername=trygghet_report", "reports", "ogr")
    feature = next(layer.getFeatures(f"\"report_id\" = '{row}'"))
    assert layer.startEditing()
    if "x" in changes:
        assert layer.changeGeometry(
            feature.id(), QgsGeometry.fromPointXY(QgsPointXY(changes.pop("x"), changes.pop("y")))
        )
    for column, value in changes.items():
        assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(column), value)
    if not layer.commitChanges():
        problem = "; ".join(layer.commitErrors())
        layer.rollBack()
        raise RuntimeError(problem)


def added_in_qgis(database: Path, x: float, y: float, **values) -> None:
    """A feature added in an edit session, with only what the user typed."""
    layer = QgsVectorLayer(f"{database}|layername=trygghet_report", "reports", "ogr")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    for column, value in values.items():
        feature.setAttribute(column, value)
    assert layer.startEditing()
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
