"""A PostgreSQL with PostGIS of one's own: made in a new folder, started on a free loopback port, removed again.

Tests, demo and benchmarks use it; nothing of a cluster the machine already has is touched. PostgreSQL refuses to run as
root, so there the server runs as the user `postgres` that its package makes.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ADMIN = "trygghet_owner"
SERVER_USER = "postgres"
DATABASE = "gis"
_SETTINGS = (
    "listen_addresses = '127.0.0.1'",
    "max_connections = 200",
    "shared_buffers = 512MB",
    "max_wal_size = 4GB",
    "random_page_cost = 1.1",
    "timezone = 'UTC'",
    "log_min_messages = warning",
)


class Cluster:
    """A running server. `port` is where; connect as `user` with `password` to `DATABASE`."""

    def __init__(self, folder: Path, port: int, password: str) -> None:
        self.folder = folder
        self.port = port
        self.user = ADMIN
        self.password = password

    @property
    def data(self) -> Path:
        """Where the server keeps everything."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "server.log"

    def conninfo(self, user: str | None = None, password: str | None = None, database: str = DATABASE) -> str:
        """Connection text for libpq."""
        return (
            f"host=127.0.0.1 port={self.port} dbname={database} "
            f"user={user or self.user} password={password or self.password}"
        )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        _run(
            [
                _program("pg_ctl"),
                "-D",
                self.data,
                "-l",
                self.log,
                "-w",
                "-t",
                "60",
                "start",
                "-o",
                f"-p {self.port} -k {self.folder}",
            ],
            self.folder,
        )

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` ends sessions, `immediate` is a crash."""
        _run([_program("pg_ctl"), "-D", self.data, "-w", "-m", mode, "stop"], self.folder)

    def sql(self, statement: str, database: str = DATABASE) -> str:
        """Run SQL as the server's own superuser; the answer unaligned, without headings."""
        return _run(
            [
                _program("psql"),
                "-h",
                self.folder,
                "-p",
                str(self.port),
                "-U",
                SERVER_USER,
                "-d",
                database,
                "-v",
                "ON_ERROR_STOP=1",
                "-qAt",
                "-c",
                statement,
            ],
            self.folder,
        )


@contextmanager
def cluster(password: str = "hemligt", settings: Sequence[str] = ()) -> Iterator[Cluster]:
    """A server with an empty database that has PostGIS; stopped and removed at the end. Raises RuntimeError with
    what to install where PostgreSQL or PostGIS is missing."""
    made = make(Path(tempfile.mkdtemp(prefix="trygghet_pg_")), password, settings)
    try:
        yield made
    finally:
        made.stop("immediate")
        shutil.rmtree(made.folder, ignore_errors=True)


def make(folder: Path, password: str = "hemligt", settings: Sequence[str] = ()) -> Cluster:
    """Make a server in an existing, empty folder, and start it."""
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
    made = Cluster(folder, _free_port(), password)
    _run(
        [
            _program("initdb"),
            "-D",
            made.data,
            "-U",
            SERVER_USER,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--auth-local=trust",
            "--auth-host=scram-sha-256",
        ],
        folder,
    )
    with open(made.data / "postgresql.conf", "a", encoding="utf-8") as file:
        file.write("\n".join((*_SETTINGS, *settings)) + "\n")
    made.start()
    made.sql(f"CREATE ROLE {ADMIN} LOGIN SUPERUSER PASSWORD '{password}'", "postgres")
    made.sql(f"CREATE DATABASE {DATABASE} OWNER {ADMIN}", "postgres")
    made.sql("CREATE EXTENSION postgis")
    return made


@contextmanager
def replica(primary: Cluster) -> Iterator[Cluster]:
    """A streaming copy for reading of a server, made and removed like one."""
    folder = Path(tempfile.mkdtemp(prefix="trygghet_pg_copy_"))
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER, SERVER_USER)
    copy = Cluster(folder, _free_port(), primary.password)
    command = [_program("pg_basebackup"), "-h", primary.folder, "-p", str(primary.port), "-U", SERVER_USER]
    try:
        # -R writes where to stream from.
        _run([*command, "-D", copy.data, "-R", "--checkpoint=fast", "--no-sync"], folder)
        copy.start()
        yield copy
    finally:
        if (copy.data / "postmaster.pid").exists():
            copy.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    """The newest installed version of a server program; Debian keeps them off the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    for folder in versions:
        if (folder / name).exists():
            return str(folder / name)
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(
            f"{name} is missing. Install postgresql and postgresql-15-postgis-3 (make test does so on Debian)."
        )
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: Sequence[object], folder: Path) -> str:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", SERVER_USER, "--", *words]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(words[-len(command)]).name}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()
