"""Which of QGIS's own widgets edits a column, and which answers it offers. Only widgets that field apps know, too."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsEditorWidgetSetup, QgsExpression, QgsValueMapFieldFormatter

from trygghet_plugin.core.choices import Choice, ChoiceLists
from trygghet_plugin.core.form import Condition, Question, QuestionType
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate

DISPLAY_FORMAT = "yyyy-MM-dd HH:mm"


def value_map(pairs: Sequence[tuple[str, str]], optional: bool = True) -> QgsEditorWidgetSetup:
    """A list of (label, code) in its own order; `optional` puts “no answer” first."""
    rows = [{label: code} for label, code in pairs]
    if optional:
        rows.insert(0, {translate("Form", "no answer"): QgsValueMapFieldFormatter.NULL_VALUE})
    return QgsEditorWidgetSetup("ValueMap", {"map": rows})


def choice_map(choices: Sequence[Choice], optional: bool = True) -> QgsEditorWidgetSetup:
    """The answers of a code list."""
    return value_map([(choice.label, choice.code) for choice in choices], optional)


def status_map() -> QgsEditorWidgetSetup:
    """Names of the statuses."""
    return value_map([(status_label(status), status.value) for status in ReviewStatus], optional=False)


def yes_no(boolean: bool = False) -> QgsEditorWidgetSetup:
    """Yes, no or no answer: a check box cannot tell “no” from “not asked”. `boolean` fields spell them in words."""
    yes, no = ("true", "false") if boolean else ("1", "0")
    return value_map([(translate("Form", "Yes"), yes), (translate("Form", "No"), no)])


def text(lines: bool = False) -> QgsEditorWidgetSetup:
    """Plain text; never HTML."""
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": lines, "UseHtml": False})


def moment(shown: str = DISPLAY_FORMAT) -> QgsEditorWidgetSetup:
    """A time, shown as the field holds it."""
    return QgsEditorWidgetSetup("DateTime", {
        "display_format": shown, "field_format": "yyyy-MM-dd HH:mm:ss", "field_format_overwrite": False,
        "calendar_popup": True, "allow_null": True, "field_iso_format": False,
    })


def _range(step: float) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup("Range", {"AllowNull": True, "Min": -999_999_999, "Max": 999_999_999,
                                          "Step": step, "Style": "SpinBox"})


def tick() -> QgsEditorWidgetSetup:
    """One answer of several."""
    return QgsEditorWidgetSetup("CheckBox", {"AllowNullState": False})


def hidden() -> QgsEditorWidgetSetup:
    """Not shown at all."""
    return QgsEditorWidgetSetup("Hidden", {})


def of_question(question: Question, choices: ChoiceLists, retired: bool, boolean: bool = False) -> QgsEditorWidgetSetup:
    """The widget of a question; `retired` answers are offered where old reports may hold them."""
    if question.type is QuestionType.CHOICE:
        return choice_map(choices.of(question.choices or "", retired), optional=not question.required)
    if question.type is QuestionType.YES_NO:
        return yes_no(boolean)
    if question.type is QuestionType.INTEGER:
        return _range(1)
    if question.type is QuestionType.DECIMAL:
        return _range(0.1)
    if question.type is QuestionType.DATE:
        return moment("yyyy-MM-dd")
    if question.type is QuestionType.DATETIME:
        return moment()
    return text(lines=question.type is QuestionType.LONG_TEXT)


def visibility(condition: Condition) -> str:
    """Expression that shows a question; built of quoted values, so a form file cannot bring code of its own."""
    values = ", ".join(QgsExpression.quotedValue(value) for value in condition.values)
    return f"{QgsExpression.quotedColumnRef(condition.column)} IN ({values})"
