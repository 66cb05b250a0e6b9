"""Tests mirror the package; `tests/qgis` drives real windows."""
