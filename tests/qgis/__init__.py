"""Real QGIS windows, driven by scripts."""
