-- The whole schema of a workspace. Every table is registered in gpkg_contents afterwards, from its own column list:
-- a table with a `geom` column as features with an R-tree, the others as attributes. Triggers are generated from the
-- columns (geopackage/triggers.py), because the form adds columns.
-- There is no NOT NULL and no CHECK: QGIS, QField and others write rows too, and constraints live in the form.

CREATE TABLE trygghet_report (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    report_id TEXT,
    report_no TEXT,
    municipality TEXT,
    form_version INTEGER,
    revision INTEGER,
    kind TEXT,
    category TEXT,
    severity INTEGER,
    description TEXT,
    public_text TEXT,
    occurred_at DATETIME,
    occurred_until DATETIME,
    discovered_at DATETIME,
    received_at DATETIME,
    created_at DATETIME,
    created_by TEXT,
    updated_at DATETIME,
    updated_by TEXT,
    position_accuracy REAL,
    place_id TEXT,
    place_type TEXT,
    area_code TEXT,
    organisation TEXT,
    reporter_name TEXT,
    reporter_contact TEXT,
    source TEXT,
    source_ref TEXT,
    batch_id TEXT,
    duplicate_of TEXT,
    police_report TEXT,
    police_reference TEXT,
    fault_reference TEXT,
    responsible_organisation TEXT,
    status TEXT,
    status_reason TEXT,
    status_at DATETIME,
    status_by TEXT,
    first_assessed_at DATETIME,
    assigned_to TEXT,
    follow_up_on DATE,
    internal_only BOOLEAN,
    retention_class TEXT
);

