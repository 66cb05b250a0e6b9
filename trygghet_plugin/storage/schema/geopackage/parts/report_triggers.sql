-- Triggers of trygghet_report. Placeholders are filled from its column list by geopackage/triggers.py:
--   tracked, content, moved    conditions on OLD and NEW: any tracked column, any content, the place changed
--   bad_time                     a time of NEW that no program can read
--   times, update_times, all_times   `column = its exact spelling, …` of the times a program gives
--   misspelled                   a time of NEW in another spelling
--   unsigned                   any tracked column besides the signature (updated_at, updated_by), the place changed
--   created, before, after     JSON of a new row, and of the changed columns before and after (read back)
--   removed                      JSON of the whole row that was removed
--   kind, internal               `kind` and `internal_only` as the category of NEW decides them
--   now, uuid                   this moment in the database's spelling, a new UUID
--   mark                         what a trigger writes into `after` of the history row it opens
-- A history row whose action is NULL and whose time is this very statement's is the mark of a change under way. GDAL
-- switches recursive triggers on, so the triggers' own updates fire them again; that mark, and the revision that differs,
-- tell them from other people's. `now` is the same throughout a statement and its triggers.

CREATE TRIGGER "trygghet_report_guard_insert" BEFORE INSERT ON "trygghet_report"
WHEN $bad_time
BEGIN
    SELECT RAISE(ABORT, 'trygghet: a time cannot be read; write it as 2026-11-21T22:10:00.000Z');
END;

-- INSERT OR REPLACE would take away the report that has this fid or reference, and say nothing.
CREATE TRIGGER "trygghet_report_guard_replace" BEFORE INSERT ON "trygghet_report"
WHEN EXISTS (SELECT 1 FROM trygghet_report r WHERE r.fid = NEW.fid AND r.report_id IS NOT NEW.report_id)
    OR NEW.source_ref IS NOT NULL AND EXISTS (SELECT 1 FROM trygghet_report r
        WHERE r.municipality = NEW.municipality AND r.source_ref = NEW.source_ref AND r.report_id IS NOT NEW.report_id)
BEGIN
    SELECT RAISE(ABORT, 'trygghet: UNIQUE: another report has this fid or source_ref already');
END;

CREATE TRIGGER "trygghet_report_guard_time" BEFORE UPDATE ON "trygghet_report"
WHEN $bad_time
BEGIN
    SELECT RAISE(ABORT, 'trygghet: a time cannot be read; write it as 2026-11-21T22:10:00.000Z');
END;

CREATE TRIGGER "trygghet_report_guard_identity" BEFORE UPDATE OF report_id ON "trygghet_report"
WHEN OLD.report_id IS NOT NULL AND NEW.report_id IS NOT OLD.report_id
BEGIN
    SELECT RAISE(ABORT, 'trygghet: report_id is the identity of a report and cannot be changed');
END;

CREATE TRIGGER "trygghet_report_guard_status" BEFORE UPDATE OF status ON "trygghet_report"
WHEN NEW.status IS NULL OR NEW.status NOT IN ('new', 'needs_info', 'edited', 'approved', 'rejected', 'duplicate')
BEGIN
    SELECT RAISE(ABORT, 'trygghet: unknown status');
END;

-- OGR writes every column of a row it read before: an old revision among them means someone else was faster.
CREATE TRIGGER "trygghet_report_guard_revision" BEFORE UPDATE OF revision ON "trygghet_report"
WHEN NEW.revision IS NOT OLD.revision AND NOT EXISTS (
    SELECT 1 FROM trygghet_report_history WHERE report_id = OLD.report_id AND revision = NEW.revision AND action IS NULL AND changed_at = $now)
BEGIN
    SELECT RAISE(ABORT, 'trygghet: someone else changed the report meanwhile; nothing was overwritten, read it again');
END;

