"""The rest of the questions: QGIS's own attribute form on the memory copy, with the guard for personal data in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.core import QgsFeature, QgsVectorLayerTools
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.form import Form
from trygghet_plugin.core.personal_data import find_personal_data, kind_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label, soften
from trygghet_plugin.layers.form_layer import SET_BY_THE_DOCK, blank_feature, form_layer
from trygghet_plugin.layers.local_fields import from_plain, to_plain

DESCRIPTION_LINES = 4
SHOWN = 5
WARNING_COLOUR = "#A33C00"
HELP_MARK = "<p>"
# What QGIS calls the label beside a field that says whether its constraint holds.
CONSTRAINT_MARK = "ConstraintStatus"
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def findings_in_words(text: str) -> str:
    """What the guard says about a text; empty where it found nothing."""
    one = translate("QuestionForm", "{kind} “{text}”")
    found = [one.format(kind=kind_label(each.kind), text=each.text) for each in find_personal_data(text)[:SHOWN]]
    if not found:
        return ""
    message = translate("QuestionForm", "This looks like: {found}. Take it out if it can point at a person.")
    return message.format(found=", ".join(found))


def narrow(box: QComboBox) -> None:
    """Cut long answers in the box, not in its list, so that the dock stays narrow."""
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


class QuestionForm(QWidget):
    """Hosts the attribute form. The dock's own widgets set their columns through `set_answer`."""

    changed = pyqtSignal()
    warned = pyqtSignal()
    """The guard says something new about what is being written."""

    def __init__(self, form: Form, choices: ChoiceLists, crs: str, tools: Optional[QgsVectorLayerTools]) -> None:
        super().__init__()
        self._form = form
        self.layer = form_layer(form, choices, crs)
        context = QgsAttributeEditorContext()
        # Without layer tools a form with relations crashes QGIS.
        context.setVectorLayerTools(tools)
        context.setFormMode(QgsAttributeEditorContext.FormMode.Embed)
        self.attribute_form = QgsAttributeForm(self.layer, blank_feature(self.layer, form), context)
        self.attribute_form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        self.attribute_form.hideButtonBox()
        self.guard = plain_label()
        self.guard.setStyleSheet(f"color: {WARNING_COLOUR}")
        self.guard.hide()
        self.description = self.attribute_form.findChild(QPlainTextEdit, "description")
        self._calm_down()
        self._name_editors()
        self.attribute_form.widgetValueChanged.connect(self._value_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.attribute_form)

    def set_answer(self, column: str, value: str) -> None:
        """Tell the form what was answered outside of it, so that its conditions follow."""
        self.attribute_form.changeAttribute(column, value)

    def feature(self) -> QgsFeature:
        """Everything answered so far."""
        return self.attribute_form.currentFormFeature()

    def clear(self, keep: tuple[str, ...] = ()) -> None:
        """Nothing answered; `keep` names columns whose answers stay."""
        kept = {name: value for name, value in to_plain(self.feature()).items() if name in keep}
        self.restore(kept)

    def to_plain(self) -> dict[str, Any]:
        """Answers, as a draft keeps them."""
        return {name: value for name, value in to_plain(self.feature()).items() if name not in SET_BY_THE_DOCK}

    def restore(self, plain: Mapping[str, Any]) -> None:
        """Take the answers of a draft."""
        for column in SET_BY_THE_DOCK:
            self.set_answer(column, "")
        feature = blank_feature(self.layer, self._form)
        from_plain(feature, plain)
        self.attribute_form.setFeature(feature)
        self._look_for_personal_data()

    def say_same(self, report_no: str, same: bool) -> None:
        """Write into the description that it repeats another report, or take that out again."""
        if self.description is None:
            return
        sentence = translate("QuestionForm", "Same as {number}.").format(number=report_no)
        text = self.description.toPlainText().replace(sentence, "").strip()
        self.description.setPlainText(f"{text}\n{sentence}".strip() if same else text)

    def _value_changed(self, attribute: str, _value: object, _changed: bool) -> None:
        if attribute == "description":
            self._look_for_personal_data()
        self.changed.emit()

    def _look_for_personal_data(self) -> None:
        text = findings_in_words(self.description.toPlainText()) if self.description is not None else ""
        new = bool(text) and text != self.guard.text()
        self.guard.setText(text)
        self.guard.setVisible(bool(text))
        if self.description is None:
            return
        self.description.setAccessibleDescription(text)
        if new and self.description.hasFocus():
            self.warned.emit()

    def _calm_down(self) -> None:
        """Boxes there only for conditions lose their frames; texts wrap; the description is a few lines high."""
        for widget in (self.attribute_form, *self.attribute_form.findChildren(QWidget)):
            if isinstance(widget, QGroupBox) and not widget.title():
                self._unframe(widget)
            elif isinstance(widget, QLabel):
                widget.setWordWrap(True)
                if widget.text().startswith(HELP_MARK):
                    soften(widget)
                elif widget.objectName() == CONSTRAINT_MARK:
                    self._close_gap(widget)
            elif isinstance(widget, QComboBox):
                narrow(widget)
        for widget in (self.attribute_form, *self.attribute_form.findChildren(QWidget, options=DIRECT)):
            if widget.layout() is not None:
                widget.layout().setContentsMargins(0, 0, 0, 0)
        if self.description is None:
            return
        self.description.setTabChangesFocus(True)
        # Photos may be dropped anywhere on the dock; here their paths would become text.
        self.description.setAcceptDrops(False)
        self.description.setFixedHeight(self.description.fontMetrics().lineSpacing() * DESCRIPTION_LINES + 12)
        self._put_guard_under_description()

    def _name_editors(self) -> None:
        """QGIS ties a field's label to the box around the editor, which a screen reader does not come to."""
        for place, field in enumerate(self.layer.fields()):
            for editor in self.attribute_form.findChildren(QWidget, field.name()):
                editor.setAccessibleName(self.layer.attributeDisplayName(place))

    def _close_gap(self, mark: QLabel) -> None:
        """Give the field the room of a mark that it never gets; hiding it is undone by QGIS."""
        place = self.layer.fields().lookupField(mark.parentWidget().findChild(QWidget, options=DIRECT).objectName())
        if place >= 0 and not self.layer.fieldConstraints(place):
            mark.setFixedWidth(0)
            mark.parentWidget().layout().setSpacing(0)

    def _unframe(self, box: QGroupBox) -> None:
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; background: transparent; }")
        layout = box.layout()
        layout.setContentsMargins(0, 0, 0, 0)
        if isinstance(layout, QGridLayout):
            layout.setVerticalSpacing(3)
        arrow = box.findChild(QToolButton, "collapseButton")
        if arrow is not None:
            arrow.hide()

    def _put_guard_under_description(self) -> None:
        outer: Optional[QWidget] = self.description.parentWidget()
        while outer is not None and not (outer.objectName() == "description" and outer is not self.description):
            outer = outer.parentWidget()
        layout = outer.layout() if outer is not None else None
        if isinstance(layout, QBoxLayout):
            layout.setDirection(QBoxLayout.Direction.TopToBottom)
            layout.addWidget(self.guard)
