"""The triggers of a workspace, generated from the columns of `trygghet_report`, so that a new question is kept too.

What they promise (design §4): one history row a change, whoever makes it; they alone raise `revision`; `approved`
becomes `edited` when content changes; rewriting a row unchanged, in other spellings, is no change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from string import Template

from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES
from trygghet_plugin.core.report import CONTENT_COLUMNS, QUESTION_PREFIX
from trygghet_plugin.storage.geopackage.statements import filled, plain_name

# Derived from the rest (area_code), or what the triggers themselves count by: no change of a report.
UNTRACKED = ("fid", "geom", "revision", "area_code")

# Times the insert trigger sets by rules of its own.
SET_ON_INSERT = ("received_at", "created_at", "status_at", "first_assessed_at")

# Who made a change, and when.
SIGNATURE = ("updated_at", "updated_by")

# printf takes 127 arguments.
_JSON_COLUMNS = 120

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_UUID = (
    "lower(printf('%s-%s-4%s-%s%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), "
    "substr('89AB', 1 + (random() & 3), 1), substr(hex(randomblob(2)), 2), hex(randomblob(6))))"
)
_MOVED = (
    "NEW.geom IS NOT OLD.geom AND (ST_MinX(NEW.geom) IS NOT ST_MinX(OLD.geom) "
    "OR ST_MinY(NEW.geom) IS NOT ST_MinY(OLD.geom) "
    "OR ST_MaxX(NEW.geom) IS NOT ST_MaxX(OLD.geom) OR ST_MaxY(NEW.geom) IS NOT ST_MaxY(OLD.geom))"
)
_PLACE = (
    "CASE WHEN ST_MinX({0}.geom) IS NOT NULL THEN 'POINT(' || ST_MinX({0}.geom) || ' ' || ST_MinY({0}.geom) || ')' END"
)
# The category says what kind of thing a report is about; asked only where both fit.
_KIND = (
    "coalesce((SELECT CASE WHEN c.kind <> 'both' THEN c.kind WHEN NEW.kind IN ('event', 'place') THEN NEW.kind "
    "ELSE 'event' END FROM trygghet_choice c WHERE c.list = 'category' AND c.code = NEW.category "
    "AND c.kind IN ('event', 'place', 'safe_place', 'upcoming', 'both')), NEW.kind)"
)
# Whoever unticks it: an incident against staff never reaches a partner.
_INTERNAL = (
    "CASE WHEN NEW.category IN ("
    + ", ".join(f"'{plain_name(code)}'" for code in sorted(ALWAYS_INTERNAL_CATEGORIES))
    + ") THEN 1 ELSE NEW.internal_only END"
)
_PHOTO_CHANGE = (
    "INSERT INTO trygghet_report_history (report_id, revision, changed_at, before, after) "
    "SELECT report_id, revision + 1, $now, status, $mark FROM trygghet_report WHERE report_id = $row.report_id; "
    "UPDATE trygghet_report SET revision = revision + 1, "
    "status_at = CASE WHEN status IN ('approved', 'needs_info') THEN $now ELSE status_at END, "
    "status_by = CASE WHEN status NOT IN ('approved', 'needs_info') THEN status_by END, "
    "status_reason = CASE WHEN status NOT IN ('approved', 'needs_info') THEN status_reason END, "
    "status = CASE status WHEN 'approved' THEN 'edited' WHEN 'needs_info' THEN 'new' ELSE status END "
    "WHERE report_id = $row.report_id;"
)
_OUR_SPELLING = "'????-??-??T??:??:??.???Z'"
# A date alone is no moment: midnight in Greenwich would be made of it.
_TIME_PATTERN = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ][0-9][0-9]:[0-9][0-9]*'"
_MARK = "'under way'"


def install_triggers(connection: sqlite3.Connection) -> None:
    """Replace our triggers by those the present columns need; runs inside the caller's transaction."""
    columns = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(trygghet_report)")}
    for statement in trigger_statements(columns):
        name = statement.split('"', 2)[1]
        connection.execute("DROP TRIGGER IF EXISTS " + plain_name(name))
        connection.execute(statement)


