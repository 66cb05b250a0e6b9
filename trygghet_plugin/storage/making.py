"""What a new workspace holds from the start, whichever database it is made in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.form import Form, form_to_dict
from trygghet_plugin.core.localtime import format_utc, now
from trygghet_plugin.core.municipalities import municipality as municipality_of
from trygghet_plugin.storage.coordinate_systems import border_area, srs_row
from trygghet_plugin.storage.geopackage.questions import question_columns
from trygghet_plugin.storage.values import Area


def new_workspace(
    municipality: str, epsg: int | None, areas: Sequence[Area] | None, form: Form, practice: bool
) -> dict[str, Any]:
    """The request a database makes it by."""
    place = municipality_of(municipality)
    epsg = epsg or place.epsg
    # The border that ships is generalised: a better one of the user's own takes its place.
    own_border = any(area.code == place.code for area in areas or ())
    every_area = [*(() if own_border else (border_area(place, epsg),)), *(areas or ())]
    return {
        "srs": srs_row(epsg),
        "form": form_to_dict(form),
        "question_columns": question_columns(form),
        "choices": _choice_rows(),
        "organisations": [],
        "areas": [_area_row(area) for area in every_area],
        "settings": {
            "workspace_id": str(uuid.uuid4()),
            "municipality": place.code,
            "municipality_name": place.name,
            "epsg": str(epsg),
            "practice": "1" if practice else "0",
            "created_at": format_utc(now()),
        },
    }


def _choice_rows() -> list[dict[str, Any]]:
    rows = [asdict(choice) for choice in default_choices().all]
    return [{"group_code" if name == "group" else name: value for name, value in row.items()} for row in rows]


def _area_row(area: Area) -> Mapping[str, Any]:
    return {
        "area_code": area.code,
        "name": area.name,
        "kind": area.kind,
        "population": area.population,
        "wkb": area.wkb.hex(),
    }
