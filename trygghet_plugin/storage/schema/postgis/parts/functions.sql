-- Functions and triggers of a workspace in PostGIS; made anew at every upgrade, with the schema first in the search path.
-- What they promise is what the GeoPackage's triggers promise (design §4): one history row a change, whoever makes it; they
-- alone raise `revision`; `approved` becomes `edited` when content changes; rewriting a row unchanged is no change.
-- Columns are taken from the row as JSON, so a new question is kept without generating anything anew.

CREATE OR REPLACE FUNCTION trygghet_float(number double precision) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $body$
    SELECT CASE WHEN number::text ~ '[.e]' THEN number::text ELSE number::text || '.0' END;
$body$;

-- The place as the GeoPackage's history writes it: POINT(106000.0 6430000.5).
CREATE OR REPLACE FUNCTION trygghet_place_text(place geometry) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $body$
    SELECT 'POINT(' || concat_ws(' ', trygghet_float(ST_X(place)), trygghet_float(ST_Y(place))) || ')' WHERE NOT ST_IsEmpty(place);
$body$;

-- A report as its history tells of it: without what is derived, counted or the database's own.
CREATE OR REPLACE FUNCTION trygghet_told(report trygghet_report) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $body$
DECLARE
    place text := trygghet_place_text(report.geom);
BEGIN
    report.geom := NULL;
    RETURN to_jsonb(report) - ARRAY['fid', 'revision', 'area_code', 'created_login'] || jsonb_build_object('geom', place);
END
$body$;

