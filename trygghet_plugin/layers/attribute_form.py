"""QGIS's own attribute form on the shared layer, made of the workspace's form.

What a report says may be edited by hand; who it is, when things were and what the review made of it may only be read.
Times are shown as the provider gives them, UTC, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsExpression,
    QgsFieldConstraints,
    QgsOptionalExpression,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.form import Form, Question, QuestionType
from trygghet_plugin.core.report import TIME_COLUMNS
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import translate
from trygghet_plugin.layers import field_widgets
from trygghet_plugin.layers.properties import WHO_VARIABLE

WHAT = ("category", "kind", "severity", "description", "public_text", "place_type", "internal_only")
WHEN = ("occurred_at", "occurred_until", "discovered_at", "received_at")
FROM_WHOM = ("organisation", "reporter_name", "reporter_contact", "source", "source_ref", "police_report",
             "police_reference", "fault_reference", "responsible_organisation")
REVIEW = ("status", "status_reason", "status_at", "status_by", "duplicate_of", "first_assessed_at", "assigned_to",
          "follow_up_on", "retention_class")
IDENTITY = ("report_no", "report_id", "municipality", "form_version", "revision", "batch_id", "place_id", "area_code",
            "position_accuracy", "created_at", "created_by", "updated_at", "updated_by")

READ_ONLY = frozenset(TIME_COLUMNS) | {
    "fid", "report_id", "report_no", "municipality", "form_version", "revision", "source", "source_ref", "batch_id",
    "status", "status_reason", "status_by", "duplicate_of", "created_by", "updated_by", "area_code", "retention_class",
}
# Who signs what is changed by hand: the name in the plugin's settings, else whoever field app or computer know.
WHO = f"coalesce(nullif(@{WHO_VARIABLE}, ''), @mm_username, @cloud_username, @user_account_name)"
LISTS = {"category": "category", "kind": "kind", "severity": "severity", "place_type": "place_type",
         "police_report": "police_report", "source": "source"}


def labels() -> dict[str, str]:
    """Names of the fixed columns as people see them."""
    return {**_told_labels(), **_kept_labels()}


def _told_labels() -> dict[str, str]:
    """What a report says."""
    return {
        "kind": translate("Columns", "Kind"),
        "category": translate("Columns", "Category"),
        "severity": translate("Columns", "How serious"),
        "description": translate("Columns", "Description (internal)"),
        "public_text": translate("Columns", "Text for partners"),
        "occurred_at": translate("Columns", "Happened (UTC)"),
        "occurred_until": translate("Columns", "Happened until (UTC)"),
        "discovered_at": translate("Columns", "Discovered (UTC)"),
        "received_at": translate("Columns", "Received (UTC)"),
        "place_type": translate("Columns", "Sort of place"),
        "organisation": translate("Columns", "Organisation"),
        "reporter_name": translate("Columns", "Reporter"),
        "reporter_contact": translate("Columns", "Contact of the reporter"),
        "source": translate("Columns", "Came in by"),
        "source_ref": translate("Columns", "Id in the other system"),
        "police_report": translate("Columns", "Reported to the police"),
        "police_reference": translate("Columns", "Police reference"),
        "fault_reference": translate("Columns", "Fault report reference"),
        "responsible_organisation": translate("Columns", "Responsible organisation"),
        "internal_only": translate("Columns", "Never on meeting maps"),
    }


def _kept_labels() -> dict[str, str]:
    """Who a report is, and what the review made of it."""
    return {
        "report_id": translate("Columns", "Report id"),
        "report_no": translate("Columns", "Report no."),
        "municipality": translate("Columns", "Municipality"),
        "form_version": translate("Columns", "Version of the form"),
        "revision": translate("Columns", "Revision"),
        "created_at": translate("Columns", "Created (UTC)"),
        "created_by": translate("Columns", "Created by"),
        "updated_at": translate("Columns", "Changed (UTC)"),
        "updated_by": translate("Columns", "Changed by"),
        "position_accuracy": translate("Columns", "Accuracy of the place (m)"),
        "place_id": translate("Columns", "Named place"),
        "area_code": translate("Columns", "Area"),
        "batch_id": translate("Columns", "Import"),
        "duplicate_of": translate("Columns", "Repeats report"),
        "status": translate("Columns", "Status"),
        "status_reason": translate("Columns", "Reason for the status"),
        "status_at": translate("Columns", "Assessed (UTC)"),
        "status_by": translate("Columns", "Assessed by"),
        "first_assessed_at": translate("Columns", "First assessed (UTC)"),
        "assigned_to": translate("Columns", "Assigned to"),
        "follow_up_on": translate("Columns", "Follow up on"),
        "retention_class": translate("Columns", "Retention class"),
    }


def _tabs(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    own = tuple(str(question.column) for question in form.own_questions())
    return (
        (translate("AttributeForm", "Report"), WHAT + own),
        (translate("AttributeForm", "When"), WHEN),
        (translate("AttributeForm", "From whom"), FROM_WHOM),
        (translate("AttributeForm", "Review"), REVIEW),
        (translate("AttributeForm", "Identity"), IDENTITY),
    )


def _set_widgets(layer: QgsVectorLayer, form: Form, choices: ChoiceLists) -> None:
    fields, names = layer.fields(), labels()
    for index, field in enumerate(fields):
        name = field.name()
        layer.setFieldAlias(index, names.get(name, ""))
        if name in LISTS:
            setup = field_widgets.choice_map(choices.of(LISTS[name], retired=True), optional=name != "category")
        elif name == "status":
            setup = field_widgets.status_map()
        elif name in TIME_COLUMNS:
            setup = field_widgets.moment()
        elif name == "follow_up_on":
            setup = field_widgets.moment("yyyy-MM-dd")
        elif name == "internal_only":
            setup = field_widgets.yes_no(field.type() == QMetaType.Type.Bool)
        else:
            setup = field_widgets.text(lines=name in ("description", "public_text", "status_reason"))
        layer.setEditorWidgetSetup(index, setup)
    for question in form.own_questions():
        index = fields.lookupField(str(question.column))
        if index >= 0:
            boolean = fields.at(index).type() == QMetaType.Type.Bool
            layer.setFieldAlias(index, str(question.label))
            setup = field_widgets.of_question(question, choices, retired=True, boolean=boolean)
            layer.setEditorWidgetSetup(index, setup)


def _set_constraints(layer: QgsVectorLayer) -> None:
    """Hard only where a report would be worthless: what it is about, and an interval that ends before it starts."""
    fields = layer.fields()
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    category = fields.lookupField("category")
    layer.setFieldConstraint(category, QgsFieldConstraints.Constraint.ConstraintNotNull, hard)
    until = fields.lookupField("occurred_until")
    layer.setConstraintExpression(until, '"occurred_until" IS NULL OR "occurred_until" >= "occurred_at"',
                                  translate("AttributeForm", "“Until” must not lie before the start."))
    layer.setFieldConstraint(until, QgsFieldConstraints.Constraint.ConstraintExpression, hard)


def _sign_changes(layer: QgsVectorLayer) -> None:
    """Have QGIS fill in who changes a report and when, with every change. A new one says who made it."""
    changed = 'CASE WHEN "revision" IS NOT NULL THEN {} END'
    for name, expression, on_update in (("created_by", WHO, False), ("updated_by", changed.format(WHO), True),
                                        ("updated_at", changed.format("now()"), True)):
        index = layer.fields().lookupField(name)
        layer.setDefaultValueDefinition(index, QgsDefaultValue(expression, on_update))


def read_only_columns(form: Form) -> frozenset[str]:
    """Columns the attribute table shows but does not change; lists of several answers are edited in the docks."""
    several = {str(q.column) for q in form.own_questions() if q.type is QuestionType.CHOICES}
    moments = {str(q.column) for q in form.own_questions() if q.type is QuestionType.DATETIME}
    return READ_ONLY | several | moments


def _shown_with_condition(question: Question, element: QgsAttributeEditorField) -> QgsAttributeEditorContainer:
    box = QgsAttributeEditorContainer(str(question.label), None)
    box.setType(Qgis.AttributeEditorContainerType.Row)
    box.setShowLabel(False)
    condition = field_widgets.visibility(question.visible_if) if question.visible_if else ""
    # An answer that is there stays visible, whatever the category became.
    answered = f"{QgsExpression.quotedColumnRef(str(question.column))} IS NOT NULL"
    box.setVisibilityExpression(QgsOptionalExpression(QgsExpression(f"({condition}) OR {answered}")))
    box.addChildElement(element)
    return box


def _set_tabs(layer: QgsVectorLayer, form: Form, config: QgsEditFormConfig) -> None:
    fields = layer.fields()
    questions = {str(question.column): question for question in form.questions if question.column}
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    for title, columns in _tabs(form):
        tab = QgsAttributeEditorContainer(title, config.invisibleRootContainer())
        tab.setType(Qgis.AttributeEditorContainerType.Tab)
        for name in _present(layer, columns):
            element = QgsAttributeEditorField(name, fields.lookupField(name), tab)
            question = questions.get(name)
            conditional = question is not None and question.visible_if is not None
            tab.addChildElement(_shown_with_condition(question, element) if conditional else element)
        config.addTab(tab)


def _present(layer: QgsVectorLayer, columns: Iterable[str]) -> list[str]:
    return [name for name in columns if layer.fields().lookupField(name) >= 0]


def set_attribute_form(layer: QgsVectorLayer, form: Form, choices: ChoiceLists) -> None:
    """Give the shared layer its form: tabs, widgets, names, constraints, and what may only be read."""
    _set_widgets(layer, form, choices)
    _set_constraints(layer)
    config = layer.editFormConfig()
    _set_tabs(layer, form, config)
    # The triggers say so when the point is saved; until then a point drawn by hand shows as new already.
    status = layer.fields().lookupField("status")
    layer.setDefaultValueDefinition(status, QgsDefaultValue(QgsExpression.quotedValue(ReviewStatus.NEW.value)))
    _sign_changes(layer)
    locked = read_only_columns(form)
    for index, field in enumerate(layer.fields()):
        config.setReadOnly(index, field.name() in locked)
    # A point added with QGIS's own tools opens this form: nothing but our own widgets may run with it.
    config.setInitCodeSource(Qgis.AttributeFormPythonInitCodeSource.NoSource)
    layer.setEditFormConfig(config)
