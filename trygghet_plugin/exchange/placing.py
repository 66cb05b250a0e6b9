"""Where the rows of a foreign table lie: read row by row, then carried over and held against borders all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Optional

from trygghet_plugin.core.coordinates import position_of
from trygghet_plugin.core.errors import CoordinatesError, InvalidReport
from trygghet_plugin.core.municipalities import local_zone
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.positions import WGS84, place
from trygghet_plugin.exchange.profile import Profile
from trygghet_plugin.exchange.protocol import Note
from trygghet_plugin.exchange.table import Row
from trygghet_plugin.exchange.values import parse_latlon, parse_number, text_of


class Position(NamedTuple):
    """Where a row lies, in the workspace's system, or why that cannot be said."""

    x: float
    y: float
    notes: tuple[Note, ...] = ()
    problem: Optional[Note] = None


_NOWHERE = Position(float("nan"), float("nan"))


class Placer:
    """Finds the positions of rows by the rule of one profile, for one workspace."""

    def __init__(self, profile: Profile, table_epsg: int | None, target_epsg: int, municipality: str) -> None:
        self._rule = profile.geometry
        self._decimal = profile.decimal
        self._table_epsg, self._target_epsg, self._municipality = table_epsg, target_epsg, municipality
        self._zone = local_zone(target_epsg, municipality)
        # Asked for once: whole files lie outside a municipality.
        self._abroad = translate(
            "Import",
            "The position does not lie in Sweden. Check the coordinates and the coordinate system in the profile.",
        )
        swapped = translate("Import", "The coordinates were swapped; they were read the other way round.")
        outside = translate("Import", "The position lies outside the municipality.")
        self._noticed = {(True, True): (swapped,), (True, False): (swapped, outside), (False, False): (outside,)}

    def positions(self, rows: Sequence[Row]) -> list[Position]:
        """One for each row. Many rows at once cost far less than one by one."""
        positions = [_NOWHERE] * len(rows)
        by_system: dict[int, list[tuple[int, float, float]]] = {}
        for index, row in enumerate(rows):
            try:
                epsg, x, y = self._read(row)
            except (InvalidReport, CoordinatesError) as problem:
                positions[index] = _NOWHERE._replace(problem=Note("geometry", self._told(row), str(problem)))
            else:
                by_system.setdefault(epsg, []).append((index, x, y))
        for epsg, found in by_system.items():
            indices, xs, ys = zip(*found)
            placed = place(xs, ys, epsg, self._target_epsg, self._municipality)
            flags = zip(placed.swapped.tolist(), placed.in_sweden.tolist(), placed.in_municipality.tolist())
            for index, x, y, (swapped, in_sweden, at_home) in zip(indices, placed.x.tolist(), placed.y.tolist(), flags):
                if at_home and not swapped:
                    positions[index] = Position(x, y)
                else:
                    positions[index] = self._judged(rows[index], x, y, swapped, in_sweden, at_home)
        return positions

    def _read(self, row: Row) -> tuple[int, float, float]:
        rule = self._rule
        if rule.layer:
            if row.point is None:
                raise InvalidReport(translate("Import", "The row has no point."))
            return rule.epsg or self._table_epsg or self._target_epsg, *row.point
        if rule.latlon:
            latitude, longitude = parse_latlon(row.cells.get(rule.latlon))
            return rule.epsg or WGS84, longitude, latitude
        x, y = row.cells.get(rule.x), row.cells.get(rule.y)
        if not text_of(x) or not text_of(y):
            raise InvalidReport(translate("Import", "The row has no position."))
        east, north = parse_number(x, self._decimal), parse_number(y, self._decimal)
        # Numbers tell their system; in which order they stand is noticed, and told, where all rows are placed.
        return rule.epsg or position_of(north, east, self._zone).epsg, east, north

    def _told(self, row: Row) -> str:
        rule = self._rule
        if rule.layer:
            return ", ".join(f"{value:.6g}" for value in row.point or ())
        return ", ".join([text_of(row.cells.get(column)) for column in (rule.x, rule.y, rule.latlon) if column])

    def _judged(self, row: Row, x: float, y: float, swapped: bool, in_sweden: bool, at_home: bool) -> Position:
        told = self._told(row)
        if not in_sweden:
            return _NOWHERE._replace(problem=Note("geometry", told, self._abroad))
        return Position(x, y, tuple([Note("geometry", told, message) for message in self._noticed[swapped, at_home]]))
