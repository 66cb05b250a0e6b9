"""What a user sees in QGIS. Only this room and `plugin.py` know the QGIS window (`iface`)."""
