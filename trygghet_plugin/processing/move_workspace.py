"""A workspace that moves into the municipality's database, or back into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.settings import who
from trygghet_plugin.processing.algorithm import Parameters, TrygghetAlgorithm

if TYPE_CHECKING:
    from trygghet_plugin.exchange.protocol import Line, Note
    from trygghet_plugin.storage.moving_values import Moved, TableMoved


class MoveWorkspace(TrygghetAlgorithm):
    """`trygghet:moveworkspace`."""

    ID = "moveworkspace"
    GROUP = "workspace"
    ICON = "wizard"

    def displayName(self) -> str:
        return translate("Processing", "Move a workspace")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Moves a workspace from a GeoPackage into PostGIS, or back into a new GeoPackage: reports with their whole "
            "history, photos, places, areas, forms, lists and everything else. Ask everyone to close it first. Every "
            "row is compared with its copy before the workspace is opened in its new place. From then on the old place "
            "takes no reports and says where the workspace is; what waits to be sent goes to the new place. If the "
            "move is broken off, run it again: it goes on where it was.\n\n"
            "Photos: into the folder the PostGIS workspace names, or beside the GeoPackage. Where PostGIS names none, "
            "they stay where they are.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(
            QgsProcessingParameterString(
                "TARGET", translate("Processing", "Move to (GeoPackage file, or postgres:connection?schema=name)")
            )
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
        self.addOutput(QgsProcessingOutputNumber("REPORTS", translate("Processing", "Reports")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.exchange.protocol import write_protocol
        from trygghet_plugin.storage.moving import move_workspace

        def go_on(share: float) -> bool:
            feedback.setProgress(100 * share)
            return not feedback.isCanceled()

        source, target = self.text(parameters, "DATABASE", context), self.text(parameters, "TARGET", context)
        moved = move_workspace(source, target, who(), go_on)
        protocol = self.parameterAsFileOutput(parameters, "PROTOCOL", context)
        if protocol:
            write_protocol(protocol, _lines(moved))
        if not moved.same:
            raise TrygghetError(
                translate(
                    "Processing",
                    "The copy in {target} is not the same as {source}: see the protocol {protocol}. The workspace is "
                    "still in {source}. Did someone write meanwhile? Ask everyone to close it and move again.",
                ).format(target=moved.database, source=source, protocol=protocol)
            )
        for path in moved.missing_photos:
            feedback.pushWarning(_no_file(path))
        feedback.pushInfo(
            translate(
                "Processing", "Moved {reports} reports and {photos} photos to {target}. Every row is the same."
            ).format(reports=moved.reports, photos=moved.photos, target=moved.database)
        )
        return {"REPORTS": moved.reports, "PROTOCOL": protocol}


def _no_file(path: str) -> str:
    return translate("Processing", "The photo {path} was not there to be moved; its row was.").format(path=path)


def _lines(moved: Moved) -> Iterator[Line]:
    """A line a table: how many rows, their digest, and every difference."""
    from trygghet_plugin.exchange.protocol import Line, Note, Result

    for number, table in enumerate(moved.tables, start=1):
        result = Result.CREATED if table.same else Result.REJECTED
        yield Line(number, table.table, result, (_counted(table), *_different(table)))
    missing = tuple(Note("file", path, _no_file(path)) for path in moved.missing_photos)
    told = translate("Processing", "{count} files of photos are in place.").format(count=moved.photos)
    there = Result.SKIPPED if missing else Result.CREATED
    yield Line(len(moved.tables) + 1, "photos", there, (Note("files", str(moved.photos), told), *missing))


def _counted(table: TableMoved) -> Note:
    from trygghet_plugin.exchange.protocol import Note

    if table.same:
        told = translate("Processing", "All {count} rows are the same (sha256 {digest}).")
    else:
        told = translate("Processing", "{found} of {count} rows arrived, or some differ (sha256 {digest}).")
    return Note("rows", str(table.found), told.format(count=table.expected, found=table.found, digest=table.digest))


def _different(table: TableMoved) -> Iterator[Note]:
    from trygghet_plugin.exchange.protocol import Note

    differs, missing = translate("Processing", "Not the same in the copy."), translate("Processing", "Missing.")
    for one in table.differences:
        yield Note(one.column or "fid", str(one.fid), differs if one.column else missing)
