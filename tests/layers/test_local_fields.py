"""The time meant is the time stored, whatever the computer's zone; answers as the store keeps them."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta, timezone

import pytest
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from trygghet_plugin.core.choices import default_choices
from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.form import default_form, form_to_dict, parse_form
from trygghet_plugin.core.localtime import format_utc
from trygghet_plugin.core.report import Report
from trygghet_plugin.layers.form_layer import blank_feature, form_layer, several_field
from trygghet_plugin.layers.local_fields import from_field, from_plain, report_of, to_field, to_plain


@pytest.fixture(params=["Europe/Stockholm", "UTC", "America/New_York"])
def zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("clock", "stored"), [
    (QDateTime(QDate(2026, 7, 15), QTime(22, 10)), "2026-07-15T20:10:00.000Z"),
    (QDateTime(QDate(2026, 12, 15), QTime(22, 10)), "2026-12-15T21:10:00.000Z"),
    (QDateTime(QDate(2026, 7, 1), QTime(0, 30)), "2026-06-30T22:30:00.000Z"),
], ids=["July", "December", "just after midnight"])
def test_a_clock_time_is_swedish(zone, clock, stored):
    assert format_utc(from_field(clock)) == stored


@pytest.mark.parametrize("moment", [
    datetime(2026, 7, 15, 20, 10, tzinfo=timezone.utc), datetime(2026, 12, 15, 21, 10, tzinfo=timezone.utc),
    datetime(2026, 10, 25, 0, 30, tzinfo=timezone.utc), datetime(2026, 10, 25, 1, 30, tzinfo=timezone.utc),
], ids=["July", "December", "first 02:30 of autumn", "second 02:30 of autumn"])
def test_there_and_back_again(zone, moment):
    layer = form_layer(default_form(), default_choices(), "EPSG:3008")
    feature = blank_feature(layer, default_form())
    feature.setAttribute("occurred_at", to_field(moment))
    assert from_field(feature["occurred_at"]) == moment
    assert feature["occurred_at"].toString("HH:mm") == {20: "22:10", 21: "22:10", 0: "02:30", 1: "02:30"}[moment.hour]


def filled(form=None, **values):
    form = form or default_form()
    layer = form_layer(form, default_choices(), "EPSG:3008")
    feature = blank_feature(layer, form)
    for name, value in {"category": "belysning", "kind": "place", **values}.items():
        feature[name] = value
    return feature


def made(feature, form=None):
    return report_of(feature, form or default_form(), default_choices(), (119000.0, 6434000.0), "anna",
                     "0b7f6e2c-8a55-4a39-9d3c-1f1f4a4e1f00", datetime(2026, 11, 23, 8, tzinfo=timezone.utc))


def test_a_filled_in_form_becomes_a_report():
    feature = filled(severity="2", description="  The lamp is dark.\n", place_type="tunnel", q_fault_reported=1,
                     q_place_owner="kommunen", organisation="fastighet", position_accuracy=25.0)
    report = made(feature)
    assert (report.category, report.kind.value, int(report.severity)) == ("belysning", "place", 2)
    assert report.description == "The lamp is dark."
    assert report.place_type == "tunnel"
    assert report.organisation == "fastighet"
    assert report.position_accuracy == 25.0
    assert report.answers == {"fault_reported": True, "place_owner": "kommunen"}
    assert Report.from_row(report.row()) == report


def test_what_was_not_answered_is_not_there():
    report = made(filled())
    assert report.answers == {}
    assert report.place_type is None
    assert report.severity is None


def test_an_answer_to_a_question_no_longer_shown_is_not_kept():
    report = made(filled(category="hot", q_fault_reported=1, police_report="yes"))
    assert report.answers == {}
    assert report.police_report == "yes"
    assert made(filled(category="belysning", police_report="yes")).police_report is None


def test_an_interval_that_ends_before_it_starts_is_refused():
    start = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
    with pytest.raises(InvalidReport):
        made(filled(occurred_at=to_field(start), occurred_until=to_field(start - timedelta(hours=1))))


def with_questions():
    data = form_to_dict(default_form())
    label = {"sv": "x", "en": "x"}
    data["questions"] += [
        {"code": "who", "type": "choices", "section": "mer", "label": label, "choices": "place_owner"},
        {"code": "when_repaired", "type": "datetime", "section": "mer", "label": label},
        {"code": "day", "type": "date", "section": "mer", "label": label},
        {"code": "many", "type": "integer", "section": "mer", "label": label},
    ]
    return parse_form(json.loads(json.dumps(data)))


def test_own_questions_of_every_type(zone):
    form = with_questions()
    who = form.question("who")
    ticks = {several_field(who, choice): choice.code in ("kommunen", "privat")
             for choice in default_choices().of("place_owner")}
    report = made(filled(form, **ticks, q_when_repaired=QDateTime(QDate(2026, 7, 1), QTime(8, 0)),
                         q_day=QDate(2026, 7, 2), q_many=0), form)
    assert report.answers == {"who": ("kommunen", "privat"), "when_repaired": "2026-07-01T06:00:00.000Z",
                              "day": "2026-07-02", "many": 0}


def test_a_draft_comes_back_as_it_was(zone):
    form = with_questions()
    feature = filled(form, description="åäö <b>", q_when_repaired=QDateTime(QDate(2026, 7, 1), QTime(8, 0)),
                     q_day=QDate(2026, 7, 2), q_many=3,
                     occurred_at=to_field(datetime(2026, 10, 25, 1, 30, tzinfo=timezone.utc)))
    plain = json.loads(json.dumps(to_plain(feature)))
    again = filled(form)
    from_plain(again, {**plain, "q_gone": "no longer asked"})
    assert made(again, form) == made(feature, form)
