"""What a map tip says. Map tips are web pages: what people wrote is escaped, and goes in as values, never as code."""

from __future__ import annotations

import html

from qgis.core import QgsExpression

from trygghet_plugin.core.parts_of_day import LONGEST, PART_HOURS, PARTS
from trygghet_plugin.core.words import translate

TEXT_SHOWN = 300
BOX = "<div style='max-width:320px;font-family:sans-serif'>"


def escaped(value: str) -> str:
    """Expression that makes any text (itself given as an expression) safe inside HTML."""
    text = f"to_string(coalesce({value}, ''))"
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("''", "&#39;")):
        text = f"replace({text}, '{character}', '{entity}')"
    return text


def _slot(expression: str) -> str:
    return f"[% {expression} %]"


def _word(text: str) -> str:
    """One of our own texts, as HTML; a translation cannot open an expression."""
    return html.escape(text).replace("[%", "[&#37;")


def local_time(column: str) -> str:
    """Expression for a time column on the user's clock (the provider gives UTC)."""
    return f"format_date(datetime_from_epoch(epoch({QgsExpression.quotedColumnRef(column)})), 'yyyy-MM-dd HH:mm')"


def _when() -> str:
    unknown = QgsExpression.quotedValue(translate("MapTip", "time unknown"))
    between = QgsExpression.quotedValue(translate("MapTip", "some time between") + " ")
    return (f'CASE WHEN "occurred_at" IS NULL THEN {unknown} '
            f'WHEN "occurred_until" IS NULL THEN {local_time("occurred_at")} '
            f"ELSE {between} || {local_time('occurred_at')} || ' – ' || {local_time('occurred_until')} END")


def _part_of_day() -> str:
    """Part of the day for partners, who do not get the minute; a longer interval has none.

    The part that holds most of an interval is the one its middle lies in, an exact border counting as the part before
    it. Like every time of labels and tips this is on the computer's clock, which is Swedish where the plugin is used:
    QGIS's expressions know no other zone. Where they differ, or an interval spans the night the clock is changed, the
    part may be a neighbour of the one `part_of_span` names.
    """
    unknown = QgsExpression.quotedValue(translate("MapTip", "time of day unknown"))
    labels = ", ".join(QgsExpression.quotedValue(part.label) for part in PARTS)
    start = 'epoch("occurred_at")'
    end = f'coalesce(epoch("occurred_until"), {start})'
    longest = round(LONGEST.total_seconds() * 1000)
    moment = f"max({start}, ({start} + {end}) / 2 - 1)"
    return (f'CASE WHEN "occurred_at" IS NULL OR {end} - {start} > {longest} THEN {unknown} '
            f"ELSE array_get(array({labels}), floor(hour(datetime_from_epoch({moment})) / {PART_HOURS})) END")


def _label(column: str) -> str:
    """The answer's name rather than its code, escaped: the municipality writes those names itself."""
    return _slot(escaped(f"represent_value({QgsExpression.quotedColumnRef(column)})"))


def _text(column: str) -> str:
    name = QgsExpression.quotedColumnRef(column)
    # Newlines become breaks only after the escape, so that no other tag can come of it.
    return (f"replace({escaped(f'left({name}, {TEXT_SHOWN})')}, '\\n', '<br>') || "
            f"if(length({name}) > {TEXT_SHOWN}, ' …', '')")


def _paragraph(text: str) -> str:
    return f"<p style='margin:2px 0'>{text}</p>"


def review_tip() -> str:
    """Tip of the review style: number, status, category, when, and the first lines of the description."""
    number = _slot(escaped('"report_no"'))
    head = f"<b>{_label('category')}</b> · {number} · {_label('status')}"
    received = _word(translate("MapTip", "received")) + " " + _slot(escaped(local_time("received_at")))
    when = _paragraph(_slot(escaped(_when())) + " · " + received)
    return BOX + _paragraph(head) + when + _paragraph(_slot(_text("description"))) + "</div>"


def readers_tip(foot: str) -> str:
    """Tip of the masked copy, whose columns hold words: what, when, where, the masked text; `foot` beneath."""
    what, time = (_slot(escaped(QgsExpression.quotedColumnRef(name))) for name in ("category", "time_words"))
    where = _slot(escaped("coalesce(\"place\", \"place_type\")"))
    small = f"<span style='color:#666666'>{_word(foot)}</span>"
    lines = (f"<b>{what}</b> · {time}", where, _slot(_text("public_text")), small)
    return BOX + "".join(map(_paragraph, lines)) + "</div>"


def partners_tip() -> str:
    """Tip of the partners' style: category, part of the day and the masked text. Nothing internal."""
    head = f"<b>{_label('category')}</b> · {_slot(escaped(_part_of_day()))}"
    return BOX + _paragraph(head) + _paragraph(_slot(_text("public_text"))) + "</div>"
