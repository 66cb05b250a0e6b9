"""Three versions of a report: what is compared, what is proposed, what is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.merging import PLACE, changed_words, differences, merged
from trygghet_plugin.core.report import StoredReport

SEEN = {"report_id": "a", "revision": 1, "status": "new", "severity": 2, "public_text": None, "x": 1.0, "y": 2.0}


def stored(**changes):
    return StoredReport({**SEEN, "revision": 2, **changes})


def lines(wanted, **theirs):
    return {one.column: one for one in differences(StoredReport(SEEN), wanted, stored(**theirs))}


def test_what_one_side_changed_is_proposed_and_what_both_changed_is_marked():
    found = lines({"public_text": "min", "x": 5.0, "y": 2.0}, severity=3, public_text="deras")
    assert list(found) == ["public_text", "severity", PLACE]
    assert [one.both for one in found.values()] == [True, False, False]
    assert [one.mine_first for one in found.values()] == [False, False, True]
    assert all(one.choosable for one in found.values())


def test_the_same_wish_of_both_needs_no_choice():
    found = lines({"public_text": "lika"}, public_text="lika")
    assert not found["public_text"].choosable
    assert lines({"public_text": ""}) == {}, "an empty text and none are the same"


def test_an_assessment_is_shown_and_never_written():
    found = lines({"status": "approved", "status_reason": "x"}, status="rejected", status_reason="prov")
    assert [one.choosable for one in found.values()] == [False, False]
    every = differences(StoredReport(SEEN), {"status": "approved"}, stored(status="rejected"))
    assert merged(every, ["status"]) == {}


def test_only_what_is_chosen_and_differs_is_written():
    every = differences(StoredReport(SEEN), {"public_text": "min", "x": 5.0, "y": 6.0}, stored(severity=3))
    assert merged(every, ["public_text", PLACE, "severity"]) == {
        "public_text": "min",
        "x": 5.0,
        "y": 6.0,
        "severity": 2,
    }
    assert merged(every, [PLACE]) == {"x": 5.0, "y": 6.0}
    assert merged(every, []) == {}


def test_a_place_that_was_not_there_cannot_be_taken_back():
    nowhere = StoredReport({**SEEN, "x": None, "y": None})
    (place,) = differences(nowhere, {}, stored())
    assert (place.column, place.choosable) == (PLACE, False)


@given(st.text(max_size=30), st.text(max_size=30))
def test_both_texts_are_told_whole(before, after):
    pieces = list(changed_words(before, after))
    assert "".join(text for what, text in pieces if what != "gone") == after
    assert "".join(text for what, text in pieces if what != "new") == before


def test_texts_of_many_words_are_not_compared_word_by_word():
    assert list(changed_words("a " * 2_000, "b " * 2_000)) == [("new", "b " * 2_000)]
