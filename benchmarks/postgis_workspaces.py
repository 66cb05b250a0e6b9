"""Workspaces of any size in a PostgreSQL of the benchmark's own, filled in bulk: with their status, without history."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from qgis.core import QgsApplication

from benchmarks.reports import Columns
from tools.postgres_cluster import Cluster, cluster
from tools.qgis_connection import save_connection
from trygghet_plugin.storage.postgis.driver import Database
from trygghet_plugin.storage.postgis.location import location_of
from trygghet_plugin.storage.postgis.opening import connected
from trygghet_plugin.storage.workspace import Workspace

SCHEMA = "trygghet"
OWNER, COORDINATOR, READER = "bench owner", "bench coordinator", "bench reader"
_SECRET = "bench"
_TEXTS = ("report_id", "status", "category", "kind", "organisation", "place_id", "place_type", "area_code",
          "duplicate_of")
_TIMES = ("occurred_at", "occurred_until", "received_at", "first_assessed_at")
_BATCH = 100_000

# Reports of one municipality over ten years: six of ten in its town, the rest anywhere in 40 km × 40 km.
_MANY = """
INSERT INTO trygghet_report (municipality, geom, report_id, report_no, form_version, revision, kind, category, severity,
    description, occurred_at, received_at, created_at, created_by, place_type, area_code, organisation, source, status,
    first_assessed_at, internal_only)
SELECT %(m)s, ST_SetSRID(ST_MakePoint(%(x)s + east, %(y)s + north), %(srid)s), gen_random_uuid(), '2026-' || n, 1, 1,
    'event', (%(categories)s::text[])[1 + (random() * (cardinality(%(categories)s::text[]) - 1))::integer], 1 + n %% 3,
    'Lampan i tunneln är trasig.', at, at + interval '5 hours', at + interval '5 hours', 'anna', 'gata_torg',
    %(m)s || '-' || n %% 40, 'aktor_' || n %% 15, 'import',
    CASE WHEN n %% 25 = 0 THEN 'new' WHEN n %% 40 = 1 THEN 'rejected' WHEN n %% 50 = 3 THEN 'edited'
        ELSE 'approved' END,
    at + interval '3 days', n %% 97 = 0
FROM (SELECT n, '2016-11-21'::timestamptz + random() * interval '3650 days' AS at,
    CASE WHEN n %% 10 < 6 THEN sqrt(-2 * ln(1 - u)) * cos(2 * pi() * v) * 1500 ELSE u * 40000 - 20000 END AS east,
    CASE WHEN n %% 10 < 6 THEN sqrt(-2 * ln(1 - u)) * sin(2 * pi() * v) * 1500 ELSE v * 40000 - 20000 END AS north
    FROM (SELECT n, random() AS u, random() AS v FROM generate_series(1, %(size)s) AS n) numbers) invented
"""


# Actors, places and areas stand in the lists of a workspace before reports name them.
_LISTS = """
INSERT INTO trygghet_organisation (municipality, code)
    SELECT DISTINCT municipality, organisation FROM trygghet_report WHERE municipality = %(m)s AND organisation <> '';
INSERT INTO trygghet_place (municipality, place_id)
    SELECT DISTINCT municipality, place_id FROM trygghet_report WHERE municipality = %(m)s AND place_id <> '';
INSERT INTO trygghet_area (municipality, area_code)
    SELECT DISTINCT municipality, area_code FROM trygghet_report WHERE municipality = %(m)s AND area_code <> ''
"""


@contextmanager
def server(*settings: str) -> Iterator[Cluster]:
    """A server, and QGIS connections to it: of who makes the workspaces, of a coordinator and of a reader."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as profile:
        os.environ.setdefault("QGIS_CUSTOM_CONFIG_PATH", profile)
        if QgsApplication.instance() is None:
            server.application = QgsApplication([], False)  # type: ignore[attr-defined]
            QgsApplication.initQgis()
        with cluster(settings=("shared_buffers = 1GB", "max_wal_size = 16GB", *settings)) as made:
            connect(made)
            yield made


