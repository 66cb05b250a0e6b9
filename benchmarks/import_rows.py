"""Import 100,000 rows, validated and with history, against `ogr2ogr` of the same file."""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.frame import Line, best_of, held
from benchmarks.reports import columns
from benchmarks.workspaces import EPSG, MUNICIPALITY
from trygghet_plugin.exchange.importer import import_table
from trygghet_plugin.exchange.profile import load_profile
from trygghet_plugin.exchange.protocol import Result
from trygghet_plugin.exchange.source import open_source
from trygghet_plugin.storage.workspace import Workspace

ROWS = 100_000
PROFILE = {
    "name": "bench", "encoding": "utf-8", "delimiter": ";", "decimal": ".", "source_ref": "Id",
    "geometry": {"x": "X", "y": "Y", "crs": f"EPSG:{EPSG}"}, "defaults": {"source": "import"},
    "fields": {
        "category": {"column": "Typ", "values": {"Klotter": "klotter", "Belysning": "belysning", "*": "annat"}},
        "occurred_at": {"column": "Datum", "format": "%Y-%m-%d %H:%M", "timezone": "Europe/Stockholm"},
        "description": {"column": "Beskrivning"},
    },
}


def run() -> list[Line]:
    """Each run into a new workspace, made outside the clock; ogr2ogr starts a new file too."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, profile = csv_file(folder), folder / "profile.json"
        profile.write_text(json.dumps(PROFILE), encoding="utf-8")
        # Each turn imports into a workspace of its own: a second import of one file would create nothing.
        spaces = iter([empty_workspace(folder / f"w{number}.gpkg", folder) for number in range(3)])
        measured, against = best_of(3, lambda: take_in(next(spaces), source, profile), lambda: ogr2ogr(source, folder))
    return [held(f"import {ROWS:,} rows with history", measured, against, "≤ 4 × ogr2ogr of the same file", 4.0)]


def csv_file(folder: Path) -> Path:
    """Rows as another system exports them."""
    invented = columns(ROWS)
    times = np.datetime_as_string(np.where(np.isnat(invented["occurred_at"]), np.datetime64("2026-01-01"),
                                           invented["occurred_at"]), "m")
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Id", "Typ", "Datum", "Beskrivning", "X", "Y"])
        kinds = ("Klotter", "Belysning", "Annat")
        for number, (time, x, y) in enumerate(zip(times.tolist(), invented["x"].tolist(), invented["y"].tolist())):
            writer.writerow([number, kinds[number % 3], time.replace("T", " "), "Lampan i tunneln är trasig.",
                             round(x, 2), round(y, 2)])
    return path


def empty_workspace(path: Path, folder: Path) -> Workspace:
    """A workspace to import into, its writer process running."""
    opened = Workspace.create(str(path), MUNICIPALITY, EPSG, practice=True, outbox=folder / "outbox.sqlite")
    opened.store.set_setting("bench", "ready", "bench")
    return opened


def take_in(opened: Workspace, source: Path, profile: Path) -> None:
    """What `importreports` does."""
    rules = load_profile(str(profile))
    done = import_table(opened.store, open_source(str(source), rules), rules, "bench")
    opened.close()
    if done.count(Result.CREATED) != ROWS:
        raise RuntimeError(f"only {done.count(Result.CREATED)} of {ROWS} rows were imported")


def ogr2ogr(source: Path, folder: Path) -> None:
    """The same rows into a plain GeoPackage."""
    target = folder / "plain.gpkg"
    target.unlink(missing_ok=True)
    subprocess.run(["ogr2ogr", "-f", "GPKG", str(target), str(source), "-oo", "X_POSSIBLE_NAMES=X", "-oo",
                    "Y_POSSIBLE_NAMES=Y", "-oo", "AUTODETECT_TYPE=YES", "-a_srs", f"EPSG:{EPSG}"], check=True,
                   capture_output=True)
