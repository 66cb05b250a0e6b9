-- The whole schema of a workspace in PostGIS: the tables and columns of the GeoPackage, and `municipality` in all of them,
-- in every key that says what is what and in every query, so that one schema can hold many municipalities and be
-- partitioned by them. Filled in by postgis/schema.py: srid, report_key and partition (fid alone is the key where the
-- table is not partitioned: QGIS then knows a report by its fid, as it does in a GeoPackage).
-- There is no CHECK and no NOT NULL beyond the keys: QGIS and others write rows too, and constraints live in the form.
-- `created_login` is who was logged in to the database: what a reporter may see is decided by it.

CREATE TABLE trygghet_report (
    fid serial,
    municipality text,
    geom geometry(Point, $srid),
    report_id text,
    report_no text,
    form_version integer,
    revision integer,
    kind text,
    category text,
    severity integer,
    description text,
    public_text text,
    occurred_at timestamptz(3),
    occurred_until timestamptz(3),
    discovered_at timestamptz(3),
    received_at timestamptz(3),
    created_at timestamptz(3),
    created_by text,
    updated_at timestamptz(3),
    updated_by text,
    position_accuracy double precision,
    place_id text,
    place_type text,
    area_code text,
    organisation text,
    reporter_name text,
    reporter_contact text,
    source text,
    source_ref text,
    batch_id text,
    duplicate_of text,
    police_report text,
    police_reference text,
    fault_reference text,
    responsible_organisation text,
    status text,
    status_reason text,
    status_at timestamptz(3),
    status_by text,
    first_assessed_at timestamptz(3),
    assigned_to text,
    follow_up_on date,
    internal_only boolean,
    retention_class text,
    created_login text,
    PRIMARY KEY ($report_key)
) $partition;

