"""Import profiles: which column of a foreign table says what, in whose words. JSON (design §6), checked key by key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.errors import ImportRefused, InvalidReport
from trygghet_plugin.core.form import CODE
from trygghet_plugin.core.report import LEAST_ACCURATE_M, QUESTION_PREFIX, Kind, Source
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.exchange.values import STOCKHOLM, parse_number, shown, timezone_reader

PROFILES = RESOURCES / "profiles"
PROFILE_SIZE_LIMIT = 1_000_000

TIME_TARGETS = frozenset({"occurred_at", "occurred_until", "discovered_at", "received_at"})
CODED_TARGETS = frozenset(
    {"category", "kind", "severity", "place_type", "police_report", "organisation", "responsible_organisation"}
)
TEXT_TARGETS = frozenset(
    {"description", "reporter_name", "reporter_contact", "police_reference", "fault_reference", "place_id"}
)
NUMBER_TARGETS = frozenset({"position_accuracy"})
TARGETS = TIME_TARGETS | CODED_TARGETS | TEXT_TARGETS | NUMBER_TARGETS
DEFAULT_TARGETS = TARGETS - TIME_TARGETS | {"source"}


@dataclass(frozen=True)
class FieldRule:
    """How one of our columns is filled: from which columns, with which values, in which time format."""

    columns: tuple[str, ...]
    values: Mapping[str, str] | None = None
    formats: tuple[str, ...] = ()
    timezone: str = STOCKHOLM
    before: str = ""
    year_from: str = ""

    def said(self, text: str) -> str:
        """A cell in the profile's words; as it stands where the profile has none: "*" would make it one with others."""
        return (self.values or {}).get(text.casefold()) or text


@dataclass(frozen=True)
class GeometryRule:
    """Where the position stands: in columns x and y, in one column "lat,lon", or in the layer's own points."""

    x: str = ""
    y: str = ""
    epsg: int | None = None
    latlon: str = ""
    layer: bool = False


@dataclass(frozen=True)
class Profile:
    """A checked import profile. `source_ref` names the column with the other system's id; empty: the row is its id."""

    name: str
    geometry: GeometryRule
    fields: Mapping[str, FieldRule]
    defaults: Mapping[str, Any] = field(default_factory=dict)
    source_ref: str = ""
    encoding: str = "auto"
    delimiter: str = "auto"
    decimal: str = "auto"

    def columns(self) -> tuple[str, ...]:
        """Every column of the table that the profile reads."""
        rule = self.geometry
        used = [self.source_ref, rule.x, rule.y, rule.latlon]
        for one in self.fields.values():
            used += [*one.columns, one.year_from]
        return tuple(dict.fromkeys(column for column in used if column))


