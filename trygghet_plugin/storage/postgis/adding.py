"""One report in, whole or not at all, and once however often it is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.handed_in import is_the_same
from trygghet_plugin.storage.postgis.rows import ADD, PostgresRows, check_columns, row_in, row_out
from trygghet_plugin.storage.values import Photo

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor


def add(
    cursor: Cursor,
    rows: PostgresRows,
    municipality: str,
    epsg: int,
    row: Mapping[str, Any],
    photos: Sequence[Photo],
) -> dict[str, Any]:
    """Insert `row` with its `photos`; a report that was handed in just so already is given back as it is now.

    Raises StorageFailure `taken` where another has the `report_id`, also one that may not be seen.
    """
    values = {**row_in(row, epsg), "municipality": municipality}
    check_columns(cursor, values)
    handed_in = {name: value for name, value in values.items() if value is not None}
    told = [asdict(photo) for photo in photos]
    cursor.execute(ADD, (json.dumps(handed_in), json.dumps(told)))
    found = cursor.fetchone()
    if found is None:
        raise StorageFailure("taken", "")
    stored = row_out(found)
    if not is_the_same(rows, stored, {**row, "area_code": None}, told):
        raise StorageFailure("taken", stored["report_no"] or "")
    return stored
