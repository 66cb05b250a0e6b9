"""A workspace moves into PostGIS and back: every row of every table, whatever happens on the way."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from tests.conftest import CONNECTION, quoted_name
from tests.postgis.conftest import PEOPLE
from tests.storage.conftest import database, make_report, template  # noqa: F401 (fixtures)
from tests.storage.writers import rows
from trygghet_plugin.core.errors import (
    NotAvailable,
    NotAWorkspace,
    ReadOnlyError,
    TrygghetError,
    WorkspaceError,
    WorkspaceExists,
    WorkspaceMoved,
)
from trygghet_plugin.core.form import Question, QuestionType, Text, default_form
from trygghet_plugin.core.paths import photo_folder
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.geopackage.connection import writing
from trygghet_plugin.storage.geopackage.geometry import blob_wkb, wkb_blob
from trygghet_plugin.storage.geopackage.moving import GeoPackageEnd
from trygghet_plugin.storage.moving import move_workspace
from trygghet_plugin.storage.moving_values import OWN_SETTINGS
from trygghet_plugin.storage.postgis.location import location_of
from trygghet_plugin.storage.postgis.moving import PostgresEnd
from trygghet_plugin.storage.store import ImportBatch, NewPhoto, QueueFilter
from trygghet_plugin.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "",
    " ",
    "\\N",
    "\\.",
    "\n\\.\n",
    "a\"b'c",
    "rad\r\ntvå\rtre\tfyra",
    "=cmd|' /C calc'!A0",
    "'); DROP TABLE x; --",
    "%s %(a)s {0} $name",
    "åäö ÅÄÖ 🦊 \u202eomvänt \u200b",
    "null",
    "NULL",
    "<b>fet</b>",
    "x" * 100_000,
    "\x01\x1f\x7f",
    "[% now() %]",
)


def wkb_of(wkt: str) -> bytes:
    from osgeo import ogr

    return bytes(ogr.CreateGeometryFromWkt(wkt).ExportToIsoWkb(ogr.wkbNDR))


SHAPES = (
    "POINT (106000.1234567891 6430000.0000000009)",
    "POLYGON ((0 0,10 0,10 10,0 10,0 0),(1 1,2 1,2 2,1 2,1 1))",
    "LINESTRING (0.1 0.2,0.30000000000000004 1e-9)",
    "POINT EMPTY",
)


def kinds_of(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    return {row[1]: row[2] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[1] != "fid"}


def fill_empty_tables(path: Path) -> None:
    """Rows for every table that has none, made up from what its columns are."""
    with writing(str(path)) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'trygghet_%'"
            )
        ]
        for table in names:
            if connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]:
                continue
            kinds = kinds_of(connection, table)
            for number, text in enumerate(HOSTILE):
                made = {
                    "TEXT": f"{text[:200]}{number}",
                    "INTEGER": number - 3,
                    "REAL": number / 7,
                    "BOOLEAN": number % 2,
                    "DATE": f"2026-02-{number + 1:02d}",
                    "DATETIME": f"2026-02-03T04:05:06.{number:03d}Z",
                    "GEOMETRY": wkb_blob(wkb_of(SHAPES[number % len(SHAPES)]), 3008),
                }
                values = {name: None if number == 2 else made[kind] for name, kind in kinds.items()}
                marks = ", ".join("?" * len(values))
                connection.execute(
                    f'INSERT INTO "{table}" ({", ".join(values)}) VALUES ({marks})', list(values.values())
                )


@pytest.fixture
def filled(database, tmp_path) -> Path:  # noqa: F811
    """A workspace with something in every table: reports in every status, photos, an import, hostile texts."""
    workspace = Workspace.open(str(database), outbox=tmp_path / "filled.sqlite")
    store, form = workspace.store, default_form()
    own = Question("vader", QuestionType.DECIMAL, form.sections[0].code, Text("Väder", "Weather"))
    store.save_form(replace(form, version=form.version + 1, questions=(*form.questions, own), note="mer"), "anna")
    at = datetime(2026, 7, 1, 22, 30, 0, 123_000, tzinfo=timezone.utc)
    made = []
    for number, text in enumerate(HOSTILE):
        report = make_report(
            x=100_000 + number / 7,
            y=6_400_000 + 1e-9 * number,
            description=text[:20_000],
            reporter_name=text[:200],
            occurred_at=at,
            answers={"handled_on_site": number % 2 == 0, own.code: 0.1 * number},
        )
        photos = [NewPhoto(os.urandom(2_000), ".jpg", "Tunneln")] if number % 5 == 0 else []
        made.append(workspace.submit(report, photos))
    statuses = (ReviewStatus.APPROVED, ReviewStatus.REJECTED, ReviewStatus.NEEDS_INFO)
    for number, stored in enumerate(made[:12]):
        judged = store.assess(Assessment(stored.report_id, stored.revision, statuses[number % 3], "kim", 'skäl "1"\n'))
        store.change(
            stored.report_id,
            judged.revision,
            {"description": f"ny {number}", "internal_only": True, "severity": 2},
            "bo",
        )
    store.assess(
        Assessment(made[13].report_id, made[13].revision, ReviewStatus.DUPLICATE, "kim", "", made[0].report_id)
    )
    batches = [ImportBatch(str(uuid.uuid4()), "polisen", "fil.csv", "ab" * 32, "anna") for _ in range(2)]
    for batch in batches:
        store.import_reports(batch, [make_report(source_ref=f"{batch.batch_id}:{n}", x=1e5 + n) for n in range(30)])
    store.undo_import(batches[1].batch_id, "felaktig import", "anna")
    workspace.close()
    fill_empty_tables(database)
    return database


def content(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table as plain SQLite reads it: without fid, JSON by what it says."""

    def said(table: str, name: str, value):
        if value is None:
            return None
        if name == "geom":
            return blob_wkb(value)
        is_json = table == "trygghet_report_history" and name in ("before", "after")
        return json.dumps(json.loads(value), sort_keys=True) if is_json else value

    found = {}
    with closing(
        sqlite3.connect(f"file:{str(path).replace('#', '%23').replace('?', '%3f')}?mode=ro", uri=True)
    ) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'trygghet_%'"
        ).fetchall()
        for (table,) in names:
            columns = sorted(kinds_of(connection, table))
            read = connection.execute(f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY fid').fetchall()
            found[table] = [tuple(said(table, name, value) for name, value in zip(columns, row)) for row in read]
            if table == "trygghet_setting":
                at = columns.index("key")
                found[table] = [row for row in found[table] if row[at] not in OWN_SETTINGS]
                found[table].sort(key=repr)
    del found["trygghet_schema_version"]
    return found


def told(moved) -> list:
    return [table for table in moved.tables if not table.same]


def schema_of(target: str) -> str:
    return quoted_name(location_of(target).schema)


def test_there_and_back_every_row_is_the_same(filled, schema_database, postgres, tmp_path):
    before = content(filled)
    assert all(before.values()), "a table is empty, and nothing is tested of it"
    files = {file.name: file.read_bytes() for file in Path(photo_folder(str(filled))).iterdir()}
    there = move_workspace(str(filled), schema_database, "anna", chunk=7)
    assert told(there) == []
    assert there.reports == len(before["trygghet_report"])
    assert (there.photos, there.missing_photos) == (len(files), ())
    counts = {
        table: int(postgres.sql(f"SELECT count(*) FROM {schema_of(schema_database)}.{table}"))
        for table in before
        if table != "trygghet_setting"
    }
    assert counts == {table: len(rows_) for table, rows_ in before.items() if table != "trygghet_setting"}
    back = tmp_path / "tillbaka.gpkg"
    again = move_workspace(schema_database, str(back), "anna", chunk=11)
    assert told(again) == []
    after = content(back)
    for table, expected in before.items():
        assert after[table] == expected, table
    assert {file.name: file.read_bytes() for file in Path(photo_folder(str(back))).iterdir()} == files
    assert {one.table: one.digest for one in there.tables} == {one.table: one.digest for one in again.tables}


def test_both_places_work_on_with_numbers_revisions_and_history(filled, schema_database, tmp_path):
    with closing(Workspace.open(str(filled), outbox=tmp_path / "a.sqlite")) as workspace:
        reports = workspace.store.queue(QueueFilter(), 1_000)
        histories = {one.report_id: workspace.store.history(one.report_id) for one in reports}
        before, numbers = workspace.info, {one.report_no for one in reports}
    move_workspace(str(filled), schema_database, "anna")
    with closing(Workspace.open(schema_database, outbox=tmp_path / "b.sqlite")) as workspace:
        assert workspace.info == before
        assert {one.report_id: workspace.store.history(one.report_id) for one in reports} == histories
        added = workspace.submit(make_report())
        assert added.report_no not in numbers
        stored = workspace.store.report(reports[0].report_id)
        judged = workspace.store.assess(Assessment(stored.report_id, stored.revision, ReviewStatus.APPROVED, "kim"))
        assert judged.revision == stored.revision + 1
        report_no = added.report_no
    back = tmp_path / "tillbaka.gpkg"
    move_workspace(schema_database, str(back), "anna")
    with closing(Workspace.open(str(back), outbox=tmp_path / "c.sqlite")) as workspace:
        assert workspace.store.history(stored.report_id)[-1].action == "assessed"
        later = workspace.submit(make_report())
        assert int(later.report_no[5:]) == int(report_no[5:]) + 1
        assert workspace.store.nearby(later.point[0], later.point[1], 5, datetime(2020, 1, 1, tzinfo=timezone.utc)), (
            "no R-tree"
        )
    assert rows(back, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    for table in ("report", "place", "measure", "area"):
        filled_in = rows(back, f"SELECT count(*) AS n FROM rtree_trygghet_{table}_geom")
        with_geometry = rows(
            back,
            # Without the empty ones, which the flag in the fourth byte tells.
            f"SELECT count(*) AS n FROM trygghet_{table} WHERE geom NOT NULL AND substr(hex(geom), 7, 1) <> '1'",
        )
        assert filled_in == with_geometry, table
        counted = rows(back, f"SELECT feature_count AS n FROM gpkg_ogr_contents WHERE table_name = 'trygghet_{table}'")
        assert counted == rows(back, f"SELECT count(*) AS n FROM trygghet_{table}")


# --- the old place --------------------------------------------------------------------------------------------------


def test_the_old_place_says_where_it_went_and_takes_nothing(filled, schema_database, tmp_path):
    open_elsewhere = Workspace.open(str(filled), outbox=tmp_path / "elsewhere.sqlite")
    move_workspace(str(filled), schema_database, "anna")
    with pytest.raises(WorkspaceMoved, match="postgres:kommunens"):
        Workspace.open(str(filled), outbox=tmp_path / "o.sqlite")
    with pytest.raises(WorkspaceMoved, match="postgres:kommunens"):
        move_workspace(str(filled), schema_database, "anna")
    with pytest.raises(WorkspaceMoved, match="postgres:kommunens"):
        move_workspace(str(filled), f"postgres:{CONNECTION}?schema=annat", "anna")
    report = make_report()
    with pytest.raises(WorkspaceError, match="moved away"):
        open_elsewhere.submit(report)
    open_elsewhere.close()
    # What waited for the old place is handed in to the new one.
    with closing(Workspace.open(schema_database, outbox=tmp_path / "elsewhere.sqlite")) as workspace:
        assert workspace.flush_outbox() == (1, 0)
        assert workspace.outbox_problems() == ()
        assert workspace.store.report(report.report_id)


def test_an_old_place_in_postgis_takes_nothing_either(filled, schema_database, tmp_path):
    move_workspace(str(filled), schema_database, "anna")
    open_elsewhere = Workspace.open(schema_database, outbox=tmp_path / "elsewhere.sqlite")
    stored = open_elsewhere.store.queue(QueueFilter(), 1)[0]
    back = tmp_path / "tillbaka.gpkg"
    move_workspace(schema_database, str(back), "anna")
    with pytest.raises(WorkspaceError):
        open_elsewhere.store.add(make_report())
    with pytest.raises(WorkspaceError, match="moved away"):
        open_elsewhere.store.change(
            stored.report_id, open_elsewhere.store.report(stored.report_id).revision, {"severity": 1}, "bo"
        )
    open_elsewhere.close()
    with pytest.raises(WorkspaceMoved, match="tillbaka"):
        Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")


# --- broken off -----------------------------------------------------------------------------------------------------


def stopping_after(tellings: int):
    left = [tellings]

    def go_on(_share: float) -> bool:
        left[0] -= 1
        return left[0] > 0

    return go_on


def child(postgres, source: str, target: str, tellings: int) -> subprocess.CompletedProcess:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.postgis.moving_child",
            source,
            target,
            str(postgres.port),
            postgres.user,
            postgres.password,
            str(tellings),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.mark.parametrize("direction", ["in", "out"])
def test_killed_anywhere_it_goes_on_and_ends_the_same(filled, schema_database, postgres, tmp_path, direction):
    before, source, target = content(filled), str(filled), schema_database
    if direction == "out":
        move_workspace(source, target, "anna")
        source, target = schema_database, str(tmp_path / "tillbaka.gpkg")
    for tellings in (1, 4, 9, 25):
        assert child(postgres, source, target, tellings).returncode == -9
        with pytest.raises(NotAWorkspace, match="not whole yet"):
            Workspace.open(target, outbox=tmp_path / "o.sqlite")
        Workspace.open(source, outbox=tmp_path / "o.sqlite").close()
    done = child(postgres, source, target, 0)
    assert done.stdout == "True\n", done.stderr
    if direction == "in":
        back = tmp_path / "tillbaka.gpkg"
        move_workspace(target, str(back), "anna")
    assert content(tmp_path / "tillbaka.gpkg") == before


def test_what_was_copied_is_not_copied_again(filled, schema_database, monkeypatch):
    put, real = [], PostgresEnd.put

    def counted(end, table, kinds, chunk, after):
        put.append(len(chunk))
        real(end, table, kinds, chunk, after)

    monkeypatch.setattr(PostgresEnd, "put", counted)
    with pytest.raises(TrygghetError, match="stopped"):
        move_workspace(str(filled), schema_database, "anna", stopping_after(30), chunk=10)
    assert len(put) == 30
    moved = move_workspace(str(filled), schema_database, "anna", chunk=10)
    assert told(moved) == []
    assert sum(put) == sum(table.found for table in moved.tables)


@pytest.mark.parametrize("direction", ["in", "out"])
def test_a_source_that_was_written_to_meanwhile_is_copied_anew(filled, schema_database, tmp_path, direction):
    source, target = str(filled), schema_database
    if direction == "out":
        move_workspace(source, target, "anna")
        source, target = target, str(tmp_path / "tillbaka.gpkg")
    for tellings in (60, 1_000_000):
        with closing(Workspace.open(source, outbox=tmp_path / "o.sqlite")) as workspace:
            stored = workspace.submit(make_report())
            workspace.store.assess(Assessment(stored.report_id, 1, ReviewStatus.APPROVED, "kim"))
        if tellings == 60:
            with pytest.raises(TrygghetError, match="stopped"):
                move_workspace(source, target, "anna", stopping_after(tellings), chunk=5)
    assert told(move_workspace(source, target, "anna", chunk=5)) == []
    with closing(Workspace.open(target, outbox=tmp_path / "o.sqlite")) as workspace:
        assert workspace.store.report(stored.report_id).status is ReviewStatus.APPROVED


@pytest.mark.parametrize("direction", ["in", "out"])
def test_who_writes_at_the_last_moment_keeps_the_workspace(filled, schema_database, tmp_path, monkeypatch, direction):
    source, target = str(filled), schema_database
    if direction == "out":
        move_workspace(source, target, "anna")
        source, target = target, str(tmp_path / "tillbaka.gpkg")

    end = GeoPackageEnd if direction == "in" else PostgresEnd
    real = end.move_away

    def late(one, *arguments):
        with closing(Workspace.open(source, outbox=tmp_path / "o.sqlite")) as workspace:
            workspace.submit(make_report())
        real(one, *arguments)

    with monkeypatch.context() as patched:
        patched.setattr(end, "move_away", late)
        with pytest.raises(WorkspaceError, match="just writing"):
            move_workspace(source, target, "anna")
    Workspace.open(source, outbox=tmp_path / "o.sqlite").close()
    with pytest.raises(NotAWorkspace, match="not whole yet"):
        Workspace.open(target, outbox=tmp_path / "o.sqlite")
    assert told(move_workspace(source, target, "anna")) == []


def test_between_closing_the_one_and_opening_the_other_nothing_is_lost(filled, schema_database, tmp_path, monkeypatch):
    def broken(*_arguments):
        raise StorageFailure("server_away", "gone")

    with monkeypatch.context() as patched:
        patched.setattr(PostgresEnd, "finish", broken)
        with pytest.raises(WorkspaceError, match="does not answer"):
            move_workspace(str(filled), schema_database, "anna")
    with pytest.raises(WorkspaceMoved):
        Workspace.open(str(filled), outbox=tmp_path / "o.sqlite")
    with pytest.raises(NotAWorkspace, match="not whole yet"):
        Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")
    assert told(move_workspace(str(filled), schema_database, "anna")) == []
    Workspace.open(schema_database, outbox=tmp_path / "o.sqlite").close()


def test_a_copy_that_is_not_the_same_is_told_and_made_anew(filled, schema_database, postgres, tmp_path):
    spoiled = []
    spoil = (
        f"SET search_path TO {schema_of(schema_database)}, public; SET trygghet.moving_in = 'yes'; "
        "UPDATE trygghet_form SET note = 'annan' WHERE version = 1; "
        "DELETE FROM trygghet_statistic WHERE fid = (SELECT max(fid) FROM trygghet_statistic)"
    )

    def go_on(share: float) -> bool:
        if share > 0.5 and not spoiled:
            spoiled.append(postgres.sql(spoil))
        return True

    moved = move_workspace(str(filled), schema_database, "anna", go_on)
    assert not moved.same
    wrong = {table.table: table for table in told(moved)}
    assert [one.column for one in wrong["trygghet_form"].differences] == ["note"]
    assert wrong["trygghet_statistic"].found == wrong["trygghet_statistic"].expected - 1
    Workspace.open(str(filled), outbox=tmp_path / "o.sqlite").close()
    assert told(move_workspace(str(filled), schema_database, "anna")) == []


# --- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "UPDATE trygghet_organisation SET name = 'a' || char(0) || 'b' WHERE fid = 5",
            "trygghet_organisation 5.*0x00",
        ),
        ("UPDATE trygghet_statistic SET year = 'i fjol' WHERE fid = 7", "trygghet_statistic 7, year: .*i fjol"),
        ("UPDATE trygghet_statistic SET year = 99999999999 WHERE fid = 3", "trygghet_statistic 3, year"),
        ("UPDATE trygghet_meeting SET held_on = '2026-02-31' WHERE fid = 2", "trygghet_meeting 2, held_on"),
        ("UPDATE trygghet_release SET released_at = 'i går' WHERE fid = 2", "trygghet_release 2, released_at"),
        (
            "UPDATE trygghet_organisation SET name = hex(randomblob(9)), code = hex(randomblob(9000)) WHERE fid = 4",
            "trygghet_organisation 4: index row",
        ),
    ],
)
def test_a_value_without_a_place_is_named_and_the_move_goes_on_when_it_is_corrected(
    filled, schema_database, tmp_path, change, words
):
    with writing(str(filled)) as connection:
        connection.execute(change)
    with pytest.raises(WorkspaceError, match=words):
        move_workspace(str(filled), schema_database, "anna", chunk=6)
    Workspace.open(str(filled), outbox=tmp_path / "o.sqlite").close()
    table, fid = words.split(" ")[0], int(re.split("[,:.]", words.split(" ")[1])[0])
    with writing(str(filled)) as connection:
        for name in ("name", "code", "year", "held_on", "released_at"):
            if name in kinds_of(connection, table):
                connection.execute(f"UPDATE {table} SET {name} = NULL WHERE fid = ?", (fid,))
    assert told(move_workspace(str(filled), schema_database, "anna", chunk=6)) == []