-- With the fid, so that the links of duplicates are found in the index alone.
CREATE UNIQUE INDEX trygghet_report_report_id ON trygghet_report (municipality, report_id) INCLUDE (fid);
CREATE UNIQUE INDEX trygghet_report_source_ref ON trygghet_report (municipality, source_ref) WHERE source_ref IS NOT NULL;
CREATE INDEX trygghet_report_geom ON trygghet_report USING gist (geom);
CREATE INDEX trygghet_report_fid ON trygghet_report (municipality, fid);
CREATE INDEX trygghet_report_report_no ON trygghet_report (municipality, report_no);
-- The review queue: only open reports, in the order they came in.
CREATE INDEX trygghet_report_queue ON trygghet_report (municipality, received_at, status) WHERE status IN ('new', 'needs_info', 'edited');
CREATE INDEX trygghet_report_batch ON trygghet_report (municipality, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX trygghet_report_duplicate ON trygghet_report (municipality, duplicate_of) INCLUDE (fid) WHERE duplicate_of IS NOT NULL;
CREATE INDEX trygghet_report_internal ON trygghet_report (municipality, fid) WHERE internal_only;
CREATE INDEX trygghet_report_area_code ON trygghet_report (municipality, area_code) WHERE area_code IS NOT NULL;

CREATE TABLE trygghet_report_photo (
    fid serial,
    municipality text,
    photo_id text,
    report_id text,
    path text,
    caption text,
    redacted boolean,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_report_photo_photo_id ON trygghet_report_photo (municipality, photo_id);
CREATE INDEX trygghet_report_photo_report_id ON trygghet_report_photo (municipality, report_id);

-- `before` and `after` are JSON objects of the changed columns.
CREATE TABLE trygghet_report_history (
    fid serial,
    municipality text,
    report_id text,
    revision integer,
    changed_at timestamptz(3),
    changed_by text,
    action text,
    reason text,
    before jsonb,
    after jsonb,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_report_history_revision ON trygghet_report_history (municipality, report_id, revision);
-- How far a municipality's history has come (trygghet_state), without reading it.
CREATE INDEX trygghet_report_history_state ON trygghet_report_history (municipality, fid);
-- Content changed after a report was left out or found to be a duplicate: the status stays, the coordinator is told.
CREATE INDEX trygghet_report_history_flagged ON trygghet_report_history (municipality, report_id) WHERE action = 'changed_closed';

CREATE TABLE trygghet_form (
    fid serial,
    municipality text,
    version integer,
    form text,
    created_at timestamptz(3),
    created_by text,
    note text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_form_version ON trygghet_form (municipality, version);

CREATE TABLE trygghet_choice (
    fid serial,
    municipality text,
    list text,
    code text,
    label_sv text,
    label_en text,
    group_code text,
    kind text,
    ntu text,
    bra text,
    position integer,
    active boolean,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_choice_code ON trygghet_choice (municipality, list, code);

CREATE TABLE trygghet_organisation (
    fid serial,
    municipality text,
    code text,
    name text,
    kind text,
    agreement text,
    contact text,
    active boolean,
    reports_weekly boolean,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_organisation_code ON trygghet_organisation (municipality, code);

CREATE TABLE trygghet_return (
    fid serial,
    municipality text,
    organisation text,
    iso_week text,
    count integer,
    reported_at timestamptz(3),
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_return_week ON trygghet_return (municipality, organisation, iso_week);

CREATE TABLE trygghet_place (
    fid serial,
    municipality text,
    geom geometry(Geometry, $srid),
    place_id text,
    name text,
    aliases text,
    place_type text,
    owner text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_place_place_id ON trygghet_place (municipality, place_id);

CREATE TABLE trygghet_area (
    fid serial,
    municipality text,
    geom geometry(MultiPolygon, $srid),
    area_code text,
    name text,
    kind text,
    population integer,
    valid_from date,
    valid_to date,
    PRIMARY KEY (fid)
);
CREATE INDEX trygghet_area_area_code ON trygghet_area (municipality, area_code);

CREATE TABLE trygghet_measure (
    fid serial,
    municipality text,
    geom geometry(Geometry, $srid),
    measure_id text,
    what text,
    responsible_organisation text,
    due_on date,
    status text,
    reason text,
    reports text,
    places text,
    meetings text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_measure_measure_id ON trygghet_measure (municipality, measure_id);

CREATE TABLE trygghet_meeting (
    fid serial,
    municipality text,
    meeting_id text,
    held_on date,
    organisations text,
    focus_places text,
    decisions text,
    figures text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_meeting_meeting_id ON trygghet_meeting (municipality, meeting_id);

CREATE TABLE trygghet_calendar (
    fid serial,
    municipality text,
    from_on date,
    to_on date,
    what text,
    kind text,
    PRIMARY KEY (fid)
);

-- `imported_at` is NULL while rows come in. `updates` is a JSON object: report_id → the revision this import made of a
-- report it knew already.
CREATE TABLE trygghet_import_batch (
    fid serial,
    municipality text,
    batch_id text,
    source text,
    file_name text,
    sha256 text,
    created integer,
    updated integer,
    skipped integer,
    rejected integer,
    imported_at timestamptz(3),
    imported_by text,
    updates text,
    undone_at timestamptz(3),
    undone_by text,
    why text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_import_batch_batch_id ON trygghet_import_batch (municipality, batch_id);

CREATE TABLE trygghet_statistic (
    fid serial,
    municipality text,
    source text,
    region_code text,
    region_name text,
    crime text,
    crime_path text,
    year integer,
    period text,
    count integer,
    rate double precision,
    population_base text,
    preliminary boolean,
    batch_id text,
    PRIMARY KEY (fid)
);
CREATE INDEX trygghet_statistic_crime ON trygghet_statistic (municipality, source, region_code, crime, year, period);

CREATE TABLE trygghet_retention_rule (
    fid serial,
    municipality text,
    rule_id text,
    retention_class text,
    category text,
    keep_months integer,
    action text,
    decision_number text,
    decided_on date,
    active boolean,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_retention_rule_rule_id ON trygghet_retention_rule (municipality, rule_id);

CREATE TABLE trygghet_purge_log (
    fid serial,
    municipality text,
    rule_id text,
    decision_number text,
    purged_at timestamptz(3),
    purged_by text,
    reports integer,
    photos integer,
    what text,
    PRIMARY KEY (fid)
);

CREATE TABLE trygghet_release (
    fid serial,
    municipality text,
    release_id text,
    released_at timestamptz(3),
    released_by text,
    audience text,
    method text,
    from_on date,
    to_on date,
    filter text,
    rules text,
    file_name text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_release_release_id ON trygghet_release (municipality, release_id);

CREATE TABLE trygghet_setting (
    fid serial,
    municipality text,
    key text,
    value text,
    changed_at timestamptz(3),
    changed_by text,
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_setting_key ON trygghet_setting (municipality, key);

CREATE TABLE trygghet_schema_version (
    fid serial,
    version integer,
    file text,
    ran_at timestamptz(3),
    PRIMARY KEY (fid)
);
CREATE UNIQUE INDEX trygghet_schema_version_version ON trygghet_schema_version (version);
