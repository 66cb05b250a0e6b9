"""The same assessment of many reports at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    from trygghet_plugin.core.review import Assessment
    from trygghet_plugin.storage.workspace import Workspace

SHOWN_REFUSALS = 20
# What one transaction holds: others can save in between, and the one who cancels need not wait long.
ASSESSED_BETWEEN_LOOKS = 1_000
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
            "Cancelling: reports are assessed a thousand at a time. What was assessed before you cancelled stays and "
            "is counted; run it again for the rest.\n\n"
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
            assessments = [
                Assessment(report_id, revision, status, who(), reason, duplicate_of or None)
                for report_id, revision, duplicate_of in _found(
                    workspace, self.parameterAsExpression(parameters, "FILTER", context), context, feedback
                )
            ]
            return _assess(workspace, assessments, feedback)


def _assess(
    workspace: Workspace, assessments: Sequence[Assessment], feedback: QgsProcessingFeedback
) -> dict[str, Any]:
    """Assess some at a time; counts of what was done, told also where it was stopped or failed half-way."""
    counts = {"CHANGED": 0, "REFUSED": 0, "CONFLICTS": 0}
    refusals: list[str] = []
    done = 0
    try:
        while done < len(assessments) and not feedback.isCanceled():
            some = assessments[done : done + ASSESSED_BETWEEN_LOOKS]
            outcome = workspace.store.assess_many(some)
            done += len(some)
            refusals += outcome.refusals
            for name, count in zip(counts, (outcome.changed, outcome.refused, outcome.conflicts)):
                counts[name] += count
            feedback.setProgress(100 * done / len(assessments))
    except Exception:
        feedback.pushWarning(_counted(counts))
        raise
    if feedback.isCanceled() and (not done or done < len(assessments)):
        feedback.pushWarning(
            translate("Processing", "Stopped. The reports counted here are assessed; run it again for the rest.")
        )
    for refusal in refusals[:SHOWN_REFUSALS]:
        feedback.pushWarning(refusal)
    if len(refusals) > SHOWN_REFUSALS:
        feedback.pushWarning(translate("Processing", "… and %n more.", None, len(refusals) - SHOWN_REFUSALS))
    feedback.pushInfo(_counted(counts))
    return counts


def _counted(counts: Mapping[str, int]) -> str:
    return translate("Processing", "Changed {CHANGED}, refused {REFUSED}, conflicts {CONFLICTS}.").format(**counts)


def _found(
    workspace: Workspace, text: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Iterator[tuple[str, int, str]]:
    """Id, revision and original of every report the expression is true for; ends early where it is cancelled."""
    source, provider = workspace.layer_source("trygghet_report")
    layer = QgsVectorLayer(source, "trygghet_report", provider)
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
        if feedback.isCanceled():
            return
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
