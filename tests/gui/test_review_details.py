"""What a report shows: filters, plain text, facts, history, photos; and that it fits into 320 px."""

from __future__ import annotations

import zlib

import pytest
from qgis.PyQt.QtCore import QBuffer, QByteArray, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from tests.gui.review_fixtures import shown_no
from tests.gui.review_workspace import Told, assess, hand_in
from trygghet_plugin.core.errors import PhotoError
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.gui.review_dock.photos import PhotoDialog, read_photo
from trygghet_plugin.storage.store import NewPhoto

NASTY = "<img src=http://127.0.0.1:1/x> <b>fet</b> [% env('PATH') %] =cmd|calc"


def picture(width=40, height=30, kind="JPG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(content)


def look_at(panel, report, qtbot):
    panel.view.go_to(panel.model.row_of(report.report_id))
    qtbot.waitUntil(lambda: shown_no(panel) == report.report_no)


def numbers(panel):
    return {panel.model.line(row).report_no for row in range(panel.model.rowCount())}


def facts_of(layout):
    return {
        layout.itemAt(row, layout.LabelRole).widget().text(): layout.itemAt(row, layout.FieldRole).widget().text()
        for row in range(layout.rowCount())
    }


# --- filters


@pytest.fixture
def mixed(vargarda):
    made = [
        hand_in(vargarda, Told(9, "klotter", "Ågatan 3, klotter.", place_type="park")),
        hand_in(vargarda, Told(8, "hot", "Hot i receptionen.", place_type="kommunal_lokal")),
        hand_in(vargarda, Told(7, "belysning", "Mörkt.", place_type="tunnel")),
    ]
    assess(vargarda, made[2], ReviewStatus.NEEDS_INFO, "Var?")
    return made


def test_filters_by_status_category_and_words_are_told_and_cleared(review, mixed, qtbot):
    panel = review()
    assert panel.filters.clear.isHidden()
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.status.set_checked(["needs_info"])
    assert numbers(panel) == {mixed[2].report_no}
    assert panel.filters.status.text() == "Status (1) ▾"
    assert "Waiting for completion" in panel.filters.status.toolTip()
    assert panel.filters.state.text() == "Showing 1"
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.clear.click()
    assert len(numbers(panel)) == 3
    assert panel.filters.clear.isHidden()
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.category.action("hot").trigger()
    assert numbers(panel) == {mixed[1].report_no}
    assert panel.filters.category.text() == "Category (1) ▾"


@pytest.mark.parametrize(("words", "found"), [("ågatan", 0), ("KLOTTER", 0), ("gångtunnel", 2), ("2026-", None)])
def test_words_find_description_place_and_number(review, mixed, qtbot, words, found):
    panel = review()
    with qtbot.waitSignal(panel.model.loaded, timeout=3_000):
        qtbot.keyClicks(panel.filters.text, words)
    wanted = {mixed[found].report_no} if found is not None else {one.report_no for one in mixed}
    qtbot.waitUntil(lambda: numbers(panel) == wanted)


def test_a_filter_that_finds_nothing_says_how_to_go_on(review, mixed, qtbot):
    panel = review()
    with qtbot.waitSignal(panel.model.loaded, timeout=3_000):
        qtbot.keyClicks(panel.filters.text, "finns inte")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert panel.view.empty_text == "No report matches the filter."
    assert panel.filters.state.text() == "Showing 0"
    with qtbot.waitSignal(panel.model.loaded):
        panel.desk.empty.button.click()
    assert len(numbers(panel)) == 3


def filter_words(panel, words, qtbot):
    with qtbot.waitSignal(panel.model.loaded, timeout=3_000):
        panel.filters.text.setText(words)


def test_a_report_that_a_filter_leaves_out_is_closed_and_no_button_acts_on_it(review, mixed, vargarda, qtbot):
    panel = review()
    look_at(panel, mixed[0], qtbot)
    filter_words(panel, "finns inte", qtbot)
    assert (panel.desk.current, shown_no(panel)) == ("", "")
    assert panel.desk.empty.isVisible()
    acting = [action for action in panel.actions_of.all() if action.isEnabled()]
    assert acting == []
    qtbot.keyClick(panel.view, Qt.Key.Key_A)
    assert not panel.desk.assessor.busy
    assert vargarda.store.report(mixed[0].report_id).status is ReviewStatus.NEW
    panel.desk.empty.button.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    assert panel.desk.empty.words.text().startswith("Choose a report in the list")


def test_a_report_that_a_filter_lets_through_stays_open(review, mixed, qtbot):
    panel = review()
    look_at(panel, mixed[0], qtbot)
    filter_words(panel, "klotter", qtbot)
    assert shown_no(panel) == mixed[0].report_no
    assert panel.view.currentIndex().row() == 0


def test_what_is_being_written_is_not_taken_away_by_a_filter(review, mixed, qtbot):
    panel = review()
    look_at(panel, mixed[0], qtbot)
    panel.desk.details.texts.public_text.setPlainText("Klotter.")
    filter_words(panel, "finns inte", qtbot)
    assert shown_no(panel) == mixed[0].report_no
    assert panel.desk.details.texts.text() == "Klotter."


def test_ticking_in_the_menu_keeps_it_open(review, mixed, qtbot):
    panel = review()
    menu = panel.filters.status.menu()
    menu.popup(panel.mapToGlobal(panel.rect().center()))
    action = panel.filters.status.action("approved")
    with qtbot.waitSignal(panel.model.loaded):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert action.isChecked()
    assert menu.isVisible()
    menu.close()


def test_many_reports_come_in_pages_as_one_scrolls(review, vargarda, qtbot, monkeypatch):
    monkeypatch.setattr("trygghet_plugin.gui.review_dock.queue_model.PAGE", 4)
    for number in range(10):
        hand_in(vargarda, Told(20 - number, "klotter", f"Nummer {number}"))
    panel = review()
    with qtbot.waitSignal(panel.model.loaded, timeout=3_000):
        qtbot.keyClicks(panel.filters.text, "nummer")
    assert panel.filters.state.text() in ("Showing 4+", "Showing 8+")
    while panel.model.rowCount() < 10:
        panel.model.fetchMore()
        qtbot.wait(20)
    qtbot.waitUntil(lambda: panel.filters.state.text() == "Showing 10")
    descriptions = [panel.model.line(row).description for row in range(10)]
    assert descriptions == [f"Nummer {number}" for number in range(10)]


# --- plain text


def test_markup_in_any_text_is_shown_as_it_was_written(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(1, "annat", NASTY, organisation=NASTY))
    asked = assess(vargarda, report, ReviewStatus.NEEDS_INFO, NASTY, by=NASTY)
    panel = review()
    look_at(panel, asked, qtbot)
    details = panel.desk.details
    assert details.texts.description.toPlainText() == NASTY
    assert NASTY in details.subtitle.text()
    assert NASTY in details.status.text()
    assert NASTY in details.history.text()
    shown = [label for label in panel.findChildren(QLabel) if NASTY[:20] in label.text()]
    assert len(shown) >= 3
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in shown)
    tip = panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src" in tip
    assert "<img" not in tip