def trigger_statements(columns: Mapping[str, str]) -> tuple[str, ...]:
    """CREATE TRIGGER statements for a report table with these columns (name → type)."""
    tracked = [plain_name(column) for column in columns if column not in UNTRACKED]
    times = [column for column in tracked if columns[column] == "DATETIME"]
    content = [column for column in tracked if column in CONTENT_COLUMNS or column.startswith(QUESTION_PREFIX)]
    report = filled(
        "parts/report_triggers.sql",
        now=_NOW,
        mark=_MARK,
        uuid=_UUID,
        kind=_KIND,
        internal=_INTERNAL,
        moved=_MOVED,
        tracked=_any_changed(tracked, times),
        content=_any_changed(content, times),
        unsigned=_any_changed([column for column in tracked if column not in SIGNATURE], times),
        bad_time=_bad_time(times),
        times=_spelled(times, SET_ON_INSERT),
        update_times=_spelled(times, ("first_assessed_at", "received_at")),
        all_times=_spelled(times, ()),
        misspelled=" OR ".join(f"NEW.{column} NOT GLOB {_OUR_SPELLING}" for column in times),
        created=_whole_row("r", tracked) + " FROM trygghet_report r WHERE r.fid = NEW.fid",
        before=_changed_values("OLD", tracked, times),
        after=_changed_values("r", tracked, times),
        removed=_whole_row("OLD", tracked),
    )
    return report + filled(
        "parts/other_triggers.sql",
        now=_NOW,
        mark=_MARK,
        uuid=_UUID,
        open_new=_open_photo_change("NEW"),
        open_old=_open_photo_change("OLD"),
        status_new=_status_of("NEW"),
        status_old=_status_of("OLD"),
        same_new=_same_status("NEW"),
        same_old=_same_status("OLD"),
    )


def _changed(column: str, times: Collection[str], new: str = "NEW") -> str:
    """Condition that a column differs; times by the moment they mean, however they are spelled."""
    if column in times:
        return f"julianday({new}.{column}) IS NOT julianday(OLD.{column})"
    return f"{new}.{column} IS NOT OLD.{column}"


def _any_changed(columns: Sequence[str], times: Collection[str]) -> str:
    return " OR ".join([*(_changed(column, times) for column in columns), f"({_MOVED})"])


def _bad_time(times: Collection[str]) -> str:
    """Condition that a time is no time: it would reach the statistics as the year 1970."""
    return " OR ".join(
        f"NEW.{column} IS NOT NULL AND (julianday(NEW.{column}) IS NULL OR NEW.{column} NOT GLOB {_TIME_PATTERN})"
        for column in times
    )


def _spelled(times: Collection[str], left_out: Collection[str]) -> str:
    return ", ".join(
        f"{column} = strftime('%Y-%m-%dT%H:%M:%fZ', NEW.{column})" for column in times if column not in left_out
    )


def _whole_row(row: str, columns: Sequence[str]) -> str:
    """JSON of a row without its empty columns, the place as text."""
    return "SELECT " + _json((name, value, f"{value} IS NOT NULL") for name, value in _values(row, columns))


def _changed_values(row: str, columns: Sequence[str], times: Collection[str]) -> str:
    """JSON of the columns that changed, with the values of `row`: OLD, or r for the row as it was read back."""
    differs = [_changed(column, times, "r") for column in columns] + [_MOVED.replace("NEW.", "r.")]
    named = ((name, value, condition) for (name, value), condition in zip(_values(row, columns), differs))
    return Template("SELECT $json FROM trygghet_report r WHERE r.fid = NEW.fid").substitute(json=_json(named))


def _values(row: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    return [(column, f"{row}.{column}") for column in columns] + [("geom", _PLACE.format(row))]


def _json(pairs: Iterable[tuple[str, str, str]]) -> str:
    """A JSON object of the values whose condition holds, written out by printf.

    json_object ends at 63 columns and could not leave any out; json_group_object over a UNION ALL looks the row up once
    a column.
    """
    cells = [
        f"CASE WHEN {condition} THEN ',\"{name}\":' || json_quote({value}) ELSE '' END"
        for name, value, condition in pairs
    ]
    texts = []
    for start in range(0, len(cells), _JSON_COLUMNS):
        some = cells[start : start + _JSON_COLUMNS]
        texts.append(f"printf('{'%s' * len(some)}', {', '.join(some)})")
    return "'{' || substr(" + " || ".join(texts) + ", 2) || '}'"


def _open_photo_change(row: str) -> str:
    """Mark a change of the report a photo belongs to, and raise its revision."""
    return Template(_PHOTO_CHANGE).substitute(row=row, now=_NOW, mark=_MARK)


def _status_of(row: str) -> str:
    return Template("(SELECT status FROM trygghet_report WHERE report_id = $row.report_id)").substitute(row=row)


def _same_status(row: str) -> str:
    return f"CASE WHEN before IS {_status_of(row)} THEN '$.status' ELSE '$.none' END"
