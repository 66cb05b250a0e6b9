"""Columns in, numbers out: filters, counts, comparisons, areas. numpy and shapely; knows neither QGIS nor Qt."""