def built_in_profiles() -> tuple[str, ...]:
    """Names of the profiles that come with the plugin."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.json")))


def load_profile(text: str) -> Profile:
    """The profile that `PROFILE` names: a built-in one by name, else a JSON file. ImportRefused names the wrong key."""
    name = text.strip()
    path = PROFILES / f"{name}.json" if name in built_in_profiles() else Path(name)
    if path.suffix.lower() != ".json" or not path.is_file():
        raise ImportRefused(
            translate(
                "Profile", "There is no import profile “{name}”. Write the path of a JSON file or one of: {known}."
            ).format(name=shown(name), known=", ".join(built_in_profiles()))
        )
    try:
        if path.stat().st_size > PROFILE_SIZE_LIMIT:
            raise ValueError("> 1 MB")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        raise ImportRefused(
            translate("Profile", "The profile “{name}” is not valid JSON ({problem}).").format(
                name=path.name, problem=shown(problem)
            )
        ) from problem
    return parse_profile(data)


def parse_profile(data: object) -> Profile:
    """The profile that JSON data describes; ImportRefused names the key that is wrong and says what it should be."""
    top = _object(data, "")
    _known_keys(top, "", {"name", "encoding", "delimiter", "decimal", "source_ref", "geometry", "defaults", "fields"})
    name = _string(top, "name", "")
    if not name or not CODE.fullmatch(name.lower().replace("-", "_")):
        raise _wrong("name", translate("Profile", "a short name of letters a–z, digits, _ and -"))
    fields = {target: _field(target, rule) for target, rule in _object(top.get("fields"), "fields").items()}
    if "category" not in fields and "category" not in _object(top.get("defaults", {}), "defaults"):
        raise _wrong("fields.category", translate("Profile", "a rule for the category, or a default for it"))
    return Profile(
        name=name,
        geometry=_geometry(top.get("geometry")),
        fields=MappingProxyType(fields),
        defaults=_defaults(top.get("defaults", {})),
        source_ref=_string(top, "source_ref", ""),
        encoding=_encoding(top),
        delimiter=_delimiter(top),
        decimal=_decimal(top),
    )


def _wrong(key: str, expected: str) -> ImportRefused:
    return ImportRefused(
        translate("Profile", "The import profile is wrong at “{key}”: it should be {expected}.").format(
            key=key, expected=expected
        )
    )


def _known_keys(data: Mapping[str, Any], key: str, known: set[str] | frozenset[str]) -> None:
    for name in data:
        if name not in known:
            raise _wrong(f"{key}{name}", translate("Profile", "one of {known}").format(known=", ".join(sorted(known))))


def _object(value: object, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(key or "{}", translate("Profile", "an object with named values"))
    return value


def _string(data: Mapping[str, Any], key: str, default: str, prefix: str = "") -> str:
    value = data.get(key, default)
    if value is None:
        return default
    if not isinstance(value, str):
        raise _wrong(prefix + key, translate("Profile", "a text"))
    return value.strip() if key != "delimiter" else value


def _encoding(data: Mapping[str, Any]) -> str:
    name = _string(data, "encoding", "auto")
    if name != "auto":
        try:
            "".encode(name)  # refuses hex, zlib and the like, which are no encodings of text
        except (LookupError, ValueError) as problem:
            raise _wrong(
                "encoding", translate("Profile", "auto, utf-8, windows-1252 or another encoding's name")
            ) from problem
    return name


def _delimiter(data: Mapping[str, Any]) -> str:
    value = _string(data, "delimiter", "auto")
    value = {"tab": "\t", "\\t": "\t"}.get(value, value)
    if value != "auto" and (len(value) != 1 or value in '"\r\n'):
        raise _wrong("delimiter", translate("Profile", "auto or one character such as ; , or a tab"))
    return value


def _decimal(data: Mapping[str, Any]) -> str:
    value = _string(data, "decimal", "auto")
    if value not in ("auto", ",", "."):
        raise _wrong("decimal", translate("Profile", "auto, a comma or a point"))
    return value


def _geometry(value: object) -> GeometryRule:
    data = _object(value, "geometry")
    _known_keys(data, "geometry.", {"x", "y", "crs", "latlon", "layer"})
    rule = GeometryRule(
        _string(data, "x", "", "geometry."),
        _string(data, "y", "", "geometry."),
        _crs(data),
        _string(data, "latlon", "", "geometry."),
        data.get("layer") is True,
    )
    ways = [bool(rule.x and rule.y), bool(rule.latlon), rule.layer]
    if sum(ways) != 1 or bool(rule.x) != bool(rule.y):
        raise _wrong("geometry", translate("Profile", "either x and y, or latlon, or layer"))
    return rule


def _crs(data: Mapping[str, Any]) -> int | None:
    text = _string(data, "crs", "", "geometry.")
    if not text:
        return None
    digits = text.upper().replace("EPSG:", "")
    if not digits.isdecimal() or len(digits) > 6:
        raise _wrong("geometry.crs", translate("Profile", "an EPSG code such as EPSG:3006"))
    return int(digits)


def _field(target: str, value: object) -> FieldRule:
    key = f"fields.{target}"
    if target not in TARGETS and not target.startswith(QUESTION_PREFIX):
        raise _wrong(key, translate("Profile", "one of {known}").format(known=", ".join(sorted(TARGETS)) + ", q_…"))
    data = _object(value, key)
    _known_keys(data, key + ".", {"column", "values", "format", "timezone", "before", "year_from"})
    column = data.get("column")
    columns = tuple(column) if isinstance(column, list) else (column,)
    if not columns or not all(isinstance(one, str) and one for one in columns):
        raise _wrong(f"{key}.column", translate("Profile", "the name of a column, or a list of them"))
    zone = _string(data, "timezone", STOCKHOLM, key + ".")
    if timezone_reader(zone) is None:
        raise _wrong(f"{key}.timezone", translate("Profile", "Europe/Stockholm, UTC or an offset such as +01:00"))
    return FieldRule(
        columns,
        _values(data.get("values"), key),
        _formats(data.get("format"), key),
        zone,
        _string(data, "before", "", key + "."),
        _string(data, "year_from", "", key + "."),
    )


def _values(value: object, key: str) -> Mapping[str, str] | None:
    if value is None:
        return None
    data = _object(value, f"{key}.values")
    for name, code in data.items():
        if not isinstance(code, (str, int)) or isinstance(code, bool):
            raise _wrong(f"{key}.values.{name}", translate("Profile", "a code"))
    return MappingProxyType({name.strip().casefold(): str(code) for name, code in data.items()})


def _formats(value: object, key: str) -> tuple[str, ...]:
    formats = value if isinstance(value, list) else [value] if value is not None else []
    for one in formats:
        if not isinstance(one, str) or "%" not in one or not _is_read(one):
            raise _wrong(
                f"{key}.format", translate("Profile", "a time format such as %Y-%m-%d %H:%M, or a list of them")
            )
    return tuple(formats)


def _is_read(spelling: str) -> bool:
    """Whether a time that is written in a format can be read again; `strptime` itself says no only with a row."""
    try:
        datetime.strptime(datetime(2026, 11, 21, 22, 10, tzinfo=timezone.utc).strftime(spelling), spelling)
    except (ValueError, re.error):
        return False
    return True


def _defaults(value: object) -> Mapping[str, Any]:
    data = _object(value, "defaults")
    _known_keys(data, "defaults.", DEFAULT_TARGETS)
    for key, enum in (("kind", Kind), ("source", Source)):
        if key in data and data[key] not in [member.value for member in enum]:
            raise _wrong(
                f"defaults.{key}", translate("Profile", "one of {known}").format(known=", ".join(m.value for m in enum))
            )
    for key, one in data.items():
        if not isinstance(one, (str, int, float)) or isinstance(one, bool):
            raise _wrong(f"defaults.{key}", translate("Profile", "a code, a text or a number"))
    return MappingProxyType(
        {key: _metres(key, one) if key in NUMBER_TARGETS else str(one) for key, one in data.items()}
    )


def _metres(key: str, value: str | int | float) -> float:
    try:
        metres = parse_number(value)
    except InvalidReport:
        metres = -1.0
    if not 0 <= metres <= LEAST_ACCURATE_M:
        expected = translate("Profile", "a distance in metres from 0 to {most}")
        raise _wrong(f"defaults.{key}", expected.format(most=number(LEAST_ACCURATE_M)))
    return metres
