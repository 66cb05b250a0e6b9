"""The form: read, checked, written back equal."""

from __future__ import annotations

import copy
import json
from typing import Any, Callable

import pytest

from trygghet_plugin.core import words
from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.errors import FormError
from trygghet_plugin.core.form import Form, QuestionType, default_form, form_to_dict, parse_form


def data() -> dict[str, Any]:
    return copy.deepcopy(form_to_dict(default_form()))


def test_the_default_form_comes_back_equal_through_json() -> None:
    assert parse_form(json.loads(json.dumps(data(), ensure_ascii=False))) == default_form()


def test_the_default_form_asks_what_the_trade_needs_on_one_screen() -> None:
    form = default_form()
    codes = [question.code for question in form.asked()]
    assert codes[0] == "category"
    assert {"occurred", "severity", "description", "police_report", "handled_on_site", "place_owner"} <= set(codes)
    assert len(codes) <= 20
    assert form.question("reporter_name") is None


def test_every_list_the_form_names_has_answers() -> None:
    choices = default_choices()
    for question in default_form().questions:
        if question.choices:
            assert choices.of(question.choices), question.code


def test_texts_are_there_in_both_languages() -> None:
    form = default_form()
    for text in [form.title, *(s.label for s in form.sections), *(q.label for q in form.questions)]:
        assert text.sv
        assert text.en
    words.install(None, "sv")
    assert str(form.title) == "Ny rapport"


def test_columns_of_questions() -> None:
    form = default_form()
    columns = {question.code: question.column for question in form.questions}
    assert columns["category"] == "category"
    assert columns["handled_on_site"] == "q_handled_on_site"
    assert columns["place"] is columns["occurred"] is columns["photos"] is None
    assert {question.code for question in form.own_questions()} == {
        "handled_on_site",
        "estimated_cost",
        "fault_reported",
        "place_owner",
    }


def test_a_retired_question_is_not_asked_but_keeps_its_column() -> None:
    changed = data()
    next(q for q in changed["questions"] if q["code"] == "place_owner")["retired"] = True
    form = parse_form(changed)
    assert "place_owner" not in [question.code for question in form.asked()]
    assert "place_owner" in [question.code for question in form.own_questions()]


def question(form: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in form["questions"] if one["code"] == code)


WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("q; DROP", lambda form: question(form, "place_owner").update(code="q; DROP")),
    ("Versal", lambda form: question(form, "place_owner").update(code="Versal")),
    ("x" * 41, lambda form: question(form, "place_owner").update(code="x" * 41)),
    ("twice", lambda form: form["questions"].append(question(form, "severity"))),
    ("nowhere", lambda form: question(form, "severity").update(section="nowhere")),
    ("no list", lambda form: question(form, "severity").update(choices=None)),
    ("not asked", lambda form: question(form, "severity").update(visible_if={"column": "q_x", "in": ["1"]})),
    ("category", lambda form: question(form, "category").update(retired=True)),
    ("place", lambda form: form["questions"].remove(question(form, "place"))),
    ("colour", lambda form: question(form, "severity").update(type="colour")),
    ("version", lambda form: form.pop("version")),
    ("int", lambda form: form.update(version="latest")),
    ("format", lambda form: form.update(questions=None)),
    ("format", lambda form: form.update(sections=["vad"])),
]


@pytest.mark.parametrize(("named", "spoil"), WRONG, ids=[f"{i}-{name[:10]}" for i, (name, _spoil) in enumerate(WRONG)])
def test_what_cannot_be_asked_is_refused_and_named(named: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    changed = data()
    spoil(changed)
    with pytest.raises(FormError) as refusal:
        parse_form(changed)
    assert named in str(refusal.value)


def test_all_types_can_be_written_and_read() -> None:
    changed = data()
    for number, kind in enumerate(QuestionType):
        changed["questions"].append(
            {
                "code": f"ny_{number}",
                "type": kind.value,
                "section": "mer",
                "label": {"sv": "Ny", "en": "New"},
                "choices": "category" if "choice" in kind.value else None,
                "unit": "m",
                "default": 3,
            }
        )
    form = parse_form(changed)
    assert isinstance(form, Form)
    assert parse_form(form_to_dict(form)) == form
