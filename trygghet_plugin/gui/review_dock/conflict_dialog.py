"""Someone else was faster: both versions side by side, and the choice of what to do. Nothing was overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.review_dock.report_words import ReportWords, moment_words

# Who changed what when is said above the table.
_NOT_COMPARED = frozenset(
    {
        "fid",
        "revision",
        "updated_at",
        "updated_by",
        "status_at",
        "status_by",
        "first_assessed_at",
        "area_code",
        "x",
        "y",
    }
)


@dataclass(frozen=True)
class Difference:
    """One line of the comparison: what we saw, what we wanted, what is stored now."""

    what: str
    seen: str
    mine: str
    theirs: str


def differences(
    seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport, words: ReportWords
) -> list[Difference]:
    """Columns in which what we saw or wanted differs from what is stored now; what was wanted comes first."""
    changed = [
        column
        for column, value in theirs.values.items()
        if column not in _NOT_COMPARED and value != seen.values.get(column)
    ]
    columns = list(dict.fromkeys([*wanted, *changed]))
    lines = [
        Difference(
            words.label(column),
            words.value(column, seen.values.get(column)),
            words.value(column, wanted.get(column, seen.values.get(column))),
            words.value(column, theirs.values.get(column)),
        )
        for column in columns
        if column not in _NOT_COMPARED
    ]
    if (moved := _moved(seen, wanted, theirs, words)) is not None:
        lines.append(moved)
    return lines


def _moved(
    seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport, words: ReportWords
) -> Difference | None:
    wanted_point = (wanted["x"], wanted["y"]) if "x" in wanted else seen.point
    if wanted_point == seen.point == theirs.point:
        return None
    return Difference(words.label("geom"), _point(seen.point), _point(wanted_point), _point(theirs.point))


def _point(point: tuple[float, float] | None) -> str:
    return f"{point[1]:.0f}, {point[0]:.0f}" if point else translate("ConflictDialog", "no place")


def who_and_when(theirs: StoredReport) -> str:
    """Who wrote the version that is stored now, and when."""
    by = theirs.values.get("updated_by") or translate("ConflictDialog", "someone in another program")
    at = theirs.moment("updated_at")
    return f"{by}, {moment_words(at)}" if at else str(by)


class ConflictDialog(QDialog):
    """Accepted: theirs stands and what was typed is dropped. Rejected (Esc): look again, what was typed is kept."""

    def __init__(
        self, seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport, words: ReportWords, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("ConflictDialog", "{no} was changed meanwhile").format(no=theirs.report_no))
        headline = plain_label(translate("ConflictDialog", "Someone else was faster. This is how it looks now:"))
        font = headline.font()
        font.setBold(True)
        headline.setFont(font)
        who = plain_label(
            translate("ConflictDialog", "Changed by {who}. Nothing of yours was written over it.").format(
                who=who_and_when(theirs)
            )
        )
        self.table = self._table(differences(seen, wanted, theirs, words))
        buttons = QDialogButtonBox(self)
        self.again = buttons.addButton(
            translate("ConflictDialog", "Assess anew"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.again.setToolTip(translate("ConflictDialog", "Show the version stored now and keep what you typed"))
        self.theirs = buttons.addButton(
            translate("ConflictDialog", "Keep theirs"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.theirs.setToolTip(
            translate("ConflictDialog", "Drop what you typed; the report stays as the other person left it")
        )
        self.again.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(headline)
        layout.addWidget(who)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(620, 320)

    def _table(self, lines: list[Difference]) -> QTableWidget:
        table = QTableWidget(len(lines), 4, self)
        table.setHorizontalHeaderLabels(
            [
                "",
                translate("ConflictDialog", "As you saw it"),
                translate("ConflictDialog", "Yours"),
                translate("ConflictDialog", "Now"),
            ]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.setAccessibleName(translate("ConflictDialog", "Both versions side by side"))
        for row, line in enumerate(lines):
            for column, text in enumerate((line.what, line.seen, line.mine, line.theirs)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table
