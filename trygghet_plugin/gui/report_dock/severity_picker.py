"""How serious it is: three steps, each with the anchor that says what it means."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.gui.plain import hint_label

# “Störande – känns störande, ingen känner sig rädd”: the word, and what it means.
ANCHOR = " – "


class SeverityPicker(QWidget):
    """No step is chosen beforehand; not to answer is allowed."""

    changed = pyqtSignal()

    def __init__(self, choices: ChoiceLists) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.options: dict[str, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for choice in choices.of("severity"):
            word, _dash, anchor = choice.label.partition(ANCHOR)
            button = QRadioButton(word.replace("&", "&&"))
            button.setAccessibleName(choice.label)
            button.toggled.connect(lambda on: self.changed.emit() if on else None)
            self._group.addButton(button)
            self.options[choice.code] = button
            layout.addWidget(button)
            if anchor:
                meaning = hint_label(anchor)
                meaning.setContentsMargins(24, 0, 0, 4)
                layout.addWidget(meaning)

    @property
    def code(self) -> str:
        """The chosen step; empty where none is."""
        return next((code for code, button in self.options.items() if button.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose a step; an empty or unknown code chooses none."""
        self._group.setExclusive(False)
        for each, button in self.options.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)
