"""Icons of statuses and categories, whatever codes a workspace holds."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from trygghet_plugin.core.choices import OTHER_CATEGORY
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.icons import ICONS, icon


def category_icon(code: str) -> QIcon:
    """Icon of a category; one the municipality made itself has the three dots of “other”."""
    # The code comes from the database: only a name that the plugin ships becomes a path.
    shipped = {path.stem for path in ICONS.glob("category_*.svg")}
    name = f"category_{code}"
    return icon(name if name in shipped else f"category_{OTHER_CATEGORY}")


def status_icon(status: ReviewStatus) -> QIcon:
    """Mark of a status: colour and shape as on the map."""
    return icon(f"status_{status.value}")
