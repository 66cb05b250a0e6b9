"""Columns for the statistics: every value arrives as it is, also where texts are strange or share a hash."""

from __future__ import annotations

import json
import random
from string import Template

import numpy as np
import pytest

from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.storage.postgis import column_reader

ODD = [None, "", " ", "klotter", "klotter ", "Ångström", "a" * 300, "belysning", "x\ty", "NULL", "{}"]
TEXTS = [*ODD, *map(str, range(300))]
COLUMNS = ("status", "kind", "category", "organisation", "place_id", "place_type", "area_code", "source")
ROWS = 1_500


@pytest.fixture
def filled(workspace, monkeypatch):
    """A workspace of strange rows, read in many small pieces by several sessions."""
    monkeypatch.setattr(column_reader, "_BATCH_ROWS", 64)
    drawn = random.Random(7)
    rows = []
    for number in range(ROWS):
        row = {name: drawn.choice(TEXTS) for name in COLUMNS}
        row.update(
            severity=drawn.choice([None, 0, 1, 3, -7]),
            internal_only=drawn.choice([None, True, False]),
            occurred_at=drawn.choice([None, "1899-12-31T23:59:59.999Z", "2026-07-01T10:00:00.001Z"]),
            municipality="1442",
            report_id=str(number),
        )
        rows.append(row)

    def fill(cursor) -> None:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "INSERT INTO trygghet_report (municipality, report_id, severity, internal_only, occurred_at, geom, "
            + ", ".join(COLUMNS)
            + ") SELECT municipality, report_id, severity, internal_only, occurred_at, "
            "CASE WHEN report_id::integer %% 3 > 0 "
            "THEN ST_SetSRID(ST_MakePoint(report_id::integer / 7.0, 6430000), %s) END, "
            + ", ".join(COLUMNS)
            + " FROM jsonb_populate_recordset(NULL::trygghet_report, %s)",
            (workspace.info.epsg, json.dumps(rows)),
        )

    workspace.store.connections.do(fill)
    return workspace, rows


def check(workspace, rows) -> None:
    table = workspace.store.table(["source"])
    order = np.argsort(table.fid).tolist()  # within a piece the server gives them as it finds them
    assert table.fid[order].tolist() == list(range(table.fid.min(), table.fid.min() + ROWS))
    for name in COLUMNS:
        column = table.column(name)
        assert [column.text(row) for row in order] == [row[name] or "" for row in rows], name
    for name in ("severity", "internal_only"):
        column = table.column(name)
        told = ["" if row[name] is None else str(int(row[name])) for row in rows]
        assert [column.text(row) for row in order] == told, name
    x = np.array([number / 7 if number % 3 else np.nan for number in range(ROWS)])
    assert np.array_equal(table.x[order], x, equal_nan=True)
    moments = np.array([(row["occurred_at"] or "NaTZ")[:-1] for row in rows], "datetime64[ms]")
    assert np.array_equal(table.occurred_at[order], moments, equal_nan=True)


def test_every_value_arrives_as_it_is(filled):
    check(*filled)


def hash_by(workspace, monkeypatch, sql: str) -> None:
    """Let another function hash texts, on the server and in every question the reader asks."""
    workspace.store.connections.do(
        lambda cursor: cursor.execute(
            "CREATE FUNCTION test_hash(text, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS "
            f"'SELECT {sql} WHERE $1 IS NOT NULL'"
        )
    )
    for name in ("_HASH", "_DISTINCT"):
        asked = getattr(column_reader, name).template.replace("hashtextextended", "test_hash")
        monkeypatch.setattr(column_reader, name, Template(asked))
    monkeypatch.setattr(column_reader, "_KNOWN", column_reader._KNOWN.replace("hashtextextended", "test_hash"))


def test_texts_that_share_half_a_hash_are_told_apart_by_the_whole(filled, monkeypatch):
    hash_by(filled[0], monkeypatch, "pg_catalog.hashtextextended($1, $2) << 32")
    check(*filled)


def test_texts_that_share_a_whole_hash_are_an_error_and_no_figure(filled, monkeypatch):
    hash_by(filled[0], monkeypatch, "(length($1) % 3)::bigint")
    with pytest.raises(WorkspaceError, match="two texts share a hash"):
        filled[0].store.table()