CREATE TRIGGER "trygghet_report_insert" AFTER INSERT ON "trygghet_report"
BEGIN
    -- INSERT OR REPLACE takes the old row away without any trigger of its own, unless recursive triggers are on.
    SELECT RAISE(ABORT, 'trygghet: a report with this report_id is there already; change it instead of replacing it')
        FROM trygghet_report_history h WHERE h.report_id = NEW.report_id AND h.action <> 'removed'
        AND h.revision = (SELECT max(l.revision) FROM trygghet_report_history l WHERE l.report_id = NEW.report_id);
    INSERT INTO trygghet_report_history (report_id, revision, changed_at, changed_by, after) VALUES (
        coalesce(NEW.report_id, $uuid),
        1 + coalesce((SELECT max(h.revision) FROM trygghet_report_history h WHERE h.report_id = NEW.report_id), 0),
        $now, NEW.created_by, $mark);
    UPDATE trygghet_report SET report_id = (SELECT h.report_id FROM trygghet_report_history h ORDER BY h.fid DESC LIMIT 1)
        WHERE fid = NEW.fid AND report_id IS NULL;
    UPDATE trygghet_report SET municipality = (SELECT value FROM trygghet_setting WHERE key = 'municipality')
        WHERE fid = NEW.fid AND municipality IS NULL;
    -- The counter of this municipality and year: Swedish year, and New Year is always an hour before UTC's. A number
    -- that came with the row moves the counter past it; one that was used is never given again.
    INSERT INTO trygghet_setting (key, value)
        SELECT 'report_no.' || coalesce(r.municipality, '') || '.' || strftime('%Y', coalesce(NEW.received_at, $now), '+1 hour'), 1
        FROM trygghet_report r WHERE r.fid = NEW.fid AND NEW.report_no IS NULL
        ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1;
    INSERT INTO trygghet_setting (key, value)
        SELECT 'report_no.' || coalesce(r.municipality, '') || '.' || substr(NEW.report_no, 1, 4), CAST(substr(NEW.report_no, 6) AS INTEGER)
        FROM trygghet_report r WHERE r.fid = NEW.fid AND NEW.report_no GLOB '[0-9][0-9][0-9][0-9]-[0-9]*'
        ON CONFLICT (key) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER));
    UPDATE trygghet_report SET
        revision = (SELECT h.revision FROM trygghet_report_history h ORDER BY h.fid DESC LIMIT 1),
        report_no = coalesce(NEW.report_no, (
            SELECT printf('%s-%04d', strftime('%Y', coalesce(NEW.received_at, $now), '+1 hour'), CAST(s.value AS INTEGER))
            FROM trygghet_setting s WHERE s.key = 'report_no.' || coalesce(trygghet_report.municipality, '') || '.'
                || strftime('%Y', coalesce(NEW.received_at, $now), '+1 hour'))),
        $times,
        received_at = strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(NEW.received_at, $now)),
        created_at = strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(NEW.created_at, $now)),
        kind = coalesce($kind, 'event'),
        internal_only = $internal,
        status = 'new', status_reason = NULL, status_at = NULL, status_by = NULL, first_assessed_at = NULL
        WHERE fid = NEW.fid;
    UPDATE trygghet_report_history SET action = 'created', after = ($created)
        WHERE fid = (SELECT max(h.fid) FROM trygghet_report_history h);
END;

-- While an import is under way the triggers for single rows are set aside and its rows come complete (geopackage/bulk.py);
-- the history of the newest of them is written whenever the batch counts them. It names the batch instead of repeating
-- the row: what came in is the row with the changes since taken back, and texts about people are not kept twice.
CREATE TRIGGER "trygghet_import_batch_grow" AFTER UPDATE OF created ON "trygghet_import_batch"
WHEN OLD.imported_at IS NULL AND NEW.created > coalesce(OLD.created, 0)
BEGIN
    INSERT INTO trygghet_report_history (report_id, revision, changed_at, changed_by, action, after)
        SELECT r.report_id, r.revision, r.created_at, r.created_by, 'created', json_object('batch_id', r.batch_id)
        FROM trygghet_report r WHERE r.fid IN (
            SELECT n.fid FROM trygghet_report n WHERE n.batch_id = NEW.batch_id
            ORDER BY n.fid DESC LIMIT NEW.created - coalesce(OLD.created, 0));
END;

CREATE TRIGGER "trygghet_report_update" AFTER UPDATE ON "trygghet_report"
WHEN NEW.revision IS OLD.revision AND ($tracked) AND NOT EXISTS (
    SELECT 1 FROM trygghet_report_history WHERE report_id = NEW.report_id AND action IS NULL AND changed_at = $now)
    -- Only the signature of the newest change, which is put there (trygghet_report_sign). Cheapest question first.
    AND NOT (julianday(NEW.updated_at) IS NOT julianday(OLD.updated_at) AND NEW.updated_by IS NOT NULL AND EXISTS (
        SELECT 1 FROM trygghet_report_history h WHERE h.report_id = NEW.report_id AND h.revision = OLD.revision
        AND coalesce(h.changed_by, NEW.updated_by) IS NEW.updated_by
        AND h.action IN ('changed', 'changed_closed', 'assessed')
        AND julianday(h.changed_at) >= max(julianday(NEW.updated_at), julianday($now, '-1 minute'))) AND NOT ($unsigned))
