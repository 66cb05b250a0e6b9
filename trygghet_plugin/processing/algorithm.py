"""What the algorithms share: names, the parameters that return, and errors told as sentences.

The rooms that do the work are imported when an algorithm runs, so that loading the plugin stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDate, QDateTime
from qgis.PyQt.QtGui import QIcon

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import FIRST_YEAR, LAST_YEAR
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.words import translate

if TYPE_CHECKING:
    from trygghet_plugin.storage.workspace import Workspace

Parameters = Mapping[str, Any]
STATUSES = ("new", "needs_info", "edited", "approved", "rejected", "duplicate")
AUDIENCES = ("internal", "partners", "public")


class TrygghetAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the provider. Subclasses say `ID`, `GROUP` and `ICON`, and do it in `work`."""

    ID = ""
    GROUP = "reports"
    ICON = "plugin"

    def name(self) -> str:
        return self.ID

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        return {
            "workspace": translate("Processing", "Workspace"),
            "reports": translate("Processing", "Reports"),
            "figures": translate("Processing", "Statistics and maps"),
        }[self.GROUP]

    def createInstance(self) -> TrygghetAlgorithm:
        return type(self)()

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / f"{self.ICON}.svg"))

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            return self.work(parameters, context, feedback)
        except TrygghetError as problem:
            raise QgsProcessingException(str(problem)) from problem

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work; a TrygghetError becomes the sentence the user reads."""
        raise NotImplementedError

    # --- parameters that return -------------------------------------------------------------------------------

    def add_database(self) -> None:
        """`DATABASE`: a plain string; a connection name is no file, and no file is opened before we looked at it."""
        self.addParameter(
            QgsProcessingParameterString(
                "DATABASE", translate("Processing", "Workspace (GeoPackage file, or postgres:connection?schema=name)")
            )
        )

    def add_codes(
        self, name: str, description: str, codes: Sequence[str], default: Any, multiple: bool = False
    ) -> None:
        """A choice between codes that are the same in every language."""
        self.addParameter(
            QgsProcessingParameterEnum(
                name, description, list(codes), allowMultiple=multiple, defaultValue=default, usesStaticStrings=True
            )
        )

    def add_day(self, name: str, description: str) -> None:
        """An optional local day."""
        self.addParameter(
            QgsProcessingParameterDateTime(name, description, QgsProcessingParameterDateTime.Type.Date, optional=True)
        )

    def add_periods(self) -> None:
        """The period and the one it is compared with, both ends included."""
        self.add_day("FROM", translate("Processing", "From (day, included)"))
        self.add_day("TO", translate("Processing", "To (day, included)"))
        self.add_day("COMPARE_FROM", translate("Processing", "Compare with, from (default: same weeks last year)"))
        self.add_day("COMPARE_TO", translate("Processing", "Compare with, to"))

    def text(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """A text parameter without blanks around it."""
        return self.parameterAsString(parameters, name, context).strip()

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        for definition in self.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterDateTime):
                try:
                    day(parameters, definition.name())
                except TrygghetError as problem:
                    return False, str(problem)
        return super().checkParameterValues(dict(parameters), context)


def period(parameters: Parameters, start: str = "FROM", end: str = "TO") -> Optional[Period]:
    """The period of two day parameters; None when neither is given."""
    first, last = day(parameters, start), day(parameters, end)
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise TrygghetError(
            translate("Processing", "{start} and {end} go together: give both days, or neither.").format(
                start=start, end=end
            )
        )
    return Period(first, last)


def day(parameters: Parameters, name: str) -> Optional[date]:
    """The local day of a parameter, None when it is not given; TrygghetError for what is no day."""
    value = parameters.get(name)
    if isinstance(value, QDateTime):
        value = value.date()
    if isinstance(value, QDate):
        value = f"{value.year():04d}-{value.month():02d}-{value.day():02d}" if value.isValid() else ""
    text = str(value or "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text[:10])
    except ValueError as problem:
        raise TrygghetError(
            translate("Processing", "“{value}” for {name} is not a day. Write it as 2026-11-21.").format(
                value=text[:40], name=name
            )
        ) from problem
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise TrygghetError(
            translate(
                "Processing", "“{value}” for {name} lies outside the years {first} to {last}. Correct the year."
            ).format(value=found, name=name, first=FIRST_YEAR, last=LAST_YEAR)
        )
    return found


def not_over(output: str, *sources: str) -> None:
    """TrygghetError where a result would take the place of a file it is made from."""
    for source in sources:
        if os.path.exists(output) and os.path.exists(source) and os.path.samefile(output, source):
            raise TrygghetError(
                translate("Processing", "“{path}” is read here and is not written over. Choose another place.").format(
                    path=output
                )
            )


@contextmanager
def opened(database: str) -> Iterator[Workspace]:
    """The workspace, closed again whatever happens."""
    from trygghet_plugin.storage.workspace import Workspace

    workspace = Workspace.open(database)
    try:
        yield workspace
    finally:
        workspace.close()
