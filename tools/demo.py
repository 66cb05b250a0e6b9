"""Show the plugin with data: a practice workspace, and one with real events of the police beside it.

    python -m tools.demo [--pictures]

With a screen QGIS opens on the practice workspace, in a profile of its own. Without one (or with --pictures) the same
happens on a virtual screen and leaves pictures and a meeting map. Everything lies in build/demo.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import time
from pathlib import Path
from typing import NoReturn

import shapely

from tools.package import ROOT, stage

DEMO = ROOT / "build" / "demo"
PRACTICE, POLICE = DEMO / "vargarda_ovning.gpkg", DEMO / "polisen.gpkg"
BACKGROUND, BORDERS_COPY = DEMO / "bakgrund.gpkg", DEMO / "kommuner.geojson"
INSIDE = ROOT / "tools" / "demo_window.py"
MUNICIPALITY = "1442"
# All 500 events where the data folder lies beside the checkout, else the extract the tests use.
EVENTS = (
    ROOT.parent / "shared" / "data" / "polisen_events_2024-06-15.json",
    ROOT / "tests" / "data" / "polisen_extract.json",
)


def main() -> int:
    """Make the data, then the window."""
    DEMO.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    make_data()
    print(f"{PRACTICE.relative_to(ROOT)} and {POLICE.relative_to(ROOT)} made in {time.monotonic() - began:.1f} s")
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and "--pictures" not in sys.argv[1:]:
        open_window()
    take_pictures()
    return 0


def make_data() -> None:
    """Both workspaces anew, and the background."""
    from qgis.core import QgsApplication

    from tools.demo_background import Background
    from trygghet_plugin.core.municipalities import BORDERS, municipality
    from trygghet_plugin.exchange.demo import make_practice
    from trygghet_plugin.exchange.demo_scene import Scene

    remove_old()
    screen = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QgsApplication([], False)
    try:
        make_practice(str(PRACTICE), MUNICIPALITY).close()
        import_events()
        epsg = municipality(MUNICIPALITY).epsg
        background = Background(Scene(MUNICIPALITY, epsg), epsg)
        background.draw()
        background.write(BACKGROUND)
    finally:
        application.exitQgis()
        if screen is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = screen
    BORDERS_COPY.write_bytes(gzip.decompress(BORDERS.read_bytes()))


def remove_old() -> None:
    """What an earlier demo left; photos and backups too."""
    for database in (PRACTICE, POLICE, BACKGROUND):
        for path in DEMO.glob(f"{database.stem}*"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def import_events() -> None:
    """The police's events into a workspace of their own, with its protocol."""
    from trygghet_plugin.exchange.importer import import_table
    from trygghet_plugin.exchange.profile import load_profile
    from trygghet_plugin.exchange.protocol import write_protocol
    from trygghet_plugin.exchange.source import open_source
    from trygghet_plugin.storage.workspace import Workspace

    profile = load_profile("polisen")
    events = next(path for path in EVENTS if path.is_file())
    workspace = Workspace.create(str(POLICE), MUNICIPALITY, by="demo")
    try:
        done = import_table(workspace.store, open_source(str(events), profile), profile, "demo")
    finally:
        workspace.close()
    write_protocol(str(DEMO / "polisen_protokoll.csv"), done.lines)


def open_window() -> NoReturn:
    """QGIS on the user's screen, in a profile of its own."""
    from tests.qgis.window import LOCALES, SETTINGS, write_settings

    plugins = stage(DEMO / "plugins", untracked=True).parent
    write_settings(DEMO / "profile", {**SETTINGS, "locale/userLocale": LOCALES["sv"]})
    environment = {
        **os.environ,
        "QGIS_PLUGINPATH": str(plugins),
        "PYTHONPATH": str(Path(shapely.__file__).parents[1]),
        "TRYGGHET_DEMO": str(DEMO),
    }
    environment.pop("QT_QPA_PLATFORM", None)
    print(f"QGIS opens on {PRACTICE.relative_to(ROOT)}; {POLICE.relative_to(ROOT)} opens from the menu Trygghet.")
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(DEMO / "profile"), "--code", str(INSIDE)]
    sys.stdout.flush()
    os.execvpe(command[0], command, environment)  # this process becomes QGIS: closing or Ctrl+C ends both


def take_pictures() -> None:
    """The same on a virtual screen: every dock, the wizard and the meeting map as pictures."""
    from tests.qgis.window import run_in_window

    for path in (*DEMO.glob("*.png"), *DEMO.glob("*.pdf")):
        path.unlink()
    done = run_in_window(INSIDE, arguments={"folder": str(DEMO)}, language="sv", size=(1600, 1000), timeout=180)
    for name in done.result:
        print(f"build/demo/{name}")


if __name__ == "__main__":
    sys.exit(main())
