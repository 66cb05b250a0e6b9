-- The reports as QGIS edits them where they are partitioned. PostgreSQL wants the municipality in every key of a partitioned
-- table, and QGIS numbers features of such a key by itself; of a view it takes the key it is told, so a feature's id is its
-- fid there too. Whoever asks through the view has its own rights and policies (security_invoker, PostgreSQL 15), and the
-- triggers of the table run. Made anew with every question, and gives what the table gives.

CREATE OR REPLACE FUNCTION trygghet_make_layer() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
DECLARE
    grant_ text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_class WHERE oid = 'trygghet_report'::regclass AND relkind = 'p') THEN
        RETURN;
    END IF;
    CREATE OR REPLACE VIEW trygghet_report_layer WITH (security_invoker = true) AS SELECT * FROM trygghet_report;
    EXECUTE format('ALTER VIEW trygghet_report_layer ALTER COLUMN fid SET DEFAULT nextval(%L)',
        pg_get_serial_sequence('trygghet_report', 'fid'));
    REVOKE ALL ON trygghet_report_layer FROM trygghet_reporter, trygghet_coordinator, trygghet_reader, trygghet_admin;
    FOR grant_ IN
        SELECT format('GRANT %s ON trygghet_report_layer TO %I', privilege_type, grantee::regrole::text)
            FROM pg_class, aclexplode(relacl) WHERE oid = 'trygghet_report'::regclass AND grantee <> relowner AND grantee <> 0
        UNION ALL SELECT format('GRANT %s (%I) ON trygghet_report_layer TO %I', privilege_type, attname, grantee::regrole::text)
            FROM pg_attribute, aclexplode(attacl) WHERE attrelid = 'trygghet_report'::regclass AND NOT attisdropped AND grantee <> 0
    LOOP
        EXECUTE grant_;
    END LOOP;
END
$body$;

-- Only for who owns the tables, and for the functions that act as the owner.
REVOKE ALL ON FUNCTION trygghet_make_layer() FROM PUBLIC, trygghet_reporter, trygghet_reader;

SELECT trygghet_make_layer();
