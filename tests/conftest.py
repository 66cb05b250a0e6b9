"""Fixtures that more than one room needs; a room's own fixtures live beside its tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trygghet_plugin.core import words

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _english_source() -> Iterator[None]:
    """Every test begins and ends with the texts as they are written in the source."""
    words.install(None, "en")
    yield
    words.install(None, "en")
