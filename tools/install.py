"""Put the built plugin into a QGIS profile of the user, as *Install from ZIP* would.

    python -m tools.install [--profile NAME] [--profiles-path FOLDER]
"""

from __future__ import annotations

import argparse
import configparser
import os
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.package import PACKAGE, ROOT


def qgis_folder(platform: str, home: Path, environment: Mapping[str, str]) -> Path:
    """Where QGIS keeps its profiles on `platform` (as in sys.platform)."""
    if platform == "win32":
        data = Path(environment.get("APPDATA", home / "AppData" / "Roaming"))
    elif platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "QGIS" / "QGIS3"


def default_profile(folder: Path) -> str:
    """Name of the profile QGIS opens by itself."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(folder / "profiles" / "profiles.ini", encoding="utf-8")
    return parser.get("core", "defaultProfile", fallback="") or "default"


def install(archive: Path, plugins: Path) -> Path:
    """Unpack `archive` into the folder `plugins` in place of what is there; return the plugin's folder."""
    plugins.mkdir(parents=True, exist_ok=True)
    target, fresh = plugins / PACKAGE, plugins / f".{PACKAGE}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(fresh)
    if target.is_symlink():  # a developer's link: the link goes, what it points at stays
        target.unlink()
    elif target.exists():
        shutil.rmtree(target)
    (fresh / PACKAGE).rename(target)
    fresh.rmdir()
    return target


def main() -> int:
    """Install what `make package` built."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", help="name of the profile; the one QGIS opens by itself if not given")
    parser.add_argument("--profiles-path", type=Path, help="folder that holds `profiles`; the user's own if not given")
    given = parser.parse_args()
    folder = given.profiles_path or qgis_folder(sys.platform, Path.home(), os.environ)
    profile = given.profile or default_profile(folder)
    placed = install(ROOT / "dist" / f"{PACKAGE}.zip", folder / "profiles" / profile / "python" / "plugins")
    print(f"Installed in {placed}.")
    print("Start QGIS anew and switch on Trygghet under Plugins > Manage and Install Plugins > Installed.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
