"""The only place that knows GeoPackage, PostGIS and SQL. Importing it costs nothing: the writer process does so too."""
