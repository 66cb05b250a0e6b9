"""One row of a foreign table as a report of ours: values mapped, times read, a note wherever something was assumed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trygghet_plugin.core.choices import BOTH_KINDS, OTHER_CATEGORY, ChoiceLists
from trygghet_plugin.core.errors import ImportRefused, InvalidReport
from trygghet_plugin.core.form import Form, Question, QuestionType
from trygghet_plugin.core.localtime import format_utc, to_local
from trygghet_plugin.core.report import QUESTION_PREFIX, Kind, Report, Severity, Source
from trygghet_plugin.core.words import translate
from trygghet_plugin.exchange.profile import NUMBER_TARGETS, TEXT_TARGETS, TIME_TARGETS, FieldRule, Profile
from trygghet_plugin.exchange.protocol import Note
from trygghet_plugin.exchange.values import Moment, TimeReader, parse_number, shown, text_of, whole

# Targets whose codes stand in a list of the workspace.
_LISTS = {
    "category": "category",
    "kind": "kind",
    "severity": "severity",
    "place_type": "place_type",
    "police_report": "police_report",
}
_ORGANISATIONS = ("organisation", "responsible_organisation")
_YES, _NO = (
    frozenset({"ja", "yes", "true", "sant", "1", "x", "j"}),
    frozenset({"nej", "no", "false", "falskt", "0", "n"}),
)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a workspace that rows are put into."""

    choices: ChoiceLists
    form: Form
    organisations: Mapping[str, str]
    """Codes by casefolded code or name."""


