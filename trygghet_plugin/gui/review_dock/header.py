"""How the queue is doing: how many wait, for how long, how many beyond the municipality's limit."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.storage.store import QueueSummary


class QueueHeader(QWidget):
    """Two lines of figures, and the stamp of a practice workspace."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.counts, self.ages = plain_label(), plain_label()
        font = self.counts.font()
        font.setBold(True)
        self.counts.setFont(font)
        self.practice = plain_label(translate("QueueHeader", "PRACTICE"), wrap=False)
        self.practice.setStyleSheet("background: #E69F00; color: #000000; font-weight: bold; padding: 1px 6px;")
        self.practice.hide()
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self.counts)
        lines.addWidget(self.ages)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(lines, 1)
        layout.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignTop)

    def show_summary(self, summary: QueueSummary, limit_days: int) -> None:
        """Show the figures of a workspace."""
        self.counts.setText(counts_words(summary))
        self.ages.setText(ages_words(summary, limit_days))
        self.ages.setVisible(bool(self.ages.text()))

    def say(self, text: str) -> None:
        """A sentence in place of the figures, such as why they could not be read."""
        self.counts.setText(text)
        self.ages.hide()


def counts_words(summary: QueueSummary) -> str:
    """How many wait, by what they wait for; what there is none of is left out, but never all of it."""
    parts = [translate("QueueHeader", "%n new", None, summary.new)]
    if summary.needs_info:
        parts.append(translate("QueueHeader", "%n waiting for completion", None, summary.needs_info))
    if summary.edited:
        parts.append(translate("QueueHeader", "%n changed after approval", None, summary.edited))
    if summary.changed_closed:
        parts.append(translate("QueueHeader", "%n changed after it was closed", None, summary.changed_closed))
    return " · ".join(parts)


def ages_words(summary: QueueSummary, limit_days: int) -> str:
    """How long they have waited; empty where nothing waits."""
    if summary.oldest_days is None or summary.median_days is None:
        return ""
    parts = [
        translate("QueueHeader", "Oldest {days} d").format(days=number(int(summary.oldest_days))),
        translate("QueueHeader", "median {days} d").format(days=number(summary.median_days, 1)),
    ]
    if summary.over_limit:
        parts.append(
            translate("QueueHeader", "{count} over {limit} d").format(
                count=number(summary.over_limit), limit=limit_days
            )
        )
    else:
        parts.append(translate("QueueHeader", "none over {limit} d").format(limit=limit_days))
    # A number and its unit are not torn apart at the end of a line.
    return " · ".join(part.replace(" ", "\u00a0") for part in parts)