-- Times in the one spelling every part of Trygghet reads; without the empty columns of a new or removed report.
CREATE OR REPLACE FUNCTION trygghet_spelled(told jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path FROM CURRENT SET timezone = 'UTC' AS $body$
    SELECT coalesce(jsonb_object_agg(key, CASE
        WHEN jsonb_typeof(value) = 'string' AND key ~ '(_at|_until)$' AND value #>> '{}' ~ '^\d{4}-\d\d-\d\dT'
        THEN to_jsonb(to_char((value #>> '{}')::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        ELSE value END), '{}') FROM jsonb_each(told);
$body$;

-- Whether what changed is content: what it is, when, where, its texts and the answers to the form's own questions.
CREATE OR REPLACE FUNCTION trygghet_is_content(changed jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $body$
    SELECT EXISTS (SELECT 1 FROM jsonb_object_keys(changed) AS name WHERE name LIKE 'q\_%' OR name IN
        ('geom', 'kind', 'category', 'occurred_at', 'occurred_until', 'severity', 'description', 'public_text'));
$body$;

-- The columns of `one` that are otherwise in `other`.
CREATE OR REPLACE FUNCTION trygghet_differing(one jsonb, other jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $body$
    SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(one) WHERE value IS DISTINCT FROM other -> key;
$body$;

-- The municipality a row belongs to that does not say so: the only one there is.
CREATE OR REPLACE FUNCTION trygghet_only_municipality() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
    SELECT min(municipality) FROM trygghet_setting WHERE key = 'workspace_id' HAVING count(*) = 1;
$body$;

-- Whether whoever is logged in has a role, as itself or by way of another.
CREATE OR REPLACE FUNCTION trygghet_is(role_name text) RETURNS boolean
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $body$
    SELECT coalesce((SELECT pg_has_role(session_user, oid, 'member') FROM pg_roles WHERE rolname = role_name), false);
$body$;

-- A workspace that is moved in brings its own numbers, revisions and history along; only who administers may say so. Asked
-- several times a row: without a search path of its own it becomes part of the question that asks it, and names nothing
-- that another path could lead astray.
CREATE OR REPLACE FUNCTION trygghet_moving_in() RETURNS boolean
LANGUAGE sql STABLE AS $body$
    SELECT CASE WHEN pg_catalog.current_setting('trygghet.moving_in', true) OPERATOR(pg_catalog.=) 'yes'
        THEN pg_catalog.pg_has_role(session_user, 'trygghet_admin', 'member') ELSE false END;
$body$;

-- Whether whoever is logged in owns the tables. History is switched off for the rows of a move, so its triggers ask that too:
-- after `trygghet_moving_in`, which costs nothing when nobody moves.
CREATE OR REPLACE FUNCTION trygghet_owns() RETURNS boolean
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $body$
    SELECT pg_has_role(session_user, relowner, 'member') FROM pg_class WHERE oid = 'trygghet_report'::regclass;
$body$;

-- Where a workspace of this schema was moved to, and where one comes from that is still being moved in: told to everyone,
-- also to those who see nothing of it any more.
CREATE OR REPLACE FUNCTION trygghet_moves() RETURNS TABLE (municipality text, key text, value text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
    SELECT s.municipality, s.key, s.value FROM trygghet_setting s WHERE s.key IN ('moved_to', 'moving_from');
$body$;

CREATE OR REPLACE FUNCTION trygghet_next_number(of_municipality text, received timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    swedish_year text := to_char(received AT TIME ZONE 'Europe/Stockholm', 'YYYY');
    number text;
BEGIN
    INSERT INTO trygghet_setting AS s (municipality, key, value) VALUES (of_municipality, 'report_no.' || swedish_year, '1')
        ON CONFLICT (municipality, key) DO UPDATE SET value = s.value::integer + 1 RETURNING value INTO number;
    RETURN swedish_year || '-' || lpad(number, greatest(4, length(number)), '0');
END
$body$;

-- --- trygghet_report --------------------------------------------------------------------------------------------------

-- The kind of thing a category is about; asked only where both fit.
CREATE OR REPLACE FUNCTION trygghet_kind_of(of_municipality text, of_category text, told_kind text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
    SELECT coalesce((SELECT CASE WHEN c.kind <> 'both' THEN c.kind WHEN told_kind IN ('event', 'place') THEN told_kind
            ELSE 'event' END FROM trygghet_choice c WHERE c.municipality = of_municipality AND c.list = 'category'
        AND c.code = of_category AND c.kind IN ('event', 'place', 'safe_place', 'upcoming', 'both')), told_kind);
$body$;

CREATE OR REPLACE FUNCTION trygghet_report_before_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    moment timestamptz(3) := clock_timestamp();
BEGIN
    NEW.municipality := coalesce(NEW.municipality, trygghet_only_municipality());
    NEW.report_id := coalesce(NEW.report_id, gen_random_uuid()::text);
    IF trygghet_moving_in() AND trygghet_owns() THEN
        RETURN NEW;
    END IF;
    -- What is a coordinator's to say, and what an import goes by, is nobody else's; nor is a number ahead of those given out.
    IF NOT pg_has_role(session_user, 'trygghet_coordinator', 'member') THEN
        NEW.public_text := NULL;
        NEW.internal_only := NULL;
        NEW.assigned_to := NULL;
        NEW.follow_up_on := NULL;
        NEW.retention_class := NULL;
        NEW.duplicate_of := NULL;
        NEW.batch_id := NULL;
        NEW.source_ref := NULL;
        NEW.report_no := NULL;
        IF NEW.fid > (SELECT last_value FROM trygghet_report_fid_seq) THEN
            RAISE EXCEPTION 'trygghet: the database numbers the reports; leave fid out' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    NEW.created_login := session_user;
    NEW.received_at := coalesce(NEW.received_at, moment);
    NEW.created_at := coalesce(NEW.created_at, moment);
    NEW.revision := 1 + coalesce((SELECT max(revision) FROM trygghet_report_history
        WHERE municipality = NEW.municipality AND report_id = NEW.report_id), 0);
    NEW.report_no := coalesce(NEW.report_no, trygghet_next_number(NEW.municipality, NEW.received_at));
    NEW.kind := coalesce(trygghet_kind_of(NEW.municipality, NEW.category, NEW.kind), 'event');
    IF NEW.category = 'incident_anstalld' THEN
        NEW.internal_only := true;
    END IF;
    NEW.status := 'new';
    NEW.status_reason := NULL;
    NEW.status_at := NULL;
    NEW.status_by := NULL;
    NEW.first_assessed_at := NULL;
    RETURN NEW;
END
$body$;

-- A report of an import that is under way names its batch instead of repeating the row: what came in is the row with the
-- changes since taken back, and texts about people are not kept twice.
CREATE OR REPLACE FUNCTION trygghet_report_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    told jsonb;
BEGIN
    IF trygghet_moving_in() AND trygghet_owns() THEN
        RETURN NULL;
    END IF;
    IF NEW.batch_id IS NOT NULL AND EXISTS (SELECT 1 FROM trygghet_import_batch
            WHERE municipality = NEW.municipality AND batch_id = NEW.batch_id AND imported_at IS NULL) THEN
        told := jsonb_build_object('batch_id', NEW.batch_id);
    ELSE
        told := trygghet_spelled(jsonb_strip_nulls(trygghet_told(NEW)));
    END IF;
    INSERT INTO trygghet_report_history (municipality, report_id, revision, changed_at, changed_by, action, after)
        VALUES (NEW.municipality, NEW.report_id, NEW.revision, clock_timestamp(), NEW.created_by, 'created', told);
    RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION trygghet_report_before_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    moment timestamptz(3) := clock_timestamp();
    former trygghet_report := OLD;
    changed jsonb;
    steps_back boolean;
BEGIN
    IF NEW.report_id IS DISTINCT FROM OLD.report_id OR NEW.municipality IS DISTINCT FROM OLD.municipality THEN
        RAISE EXCEPTION 'trygghet: report_id and municipality are the identity of a report and cannot be changed';
    END IF;
    IF NEW.revision IS DISTINCT FROM OLD.revision THEN
        RAISE EXCEPTION 'trygghet: someone else changed the report meanwhile; nothing was overwritten, read it again'
            USING ERRCODE = 'serialization_failure';
    END IF;
    NEW.created_login := OLD.created_login;
    -- New areas clear the code of every report, which is no change of any: told before the rows are made JSON of.
    former.area_code := NEW.area_code;
    IF former IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    IF NEW.status IS NULL OR NEW.status NOT IN ('new', 'needs_info', 'edited', 'approved', 'rejected', 'duplicate') THEN
        RAISE EXCEPTION 'trygghet: unknown status';
    END IF;
    IF NEW.category IS DISTINCT FROM OLD.category THEN
        NEW.kind := trygghet_kind_of(NEW.municipality, NEW.category, NEW.kind);
    END IF;
    -- An incident against staff is nothing for anyone outside, whatever is said in the row.
    IF NEW.category = 'incident_anstalld' THEN
        NEW.internal_only := true;
    END IF;
    changed := trygghet_differing(trygghet_told(NEW), trygghet_told(OLD));
    IF changed = '{}' THEN
        RETURN NEW;
    END IF;
    IF changed ? 'geom' AND NEW.area_code IS NOT DISTINCT FROM OLD.area_code THEN
        NEW.area_code := NULL;
    END IF;
    NEW.received_at := coalesce(NEW.received_at, OLD.received_at, NEW.created_at, moment);
    IF NEW.first_assessed_at IS NULL AND NEW.status IS DISTINCT FROM OLD.status
            AND NEW.status IN ('approved', 'rejected', 'duplicate', 'needs_info') THEN
        NEW.first_assessed_at := CASE WHEN NEW.status_at IS DISTINCT FROM OLD.status_at
            THEN coalesce(NEW.status_at, moment) ELSE moment END;
    END IF;
    steps_back := NEW.status = OLD.status AND OLD.status IN ('approved', 'needs_info') AND trygghet_is_content(changed);
    IF steps_back THEN
        NEW.status := CASE OLD.status WHEN 'approved' THEN 'edited' ELSE 'new' END;
        NEW.status_at := moment;
        NEW.status_by := NULL;
        NEW.status_reason := NULL;
    END IF;
    NEW.revision := OLD.revision + 1;
    RETURN NEW;
END
$body$;

CREATE OR REPLACE FUNCTION trygghet_report_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    old_told jsonb := trygghet_told(OLD);
    new_told jsonb := trygghet_told(NEW);
    changed jsonb := trygghet_differing(new_told, old_told);
    -- The database's own step to `edited` is a change of content, not somebody's assessment.
    stepped_back boolean := NEW.status_by IS NULL AND trygghet_is_content(changed)
        AND (OLD.status, NEW.status) IN (('approved', 'edited'), ('needs_info', 'new'));
BEGIN
    INSERT INTO trygghet_report_history (municipality, report_id, revision, changed_at, changed_by, action, reason, before, after)
    VALUES (NEW.municipality, NEW.report_id, NEW.revision, clock_timestamp(),
        CASE WHEN NEW.updated_at IS DISTINCT FROM OLD.updated_at THEN NEW.updated_by END,
        CASE WHEN NEW.status IS DISTINCT FROM OLD.status AND NOT stepped_back THEN 'assessed'
            WHEN OLD.status IN ('rejected', 'duplicate') AND trygghet_is_content(changed) THEN 'changed_closed'
            ELSE 'changed' END,
        CASE WHEN NEW.status IS DISTINCT FROM OLD.status AND NOT stepped_back THEN NEW.status_reason END,
        trygghet_spelled(trygghet_differing(old_told, new_told)), trygghet_spelled(changed));
    RETURN NULL;
END
$body$;

-- An import that was undone says who and why; a row removed by hand has nobody to name.
CREATE OR REPLACE FUNCTION trygghet_report_after_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    undone trygghet_import_batch;
BEGIN
    -- An unfinished copy is taken away before it is begun anew.
    IF trygghet_moving_in() AND trygghet_owns() THEN
        RETURN NULL;
    END IF;
    SELECT * INTO undone FROM trygghet_import_batch
        WHERE municipality = OLD.municipality AND batch_id = OLD.batch_id AND undone_by IS NOT NULL AND undone_at IS NULL;
    INSERT INTO trygghet_report_history (municipality, report_id, revision, changed_at, changed_by, action, reason, before)
    VALUES (OLD.municipality, OLD.report_id, 1 + coalesce((SELECT max(revision) FROM trygghet_report_history
            WHERE municipality = OLD.municipality AND report_id = OLD.report_id), 0),
        clock_timestamp(), undone.undone_by, 'removed', undone.why, trygghet_spelled(jsonb_strip_nulls(trygghet_told(OLD))));
    DELETE FROM trygghet_report_photo WHERE municipality = OLD.municipality AND report_id = OLD.report_id;
    RETURN NULL;
END
$body$;

-- QGIS says "saved" also when its UPDATE or DELETE met no row (somebody removed it, or the role may not see it): tell.
CREATE OR REPLACE FUNCTION trygghet_refuse_nothing() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM met) THEN
        RAISE EXCEPTION 'trygghet: the report is not there any more, or may not be changed by you; nothing was saved'
            USING ERRCODE = 'no_data_found';
    END IF;
    RETURN NULL;
END
$body$;

-- Everyone who listens looks again; who wrote what is read from the tables.
CREATE OR REPLACE FUNCTION trygghet_tell() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    PERFORM pg_notify('trygghet', TG_TABLE_SCHEMA);
    RETURN NULL;
END
$body$;

CREATE OR REPLACE TRIGGER trygghet_report_1_insert BEFORE INSERT ON trygghet_report
    FOR EACH ROW EXECUTE FUNCTION trygghet_report_before_insert();
CREATE OR REPLACE TRIGGER trygghet_report_2_inserted AFTER INSERT ON trygghet_report
    FOR EACH ROW EXECUTE FUNCTION trygghet_report_after_insert();
CREATE OR REPLACE TRIGGER trygghet_report_3_update BEFORE UPDATE ON trygghet_report
    FOR EACH ROW EXECUTE FUNCTION trygghet_report_before_update();
CREATE OR REPLACE TRIGGER trygghet_report_4_updated AFTER UPDATE ON trygghet_report
    FOR EACH ROW WHEN (NEW.revision IS DISTINCT FROM OLD.revision) EXECUTE FUNCTION trygghet_report_after_update();
CREATE OR REPLACE TRIGGER trygghet_report_5_deleted AFTER DELETE ON trygghet_report
    FOR EACH ROW EXECUTE FUNCTION trygghet_report_after_delete();
CREATE OR REPLACE TRIGGER trygghet_report_6_updated_none AFTER UPDATE ON trygghet_report
    REFERENCING NEW TABLE AS met FOR EACH STATEMENT EXECUTE FUNCTION trygghet_refuse_nothing();
CREATE OR REPLACE TRIGGER trygghet_report_7_deleted_none AFTER DELETE ON trygghet_report
    REFERENCING OLD TABLE AS met FOR EACH STATEMENT EXECUTE FUNCTION trygghet_refuse_nothing();
CREATE OR REPLACE TRIGGER trygghet_report_8_tell AFTER INSERT OR UPDATE OR DELETE ON trygghet_report
    FOR EACH STATEMENT EXECUTE FUNCTION trygghet_tell();

-- --- photos -----------------------------------------------------------------------------------------------------------

-- A photo is content of its report: adding, changing or removing one raises the report's revision, writes history and
-- makes an approved report `edited`. Photos that come with a new report are there before it, and are no change of it.
CREATE OR REPLACE FUNCTION trygghet_photo_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    moment timestamptz(3) := clock_timestamp();
    photo trygghet_report_photo := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    report trygghet_report;
    written integer;
BEGIN
    IF trygghet_moving_in() AND trygghet_owns() THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.report_id, NEW.path, NEW.caption, NEW.redacted)
            IS NOT DISTINCT FROM (OLD.report_id, OLD.path, OLD.caption, OLD.redacted) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO report FROM trygghet_report
        WHERE municipality = photo.municipality AND report_id = photo.report_id FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    UPDATE trygghet_report SET updated_at = greatest(moment, updated_at + interval '1 ms'), updated_by = NULL,
        status = CASE status WHEN 'approved' THEN 'edited' WHEN 'needs_info' THEN 'new' ELSE status END,
        status_at = CASE WHEN status IN ('approved', 'needs_info') THEN moment ELSE status_at END,
        status_by = CASE WHEN status NOT IN ('approved', 'needs_info') THEN status_by END,
        status_reason = CASE WHEN status NOT IN ('approved', 'needs_info') THEN status_reason END
        WHERE municipality = report.municipality AND report_id = report.report_id RETURNING revision INTO written;
    UPDATE trygghet_report_history SET
        action = CASE TG_OP WHEN 'INSERT' THEN 'photo_added' WHEN 'DELETE' THEN 'photo_removed' ELSE 'photo_changed' END,
        reason = NULL,
        before = before - ARRAY['updated_at', 'updated_by', 'status_at', 'status_by', 'status_reason']
            || CASE WHEN TG_OP <> 'INSERT' THEN trygghet_photo_told(OLD) ELSE '{}' END,
        after = after - ARRAY['updated_at', 'updated_by', 'status_at', 'status_by', 'status_reason']
            || CASE WHEN TG_OP <> 'DELETE' THEN trygghet_photo_told(NEW) ELSE '{}' END
        WHERE municipality = report.municipality AND report_id = report.report_id AND revision = written;
    RETURN NULL;
END
$body$;

CREATE OR REPLACE FUNCTION trygghet_photo_told(photo trygghet_report_photo) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $body$
    SELECT jsonb_build_object('photo', photo.path, 'caption', photo.caption, 'redacted', photo.redacted);
$body$;

CREATE OR REPLACE FUNCTION trygghet_photo_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    NEW.municipality := coalesce(NEW.municipality, trygghet_only_municipality());
    NEW.photo_id := coalesce(NEW.photo_id, gen_random_uuid()::text);
    IF TG_OP = 'UPDATE' AND (NEW.municipality IS DISTINCT FROM OLD.municipality
            OR OLD.report_id IS NOT NULL AND NEW.report_id IS DISTINCT FROM OLD.report_id) THEN
        RAISE EXCEPTION 'trygghet: a photo stays with its report';
    END IF;
    RETURN NEW;
END
$body$;

CREATE OR REPLACE TRIGGER trygghet_report_photo_1_guard BEFORE INSERT OR UPDATE ON trygghet_report_photo
    FOR EACH ROW EXECUTE FUNCTION trygghet_photo_guard();
CREATE OR REPLACE TRIGGER trygghet_report_photo_2_changed AFTER INSERT OR UPDATE OR DELETE ON trygghet_report_photo
    FOR EACH ROW EXECUTE FUNCTION trygghet_photo_changed();

-- --- history, areas ---------------------------------------------------------------------------------------------------

-- Nobody has the right to write here; whoever owns the tables is stopped too, unless a trigger of ours is writing.
CREATE OR REPLACE FUNCTION trygghet_history_guard() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    IF pg_trigger_depth() < 2 AND NOT trygghet_moving_in() THEN
        RAISE EXCEPTION 'trygghet: the history is written by the triggers alone, and cannot be changed or removed';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$body$;

CREATE OR REPLACE TRIGGER trygghet_report_history_guard BEFORE INSERT OR UPDATE OR DELETE ON trygghet_report_history
    FOR EACH ROW EXECUTE FUNCTION trygghet_history_guard();

-- A new map of areas makes every stored area code a guess: readers compute those that are NULL, the store fills them.
-- The setting tells whoever found an area by the map before that it is another one now.
CREATE OR REPLACE FUNCTION trygghet_areas_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    whose text := coalesce(CASE WHEN TG_OP = 'DELETE' THEN OLD.municipality ELSE NEW.municipality END, '');
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.geom::bytea, NEW.area_code, NEW.kind, NEW.valid_from, NEW.valid_to)
            IS NOT DISTINCT FROM (OLD.geom::bytea, OLD.area_code, OLD.kind, OLD.valid_from, OLD.valid_to) THEN
        RETURN NULL;
    END IF;
    INSERT INTO trygghet_setting (municipality, key, value) VALUES (whose, 'areas_changed_at', clock_timestamp()::text)
        ON CONFLICT (municipality, key) DO UPDATE SET value = excluded.value;
    IF EXISTS (SELECT 1 FROM trygghet_report WHERE municipality = whose AND area_code IS NOT NULL) THEN
        UPDATE trygghet_report SET area_code = NULL WHERE municipality = whose AND area_code IS NOT NULL;
    END IF;
    RETURN NULL;
END
$body$;

CREATE OR REPLACE TRIGGER trygghet_area_changed AFTER INSERT OR UPDATE OR DELETE ON trygghet_area
    FOR EACH ROW EXECUTE FUNCTION trygghet_areas_changed();

-- --- what the store calls ---------------------------------------------------------------------------------------------

-- Insert a report and its photos; one that is there already is given back as it is. Nothing: another's, out of sight.
-- The photos come first: after their report they would count as a change of it, and only their report tells whose they are.
CREATE OR REPLACE FUNCTION trygghet_add(report jsonb, photos jsonb) RETURNS SETOF trygghet_report
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    of_municipality text := report ->> 'municipality';
    of_report text := report ->> 'report_id';
    names text;
BEGIN
    -- First the lock a workspace that moves away holds, then the question: nothing is taken in after it has left.
    LOCK TABLE trygghet_report IN ROW EXCLUSIVE MODE;
    IF (trygghet_is('trygghet_reporter') AND of_municipality = ANY (trygghet_municipalities())) IS NOT TRUE THEN
        RAISE EXCEPTION 'trygghet: you may not hand in reports here' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM trygghet_report r WHERE r.municipality = of_municipality AND r.report_id = of_report) THEN
        INSERT INTO trygghet_report_photo (municipality, photo_id, report_id, path, caption, redacted)
            SELECT of_municipality, p.photo_id, of_report, p.path, p.caption, p.redacted
            FROM jsonb_to_recordset(photos) AS p (photo_id text, path text, caption text, redacted boolean)
            ON CONFLICT DO NOTHING;
        SELECT string_agg(quote_ident(name), ', ') INTO names FROM jsonb_object_keys(report) AS name;
        EXECUTE format('INSERT INTO trygghet_report (%1$s) SELECT %1$s FROM jsonb_populate_record(NULL::trygghet_report, $1) '
            'ON CONFLICT (municipality, report_id) DO NOTHING', names) USING report;
    END IF;
    RETURN QUERY SELECT * FROM trygghet_report r WHERE r.municipality = of_municipality AND r.report_id = of_report
        AND (trygghet_is('trygghet_coordinator') OR r.created_login = session_user);
END
$body$;

-- Write some columns of a report that still has this revision, and give the new row back; nothing where it has not.
CREATE OR REPLACE FUNCTION trygghet_write(of_municipality text, of_report text, seen_revision integer, changes jsonb)
RETURNS SETOF trygghet_report
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
DECLARE
    names text;
BEGIN
    -- Row-level security binds everyone but the owner, and the owner is told too when the workspace was moved away.
    IF of_municipality <> ALL (trygghet_municipalities()) THEN
        RAISE EXCEPTION 'trygghet: the workspace was moved away; open it where it is now'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM 1 FROM trygghet_report
        WHERE municipality = of_municipality AND report_id = of_report AND revision = seen_revision FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT string_agg(format('%1$I = c.%1$I', name), ', ') INTO names FROM jsonb_object_keys(changes) AS name;
    RETURN QUERY EXECUTE format('UPDATE trygghet_report r SET %s FROM jsonb_populate_record(NULL::trygghet_report, $1) AS c '
        'WHERE r.municipality = $2 AND r.report_id = $3 AND r.revision = $4 RETURNING r.*', names)
        USING changes, of_municipality, of_report, seen_revision;
END
$body$;

-- An assessment: the columns of the review, and who made it when. Nothing where someone else was faster.
CREATE OR REPLACE FUNCTION trygghet_review(of_municipality text, of_report text, seen_revision integer, assessed jsonb)
RETURNS SETOF trygghet_report
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    IF assessed - ARRAY['status', 'status_reason', 'status_at', 'status_by', 'duplicate_of', 'first_assessed_at',
            'updated_at', 'updated_by'] <> '{}' THEN
        RAISE EXCEPTION 'trygghet: an assessment writes the columns of the review alone';
    END IF;
    RETURN QUERY SELECT * FROM trygghet_write(of_municipality, of_report, seen_revision, assessed);
END
$body$;

-- A change of content or handling: never of identity, revision or the columns of the review.
CREATE OR REPLACE FUNCTION trygghet_change(of_municipality text, of_report text, seen_revision integer, changes jsonb)
RETURNS SETOF trygghet_report
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    IF changes ?| ARRAY['fid', 'report_id', 'report_no', 'municipality', 'revision', 'created_at', 'created_by', 'created_login',
            'status', 'status_reason', 'status_at', 'status_by', 'duplicate_of', 'first_assessed_at'] THEN
        RAISE EXCEPTION 'trygghet: identity and review of a report are no columns to change';
    END IF;
    RETURN QUERY SELECT * FROM trygghet_write(of_municipality, of_report, seen_revision, changes);
END
$body$;

-- Remove what an import created and nobody touched since; returns how many. The batch names who and why first, and when only
-- once all is undone: between the two, and at no other time, the trigger of a removed row takes them from it.
CREATE OR REPLACE FUNCTION trygghet_remove_created(of_municipality text, batch text, who text, reason text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    untouched integer[];
BEGIN
    IF NOT (trygghet_is('trygghet_coordinator') AND of_municipality = ANY (trygghet_municipalities())) THEN
        RAISE EXCEPTION 'trygghet: only a coordinator may undo an import' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE trygghet_import_batch SET undone_by = who, why = reason
        WHERE municipality = of_municipality AND batch_id = batch AND undone_at IS NULL;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    -- Locked as they are looked at: one that is being assessed is waited for, and stays.
    SELECT coalesce(array_agg(u.fid), '{}') INTO untouched FROM (SELECT r.fid FROM trygghet_report r
        JOIN trygghet_report_history h ON h.municipality = r.municipality AND h.report_id = r.report_id
            AND h.revision = r.revision AND h.action = 'created'
        WHERE r.municipality = of_municipality AND r.batch_id = batch AND NOT EXISTS (SELECT 1 FROM trygghet_report d
            WHERE d.municipality = r.municipality AND d.duplicate_of = r.report_id) FOR UPDATE OF r) u;
    IF cardinality(untouched) > 0 THEN
        DELETE FROM trygghet_report r WHERE r.municipality = of_municipality AND r.fid = ANY (untouched);
    END IF;
    RETURN cardinality(untouched);
END
$body$;

-- How far the history of a municipality has come: another number, and something was written. For everyone, also those
-- who may not read the history.
CREATE OR REPLACE FUNCTION trygghet_state(of_municipality text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
    SELECT coalesce(max(fid), 0) FROM trygghet_report_history WHERE municipality = of_municipality;
$body$;

-- Keep a version of the form and add the columns it needs; columns and answers of retired questions stay. Answers with a code
-- and its detail where it cannot: somebody was faster, or the question was once asked with another type of answer.
CREATE OR REPLACE FUNCTION trygghet_save_form(of_municipality text, form_version integer, form_text text, form_note text,
    question_columns jsonb, who text, expected integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    kinds jsonb := '{"TEXT": "text", "BOOLEAN": "boolean", "INTEGER": "integer", "REAL": "double precision", "DATE": "date",
        "DATETIME": "timestamp(3) with time zone"}';
    question record;
    present text;
BEGIN
    IF (trygghet_is('trygghet_admin') AND of_municipality = ANY (trygghet_municipalities())) IS NOT TRUE THEN
        RAISE EXCEPTION 'trygghet: only who administers the workspace may change its form' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('trygghet form ' || current_schema()));
    IF expected IS DISTINCT FROM (SELECT max(version) FROM trygghet_form WHERE municipality = of_municipality) THEN
        RETURN 'form_changed ' || coalesce((SELECT max(version) FROM trygghet_form WHERE municipality = of_municipality), 0);
    END IF;
    FOR question IN SELECT key AS name, kinds ->> (value #>> '{}') AS kind FROM jsonb_each(question_columns) LOOP
        IF question.name !~ '^q_[a-z0-9_]{1,60}$' OR question.kind IS NULL THEN
            RETURN 'other_type ' || question.name;
        END IF;
        SELECT format_type(atttypid, atttypmod) INTO present FROM pg_attribute
            WHERE attrelid = 'trygghet_report'::regclass AND attname = question.name AND NOT attisdropped;
        IF present IS NULL THEN
            EXECUTE format('ALTER TABLE trygghet_report ADD COLUMN %I %s', question.name, question.kind);
            EXECUTE format('GRANT UPDATE (%I) ON trygghet_report TO trygghet_reporter', question.name);
        ELSIF present <> question.kind THEN
            RETURN 'other_type ' || question.name;
        END IF;
    END LOOP;
    PERFORM trygghet_make_layer();
    INSERT INTO trygghet_form (municipality, version, form, created_at, created_by, note)
        VALUES (of_municipality, form_version, form_text, clock_timestamp(), who, form_note);
    RETURN NULL;
END
$body$;

-- Rows of an import, those of `names` that they bring; the triggers do the rest.
CREATE OR REPLACE FUNCTION trygghet_insert_reports(names text[], reports jsonb) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
DECLARE
    columns text := (SELECT string_agg(quote_ident(name), ', ') FROM unnest(names) AS name);
BEGIN
    EXECUTE format('INSERT INTO trygghet_report (%1$s) SELECT %1$s FROM jsonb_populate_recordset(NULL::trygghet_report, $1)', columns)
        USING reports;
END
$body$;

-- How a report came to be as it is, told to those who may see the report: reviewers, and whoever handed it in, to whom only
-- what a reporter hands in is told. The newest change first.
CREATE OR REPLACE FUNCTION trygghet_changes(of_municipality text, of_report text)
RETURNS TABLE (revision integer, action text, before jsonb, after jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $body$
DECLARE
    kept_back text[] := CASE WHEN trygghet_is('trygghet_coordinator') THEN '{}' ELSE ARRAY['public_text', 'internal_only',
        'assigned_to', 'follow_up_on', 'retention_class', 'status', 'status_reason', 'status_at', 'status_by', 'duplicate_of',
        'first_assessed_at', 'updated_at', 'updated_by'] END;
BEGIN
    IF of_municipality = ANY (trygghet_municipalities()) AND (trygghet_is('trygghet_coordinator') OR EXISTS (
            SELECT 1 FROM trygghet_report r WHERE r.municipality = of_municipality AND r.report_id = of_report
                AND r.created_login = session_user)) THEN
        RETURN QUERY SELECT h.revision, h.action, h.before - kept_back, h.after - kept_back FROM trygghet_report_history h
            WHERE h.municipality = of_municipality AND h.report_id = of_report
                -- An id that was another's report once: what was told about that one is not the present one's.
                AND (trygghet_is('trygghet_coordinator') OR h.revision >= (SELECT max(c.revision) FROM trygghet_report_history c
                    WHERE c.municipality = of_municipality AND c.report_id = of_report AND c.action = 'created'))
            ORDER BY h.revision DESC;
    END IF;
END
$body$;
