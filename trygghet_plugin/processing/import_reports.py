"""Import of reports from a file or a layer by a profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.settings import who
from trygghet_plugin.processing.algorithm import Parameters, TrygghetAlgorithm, not_over, opened

if TYPE_CHECKING:
    from trygghet_plugin.exchange.importer import ImportResult

SHOWN_REJECTIONS = 20


class ImportReports(TrygghetAlgorithm):
    """`trygghet:importreports`."""

    ID = "importreports"

    def displayName(self) -> str:
        return translate("Processing", "Import reports")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Reads a CSV, JSON or GeoJSON file, or a layer of the project, by an import profile, and adds its rows as "
            "new reports in one "
            "transaction. Running it again on the same file adds nothing. A changed row updates its report only while "
            "nobody has assessed or "
            "changed it. The protocol lists every row and why it was created, updated, skipped or rejected.\n\n"
            "Profile: the name of a built-in profile (polisen), or a JSON file.\n"
            "Dry run: says what would happen and changes nothing.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(
            QgsProcessingParameterString("INPUT", translate("Processing", "File (CSV, JSON, GeoJSON) or layer id"))
        )
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("Processing", "Import profile (name or JSON file)"))
        )
        self.addParameter(
            QgsProcessingParameterBoolean("DRY_RUN", translate("Processing", "Dry run"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "PROTOCOL",
                translate("Processing", "Protocol"),
                translate("Processing", "CSV file (*.csv)"),
                defaultValue=QgsProcessing.TEMPORARY_OUTPUT,
                optional=True,
            )
        )
        for name, description in (
            ("CREATED", translate("Processing", "Created")),
            ("UPDATED", translate("Processing", "Updated")),
            ("SKIPPED", translate("Processing", "Skipped")),
            ("REJECTED", translate("Processing", "Rejected")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))
        self.addOutput(QgsProcessingOutputString("BATCH", translate("Processing", "Id of the import")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.exchange.importer import import_table
        from trygghet_plugin.exchange.profile import load_profile
        from trygghet_plugin.exchange.protocol import Result, prove_protocol
        from trygghet_plugin.exchange.source import open_source

        names = ("PROFILE", "INPUT", "DATABASE")
        profile_name, source, database = (self.text(parameters, name, context) for name in names)
        protocol = self.parameterAsFileOutput(parameters, "PROTOCOL", context)
        profile = load_profile(profile_name)
        table = open_source(source, profile, context.project())
        if protocol:
            not_over(protocol, profile_name, source, database)
            prove_protocol(protocol)

        def go_on(share: float) -> bool:
            feedback.setProgress(100 * share)
            return not feedback.isCanceled()

        with opened(database) as workspace:
            dry_run = self.parameterAsBoolean(parameters, "DRY_RUN", context)
            done = import_table(workspace.store, table, profile, who(), dry_run, go_on)
        counts = {result.value.upper(): done.count(result) for result in Result}
        _tell(done, counts, feedback)
        return {**counts, "BATCH": done.batch_id, "PROTOCOL": _written(protocol, done, feedback)}


def _tell(done: ImportResult, counts: Mapping[str, int], feedback: QgsProcessingFeedback) -> None:
    """The first rejections and the counts, in the log."""
    rejected = [line for line in done.lines if line.result.value == "rejected"]
    for line in rejected[:SHOWN_REJECTIONS]:
        feedback.pushWarning(
            translate("Processing", "Row {row}: {message}").format(row=line.row, message=line.notes[0].message)
        )
    if len(rejected) > SHOWN_REJECTIONS:
        feedback.pushWarning(translate("Processing", "… and more; the protocol lists every row."))
    feedback.pushInfo(
        translate(
            "Processing", "Created {created}, updated {updated}, skipped {skipped}, rejected {rejected}."
        ).format(**{name.lower(): count for name, count in counts.items()})
    )


def _written(protocol: str, done: ImportResult, feedback: QgsProcessingFeedback) -> str:
    """Where the protocol lies. What is imported stands, also where its place has gone away meanwhile."""
    from trygghet_plugin.exchange.protocol import write_protocol

    try:
        if protocol:
            write_protocol(protocol, done.lines)
        return protocol
    except ImportRefused as problem:
        if not done.batch_id:
            raise
        feedback.pushWarning(
            translate(
                "Processing", "The rows are imported, with the id {batch}, but without a protocol. {problem}"
            ).format(batch=done.batch_id, problem=problem)
        )
        return ""
