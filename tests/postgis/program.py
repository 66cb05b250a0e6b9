"""Other people's computers, at a database: runs a program of tests.storage with QGIS and the connection it needs.

Usage: program.py MODULE ARGUMENTS …; the server stands in the environment, as CONNECTION_VARIABLE.
"""

from __future__ import annotations

import os
import runpy
import sys
import tempfile
from pathlib import Path

from qgis.core import QgsApplication

from tests.conftest import CONNECTION, keep_settings_in, save_connection
from tools.postgres_cluster import Cluster

CONNECTION_VARIABLE = "TRYGGHET_TEST_SERVER"


def environment(server: Cluster) -> dict[str, str]:
    """What a program has to be started with."""
    told = f"{server.port} {server.password}"
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", CONNECTION_VARIABLE: told}


if __name__ == "__main__":
    keep_settings_in(Path(tempfile.mkdtemp(prefix="trygghet-settings-")))
    port, password = os.environ[CONNECTION_VARIABLE].split(" ", 1)
    application = QgsApplication.instance() or QgsApplication([], False)
    QgsApplication.initQgis()
    save_connection(CONNECTION, Cluster(Path(), int(port), password))
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
