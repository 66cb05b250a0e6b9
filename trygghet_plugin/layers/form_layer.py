"""The form people fill in: an editable memory layer with the form's questions, for QGIS's own attribute form.

It never touches the database. Times in it are Swedish clock time, as people say them; `local_fields` turns its feature
into a report. The dock asks for category, place, time, severity and photos with widgets of its own, which feed the same
feature.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsAttributeEditorField,
    QgsAttributeEditorTextElement,
    QgsExpression,
    QgsFeature,
    QgsField,
    QgsFieldConstraints,
    QgsOptionalExpression,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from trygghet_plugin.core.choices import Choice, ChoiceLists
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.form import Form, Question, QuestionType
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import field_widgets

# Questions the dock has widgets of its own for.
ASKED_BY_THE_DOCK = frozenset(
    {"category", "kind", "place", "discovered_at", "occurred", "severity", "photos", "organisation"}
)
ALWAYS = ("category", "kind", "severity", "occurred_at", "occurred_until", "discovered_at", "position_accuracy",
          "organisation")
SET_BY_THE_DOCK = ("category", "kind", "severity", "organisation")

SEVERAL = "__"
"""Between a question's column and an answer's code: a question with several answers has a field of its own for each."""

_TYPES = {
    QuestionType.INTEGER: QMetaType.Type.Int, QuestionType.YES_NO: QMetaType.Type.Int,
    QuestionType.DECIMAL: QMetaType.Type.Double, QuestionType.DATE: QMetaType.Type.QDate,
    QuestionType.DATETIME: QMetaType.Type.QDateTime,
}
_FIXED_TYPES = {
    "position_accuracy": QMetaType.Type.Double, "occurred_at": QMetaType.Type.QDateTime,
    "occurred_until": QMetaType.Type.QDateTime, "discovered_at": QMetaType.Type.QDateTime,
}


def answers_of(question: Question, choices: ChoiceLists) -> tuple[Choice, ...]:
    """Answers a question offers now."""
    return choices.of(question.choices or "")


def several_field(question: Question, choice: Choice) -> str:
    """Field that tells whether an answer of several was ticked."""
    return f"{question.column}{SEVERAL}{choice.code}"


def fields_of(form: Form, choices: ChoiceLists) -> list[QgsField]:
    """Fields of the memory layer: the ones every report has, and one for each question asked."""
    fields = [QgsField(name, _FIXED_TYPES.get(name, QMetaType.Type.QString)) for name in ALWAYS]
    for question in form.asked():
        if not question.column or question.column in ALWAYS:
            continue
        if question.type is QuestionType.CHOICES:
            fields += [QgsField(several_field(question, choice), QMetaType.Type.Bool)
                       for choice in answers_of(question, choices)]
        else:
            fields.append(QgsField(question.column, _TYPES.get(question.type, QMetaType.Type.QString)))
    return fields


def form_layer(form: Form, choices: ChoiceLists, crs: str) -> QgsVectorLayer:
    """An empty editable layer whose attribute form asks what the dock does not ask itself; `crs` as `EPSG:3008`."""
    layer = QgsVectorLayer(f"Point?crs={crs}", str(form.title), "memory")
    layer.dataProvider().addAttributes(fields_of(form, choices))
    layer.updateFields()
    _set_widgets(layer, form, choices)
    config = layer.editFormConfig()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.setInitCodeSource(Qgis.AttributeFormPythonInitCodeSource.NoSource)
    config.clearTabs()
    # QGIS looks at conditions of boxes within a box only: all questions lie in one.
    page = _box("", Qgis.AttributeEditorContainerType.GroupBox)
    page.addChildElement(_fed_by_the_dock(layer))
    for question in form.asked():
        if question.code in ASKED_BY_THE_DOCK:
            continue
        for element in _elements(layer, question, choices):
            page.addChildElement(element)
        if question.column:
            config.setLabelOnTop(layer.fields().lookupField(question.column), True)
    config.addTab(page)
    layer.setEditFormConfig(config)
    if not layer.startEditing():
        raise TrygghetError(translate("FormLayer", "The form could not be opened. Restart QGIS and try again."))
    return layer


def blank_feature(layer: QgsVectorLayer, form: Form) -> QgsFeature:
    """A feature nobody has answered yet; texts are empty rather than the word NULL."""
    feature = QgsFeature(layer.fields())
    # Conditions are looked at for valid features only.
    feature.setValid(True)
    for name in SET_BY_THE_DOCK:
        feature.setAttribute(name, "")
    for question in form.asked():
        index = layer.fields().lookupField(question.column or "")
        if index < 0:
            continue
        if question.default is not None:
            feature.setAttribute(index, question.default)
        elif question.type in (QuestionType.TEXT, QuestionType.LONG_TEXT):
            feature.setAttribute(index, "")
    return feature


def _set_widgets(layer: QgsVectorLayer, form: Form, choices: ChoiceLists) -> None:
    fields = layer.fields()
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
    not_null = QgsFieldConstraints.Constraint.ConstraintNotNull
    layer.setFieldConstraint(fields.lookupField("category"), not_null, hard)
    for question in form.asked():
        if question.type is QuestionType.CHOICES:
            for choice in answers_of(question, choices):
                index = fields.lookupField(several_field(question, choice))
                layer.setFieldAlias(index, choice.label)
                layer.setEditorWidgetSetup(index, field_widgets.tick())
            continue
        index = fields.lookupField(question.column or "")
        if index < 0 or question.code in ASKED_BY_THE_DOCK:
            continue
        unit = f" ({question.unit})" if question.unit else ""
        layer.setFieldAlias(index, f"{question.label}{unit}")
        layer.setEditorWidgetSetup(index, field_widgets.of_question(question, choices, retired=False))
        if question.required:
            layer.setFieldConstraint(index, not_null, soft)


def _elements(layer: QgsVectorLayer, question: Question, choices: ChoiceLists) -> Iterable[QgsAttributeEditorElement]:
    """A question, its help beneath it, shown under its condition."""
    parts: list[QgsAttributeEditorElement] = []
    if question.type is QuestionType.CHOICES:
        parts.append(_several(layer, question, choices))
    elif question.column:
        parts.append(QgsAttributeEditorField(question.column, layer.fields().lookupField(question.column), None))
    elif question.type is QuestionType.NOTE:
        parts.append(_words(f"{question.code}_note", str(question.label), None))
    if str(question.help):
        parts.append(_words(f"{question.code}_help", str(question.help), None))
    if not question.visible_if:
        return parts
    box = _box("", Qgis.AttributeEditorContainerType.GroupBox)
    box.setVisibilityExpression(QgsOptionalExpression(QgsExpression(field_widgets.visibility(question.visible_if))))
    for part in parts:
        box.addChildElement(part)
    return [box]


def _fed_by_the_dock(layer: QgsVectorLayer) -> QgsAttributeEditorContainer:
    """Columns the dock sets by `changeAttribute`, out of sight: QGIS follows conditions only to columns in the form."""
    box = _box("", Qgis.AttributeEditorContainerType.GroupBox)
    box.setVisibilityExpression(QgsOptionalExpression(QgsExpression("false")))
    for name in SET_BY_THE_DOCK:
        index = layer.fields().lookupField(name)
        layer.setEditorWidgetSetup(index, field_widgets.text())
        box.addChildElement(QgsAttributeEditorField(name, index, box))
    return box


def _several(layer: QgsVectorLayer, question: Question, choices: ChoiceLists) -> QgsAttributeEditorContainer:
    box = _box(str(question.label), Qgis.AttributeEditorContainerType.GroupBox)
    for choice in answers_of(question, choices):
        name = several_field(question, choice)
        box.addChildElement(QgsAttributeEditorField(name, layer.fields().lookupField(name), box))
    return box


def _box(label: str, kind: Qgis.AttributeEditorContainerType) -> QgsAttributeEditorContainer:
    box = QgsAttributeEditorContainer(label, None)
    box.setType(kind)
    box.setShowLabel(bool(label))
    return box


def _words(name: str, text: str, parent: QgsAttributeEditorElement | None) -> QgsAttributeEditorTextElement:
    """Words of the form. The element would evaluate `[% … %]` and read HTML: a form from elsewhere gets neither."""
    element = QgsAttributeEditorTextElement(name, parent)
    element.setShowLabel(False)
    element.setText("<p>" + html.escape(text).replace("[%", "[&#37;") + "</p>")
    return element