def test_other_spellings_of_times_arrive_as_the_moments_they_are(filled, schema_database, tmp_path):
    with writing(str(filled)) as connection:
        connection.execute("UPDATE trygghet_release SET released_at = '2026-03-01 12:00:00.5+02:00' WHERE fid = 1")
    move_workspace(str(filled), schema_database, "anna")
    move_workspace(schema_database, str(tmp_path / "b.gpkg"), "anna")
    assert rows(tmp_path / "b.gpkg", "SELECT released_at FROM trygghet_release WHERE fid = 1") == [
        {"released_at": "2026-03-01T10:00:00.500Z"}
    ]


def test_a_municipality_that_is_there_already_is_left_alone(filled, schema_database, tmp_path):
    Workspace.create(schema_database, "1442", outbox=tmp_path / "o.sqlite").close()
    with pytest.raises(WorkspaceExists):
        move_workspace(str(filled), schema_database, "anna")
    other = tmp_path / "annan.gpkg"
    Workspace.create(str(other), "1466", outbox=tmp_path / "o.sqlite").close()
    with pytest.raises(WorkspaceExists):
        move_workspace(schema_database, str(other), "anna")
    with pytest.raises(NotAvailable):
        move_workspace(str(filled), str(other), "anna")
    for place in (str(filled), schema_database, str(other)):
        Workspace.open(place, outbox=tmp_path / "o.sqlite").close()


