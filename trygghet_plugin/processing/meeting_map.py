"""The meeting map as a file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.localtime import now, to_local
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.words import translate
from trygghet_plugin.processing.algorithm import AUDIENCES, Parameters, TrygghetAlgorithm, opened, period
from trygghet_plugin.publication.templates import TEMPLATES


class MeetingMap(TrygghetAlgorithm):
    """`trygghet:meetingmap`."""

    ID = "meetingmap"
    GROUP = "figures"
    ICON = "meeting_map"

    def displayName(self) -> str:
        return translate("Processing", "Meeting map")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Writes the map for a meeting: numbered points with a list, or charts where there are many, with title, "
            "week, legend, source, date of the data and the stamp of its audience. The file's ending decides: pdf, "
            "png or svg.\n\n"
            "Without a period the last whole week is taken.",
        )

    def flags(self) -> QgsProcessingAlgorithm.Flags:
        """Layouts belong to the window's thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.add_codes("TEMPLATE", translate("Processing", "Template"), TEMPLATES, "week")
        self.add_periods()
        self.addParameter(QgsProcessingParameterString("TITLE", translate("Processing", "Title"), optional=True))
        self.add_codes("AUDIENCE", translate("Processing", "Audience"), AUDIENCES, "partners")
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("Processing", "Meeting map"),
                "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)",
            )
        )

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.analysis.filters import Audience
        from trygghet_plugin.publication.meeting_map import MeetingMapRequest, write_file

        request = MeetingMapRequest(
            period=period(parameters) or last_whole_week(),
            compare_with=period(parameters, "COMPARE_FROM", "COMPARE_TO"),
            template=self.parameterAsEnumString(parameters, "TEMPLATE", context),
            title=self.text(parameters, "TITLE", context),
            audience=Audience(self.parameterAsEnumString(parameters, "AUDIENCE", context)),
        )
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        with opened(self.text(parameters, "DATABASE", context)) as workspace:
            for further in write_file(workspace, request, output)[1:]:
                feedback.pushInfo(translate("Processing", "Another sheet: {file}").format(file=further))
        return {"OUTPUT": output}


def last_whole_week() -> Period:
    """Monday to Sunday of the last ISO week that is over."""
    today = to_local(now()).date()
    sunday = today - timedelta(days=today.isoweekday())
    return Period(sunday - timedelta(days=6), sunday)
