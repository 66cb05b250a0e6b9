-- GDAL's own count of rows, kept by the triggers it writes itself.

INSERT OR REPLACE INTO gpkg_ogr_contents (table_name, feature_count) VALUES ('${table}', (SELECT count(*) FROM "${table}"));

CREATE TRIGGER "trigger_insert_feature_count_${table}" AFTER INSERT ON "${table}" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('${table}'); END;

CREATE TRIGGER "trigger_delete_feature_count_${table}" AFTER DELETE ON "${table}" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 WHERE lower(table_name) = lower('${table}'); END;