BEGIN
    INSERT INTO trygghet_report_history (report_id, revision, changed_at, changed_by, reason, after) VALUES (
        NEW.report_id, coalesce(OLD.revision, 0) + 1, $now,
        CASE WHEN julianday(NEW.updated_at) IS NOT julianday(OLD.updated_at) THEN NEW.updated_by END,
        CASE WHEN NEW.status IS NOT OLD.status THEN NEW.status_reason END, $mark);
    UPDATE trygghet_report SET
        revision = coalesce(OLD.revision, 0) + 1,
        $update_times,
        received_at = strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(NEW.received_at, OLD.received_at, NEW.created_at, $now)),
        first_assessed_at = CASE
            WHEN NEW.first_assessed_at IS NULL AND NEW.status IS NOT OLD.status
                AND NEW.status IN ('approved', 'rejected', 'duplicate', 'needs_info')
            THEN strftime('%Y-%m-%dT%H:%M:%fZ', CASE WHEN julianday(NEW.status_at) IS NOT julianday(OLD.status_at)
                THEN coalesce(NEW.status_at, $now) ELSE $now END)
            ELSE strftime('%Y-%m-%dT%H:%M:%fZ', NEW.first_assessed_at) END,
        kind = CASE WHEN NEW.category IS NOT OLD.category THEN $kind ELSE NEW.kind END,
        internal_only = $internal,
        area_code = CASE WHEN NEW.area_code IS OLD.area_code AND ($moved) THEN NULL ELSE NEW.area_code END
        WHERE fid = NEW.fid;
    UPDATE trygghet_report SET
        status = CASE OLD.status WHEN 'approved' THEN 'edited' ELSE 'new' END,
        status_at = $now, status_by = NULL, status_reason = NULL
        WHERE fid = NEW.fid AND NEW.status IS OLD.status AND OLD.status IN ('approved', 'needs_info') AND ($content);
    UPDATE trygghet_report_history SET
        action = CASE
            WHEN NEW.status IS NOT OLD.status THEN 'assessed'
            WHEN OLD.status IN ('rejected', 'duplicate') AND ($content) THEN 'changed_closed'
            ELSE 'changed' END,
        before = ($before),
        after = ($after)
        WHERE report_id = NEW.report_id AND action IS NULL AND changed_at = $now;
END;

-- QGIS writes where a point was moved to first, and who moved it in an update of its own right after: the signature, made
-- before that change was written, belongs to it.
CREATE TRIGGER "trygghet_report_sign" AFTER UPDATE OF updated_at ON "trygghet_report"
WHEN julianday(NEW.updated_at) IS NOT julianday(OLD.updated_at) AND NEW.updated_by IS NOT NULL
BEGIN
    UPDATE trygghet_report_history SET changed_by = NEW.updated_by
        WHERE report_id = NEW.report_id AND revision = OLD.revision AND changed_by IS NULL
        AND action IN ('changed', 'changed_closed', 'assessed')
        AND julianday(changed_at) >= max(julianday(NEW.updated_at), julianday($now, '-1 minute'));
END;

-- The same moments in another spelling are no change, but they are kept in ours: GDAL drops an offset it reads.
CREATE TRIGGER "trygghet_report_spelling" AFTER UPDATE ON "trygghet_report"
WHEN $misspelled
BEGIN
    UPDATE trygghet_report SET $all_times WHERE fid = NEW.fid;
END;

-- An import being undone (undone_by without undone_at: geopackage/undoing.py) says who and why; a row removed by hand
-- has nobody to name.
CREATE TRIGGER "trygghet_report_delete" AFTER DELETE ON "trygghet_report"
BEGIN
    INSERT INTO trygghet_report_history (report_id, revision, changed_at, changed_by, action, reason, before)
        SELECT OLD.report_id, 1 + coalesce((SELECT max(h.revision) FROM trygghet_report_history h WHERE h.report_id = OLD.report_id), 0),
            $now,
            (SELECT b.undone_by FROM trygghet_import_batch b WHERE b.batch_id = OLD.batch_id AND b.undone_at IS NULL),
            'removed',
            (SELECT b.why FROM trygghet_import_batch b WHERE b.batch_id = OLD.batch_id AND b.undone_at IS NULL),
            ($removed);
    DELETE FROM trygghet_report_photo WHERE report_id = OLD.report_id;
END;
