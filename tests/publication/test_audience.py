"""Who may see what: the rules that every page asks."""

from __future__ import annotations

import pytest

from trygghet_plugin.core.choices import BLOCK_SIZE, DWELLING_PLACE_TYPES
from trygghet_plugin.core.errors import NotAvailable
from trygghet_plugin.publication.audience import (
    Audience,
    may_show,
    refuse_public,
    shown_point,
    stamp,
)


def test_public_is_refused_with_words_and_the_others_pass() -> None:
    refuse_public(Audience.INTERNAL)
    refuse_public(Audience.PARTNERS)
    with pytest.raises(NotAvailable, match="Nothing was written"):
        refuse_public(Audience.PUBLIC)


def test_internal_reports_are_for_internal_maps_only() -> None:
    assert may_show(Audience.INTERNAL, internal_only=True)
    assert not may_show(Audience.PARTNERS, internal_only=True)
    assert may_show(Audience.PARTNERS, internal_only=False)


@pytest.mark.parametrize("place_type", sorted(DWELLING_PLACE_TYPES))
def test_partners_see_a_dwelling_only_as_the_middle_of_its_block(place_type: str) -> None:
    first = shown_point(Audience.PARTNERS, 112_301.0, 6_434_010.0, place_type)
    second = shown_point(Audience.PARTNERS, 112_449.0, 6_434_199.0, place_type)
    assert first == second == (112_375.0, 6_434_125.0)
    assert all(abs(a - b) <= BLOCK_SIZE / 2 for a, b in zip(first, (112_301.0, 6_434_010.0)))
    assert shown_point(Audience.INTERNAL, 112_301.0, 6_434_010.0, place_type) == (112_301.0, 6_434_010.0)


def test_a_public_place_is_shown_where_it_is() -> None:
    assert shown_point(Audience.PARTNERS, 112_301.0, 6_434_010.0, "torg") == (112_301.0, 6_434_010.0)


def test_the_stamp_names_audience_and_week() -> None:
    assert "cooperation v. 47" in stamp(Audience.PARTNERS, "v. 47")
    assert "Internal" in stamp(Audience.INTERNAL, "v. 47")
