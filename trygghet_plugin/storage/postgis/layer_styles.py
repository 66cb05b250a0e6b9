"""Styles beside the reports, in the table QGIS reads them from; a database may forbid that table."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trygghet_plugin.storage.postgis.rows import one_row
from trygghet_plugin.storage.values import LayerStyle

if TYPE_CHECKING:
    from psycopg2.extras import RealDictCursor as Cursor

_log = logging.getLogger(__name__)

# As QGIS makes it, where nobody has used it yet.
_TABLE = """
CREATE TABLE IF NOT EXISTS public.layer_styles (id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar,
    f_table_name varchar, f_geometry_column varchar, stylename text, styleqml xml, stylesld xml, useasdefault boolean,
    description text, owner varchar(63) DEFAULT CURRENT_USER, ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP,
    type varchar)
"""
_MAY = """
SELECT CASE WHEN to_regclass('public.layer_styles') IS NULL THEN has_schema_privilege('public', 'CREATE')
    ELSE has_table_privilege('public.layer_styles', 'INSERT, UPDATE, DELETE') END AS may
"""
_REMOVE = """
DELETE FROM public.layer_styles
WHERE f_table_catalog = current_database() AND f_table_schema = %(schema)s AND f_table_name = %(table)s
    AND stylename = %(name)s
"""
_ADD = """
INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename, styleqml,
    stylesld, useasdefault, description)
VALUES (current_database(), %(schema)s, %(table)s, 'geom', %(name)s, XMLPARSE(DOCUMENT %(qml)s),
    XMLPARSE(DOCUMENT %(sld)s), %(default)s, %(description)s)
"""


def save(cursor: Cursor, schema: str, table: str, styles: Sequence[LayerStyle]) -> None:
    """Keep styles; one of the same name is replaced. Where the table may not be written, layers are styled when they
    are opened all the same: that is logged, and no reason to stop."""
    cursor.execute(_MAY)
    if not one_row(cursor)["may"]:
        _log.info("layer_styles may not be written; the styles of %s are made when its layers are opened", table)
        return
    cursor.execute(_TABLE)
    for style in styles:
        values = {
            "schema": schema,
            "table": table,
            "name": style.name,
            "qml": style.qml,
            "sld": style.sld,
            "default": style.default,
            "description": style.description,
        }
        cursor.execute(_REMOVE, values)
        cursor.execute(_ADD, values)
