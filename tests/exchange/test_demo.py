"""Practice data: the same for a day and a seed, in all statuses, within the border, and never among real reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from trygghet_plugin.analysis.filters import Filter
from trygghet_plugin.analysis.statistics import Statistics, StatisticsQuery, compute
from trygghet_plugin.core.choices import ChoiceLists, default_choices
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.municipalities import municipality
from trygghet_plugin.core.period import Period, iso_week_name
from trygghet_plugin.core.personal_data import find_personal_data
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.exchange.demo import fill, make_practice
from trygghet_plugin.exchange.demo_reports import Story, stories
from trygghet_plugin.exchange.demo_scene import Scene, words
from trygghet_plugin.exchange.demo_weeks import A_WEEK, A_WEEK_LAST_YEAR, TOTAL
from trygghet_plugin.storage.sheet import read_sheet
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

# One worker makes the practice workspace for all of them.
pytestmark = pytest.mark.xdist_group("practice")

SUNDAY = date(2026, 3, 29)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Iterator[Workspace]:
    workspace = make_practice(str(tmp_path_factory.mktemp("demo") / "ovning.gpkg"), "1442", today=SUNDAY)
    yield workspace
    workspace.close()


def told(today: date = SUNDAY, seed: int = 1, code: str = "1442") -> tuple[Story, ...]:
    return stories(Scene(code, municipality(code).epsg), default_choices(), 1, today, seed)


def test_the_same_day_and_seed_tell_the_same_and_others_do_not() -> None:
    assert told() == told()
    assert told() != told(seed=2)
    assert told() != told(SUNDAY - timedelta(days=1))


@pytest.mark.parametrize("today", [SUNDAY, date(2026, 3, 23), date(2024, 2, 29), date(2026, 1, 1), date(2027, 1, 3)])
def test_nothing_lies_ahead_and_everything_comes_in_order(today: date) -> None:
    for story in told(min(today, date.today())):
        report = story.report
        assert report.occurred_at is not None
        assert report.received_at is not None
        assert report.occurred_at <= (report.occurred_until or report.occurred_at) <= report.received_at
        assert to_local(report.received_at).date() <= today
        assert story.assessed_at is None or story.assessed_at > report.received_at
        assert not report.description.count("{")


@pytest.mark.parametrize("code", ["1442", "1466", "0184", "2584", "0980"])
def test_any_municipality_can_practise_within_its_border(code: str) -> None:
    scene = Scene(code, municipality(code).epsg)
    assert all(scene.inside(story.report.x, story.report.y) for story in told(code=code))
    areas = scene.areas()
    assert len({area.code for area in areas}) == 5
    assert all(area.wkb for area in areas)


def test_weeks_are_as_told(practice: Workspace) -> None:
    week = Period.of_week(*SUNDAY.isocalendar()[:2])
    figures = figures_of(practice, week)
    assert figures.total == A_WEEK
    assert figures.reports > A_WEEK
    assert figures.unreviewed > 0
    assert figures.comparison is not None
    assert figures.comparison.previous == A_WEEK_LAST_YEAR
    assert 0 < figures.actors.answered <= figures.actors.expected == 11


def figures_of(workspace: Workspace, period: Period) -> Statistics:
    sheet = read_sheet(workspace.store)
    return compute(sheet.table, StatisticsQuery(Filter(start=period.start, end=period.end)), sheet.context)


def test_every_status_and_every_report_is_there(practice: Workspace) -> None:
    rows = practice.store.queue(QueueFilter(statuses=tuple(ReviewStatus)), 10_000)
    assert len(rows) == TOTAL
    assert Counter(row.status for row in rows).keys() == set(ReviewStatus)
    assert practice.info.practice
    assert len({row.report_no for row in rows}) == TOTAL
    summary = practice.store.queue_summary()
    assert summary.new > 5
    assert summary.over_limit > 0


def test_duplicates_point_at_what_they_repeat(practice: Workspace) -> None:
    repeated = practice.store.queue(QueueFilter(statuses=(ReviewStatus.DUPLICATE,)), 1_000)
    for row in repeated:
        original = practice.store.report(str(practice.store.report(row.report_id).values["duplicate_of"]))
        assert original.status in (ReviewStatus.APPROVED, ReviewStatus.EDITED)
        assert original.category == row.category


def test_quiet_weeks_nights_and_weekends() -> None:
    events = [story.report for story in told() if story.status is ReviewStatus.APPROVED]
    weeks = Counter(iso_week_name(to_local(report.occurred_at).date()) for report in events if report.occurred_at)
    assert sum(count <= 1 for count in weeks.values()) + 104 - len(weeks) >= 6
    exact = [to_local(report.occurred_at) for report in events if report.occurred_at and report.occurred_until is None]
    assert np.mean([clock.hour >= 16 or clock.hour < 6 for clock in exact]) > 0.6
    assert np.mean([clock.weekday() >= 4 for clock in exact]) > 0.45
    assert sum(report.occurred_until is not None for report in events) > 50


def test_something_recurs_for_three_weeks() -> None:
    for back in range(3):
        week = iso_week_name(SUNDAY - timedelta(days=7 * back)) if back else iso_week_name(SUNDAY - timedelta(days=7))
        places = {
            story.report.place_id
            for story in told()
            if story.report.occurred_at and iso_week_name(to_local(story.report.occurred_at).date()) == week
        }
        assert {"resecentrum", "gangtunneln"} <= places


def test_the_guard_has_two_texts_to_find_and_no_more() -> None:
    found = [story for story in told() if find_personal_data(story.report.description)]
    assert [story.status for story in found] == [ReviewStatus.NEW] * 2
    kinds = {finding.kind for story in found for finding in find_personal_data(story.report.description)}
    assert kinds == {"plate", "phone"}


def test_what_stands_beside_the_reports(practice: Workspace) -> None:
    store = practice.store
    assert len(store.areas()) == 6
    assert {measure.status for measure in store.measures()} == {"planned", "ongoing", "done", "not_possible"}
    assert any(
        measure.due_on and measure.due_on < SUNDAY and measure.status == "ongoing" for measure in store.measures()
    )
    assert any(SUNDAY < entry.from_on < SUNDAY + timedelta(days=30) for entry in store.calendar())
    assert {one.count for one in store.returns()} == {0}
    names = {place.place_id: place.name for place in store.places()}
    used = {story.report.place_id for story in told() if story.report.place_id}
    assert used <= names.keys()
    assert store.organisations()


def test_words_are_known_to_the_lists() -> None:
    lists = ChoiceLists(default_choices().all)
    for place in words()["places"]:
        assert lists.get("place_type", place["type"])
        assert lists.get("place_owner", place["owner"])
        for category in place["categories"]:
            assert lists.get("category", category), category
            assert words()["texts"][category]
    actors = {code for code, _name, _kind, _weight in words()["organisations"]}
    assert {code for codes in words()["organisation_of"].values() for code in codes} <= actors


def test_a_second_filling_is_refused(practice: Workspace) -> None:
    with pytest.raises(TrygghetError, match="already"):
        fill(practice, SUNDAY)
    assert len(practice.store.table()) == TOTAL


def test_a_real_workspace_is_never_filled(workspace: Workspace) -> None:
    with pytest.raises(TrygghetError, match="no practice workspace"):
        fill(workspace, SUNDAY)
    assert len(workspace.store.table()) == 0


def test_stopping_says_that_the_file_is_not_complete(tmp_path: Path) -> None:
    with pytest.raises(TrygghetError, match="Stopped"):
        make_practice(str(tmp_path / "a.gpkg"), "1442", today=SUNDAY, go_on=lambda share: share < 0.5)
