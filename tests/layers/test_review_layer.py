"""The review style: what every status looks like near and far, labels, urgency, time and selection."""

from __future__ import annotations

import time
from datetime import datetime, timezone

import pytest
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, QTime
from qgis.PyQt.QtGui import QColor

from tests.layers.conftest import utc
from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.form import default_form
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.layers import marks
from trygghet_plugin.layers.review_layer import ALL_LABELS_SCALE, LABEL_SCALE, set_chosen, style_review_layer

PAGE = QColor("#cfd8dc")


def draw(layer, scale, size=(200, 200)):
    """Picture of the map around 0, 0."""
    metres = scale * 0.0254 / 96
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(PAGE)
    width, height = size[0] / 2 * metres, size[1] / 2 * metres
    settings.setExtent(QgsRectangle(-width, -height, width, height))
    settings.setFlag(Qgis.MapSettingsFlag.DrawSelection, True)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    # A style that asks the main thread for another layer's features would hang here for ever.
    job.waitForFinished()
    return job.renderedImage()


def colours(image, radius):
    """How many pixels of each exact colour lie within `radius` of the middle."""
    found = {}
    middle = image.width() // 2
    for x in range(middle - radius, middle + radius + 1):
        for y in range(middle - radius, middle + radius + 1):
            name = image.pixelColor(x, y).name().upper()
            found[name] = found.get(name, 0) + 1
    return found


EXPECTED = {
    ReviewStatus.NEW: {marks.AMBER}, ReviewStatus.NEEDS_INFO: {marks.AMBER},
    ReviewStatus.EDITED: {marks.AMBER, marks.GREEN},
    ReviewStatus.APPROVED: {marks.GREEN}, ReviewStatus.REJECTED: {marks.GREY}, ReviewStatus.DUPLICATE: {marks.GREY},
}


@pytest.mark.parametrize("scale", [5_000, 100_000])
@pytest.mark.parametrize("status", list(ReviewStatus), ids=lambda status: status.value)
def test_every_status_has_its_colours_and_no_others(reports, add, status, scale):
    add(status=status.value)
    style_review_layer(reports, default_form(), default_choices())
    found = set(colours(draw(reports, scale), 14))
    assert EXPECTED[status] <= found
    assert not ({marks.AMBER, marks.GREEN, marks.GREY, marks.BLUE} - EXPECTED[status]) & found


def test_new_is_hollow_and_needs_info_is_filled(reports, add):
    style_review_layer(reports, default_form(), default_choices())
    add(status="new")
    assert draw(reports, 100_000).pixelColor(100, 100).name().upper() != marks.AMBER
    reports.dataProvider().truncate()
    add(status="needs_info")
    assert draw(reports, 100_000).pixelColor(100, 100).name().upper() == marks.AMBER


def test_approved_shows_its_icon_near_and_none_far(reports, add):
    add(status="approved", category="brand")
    style_review_layer(reports, default_form(), default_choices())
    reports.setLabelsEnabled(False)
    assert colours(draw(reports, 5_000), 6).get("#FFFFFF", 0) >= 10
    assert colours(draw(reports, 100_000), 2).get("#FFFFFF", 0) == 0


def test_marks_are_larger_near_than_far(reports, add):
    add(status="approved")
    style_review_layer(reports, default_form(), default_choices())
    reports.setLabelsEnabled(False)
    near, far = (sum(n for colour, n in colours(draw(reports, s), 15).items() if colour != PAGE.name().upper())
                 for s in (5_000, 100_000))
    assert near > 3 * far


def icon_of(layer, category):
    wanted = QgsExpression.createFieldEqualityExpression("category", category)
    feature = next(layer.getFeatures(QgsFeatureRequest().setFilterExpression(wanted)))
    context = QgsExpressionContext()
    context.setFeature(feature)
    return QgsExpression(marks.category_icon_expression()).evaluate(context)


