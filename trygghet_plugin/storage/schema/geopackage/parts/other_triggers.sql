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
        WHERE report_id = NEW.report_id AND action IS NULL;
END;

CREATE TRIGGER "trygghet_report_photo_guard" BEFORE UPDATE OF report_id ON "trygghet_report_photo"
WHEN OLD.report_id IS NOT NULL AND NEW.report_id IS NOT OLD.report_id
BEGIN
    SELECT RAISE(ABORT, 'trygghet: a photo stays with its report');
END;

CREATE TRIGGER "trygghet_report_photo_update" AFTER UPDATE ON "trygghet_report_photo"
WHEN NEW.path IS NOT OLD.path OR NEW.caption IS NOT OLD.caption
    OR NEW.redacted IS NOT OLD.redacted
BEGIN
    $open_new
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('photo', OLD.path, 'caption', OLD.caption, 'redacted', OLD.redacted,
            'status', before), $same_new),
        after = json_remove(json_object('photo', NEW.path, 'caption', NEW.caption, 'redacted', NEW.redacted,
            'status', $status_new), $same_new),
        action = 'photo_changed'
        WHERE report_id = NEW.report_id AND action IS NULL;
END;

CREATE TRIGGER "trygghet_report_photo_delete" AFTER DELETE ON "trygghet_report_photo"
BEGIN
    $open_old
    UPDATE trygghet_report_history SET
        before = json_remove(json_object('photo', OLD.path, 'caption', OLD.caption, 'redacted', OLD.redacted,
            'status', before), $same_old),
        after = json_remove(json_object('status', $status_old), $same_old),
        action = 'photo_removed'
        WHERE report_id = OLD.report_id AND action IS NULL;
END;

-- A new map of areas makes every stored area code a guess: readers compute those that are NULL, the store fills them.
CREATE TRIGGER "trygghet_area_insert" AFTER INSERT ON "trygghet_area"
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
END;

CREATE TRIGGER "trygghet_area_update" AFTER UPDATE ON "trygghet_area"
WHEN NEW.geom IS NOT OLD.geom OR NEW.area_code IS NOT OLD.area_code OR NEW.kind IS NOT OLD.kind
    OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
END;

CREATE TRIGGER "trygghet_area_delete" AFTER DELETE ON "trygghet_area"
BEGIN
    UPDATE trygghet_report SET area_code = NULL WHERE area_code IS NOT NULL;
END;

-- The history is written by the triggers alone and stays as they wrote it.
CREATE TRIGGER "trygghet_report_history_update" BEFORE UPDATE ON "trygghet_report_history"
WHEN OLD.action IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'trygghet: the history cannot be changed');
END;

CREATE TRIGGER "trygghet_report_history_delete" BEFORE DELETE ON "trygghet_report_history"
BEGIN
    SELECT RAISE(ABORT, 'trygghet: the history cannot be removed');
END;