# --- facts and history


def test_facts_are_in_the_words_of_the_form(review, vargarda, qtbot):
    report = hand_in(
        vargarda,
        Told(
            3,
            "skadegorelse",
            "Ruta.",
            place_type="station",
            organisation="fastighet",
            answers={"handled_on_site": True, "estimated_cost": "5000_25000", "place_owner": "trafikverket"},
        ),
    )
    panel = review()
    look_at(panel, report, qtbot)
    details = panel.desk.details
    assert details.title.text() == "Damage"
    assert details.subtitle.text() == f"{report.report_no} · Fastighet · waiting for 3.0 d"
    first, others = facts_of(details._first), facts_of(details._others)
    assert first["Where"] == "Station or stop"
    assert first["Severity"] == "Causes unsafety"
    assert "discovered" in first["When"]
    assert "received" in first["When"]
    assert others["Handled on site?"] == "yes"
    assert others["Estimated cost"] == "SEK 5,000–25,000"
    assert others["Who owns the place?"] == "The Transport Administration"
    assert "Reported to the police?" not in others


def test_the_history_says_who_did_what_in_words(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(3, "klotter", "Först.", place_type="park"))
    changed = vargarda.store.change(
        report.report_id,
        1,
        {"description": "Sedan.", "severity": 3, "x": report.point[0] + 5, "y": report.point[1]},
        "Bengt",
    )
    approved = assess(vargarda, changed, ReviewStatus.APPROVED)
    vargarda.store.change(
        report.report_id, approved.revision, {"place_type": "torg", "category": "skadegorelse"}, "Cilla"
    )
    panel = review()
    look_at(panel, report, qtbot)
    history = panel.desk.details.history
    assert history.title() == "History, 4 change(s)"
    assert history.isCollapsed()
    newest, assessed, moved, created = history.text().split("\n\n")
    assert "Cilla" in newest
    assert "Changed; became “Changed after approval”" in newest
    assert "type of place: Park or green space → Square or centre" in newest
    assert "category: Graffiti → Damage" in newest
    assert assessed.endswith("Approved")
    assert "Anna" in assessed
    assert "description: Först. → Sedan." in moved
    assert "place on the map" in moved
    assert created.endswith("Report came in")
    assert "vaktmästare" in created


def test_what_changed_after_it_was_closed_is_flagged(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(3, "klotter", "Först."))
    closed = assess(vargarda, report, ReviewStatus.REJECTED, "Prov")
    vargarda.store.change(report.report_id, closed.revision, {"description": "Sedan."}, "Bengt")
    panel = review()
    assert panel.header.counts.text() == "0 new · 1 changed after it was closed"
    with qtbot.waitSignal(panel.model.loaded):
        panel.filters.status.set_checked(["rejected"])
    look_at(panel, report, qtbot)
    assert panel.desk.details.status.text().endswith("Prov\nIts content was changed after that.")


