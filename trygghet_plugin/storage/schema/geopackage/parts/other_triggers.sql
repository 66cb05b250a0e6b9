-- Triggers of the tables around trygghet_report. A photo is content of its report: adding, changing or removing one
-- raises the report's revision, writes history and makes an approved report `edited`. Placeholders, filled by
-- geopackage/triggers.py for the photo's NEW or OLD report_id: open marks the change (the mark's `before` holds the
-- status until it is written out) and raises the revision, status is the status after it, same the JSON path to
-- leave out where the status stayed.

CREATE TRIGGER "trygghet_report_photo_insert" AFTER INSERT ON "trygghet_report_photo"
BEGIN
    UPDATE trygghet_report_photo SET photo_id = $uuid WHERE fid = NEW.fid AND photo_id IS NULL;
    $open_new
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('status', before), $same_new),
        after = json_remove(json_object('photo', NEW.path, 'caption', NEW.caption, 'redacted', NEW.redacted,
            'status', $status_new), $same_new),
        action = 'photo_added'
        WHERE report_id = NEW.report_id AND action IS NULL AND changed_at = $now;
END;

CREATE TRIGGER "trygghet_report_photo_guard" BEFORE UPDATE OF report_id ON "trygghet_report_photo"
WHEN OLD.report_id IS NOT NULL AND NEW.report_id IS NOT OLD.report_id
BEGIN
    SELECT RAISE(ABORT, 'trygghet: a photo stays with its report');
END;

-- A photo that belonged to no report gets one.
CREATE TRIGGER "trygghet_report_photo_given" AFTER UPDATE OF report_id ON "trygghet_report_photo"
WHEN OLD.report_id IS NULL AND NEW.report_id IS NOT NULL
BEGIN
    $open_new
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('status', before), $same_new),
        after = json_remove(json_object('photo', NEW.path, 'caption', NEW.caption, 'redacted', NEW.redacted,
            'status', $status_new), $same_new),
        action = 'photo_added'
        WHERE report_id = NEW.report_id AND action IS NULL AND changed_at = $now;
END;

CREATE TRIGGER "trygghet_report_photo_update" AFTER UPDATE ON "trygghet_report_photo"
WHEN NEW.report_id IS OLD.report_id AND (NEW.path IS NOT OLD.path OR NEW.caption IS NOT OLD.caption
    OR NEW.redacted IS NOT OLD.redacted)
BEGIN
    $open_new
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('photo', OLD.path, 'caption', OLD.caption, 'redacted', OLD.redacted,
            'status', before), $same_new),
        after = json_remove(json_object('photo', NEW.path, 'caption', NEW.caption, 'redacted', NEW.redacted,
            'status', $status_new), $same_new),
        action = 'photo_changed'
        WHERE report_id = NEW.report_id AND action IS NULL AND changed_at = $now;
END;

CREATE TRIGGER "trygghet_report_photo_delete" AFTER DELETE ON "trygghet_report_photo"
BEGIN
    $open_old
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('photo', OLD.path, 'caption', OLD.caption, 'redacted', OLD.redacted,
            'status', before), $same_old),
        after = json_remove(json_object('status', $status_old), $same_old),
        action = 'photo_removed'
        WHERE report_id = OLD.report_id AND action IS NULL AND changed_at = $now;
END;

-- A new map of areas makes every stored area code a guess: readers compute those that are NULL, the store fills them.
-- Whoever found an area by the map before is told by `last_change` that it is another one now.
CREATE TRIGGER "trygghet_area_insert" AFTER INSERT ON "trygghet_area"
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
    UPDATE gpkg_contents SET last_change = $now WHERE table_name = 'trygghet_area';
END;

CREATE TRIGGER "trygghet_area_update" AFTER UPDATE ON "trygghet_area"
WHEN NEW.geom IS NOT OLD.geom OR NEW.area_code IS NOT OLD.area_code OR NEW.kind IS NOT OLD.kind
    OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
    UPDATE gpkg_contents SET last_change = $now WHERE table_name = 'trygghet_area';
END;

CREATE TRIGGER "trygghet_area_delete" AFTER DELETE ON "trygghet_area"
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
    UPDATE gpkg_contents SET last_change = $now WHERE table_name = 'trygghet_area';
END;

-- The history is written by the triggers alone and stays as they wrote it.
-- Three kinds of rows are theirs: the mark of a change under way, a report that was removed, and a new report of an
-- import that is under way. No row takes the place of another.
CREATE TRIGGER "trygghet_report_history_insert" BEFORE INSERT ON "trygghet_report_history"
WHEN EXISTS (SELECT 1 FROM trygghet_report_history h WHERE h.report_id = NEW.report_id AND h.revision = NEW.revision)
    OR EXISTS (SELECT 1 FROM trygghet_report_history h WHERE h.fid = NEW.fid)
    OR NOT CASE coalesce(NEW.action, '')
        WHEN '' THEN NEW.action IS NULL AND NEW.after IS $mark AND NEW.changed_at IS $now
        WHEN 'removed' THEN NEW.changed_at IS $now AND NEW.after IS NULL
            AND NOT EXISTS (SELECT 1 FROM trygghet_report r WHERE r.report_id = NEW.report_id)
            AND EXISTS (SELECT 1 FROM trygghet_report_history h WHERE h.report_id = NEW.report_id)
        WHEN 'created' THEN EXISTS (SELECT 1 FROM trygghet_report r JOIN trygghet_import_batch b USING (batch_id)
            WHERE r.report_id = NEW.report_id AND r.revision = NEW.revision AND b.imported_at IS NULL
                AND NEW.after = json_object('batch_id', r.batch_id))
        ELSE 0 END
BEGIN
    SELECT RAISE(ABORT, 'trygghet: the history is written by the triggers alone');
END;

CREATE TRIGGER "trygghet_report_history_update" BEFORE UPDATE ON "trygghet_report_history"
WHEN OLD.action IS NOT NULL AND NOT (
    -- A change nobody has signed yet, signed by whoever the report says (parts/report_triggers.sql).
    OLD.changed_by IS NULL AND NEW.fid = OLD.fid AND NEW.report_id IS OLD.report_id AND NEW.revision IS OLD.revision
    AND NEW.changed_at IS OLD.changed_at AND NEW.action IS OLD.action AND NEW.reason IS OLD.reason
    AND NEW.before IS OLD.before AND NEW.after IS OLD.after AND EXISTS (
        SELECT 1 FROM trygghet_report r WHERE r.report_id = OLD.report_id AND r.revision - OLD.revision IN (0, 1)
            AND r.updated_by IS NEW.changed_by AND julianday(OLD.changed_at) >= julianday(r.updated_at)))
BEGIN
    SELECT RAISE(ABORT, 'trygghet: the history cannot be changed');
END;

CREATE TRIGGER "trygghet_report_history_delete" BEFORE DELETE ON "trygghet_report_history"
BEGIN
    SELECT RAISE(ABORT, 'trygghet: the history cannot be removed');
END;
