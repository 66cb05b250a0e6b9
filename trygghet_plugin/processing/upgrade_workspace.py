"""A workspace made by an older plugin, brought up to date."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
)

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.processing.algorithm import Parameters, TrygghetAlgorithm


class UpgradeWorkspace(TrygghetAlgorithm):
    """`trygghet:upgradeworkspace`."""

    ID = "upgradeworkspace"
    GROUP = "workspace"
    ICON = "wizard"

    def displayName(self) -> str:
        return translate("Processing", "Upgrade a workspace")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Brings a workspace that an older Trygghet made up to what this one writes, in one step that is done whole "
            "or not at all. Older versions of Trygghet cannot open it afterwards: upgrade the plugin of everyone who "
            "works in it first. A GeoPackage is backed up first; of a PostGIS database, ask IT for a backup.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(
            QgsProcessingParameterBoolean(
                "CONFIRM",
                translate("Processing", "Everyone who works in it has this version of Trygghet"),
                defaultValue=False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber("FROM_VERSION", translate("Processing", "Schema before")))
        self.addOutput(QgsProcessingOutputNumber("TO_VERSION", translate("Processing", "Schema after")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.storage.workspace import Workspace

        database = self.text(parameters, "DATABASE", context)
        if not self.parameterAsBoolean(parameters, "CONFIRM", context):
            raise TrygghetError(
                translate(
                    "Processing",
                    "Nothing was changed in {database}. Older versions of Trygghet cannot open an upgraded workspace: "
                    "confirm that everyone who works in it has this version, then run it again.",
                ).format(database=database)
            )
        before, after = Workspace.upgrade(database)
        told = (
            translate("Processing", "{database} was up to date already (schema {after}).")
            if before == after
            else translate("Processing", "{database} was upgraded from schema {before} to {after}.")
        )
        feedback.pushInfo(told.format(database=database, before=before, after=after))
        return {"FROM_VERSION": before, "TO_VERSION": after}
