-- Who may do what; made anew at every upgrade and with every new question. The four roles are the cluster's: they log in
-- for nobody, each may what the one before may (reporter, coordinator, admin), and they are granted to the
-- municipality's own logins. Nobody may DELETE a report: that is the purge's and undoing
-- an import, which ask by themselves. Whoever owns the tables is bound by none of this.

-- Which municipalities whoever is logged in works in: those it is a member of, all where no members are kept; none that was
-- moved away, except for the move itself.
CREATE TABLE IF NOT EXISTS trygghet_member (
    municipality text,
    login text,
    PRIMARY KEY (municipality, login)
);

CREATE OR REPLACE FUNCTION trygghet_municipalities() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
    SELECT coalesce(array_agg(s.municipality), '{}') FROM trygghet_setting s WHERE s.key = 'workspace_id'
        AND (NOT EXISTS (SELECT 1 FROM trygghet_member m WHERE m.municipality = s.municipality)
            OR EXISTS (SELECT 1 FROM trygghet_member m WHERE m.municipality = s.municipality AND m.login = session_user))
        AND (trygghet_moving_in() OR NOT EXISTS (SELECT 1 FROM trygghet_setting t
            WHERE t.municipality = s.municipality AND t.key = 'moved_to'));
$body$;

-- What readers see: approved events as the partners' maps show them (design §1). No reporter, internal text, photo, reference
-- or minute; nothing internal; a dwelling in the middle of its block of 250 m, and not by name.
CREATE OR REPLACE VIEW trygghet_published WITH (security_barrier) AS
SELECT r.fid, r.municipality, r.kind, r.category,
    (r.occurred_at AT TIME ZONE 'Europe/Stockholm')::date AS occurred_on,
    (coalesce(r.occurred_until, r.occurred_at) AT TIME ZONE 'Europe/Stockholm')::date AS occurred_on_until,
    CASE WHEN coalesce(r.occurred_until, r.occurred_at) = r.occurred_at THEN (ARRAY['night', 'morning', 'afternoon', 'evening'])
        [1 + extract(hour FROM r.occurred_at AT TIME ZONE 'Europe/Stockholm')::integer / 6] END AS part_of_day,
    CASE WHEN NOT at.is_dwelling THEN p.name END AS place_name,
    coalesce(CASE WHEN at.is_dwelling AND p.place_type IN ('bostad_inne', 'bostad_ute') THEN p.place_type END, r.place_type) AS place_type,
    nullif(btrim(r.public_text), '') AS public_text,
    CASE WHEN at.is_dwelling THEN ST_SetSRID(ST_MakePoint((floor(ST_X(r.geom) / 250) + 0.5) * 250,
        (floor(ST_Y(r.geom) / 250) + 0.5) * 250), ST_SRID(r.geom)) ELSE r.geom END AS geom
FROM trygghet_report r
LEFT JOIN trygghet_place p ON p.municipality = r.municipality AND p.place_id = r.place_id
CROSS JOIN LATERAL (SELECT coalesce(r.place_type IN ('bostad_inne', 'bostad_ute'), false)
    OR coalesce(p.place_type IN ('bostad_inne', 'bostad_ute'), false) AS is_dwelling) AS at
WHERE r.status = 'approved' AND NOT coalesce(r.internal_only, false) AND r.category IS DISTINCT FROM 'incident_anstalld'
    AND r.municipality IN (SELECT unnest(trygghet_municipalities()));

DO $body$
DECLARE
    -- What everyone needs to read a form, a list or a map: nothing in them is about a report.
    shared text[] := ARRAY['trygghet_form', 'trygghet_choice', 'trygghet_setting', 'trygghet_area', 'trygghet_calendar'];
    -- What coordinators keep.
    kept text[] := ARRAY['trygghet_report_photo', 'trygghet_organisation', 'trygghet_return', 'trygghet_place', 'trygghet_area',
        'trygghet_measure', 'trygghet_meeting', 'trygghet_calendar', 'trygghet_import_batch', 'trygghet_statistic',
        'trygghet_release', 'trygghet_setting'];
    -- What the safety chief decides.
    decided text[] := ARRAY['trygghet_form', 'trygghet_choice', 'trygghet_retention_rule', 'trygghet_purge_log'];
    every text[] := shared || kept || decided || ARRAY['trygghet_report', 'trygghet_report_history'];
    -- Looked up in a hash made once a query: whoever works in a whole region is in hundreds of municipalities.
    mine text := 'municipality IN (SELECT unnest(trygghet_municipalities()))';
    own text := 'created_login = (SELECT session_user::text) AND ' || mine;
    here text := quote_ident(current_schema());
    own_columns text;
    name text;
