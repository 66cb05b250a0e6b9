"""The same assessment of many reports at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExpression,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.settings import who
from trygghet_plugin.processing.algorithm import STATUSES, Parameters, TrygghetAlgorithm, opened

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

SHOWN_REFUSALS = 20
_COLUMNS = ("report_id", "revision", "duplicate_of")


class ReviewReports(TrygghetAlgorithm):
    """`trygghet:reviewreports`."""

    ID = "reviewreports"
    ICON = "review"

    def displayName(self) -> str:
        return translate("Processing", "Assess reports")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Gives every report that the filter finds the same assessment. Steps the review does not allow are "
            "refused and told in the log; "
            "a report somebody else changed at the same moment is a conflict and is left as it is. Reports that have "
            "the assessment "
            "already are not counted.\n\n"
            "Filter: a QGIS expression over the columns of the report table, such as \"category\" = 'belysning'. "
            "Times are in UTC.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(QgsProcessingParameterExpression("FILTER", translate("Processing", "Filter")))
        self.add_codes("ASSESSMENT", translate("Processing", "Assessment"), STATUSES, None)
        self.addParameter(QgsProcessingParameterString("REASON", translate("Processing", "Reason"), optional=True))
        for name, description in (
            ("CHANGED", translate("Processing", "Changed")),
            ("REFUSED", translate("Processing", "Refused")),
            ("CONFLICTS", translate("Processing", "Conflicts")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.core.review import Assessment, ReviewStatus

        status = ReviewStatus(self.parameterAsEnumString(parameters, "ASSESSMENT", context))
        reason = self.text(parameters, "REASON", context)
        with opened(self.text(parameters, "DATABASE", context)) as workspace:
            found = list(_found(workspace, self.parameterAsExpression(parameters, "FILTER", context), context))
            outcome = workspace.store.assess_many(
                [
                    Assessment(report_id, revision, status, who(), reason, duplicate_of or None)
                    for report_id, revision, duplicate_of in found
                ]
            )
        for refusal in outcome.refusals[:SHOWN_REFUSALS]:
            feedback.pushWarning(refusal)
        if len(outcome.refusals) > SHOWN_REFUSALS:
            feedback.pushWarning(
                translate("Processing", "… and %n more.", None, len(outcome.refusals) - SHOWN_REFUSALS)
            )
        counts = {"CHANGED": outcome.changed, "REFUSED": outcome.refused, "CONFLICTS": outcome.conflicts}
        feedback.pushInfo(
            translate("Processing", "Changed {CHANGED}, refused {REFUSED}, conflicts {CONFLICTS}.").format(**counts)
        )
        return counts


def _found(workspace: Workspace, text: str, context: QgsProcessingContext) -> Iterator[tuple[str, int, str]]:
    """Id, revision and original of every report the expression is true for."""
    layer = QgsVectorLayer(workspace.layer_uri("trygghet_report"), "trygghet_report", "ogr")
    if not layer.isValid():
        raise TrygghetError(
            translate("Processing", "The reports in “{database}” cannot be read.").format(database=workspace.database)
        )
    expression = QgsExpression(text)
    scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    if expression.hasParserError() or not expression.prepare(scope):
        raise TrygghetError(
            translate("Processing", "The filter is not a QGIS expression that can be evaluated: {problem}").format(
                problem=expression.parserErrorString() or expression.evalErrorString()
            )
        )
    unknown = sorted(expression.referencedColumns() - set(layer.fields().names()) - {QgsFeatureRequest.ALL_ATTRIBUTES})
    if unknown:
        raise TrygghetError(
            translate("Processing", "The report table has no column “{column}”. Correct the filter.").format(
                column=unknown[0]
            )
        )
    request = QgsFeatureRequest().setSubsetOfAttributes(
        list({*_COLUMNS, *expression.referencedColumns()} & set(layer.fields().names())), layer.fields()
    )
    if not expression.needsGeometry():
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    # Evaluated here and not by the layer: that one takes a row it cannot evaluate for one that does not fit.
    for feature in layer.getFeatures(request):
        scope.setFeature(feature)
        fits = expression.evaluate(scope)
        if expression.hasEvalError():
            raise TrygghetError(
                translate("Processing", "The filter cannot be evaluated for report {id}: {problem}").format(
                    id=feature["report_id"], problem=expression.evalErrorString()
                )
            )
        if not fits or fits == NULL:
            continue
        yield (
            str(feature["report_id"]),
            int(feature["revision"]),
            feature["duplicate_of"] if isinstance(feature["duplicate_of"], str) else "",
        )
