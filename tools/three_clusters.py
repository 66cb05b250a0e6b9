"""A country on three PostgreSQL servers: a working example, with what it shows printed (docs/growing.md).

    python -m tools.three_clusters

Each server holds the workspaces of some municipalities, which work on it directly: nothing of the plugin knows of the
others. The first also has a schema `country`, where the reports of each server are one partition through postgres_fdw:
for figures of the whole country, and for a look into any municipality.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tools.postgres_cluster import DATABASE, Cluster, cluster

SPREAD: tuple[tuple[str, ...], ...] = (("1442", "1466"), ("0180", "0380"), ("1280", "2480"))
SCHEMA, COUNTRY = "trygghet", "country"
EPSG = 3006
_READER, _SECRET = "country_reader", "country"

_REPORTS = Template("""
INSERT INTO $schema.trygghet_report (municipality, geom, category, kind, occurred_at, received_at, created_by)
SELECT '$code', public.ST_SetSRID(public.ST_MakePoint(400000 + n * 37 % 5000, 6500000 + n * 91 % 5000), $epsg),
    (ARRAY['klotter', 'belysning', 'skadegorelse'])[1 + n % 3], 'event',
    '2026-01-01'::timestamptz + n * interval '7 hours', '2026-01-02'::timestamptz + n * interval '7 hours', 'anna'
FROM generate_series(1, $many) AS n
""")
_FRONT = Template("""
CREATE EXTENSION postgres_fdw;
CREATE SCHEMA $country;
CREATE TABLE $country.trygghet_report (LIKE $schema.trygghet_report) PARTITION BY LIST (municipality);
""")
# The planner asks the server itself what a question costs; rows come in large pieces; servers work side by side.
_SERVER = Template("""
CREATE SERVER s$number FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '$port', dbname '$database',
    use_remote_estimate 'true', fetch_size '10000', async_capable 'true', extensions 'postgis');
CREATE USER MAPPING FOR CURRENT_USER SERVER s$number OPTIONS (user '$user', password '$password');
CREATE FOREIGN TABLE $country.reports_$number PARTITION OF $country.trygghet_report FOR VALUES IN ($codes)
    SERVER s$number OPTIONS (schema_name '$schema', table_name 'trygghet_report');
""")

# One municipality's review queue: everything is asked of the one server that has it.
QUEUE = """
SELECT report_id, received_at FROM country.trygghet_report
WHERE municipality = '0180' AND status IN ('new', 'needs_info', 'edited') ORDER BY received_at LIMIT 20
"""
WINDOW = """
SELECT report_id FROM country.trygghet_report WHERE municipality = '0180'
AND geom && public.ST_MakeEnvelope(400000, 6500000, 401000, 6501000, 3006)
"""
# Grouped by municipality first: only a whole group is counted where it lies, PostgreSQL 15 sends no half-made ones.
NATIONAL = """
SELECT category, sum(reports)::bigint AS reports FROM (
    SELECT municipality, category, count(*) AS reports FROM country.trygghet_report GROUP BY municipality, category
) counted GROUP BY category ORDER BY category
"""
SETTINGS = "SET enable_partitionwise_aggregate = on; SET jit = off;"


@dataclass(frozen=True)
class Country:
    """The servers, the first of which is asked."""

    servers: Sequence[Cluster]

    @property
    def front(self) -> Cluster:
        """The server that knows the others."""
        return self.servers[0]

    def ask(self, question: str) -> list[str]:
        """Rows of an answer, unaligned, asked in a session of its own."""
        return self.front.sql(SETTINGS + question).splitlines()

    def plan(self, question: str) -> str:
        """How it is answered, with what is asked of which server."""
        return "\n".join(self.ask("EXPLAIN (VERBOSE, COSTS OFF) " + question))

    def touched(self, question: str) -> tuple[int, ...]:
        """How many reports-reading statements each server ran for a question, by its own count."""
        before = self._statements()
        self.ask(question)
        return tuple(after - earlier for earlier, after in zip(before, self._statements()))

    def _statements(self) -> list[int]:
        return [one.log.read_text(encoding="utf-8").count("application=postgres_fdw") for one in self.servers]


@contextmanager
def country(many: int = 300) -> Iterator[Country]:
    """Three servers with two municipalities each and `many` reports in each of them; removed at the end."""
    # Every statement is told in the server's log with who sent it: so the servers themselves say what reached them.
    telling = ("log_statement = all", "log_line_prefix = 'application=%a '", "shared_buffers = 64MB")
    with ExitStack() as stack:
        servers = [stack.enter_context(cluster(settings=telling)) for _codes in SPREAD]
        for number, (server, codes) in enumerate(zip(servers, SPREAD)):
            _workspaces(f"server {number}", server, codes, many)
        front = servers[0]
        front.sql(_FRONT.substitute(country=COUNTRY, schema=SCHEMA))
        for number, (server, codes) in enumerate(zip(servers, SPREAD)):
            front.sql(_SERVER.substitute(
                number=number, port=server.port, database=DATABASE, user=_READER, password=_SECRET, country=COUNTRY,
                schema=SCHEMA, codes=", ".join(f"'{code}'" for code in codes)))
        front.sql(f"ANALYZE {COUNTRY}.trygghet_report")
        yield Country(servers)


def _workspaces(name: str, server: Cluster, codes: Sequence[str], many: int) -> None:
    from tools.qgis_connection import save_connection
    from trygghet_plugin.storage.workspace import Workspace

    save_connection(name, server)
    with tempfile.TemporaryDirectory() as folder:
        for code in codes:
            Workspace.create(f"postgres:{name}?schema={SCHEMA}", code, epsg=EPSG, outbox=Path(folder) / "o.sqlite",
                             partitioned=True).close()
            server.sql(f"SET search_path = {SCHEMA}, public;"
                       + _REPORTS.substitute(schema=SCHEMA, code=code, epsg=EPSG, many=many))
    server.sql(f"CREATE ROLE {_READER} LOGIN PASSWORD '{_SECRET}'; GRANT trygghet_coordinator TO {_READER}; ANALYZE")


def shown(made: Country) -> Mapping[str, str]:
    """What the example shows, for people."""
    told = {}
    for name, question in (("queue", QUEUE), ("window", WINDOW), ("national", NATIONAL)):
        touched = ", ".join(f"server {number}: {count}" for number, count in enumerate(made.touched(question)))
        told[name] = f"{question.strip()}\n\n{made.plan(question)}\n\nstatements by postgres_fdw: {touched}"
    told["figures"] = "\n".join(made.ask(NATIONAL))
    return told


def main() -> None:
    """Print it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as profile:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        QgsApplication.initQgis()
        with country() as made:
            for name, text in shown(made).items():
                print(f"== {name}\n{text}\n")
        del application


if __name__ == "__main__":
    main()
