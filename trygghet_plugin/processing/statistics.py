"""Every figure of the statistics panel, as a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.processing.algorithm import (
    AUDIENCES,
    STATUSES,
    Parameters,
    TrygghetAlgorithm,
    day,
    not_over,
    opened,
    period,
)


class Statistics(TrygghetAlgorithm):
    """`trygghet:statistics`."""

    ID = "statistics"
    GROUP = "figures"
    ICON = "statistics"

    def displayName(self) -> str:
        return translate("Processing", "Statistics")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Counts events and reports of a period and compares it with another, and writes every figure the "
            "statistics panel shows as JSON.\n\n"
            'Filter: a JSON object of columns and codes, such as {"category": ["belysning", "klotter"]}.\n'
            "Without a period all reports are counted. Without a comparison the same ISO weeks of last year are taken.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.add_periods()
        self.add_codes("STATUS", translate("Processing", "Status"), STATUSES, ["approved"], multiple=True)
        self.addParameter(
            QgsProcessingParameterString("FILTER", translate("Processing", "Filter (JSON)"), optional=True)
        )
        self.add_codes("AUDIENCE", translate("Processing", "Audience"), AUDIENCES, "internal")
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("Processing", "Statistics"), translate("Processing", "JSON file (*.json)")
            )
        )

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.analysis.filters import Audience, Filter, parse_filter
        from trygghet_plugin.analysis.statistics import StatisticsQuery, compute
        from trygghet_plugin.storage.sheet import read_sheet

        question = Filter(
            start=day(parameters, "FROM"),
            end=day(parameters, "TO"),
            statuses=tuple(self.parameterAsEnumStrings(parameters, "STATUS", context)),
            codes=parse_filter(self.text(parameters, "FILTER", context)),
            audience=Audience(self.parameterAsEnumString(parameters, "AUDIENCE", context)),
        )
        query = StatisticsQuery(question, period(parameters, "COMPARE_FROM", "COMPARE_TO"))
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        database = self.text(parameters, "DATABASE", context)
        not_over(output, database)
        with opened(database) as workspace:
            sheet = read_sheet(workspace.store, tuple(question.codes))
        figures = compute(sheet.table, query, sheet.context)
        write_json(output, figures.to_dict())
        return {"OUTPUT": output}


def write_json(path: str, data: Mapping[str, Any]) -> None:
    """Write figures as UTF-8 JSON; TrygghetError if the file cannot be written."""
    try:
        Path(path).write_text(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")
    except OSError as problem:
        raise TrygghetError(
            translate("Processing", "“{path}” cannot be written ({problem}). Choose another place.").format(
                path=path, problem=problem
            )
        ) from problem
