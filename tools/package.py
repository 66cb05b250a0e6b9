"""Build the plugin: stage what git tracks, compile translations, zip it so that one commit gives the same bytes.

The checkout keeps metadata.txt, LICENSE and i18n at the top; the zip has them inside the plugin folder.
"""

from __future__ import annotations

import argparse
import configparser
import shutil
import subprocess
import zipfile
from pathlib import Path

from tools.plugins_xml import plugins_xml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "trygghet_plugin"
BESIDE = ("metadata.txt", "LICENSE", "CHANGELOG.md")
FIXED_TIME = (2020, 1, 1, 0, 0, 0)
LRELEASE = ("/usr/lib/qt5/bin/lrelease", "lrelease", "lrelease-qt5", "/usr/lib/qt6/bin/lrelease", "lrelease6")


class PackageError(Exception):
    """The plugin cannot be built; the message says what to do."""


def metadata(root: Path = ROOT) -> dict[str, str]:
    """The `[general]` part of metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys keep their capitals
    parser.read(root / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def package_files(root: Path = ROOT, *, untracked: bool = False) -> list[Path]:
    """Files of the plugin package, relative to `root`: those git tracks, or with `untracked` all it does not ignore.

    Without git (an unpacked archive) everything is taken except caches.
    """
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached"]
    if untracked:
        command += ["--others", "--exclude-standard"]
    if (root / ".git").exists():
        listed = subprocess.run([*command, PACKAGE], check=True, capture_output=True, text=True).stdout.split("\0")
        names = {Path(name) for name in listed if name}
    else:
        names = {path.relative_to(root) for path in (root / PACKAGE).rglob("*") if "__pycache__" not in path.parts}
    return sorted(name for name in names if (root / name).is_file())


def compile_translations(target: Path, root: Path = ROOT) -> list[Path]:
    """Compile every i18n/*.ts of the checkout into `target`."""
    lrelease = next((found for name in LRELEASE if (found := shutil.which(name))), None)
    if lrelease is None:
        raise PackageError("lrelease is missing. Install Qt's linguist tools (Debian: qttools5-dev-tools).")
    target.mkdir(parents=True, exist_ok=True)
    compiled = []
    for source in sorted((root / "i18n").glob("*.ts")):
        made = target / f"{source.stem}.qm"
        subprocess.run([lrelease, "-silent", str(source), "-qm", str(made)], check=True)
        compiled.append(made)
    return compiled


def stage(folder: Path, root: Path = ROOT, *, untracked: bool = False) -> Path:
    """Lay the plugin out as QGIS wants it in `folder`/trygghet_plugin, which is made anew; return that folder."""
    staged = folder / PACKAGE
    if staged.exists():
        shutil.rmtree(staged)
    for name in package_files(root, untracked=untracked):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, target)
    for beside in BESIDE:
        shutil.copyfile(root / beside, staged / beside)
    compile_translations(staged / "i18n", root)
    return staged


def write_zip(staged: Path, archive: Path) -> None:
    """Zip `staged` with sorted names, one fixed time and plain rights, so that equal content gives equal bytes."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted(path for path in staged.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(staged.parent).as_posix(), FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            made.writestr(entry, path.read_bytes())


def build(root: Path = ROOT, out: Path | None = None, share: str = "") -> Path:
    """Build dist/trygghet_plugin.zip and dist/plugins.xml; return the zip."""
    out = out or root / "dist"
    archive = out / f"{PACKAGE}.zip"
    write_zip(stage(root / "build" / "package", root), archive)
    (out / "plugins.xml").write_text(plugins_xml(metadata(root), share or str(out)), encoding="utf-8")
    return archive


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", default="", help="folder the municipality's QGIS users will reach the zip in")
    try:
        archive = build(share=parser.parse_args().share)
    except (PackageError, subprocess.CalledProcessError) as error:
        print(error)
        return 1
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