def test_beside_another_municipality_it_is_told_which(filled, schema_database, tmp_path):
    Workspace.create(schema_database, "1466", epsg=3008, outbox=tmp_path / "o.sqlite", partitioned=True).close()
    moved = move_workspace(str(filled), schema_database, "anna")
    assert told(moved) == []
    assert moved.database == f"{schema_database}&municipality=1442"
    with closing(Workspace.open(moved.database, outbox=tmp_path / "o.sqlite")) as workspace:
        assert workspace.info.municipality == "1442"
        assert workspace.store.queue_count(QueueFilter()) > 0
    with closing(Workspace.open(f"{schema_database}&municipality=1466", outbox=tmp_path / "o.sqlite")) as workspace:
        assert workspace.store.queue_count(QueueFilter()) == 0
    back = tmp_path / "tillbaka.gpkg"
    assert told(move_workspace(moved.database, str(back), "anna")) == []
    with closing(Workspace.open(f"{schema_database}&municipality=1466", outbox=tmp_path / "o.sqlite")) as workspace:
        workspace.submit(make_report())


@pytest.mark.parametrize("role", PEOPLE)
def test_rights_that_are_missing_are_told(filled, schema_database, people, opened_schema, postgres, tmp_path, role):
    """Only who administers a workspace may move it away, and only who may make tables may move one in."""
    postgres.sql(f"GRANT {role} TO {people[role]}")
    _connection, _mark, query = schema_database.partition("?")
    as_role = f"postgres:{people[role]}?{query}"
    if role != "trygghet_admin":
        with pytest.raises(ReadOnlyError, match="You may not"):
            move_workspace(as_role, str(tmp_path / "ut.gpkg"), "anna")
        Workspace.open(schema_database, outbox=tmp_path / "o.sqlite").close()
    else:
        assert told(move_workspace(as_role, str(tmp_path / "ut.gpkg"), "anna")) == []
    with pytest.raises(ReadOnlyError, match=r"You may not|roles that Trygghet needs"):
        move_workspace(str(filled), f"postgres:{people[role]}?schema=hennes", "anna")
    Workspace.open(str(filled), outbox=tmp_path / "o.sqlite").close()


