"""Opening, making and upgrading a workspace in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.geopackage.health import check_health
from trygghet_plugin.storage.geopackage.store import GeoPackageStore
from trygghet_plugin.storage.geopackage.writer_client import WriterClient


def open_store(path: str) -> GeoPackageStore:
    """The store of a file. Raises StorageFailure or WorkspaceError."""
    check_health(path)
    return GeoPackageStore(path, WriterClient(path))


def make(path: str, request: Mapping[str, Any]) -> str:
    """Make a workspace; returns what to open it by."""
    _ask(path, "create", **request)
    return path


def upgrade(path: str) -> tuple[int, int]:
    """Bring an older workspace up to date; a backup is made first. Returns the versions before and after."""
    versions = _ask(path, "upgrade")
    return versions["from"], versions["to"]


def _ask(path: str, op: str, **arguments: Any) -> Any:
    client = WriterClient(path)
    try:
        return client.request(op, **arguments)
    finally:
        client.close()
