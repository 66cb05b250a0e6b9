-- What readers count by: published events a cell of 250 m, month and category, so that a figure for a region reads thousands
-- of rows instead of millions. For the house and its partners, who see the events themselves: counts of one and two point at
-- people, so what goes to the public is made by `publishlayer`, never from here.
-- A cell is a square of the workspace's own coordinate system, the published view's block: cell_x * 250 is its western edge.
-- `month` is the first day of the Swedish month an event began in; empty where nobody knows.

CREATE TABLE IF NOT EXISTS trygghet_cell (
    municipality text,
    cell_x integer,
    cell_y integer,
    month date,
    category text,
    count integer
);
CREATE INDEX IF NOT EXISTS trygghet_cell_month ON trygghet_cell (municipality, month);

-- What of a municipality's history the cells were counted from. The number of changes too: one that was begun earlier and
-- committed later than another does not raise the highest fid.
CREATE TABLE IF NOT EXISTS trygghet_cell_state (
    municipality text PRIMARY KEY,
    last_fid bigint,
    changes bigint,
    refreshed_at timestamptz(3)
);

-- Count a municipality's cells anew if anything was written since they were. Answers whether it had to.
CREATE OR REPLACE FUNCTION trygghet_refresh_cells(of_municipality text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    now_at trygghet_cell_state;
BEGIN
    IF of_municipality <> ALL (trygghet_municipalities()) OR NOT (trygghet_is('trygghet_reader') OR trygghet_is('trygghet_coordinator')) THEN
        RAISE EXCEPTION 'trygghet: you may not read the events of this municipality' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('trygghet cells ' || current_schema()), hashtext(of_municipality));
    -- Before the events are read: what is written between the two is counted again next time, and never missed.
    SELECT of_municipality, coalesce(max(fid), 0), count(*), clock_timestamp() INTO now_at
        FROM trygghet_report_history WHERE municipality = of_municipality;
    IF EXISTS (SELECT 1 FROM trygghet_cell_state s WHERE s.municipality = of_municipality
            AND (s.last_fid, s.changes) = (now_at.last_fid, now_at.changes)) THEN
        RETURN false;
    END IF;
    DELETE FROM trygghet_cell WHERE municipality = of_municipality;
    INSERT INTO trygghet_cell (municipality, cell_x, cell_y, month, category, count)
        SELECT municipality, floor(ST_X(geom) / 250), floor(ST_Y(geom) / 250), date_trunc('month', occurred_on), category, count(*)
        FROM trygghet_published WHERE municipality = of_municipality GROUP BY 1, 2, 3, 4, 5;
    INSERT INTO trygghet_cell_state SELECT now_at.* ON CONFLICT (municipality) DO UPDATE
        SET last_fid = excluded.last_fid, changes = excluded.changes, refreshed_at = excluded.refreshed_at;
    RETURN true;
END
$body$;

DO $body$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['trygghet_cell', 'trygghet_cell_state'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS reading ON %I', name);
        EXECUTE format('CREATE POLICY reading ON %I FOR SELECT TO trygghet_reader, trygghet_coordinator '
            'USING (municipality IN (SELECT unnest(trygghet_municipalities())))', name);
        EXECUTE format('GRANT SELECT ON %I TO trygghet_reader, trygghet_coordinator', name);
    END LOOP;
    REVOKE ALL ON FUNCTION trygghet_refresh_cells(text) FROM PUBLIC, trygghet_reporter;
    GRANT EXECUTE ON FUNCTION trygghet_refresh_cells(text) TO trygghet_reader, trygghet_coordinator;
END
$body$;
