"""A new workspace for a municipality."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from trygghet_plugin.core.errors import FormError, TrygghetError
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.settings import who
from trygghet_plugin.processing.algorithm import Parameters, TrygghetAlgorithm

if TYPE_CHECKING:
    from trygghet_plugin.core.form import Form

FORM_SIZE_LIMIT = 5_000_000


class CreateWorkspace(TrygghetAlgorithm):
    """`trygghet:createworkspace`."""

    ID = "createworkspace"
    GROUP = "workspace"
    ICON = "wizard"

    def displayName(self) -> str:
        return translate("Processing", "Create a workspace")

    def shortHelpString(self) -> str:
        return translate(
            "Processing",
            "Makes a workspace for a municipality in a new GeoPackage, or inside one that is used already: only our "
            "own tables are added. The coordinate system and the border follow from the municipality. If there is a "
            "workspace already, nothing is changed.\n\n"
            "Areas: polygons to count by, with area_code (or municipality_code) and name, population if known.\n"
            "Form: a form as JSON; without it the default form is taken.\n"
            "Practice: fills the workspace with invented reports; every map made from it is stamped as practice.\n"
            "One table a municipality: for a PostGIS schema (version 15 of PostgreSQL or later) that is to hold the "
            "reports of many municipalities. It is chosen with the first of them, and holds for those that follow.",
        )

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.add_database()
        self.addParameter(
            QgsProcessingParameterString(
                "MUNICIPALITY", translate("Processing", "Municipality (code, such as 1442 for Vårgårda)")
            )
        )
        self.addParameter(
            QgsProcessingParameterCrs(
                "CRS", translate("Processing", "Coordinate system (default: the municipality's own)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "AREAS",
                translate("Processing", "Areas"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFile("FORM", translate("Processing", "Form (JSON)"), extension="json", optional=True)
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "DEMO", translate("Processing", "Practice, with invented reports"), defaultValue=False
            )
        )
        partitioned = QgsProcessingParameterBoolean(
            "PARTITIONED",
            translate("Processing", "One table a municipality (PostGIS, for a region)"),
            defaultValue=False,
        )
        partitioned.setFlags(partitioned.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(partitioned)
        self.addOutput(QgsProcessingOutputString("DATABASE", translate("Processing", "Workspace")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from trygghet_plugin.core.municipalities import municipality
        from trygghet_plugin.layers.styles import save_styles
        from trygghet_plugin.processing.area_source import read_areas
        from trygghet_plugin.storage.workspace import Workspace

        database = self.text(parameters, "DATABASE", context)
        chosen = municipality(self.text(parameters, "MUNICIPALITY", context))
        epsg = _epsg(parameters.get("CRS"), self.parameterAsCrs(parameters, "CRS", context)) or chosen.epsg
        source = self.parameterAsSource(parameters, "AREAS", context)
        areas = read_areas(source, epsg, context.transformContext(), chosen.code) if source is not None else ()
        form = read_form(self.parameterAsFile(parameters, "FORM", context))
        partitioned = self.parameterAsBoolean(parameters, "PARTITIONED", context)
        if self.parameterAsBoolean(parameters, "DEMO", context):
            from trygghet_plugin.exchange.demo import make_practice

            def go_on(share: float) -> bool:
                feedback.setProgress(100 * share)
                return not feedback.isCanceled()

            workspace = make_practice(
                database, chosen.code, epsg=epsg, areas=areas, form=form, go_on=go_on, partitioned=partitioned
            )
        else:
            workspace = Workspace.create(
                database, chosen.code, epsg=epsg, areas=areas, form=form, by=who(), partitioned=partitioned
            )
        save_styles(workspace)
        workspace.close()
        feedback.pushInfo(
            translate("Processing", "The workspace for {name} is ready in {database}.").format(
                name=chosen.name, database=database
            )
        )
        return {"DATABASE": database}


def _epsg(told: object, crs: QgsCoordinateReferenceSystem) -> Optional[int]:
    """The EPSG number of a projected system in metres, which distances need; None where none was told."""
    if not crs.isValid():
        # The window hands over an invalid system where none is chosen; a text is always meant.
        if not isinstance(told, str) or not told.strip():
            return None
        raise TrygghetError(
            translate(
                "Processing", "“{crs}” is no coordinate system QGIS knows. Write it as EPSG:3006, or leave it empty."
            ).format(crs=told.strip()[:60])
        )
    number = crs.postgisSrid()
    in_metres = not crs.isGeographic() and crs.mapUnits() == Qgis.DistanceUnit.Meters
    if not in_metres or not crs.authid().startswith("EPSG:") or number <= 0:
        raise TrygghetError(
            translate(
                "Processing",
                "“{crs}” cannot be a workspace's coordinate system. Choose one in metres, such as EPSG:3006 or "
                "EPSG:3008.",
            ).format(crs=crs.authid() or crs.description())
        )
    return number


def read_form(path: str) -> Optional[Form]:
    """The form of a JSON file, None without a path; FormError says what is wrong with it."""
    from trygghet_plugin.core.form import parse_form

    if not path:
        return None
    try:
        if Path(path).stat().st_size > FORM_SIZE_LIMIT:
            raise ValueError("> 5 MB")
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as problem:
        raise FormError(
            translate("Processing", "The form “{path}” is not there. Check the name and the folder.").format(path=path)
        ) from problem
    except OSError as problem:
        raise FormError(
            translate("Processing", "The form “{path}” cannot be read ({problem}).").format(path=path, problem=problem)
        ) from problem
    except (ValueError, RecursionError) as problem:
        raise FormError(
            translate("Processing", "The form “{path}” is not valid JSON ({problem}).").format(
                path=path, problem=problem
            )
        ) from problem
    return parse_form(data)
