"""Taking an import back."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.settings import who
from trygghet_plugin.processing.algorithm import Parameters, TrygghetAlgorithm, opened


class UndoImport(TrygghetAlgorithm):
    """`trygghet:undoimport`."""

    ID = "undoimport"

    def displayName(self) -> str:
        return translate("Processing", "Undo an import")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Removes the reports one import created, and gives those it updated their former values back. Reports that "
            "somebody has assessed or changed since are kept as they are. Received records are not removed without a "
            "reason, such as “wrong file imported”; it stays in the history.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(QgsProcessingParameterString("BATCH", translate("Processing", "Id of the import")))
        self.addParameter(QgsProcessingParameterString("REASON", translate("Processing", "Reason"), optional=True))
        self.addOutput(QgsProcessingOutputNumber("REMOVED", translate("Processing", "Removed")))
        self.addOutput(QgsProcessingOutputNumber("KEPT", translate("Processing", "Kept")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        batch, reason = self.text(parameters, "BATCH", context), self.text(parameters, "REASON", context)
        with opened(self.text(parameters, "DATABASE", context)) as workspace:
            done = workspace.store.undo_import(batch, reason, who())
        if done.removed or done.restored:
            said = translate("Processing", "Removed {removed}, restored {restored}, kept {kept}.")
            feedback.pushInfo(said.format(removed=done.removed, restored=done.restored, kept=done.kept))
        else:
            feedback.pushWarning(
                translate(
                    "Processing",
                    "Nothing was undone: the import left no report that nobody has assessed or changed since. "
                    "Kept {kept}.",
                ).format(kept=done.kept)
            )
        return {"REMOVED": done.removed, "KEPT": done.kept}