class Mapper:
    """Turns rows into reports by one profile, for one import."""

    def __init__(self, profile: Profile, words: Vocabulary, batch_id: str, by: str, received_at: datetime) -> None:
        self._profile = profile
        self._words = words
        self._batch = {"batch_id": batch_id, "created_by": by, "form_version": words.form.version}
        self._received_at = received_at
        self._seen: Counter[str] = Counter()
        self._readers = {
            target: TimeReader(rule.formats, rule.timezone)
            for target, rule in profile.fields.items()
            if target in TIME_TARGETS
        }
        self._published = TimeReader()
        self._labels = {name: _labels(words.choices, name) for name in {*_LISTS.values(), *_lists_of(words.form)}}
        self._defaults = {target: self._default(target, value) for target, value in profile.defaults.items()}
        self._fixed = {target: value for target, value in self._defaults.items() if target not in ("kind", "source")}
        self._source = Source(self._defaults.get("source", Source.IMPORT))
        self._kinds = {
            choice.code: Kind(choice.kind)
            for choice in words.choices.of("category", retired=True)
            if choice.kind and choice.kind != BOTH_KINDS
        }
        self._ruled = [
            (target, rule)
            for target, rule in profile.fields.items()
            if target not in TIME_TARGETS and not target.startswith(QUESTION_PREFIX)
        ]
        self._known: dict[tuple[str, str], tuple[Any, Note | None]] = {}
        self._questions = {
            target: self._question(target) for target in profile.fields if target.startswith(QUESTION_PREFIX)
        }

    def report(self, cells: Mapping[str, Any], x: float, y: float) -> tuple[Report, list[Note]]:
        """The report a row tells, and what was assumed. InvalidReport names the column that cannot be taken in."""
        notes: list[Note] = []
        values = dict(self._fixed)
        answers: dict[str, Any] = {}
        for target, rule in self._ruled:
            text = _cell_text(cells, rule)
            if text:
                value = self._value(target, rule, text, notes)
                if value is not None:
                    values[target] = value
        for target in self._questions:
            self._answer(target, _cell_text(cells, self._profile.fields[target]), answers, notes)
        times = self._times(cells)
        values.update(times)
        values["category"] = values.get("category") or OTHER_CATEGORY
        values["kind"] = self._kind(values)
        if "severity" in values:
            values["severity"] = Severity(int(values["severity"]))
        source_ref = self.reference(cells) or self._digest(cells, {**times, "x": round(x, 2), "y": round(y, 2)})
        received_at = values.pop("received_at", None) or self._received_at
        report = Report(
            x=x,
            y=y,
            source=self._source,
            source_ref=source_ref,
            received_at=received_at,
            answers=answers,
            **values,
            **self._batch,
        )
        return report, notes

    def reference(self, cells: Mapping[str, Any]) -> str:
        """The row's id in the other system as we keep it; empty where it has none."""
        own = text_of(cells.get(self._profile.source_ref)) if self._profile.source_ref else ""
        return f"{self._profile.name}:{own}" if own else ""

    def _digest(self, cells: Mapping[str, Any], read: Mapping[str, Any]) -> str:
        """What a row without an id of its own is known by: what it says, and its ordinal among equals."""
        # As file and profile say it: what the workspace's lists learn later must not make an old row a new one.
        rules = self._profile.fields.items()
        told = {name: rule.said(_cell_text(cells, rule)) for name, rule in rules if name not in TIME_TARGETS}
        said = {**self._profile.defaults, **told, **read}
        content = json.dumps(said, sort_keys=True, default=_plain, ensure_ascii=False)
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        self._seen[digest] += 1
        return f"{self._profile.name}:{digest}-{self._seen[digest]}"

    # --- one value --------------------------------------------------------------------------------------------

    def _default(self, target: str, value: Any) -> Any:
        if target not in _LISTS:
            return value
        code = self._labels[_LISTS[target]].get(str(value).casefold())
        if code is None:
            raise ImportRefused(
                translate(
                    "Import",
                    "“{value}” at “defaults.{column}” of the profile is not one of this workspace's answers. Correct "
                    "the profile.",
                ).format(value=value, column=target)
            )
        return code

    def _value(self, target: str, rule: FieldRule, text: str, notes: list[Note]) -> Any:
        if target in NUMBER_TARGETS:
            return self._number(target, text)
        if target in TEXT_TARGETS and rule.values is None:
            return text
        # Codes come again and again: each is looked up once.
        known = self._known.get((target, text))
        if known is None:
            known = self._known[target, text] = self._code(target, rule, text)
        value, note = known
        if note is not None:
            notes.append(note)
        return value

    def _code(self, target: str, rule: FieldRule, text: str) -> tuple[Any, Note | None]:
        """What a value means, and what was assumed about it."""
        fallback = OTHER_CATEGORY if target == "category" else None
        mapped, note = text, None
        if rule.values is not None:
            mapped = rule.values.get(text.casefold(), "")
            if not mapped:
                mapped = rule.values.get("*", "")
                note = _unmapped(target, text, mapped or fallback or "")
                if not mapped:
                    return fallback, note
        if target in TEXT_TARGETS:
            return mapped, note
        if target in _ORGANISATIONS:
            return self._words.organisations.get(mapped.casefold(), mapped), note
        code = self._labels[_LISTS[target]].get(mapped.casefold())
        if code is None:
            return fallback, _unmapped(target, mapped, fallback or "")
        return code, note

    def _number(self, target: str, text: str) -> float:
        try:
            return parse_number(text, self._profile.decimal)
        except InvalidReport as problem:
            raise InvalidReport(str(problem), target) from problem

    def _kind(self, values: Mapping[str, Any]) -> Kind:
        """The category decides; what the file or the profile says counts only where the category fits both."""
        own = self._kinds.get(values["category"])
        return own or Kind(values.get("kind") or self._defaults.get("kind") or Kind.EVENT.value)

    def _times(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Moment] = {}
        for target, reader in self._readers.items():
            rule = self._profile.fields[target]
            text = _cell_text(cells, rule) if len(rule.columns) > 1 or rule.before else cells.get(rule.columns[0])
            if text_of(text):
                try:
                    published = self._published.read(cells.get(rule.year_from)).start if rule.year_from else None
                    found[target] = reader.read(text, published)
                except InvalidReport as problem:
                    raise InvalidReport(str(problem), target) from problem
        times: dict[str, Any] = {target: moment.start for target, moment in found.items()}
        until = found.get("occurred_until")
        if until is not None:
            times["occurred_until"] = until.end or until.start
        elif "occurred_at" in found:
            # A day without a time is the interval of that day, never midnight.
            times["occurred_until"] = found["occurred_at"].end
        return times

    # --- the form's own questions -----------------------------------------------------------------------------

    def _question(self, target: str) -> Question:
        question = self._words.form.question(target[len(QUESTION_PREFIX) :])
        if question is None or not question.column:
            raise ImportRefused(
                translate(
                    "Import",
                    "The profile fills “{column}”, a question the form of this workspace does not ask. "
                    "Correct the profile at “fields.{column}”.",
                ).format(column=target)
            )
        return question

    def _answer(self, target: str, text: str, answers: dict[str, Any], notes: list[Note]) -> None:
        if not text:
            return
        question, rule = self._questions[target], self._profile.fields[target]
        mapped = (rule.values.get(text.casefold()) or rule.values.get("*", "")) if rule.values is not None else text
        try:
            answers[question.code] = self._typed(question, rule, mapped)
        except InvalidReport as problem:
            notes.append(
                Note(target, text, translate("Import", "{problem} The answer was left empty.").format(problem=problem))
            )

    def _typed(self, question: Question, rule: FieldRule, text: str) -> Any:
        if question.type is QuestionType.YES_NO:
            if text.casefold() not in _YES | _NO:
                raise InvalidReport(translate("Import", "“{value}” is neither yes nor no.").format(value=shown(text)))
            return text.casefold() in _YES
        if question.type in (QuestionType.INTEGER, QuestionType.DECIMAL):
            value = parse_number(text, self._profile.decimal)
            return whole(value, text) if question.type is QuestionType.INTEGER else value
        if question.type in (QuestionType.DATE, QuestionType.DATETIME):
            moment = TimeReader(rule.formats, rule.timezone).read(text).start
            return to_local(moment).date().isoformat() if question.type is QuestionType.DATE else format_utc(moment)
        if question.type in (QuestionType.CHOICE, QuestionType.CHOICES):
            parts = [text] if question.type is QuestionType.CHOICE else text.replace(",", ";").split(";")
            codes = tuple(self._choice(question, part.strip()) for part in parts if part.strip())
            return codes[0] if question.type is QuestionType.CHOICE else codes
        return text

    def _choice(self, question: Question, text: str) -> str:
        code = self._labels[question.choices or ""].get(text.casefold())
        if code is None:
            raise InvalidReport(translate("Import", "“{value}” is not one of the answers.").format(value=shown(text)))
        return code


