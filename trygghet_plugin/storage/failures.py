"""What went wrong in a database, as a code: the words for it are chosen where the user's language is known."""

from __future__ import annotations


class StorageFailure(Exception):
    """A write or read failed: `code` says how (locked, read_only, missing, …), `detail` in the database's words."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
