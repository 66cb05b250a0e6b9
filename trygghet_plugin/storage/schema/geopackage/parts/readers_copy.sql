-- The masked copy for people who may read but not review: words instead of codes, and no key that leads to a report.

CREATE TABLE trygghet_copy_event (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    category TEXT,
    category_group TEXT,
    kind TEXT,
    date DATE,
    time_words TEXT,
    place TEXT,
    place_type TEXT,
    public_text TEXT
);

CREATE TABLE trygghet_copy_area (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom MULTIPOLYGON,
    name TEXT,
    kind TEXT
);

CREATE TABLE trygghet_copy_about (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    workspace_id TEXT,
    municipality TEXT,
    audience TEXT,
    data_date TEXT,
    practice BOOLEAN,
    stamp TEXT,
    contains TEXT
);

-- As QGIS words it; a layer opened anywhere is drawn by the row whose useAsDefault is set.
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256),
    f_table_schema TEXT(256),
    f_table_name TEXT(256),
    f_geometry_column TEXT(256),
    styleName TEXT(30),
    styleQML TEXT,
    styleSLD TEXT,
    useAsDefault BOOLEAN,
    description TEXT,
    owner TEXT(30),
    ui TEXT(30),
    update_time DATETIME DEFAULT CURRENT_TIMESTAMP
);
