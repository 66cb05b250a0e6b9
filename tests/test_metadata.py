"""metadata.txt says what QGIS and the plugin site want to know, and agrees with the rest."""

from __future__ import annotations

import re

import pytest
from qgis.core import Qgis

from tests.conftest import ROOT
from tools.package import metadata

REQUIRED = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository",
    "homepage",
)  # fmt: skip


@pytest.mark.parametrize("key", REQUIRED)
def test_the_site_gets_every_key_it_requires(key: str) -> None:
    assert metadata()[key].strip()


def test_versions_fit_the_qgis_that_runs_this_and_qgis_4() -> None:
    given = metadata()
    lowest, highest = (tuple(map(int, given[f"qgis{end}imumVersion"].split("."))) for end in ("Min", "Max"))
    assert lowest == (3, 40)
    assert highest == (4, 99)
    running = Qgis.QGIS_VERSION_INT
    assert lowest <= (running // 10000, running // 100 % 100) <= highest
    assert "supportsQt6" not in given  # QGIS 4 reads qgisMaximumVersion; the flag would promise what no test holds


def test_processing_is_offered_without_a_window() -> None:
    assert metadata()["hasProcessingProvider"] == "yes"


def test_texts_are_english_and_the_author_has_no_slash() -> None:
    given = metadata()
    for key in ("name", "description", "about"):
        assert given[key].isascii(), key
    assert "/" not in given["author"]


def test_addresses_stand_in_one_place_until_the_owner_publishes() -> None:
    given = metadata()
    for key in ("homepage", "tracker", "repository"):
        assert re.match(r"https://example\.org/trygghet(/|$)", given[key]), key


def test_version_is_the_newest_of_the_changelog() -> None:
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert metadata()["version"] == newest.group(1)


def test_icon_exists() -> None:
    icon = ROOT / "trygghet_plugin" / metadata()["icon"]
    assert icon.suffix == ".png"
    assert icon.is_file()