@pytest.fixture
def opened_schema(schema_database, tmp_path) -> None:
    """A workspace in the schema, closed."""
    Workspace.create(schema_database, "1442", outbox=tmp_path / "made.sqlite").close()


def test_columns_somebody_added_come_along(filled, schema_database, tmp_path):
    with writing(str(filled)) as connection:
        connection.execute("ALTER TABLE trygghet_place ADD COLUMN lamps INTEGER")
        connection.execute("ALTER TABLE trygghet_place ADD COLUMN checked_at DATETIME")
        connection.execute("UPDATE trygghet_place SET lamps = fid, checked_at = '2026-01-02T03:04:05.678Z'")
    before = content(filled)
    move_workspace(str(filled), schema_database, "anna")
    move_workspace(schema_database, str(tmp_path / "b.gpkg"), "anna")
    assert content(tmp_path / "b.gpkg") == before


@pytest.mark.parametrize(("name", "kind"), [("picture", "BLOB"), ("form_version", "DATE")])
def test_a_column_nobody_can_move_is_named(filled, schema_database, tmp_path, name, kind):
    with writing(str(filled)) as connection:
        connection.execute(f"ALTER TABLE trygghet_place ADD COLUMN {name} {kind}")
    Workspace.open(str(filled), outbox=tmp_path / "o.sqlite").close()
    if kind == "DATE":
        # Another municipality's column of the same name in that schema.
        Workspace.create(schema_database, "1466", epsg=3008, outbox=tmp_path / "o.sqlite").close()
        with PostgresEnd(schema_database)._connections.transaction() as cursor:
            cursor.execute(f"ALTER TABLE trygghet_place ADD COLUMN {name} integer")
    with pytest.raises(WorkspaceError, match=rf"cannot be moved: trygghet_place.{name} \("):
        move_workspace(str(filled), schema_database, "anna")
    Workspace.open(str(filled), outbox=tmp_path / "o.sqlite").close()


