"""Files in and out: import profiles, the reader of foreign tables, the importer and its protocol, practice data."""
