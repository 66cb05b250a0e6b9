"""What the disk says about a folder, before anything is to be put into it."""

from __future__ import annotations

import tempfile


def is_writable(folder: str) -> bool:
    """Whether a file can really be made in a folder: rights on shares and on Windows are not told by the mode bits."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
