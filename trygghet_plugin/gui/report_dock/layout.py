"""How the parts of the report form lie: 112 and the buttons always in sight, the questions between them scroll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trygghet_plugin.core.choices import ChoiceLists
from trygghet_plugin.core.form import Form, Question
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import plain_label
from trygghet_plugin.gui.report_dock.category_picker import CategoryPicker
from trygghet_plugin.gui.report_dock.emergency_text import EmergencyText
from trygghet_plugin.gui.report_dock.nearby_list import NearbyList
from trygghet_plugin.gui.report_dock.photo_strip import PhotoStrip
from trygghet_plugin.gui.report_dock.place_picker import PlacePicker
from trygghet_plugin.gui.report_dock.question_form import WARNING_COLOUR, QuestionForm, narrow
from trygghet_plugin.gui.report_dock.severity_picker import SeverityPicker
from trygghet_plugin.gui.report_dock.time_picker import TimePicker
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import Organisation, WorkspaceInfo

MARGIN, GAP = 8, 8


@dataclass(frozen=True)
class Asked:
    """What a workspace asks and offers; read off the window's thread."""

    form: Form
    choices: ChoiceLists
    organisations: tuple[Organisation, ...]
    fault_url: str


class FormLayout:
    """Makes the parts and puts them onto a page; what they mean together is the form's."""

    def __init__(self, page: QWidget, session: Session, info: WorkspaceInfo, asked: Asked) -> None:
        self._form = form = asked.form
        choices = asked.choices
        canvas = session.iface.mapCanvas()
        self.emergency = EmergencyText(asked.fault_url)
        self.category = CategoryPicker(choices)
        self.place = PlacePicker(canvas, info, self._label("place"), self._help("place"))
        self.nearby = NearbyList(session, choices, self.place.coordinates)
        self.time = TimePicker(self._label("discovered_at"), self._label("occurred"))
        self.severity = SeverityPicker(choices)
        self.questions = QuestionForm(form, choices, f"EPSG:{info.epsg}", session.iface.vectorLayerTools())
        self.photos = PhotoStrip(session, self._label("photos"), self._help("photos"))
        self.organisation = self._organisations(asked.organisations)
        self.time_asked = self._asked("occurred")
        self.photos_asked = self._asked("photos")
        self._show_guard = QTimer(page, singleShot=True, interval=0)
        self._show_guard.timeout.connect(lambda: self.scroll.ensureWidgetVisible(self.questions.guard, 0, GAP))
        outer = QVBoxLayout(page)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(GAP)
        if info.practice:
            outer.addWidget(self._practice())
        outer.addWidget(self.emergency)
        outer.addWidget(self._scrolled(), 1)
        outer.addLayout(self._footer())

    # --- what the form says about a part

    def _question(self, code: str) -> Question | None:
        return self._form.question(code)

    def _asked(self, code: str) -> bool:
        question = self._question(code)
        return question is not None and not question.retired

    def _label(self, code: str) -> str:
        question = self._question(code)
        return str(question.label) if question else code

    def _help(self, code: str) -> str:
        question = self._question(code)
        return str(question.help) if question else ""

    # --- pieces

    def _practice(self) -> QWidget:
        banner = plain_label(translate("ReportForm", "PRACTICE – nothing here is real"))
        banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        banner.setStyleSheet("background: #E69F00; color: #000000; font-weight: bold; padding: 3px;")
        return banner

    def _organisations(self, organisations: Sequence[Organisation]) -> QComboBox:
        box = QComboBox()
        narrow(box)
        box.addItem(translate("ReportForm", "no organisation"), "")
        for organisation in organisations:
            if organisation.active:
                box.addItem(organisation.name, organisation.code)
        return box

    def _heading(self, text: str) -> QWidget:
        label = plain_label(text)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._restored_note())
        layout.addWidget(self._heading(self._label("category")))
        layout.addWidget(self.category)
        layout.addWidget(self._heading(translate("ReportForm", "Place")))
        layout.addWidget(self.place)
        layout.addWidget(self.nearby)
        if self.time_asked:
            layout.addWidget(self.time)
        if self._asked("severity"):
            layout.addWidget(self._heading(self._label("severity")))
            layout.addWidget(self.severity)
        layout.addWidget(self.questions)
        if self.photos_asked:
            layout.addWidget(self.photos)
        if self.organisation.count() > 1:
            layout.addLayout(self._organisation_row())
        layout.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidget(content)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        # Once it has its place: a warning nobody sees is none.
        self.questions.warned.connect(self._show_guard.start)
        return self.scroll

    def _organisation_row(self) -> QHBoxLayout:
        label = plain_label(translate("ReportForm", "Reports for"), wrap=False)
        label.setBuddy(self.organisation)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.organisation, 1)
        return row

    def _restored_note(self) -> QWidget:
        self.restored = QWidget()
        row = QHBoxLayout(self.restored)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(translate("ReportForm", "The draft you began is back.")), 1)
        self.start_over = QPushButton(translate("ReportForm", "Start over"))
        row.addWidget(self.start_over)
        self.restored.hide()
        return self.restored

    def _footer(self) -> QVBoxLayout:
        self.note = plain_label()
        self.note.setStyleSheet(f"color: {WARNING_COLOUR}; font-weight: bold;")
        self.note.hide()
        self.send_and_new = QPushButton(translate("ReportForm", "Send in and new"))
        self.send = QPushButton(translate("ReportForm", "Send in"))
        self.send.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.send_and_new)
        row.addWidget(self.send)
        public = plain_label(translate("ReportForm", "What you write normally becomes an official document."))
        font = public.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        public.setFont(font)
        footer = QVBoxLayout()
        footer.setSpacing(4)
        footer.addWidget(self.note)
        footer.addLayout(row)
        footer.addWidget(public)
        return footer

    # --- what the form does with the page

    def say(self, text: str) -> None:
        """A sentence above the buttons; an empty one takes it away."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def point_at(self, text: str, part: QWidget) -> None:
        """Say what is missing, and bring it into sight."""
        self.say(text)
        self.scroll.ensureWidgetVisible(part)
        part.setFocus()

    def set_saving(self, saving: bool) -> None:
        """While a report is on its way nothing can be changed or sent twice."""
        self.scroll.widget().setEnabled(not saving)
        self.send.setEnabled(not saving)
        self.send_and_new.setEnabled(not saving)
        self.send.setText(translate("ReportForm", "Saving …") if saving else translate("ReportForm", "Send in"))

    def begin(self) -> None:
        """Show the beginning of the form, ready for the keyboard."""
        self.scroll.verticalScrollBar().setValue(0)
        first = next(iter(self.category.tiles.values()), None)
        if first is not None and self.scroll.isVisible():
            first.setFocus()
