"""Masking: what partners may read is made from the description, by a person, and saved with the assessment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextCursor

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, hand_in
from trygghet_plugin.core.personal_data import MASK
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.review_dock.masking import MaskingEditor, hide_found, hide_marked

TEXT = "Kalle i 9B 😀 ringde från 070-123 45 67. Bilen ABC 123 stod kvar."


@pytest.fixture
def editor(qtbot):
    made = MaskingEditor()
    qtbot.addWidget(made)
    made.show_texts(TEXT, "", None)
    return made


def mark(field, words):
    """Mark words as a user does with mouse or keyboard."""
    field.setTextCursor(field.document().find(words))
    assert field.textCursor().selectedText() == words


def underlined(field):
    return [selection.cursor.selectedText() for selection in field.extraSelections()]


def test_what_was_found_is_underlined_also_after_an_emoji(editor):
    assert underlined(editor.description) == ["070-123 45 67", "ABC 123"]
    assert editor.found_line.text() == "May identify someone: phone number, number plate"
    assert underlined(editor.public_text) == []


def test_partners_read_nothing_until_a_person_takes_the_text_over(editor):
    assert editor.text() == ""
    assert not editor.is_changed()
    editor.show_texts("Lampan är trasig.", "", None)
    assert editor.hide_found.text() == "Take over the text"
    editor.hide_found.click()
    assert editor.text() == "Lampan är trasig."
    assert editor.state_line.text() == "Not saved yet; it is saved with the assessment."


def test_all_that_was_found_is_hidden_with_one_click(editor):
    assert editor.hide_found.text() == "Hide all found"
    editor.hide_found.click()
    assert editor.text() == f"Kalle i 9B 😀 ringde från {MASK}. Bilen {MASK} stod kvar."
    assert underlined(editor.public_text) == []
    assert not editor.hide_found.isEnabled()


def test_a_name_is_marked_in_the_description_and_hidden_for_partners(editor):
    assert not editor.hide_marked.isEnabled()
    editor.hide_found.click()
    mark(editor.description, "Kalle i 9B")
    editor.hide_marked.click()
    assert editor.text() == f"{MASK} 😀 ringde från {MASK}. Bilen {MASK} stod kvar."
    assert editor.description.toPlainText() == TEXT


def test_words_marked_in_the_text_to_partners_itself_are_hidden_there(editor):
    editor.hide_found.click()
    mark(editor.public_text, "ringde")
    editor.hide_marked.click()
    assert f"😀 {MASK} från" in editor.text()


def test_only_one_text_is_marked_at_a_time(editor):
    editor.hide_found.click()
    mark(editor.public_text, "Kalle")
    mark(editor.description, "stod kvar")
    assert not editor.public_text.textCursor().hasSelection()
    editor.hide_marked.click()
    assert editor.text().endswith(f"{MASK}.")


def test_words_that_were_written_away_are_told_not_to_be_there(editor):
    editor.public_text.setPlainText("En kort text.")
    mark(editor.description, "Kalle")
    editor.hide_marked.click()
    assert editor.text() == "En kort text."
    assert editor.state_line.text() == "The marked words do not stand in the text to partners."


def test_marked_words_alone_leave_a_warning_for_what_is_still_readable(editor):
    mark(editor.description, "Kalle i 9B")
    editor.hide_marked.click()
    assert editor.text().startswith(f"{MASK} 😀 ringde från 070")
    assert editor.state_line.text() == "Still readable to partners: phone number, number plate"


def test_ctrl_z_in_the_field_takes_a_masking_back(editor, qtbot):
    editor.show()
    editor.hide_found.click()
    editor.public_text.setFocus()
    qtbot.keyClick(editor.public_text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == ""


def test_line_ends_of_other_systems_are_no_change(editor):
    editor.show_texts("Rad 1\r\nRad 2", "Rad 1\r\nRad 2", None)
    assert not editor.is_changed()


@given(st.text(max_size=60), st.data())
def test_marking_hides_exactly_what_was_marked(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert hide_marked(text, "", start, end) == text[:start] + MASK + text[end:]


@given(st.text(max_size=200))
def test_hiding_all_found_leaves_nothing_to_find(text):
    once = hide_found(text, "")
    assert hide_found("", once) == once


def test_the_masked_text_is_saved_with_the_assessment_as_one_action(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(2, "hot", TEXT))
    panel = review()
    panel.view.go_to(0)
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)
    panel.desk.details.texts.hide_found.click()
    panel.desk.footer.bar.approve.click()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).status is ReviewStatus.APPROVED)
    stored = vargarda.store.report(report.report_id)
    assert stored.public_text == f"Kalle i 9B 😀 ringde från {MASK}. Bilen {MASK} stod kvar."
    assert stored.description == TEXT
    assert [entry.action for entry in vargarda.store.history(report.report_id)] == ["created", "changed", "assessed"]


def test_a_text_of_a_closed_report_is_saved_alone(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(2, "hot", TEXT))
    panel = review()
    panel.view.go_to(0)
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)
    assert not panel.actions_of.save_text.isEnabled()
    panel.desk.details.texts.public_text.setPlainText("Hot i receptionen.")
    panel.actions_of.save_text.trigger()
    qtbot.waitUntil(lambda: vargarda.store.report(report.report_id).public_text == "Hot i receptionen.")
    qtbot.waitUntil(lambda: not panel.desk.details.texts.is_changed() and not panel.desk.assessor.busy)
    assert vargarda.store.report(report.report_id).status is ReviewStatus.NEW
    assert panel.desk.footer.line.text() == f"{report.report_no} is saved: New"


def test_a_text_of_a_megabyte_is_shown_and_does_not_stall(editor, qtbot):
    editor.show_texts("070-123 45 67 " * 70_000, "", None)
    assert len(editor.description.toPlainText()) == 980_000
    cursor = editor.description.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert 0 < len(editor.description.found) < 2_000
