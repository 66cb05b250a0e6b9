"""Profiles: what is understood, and which key is named when one is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.exchange.profile import PROFILES, FieldRule, built_in_profiles, load_profile, parse_profile

# The example of the contract, word for word.
CONTRACT: dict[str, Any] = {
    "name": "fastighet",
    "encoding": "auto",
    "delimiter": "auto",
    "decimal": "auto",
    "source_ref": "Ärendenr",
    "geometry": {"x": "X", "y": "Y", "crs": "EPSG:3008"},
    "defaults": {"kind": "event", "source": "import", "organisation": "fastighet"},
    "fields": {
        "category": {"column": "Typ", "values": {"Klotter": "klotter", "*": "annat"}},
        "occurred_at": {"column": "Datum", "format": "%Y-%m-%d %H:%M", "timezone": "Europe/Stockholm"},
        "description": {"column": "Beskrivning"},
    },
}


def test_the_contracts_example() -> None:
    profile = parse_profile(CONTRACT)
    assert (profile.name, profile.source_ref, profile.geometry.epsg) == ("fastighet", "Ärendenr", 3008)
    assert profile.fields["category"].values == {"klotter": "klotter", "*": "annat"}
    assert profile.fields["occurred_at"] == FieldRule(("Datum",), None, ("%Y-%m-%d %H:%M",))
    assert profile.columns() == ("Ärendenr", "X", "Y", "Typ", "Datum", "Beskrivning")
    assert profile.defaults["organisation"] == "fastighet"


@pytest.mark.parametrize("geometry", [{"layer": True}, {"latlon": "gps"}, {"x": "E", "y": "N"}])
def test_the_other_ways_to_say_where(geometry: dict[str, Any]) -> None:
    assert parse_profile({**CONTRACT, "geometry": geometry})


def test_defaults_are_of_the_kind_their_column_holds() -> None:
    profile = parse_profile({**CONTRACT, "defaults": {"position_accuracy": "12,5", "reporter_name": 5, "severity": 2}})
    assert profile.defaults == {"position_accuracy": 12.5, "reporter_name": "5", "severity": "2"}


WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("name", lambda p: p.pop("name")),
    ("name", lambda p: p.update(name="../../etc")),
    ("colour", lambda p: p.update(colour="red")),
    ("encoding", lambda p: p.update(encoding="hex")),
    ("encoding", lambda p: p.update(encoding="utf-99")),
    ("delimiter", lambda p: p.update(delimiter=";;")),
    ("delimiter", lambda p: p.update(delimiter='"')),
    ("decimal", lambda p: p.update(decimal="komma")),
    ("source_ref", lambda p: p.update(source_ref=7)),
    ("geometry", lambda p: p.pop("geometry")),
    ("geometry", lambda p: p.update(geometry={"x": "X"})),
    ("geometry", lambda p: p.update(geometry={"x": "X", "y": "Y", "layer": True})),
    ("geometry.crs", lambda p: p["geometry"].update(crs="RT90")),
    ("geometry.sql", lambda p: p["geometry"].update(sql="1")),
    ("fields", lambda p: p.update(fields=[])),
    ("fields.category", lambda p: p["fields"].pop("category")),
    ("fields.status", lambda p: p["fields"].update(status={"column": "a"})),
    ("fields.report_id", lambda p: p["fields"].update(report_id={"column": "a"})),
    ("fields.category.column", lambda p: p["fields"].update(category={})),
    ("fields.category.column", lambda p: p["fields"].update(category={"column": []})),
    ("fields.category.expression", lambda p: p["fields"]["category"].update(expression="env('PATH')")),
    ("fields.category.values", lambda p: p["fields"]["category"].update(values=["a"])),
    ("fields.category.values.Klotter", lambda p: p["fields"]["category"]["values"].update(Klotter=[1])),
    ("fields.occurred_at.format", lambda p: p["fields"]["occurred_at"].update(format="ÅÅÅÅ")),
    ("fields.occurred_at.timezone", lambda p: p["fields"]["occurred_at"].update(timezone="Mars/Olympus")),
    ("fields.occurred_at.format", lambda p: p["fields"]["occurred_at"].update(format="%Y-%Q")),
    ("fields.occurred_at.format", lambda p: p["fields"]["occurred_at"].update(format=["%Y-%m-%d", "%Y-%Y"])),
    ("fields.occurred_at.timezone", lambda p: p["fields"]["occurred_at"].update(timezone="+99:99")),
    ("geometry.crs", lambda p: p["geometry"].update(crs="EPSG:300²")),
    ("encoding", lambda p: p.update(encoding="undefined")),
    ("encoding", lambda p: p.update(encoding="utf\0")),
    ("defaults.position_accuracy", lambda p: p["defaults"].update(position_accuracy="abc")),
    ("defaults.position_accuracy", lambda p: p["defaults"].update(position_accuracy=-5)),
    ("defaults.position_accuracy", lambda p: p["defaults"].update(position_accuracy=1e99)),
    ("defaults.position_accuracy", lambda p: p["defaults"].update(position_accuracy=float("inf"))),
    ("defaults.kind", lambda p: p["defaults"].update(kind="incident")),
    ("defaults.source", lambda p: p["defaults"].update(source="elsewhere")),
    ("defaults.status", lambda p: p["defaults"].update(status="approved")),
    ("defaults.organisation", lambda p: p["defaults"].update(organisation={"a": 1})),
]


@pytest.mark.parametrize(("key", "spoil"), WRONG, ids=[f"{number}-{key}" for number, (key, _spoil) in enumerate(WRONG)])
def test_a_wrong_key_is_named(key: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    data = copy.deepcopy(CONTRACT)
    spoil(data)
    with pytest.raises(ImportRefused) as refusal:
        parse_profile(data)
    assert f"“{key}”" in str(refusal.value)


@pytest.mark.parametrize("data", [None, [], "profile", 7])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(ImportRefused):
        parse_profile(data)


def test_profiles_by_name_and_by_file(tmp_path: Path) -> None:
    assert "polisen" in built_in_profiles()
    path = tmp_path / "min profil.json"
    path.write_text("\ufeff" + json.dumps(CONTRACT), encoding="utf-8")
    assert load_profile(str(path)) == parse_profile(CONTRACT)


@pytest.mark.parametrize("text", ["", "okänd", "/etc/passwd", "../profiles/polisen", "http://127.0.0.1/p.json"])
def test_an_unknown_profile_names_the_known_ones(text: str) -> None:
    with pytest.raises(ImportRefused, match="polisen"):
        load_profile(text)


@pytest.mark.parametrize("content", ["{", "[" * 100_000, " " * 1_000_001, "\udcff"])
def test_a_file_that_is_no_profile(tmp_path: Path, content: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ImportRefused, match="JSON"):
        load_profile(str(path))


@pytest.mark.parametrize("name", [path.stem for path in PROFILES.glob("*.json")])
def test_built_in_profiles_use_categories_that_ship(name: str) -> None:
    values = load_profile(name).fields["category"].values or {}
    assert {code for code in values.values() if default_choices().get("category", code) is None} == set()
    assert values["*"] == "annat"