def _cell_text(cells: Mapping[str, Any], rule: FieldRule) -> str:
    if len(rule.columns) == 1 and not rule.before:
        return text_of(cells.get(rule.columns[0]))
    text = " ".join(part for part in (text_of(cells.get(column)) for column in rule.columns) if part)
    return text.split(rule.before, 1)[0].strip() if rule.before else text


def _labels(choices: ChoiceLists, name: str) -> dict[str, str]:
    """Codes of a list by casefolded code and by label in both languages; retired answers too, old files hold them."""
    found: dict[str, str] = {}
    for choice in choices.of(name, retired=True):
        for label in (choice.code, choice.label_sv, choice.label_en):
            found.setdefault(label.casefold(), choice.code)
    return found


def _lists_of(form: Form) -> set[str]:
    return {question.choices for question in form.questions if question.choices}


def _unmapped(target: str, value: str, code: str) -> Note:
    if code:
        message = translate("Import", "The profile has no code for this value; “{code}” was taken.").format(code=code)
    else:
        message = translate("Import", "The profile has no code for this value; it was left empty.")
    return Note(target, value, message)


def _plain(value: Any) -> Any:
    return format_utc(value) if isinstance(value, datetime) else str(value)


def organisations_by_name(organisations: Iterable[Any]) -> dict[str, str]:
    """Codes of organisations by casefolded code and name."""
    found: dict[str, str] = {}
    for one in organisations:
        found.setdefault(str(one.code).casefold(), one.code)
        found.setdefault(str(one.name).casefold(), one.code)
    return found
