"""Columns and values of a report in the user's words: details, history and conflicts say it the same way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.form import Form, Question, QuestionType
from trygghet_plugin.core.localtime import parse_utc, to_local
from trygghet_plugin.core.report import TIME_COLUMNS
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import number, translate

NOTHING = "–"
_LISTS = {
    "category": "category",
    "kind": "kind",
    "severity": "severity",
    "place_type": "place_type",
    "police_report": "police_report",
    "source": "source",
}
_YES_NO = frozenset({"internal_only"})
_ORGANISATIONS = frozenset({"organisation", "responsible_organisation"})


def _fixed_label(column: str) -> str:
    labels = {
        "geom": translate("ReportWords", "place on the map"),
        "category": translate("ReportWords", "category"),
        "kind": translate("ReportWords", "kind"),
        "severity": translate("ReportWords", "severity"),
        "description": translate("ReportWords", "description"),
        "public_text": translate("ReportWords", "text to partners"),
        "occurred_at": translate("ReportWords", "happened"),
        "occurred_until": translate("ReportWords", "happened at the latest"),
        "discovered_at": translate("ReportWords", "discovered"),
        "received_at": translate("ReportWords", "received"),
        "place_id": translate("ReportWords", "place"),
        "place_type": translate("ReportWords", "type of place"),
        "area_code": translate("ReportWords", "area"),
        "position_accuracy": translate("ReportWords", "accuracy of the place (m)"),
        "organisation": translate("ReportWords", "organisation"),
        "reporter_name": translate("ReportWords", "reporter"),
        "reporter_contact": translate("ReportWords", "contact of the reporter"),
        "status": translate("ReportWords", "status"),
        "status_reason": translate("ReportWords", "reason"),
        "duplicate_of": translate("ReportWords", "duplicate of"),
        "police_report": translate("ReportWords", "reported to the police"),
        "police_reference": translate("ReportWords", "police reference"),
        "fault_reference": translate("ReportWords", "fault reference"),
        "source": translate("ReportWords", "came by"),
        "responsible_organisation": translate("ReportWords", "responsible"),
        "assigned_to": translate("ReportWords", "assigned to"),
        "follow_up_on": translate("ReportWords", "follow up on"),
        "internal_only": translate("ReportWords", "never on meeting maps"),
        "retention_class": translate("ReportWords", "retention class"),
        "photos": translate("ReportWords", "photos"),
    }
    return labels.get(column, column)


@dataclass(frozen=True)
class ReportWords:
    """What codes mean in one workspace: its form, its lists, its organisations by code."""

    form: Form
    lists: ChoiceLists
    organisations: Mapping[str, str]

    def question(self, column: str) -> Question | None:
        """The form's question that a column answers."""
        return next((question for question in self.form.questions if question.column == column), None)

    def label(self, column: str) -> str:
        """Name of a column inside a sentence."""
        question = self.question(column)
        if question is not None and not question.fixed:
            return str(question.label)
        return _fixed_label(column)

    def value(self, column: str, value: Any) -> str:
        """A value as a person says it."""
        if value is None or value == "":
            return NOTHING
        if column == "status":
            return status_label(ReviewStatus(value))
        if column in TIME_COLUMNS:
            return moment_words(parse_utc(str(value)))
        if column in _YES_NO:
            return yes_no(value)
        if column in _ORGANISATIONS:
            return self.organisations.get(str(value), str(value))
        if column in _LISTS:
            return self.lists.label(_LISTS[column], value)
        question = self.question(column)
        return self._answer(question, value) if question is not None else str(value)

    def _answer(self, question: Question, value: Any) -> str:
        if question.type is QuestionType.YES_NO:
            return yes_no(value)
        if question.type is QuestionType.CHOICE and question.choices:
            return self.lists.label(question.choices, value)
        if question.type is QuestionType.CHOICES and question.choices:
            return ", ".join(self.lists.label(question.choices, code) for code in _codes(value))
        if question.type is QuestionType.DATETIME:
            return moment_words(parse_utc(str(value)))
        if question.type is QuestionType.DECIMAL and isinstance(value, float):
            return number(value, 2)
        return f"{value} {question.unit}" if question.unit else str(value)

    def severity(self, value: Any) -> str:
        """The severity's name without its anchor."""
        return self.lists.label("severity", value).split(" – ")[0] if value else ""


def yes_no(value: Any) -> str:
    """A stored yes or no; field apps and imports spell it in several ways."""
    yes = str(value).strip().lower() in ("1", "1.0", "true", "yes", "ja")
    return translate("ReportWords", "yes") if yes else translate("ReportWords", "no")


def _codes(value: Any) -> tuple[str, ...]:
    """Codes of an answer with several choices: a JSON array, or whatever another program left there, as it is."""
    if isinstance(value, str) and value.startswith("["):
        try:
            return tuple(str(code) for code in json.loads(value))
        except ValueError:
            return (value,)
    return tuple(str(code) for code in value) if isinstance(value, (list, tuple)) else (str(value),)


def moment_words(moment: datetime) -> str:
    """A moment in Swedish time, with its year."""
    return f"{to_local(moment):%Y-%m-%d %H:%M}"
