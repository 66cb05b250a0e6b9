"""Show the plugin with data: a practice workspace, and one with real events of the police beside it.

    python -m tools.demo [--pictures] [--folder FOLDER] [--store postgis]

With a screen QGIS opens on the practice workspace, in a profile of its own. Without one (or with --pictures) the same
happens on a virtual screen and leaves pictures and a meeting map. Everything lies in build/demo, or in FOLDER. With
`--store postgis` the practice workspace lies in a PostgreSQL of the demo's own, which goes when the demo ends.
"""

from __future__ import annotations

import argparse
import gzip
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import shapely

from tools.package import ROOT, stage
from tools.postgres_cluster import DATABASE, cluster

INSIDE = ROOT / "tools" / "demo_window.py"
MUNICIPALITY = "1442"
PRACTICE, POLICE, TOWN, BORDERS = "vargarda_ovning.gpkg", "polisen.gpkg", "bakgrund.gpkg", "kommuner.geojson"
CONNECTION = "Kommunens databas (demo)"
PROTOCOL = "polisen_protokoll.csv"
# All 500 events where the data folder lies beside the checkout, else the extract the tests use.
EVENTS = (
    ROOT.parent / "shared" / "data" / "polisen_events_2024-06-15.json",
    ROOT / "tests" / "data" / "polisen_extract.json",
)


def main() -> int:
    """Make the data, then the window."""
    parser = argparse.ArgumentParser(description="Show the plugin with data.")
    parser.add_argument("--pictures", action="store_true", help="on a virtual screen, also where there is a real one")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--store", choices=("geopackage", "postgis"), default="geopackage")
    told = parser.parse_args()
    folder: Path = told.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with place(told.store, folder) as (database, settings):
        began = time.monotonic()
        make_data(folder, database, settings)
        print(f"{database} and {POLICE} made in {time.monotonic() - began:.1f} s")
        if not told.pictures and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            open_window(folder, database, settings)
        else:
            take_pictures(folder, database, settings)
    return 0


@contextmanager
def place(store: str, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Where the practice workspace is to lie, and what QGIS's settings have to say for it to be found there."""
    if store == "geopackage":
        yield str(folder / PRACTICE), {}
        return
    with cluster(secrets.token_urlsafe(12)) as server:
        key = f"PostgreSQL/connections/{CONNECTION}"
        told = {"host": "127.0.0.1", "port": str(server.port), "database": DATABASE, "username": server.user,
                "password": server.password, "saveUsername": "true", "savePassword": "true"}
        settings = {f"{key}/{name}": value for name, value in told.items()}
        yield f"postgres:{CONNECTION}?schema=trygghet_ovning", settings


def make_data(folder: Path, database: str, settings: Mapping[str, str]) -> None:
    """Both workspaces anew, and the background."""
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QSettings

    from tools.demo_background import Background
    from trygghet_plugin.core.municipalities import BORDERS as BORDERS_SHIPPED
    from trygghet_plugin.core.municipalities import municipality
    from trygghet_plugin.exchange.demo import make_practice
    from trygghet_plugin.exchange.demo_scene import Scene

    remove_old(folder)
    # The demo's connection is nothing for the user's own settings.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    screen = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QgsApplication([], False)
    application.initQgis()
    for key, value in settings.items():
        QSettings().setValue(key, value)
    try:
        make_practice(database, MUNICIPALITY).close()
        import_events(folder)
        epsg = municipality(MUNICIPALITY).epsg
        background = Background(Scene(MUNICIPALITY, epsg), epsg)
        background.draw()
        background.write(folder / TOWN)
    finally:
        application.exitQgis()
        if screen is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = screen
    (folder / BORDERS).write_bytes(gzip.decompress(BORDERS_SHIPPED.read_bytes()))


def remove_old(folder: Path) -> None:
    """What an earlier demo left; photos and backups too."""
    for database in (PRACTICE, POLICE, TOWN):
        for path in folder.glob(f"{Path(database).stem}*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def import_events(folder: Path) -> None:
    """The police's events into a workspace of their own, with its protocol."""
    from trygghet_plugin.exchange.importer import import_table
    from trygghet_plugin.exchange.profile import load_profile
    from trygghet_plugin.exchange.protocol import write_protocol
    from trygghet_plugin.exchange.source import open_source
    from trygghet_plugin.storage.workspace import Workspace

    profile = load_profile("polisen")
    events = next(path for path in EVENTS if path.is_file())
    workspace = Workspace.create(str(folder / POLICE), MUNICIPALITY, by="demo")
    try:
        done = import_table(workspace.store, open_source(str(events), profile), profile, "demo")
    finally:
        workspace.close()
    write_protocol(str(folder / PROTOCOL), done.lines)


def open_window(folder: Path, database: str, settings: Mapping[str, str]) -> None:
    """QGIS on the user's screen, in a profile of its own; returns when it is closed."""
    from tests.qgis.window import LOCALES, SETTINGS, write_settings

    plugins = stage(folder / "plugins", untracked=True).parent
    write_settings(folder / "profile", {**SETTINGS, **settings, "locale/userLocale": LOCALES["sv"]})
    environment = {
        **os.environ,
        "QGIS_PLUGINPATH": str(plugins),
        "PYTHONPATH": str(Path(shapely.__file__).parents[1]),
        "TRYGGHET_DEMO": str(folder),
        "TRYGGHET_DEMO_DATABASE": database,
    }
    environment.pop("QT_QPA_PLATFORM", None)
    print(f"QGIS opens on {database}; {POLICE} opens from the menu Plugins > Trygghet.", flush=True)
    command = [
        "qgis",
        "--nologo",
        "--noversioncheck",
        "--profiles-path",
        str(folder / "profile"),
        "--code",
        str(INSIDE),
    ]
    subprocess.run(command, env=environment, check=False)


def take_pictures(folder: Path, database: str, settings: Mapping[str, str]) -> None:
    """The same on a virtual screen: every dock, the wizard and the meeting map as pictures."""
    from tests.qgis.window import run_in_window

    for path in (*folder.glob("*.png"), *folder.glob("*.pdf")):
        path.unlink()
    done = run_in_window(
        INSIDE, arguments={"folder": str(folder), "database": database}, language="sv", settings=settings,
        size=(1600, 1000), timeout=180,
    )
    for name in done.result:
        print(folder / name)


if __name__ == "__main__":
    sys.exit(main())
