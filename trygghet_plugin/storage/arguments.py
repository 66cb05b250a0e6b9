"""What the store sends to the writer: values of the trade as JSON carries them."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import format_utc
from trygghet_plugin.core.review import Assessment
from trygghet_plugin.core.words import translate


def assessment_arguments(assessment: Assessment, at: datetime, status_at: datetime | None = None) -> dict[str, Any]:
    """An assessment made `at` a moment; `status_at` where it is brought along from an earlier one."""
    return {
        **asdict(assessment),
        "status": assessment.status.value,
        "at": format_utc(at),
        "status_at": format_utc(status_at) if status_at else None,
    }


def plain_row(value: Any) -> dict[str, Any]:
    """A row as JSON carries it: times in the database's spelling, days as text; without what is derived."""

    def plain(one: Any) -> Any:
        return format_utc(one) if isinstance(one, datetime) else one.isoformat() if isinstance(one, date) else one

    derived = {one.name for one in fields(value) if one.metadata.get("derived")}
    return {name: plain(one) for name, one in asdict(value).items() if name not in derived}


def reason_given(reason: str) -> str:
    """The reason for undoing an import; TrygghetError where there is none."""
    if not reason.strip():
        raise TrygghetError(
            translate("Storage", "Say why the import is undone: received records are not removed without a reason.")
        )
    return reason.strip()
