"""The review dock's panel: the queue above, the report below, and the loop between them that a coordinator works in."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.empty_state import EmptyState
from trygghet_plugin.gui.review_dock.actions import KeyRouter, ReviewActions
from trygghet_plugin.gui.review_dock.desk import ReportDesk
from trygghet_plugin.gui.review_dock.dossier import read_words
from trygghet_plugin.gui.review_dock.filters import FilterBar
from trygghet_plugin.gui.review_dock.header import QueueHeader
from trygghet_plugin.gui.review_dock.map_link import MapLink
from trygghet_plugin.gui.review_dock.queue_model import QueueModel
from trygghet_plugin.gui.review_dock.queue_view import QueueView
from trygghet_plugin.gui.review_dock.report_words import ReportWords
from trygghet_plugin.gui.review_dock.spot_counts import SpotCounts
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.store import DEFAULT_REVIEW_LIMIT_DAYS, REVIEW_LIMIT_SETTING, QueueSummary, Store


class ReviewPanel(QWidget):
    """What the dock shows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._limit_days = DEFAULT_REVIEW_LIMIT_DAYS
        self._summary: Optional[QueueSummary] = None
        self._seen, self._stale, self._filtered = True, False, False
        # What to say in place of rows while the queue is not read.
        self._instead = ""
        self.setObjectName("TrygghetReviewPanel")
        self.actions_of = ReviewActions(self)
        self.link = MapLink(session, self)
        self.counts = SpotCounts(session, self)
        self.header = QueueHeader(self)
        self.filters = FilterBar(self.link.extent, self)
        self.model = QueueModel(session, self)
        self.view = QueueView(self.model, self)
        self.desk = ReportDesk(session, self.link, self.actions_of, self)
        self._keys = KeyRouter(self, self.actions_of.all(), (self.view, self.desk.details.texts.description))
        self._lay_out()
        self._connect()
        self._take_workspace()
        if session.workspace is None:
            session.open_last()

    def _lay_out(self) -> None:
        self._work = QWidget(self)
        splitter = QSplitter(Qt.Orientation.Vertical, self._work)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.desk)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([190, 570])
        work = QVBoxLayout(self._work)
        work.setContentsMargins(6, 6, 6, 6)
        work.setSpacing(6)
        work.addWidget(self.header)
        work.addWidget(self.filters)
        work.addWidget(splitter, 1)
        self.empty = EmptyState(self._session, self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._work)

    def _connect(self) -> None:
        session = self._session
        session.workspace_changed.connect(self._take_workspace)
        # At the next turn of the event loop: after an assessment the next report is read before the queue.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_again)
        session.reports_changed.connect(self._soon.start)
        session.report_selected.connect(self._selected_elsewhere)
        self.filters.changed.connect(self._load_filtered)
        self.desk.empty.pressed.connect(self.filters.reset)
        self.desk.details.spot_wanted.connect(self.filters.show_spot)
        self.link.extent_changed.connect(self.filters.map_moved)
        self.link.picked.connect(session.report_selected)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._unreadable)
        self.model.rowsInserted.connect(lambda *_rows: self._tell_count())
        self.view.chosen.connect(self._chosen)
        self.view.sorted_by.connect(lambda _order, _descending: self._load())
        self.view.opened.connect(self.actions_of.zoom.trigger)
        for box in (self.desk.footer.reason, self.desk.footer.duplicate, self.desk.footer.move):
            box.cancelled.connect(self.view.setFocus)
        self.desk.shown.connect(self._shown)
        self.desk.assessed.connect(self._assessed)
        self.desk.undone.connect(lambda report: self._go_to(report.report_id))
        self.desk.report_wanted.connect(self._go_to)

    # --- the workspace

    def _take_workspace(self) -> None:
        """Another workspace is open, or none."""
        workspace = self._session.workspace
        self.model.empty()
        self._summary = None
        if workspace is None:
            self.desk.take_words(None)
            self.empty.say_no_workspace()
            self._pages.setCurrentWidget(self.empty)
            return
        if not workspace.store.abilities.review:
            self.desk.take_words(None)
            self.empty.say(translate(
                "ReviewPanel", "Reports are reviewed by coordinators. Your role in this database shows you your own "
                "reports on the map; ask whoever administers it if you are to review."))
            self._pages.setCurrentWidget(self.empty)
            return
        self.header.practice.setVisible(workspace.info.practice)
        self.header.say("")
        self._instead = translate("ReviewPanel", "Reading …")
        self.view.say_empty(self._instead)
        self._pages.setCurrentWidget(self._work)
        self._read_words()

    def _read_words(self) -> None:
        """Labels and limit come first: rows without them would be codes."""
        workspace = self._session.workspace
        store = workspace.store

        def read() -> tuple[ReportWords, int]:
            return read_words(store), read_limit(store)

        def take(answer: tuple[ReportWords, int]) -> None:
            if self._session.workspace is workspace:
                self._take_words(*answer)

        self._session.run(read, take, self._unreadable)

    def _take_words(self, words: ReportWords, limit_days: int) -> None:
        self._limit_days = limit_days
        self.model.set_words(words, limit_days)
        self.desk.take_words(words)
        self.filters.show_categories(words.lists)
        self._load()
        self._read_summary()

    # --- reading

    def _ready(self) -> bool:
        """Whether a workspace is open and its words are read."""
        return self._session.workspace is not None and self.model.has_words()

    def _load_filtered(self) -> None:
        """The details follow the queue, unless they are written in: whoever moves a point may have to move the map."""
        self._filtered = True
        self._load()

    def _load(self) -> None:
        if self._ready():
            self.model.load(self.filters.current(*self.view.order()))

    def set_seen(self, seen: bool) -> None:
        """The dock came in sight, or went out of it: what nobody sees is not read."""
        self._seen = seen
        self.counts.set_seen(seen)
        if seen and self._stale:
            self._read_again()

    def _read_again(self) -> None:
        """Reports were written, here or elsewhere."""
        self._stale = not self._seen
        if self._session.workspace is not None and not self._ready():
            self._read_words()
        elif self._ready() and self._seen:
            self.model.reload()
            self._read_summary()
            self.desk.refresh()

    def _read_summary(self) -> None:
        store = self._session.workspace.store
        self._session.run(store.queue_summary, self._show_summary, self._unreadable)

    def _show_summary(self, summary: QueueSummary) -> None:
        self._summary = summary
        self.header.show_summary(summary, self._limit_days)
        self._tell_count()

    def _loaded(self) -> None:
        self._instead = ""
        self.view.mark_again(self.desk.current)
        if self._filtered and self.model.row_of(self.desk.current) < 0 and not self.desk.is_writing():
            self._show_none()
        self._filtered = False
        self._tell_count()

    def _unreadable(self, error: Exception) -> None:
        """What could not be read is said, never shown as an empty queue."""
        self.header.say(translate("ReviewPanel", "The queue could not be read."))
        self._instead = str(error)
        self.view.say_empty(self._instead)
        self._session.show_error(error)

    def _tell_count(self) -> None:
        self.filters.tell_count(self.model.rowCount(), self.model.has_more())
        self.view.say_empty(self._empty_words())
        self._tell_what_to_do()

    def _empty_words(self) -> str:
        if self._instead:
            return self._instead
        if self.filters.is_filtering():
            return translate("ReviewPanel", "No report matches the filter.")
        return translate("ReviewPanel", "Nothing to review. New reports show here as soon as they come in.")

    def _tell_what_to_do(self) -> None:
        """What the details say while no report is open."""
        if self.model.rowCount():
            self.desk.empty.say(translate("ReviewPanel", "Choose a report in the list, or a mark on the map."))
        elif self.filters.is_filtering():
            self.desk.empty.say(
                translate("ReviewPanel", "Choose another filter, or a mark on the map."),
                translate("ReviewPanel", "Show all open reports"),
            )
        else:
            self.desk.empty.say(translate("ReviewPanel", "Choose a mark on the map to read a report again."))

    # --- one report

    def _chosen(self, report_id: str) -> None:
        """A row was chosen here: the others are told."""
        self._open(report_id)
        self._session.report_selected.emit(report_id)

    def _selected_elsewhere(self, report_id: str) -> None:
        if report_id != self.desk.current and self._ready():
            self._open(report_id)
            self.view.mark(report_id)

    def _go_to(self, report_id: str) -> None:
        """Show a report that may lie outside the list."""
        self._open(report_id)
        self.view.mark(report_id)
        self._session.report_selected.emit(report_id)

    def _open(self, report_id: str) -> None:
        line = self.model.line(self.model.row_of(report_id))
        self.desk.show_report(report_id, line.place_name if line is not None else "")

    def _shown(self, report: StoredReport) -> None:
        # With “in the map” ticked the map is the filter: it must not run away under the list.
        self.link.show(report, may_move=not self.filters.in_map.isChecked())

    def _assessed(self, report: StoredReport) -> None:
        """On to the next one; a report whose status the filter still shows stays in the list."""
        stays = self.model.shows(report.status)
        row = self.model.row_of(report.report_id)
        if row < 0:
            # Chosen on the map, or found by its number: there is no next one, and it is read anew where it is.
            return
        next_row = row + 1 if stays else self.view.take_out(report.report_id)
        self._tell_count()
        if report.report_id != self.desk.current:
            return
        self.view.setFocus()
        if not self.view.go_to(next_row):
            self._show_none()

    def _show_none(self) -> None:
        self.desk.clear()
        self.link.mark(None)


def read_limit(store: Store) -> int:
    """Days a report may wait in this workspace."""
    text = str(store.settings().get(REVIEW_LIMIT_SETTING, ""))
    return int(text) if text.isdigit() and int(text) > 0 else DEFAULT_REVIEW_LIMIT_DAYS
