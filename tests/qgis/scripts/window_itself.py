"""Inside QGIS: what the harness promises to scripts."""

from __future__ import annotations

import time

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QTimer


def looks_around(window):
    """Arguments, language, a picture, and what an earlier run of the same profile left."""
    settings = QgsSettings()
    before = settings.value("trygghet-test/left", None)
    settings.setValue("trygghet-test/left", window.arguments["leave"])
    window.picture(window.arguments["picture"])
    return {"locale": QgsApplication.locale(), "before": before}


def breaks_in_a_slot(window):
    """A slot's exception goes to nobody: the harness must tell it."""
    QTimer.singleShot(10, lambda: {}["lost in a slot"])
    window.settle(200)
    return "fine as far as I know"


def hangs(window):
    """A window that never answers again."""
    time.sleep(600)


def waits_in_vain(window):
    """The condition never comes true."""
    window.wait_until(lambda: False, 0.2, "a miracle")
