"""What a test's QGIS runs before it loads plugins: errors are noted and said on stderr, where QGIS would open a dialog.

Nobody is there to close a dialog, and the reason it shows would die with it.
"""

from __future__ import annotations

import sys
import traceback

import qgis.utils

qgis.utils.noted_errors = []


def note(kind, error, trace, *_more, **_shown) -> None:
    """Take the place of `qgis.utils.showException` and of the exception hook."""
    text = "".join(traceback.format_exception(kind, error, trace))
    qgis.utils.noted_errors.append(text)
    sys.stderr.write(text)
    sys.stderr.flush()


qgis.utils.showException = note
qgis.utils.qgis_excepthook = note
sys.excepthook = note
