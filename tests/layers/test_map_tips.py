"""Map tips: what people wrote is shown as they wrote it, and runs nothing."""

from __future__ import annotations

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

from trygghet_plugin.core.choices import Choice, ChoiceLists, default_choices
from trygghet_plugin.core.form import default_form
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