def test_photos_lie_where_postgis_says_and_missing_ones_are_told(filled, schema_database, tmp_path):
    folder = tmp_path / "delad mapp"
    with closing(Workspace.open(str(filled), outbox=tmp_path / "o.sqlite")) as workspace:
        workspace.store.set_setting("photo_folder", str(folder), "anna")
    files = sorted(Path(photo_folder(str(filled))).iterdir())
    lost = files.pop()
    lost.unlink()
    with writing(str(filled)) as connection:
        connection.execute("INSERT INTO trygghet_report_photo (photo_id, path) VALUES ('ond', '../../etc/passwd')")
    moved = move_workspace(str(filled), schema_database, "anna")
    assert (moved.photos, set(moved.missing_photos)) == (len(files), {lost.name, "../../etc/passwd"})
    with closing(Workspace.open(schema_database, outbox=tmp_path / "o.sqlite")) as workspace:
        assert workspace.photo_folder == folder
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        file.name: file.read_bytes() for file in files
    }


def test_ten_thousand_reports_with_their_history(database, schema_database, tmp_path):  # noqa: F811
    with closing(Workspace.open(str(database), outbox=tmp_path / "o.sqlite")) as workspace:
        batch = ImportBatch(str(uuid.uuid4()), "polisen", "fil.csv", "ab" * 32, "anna")
        reports = [
            make_report(source_ref=f"a:{n}", x=1e5 + n / 3, description=f"rad {n}\n{HOSTILE[n % 14]}")
            for n in range(10_000)
        ]
        workspace.store.import_reports(batch, reports)
        workspace.store.assess_many([Assessment(one.report_id, 1, ReviewStatus.APPROVED, "kim") for one in reports])
    before = content(database)
    assert len(before["trygghet_report_history"]) == 20_000
    there = move_workspace(str(database), schema_database, "anna")
    assert told(there) == []
    assert there.reports == 10_000
    assert told(move_workspace(schema_database, str(tmp_path / "b.gpkg"), "anna")) == []
    assert content(tmp_path / "b.gpkg") == before
