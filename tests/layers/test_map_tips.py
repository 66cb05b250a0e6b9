"""Map tips: what people wrote is shown as they wrote it, and runs nothing."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsFields,
)
from qgis.PyQt.QtCore import QMetaType

from tests.layers.conftest import utc
from trygghet_plugin.core.choices import Choice, ChoiceLists, default_choices
from trygghet_plugin.core.form import default_form
from trygghet_plugin.core.localtime import to_local, to_utc
from trygghet_plugin.core.parts_of_day import part_of_span
from trygghet_plugin.layers import map_tips
from trygghet_plugin.layers.review_layer import style_review_layer
from trygghet_plugin.layers.styles import style_partners_layer

HOSTILE = "<img src=http://127.0.0.1:1/x> [% env('PATH') %] \"quoted\" 'single' &lt; <script>alert(1)</script>"
SHOWN = ("&lt;img src=http://127.0.0.1:1/x&gt; [% env(&#39;PATH&#39;) %] &quot;quoted&quot; &#39;single&#39; &amp;lt; "
         "&lt;script&gt;alert(1)&lt;/script&gt;")


def tip(layer, feature):
    context = QgsExpressionContext()
    for scope in QgsExpressionContextUtils.globalProjectLayerScopes(layer):
        context.appendScope(scope)
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


@pytest.mark.parametrize(("style", "column"), [(style_review_layer, "description"), (style_review_layer, "report_no"),
                                           (style_partners_layer, "public_text")])
def test_user_text_is_shown_literally(reports, add, style, column):
    feature = add(**{column: HOSTILE})
    style(reports, default_form(), default_choices())
    shown = tip(reports, feature)
    assert SHOWN in shown
    assert "<img" not in shown
    assert "<script" not in shown


def test_a_label_the_municipality_wrote_is_escaped_too(reports, add):
    feature = add(category="egen")
    choices = ChoiceLists([*default_choices().all, Choice("category", "egen", "<b>fet</b>", "<b>bold</b>")])
    style_review_layer(reports, default_form(), choices)
    assert "&lt;b&gt;bold&lt;/b&gt;" in tip(reports, feature)


def test_partners_are_told_nothing_internal(reports, add):
    feature = add(status="approved", description="SECRET", public_text="Lamp out", reporter_name="SECRET",
                  report_no="SECRET", organisation="SECRET", police_reference="SECRET", status_reason="SECRET")
    style_partners_layer(reports, default_form(), default_choices())
    shown = tip(reports, feature)
    assert "Lamp out" in shown
    assert "SECRET" not in shown


def test_a_long_text_is_cut_and_says_so(reports, add):
    feature = add(description="a" * 1_000_000)
    style_review_layer(reports, default_form(), default_choices())
    shown = tip(reports, feature)
    assert len(shown) < 1_500
    assert "a …" in shown


def test_lines_stay_lines(reports, add):
    feature = add(description="one\ntwo")
    style_review_layer(reports, default_form(), default_choices())
    assert "one<br>two" in tip(reports, feature)


# --- part of the day -------------------------------------------------------------------------------------------------


@pytest.fixture
def swedish_clock(monkeypatch):
    """The computer's clock is Swedish."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def told(start, end):
    """The part of the day the tip tells of a span of Swedish clock time."""
    fields = QgsFields()
    for name in ("occurred_at", "occurred_until"):
        fields.append(QgsField(name, QMetaType.Type.QDateTime))
    feature = QgsFeature(fields)
    for name, moment in (("occurred_at", start), ("occurred_until", end)):
        feature.setAttribute(name, utc(to_utc(moment)) if moment else None)
    context = QgsExpressionContext()
    context.setFields(fields)
    context.setFeature(feature)
    return QgsExpression(map_tips._part_of_day()).evaluate(context)


DAYS = st.sampled_from([datetime(2026, 1, 15), datetime(2026, 7, 15)])
MINUTES = st.integers(0, 24 * 60 - 1)


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=DAYS, minute=MINUTES, length=st.one_of(st.none(), st.integers(-60, 15 * 60)))
def test_the_part_of_the_day_is_the_one_of_lists_and_meeting_maps(qgis_app, swedish_clock, day, minute, length):
    start = day + timedelta(minutes=minute)
    end = None if length is None else start + timedelta(minutes=length)
    part = part_of_span(start, end)
    assert told(start, end) == (part.label if part else "time of day unknown")


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_has_the_part_it_has_everywhere(qgis_app, swedish_clock, hour):
    start = datetime(2026, 11, 20, hour)
    assert told(start, None) == part_of_span(start).label


def test_without_a_time_there_is_no_part(qgis_app):
    assert told(None, None) == "time of day unknown"


def test_it_is_told_in_the_tip(reports, add, swedish_clock):
    feature = add(status="approved", occurred_at=utc(datetime(2026, 11, 20, 18, 30, tzinfo=timezone.utc)))
    style_partners_layer(reports, default_form(), default_choices())
    local = to_local(datetime(2026, 11, 20, 18, 30, tzinfo=timezone.utc))
    assert part_of_span(local).label in tip(reports, feature)
