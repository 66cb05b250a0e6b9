"""Positions as people paste them, in WGS 84, SWEREF 99 TM and all twelve zones. Expected values are PROJ's."""

from __future__ import annotations

import pytest
from osgeo import osr

from trygghet_plugin.core.coordinates import LOCAL_EPSG, SWEREF99_TM, WGS84, ZONES, Position, parse_coordinates
from trygghet_plugin.core.errors import CoordinatesError
from trygghet_plugin.core.municipalities import Municipality, local_zone, municipalities

# A place near the middle of each zone: longitude of its meridian, and a latitude in Sweden along it.
LATITUDES = {
    3007: 57.7,
    3008: 58.03,
    3009: 58.4,
    3010: 59.3,
    3011: 59.3,
    3012: 63.2,
    3013: 62.4,
    3014: 63.3,
    3015: 63.8,
    3016: 64.7,
    3017: 66.6,
    3018: 65.8,
}


def projected(longitude: float, latitude: float, epsg: int) -> tuple[float, float]:
    source, target = osr.SpatialReference(), osr.SpatialReference()
    for system, code in ((source, WGS84), (target, epsg)):
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    x, y, _z = osr.CoordinateTransformation(source, target).TransformPoint(longitude, latitude)
    return x, y


def place_in(epsg: int) -> tuple[float, float]:
    name = next(name for name, code in ZONES.items() if code == epsg)
    return int(name[:2]) + int(name[2:]) / 60 + 0.02, LATITUDES[epsg]


@pytest.mark.parametrize("epsg", sorted(LOCAL_EPSG))
def test_numbers_of_the_workspaces_zone_are_taken_in_either_order(epsg: int) -> None:
    x, y = projected(*place_in(epsg), epsg)
    for text in (f"{y:.1f}, {x:.1f}", f"{x:.1f} {y:.1f}"):
        position = parse_coordinates(text, epsg)
        assert position.epsg == epsg
        assert (position.x, position.y) == pytest.approx((x, y), abs=0.06)


@pytest.mark.parametrize("one", municipalities(), ids=lambda one: one.code)
def test_every_municipalitys_own_zone_is_read_whatever_the_workspaces_system(one: Municipality) -> None:
    longitude, latitude = one.rings()[0][0]
    x, y = projected(longitude, latitude, one.epsg)
    for epsg in (SWEREF99_TM, one.epsg, 5850):
        position = parse_coordinates(f"{y:.1f}, {x:.1f}", local_zone(epsg, one.code))
        assert position == Position(one.epsg, pytest.approx(x, abs=0.06), pytest.approx(y, abs=0.06))


def test_a_workspaces_zone_is_its_own_before_the_municipalitys() -> None:
    assert local_zone(3007, "1442") == 3007
    assert local_zone(SWEREF99_TM, "0000") == SWEREF99_TM


@pytest.mark.parametrize("epsg", sorted(LOCAL_EPSG))
def test_a_named_zone_wins_over_the_workspaces(epsg: int) -> None:
    name = next(name for name, code in ZONES.items() if code == epsg)
    x, y = projected(*place_in(epsg), epsg)
    for named in (f"SWEREF 99 {name[:2]} {name[2:]}", f"sweref99 {name[:2]}{name[2:]}", f"EPSG:{epsg}"):
        assert parse_coordinates(f"{named}: {y:.0f} {x:.0f}", 3008 if epsg != 3008 else 3009).epsg == epsg


@pytest.mark.parametrize("epsg", sorted(LOCAL_EPSG))
def test_sweref_tm_is_told_apart_from_every_zone(epsg: int) -> None:
    x, y = projected(*place_in(epsg), SWEREF99_TM)
    assert parse_coordinates(f"{y:.0f} {x:.0f}", epsg) == Position(SWEREF99_TM, round(x), round(y))


@pytest.mark.parametrize(
    "text",
    [
        "58.0323, 12.8089",
        "58,0323 12,8089",
        "12.8089 58.0323",
        "58.0323N 12.8089E",
        "WGS84 58.0323, 12.8089",
        "58.0323;12.8089",
        "  58.0323\t12.8089 ",
    ],
)
def test_wgs_84_in_the_spellings_people_use(text: str) -> None:
    assert parse_coordinates(text) == Position(WGS84, 12.8089, 58.0323)


def test_degrees_minutes_seconds() -> None:
    position = parse_coordinates("58°1'56.3\"N 12°48'32.0\"E")
    assert (position.y, position.x) == pytest.approx((58.03231, 12.80889), abs=1e-5)


def test_numbers_with_spaces_between_thousands() -> None:
    assert parse_coordinates("6 435 123  371 234") == Position(SWEREF99_TM, 371234.0, 6435123.0)
    assert parse_coordinates("6\u00a0435\u00a0123 371\u00a0234") == Position(SWEREF99_TM, 371234.0, 6435123.0)


@pytest.mark.parametrize("text", ["48.85, 2.35", "0, 0", "6435123 1371234", "91, 200", "EPSG:3008 6435123 371234"])
def test_outside_sweden_is_refused(text: str) -> None:
    with pytest.raises(CoordinatesError, match="Sweden"):
        parse_coordinates(text, 3008)


@pytest.mark.parametrize("text", ["", "torget", "58.03", "1 2 3 4", "<img src=x>", "'; DROP TABLE"])
def test_what_is_no_position_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(CoordinatesError) as refusal:
        parse_coordinates(text)
    assert text[:60] in str(refusal.value)


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(CoordinatesError, match="EPSG:2400"):
        parse_coordinates("EPSG:2400 6435123 1371234")


def test_every_municipality_is_found_in_its_own_zone() -> None:
    """A workspace reads numbers in its municipality's zone; none of the 290 may be mistaken for SWEREF 99 TM."""
    for one in municipalities():
        longitude, latitude = one.rings()[0][0]
        x, y = projected(longitude, latitude, one.epsg)
        assert parse_coordinates(f"{y:.1f} {x:.1f}", one.epsg).epsg == one.epsg, one.name
