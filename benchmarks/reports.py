"""Invented reports in any number, as numpy columns: seeded, with the spread of codes of a municipality's ten years."""

from __future__ import annotations

from typing import Any

import numpy as np

from trygghet_plugin.core.choices import default_choices

STATUSES = ("new", "needs_info", "edited", "approved", "rejected", "duplicate")
STATUS_SHARES = (.04, .02, .02, .84, .03, .05)
YEARS = 10
DAY = 86_400

Columns = dict[str, np.ndarray[Any, Any]]


def columns(size: int, seed: int = 1442) -> Columns:
    """Columns of the report table as GDAL's Arrow reader names and types them."""
    random = np.random.default_rng(seed)
    categories = [choice for choice in default_choices().of("category") if choice.active]
    category = random.integers(0, len(categories), size)
    kinds = np.array([(choice.kind or "event").replace("both", "event").encode() for choice in categories])
    codes = np.array([choice.code.encode() for choice in categories])
    ids = report_ids(size)
    status = np.array(STATUSES, "S")[random.choice(len(STATUSES), size, p=STATUS_SHARES)]
    repeated = ids[random.integers(0, size, size)] if size else ids
    is_duplicate = status == b"duplicate"
    return {
        "fid": np.arange(1, size + 1), "report_id": ids, "status": status, "category": codes[category],
        "kind": kinds[category], "duplicate_of": np.ma.array(repeated, mask=~is_duplicate),
        "severity": random.integers(1, 4, size).astype(np.int32),
        "organisation": _some(random, size, [f"aktor_{number:02d}" for number in range(15)]),
        "place_id": _some(random, size, [""] * 700 + [f"plats-{number:04d}" for number in range(300)]),
        "place_type": _some(random, size, [choice.code for choice in default_choices().of("place_type")]),
        "area_code": _some(random, size, [""] + [f"1442-{number:02d}" for number in range(40)]),
        "internal_only": (category == 0).astype(np.int32),
        **_times(random, size),
        "x": random.uniform(120_000, 160_000, size), "y": random.uniform(6_400_000, 6_460_000, size),
    }


def report_ids(size: int) -> np.ndarray[Any, Any]:
    """As many different UUIDs."""
    return np.array([b"%08x-0000-4000-8000-%012x" % (n, n * 2_654_435_761 % (1 << 48)) for n in range(size)], "S36")


def batches(whole: Columns, size: int = 65_536) -> list[Columns]:
    """The columns in the pieces a reader delivers."""
    rows = len(whole["fid"])
    return [{name: column[start: start + size] for name, column in whole.items()} for start in range(0, rows, size)]


def _some(random: np.random.Generator, size: int, texts: list[str]) -> np.ndarray[Any, Any]:
    return np.array([text.encode() for text in texts], "S")[random.integers(0, len(texts), size)]


def _times(random: np.random.Generator, size: int) -> Columns:
    """Three of ten are known only to lie between two moments; one of a hundred is not known at all."""
    at = np.datetime64("2016-11-21", "ms") + random.integers(0, YEARS * 365 * DAY, size).astype("timedelta64[s]")
    until = at + random.integers(600, 3 * DAY, size).astype("timedelta64[s]")
    until[random.random(size) > .3] = np.datetime64("NaT")
    received = at + random.integers(0, 2 * DAY, size).astype("timedelta64[s]")
    at[random.random(size) < .01] = np.datetime64("NaT")
    assessed = received + random.integers(0, 9 * DAY, size).astype("timedelta64[s]")
    return {"occurred_at": at, "occurred_until": until, "received_at": received, "first_assessed_at": assessed}
