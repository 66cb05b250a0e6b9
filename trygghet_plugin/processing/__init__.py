"""Processing algorithms: thin doors to what the other rooms do, for the toolbox, models and `qgis_process`."""