def test_icons_come_from_our_list_and_other_categories_get_the_one_of_annat(reports, add):
    hostile = "'); DROP TABLE x --"
    for category in ("annat", "belysning", "egen_kategori", hostile):
        add(category=category)
    other = icon_of(reports, "annat")
    assert other.startswith("base64:")
    assert icon_of(reports, "belysning") not in ("", other)
    assert icon_of(reports, "egen_kategori") == other
    assert icon_of(reports, hostile) == other


@pytest.mark.parametrize("status", ["new", "needs_info", "edited"])
def test_the_ring_thickens_after_the_limit(reports, add, status):
    style_review_layer(reports, default_form(), default_choices(), limit_days=7)
    reports.setLabelsEnabled(False)
    ring = {"new": marks.AMBER, "needs_info": marks.AMBER, "edited": marks.GREEN}[status]
    add(status=status, days_ago=6)
    young = colours(draw(reports, 5_000), 16)[ring]
    reports.dataProvider().truncate()
    add(status=status, days_ago=8)
    assert colours(draw(reports, 5_000), 16)[ring] > 1.2 * young


def test_a_selected_report_keeps_its_mark_and_gets_a_blue_halo(reports, add):
    feature = add(status="approved")
    style_review_layer(reports, default_form(), default_choices())
    reports.selectByIds([feature.id()])
    found = colours(draw(reports, 5_000), 20)
    assert found[marks.BLUE] > 20
    assert found[marks.GREEN] > 20


@pytest.mark.parametrize("done", ["approved", "rejected", "duplicate"])
def test_what_waits_is_drawn_over_what_is_done(reports, add, done):
    style_review_layer(reports, default_form(), default_choices())
    reports.setLabelsEnabled(False)
    add(status="new")
    alone = colours(draw(reports, 5_000), 12)[marks.AMBER]
    add(status=done)
    assert colours(draw(reports, 5_000), 12)[marks.AMBER] == alone


def ink(layer, scale):
    """How much text is drawn around the middle."""
    return sum(n for colour, n in colours(draw(layer, scale), 60).items() if QColor(colour).lightness() < 60)


@pytest.mark.parametrize(("status", "first_scale"), [("new", LABEL_SCALE), ("rejected", ALL_LABELS_SCALE)])
def test_numbers_are_drawn_close_up_only_those_that_wait_first(reports, add, status, first_scale):
    add(status=status, report_no="2026-0143")
    style_review_layer(reports, default_form(), default_choices())

    assert ink(reports, first_scale * 0.95) > 0
    assert ink(reports, first_scale * 1.2) == 0


def test_the_number_of_the_report_that_is_read_is_drawn_like_those_that_wait(reports, add):
    add(status="approved", report_no="2026-0143")
    style_review_layer(reports, default_form(), default_choices())
    assert ink(reports, 5_000) == 0
    set_chosen(reports, "2026-0143")
    assert ink(reports, 5_000) > 0
    assert ink(reports, LABEL_SCALE * 1.2) == 0
    set_chosen(reports, "")
    assert ink(reports, 5_000) == 0


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "UTC"])
def test_the_time_controller_shows_what_happened_then(reports, add, zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    style_review_layer(reports, default_form(), default_choices())

    def at(day, hour):
        return utc(datetime(2026, 11, day, hour, tzinfo=timezone.utc))

    add(report_no="exact", occurred_at=at(10, 12))
    add(report_no="between", occurred_at=at(9, 12), occurred_until=at(12, 12))
    add(report_no="after", occurred_at=at(14, 12))
    add(report_no="unknown")
    day = QgsDateTimeRange(QDateTime(QDate(2026, 11, 10), QTime(0, 0)), QDateTime(QDate(2026, 11, 10), QTime(23, 59)))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(reports)
    expression = reports.temporalProperties().createFilterString(context, day)
    request = QgsFeatureRequest().setFilterExpression(expression)
    assert {feature["report_no"] for feature in reports.getFeatures(request)} == {"exact", "between"}
    monkeypatch.undo()
    time.tzset()
