"""Someone else was faster: both versions side by side, and the choice between them field by field."""

from __future__ import annotations

import html
from collections.abc import Mapping
from math import hypot
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.merging import DECIDED, PLACE, Difference, changed_words, differences, merged
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.review_dock.conflict_cell import ChoiceCell
from trygghet_plugin.gui.review_dock.report_words import NOTHING, ReportWords, moment_words

MINE, THEIRS = 2, 3
_TAGS = {"same": "{}", "new": "<b><u>{}</u></b>", "gone": "<s>{}</s>"}


def who_and_when(theirs: StoredReport) -> str:
    """Who wrote the version that is stored now, and when."""
    by = theirs.values.get("updated_by") or translate("ConflictDialog", "someone in another program")
    at = theirs.moment("updated_at")
    return f"{by}, {moment_words(at)}" if at else str(by)


def value_words(line: Difference, value: Any, words: ReportWords) -> str:
    """A value of one of the three versions, as a person says it."""
    if line.column != PLACE:
        return words.value(line.column, value)
    if value is None:
        return translate("ConflictDialog", "no place")
    place = f"{value[1]:.0f}, {value[0]:.0f}"
    if line.seen is None or value == line.seen:
        return place
    metres = number(hypot(value[0] - line.seen[0], value[1] - line.seen[1]))
    return translate("ConflictDialog", "{place} ({metres} m from where you saw it)").format(place=place, metres=metres)


def marked(line: Difference, value: Any, words: ReportWords) -> str:
    """A value as HTML: what differs from what was seen in bold, in free text word by word, what is gone struck out."""
    seen, text = value_words(line, line.seen, words), value_words(line, value, words)
    if NOTHING in (seen, text) or seen == text:
        return _escaped(text)
    free = (seen, text) == (line.seen, value)
    pieces = changed_words(seen, text) if free else [("new", text)]
    return "".join(_TAGS[what].format(_escaped(piece)) for what, piece in pieces)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


