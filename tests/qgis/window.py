"""Run a script inside a real QGIS window: `run_in_window(script)` is all there is to know.

    # tests/qgis/scripts/adds_two.py
    def run(window):                       # called inside QGIS once it stands still
        window.wait_until(lambda: window.iface.mainWindow().isVisible(), 5, "a window")
        window.picture("/tmp/main.png")    # or window.picture(path, widget)
        return {"sum": window.arguments["a"] + 2}

    # tests/qgis/test_adds_two.py
    run = run_in_window(SCRIPTS / "adds_two.py", arguments={"a": 1}, language="sv")
    assert run.result == {"sum": 3}

Each run has its own X display and, unless `profile` is given, its own fresh profile with the plugin of the
working tree switched on. Giving the same `profile` folder twice is a restart of QGIS by the same user. Whatever
goes wrong inside - an exception in the script or in any slot, a plugin that does not start, a crash, no end in
time - raises `WindowFailed` with the output, so a test need not look for it. QGIS is closed through its own Exit
action; unsaved project changes are dropped.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Union

import shapely
from qgis.PyQt.QtCore import QSettings

from tools.package import PACKAGE, stage

INSIDE = Path(__file__).with_name("inside.py")
STARTUP = Path(__file__).with_name("startup.py")
SETTINGS = {
    "app/plugin_installer/checkOnStart": False,
    "qgis/checkVersion": False,
    "qgis/askToSaveProjectChanges": False,
    "app/askToSaveMemoryLayers": False,  # layers of a file in a temporary folder count as such
    "qgis/projOpenAtLaunch": 3,
    "core/NewsFeed/httpsfeedqgisorg/disabled": True,
    "PythonPlugins/processing": True,
    "PythonPlugins/db_manager": False,
    "PythonPlugins/MetaSearch": False,
    "PythonPlugins/grassprovider": False,
    f"PythonPlugins/{PACKAGE}": True,
    "locale/overrideFlag": True,
}
LOCALES = {"sv": "sv", "en": "en_US"}


class WindowFailed(Exception):
    """The window did not do what the script asked; the message carries QGIS's output."""


@dataclass(frozen=True)
class WindowRun:
    """What is left when the window is closed."""

    result: Any
    output: str
    seconds: float
    exit_code: int


def run_in_window(
    script: Union[str, Path],
    *,
    arguments: Optional[Mapping[str, Any]] = None,
    entry: str = "run",
    language: str = "sv",
    profile: Optional[Path] = None,
    plugins: Optional[Path] = None,
    settings: Optional[Mapping[str, Any]] = None,
    environment: Optional[Mapping[str, str]] = None,
    with_shapely: bool = True,
    size: tuple[int, int] = (1400, 900),
    timeout: float = 120,
) -> WindowRun:
    """Start QGIS, call `entry`(window) of the file `script`, close QGIS, return what the function returned (as JSON).

    arguments    what the script finds in `window.arguments` (JSON)
    language     "sv" or "en"
    profile      folder of the user's profiles, kept afterwards; without it a fresh one, thrown away
    plugins      folder that holds a built `trygghet_plugin` (an unpacked zip); without it the working tree
    settings     more keys of the profile's ini, such as {"trygghet/who": "Anna"}
    environment  more environment variables, such as {"TZ": "Europe/Stockholm"}
    with_shapely False: as on a PC without shapely
    timeout      seconds until everything is killed
    """
    with tempfile.TemporaryDirectory(prefix="trygghet-window-") as folder:
        room = Path(folder)
        profiles = profile or room / "profiles"
        if plugins is None:
            plugins = stage(room / "plugins", untracked=True).parent
        write_settings(profiles, {**SETTINGS, "locale/userLocale": LOCALES[language], **(settings or {})})
        answer = room / "answer.json"
        order = {"script": str(script), "entry": entry, "arguments": dict(arguments or {}), "answer": str(answer)}
        order["plugin"] = (plugins / PACKAGE).exists()
        (room / "order.json").write_text(json.dumps(order), encoding="utf-8")
        with _display(size) as display:
            env = _environment(room, plugins, display, with_shapely)
            env.update(environment or {})
            began = time.monotonic()
            exit_code, output = _run_qgis(profiles, env, room, timeout)
            seconds = time.monotonic() - began
        return WindowRun(_result(answer, exit_code, output, timeout), output, seconds, exit_code)


def write_settings(profiles: Path, values: Mapping[str, Any]) -> None:
    """Settings of the default profile in a folder of profiles, as QGIS keeps them."""
    ini = profiles / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    ini.parent.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(ini), QSettings.Format.IniFormat)
    for key, value in values.items():
        settings.setValue(key, value)
    settings.sync()


def _environment(room: Path, plugins: Path, display: str, with_shapely: bool) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QGIS_", "PYTEST_"))}
    env.pop("PYTHONPATH", None)
    if with_shapely:
        env["PYTHONPATH"] = str(Path(shapely.__file__).parents[1])
    env.update(
        DISPLAY=display,
        QT_QPA_PLATFORM="xcb",
        QGIS_PLUGINPATH=str(plugins),
        PYQGIS_STARTUP=str(STARTUP),
        TRYGGHET_WINDOW_ORDER=str(room / "order.json"),
        HOME=str(room),
        XDG_RUNTIME_DIR=str(room),
        LANG="C.UTF-8",
        PYTHONFAULTHANDLER="1",
    )
    return env


def _run_qgis(profiles: Path, env: dict[str, str], room: Path, timeout: float) -> tuple[int, str]:
    """Exit code (-9 after a kill) and everything QGIS said."""
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(profiles), "--code", str(INSIDE)]
    log = room / "qgis.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
    return code, log.read_text(encoding="utf-8", errors="replace")


def _result(answer: Path, exit_code: int, output: str, timeout: float) -> Any:
    tail = f"\n--- QGIS said:\n{output[-6000:]}"
    if not answer.exists():
        raise WindowFailed(f"QGIS ended with {exit_code} (limit {timeout:.0f} s) before the script did.{tail}")
    told = json.loads(answer.read_text(encoding="utf-8"))
    if told["errors"]:
        raise WindowFailed("\n".join(told["errors"]) + tail)
    if exit_code != 0:
        raise WindowFailed(f"The script was done, but QGIS then ended with {exit_code} (limit {timeout:.0f} s).{tail}")
    return told["result"]


@contextmanager
def _display(size: tuple[int, int]) -> Iterator[str]:
    """An X server of our own; it picks a free number itself, so that runs beside each other never meet."""
    reader, writer = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", screen, "-nolisten", "tcp"],
        pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise WindowFailed("Xvfb did not start. Is the package xvfb installed?")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
