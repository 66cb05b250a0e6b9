"""Python's garbage collector set aside while a table is read and taken in."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Make many objects that live on, without the collector walking all of them again and again.

    It looks for objects that only hold each other; rows, notes and reports never do and are freed without it, and what
    other threads leave it is found afterwards. A third of the time of reading a large table went there (measured). Two
    imports at once leave it running, whichever ends first.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
