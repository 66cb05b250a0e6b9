"""The words of the trade in pure Python: no QGIS, no Qt, no numpy."""
