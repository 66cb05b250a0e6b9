"""The statistics dock around its tabs: no workspace, reading, what cannot be read, and figures against plain SQL."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.gui.statistics_workspace import ACTORS, Told, add_reports, week_of
from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.core.localtime import format_utc, local_day
from trygghet_plugin.core.report import Kind
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.statistics_dock import figures, periods
from trygghet_plugin.gui.statistics_dock.panel import StatisticsPanel

CATEGORIES = ("klotter", "brand", "stold", "hot", "belysning")


def test_without_a_workspace_the_way_on_is_shown(plain_session, qtbot):
    panel = StatisticsPanel(plain_session)
    plain_session.iface.window.setCentralWidget(panel)
    plain_session.iface.window.show()
    assert panel.stack.currentWidget() is panel.state
    assert "No workspace is open" in panel.state.words.text()
    with qtbot.waitSignal(plain_session.setup_wanted):
        panel.state.button.click()


def test_while_reading_it_says_so(open_panel, qtbot):
    panel = open_panel(week_of(4))
    panel.reader.forget()
    panel.reader.read()
    assert panel.stack.currentWidget() is panel.state
    assert panel.state.words.text() == "Reading …"
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.tabs)


def test_what_cannot_be_read_is_an_error_never_zero_and_can_be_tried_again(open_panel, qtbot, plain_session):
    panel = open_panel(week_of(4))
    path = Path(plain_session.workspace.database)
    away = path.with_name("away.gpkg")
    path.rename(away)
    plain_session.reports_changed.emit()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.state, timeout=15_000)
    assert "could not be read" in panel.state.words.text()
    assert str(path) in panel.state.words.text()
    assert not panel.meeting.headline.isVisible()
    away.rename(path)
    panel.state.button.click()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.tabs, timeout=15_000)
    assert panel.meeting.headline.text().startswith("4 event(s)")


def test_an_error_while_counting_is_an_error_too(open_panel, qtbot, monkeypatch):
    panel = open_panel(week_of(4))

    def broken(*_arguments):
        raise ValueError("a column is missing")

    monkeypatch.setattr(figures, "answer", broken)
    panel.analysis.filter.toggle("category", "klotter", True)
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.state)
    assert "a column is missing" in panel.state.words.text()


def test_hidden_it_reads_nothing_and_catches_up_when_seen(open_panel, qtbot, plain_session):
    panel = open_panel(week_of(4))
    seen = panel.reader.sheet
    panel.hide()
    add_reports(plain_session.workspace, [Told(1, category="brand")])
    plain_session.notify_written()
    assert not panel.reader.reading
    panel.show()
    qtbot.waitUntil(lambda: panel.reader.sheet is not seen)
    qtbot.waitUntil(lambda: panel.meeting.headline.text().startswith("5 event(s)"))


def test_another_workspace_shows_its_own_figures(open_panel, qtbot, plain_session, tmp_path):
    from tests.gui.statistics_workspace import make_workspace

    panel = open_panel(week_of(4))
    other = tmp_path / "annan"
    other.mkdir()
    plain_session._take(make_workspace(other, week_of(11)))
    qtbot.waitUntil(lambda: panel.meeting.headline.text().startswith("11 event(s)"))
    plain_session.close_workspace()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.state)
    assert "No workspace is open" in panel.state.words.text()


@pytest.mark.parametrize("practice", [True, False])
def test_practice_is_stamped(open_panel, practice):
    panel = open_panel(week_of(1), practice=practice)
    assert panel.practice.isVisible() == practice


@pytest.mark.parametrize("width", [320, 420, 520])
def test_it_fits_a_narrow_dock(open_panel, width):
    panel = open_panel(week_of(11, 3))
    assert panel.minimumSizeHint().width() <= 320
    for index in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(index)
        panel.resize(width, 700)
        assert panel.tabs.currentWidget().minimumSizeHint().width() <= width


# --- figures against SQL ---------------------------------------------------------------------------------------------


def mixed(rng, count=150):
    """Reports of every status and kind; duplicates point at approved ones."""
    statuses = [ReviewStatus.APPROVED, ReviewStatus.NEW, ReviewStatus.REJECTED, ReviewStatus.NEEDS_INFO]
    kinds = [Kind.EVENT, Kind.PLACE, Kind.SAFE_PLACE]
    reports = [Told(None if rng.random() < 0.05 else float(rng.integers(1, 24 * 500)),
                    category=str(rng.choice(CATEGORIES)), status=statuses[int(rng.integers(0, 4))],
                    organisation=str(rng.choice([actor.code for actor in ACTORS])), kind=kinds[int(rng.integers(0, 3))])
               for _ in range(count)]
    approved = [number for number, told in enumerate(reports) if told.status is ReviewStatus.APPROVED]
    return reports + [Told(float(rng.integers(1, 24 * 500)), category=reports[original].category,
                           status=ReviewStatus.DUPLICATE, repeats=original, kind=reports[original].kind)
                      for original in rng.choice(approved, 12)]


SQL = """
SELECT category, count(*), count(occurred_at) FROM (
    SELECT * FROM trygghet_report
    WHERE (:start IS NULL OR occurred_at >= :start) AND (:end IS NULL OR occurred_at <= :end)
      AND status IN (SELECT value FROM json_each(:statuses))
      AND (:categories = '[]' OR category IN (SELECT value FROM json_each(:categories)))
      AND (:organisations = '[]' OR organisation IN (SELECT value FROM json_each(:organisations)))
    GROUP BY CASE WHEN status = 'duplicate' THEN duplicate_of ELSE report_id END
) WHERE kind NOT IN ('safe_place', 'upcoming') GROUP BY category
"""


def as_json(values):
    return "[" + ",".join(f'"{value}"' for value in values) + "]"


def test_figures_equal_independent_sql_for_200_random_filters(open_panel):
    rng = np.random.default_rng(20261123)
    panel = open_panel(mixed(rng))
    sheet = panel.reader.sheet
    day = periods.today()
    with closing(sqlite3.connect(f"file:{panel.analysis._session.workspace.database}?mode=ro", uri=True)) as database:
        for _ in range(200):
            start = day - timedelta(days=int(rng.integers(0, 520)))
            end = start + timedelta(days=int(rng.integers(0, 200)))
            statuses = tuple(status.value for status in ReviewStatus if rng.random() < 0.6) or ("approved",)
            codes = {}
            if rng.random() < 0.5:
                codes["category"] = tuple(rng.choice(CATEGORIES, 2, replace=False).tolist())
            if rng.random() < 0.4:
                codes["organisation"] = (str(rng.choice([actor.code for actor in ACTORS])),)
            told = figures.answer(sheet, Filter(start, end, statuses, codes)).figures
            assert told["by_category"] == by_sql(database, start, end, statuses, codes)
            assert told["total"] == sum(told["by_category"].values())


def by_sql(database, start: date, end: date, statuses, codes):
    rows = database.execute(SQL, {
        "start": format_utc(local_day(start)[0]), "end": format_utc(local_day(end)[1]), "statuses": as_json(statuses),
        "categories": as_json(codes.get("category", ())), "organisations": as_json(codes.get("organisation", ()))})
    return {category: count for category, count, _known in rows}


def test_a_filter_over_a_million_reports_does_not_block_the_window(open_panel, qtbot):
    """Counting happens off the window's thread: asking returns at once, whatever it takes."""
    panel = open_panel(week_of(11))
    began = time.perf_counter()
    panel.analysis.filter.toggle("category", "klotter", True)
    asked = time.perf_counter() - began
    assert panel.analysis.answer.figures["total"] == 11
    qtbot.waitUntil(lambda: panel.analysis.answer.figures["total"] == 2)
    assert asked < 0.2
