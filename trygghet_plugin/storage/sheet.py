"""Everything that figures are counted from and named by, read at one moment: for dock, algorithm and meeting map
alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trygghet_plugin.analysis.actors import Return
from trygghet_plugin.analysis.areas import with_areas
from trygghet_plugin.analysis.report_table import ReportTable
from trygghet_plugin.analysis.statistics import StatisticsContext
from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.store import Area, Store


@dataclass(frozen=True, eq=False)
class Sheet:
    """What was read from a workspace. The mappings hold the names of organisations, areas and places by code."""

    table: ReportTable
    context: StatisticsContext
    choices: ChoiceLists
    organisations: Mapping[str, str]
    areas: Mapping[str, str]
    places: Mapping[str, str]
    place_types: Mapping[str, str]
    polygons: tuple[Area, ...]
    read_at: datetime

    def label(self, column: str, code: str) -> str:
        """What people call a code of a column; codes without a name stand for themselves."""
        if not code:
            return translate("Sheet", "not stated")
        if column == "status":
            return status_label(ReviewStatus(code)) if code in set(ReviewStatus) else code
        names = {"organisation": self.organisations, "area_code": self.areas, "place_id": self.places}.get(column)
        return names.get(code, code) if names is not None else self.choices.label(column, code)

    def where(self, place_id: str, place_type: str) -> str:
        """Name of the place, else what sort of place it is, else nothing."""
        if place_id in self.places:
            return self.places[place_id]
        return self.choices.label("place_type", place_type) if place_type else ""


def read_sheet(store: Store, columns: Sequence[str] = ()) -> Sheet:
    """Read it, with more `columns` to filter by where asked; WorkspaceError where it cannot be read, never an empty
    sheet."""
    read_at = now()
    polygons, places = store.areas(), store.places()
    return Sheet(
        table=with_areas(store.table(columns), polygons),
        context=statistics_context(store, read_at),
        choices=ChoiceLists(store.choices()),
        organisations={one.code: one.name for one in store.organisations()},
        areas={area.code: area.name for area in polygons},
        places={place.place_id: place.name for place in places},
        place_types={place.place_id: place.place_type for place in places},
        polygons=polygons,
        read_at=read_at,
    )


def statistics_context(store: Store, read_at: datetime) -> StatisticsContext:
    """Who was expected to report, what they answered, and when all this was read (just before the reports)."""
    return StatisticsContext(
        workspace=store.info.municipality,
        read_at=read_at,
        expected=tuple(one.code for one in store.organisations() if one.active and one.reports_weekly),
        returns=tuple(Return(one.organisation, one.iso_week, one.count) for one in store.returns()),
    )
