"""Positions pasted as text, told apart by their range: WGS 84, SWEREF 99 TM and the twelve local SWEREF 99 zones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trygghet_plugin.core.errors import CoordinatesError
from trygghet_plugin.core.words import translate

WGS84 = 4326
SWEREF99_TM = 3006

# Central meridians of the local zones, as their names spell them (Lantmäteriet).
ZONES = {
    "1200": 3007,
    "1330": 3008,
    "1500": 3009,
    "1630": 3010,
    "1800": 3011,
    "1415": 3012,
    "1545": 3013,
    "1715": 3014,
    "1845": 3015,
    "2015": 3016,
    "2145": 3017,
    "2315": 3018,
}
LOCAL_EPSG = frozenset(ZONES.values())

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
# Metres with spaces between thousands: a northing of seven digits or an easting of five or six.
_GROUPED = r"(?<!\d)(?:\d\s\d{3}\s\d{3}|\d{2,3}\s\d{3})(?:[.,]\d+)?(?!\d)"
_NAMED_ZONE = re.compile(r"(?:sweref\s*99\s*)(1[2-8]|2[0-3])[\s°]*(00|15|30|45)\b", re.IGNORECASE)
_EPSG = re.compile(r"epsg:?\s*(\d{4})", re.IGNORECASE)
_SWEREF_TM = re.compile(r"sweref\s*99\s*tm", re.IGNORECASE)
_DMS = re.compile(r"(\d{1,2})\s*°\s*(\d{1,2})\s*[′']\s*(\d{1,2}(?:[.,]\d+)?)\s*[″\"]?\s*([NSEWÖV])", re.IGNORECASE)

# Sweden's bounding box: latitude, longitude; northing shared by all projected systems; easting by kind.
_LATITUDE, _LONGITUDE = (55.0, 69.2), (10.5, 24.3)
_NORTHING, _TM_EASTING, _ZONE_EASTING = (6_110_000.0, 7_690_000.0), (250_000.0, 930_000.0), (20_000.0, 330_000.0)


@dataclass(frozen=True)
class Position:
    """A point and the coordinate system it was written in; x is east (or longitude), y is north (or latitude)."""

    epsg: int
    x: float
    y: float


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]


def in_sweden(longitude: float, latitude: float) -> bool:
    """Whether a WGS 84 position lies within Sweden's bounding box."""
    return _within(latitude, _LATITUDE) and _within(longitude, _LONGITUDE)


def parse_coordinates(text: str, local_epsg: int = SWEREF99_TM) -> Position:
    """The position a text means; numbers of a local zone are read in `local_epsg` unless the text names another.

    Either order of the two numbers is taken where ranges tell them apart. CoordinatesError says what is wrong.
    """
    named, rest = _named_system(text)
    return _either_way(*(_degrees(rest) or _two_numbers(rest)), named, local_epsg)


def position_of(north: float, east: float, local_epsg: int) -> Position:
    """The same for two numbers: in the order they should have, or in the other one where only that lies in Sweden."""
    return _either_way(north, east, None, local_epsg)


def _either_way(first: float, second: float, named: int | None, local_epsg: int) -> Position:
    for north, east in ((first, second), (second, first)):
        position = _placed(north, east, named, local_epsg)
        if position:
            return position
    raise CoordinatesError(
        translate(
            "Coordinates",
            "{first}, {second} does not lie in Sweden. Write WGS 84 as 58.0312, 12.8089 or SWEREF 99 as N, E in "
            "metres.",
        ).format(first=first, second=second)
    )


def _placed(north: float, east: float, named: int | None, local_epsg: int) -> Position | None:
    if named in (None, WGS84) and _within(north, _LATITUDE) and _within(east, _LONGITUDE):
        return Position(WGS84, east, north)
    if not _within(north, _NORTHING):
        return None
    if named in LOCAL_EPSG:
        return Position(named or 0, east, north) if _within(east, _ZONE_EASTING) else None
    # Between 250 and 330 km both kinds exist; a workspace in a local zone never reaches that far from its meridian.
    if named in (None, SWEREF99_TM) and _within(east, _TM_EASTING):
        return Position(SWEREF99_TM, east, north)
    if named is None and local_epsg in LOCAL_EPSG and _within(east, _ZONE_EASTING):
        return Position(local_epsg, east, north)
    return None


def _named_system(text: str) -> tuple[int | None, str]:
    code = _EPSG.search(text)
    if code:
        epsg = int(code.group(1))
        if epsg not in LOCAL_EPSG and epsg not in (WGS84, SWEREF99_TM):
            raise CoordinatesError(
                translate("Coordinates", "EPSG:{epsg} is not known here. Use WGS 84 or SWEREF 99.").format(epsg=epsg)
            )
        return epsg, text.replace(code.group(), " ")
    zone = _NAMED_ZONE.search(text)
    if zone and "".join(zone.groups()) in ZONES:
        return ZONES["".join(zone.groups())], text.replace(zone.group(), " ")
    tm = _SWEREF_TM.search(text)
    if tm:
        return SWEREF99_TM, text.replace(tm.group(), " ")
    return None, re.sub(r"wgs\s*84", " ", text, flags=re.IGNORECASE)


def _degrees(text: str) -> tuple[float, float] | None:
    found = _DMS.findall(text)
    if len(found) != 2:
        return None
    values = [float(d) + float(m) / 60 + float(s.replace(",", ".")) / 3600 for d, m, s, _letter in found]
    return values[0], values[1]


def _two_numbers(text: str) -> tuple[float, float]:
    # "58,0312 12,8089", "58.0312, 12.8089" and "6 435 123 371 234" are all common ways to write a pair.
    for pattern in (r"[-+]?\d+(?:\.\d+)?", _NUMBER.pattern, _GROUPED):
        numbers = re.findall(pattern, text)
        if len(numbers) == 2:
            first, second = (float(re.sub(r"\s", "", number).replace(",", ".")) for number in numbers)
            return first, second
    raise CoordinatesError(
        translate("Coordinates", "“{text}” does not hold two numbers. Write the position as 58.0312, 12.8089.").format(
            text=text.strip()[:60]
        )
    )
