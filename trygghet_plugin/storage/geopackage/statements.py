"""SQL text from the `.sql` files: read once, split into statements, placeholders filled with checked names.

SQLite runs one statement at a time inside our transaction; `executescript` would commit it first.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from pathlib import Path
from string import Template

SCHEMA = Path(__file__).resolve().parent.parent / "schema" / "geopackage"

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def quote_identifier(name: str) -> str:
    """A table or column name as SQL takes it; the only door by which a name enters SQL text."""
    return '"' + name.replace('"', '""') + '"'


def plain_name(name: str) -> str:
    """A name of ours that is put into SQL templates; ValueError for anything but letters, digits and _."""
    if not _PLAIN_NAME.fullmatch(name):
        raise ValueError(name)
    return name


def split_statements(script: str) -> tuple[str, ...]:
    """The statements of a script; triggers, which hold semicolons, stay whole."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        if not pending and (not line.strip() or line.lstrip().startswith("--")):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    if pending.strip():
        raise ValueError("unfinished statement: " + pending[:80])
    return tuple(statements)


@cache
def script(name: str) -> str:
    """Text of a file below `schema/geopackage`."""
    return (SCHEMA / name).read_text(encoding="utf-8")


def filled(name: str, **values: str) -> tuple[str, ...]:
    """Statements of a template file with its `$placeholders` filled."""
    return split_statements(Template(script(name)).substitute(values))
