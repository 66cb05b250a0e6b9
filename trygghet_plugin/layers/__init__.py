"""How a stored table looks in QGIS: renderers, labels, map tips, attribute forms, time."""
