"""The form: which questions a report answers, in which order and words. Read from and written to JSON (design §6).

Fixed columns of the report table appear as questions under their own code, so that order and texts are the
municipality's. Every other question has a real column `q_<code>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from trygghet_plugin.core.choices import RESOURCES
from trygghet_plugin.core.errors import FormError
from trygghet_plugin.core.report import QUESTION_PREFIX
from trygghet_plugin.core.words import language, translate

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")

# Questions whose answers live in the fixed columns. `occurred` fills occurred_at and occurred_until; `place` the
# geometry.
FIXED_QUESTIONS = frozenset(
    {
        "category",
        "kind",
        "place",
        "place_type",
        "discovered_at",
        "occurred",
        "severity",
        "description",
        "photos",
        "organisation",
        "reporter_name",
        "reporter_contact",
        "police_report",
        "police_reference",
        "fault_reference",
        "responsible_organisation",
    }
)
NEVER_RETIRED = frozenset({"category", "place"})


class QuestionType(str, Enum):
    """Ways to answer."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    INTEGER = "integer"
    DECIMAL = "decimal"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    DATETIME = "datetime"
    PHOTO = "photo"
    NOTE = "note"


@dataclass(frozen=True)
class Text:
    """A text in both languages."""

    sv: str
    en: str

    def __str__(self) -> str:
        first, second = (self.sv, self.en) if language() == "sv" else (self.en, self.sv)
        return first or second


@dataclass(frozen=True)
class Condition:
    """Show a question only when a column has one of these values."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A group of questions under one heading."""

    code: str
    label: Text


@dataclass(frozen=True)
class Question:
    """One thing that is asked. `choices` names the list in `trygghet_choice` that holds the answers."""

    code: str
    type: QuestionType
    section: str
    label: Text
    help: Text = Text("", "")
    required: bool = False
    visible_if: Condition | None = None
    choices: str | None = None
    unit: str | None = None
    default: Any = None
    retired: bool = False

    @property
    def fixed(self) -> bool:
        """Whether the answer lives in a column every report has."""
        return self.code in FIXED_QUESTIONS

    @property
    def column(self) -> str | None:
        """Column that holds the answer; None for notes, photos, the place and the two columns of `occurred`."""
        if self.type in (QuestionType.NOTE, QuestionType.PHOTO) or self.code in ("place", "occurred"):
            return None
        return self.code if self.fixed else QUESTION_PREFIX + self.code


@dataclass(frozen=True)
class Form:
    """A version of the form."""

    version: int
    title: Text
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    note: str = ""

    def __post_init__(self) -> None:
        _check_form(self)

    def question(self, code: str) -> Question | None:
        """The question with that code, retired or not."""
        return next((question for question in self.questions if question.code == code), None)

    def asked(self, section: str | None = None) -> tuple[Question, ...]:
        """Questions that are still asked, of one section or of all."""
        return tuple(q for q in self.questions if not q.retired and section in (None, q.section))

    def own_questions(self) -> tuple[Question, ...]:
        """Questions with a `q_` column, the retired ones too: column and answers stay."""
        return tuple(q for q in self.questions if not q.fixed and q.column)


def _fail(message: str, **values: object) -> FormError:
    return FormError(message.format(**values))


def _check_form(form: Form) -> None:
    sections = {section.code for section in form.sections}
    seen: set[str] = set()
    for question in form.questions:
        if not CODE.fullmatch(question.code):
            raise _fail(
                translate(
                    "Form", "The question code “{code}” is not allowed. Use lower-case letters a–z, digits and _."
                ),
                code=question.code,
            )
        if question.code in seen:
            raise _fail(
                translate("Form", "The question “{code}” is there twice. Rename or remove one."), code=question.code
            )
        seen.add(question.code)
        if question.section not in sections:
            raise _fail(
                translate(
                    "Form", "The question “{code}” lies in the section “{section}”, which the form does not have."
                ),
                code=question.code,
                section=question.section,
            )
        if question.type in (QuestionType.CHOICE, QuestionType.CHOICES) and not question.choices:
            raise _fail(translate("Form", "The question “{code}” has no list of answers."), code=question.code)
    columns = {question.column for question in form.questions if question.column} | {"kind"}
    for question in form.questions:
        if question.visible_if and question.visible_if.column not in columns:
            raise _fail(
                translate("Form", "The question “{code}” depends on “{column}”, which is not asked."),
                code=question.code,
                column=question.visible_if.column,
            )
    for code in NEVER_RETIRED:
        fixed = form.question(code)
        if fixed is None or fixed.retired:
            raise _fail(translate("Form", "The form must ask for “{code}”: no report can do without it."), code=code)


def parse_form(data: Mapping[str, Any]) -> Form:
    """The form that JSON data describes; FormError says which question is wrong."""
    try:
        return Form(
            version=int(data["version"]),
            title=_text(data["title"]),
            sections=tuple(Section(section["code"], _text(section["label"])) for section in data["sections"]),
            questions=tuple(_question(question) for question in data["questions"]),
            note=str(data.get("note") or ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise _fail(
            translate("Form", "The form file does not follow the format: {problem}."), problem=repr(problem)
        ) from problem


def _text(data: Mapping[str, str] | None) -> Text:
    data = data or {}
    return Text(str(data.get("sv") or ""), str(data.get("en") or ""))


def _question(data: Mapping[str, Any]) -> Question:
    condition = data.get("visible_if")
    return Question(
        code=data["code"],
        type=QuestionType(data["type"]),
        section=data["section"],
        label=_text(data["label"]),
        help=_text(data.get("help")),
        required=bool(data.get("required")),
        visible_if=Condition(condition["column"], tuple(condition["in"])) if condition else None,
        choices=data.get("choices"),
        unit=data.get("unit"),
        default=data.get("default"),
        retired=bool(data.get("retired")),
    )


def form_to_dict(form: Form) -> dict[str, Any]:
    """The JSON data of a form; `parse_form` reads it back equal."""

    def text(value: Text) -> dict[str, str]:
        return {"sv": value.sv, "en": value.en}

    def question(q: Question) -> dict[str, Any]:
        condition = {"column": q.visible_if.column, "in": list(q.visible_if.values)} if q.visible_if else None
        return {
            "code": q.code,
            "type": q.type.value,
            "section": q.section,
            "label": text(q.label),
            "help": text(q.help),
            "required": q.required,
            "visible_if": condition,
            "choices": q.choices,
            "unit": q.unit,
            "default": q.default,
            "retired": q.retired,
        }

    return {
        "version": form.version,
        "note": form.note,
        "title": text(form.title),
        "sections": [{"code": s.code, "label": text(s.label)} for s in form.sections],
        "questions": [question(q) for q in form.questions],
    }


@lru_cache(maxsize=1)
def default_form() -> Form:
    """The form a new workspace starts with."""
    return parse_form(json.loads((RESOURCES / "form.json").read_text(encoding="utf-8")))
