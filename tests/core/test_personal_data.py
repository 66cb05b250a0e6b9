"""The guard's corpus: what it must find, what it must leave alone. Numbers are invented or reserved for fiction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.personal_data import MASK, find_personal_data, kind_label, mask

FOUND = [
    ("Ring 070-174 06 05 om något händer.", "phone", "070-174 06 05"),
    ("Ring 0701740605 om något händer.", "phone", "0701740605"),
    ("tel +46 70 174 06 05", "phone", "+46 70 174 06 05"),
    ("0046 70 174 06 05", "phone", "0046 70 174 06 05"),
    ("tel +46(0)70-174 06 05.", "phone", "+46(0)70-174 06 05"),
    ("Kontoret: 031-390 06 05", "phone", "031-390 06 05"),
    ("Kontoret: 08-465 004 05", "phone", "08-465 004 05"),
    ("skrev till anna.test@example.org i går", "email", "anna.test@example.org"),
    ("mejl: a+b@mail.example.org.", "email", "a+b@mail.example.org"),
    ("Bilen ABC 123 stod kvar.", "plate", "ABC 123"),
    ("Bilen abc123 stod kvar.", "plate", "abc123"),
    ("reg.nr MLB84A", "plate", "MLB84A"),
    ("regnr DEN 123 igen", None, ""),
    ("född 19811218-9876", "personnummer", "19811218-9876"),
    ("811218-9876 stod på lappen", "personnummer", "811218-9876"),
    ("nummer 8112189876 på lappen", "personnummer", "8112189876"),
    ("nummer 811278-9873 på lappen", "personnummer", "811278-9873"),
    ("121212+1212", "personnummer", "121212+1212"),
]

LEFT_ALONE = [
    "Trasig lampa 2026-11-21 kl 22:10 vid gångtunneln.",
    "Klottret är 3 x 4 meter och kostar 15 000 kr.",
    "Se ärende 2026-0143.",
    "Position 6435123, 371234 i SWEREF 99.",
    "Position 58.0312, 12.8089.",
    "Ring 112 eller 114 14.",
    "den 12 nov 123 personer på torget",
    "rum 214 och hus 12 B",
    "Väg E20, riksväg 42, buss 550.",
    "Cirka 200 flaskor, 10-15 ungdomar, 3-4 gånger per vecka.",
    "postnummer 447 30",
    "kl 18.00-23.30 varje fredag",
    "org.nr finns hos kommunen",
    "",
]


@pytest.mark.parametrize(("text", "kind", "what"), FOUND, ids=[text for text, _kind, _what in FOUND])
def test_what_identifies_is_found(text: str, kind: str | None, what: str) -> None:
    found = [(finding.kind, finding.text) for finding in find_personal_data(text)]
    assert found == ([(kind, what)] if kind else [])


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_writing_is_left_alone(text: str) -> None:
    assert find_personal_data(text) == ()


def test_several_findings_come_in_order_and_are_masked() -> None:
    text = "Bilen ABC 123, ring 070-174 06 05 eller a@example.org."
    found = find_personal_data(text)
    assert [finding.kind for finding in found] == ["plate", "phone", "email"]
    assert mask(text, [(one.start, one.end) for one in found]) == f"Bilen {MASK}, ring {MASK} eller {MASK}."
    assert all(kind_label(one.kind) for one in found)


@given(st.text())
def test_any_text_gives_spans_of_itself_that_do_not_overlap(text: str) -> None:
    last = 0
    for one in find_personal_data(text):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        last = one.end


@given(st.text(), st.text())
def test_masking_a_phone_number_leaves_the_rest(before: str, after: str) -> None:
    text = f"{before} \n070-174 06 05\n {after}"
    start = len(before) + 2
    assert mask(text, [(start, start + 13)]) == f"{before} \n{MASK}\n {after}"
