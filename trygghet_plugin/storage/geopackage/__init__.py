"""A workspace in a GeoPackage: the writer process and its client, the readers, the schema."""
