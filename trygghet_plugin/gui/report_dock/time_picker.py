"""When it was discovered, and when it probably happened – in the words people use, on the Swedish clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Optional

from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QDateTimeEdit,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.localtime import now, to_local, to_utc
from trygghet_plugin.core.occurred import Occurred, interval
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label

SHOWN_FORMAT = "yyyy-MM-dd HH:mm"
# Width there is for the answers in a dock of 320 pixels.
ROOM = 270


def to_clock(moment: datetime) -> QDateTime:
    """A moment on the Swedish clock, whatever the computer's own zone."""
    local = to_local(moment)
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))


def from_clock(clock: QDateTime) -> datetime:
    """The aware moment a Swedish clock time means."""
    day, time = clock.date(), clock.time()
    return to_utc(datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()))


def _edit(name: str) -> QDateTimeEdit:
    edit = QDateTimeEdit(to_clock(now()))
    edit.setDisplayFormat(SHOWN_FORMAT)
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    return edit


class TimePicker(QWidget):
    """Discovered now unless said otherwise; when it happened must be said for events, “do not know” being an answer."""

    changed = pyqtSignal()

    def __init__(self, discovered_text: str, occurred_text: str) -> None:
        super().__init__()
        self._said_for_them = False
        self.discovered = _edit(discovered_text)
        self.now = QToolButton()
        self.now.setText(translate("TimePicker", "now"))
        self.now.setCheckable(True)
        self.now.setChecked(True)
        self.now.toggled.connect(self._now_toggled)
        self.discovered.dateTimeChanged.connect(self._discovered_edited)
        self.start, self.end = _edit(translate("TimePicker", "From")), _edit(translate("TimePicker", "To"))
        self._build(discovered_text, occurred_text)
        self.clear()

    def _build(self, discovered_text: str, occurred_text: str) -> None:
        label = plain_label(discovered_text, wrap=False)
        label.setBuddy(self.discovered)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.discovered, 1)
        row.addWidget(self.now)
        grid = self._option_grid(occurred_text)
        self._between = QWidget()
        between = QFormLayout(self._between)
        between.setContentsMargins(0, 0, 0, 0)
        for edit in (self.start, self.end):
            between.addRow(edit.accessibleName(), edit)
            edit.dateTimeChanged.connect(lambda _time: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(plain_label(occurred_text))
        layout.addLayout(grid)
        layout.addWidget(self._between)
        chain = [self.discovered, self.now, *self.options.values(), self.start, self.end]
        for before, after in zip(chain, chain[1:]):
            self.setTabOrder(before, after)

    def _option_grid(self, question: str) -> QGridLayout:
        words = {
            Occurred.THEN: translate("TimePicker", "just then"),
            Occurred.NIGHT: translate("TimePicker", "in the night"),
            Occurred.WEEKEND: translate("TimePicker", "at the weekend"),
            Occurred.BETWEEN: translate("TimePicker", "between…"),
            Occurred.UNKNOWN: translate("TimePicker", "do not know"),
        }
        self._group = QButtonGroup(self)
        self.options: dict[Occurred, QRadioButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for occurred, text in words.items():
            button = QRadioButton(text)
            button.setAccessibleDescription(question)
            button.toggled.connect(self._option_toggled)
            self._group.addButton(button)
            self.options[occurred] = button
        widest = max(button.sizeHint().width() for button in self.options.values())
        columns = 3 if 3 * widest <= ROOM else 2
        for place, button in enumerate(self.options.values()):
            grid.addWidget(button, place // columns, place % columns)
        return grid

    @property
    def occurred(self) -> Optional[Occurred]:
        """What was answered; None where nothing was."""
        return next((occurred for occurred, button in self.options.items() if button.isChecked()), None)

    def discovered_at(self) -> datetime:
        """The moment of discovery; “now” is the moment this is asked."""
        return now() if self.now.isChecked() else from_clock(self.discovered.dateTime())

    def times(self) -> tuple[datetime, Optional[datetime], Optional[datetime]]:
        """discovered_at, occurred_at, occurred_until."""
        found = self.discovered_at()
        occurred = self.occurred or Occurred.UNKNOWN
        start, end = from_clock(self.start.dateTime()), from_clock(self.end.dateTime())
        return (found, *interval(occurred, found, start, end))

    def fit(self, kind: str) -> None:
        """A place that recurs or lasts has no hour of its own: for it “do not know” is said beforehand."""
        event = kind in ("", Kind.EVENT.value)
        if not event and self.occurred is None:
            self.options[Occurred.UNKNOWN].setChecked(True)
            self._said_for_them = True
        elif event and self._said_for_them:
            self._choose_none()

    def _choose_none(self) -> None:
        self._said_for_them = False
        self._group.setExclusive(False)
        for button in self.options.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._between.hide()

    def clear(self) -> None:
        """Discovered now, not said when it happened."""
        self._choose_none()
        self.now.setChecked(True)
        self._now_toggled(True)
        for edit in (self.start, self.end):
            edit.setDateTime(to_clock(now()))

    def to_plain(self) -> dict[str, Any]:
        """What was answered, as a draft keeps it."""
        iso = Qt.DateFormat.ISODate
        plain: dict[str, Any] = {"occurred": self.occurred.value if self.occurred else None}
        plain["discovered"] = None if self.now.isChecked() else self.discovered.dateTime().toString(iso)
        plain["start"], plain["end"] = (edit.dateTime().toString(iso) for edit in (self.start, self.end))
        return plain

    def from_plain(self, plain: Mapping[str, Any]) -> None:
        """Take what a draft kept."""
        iso = Qt.DateFormat.ISODate
        for edit, key in ((self.start, "start"), (self.end, "end")):
            if plain.get(key):
                edit.setDateTime(QDateTime.fromString(plain[key], iso))
        if plain.get("discovered"):
            self.now.setChecked(False)
            self.discovered.setDateTime(QDateTime.fromString(plain["discovered"], iso))
        if plain.get("occurred"):
            self.options[Occurred(plain["occurred"])].setChecked(True)

    def _now_toggled(self, on: bool) -> None:
        if on:
            self.discovered.blockSignals(True)
            self.discovered.setDateTime(to_clock(now()))
            self.discovered.blockSignals(False)
        self.changed.emit()

    def _discovered_edited(self) -> None:
        self.now.setChecked(False)
        self.changed.emit()

    def _option_toggled(self, on: bool) -> None:
        if on:
            self._said_for_them = False
            self._between.setVisible(self.options[Occurred.BETWEEN].isChecked())
            self.changed.emit()
