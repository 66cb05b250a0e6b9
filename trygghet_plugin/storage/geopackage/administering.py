"""Small writes around the reports: settings, actors, and the repair of a file whose last save was cut short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trygghet_plugin.storage.geopackage.connection import Notice, now_text, writing
from trygghet_plugin.storage.geopackage.rows import sql_value, touch


def set_setting(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Write one setting."""
    with writing(request["path"], notice) as connection:
        connection.execute(
            "INSERT INTO trygghet_setting (key, value, changed_at, changed_by) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, "
            "changed_by = excluded.changed_by",
            (request["key"], request["value"], now_text(), request["by"]),
        )
        touch(connection, "trygghet_setting")
    return {}


def save_organisations(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Insert or update actors by code."""
    columns = ("code", "name", "kind", "agreement", "contact", "active", "reports_weekly")
    with writing(request["path"], notice) as connection:
        connection.executemany(
            "INSERT INTO trygghet_organisation (code, name, kind, agreement, contact, active, reports_weekly) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
            "name = excluded.name, kind = excluded.kind, agreement = excluded.agreement, "
            "contact = excluded.contact, active = excluded.active, reports_weekly = excluded.reports_weekly",
            [[sql_value(one[column]) for column in columns] for one in request["organisations"]],
        )
        touch(connection, "trygghet_organisation")
    return {}


def recover(request: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    """Roll back the journal a crashed program left: any writing connection does it before anything else."""
    with writing(request["path"], notice) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")
    return {}