CREATE UNIQUE INDEX trygghet_report_report_id ON trygghet_report (report_id);
CREATE UNIQUE INDEX trygghet_report_source_ref ON trygghet_report (municipality, source_ref) WHERE source_ref IS NOT NULL;
CREATE INDEX trygghet_report_report_no ON trygghet_report (report_no);
-- The review queue: only open reports, in the order they came in.
CREATE INDEX trygghet_report_queue ON trygghet_report (received_at, status) WHERE status IN ('new', 'needs_info', 'edited');
CREATE INDEX trygghet_report_batch ON trygghet_report (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX trygghet_report_duplicate ON trygghet_report (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX trygghet_report_internal ON trygghet_report (internal_only) WHERE internal_only = 1;
CREATE INDEX trygghet_report_area_code ON trygghet_report (area_code) WHERE area_code IS NOT NULL;

CREATE TABLE trygghet_report_photo (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    photo_id TEXT,
    report_id TEXT,
    path TEXT,
    caption TEXT,
    redacted BOOLEAN
);
CREATE UNIQUE INDEX trygghet_report_photo_photo_id ON trygghet_report_photo (photo_id);
CREATE INDEX trygghet_report_photo_report_id ON trygghet_report_photo (report_id);

-- `before` and `after` are JSON objects of the changed columns. A row whose action is NULL is still being written
-- by a trigger; nobody outside that trigger ever sees one.
CREATE TABLE trygghet_report_history (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT,
    revision INTEGER,
    changed_at DATETIME,
    changed_by TEXT,
    action TEXT,
    reason TEXT,
    before TEXT,
    after TEXT
);
CREATE UNIQUE INDEX trygghet_report_history_revision ON trygghet_report_history (report_id, revision);
-- Content changed after a report was left out or found to be a duplicate: the status stays, the coordinator is told.
CREATE INDEX trygghet_report_history_flagged ON trygghet_report_history (report_id) WHERE action = 'changed_closed';

CREATE TABLE trygghet_form (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER,
    form TEXT,
    created_at DATETIME,
    created_by TEXT,
    note TEXT
);
CREATE UNIQUE INDEX trygghet_form_version ON trygghet_form (version);

CREATE TABLE trygghet_choice (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    list TEXT,
    code TEXT,
    label_sv TEXT,
    label_en TEXT,
    group_code TEXT,
    kind TEXT,
    ntu TEXT,
    bra TEXT,
    position INTEGER,
    active BOOLEAN
);
CREATE UNIQUE INDEX trygghet_choice_code ON trygghet_choice (list, code);

CREATE TABLE trygghet_organisation (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code TEXT,
    name TEXT,
    kind TEXT,
    agreement TEXT,
    contact TEXT,
    active BOOLEAN,
    reports_weekly BOOLEAN
);
CREATE UNIQUE INDEX trygghet_organisation_code ON trygghet_organisation (code);

CREATE TABLE trygghet_return (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    organisation TEXT,
    iso_week TEXT,
    count INTEGER,
    reported_at DATETIME
);
CREATE UNIQUE INDEX trygghet_return_week ON trygghet_return (organisation, iso_week);

CREATE TABLE trygghet_place (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    place_id TEXT,
    name TEXT,
    aliases TEXT,
    place_type TEXT,
    owner TEXT
);
CREATE UNIQUE INDEX trygghet_place_place_id ON trygghet_place (place_id);

CREATE TABLE trygghet_area (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom MULTIPOLYGON,
    area_code TEXT,
    name TEXT,
    kind TEXT,
    population INTEGER,
    valid_from DATE,
    valid_to DATE
);
CREATE INDEX trygghet_area_area_code ON trygghet_area (area_code);

CREATE TABLE trygghet_measure (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom GEOMETRY,
    measure_id TEXT,
    what TEXT,
    responsible_organisation TEXT,
    due_on DATE,
    status TEXT,
    reason TEXT,
    reports TEXT,
    places TEXT,
    meetings TEXT
);
CREATE UNIQUE INDEX trygghet_measure_measure_id ON trygghet_measure (measure_id);

CREATE TABLE trygghet_meeting (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    meeting_id TEXT,
    held_on DATE,
    organisations TEXT,
    focus_places TEXT,
    decisions TEXT,
    figures TEXT
);
CREATE UNIQUE INDEX trygghet_meeting_meeting_id ON trygghet_meeting (meeting_id);

CREATE TABLE trygghet_calendar (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    from_on DATE,
    to_on DATE,
    what TEXT,
    kind TEXT
);

-- `imported_at` is NULL while rows come in; `undone_at` is NULL, with `undone_by`, while the import is being undone.
-- `updates` is a JSON object: report_id → the revision this import, or its undoing, made of a report it knew already.
CREATE TABLE trygghet_import_batch (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    batch_id TEXT,
    source TEXT,
    file_name TEXT,
    sha256 TEXT,
    created INTEGER,
    updated INTEGER,
    skipped INTEGER,
    rejected INTEGER,
    imported_at DATETIME,
    imported_by TEXT,
    updates TEXT,
    undone_at DATETIME,
    undone_by TEXT,
    why TEXT
);
CREATE UNIQUE INDEX trygghet_import_batch_batch_id ON trygghet_import_batch (batch_id);

CREATE TABLE trygghet_statistic (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    source TEXT,
    region_code TEXT,
    region_name TEXT,
    crime TEXT,
    crime_path TEXT,
    year INTEGER,
    period TEXT,
    count INTEGER,
    rate REAL,
    population_base TEXT,
    preliminary BOOLEAN,
    batch_id TEXT
);
CREATE INDEX trygghet_statistic_crime ON trygghet_statistic (source, region_code, crime, year, period);

CREATE TABLE trygghet_retention_rule (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    rule_id TEXT,
    retention_class TEXT,
    category TEXT,
    keep_months INTEGER,
    action TEXT,
    decision_number TEXT,
    decided_on DATE,
    active BOOLEAN
);
CREATE UNIQUE INDEX trygghet_retention_rule_rule_id ON trygghet_retention_rule (rule_id);

CREATE TABLE trygghet_purge_log (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    rule_id TEXT,
    decision_number TEXT,
    purged_at DATETIME,
    purged_by TEXT,
    reports INTEGER,
    photos INTEGER,
    what TEXT
);

CREATE TABLE trygghet_release (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    release_id TEXT,
    released_at DATETIME,
    released_by TEXT,
    audience TEXT,
    method TEXT,
    from_on DATE,
    to_on DATE,
    filter TEXT,
    rules TEXT,
    file_name TEXT
);
CREATE UNIQUE INDEX trygghet_release_release_id ON trygghet_release (release_id);

CREATE TABLE trygghet_setting (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT,
    value TEXT,
    changed_at DATETIME,
    changed_by TEXT
);
CREATE UNIQUE INDEX trygghet_setting_key ON trygghet_setting (key);

CREATE TABLE trygghet_schema_version (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER,
    file TEXT,
    ran_at DATETIME
);
CREATE UNIQUE INDEX trygghet_schema_version_version ON trygghet_schema_version (version);