# --- photos


def test_photos_are_shown_small_and_opened_large(review, vargarda, qtbot):
    report = hand_in(
        vargarda, Told(1, "klotter", "Se foto.", photos=(NewPhoto(picture(800, 600), ".jpg", "<b>Muren</b>"),))
    )
    panel = review()
    look_at(panel, report, qtbot)
    button = panel.desk.details.photos.buttons[0]
    qtbot.waitUntil(lambda: not button.icon().isNull())
    button.click()
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(PhotoDialog)))
    dialog = panel.window().findChildren(PhotoDialog)[0]
    assert dialog.picture.pixmap().width() > 100
    assert any(
        label.text() == "<b>Muren</b>" and label.textFormat() == Qt.TextFormat.PlainText
        for label in dialog.findChildren(QLabel)
    )
    dialog.close()


def test_a_photo_that_is_gone_is_told_on_its_place(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(1, "klotter", "Se foto.", photos=(NewPhoto(picture()),)))
    for file in vargarda.photo_folder.iterdir():
        file.unlink()
    panel = review()
    look_at(panel, report, qtbot)
    button = panel.desk.details.photos.buttons[0]
    qtbot.waitUntil(lambda: not button.isEnabled())
    assert "is not in" in button.toolTip()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("text.jpg", b"this is no picture", "is no photo"),
        ("../outside.jpg", picture(), "does not lie in the folder"),
        ("huge.png", None, "too large"),
        ("half.jpg", picture(400, 300)[:200], "no photo|cannot be read"),
    ],
)
def test_files_that_are_no_photos_are_refused_in_words(qgis_app, tmp_path, name, content, words):
    folder = tmp_path / "photos"
    folder.mkdir()
    if content is None:
        # A PNG's header may promise 30,000 × 30,000 pixels in a hundred bytes.
        small = picture(2, 2, "PNG")
        header = small[12:16] + (30_000).to_bytes(4, "big") * 2 + small[24:29]
        content = small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]
    (folder / name).write_bytes(content)
    with pytest.raises(PhotoError, match=words):
        read_photo(str(folder), name, 100)


def test_a_link_out_of_the_folder_is_not_followed(qgis_app, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "secret.jpg").write_bytes(picture())
    (tmp_path / "photos" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    with pytest.raises(PhotoError, match="does not lie in"):
        read_photo(str(tmp_path / "photos"), "link.jpg", 100)


# --- size and access


@pytest.mark.parametrize("width", [320, 420])
def test_everything_fits_into_a_narrow_dock(review, vargarda, qtbot, width):
    hand_in(vargarda, Told(3, "hot", "Ring 070-123 45 67.", place_type="kommunal_lokal"))
    report = hand_in(vargarda, Told(2, "hot", "Ring 070-123 45 67.", photos=(NewPhoto(picture()),)))
    panel = review()
    panel.resize(width, 800)
    look_at(panel, report, qtbot)
    panel.desk.details.texts.hide_found.click()
    for box in (None, panel.actions_of.ask, panel.actions_of.duplicate, panel.actions_of.move):
        if box is not None:
            panel.desk.footer.close_box()
            box.trigger()
        assert panel.minimumSizeHint().width() <= 320
        assert panel.desk.details.widget().minimumSizeHint().width() <= 320 - 24
    panel.desk.footer.close_box()
    bar = panel.desk.footer.bar
    buttons = (bar.approve, bar.ask, bar.leave_out)
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))


def is_somebody_elses(button, panel):
    """QGIS's own triangle of a group box, Qt's corner of a table."""
    return button.objectName() == "collapseButton" or button.parent() is panel.view


def test_every_control_has_a_name_for_those_who_hear_the_screen(review, vargarda, qtbot):
    report = hand_in(vargarda, Told(2, "hot", "Hot.", photos=(NewPhoto(picture()),)))
    panel = review()
    look_at(panel, report, qtbot)
    panel.actions_of.ask.trigger()
    fields = [*panel.findChildren(QPlainTextEdit), *panel.findChildren(QLineEdit)]
    nameless = [field for field in fields if not field.accessibleName()]
    nameless += [
        button
        for button in panel.findChildren(QAbstractButton)
        if not (button.text() or button.accessibleName() or button.isHidden()) and not is_somebody_elses(button, panel)
    ]
    assert nameless == []
    buddies = {label.buddy() for label in panel.findChildren(QLabel) if label.buddy() is not None}
    texts, footer = panel.desk.details.texts, panel.desk.footer
    assert {texts.description, texts.public_text, footer.reason.text, footer.duplicate.number} <= buddies