BEGIN
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM PUBLIC, trygghet_reporter, trygghet_coordinator, trygghet_reader, '
        'trygghet_admin', here);
    EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %s FROM PUBLIC', here);
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO trygghet_reporter, trygghet_reader', here);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %s TO trygghet_reporter, trygghet_reader', here);
    -- The trigger of a new report asks for its number, as the owner.
    REVOKE ALL ON FUNCTION trygghet_next_number(text, timestamptz) FROM trygghet_reporter, trygghet_reader;
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %s FROM PUBLIC, trygghet_reporter, trygghet_coordinator, '
        'trygghet_reader, trygghet_admin', here);

    FOR name IN SELECT DISTINCT unnest(every) LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS coordinator ON %1$I; DROP POLICY IF EXISTS reading ON %1$I; '
            'DROP POLICY IF EXISTS own ON %1$I; DROP POLICY IF EXISTS handing_in ON %1$I; DROP POLICY IF EXISTS own_new ON %1$I', name);
        EXECUTE format('CREATE POLICY coordinator ON %I TO trygghet_coordinator USING (%s) WITH CHECK (%2$s)', name, mine);
        EXECUTE format('GRANT SELECT ON %I TO trygghet_coordinator', name);
    END LOOP;
    FOREACH name IN ARRAY shared LOOP
        EXECUTE format('CREATE POLICY reading ON %I FOR SELECT TO trygghet_reporter, trygghet_reader USING (%s)', name, mine);
        EXECUTE format('GRANT SELECT ON %I TO trygghet_reporter, trygghet_reader', name);
    END LOOP;
    FOREACH name IN ARRAY kept LOOP
        EXECUTE format('GRANT INSERT, UPDATE ON %I TO trygghet_coordinator', name);
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO trygghet_coordinator', pg_get_serial_sequence(name, 'fid'));
    END LOOP;
    FOREACH name IN ARRAY decided LOOP
        EXECUTE format('GRANT INSERT, UPDATE ON %I TO trygghet_admin', name);
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO trygghet_admin', pg_get_serial_sequence(name, 'fid'));
    END LOOP;
    FOREACH name IN ARRAY ARRAY['trygghet_report', 'trygghet_return'] LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO trygghet_reporter', pg_get_serial_sequence(name, 'fid'));
    END LOOP;
    -- What a workspace is, where it went and which numbers are given out are no settings to change.
    DROP POLICY IF EXISTS kept_new ON trygghet_setting;
    DROP POLICY IF EXISTS kept_changed ON trygghet_setting;
    CREATE POLICY kept_new ON trygghet_setting AS RESTRICTIVE FOR INSERT TO trygghet_coordinator
        WITH CHECK (key !~ '^(workspace_id$|epsg$|moved_|moving_|report_no\.)' OR trygghet_moving_in());
    CREATE POLICY kept_changed ON trygghet_setting AS RESTRICTIVE FOR UPDATE TO trygghet_coordinator
        USING (key !~ '^(workspace_id$|epsg$|moved_|moving_|report_no\.)' OR trygghet_moving_in())
        WITH CHECK (key !~ '^(workspace_id$|epsg$|moved_|moving_|report_no\.)' OR trygghet_moving_in());
    -- A partition asked by its own name has no rights of the whole.
    FOR name IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'trygghet_report'::regclass LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', name);
    END LOOP;
    GRANT SELECT, INSERT, UPDATE, DELETE ON trygghet_member TO trygghet_admin;
    GRANT SELECT ON trygghet_schema_version TO trygghet_reporter, trygghet_reader;
    GRANT SELECT ON trygghet_published TO trygghet_reader, trygghet_coordinator;

    -- Reports: coordinators all of them, reporters their own, and to change only while they are new. What is a coordinator's
    -- to say (the text for partners, what is internal, the review) is no column of a reporter's.
    GRANT SELECT, INSERT, UPDATE ON trygghet_report TO trygghet_coordinator;
    GRANT SELECT, INSERT ON trygghet_report TO trygghet_reporter;
    SELECT string_agg(quote_ident(attname), ', ') INTO own_columns FROM pg_attribute
        WHERE attrelid = 'trygghet_report'::regclass AND attnum > 0 AND NOT attisdropped AND (attname LIKE 'q\_%' OR attname IN
            ('geom', 'kind', 'category', 'severity', 'description', 'occurred_at', 'occurred_until', 'discovered_at', 'updated_at',
            'updated_by', 'position_accuracy', 'place_id', 'place_type', 'organisation', 'reporter_name', 'reporter_contact',
            'police_report', 'police_reference', 'fault_reference', 'responsible_organisation'));
    EXECUTE format('GRANT UPDATE (%s) ON trygghet_report TO trygghet_reporter', own_columns);
    EXECUTE 'CREATE POLICY own ON trygghet_report FOR SELECT TO trygghet_reporter USING (' || own || ')';
    EXECUTE 'CREATE POLICY handing_in ON trygghet_report FOR INSERT TO trygghet_reporter WITH CHECK (' || own || ')';
    EXECUTE 'CREATE POLICY own_new ON trygghet_report FOR UPDATE TO trygghet_reporter USING (' || own || ' AND status = ''new'') '
        'WITH CHECK (' || own || ' AND status = ''new'')';
    GRANT SELECT ON trygghet_report_photo TO trygghet_reporter;
    CREATE POLICY own ON trygghet_report_photo FOR SELECT TO trygghet_reporter USING (EXISTS (SELECT 1 FROM trygghet_report r
        WHERE r.municipality = trygghet_report_photo.municipality AND r.report_id = trygghet_report_photo.report_id));

    -- Actors and places by name, without whom to call there.
    GRANT SELECT (fid, municipality, code, name, kind, agreement, active, reports_weekly) ON trygghet_organisation TO trygghet_reporter;
    EXECUTE 'CREATE POLICY reading ON trygghet_organisation FOR SELECT TO trygghet_reporter USING (' || mine || ')';
    GRANT SELECT ON trygghet_place TO trygghet_reporter;
    EXECUTE 'CREATE POLICY reading ON trygghet_place FOR SELECT TO trygghet_reporter USING (' || mine || ')';
    -- "Inget att rapportera" is every actor's to say.
    GRANT SELECT, INSERT ON trygghet_return TO trygghet_reporter;
    EXECUTE 'CREATE POLICY reading ON trygghet_return FOR SELECT TO trygghet_reporter USING (' || mine || ')';
    EXECUTE 'CREATE POLICY handing_in ON trygghet_return FOR INSERT TO trygghet_reporter WITH CHECK (' || mine || ')';
END
$body$;
