"""Run by test_moving.py as a program: moves a workspace and is killed when it has told its progress some times.

Usage: moving_child.py DATABASE TARGET PORT USER PASSWORD TELLINGS. 0 tellings: it may finish.
"""

from __future__ import annotations

import os
import signal
import sys
from types import SimpleNamespace

from qgis.core import QgsApplication

from tests.conftest import CONNECTION, save_connection
from trygghet_plugin.storage.moving import move_workspace


def main() -> None:
    database, target, port, user, password, tellings = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    save_connection(CONNECTION, SimpleNamespace(port=port, user=user, password=password))
    left = int(tellings)

    def go_on(_share: float) -> bool:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    print(move_workspace(database, target, "anna", go_on, chunk=20).same, flush=True)


if __name__ == "__main__":
    main()
