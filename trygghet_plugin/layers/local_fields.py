"""Between the form's memory feature and a report: Swedish clock time ↔ UTC, and answers as the store keeps them."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from qgis.core import QgsFeature, QgsVariantUtils
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.form import Form, Question, QuestionType
from trygghet_plugin.core.localtime import format_utc, to_utc, utc_offset
from trygghet_plugin.core.report import Kind, Report, Severity
from trygghet_plugin.layers.form_layer import answers_of, several_field

TEXT_COLUMNS = ("place_type", "organisation", "reporter_name", "reporter_contact", "police_report",
                "police_reference", "fault_reference", "responsible_organisation")


def to_field(moment: datetime) -> QDateTime:
    """Swedish clock time of an aware moment, with its offset, so that the hour autumn repeats stays told apart."""
    offset = int(utc_offset(moment).total_seconds())
    milliseconds = round(moment.timestamp() * 1000)
    return QDateTime.fromMSecsSinceEpoch(milliseconds, Qt.TimeSpec.OffsetFromUTC, offset)


def from_field(value: QDateTime) -> datetime:
    """Aware UTC moment of a time in the form. A bare clock time is Swedish, whatever the computer's own zone."""
    if value.timeSpec() in (Qt.TimeSpec.UTC, Qt.TimeSpec.OffsetFromUTC):
        return datetime.fromtimestamp(value.toMSecsSinceEpoch() / 1000, timezone.utc)
    day, time = value.date(), value.time()
    clock = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second(), time.msec() * 1000)
    return to_utc(clock)


def value_of(feature: QgsFeature, name: str) -> Any:
    """What a field holds, or None for NULL in any of its shapes and for a field the form does not have."""
    index = feature.fields().lookupField(name)
    value = feature.attribute(index) if index >= 0 else None
    return None if QgsVariantUtils.isNull(value) else value


def _moment(feature: QgsFeature, name: str) -> datetime | None:
    value = value_of(feature, name)
    return from_field(value) if isinstance(value, QDateTime) and value.isValid() else None


def _answer(feature: QgsFeature, question: Question, choices: ChoiceLists) -> Any:
    if question.type is QuestionType.CHOICES:
        ticked = tuple(choice.code for choice in answers_of(question, choices)
                       if value_of(feature, several_field(question, choice)))
        return ticked or None
    value = value_of(feature, str(question.column))
    if value is None or value == "":
        return None
    if question.type is QuestionType.YES_NO:
        return bool(value)
    if isinstance(value, QDateTime):
        return format_utc(from_field(value))
    if isinstance(value, QDate):
        return value.toString(Qt.DateFormat.ISODate)
    return value


def _shown(feature: QgsFeature, question: Question) -> bool:
    """Whether a question was asked: an answer given before the category changed is not an answer any more."""
    condition = question.visible_if
    return condition is None or str(value_of(feature, condition.column)) in condition.values


def report_of(feature: QgsFeature, form: Form, choices: ChoiceLists, point: tuple[float, float], who: str,
              report_id: str, received_at: datetime) -> Report:
    """The report a filled-in form makes. InvalidReport says which rule it breaks."""
    asked = {question.column: question for question in form.asked() if question.column}
    texts = {name: str(value_of(feature, name) or "") or None for name in TEXT_COLUMNS
             if name not in asked or _shown(feature, asked[name])}
    answers = {question.code: _answer(feature, question, choices) for question in form.asked()
               if question.column and not question.fixed and _shown(feature, question)}
    severity = value_of(feature, "severity")
    return Report(
        category=str(value_of(feature, "category") or ""), kind=Kind(value_of(feature, "kind") or Kind.EVENT.value),
        x=point[0], y=point[1], report_id=report_id, severity=Severity(int(severity)) if severity else None,
        description=str(value_of(feature, "description") or "").strip(),
        occurred_at=_moment(feature, "occurred_at"), occurred_until=_moment(feature, "occurred_until"),
        discovered_at=_moment(feature, "discovered_at"), received_at=received_at,
        position_accuracy=value_of(feature, "position_accuracy"), form_version=form.version, created_by=who,
        answers={code: answer for code, answer in answers.items() if answer is not None}, **texts,
    )


def to_plain(feature: QgsFeature) -> dict[str, Any]:
    """Answers as JSON can hold them, for a draft; what was not answered is left out."""
    plain: dict[str, Any] = {}
    for field in feature.fields():
        value = value_of(feature, field.name())
        if isinstance(value, (QDateTime, QDate)):
            value = value.toString(Qt.DateFormat.ISODate)
        if value not in (None, ""):
            plain[field.name()] = value
    return plain


def from_plain(feature: QgsFeature, plain: dict[str, Any]) -> None:
    """Answers of a draft back into the feature; a question the form no longer asks is passed over."""
    for name, value in plain.items():
        index = feature.fields().lookupField(name)
        if index < 0:
            continue
        kind = feature.fields().at(index).typeName()
        if kind == "datetime":
            value = QDateTime.fromString(str(value), Qt.DateFormat.ISODate)
        elif kind == "date":
            value = QDate.fromString(str(value), Qt.DateFormat.ISODate)
        feature.setAttribute(index, value)
