"""The code lists that ship, against the table of design §4."""

from __future__ import annotations

from trygghet_plugin.core import words
from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES, BOTH_KINDS, Choice, ChoiceLists, default_choices
from trygghet_plugin.core.report import Kind, Severity, Source
from trygghet_plugin.core.review import ReviewStatus

EVENTS = {
    "skadegorelse",
    "klotter",
    "nedskrapning",
    "fordon",
    "pyroteknik",
    "hot",
    "vald",
    "ran",
    "stold",
    "inbrott",
    "bedrageri",
    "brand",
    "incident_anstalld",
}
BOTH = {"samling", "alkohol", "obehorig", "narkotika", "buskorning", "fortkorning", "annat"}
PLACES = {"trafikmiljo", "belysning", "vaxtlighet", "insyn", "odslig", "skotsel"}
SAFE = {"trygg_ljus", "trygg_folk", "trygg_overblick", "trygg_personal"}
NEVER_SHIPPED = (
    "nationalit",
    "ursprung",
    "religion",
    "hälsa",
    "etnisk",
    "migrant",
    "tiggeri",
    "kända personer",
    "gäng",
)


def test_categories_and_their_kinds() -> None:
    kinds = {choice.code: choice.kind for choice in default_choices().of("category")}
    expected = {
        **dict.fromkeys(EVENTS, "event"),
        **dict.fromkeys(BOTH, BOTH_KINDS),
        **dict.fromkeys(PLACES, "place"),
        **dict.fromkeys(SAFE, "safe_place"),
        "arrangemang": "upcoming",
    }
    assert kinds == expected


def test_two_categories_ship_inactive() -> None:
    lists = default_choices()
    retired = {choice.code for choice in lists.of("category", retired=True)} - {
        choice.code for choice in lists.of("category")
    }
    assert retired == {"ryktesspridning", "foremal"}


def test_six_tiles_hold_every_category_and_other_is_in_each() -> None:
    lists = default_choices()
    groups = [choice.code for choice in lists.of("category_group")]
    assert groups == ["skrap", "ordning", "brott", "trafik", "miljo", "kommande"]
    reached = {choice.code for group in groups for choice in lists.categories_of_group(group)}
    assert reached == {choice.code for choice in lists.of("category")}


def test_seven_problems_of_the_national_survey_are_mapped() -> None:
    assert len({choice.ntu for choice in default_choices().of("category") if choice.ntu}) == 7


def test_lists_hold_the_codes_of_the_code() -> None:
    lists = default_choices()
    assert {choice.code for choice in lists.of("kind")} == {kind.value for kind in Kind}
    assert {choice.code for choice in lists.of("severity")} == {str(int(one)) for one in Severity}
    assert {choice.code for choice in lists.of("source")} == {source.value for source in Source}
    assert {choice.code for choice in lists.of("police_report")} == {"unknown", "no", "yes"}
    assert all(lists.get("category", code) for code in ALWAYS_INTERNAL_CATEGORIES)
    assert lists.of(f"reason_{ReviewStatus.REJECTED.value}")
    assert lists.of(f"reason_{ReviewStatus.NEEDS_INFO.value}")


def test_every_answer_has_a_name_in_both_languages_and_none_groups_by_who_people_are() -> None:
    seen = set()
    for choice in default_choices().all:
        assert choice.label_sv
        assert choice.label_en
        assert (choice.list, choice.code) not in seen
        seen.add((choice.list, choice.code))
        assert not [word for word in NEVER_SHIPPED if word in choice.label_sv.lower()]


def test_labels_follow_the_language_and_unknown_codes_stay() -> None:
    lists = default_choices()
    assert lists.label("category", "belysning") == "Broken or poor lighting"
    words.install(None, "sv")
    assert lists.label("category", "belysning") == "Trasig eller bristfällig belysning"
    assert lists.label("category", "okänd_kod") == "okänd_kod"
    assert lists.label("category", None) == ""
    assert Choice("category", "egen", "", "Own").label == "Own"
    assert Choice("category", "egen", "", "").label == "egen"


def test_order_is_the_municipalitys() -> None:
    lists = ChoiceLists([Choice("x", "b", "B", "B", position=1), Choice("x", "a", "A", "A", position=2)])
    assert [choice.code for choice in lists.of("x")] == ["b", "a"]
