"""The three audiences and what each may see. Everything that leaves the window asks here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.core.choices import BLOCK_SIZE, DWELLING_PLACE_TYPES
from trygghet_plugin.core.errors import NotAvailable
from trygghet_plugin.core.words import translate


def audience_label(audience: Audience) -> str:
    """The audience as people say it."""
    return {
        Audience.INTERNAL: translate("Audience", "internal"),
        Audience.PARTNERS: translate("Audience", "partners"),
        Audience.PUBLIC: translate("Audience", "public"),
    }[audience]


def refuse_public(audience: Audience) -> None:
    """Public material needs disclosure control, which does not exist yet: nothing is written until then."""
    if audience is Audience.PUBLIC:
        raise NotAvailable(
            translate(
                "Audience",
                "A map for the public needs protection of small counts, which this version does not have. Nothing"
                " was written. Choose “internal” or “partners”.",
            )
        )


def stamp(audience: Audience, week: str) -> str:
    """What stands at the foot of every page for this audience."""
    if audience is Audience.PARTNERS:
        return translate(
            "Audience", "Material for cooperation {week}. Do not pass on. Tested for secrecy if requested."
        ).format(week=week)
    return translate(
        "Audience", "Internal working material {week}. Do not pass on. Tested for secrecy if requested."
    ).format(week=week)


def may_show(audience: Audience, internal_only: bool) -> bool:
    """Whether a report may be on a map for this audience at all."""
    return audience is Audience.INTERNAL or not internal_only


def shown_point(audience: Audience, x: float, y: float, place_type: str) -> tuple[float, float]:
    """Where a report is drawn (metres): as reported internally; a dwelling in the middle of its block for others."""
    if audience is Audience.INTERNAL or place_type not in DWELLING_PLACE_TYPES:
        return x, y
    return float(middle_of_block(x)), float(middle_of_block(y))


def middle_of_block(metres: Any) -> Any:
    """The coordinate of the middle of the block a coordinate lies in; a number, or an array of them."""
    return (np.floor(metres / BLOCK_SIZE) + 0.5) * BLOCK_SIZE


def shown_place(
    audience: Audience, place_id: str, place_type: str, named_types: Mapping[str, str]
) -> tuple[str, str]:
    """The place and sort of place an audience is told; `named_types` holds the sort of each named place.

    Outside the house a dwelling has no name, for that is its address.
    """
    if audience is Audience.INTERNAL:
        return place_id, place_type
    if named_types.get(place_id) in DWELLING_PLACE_TYPES:
        place_type = named_types[place_id]
    return ("" if place_type in DWELLING_PLACE_TYPES else place_id), place_type
