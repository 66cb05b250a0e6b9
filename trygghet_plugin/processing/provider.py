"""The provider `trygghet`: every step of the work that can run without a window."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.words import translate
from trygghet_plugin.processing.create_workspace import CreateWorkspace
from trygghet_plugin.processing.import_reports import ImportReports
from trygghet_plugin.processing.meeting_map import MeetingMap
from trygghet_plugin.processing.move_workspace import MoveWorkspace
from trygghet_plugin.processing.review_reports import ReviewReports
from trygghet_plugin.processing.statistics import Statistics
from trygghet_plugin.processing.undo_import import UndoImport
from trygghet_plugin.processing.upgrade_workspace import UpgradeWorkspace


class TrygghetProvider(QgsProcessingProvider):
    """Lists the algorithms."""

    def id(self) -> str:
        return "trygghet"

    def name(self) -> str:
        return "Trygghet"

    def longName(self) -> str:
        return translate("Processing", "Trygghet: safety coordination")

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "plugin.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm in (
            CreateWorkspace,
            UpgradeWorkspace,
            MoveWorkspace,
            ImportReports,
            UndoImport,
            ReviewReports,
            Statistics,
            MeetingMap,
        ):
            self.addAlgorithm(algorithm())