class ConflictDialog(QDialog):
    """Accepted: theirs stands and what was typed is dropped. Rejected (Esc): look again, what was typed is kept."""

    chosen = pyqtSignal(object)
    """The choice is made; carries column → value to write over what is stored now, which may be nothing."""

    def __init__(
        self, seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport, words: ReportWords, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._seen, self.wanted, self._words = seen, dict(wanted), words
        self.theirs = theirs
        self._lines: tuple[Difference, ...] = ()
        self._groups: dict[str, QButtonGroup] = {}
        self.setWindowTitle(translate("ConflictDialog", "{no} was changed meanwhile").format(no=theirs.report_no))
        self.headline, self.who, self.note = plain_label(), plain_label(), plain_label()
        font = self.headline.font()
        font.setBold(True)
        self.headline.setFont(font)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.headline)
        layout.addWidget(self.who)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.note)
        layout.addWidget(self._buttons())
        self.resize(760, 420)
        self.headline.setText(translate("ConflictDialog", "Someone else was faster. This is how it looks now:"))
        self._show({})

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.save = buttons.addButton(
            translate("ConflictDialog", "&Save what is chosen"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.save.setToolTip(translate("ConflictDialog", "Write the chosen fields as a new change of the report"))
        self.again = buttons.addButton(
            translate("ConflictDialog", "&Look again"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.again.setToolTip(translate("ConflictDialog", "Show the version stored now and keep what you typed (Esc)"))
        self.keep = buttons.addButton(
            translate("ConflictDialog", "&Keep theirs"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.keep.setToolTip(
            translate("ConflictDialog", "Drop what you typed; the report stays as the other person left it")
        )
        # Whoever was just typing and hits Enter once more decides nothing.
        self.again.setDefault(True)
        self.save.clicked.connect(lambda _checked=False: self.chosen.emit(self.values()))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    # --- what is chosen

    def choices(self) -> dict[str, bool]:
        """Column → whether mine is chosen, for every line with a choice."""
        return {column: group.checkedId() == MINE for column, group in self._groups.items()}

    def choose(self, column: str, mine: bool) -> None:
        """Choose in one line, as a click in the cell does."""
        self._groups[column].button(MINE if mine else THEIRS).setChecked(True)

    def values(self) -> dict[str, Any]:
        """Column → value to write over what is stored now."""
        return merged(self._lines, [column for column, mine in self.choices().items() if mine])

    def cell(self, column: str, place: int) -> QWidget:
        """What a line shows as name (0), as seen (1), as mine (2) or as theirs (3)."""
        row = [line.column for line in self._lines].index(column) + 1
        return self._grid.itemAtPosition(row, place).widget()

    # --- what is shown

    def show_newer(self, theirs: StoredReport) -> None:
        """Somebody was faster once more: compare with that. A choice stays where its line is the same still."""
        if theirs.revision <= self.theirs.revision:
            return
        before, chosen = {line.column: line for line in self._lines}, self.choices()
        self.theirs = theirs
        self._show(chosen, before)
        self.headline.setText(
            translate("ConflictDialog", "It was changed once more while you were choosing. This is how it looks now:")
        )

    def set_busy(self, busy: bool) -> None:
        """While it is being saved nothing else can be chosen."""
        self.area.setEnabled(not busy)
        for button in (self.save, self.again, self.keep):
            button.setEnabled(not busy)
        self.save.setVisible(bool(self._groups))

    def say(self, text: str) -> None:
        """A line above the buttons, such as why nothing was saved."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show(self, chosen: Mapping[str, bool], before: Optional[Mapping[str, Difference]] = None) -> None:
        self._lines = differences(self._seen, self.wanted, self.theirs)
        self.who.setText(
            translate("ConflictDialog", "Changed by {who}. Nothing of yours was written over it.").format(
                who=who_and_when(self.theirs)
            )
        )
        self._groups = {}
        page = QWidget(self.area)
        page.setAccessibleName(translate("ConflictDialog", "Both versions side by side"))
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, stretch in enumerate((2, 3, 4, 4)):
            self._grid.setColumnStretch(place, stretch)
        for place, text in enumerate(_headings()):
            self._grid.addWidget(plain_label(text), 0, place)
        for row, line in enumerate(self._lines, 1):
            self._add_line(row, line)
            if line.choosable and before is not None and before.get(line.column) == line:
                self.choose(line.column, chosen[line.column])
        self._grid.setRowStretch(len(self._lines) + 1, 1)
        self.area.setWidget(page)
        decides = any(line.column in DECIDED for line in self._lines) and "status" in self.wanted
        self.say(
            translate(
                "ConflictDialog",
                "Your assessment is not saved. You assess the report when you have read it as it is then.",
            )
            if decides
            else ""
        )
        self.set_busy(False)
        self._order_tabs()
        first = next(iter(self._groups.values()), None)
        (first.checkedButton() if first is not None else self.again).setFocus()

    def _order_tabs(self) -> None:
        """Line by line, then the buttons as they stand, though the lines are made last."""
        stops = [button for group in self._groups.values() for button in group.buttons()]
        for one, other in zip(stops, (*stops[1:], self.keep)):
            QWidget.setTabOrder(one, other)

    def _add_line(self, row: int, line: Difference) -> None:
        label, words = self._words.label(line.column), self._words
        name = f"{label}\n{translate('ConflictDialog', '⚠ both changed it')}" if line.both else label
        self._grid.addWidget(_top(plain_label(name)), row, 0)
        self._grid.addWidget(_top(plain_label(value_words(line, line.seen, words))), row, 1)
        if not line.choosable:
            for place, value in ((MINE, line.mine), (THEIRS, line.theirs)):
                shown = plain_label()
                shown.setTextFormat(Qt.TextFormat.RichText)
                shown.setText(marked(line, value, words))
                self._grid.addWidget(_top(shown), row, place)
            return
        group = self._groups[line.column] = QButtonGroup(self.area)
        for place, value, whose in (
            (MINE, line.mine, translate("ConflictDialog", "{field}, mine: {value}")),
            (THEIRS, line.theirs, translate("ConflictDialog", "{field}, theirs: {value}")),
        ):
            spoken = whose.format(field=label, value=value_words(line, value, words))
            cell = ChoiceCell(marked(line, value, words), spoken)
            group.addButton(cell.button, place)
            self._grid.addWidget(cell, row, place)
        self.choose(line.column, line.mine_first)


def _headings() -> tuple[str, str, str, str]:
    return (
        "",
        translate("ConflictDialog", "As you saw it"),
        translate("ConflictDialog", "Mine"),
        translate("ConflictDialog", "Theirs, now"),
    )


def _top(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setMargin(4)
    return label
