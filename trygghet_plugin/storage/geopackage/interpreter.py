"""Which Python can run the writer process: a pure function of where QGIS runs. The client tries them in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Callable

# No site packages, no user folder, no bytecode written, UTF-8 whatever the locale; isolated from QGIS's environment.
ISOLATED = ("-I", "-S", "-B", "-X", "utf8")
# The same, but PYTHONHOME is obeyed: a bundle's interpreter finds its library no other way.
WITH_HOME = ("-s", "-S", "-B", "-X", "utf8")


@dataclass(frozen=True)
class Candidate:
    """A program that may run the writer, its flags, and what its environment needs beyond QGIS's own."""

    program: str
    flags: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def candidates(
    platform: str, executable: str, exec_prefix: str, version: tuple[int, int], exists: Callable[[str], bool]
) -> tuple[Candidate, ...]:
    """Interpreters that are there, best first. The arguments are `sys.platform` and so on of QGIS's own Python."""
    if platform == "win32":
        programs, flags, environment = _windows(executable, exec_prefix), ISOLATED, {}
    elif platform == "darwin":
        programs, flags, environment = _mac(executable, exec_prefix, version), WITH_HOME, {"PYTHONHOME": exec_prefix}
    else:
        programs, flags, environment = _unix(executable, exec_prefix, version), ISOLATED, {}
    there = [program for program in dict.fromkeys(programs) if exists(program)]
    return tuple(Candidate(program, flags, environment) for program in there)


def _windows(executable: str, exec_prefix: str) -> list[str]:
    """OSGeo4W and the MSI keep Python in apps\\Python3xx. QProcess lets python.exe show no console."""
    prefix, beside = PureWindowsPath(exec_prefix), PureWindowsPath(executable).parent
    return [str(folder / name) for folder in (prefix, beside) for name in ("python3.exe", "python.exe", "pythonw.exe")]


def _mac(executable: str, exec_prefix: str, version: tuple[int, int]) -> list[str]:
    beside, prefix = PurePosixPath(executable).parent, PurePosixPath(exec_prefix)
    names = (f"python{version[0]}.{version[1]}", "python3", "python")
    folders = (prefix / "bin", beside, beside / "bin", beside.parent / "Frameworks" / "bin")
    return [str(folder / name) for folder in folders for name in names]


def _unix(executable: str, exec_prefix: str, version: tuple[int, int]) -> list[str]:
    folder = PurePosixPath(exec_prefix) / "bin"
    found = [str(folder / f"python{version[0]}.{version[1]}"), str(folder / "python3")]
    # An embedded interpreter may name QGIS itself as the executable: starting that would open a second QGIS.
    return found + ([executable] if PurePosixPath(executable).name.startswith("python") else [])