def connect(made: Cluster) -> None:
    """The three connections to a server."""
    save_connection(OWNER, made, made.user, made.password)
    made.sql(f"CREATE ROLE coordinator LOGIN PASSWORD '{_SECRET}'; CREATE ROLE reader LOGIN PASSWORD '{_SECRET}'")
    save_connection(COORDINATOR, made, "coordinator", _SECRET)
    save_connection(READER, made, "reader", _SECRET)


def address(connection: str, municipality: str = "") -> str:
    """The `DATABASE` of a municipality behind a connection."""
    text = f"postgres:{connection}?schema={quote(SCHEMA)}"
    return f"{text}&municipality={municipality}" if municipality else text


def opened(connection: str, municipality: str, folder: Path) -> Workspace:
    """A municipality's workspace, opened behind a connection."""
    return Workspace.open(address(connection, municipality), folder / "outbox.sqlite")


def make(made: Cluster, municipalities: Sequence[str], epsg: int, outbox: Path, partitioned: bool = False) -> None:
    """Empty workspaces in one schema, open to the coordinator and the reader."""
    for code in municipalities:
        Workspace.create(address(OWNER), code, epsg=epsg, outbox=outbox, partitioned=partitioned).close()
    made.sql("GRANT trygghet_coordinator TO coordinator; GRANT trygghet_reader TO reader")


@contextmanager
def in_bulk(made: Cluster) -> Iterator[Any]:
    """A cursor past the triggers, committed at the end."""
    connections = connections_of(OWNER)
    try:
        with connections.transaction() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off")
            yield cursor
    finally:
        connections.close()


def connections_of(connection: str) -> Database:
    """Connections as the store makes them."""
    return connected(location_of(address(connection)))


def fill_many(made: Cluster, municipalities: Sequence[str], each: int, categories: Sequence[str], srid: int) -> None:
    """So many reports for each municipality, and the planner's knowledge of them."""
    for number, code in enumerate(municipalities):
        x, y = 300_000 + number % 17 * 45_000, 6_200_000 + number // 17 * 70_000
        with in_bulk(made) as cursor:
            values = {"m": code, "size": each, "x": x, "y": y, "srid": srid, "categories": list(categories)}
            cursor.execute(_MANY, values)
            cursor.execute(_LISTS, {"m": code})
    made.sql("VACUUM (ANALYZE)")


def fill(made: Cluster, municipality: str, epsg: int, columns: Columns) -> None:
    """Exactly these reports."""
    names = ("fid", "geom", "municipality", "revision", "report_no", "severity", "internal_only", "description",
             "source", *_TEXTS, *_TIMES)
    copy = f"COPY trygghet_report ({', '.join(names)}) FROM STDIN"
    for start in range(0, len(columns["fid"]), _BATCH):
        part = {name: column[start:start + _BATCH] for name, column in columns.items()}
        with in_bulk(made) as cursor:
            cursor.copy_expert(copy, _lines(part, municipality, epsg))
    with in_bulk(made) as cursor:
        cursor.execute(_LISTS, {"m": municipality})
    made.sql("VACUUM (ANALYZE)")


def _lines(columns: Columns, municipality: str, epsg: int) -> StringIO:
    fids = columns["fid"].tolist()
    places = zip(columns["x"].tolist(), columns["y"].tolist())
    rows = [
        fids, [f"SRID={epsg};POINT({x!r} {y!r})" for x, y in places], [municipality] * len(fids), [1] * len(fids),
        [f"2026-{fid:07d}" for fid in fids], columns["severity"].tolist(),
        [bool(flag) for flag in columns["internal_only"].tolist()], ["Lampan i tunneln är trasig."] * len(fids),
        ["import"] * len(fids), *(_texts(columns[name]) for name in _TEXTS),
        *(_times(columns[name]) for name in _TIMES),
    ]
    return StringIO("".join("\t".join(map(str, row)) + "\n" for row in zip(*rows)))


def _texts(column: np.ndarray[Any, Any]) -> list[str]:
    return [text.decode() if text else r"\N" for text in np.ma.filled(column, b"").tolist()]


def _times(column: np.ndarray[Any, Any]) -> list[str]:
    return [r"\N" if text == "NaT" else text + "Z" for text in np.datetime_as_string(column, "ms").tolist()]
