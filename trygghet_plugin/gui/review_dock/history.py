"""Who did what with a report, and when: the history the database keeps, newest first, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.review_dock.report_words import ReportWords, moment_words
from trygghet_plugin.storage.store import HistoryEntry

# Columns that every change moves along; the sentence itself says who and when.
_SILENT = frozenset(
    {
        "updated_at",
        "updated_by",
        "status",
        "status_at",
        "status_by",
        "status_reason",
        "first_assessed_at",
        "revision",
        "duplicate_of",
    }
)
_SHORT = 60


def entry_words(entry: HistoryEntry, words: ReportWords) -> str:
    """One change as two or three short lines."""
    who = entry.changed_by or translate("ReportHistory", "unknown, in another program")
    lines = [f"{moment_words(entry.changed_at)}  {who}", _action(entry)]
    lines += [_change(column, entry, words) for column in _columns(entry)]
    return "\n".join(line for line in lines if line)


def _action(entry: HistoryEntry) -> str:
    status = (entry.after or {}).get("status")
    if entry.action == "created":
        return translate("ReportHistory", "Report came in")
    if entry.action == "removed":
        return _with_reason(translate("ReportHistory", "Removed"), entry.reason)
    if entry.action == "assessed" and status:
        return _with_reason(_assessed(str(status)), entry.reason)
    if status:
        return translate("ReportHistory", "Changed; became “{status}”").format(
            status=status_label(ReviewStatus(status))
        )
    if entry.action == "changed_closed":
        return translate("ReportHistory", "Changed after it was closed")
    return translate("ReportHistory", "Changed")


def _assessed(status: str) -> str:
    return {
        ReviewStatus.APPROVED: translate("ReportHistory", "Approved"),
        ReviewStatus.REJECTED: translate("ReportHistory", "Left out"),
        ReviewStatus.NEEDS_INFO: translate("ReportHistory", "Asked for completion"),
        ReviewStatus.DUPLICATE: translate("ReportHistory", "Marked as duplicate"),
        ReviewStatus.NEW: translate("ReportHistory", "Back to new"),
        ReviewStatus.EDITED: translate("ReportHistory", "Back to changed after approval"),
    }[ReviewStatus(status)]


def _with_reason(text: str, reason: str | None) -> str:
    return f"{text}: {reason}" if reason else text


def _columns(entry: HistoryEntry) -> list[str]:
    if entry.action in ("created", "removed"):
        return []
    changed = {**(entry.before or {}), **(entry.after or {})}
    return [column for column in changed if column not in _SILENT]


def _change(column: str, entry: HistoryEntry, words: ReportWords) -> str:
    label = words.label(column)
    if column == "geom":
        return label
    return f"{label}: {_short(column, entry.before, words)} → {_short(column, entry.after, words)}"


def _short(column: str, values: Any, words: ReportWords) -> str:
    text = " ".join(words.value(column, (values or {}).get(column)).split())
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"


class HistoryBox(QgsCollapsibleGroupBoxBasic):
    """The history, folded until someone wants it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setTitle(translate("ReportHistory", "History"))
        self.setCollapsed(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 2, 4, 2)
        self._label = plain_label()
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setAccessibleName(translate("ReportHistory", "History"))
        self._layout.addWidget(self._label)

    def show_history(self, entries: Sequence[HistoryEntry], words: ReportWords) -> None:
        """Show a report's changes."""
        newest_first = sorted(entries, key=lambda entry: entry.revision, reverse=True)
        self._label.setText("\n\n".join(entry_words(entry, words) for entry in newest_first))
        self.setTitle(translate("ReportHistory", "History, %n change(s)", None, len(entries)))

    def text(self) -> str:
        """What is shown."""
        return self._label.text()
