"""The guard's corpus: what it must find, what it must leave alone. Numbers are invented or reserved for fiction."""

from __future__ import annotations

from datetime import datetime

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
    # As Word, Outlook and a web page give them.
    ("född 811218–9876", "personnummer", "811218–9876"),
    ("född 811218 – 9876", "personnummer", "811218 – 9876"),
    ("född 19811218\u20119876", "personnummer", "19811218\u20119876"),
    ("född 811218\u200b-9876\u200b.", "personnummer", "811218\u200b-9876"),
    ("tel.070–174 06 05", "phone", "070–174 06 05"),
    ("Anna –070 – 174 06 05", "phone", "070 – 174 06 05"),
    ("tel-070.174.06.05.", "phone", "070.174.06.05"),
    ("ring 070.1740605", "phone", "070.1740605"),
    ("+46.70.174.06.05", "phone", "+46.70.174.06.05"),
    ("08.465.004.05", "phone", "08.465.004.05"),
    ("ring 070\u00a0174\u200906\u202f05", "phone", "070\u00a0174\u200906\u202f05"),
    ("ring 070-174\t06\t05", "phone", "070-174\t06\t05"),
    ("ring 07\u00ad0174\ufeff0605", "phone", "07\u00ad0174\ufeff0605"),
    ("Bilen ABC\u00a0123 stod kvar.", "plate", "ABC\u00a0123"),
    ("Bilen ABC\u2011123 stod kvar.", "plate", "ABC\u2011123"),
    ("den\u00a0123 gången", None, ""),
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
    "öppet 08.00–16.30, lördagar 09.30 – 15.00",
    "mellan 08.00-16.30 15 personer",
    "kl 07.15 08.30 09.45",
    "den 01.02.2026 och 08-12-2026 och 01/02 2026",
    "den 01.02.26 18.30",
    "den 01.02.26 och 02.02.26.",
    "vecka 02–04 2026",
    "ärende 2026–0143 och 2026\u20110143",
    "0.1234567 grader, 011.974612 ost, 057.708912 nord",
    "15\u00a0000\u00a0000 kr, 1 000 000 000 kr, 1.000.000.000 kr",
    "10\u201315 ungdomar, 18\u201323 år",
    "Lat 58.031234, long 12.808912",
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


HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
SPACES = " \t\u00a0\u2007\u2009\u202f\u3000"
UNSEEN = ["", "\u00ad", "\u200b", "\u2060", "\ufeff"]


@given(st.sampled_from([one for one in FOUND if one[1]]), st.data())
def test_however_a_program_spells_a_number_all_of_it_is_found_and_masked(example, data):
    text, kind, what = example
    spelled = ""
    for character in what:
        same = HYPHENS if character in HYPHENS else SPACES if character in SPACES else character
        spelled += data.draw(st.sampled_from(same))
        spelled += data.draw(st.sampled_from(UNSEEN)) if kind != "email" else ""
    spelled = spelled.rstrip("".join(UNSEEN))
    before, after = text.split(what)
    (found,) = find_personal_data(before + spelled + after)
    assert (found.kind, found.text) == (kind, spelled)
    assert mask(before + spelled + after, [(found.start, found.end)]) == before + MASK + after


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)),
    st.sampled_from(["%Y-%m-%d %H:%M", "%d.%m.%Y", "%d.%m.%Y %H.%M", "%d/%m %Y", "%d-%m-%Y", "%Y-%m-%d kl %H.%M"]),
    st.sampled_from(HYPHENS),
)
def test_dates_and_times_are_left_alone(moment, form, hyphen):
    assert find_personal_data(moment.strftime(form).replace("-", hyphen)) == ()


@given(st.times(), st.times(), st.sampled_from(HYPHENS), st.sampled_from(["", " ", "\u00a0"]))
def test_opening_hours_are_left_alone(opens, closes, hyphen, space):
    assert find_personal_data(f"öppet {opens:%H.%M}{space}{hyphen}{space}{closes:%H.%M}, varje dag") == ()


@given(st.integers(2000, 2099), st.integers(0, 9999), st.sampled_from(HYPHENS))
def test_report_numbers_are_left_alone(year, number, hyphen):
    assert find_personal_data(f"samma som {year}{hyphen}{number:04d}.") == ()


@given(st.floats(-180, 180), st.floats(-90, 90), st.integers(4, 7))
def test_coordinates_are_left_alone(x, y, decimals):
    assert find_personal_data(f"plats {y:.{decimals}f}, {x:.{decimals}f}") == ()


@given(st.integers(0, 10**9), st.sampled_from([*SPACES[2:], " ", "."]))
def test_amounts_are_left_alone(amount, space):
    assert find_personal_data(f"kostar {amount:,} kr".replace(",", space)) == ()


@given(st.text(), st.text())
def test_masking_a_phone_number_leaves_the_rest(before: str, after: str) -> None:
    text = f"{before} \n070-174 06 05\n {after}"
    start = len(before) + 2
    assert mask(text, [(start, start + 13)]) == f"{before} \n{MASK}\n {after}"
