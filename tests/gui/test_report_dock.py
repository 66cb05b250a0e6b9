"""The report dock through the widgets a reporter uses, on a real workspace."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QDate, QDateTime, QEvent, QMimeData, QPoint, QPointF, Qt, QTime, QUrl
from qgis.PyQt.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from tests.gui.statistics_workspace import ACTORS
from tests.gui.test_photos import encoded, picture, with_exif
from trygghet_plugin.core.errors import InvalidReport, ReadOnlyError, WorkspaceError
from trygghet_plugin.core.localtime import to_utc
from trygghet_plugin.core.occurred import Occurred
from trygghet_plugin.core.report import Kind, Report
from trygghet_plugin.gui import settings
from trygghet_plugin.gui.report_dock import panel as panel_module
from trygghet_plugin.gui.report_dock.drafts import LOCK
from trygghet_plugin.gui.report_dock.panel import ReportPanel
from trygghet_plugin.gui.report_dock.photo_strip import MAX_PHOTOS
from trygghet_plugin.gui.report_dock.place_picker import PlacePicker
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.workspace import Workspace

X, Y = 107_440.0, 6_435_070.0  # the square of Vårgårda in EPSG:3008
HOSTILE = "<img src=http://127.0.0.1:1/x> [% env('PATH') %]"


@pytest.fixture(autouse=True)
def _nothing_opened_before(monkeypatch):
    """pytest-qgis keeps one settings folder for the checkout: the last workspace of another run is not ours to open."""
    monkeypatch.setattr(Session, "open_last", lambda _session: None)


@pytest.fixture
def workspace(tmp_path):
    """An empty workspace of Vårgårda."""
    made = Workspace.create(str(tmp_path / "trygghet.gpkg"), "1442", outbox=tmp_path / "outbox.sqlite")
    made.store.save_organisations(ACTORS, "test")
    yield made
    made.close()


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    """Drafts in a folder of the test's own."""
    monkeypatch.setattr(panel_module, "draft_folder", lambda workspace_id: tmp_path / "drafts" / workspace_id)
    return tmp_path / "drafts"


@pytest.fixture
def panel(plain_session, workspace, drafts, qtbot):
    """The dock's panel in a window, its map near the square, the form read."""
    settings.organisation.setValue("")
    canvas = plain_session.iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3008"))
    made = ReportPanel(plain_session)
    # The size desktops use; Qt's picture-less platform has a larger one.
    font = made.font()
    font.setPointSize(9)
    made.setFont(font)
    made.resize(340, 700)
    plain_session.iface.window.show()
    canvas.setExtent(QgsRectangle(X - 500, Y - 400, X + 500, Y + 400))
    made.show()
    plain_session._take(workspace)
    qtbot.waitUntil(lambda: made.form is not None, timeout=10_000)
    yield made
    made.close()


@pytest.fixture
def parts(panel):
    return panel.form.parts


def click(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, parts, tile, category):
    click(qtbot, parts.category.tiles[tile])
    click(qtbot, parts.category.categories[category])


def pixel(canvas, x, y):
    at = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    return QPoint(round(at.x()), round(at.y()))


def click_map(qtbot, parts, canvas, x=X, y=Y):
    if not parts.place.click.isChecked():
        click(qtbot, parts.place.click)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=pixel(canvas, x, y))


def fill(qtbot, parts, canvas, tile="skrap", category="klotter", occurred=Occurred.NIGHT, text="Klotter på gaveln."):
    choose(qtbot, parts, tile, category)
    click_map(qtbot, parts, canvas)
    if occurred:
        parts.time.options[occurred].click()
    parts.questions.description.setPlainText(text)


def send(qtbot, parts, another=False):
    click(qtbot, parts.send_and_new if another else parts.send)
    assert not parts.send.isEnabled(), parts.note.text()
    qtbot.waitUntil(lambda: parts.send.isEnabled(), timeout=15_000)
    assert not parts.category.category


def stored(workspace, no=None):
    return workspace.store.report_by_no(no or f"{datetime.now().year}-0001")


# --- empty, complete, incomplete -------------------------------------------------------------------------------------


def test_without_a_workspace_it_says_what_to_do(plain_session, drafts, qtbot):
    panel = ReportPanel(plain_session)
    qtbot.addWidget(panel)
    panel.show()
    assert "No workspace is open" in panel.empty.words.text()
    with qtbot.waitSignal(plain_session.setup_wanted):
        click(qtbot, panel.empty.button)


def test_a_report_from_tile_to_database(panel, parts, workspace, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    fill(qtbot, parts, canvas, occurred=Occurred.WEEKEND)
    parts.severity.options["2"].click()
    panel.findChild(QComboBox, "place_type").setCurrentText("Underpass or bridge")
    panel.findChild(QComboBox, "q_handled_on_site").setCurrentText("Yes")
    parts.organisation.setCurrentText("Gata/park")
    send(qtbot, parts)
    row = stored(workspace)
    assert row.report_no in plain_session.iface.messages()
    assert "is saved" in plain_session.iface.messages()
    assert (row.category, row.values["kind"], row.values["severity"]) == ("klotter", "event", 2)
    assert row.description == "Klotter på gaveln."
    assert row.point == pytest.approx((X, Y), abs=3)
    assert 1 <= row.values["position_accuracy"] <= 20
    assert row.values["place_type"] == "tunnel"
    assert row.values["q_handled_on_site"] in (1, True)
    assert row.organisation == "gata"
    assert row.values["source"] == "dock"
    assert row.moment("occurred_at") < row.moment("occurred_until") <= row.moment("discovered_at")
    assert row.moment("received_at") >= row.moment("discovered_at")
    assert plain_session.review_layer().featureCount() == 1


def test_what_is_missing_is_named_one_after_the_other(parts, workspace, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    click(qtbot, parts.send)
    assert "what it is about" in parts.note.text()
    choose(qtbot, parts, "skrap", "klotter")
    click(qtbot, parts.send)
    assert "Choose the place" in parts.note.text()
    click_map(qtbot, parts, canvas)
    click(qtbot, parts.send)
    assert "when it probably happened" in parts.note.text()
    parts.time.options[Occurred.UNKNOWN].click()
    assert not parts.note.isVisible()
    send(qtbot, parts)
    assert stored(workspace).values["occurred_at"] is None


def test_an_interval_that_ends_before_it_starts_is_refused_in_place(parts, plain_session, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas(), occurred=Occurred.BETWEEN)
    parts.time.start.setDateTime(QDateTime(QDate(2026, 7, 2), QTime(8, 0)))
    parts.time.end.setDateTime(QDateTime(QDate(2026, 7, 1), QTime(8, 0)))
    click(qtbot, parts.send)
    assert "ends before it starts" in parts.note.text()
    assert parts.category.category == "klotter"


def test_while_it_is_saved_nothing_can_be_sent_twice(parts, plain_session, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    click(qtbot, parts.send)
    assert not parts.send.isEnabled()
    assert not parts.send_and_new.isEnabled()
    assert parts.send.text() == "Saving …"
    qtbot.waitUntil(lambda: parts.send.isEnabled(), timeout=15_000)


def test_send_in_and_new_keeps_sort_of_place_and_organisation(panel, parts, workspace, plain_session, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    panel.findChild(QComboBox, "place_type").setCurrentText("Playground")
    parts.organisation.setCurrentText("Fastighet")
    send(qtbot, parts, another=True)
    assert panel.findChild(QComboBox, "place_type").currentText() == "Playground"
    assert parts.organisation.currentText() == "Fastighet"
    assert parts.place.point is None
    assert parts.questions.description.toPlainText() == ""
    assert settings.organisation.value() == "fastighet"
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    send(qtbot, parts)
    assert stored(workspace, f"{datetime.now().year}-0002").values["place_type"] == "lekplats"
    assert panel.findChild(QComboBox, "place_type").currentText() == "no answer"


# --- what ------------------------------------------------------------------------------------------------------------


def test_once_or_recurring_is_asked_only_where_both_fit(parts, qtbot):
    choose(qtbot, parts, "skrap", "klotter")
    assert not parts.category.recurs.isVisible()
    click(qtbot, parts.category.change)
    choose(qtbot, parts, "ordning", "samling")
    assert parts.category.recurs.isVisible()
    assert parts.category.kind == Kind.EVENT.value
    parts.category.recurs.click()
    assert parts.category.kind == Kind.PLACE.value


def test_for_a_place_do_not_know_is_said_beforehand_and_taken_back_for_an_event(parts, qtbot):
    choose(qtbot, parts, "miljo", "belysning")
    assert parts.time.occurred is Occurred.UNKNOWN
    click(qtbot, parts.category.change)
    choose(qtbot, parts, "skrap", "klotter")
    assert parts.time.occurred is None


def test_questions_follow_the_category(panel, parts, qtbot):
    choose(qtbot, parts, "miljo", "belysning")
    assert panel.findChild(QComboBox, "q_fault_reported").isVisible()
    assert not panel.findChild(QComboBox, "police_report").isVisible()
    click(qtbot, parts.category.change)
    choose(qtbot, parts, "brott", "hot")
    assert not panel.findChild(QComboBox, "q_fault_reported").isVisible()
    assert panel.findChild(QComboBox, "police_report").isVisible()


# --- where -----------------------------------------------------------------------------------------------------------


def paste(qtbot, parts, text):
    parts.place.coordinates.clear()
    qtbot.keyClicks(parts.place.coordinates, text)
    qtbot.keyClick(parts.place.coordinates, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["58.03439, 12.80890", "12.80890 58.03439", "58°02'03.8\"N 12°48'32.0\"E",
                                  "6434960 370600", "SWEREF 99 13 30 6435070 107440", "6435070, 107440"])
def test_pasted_coordinates_of_any_kind(parts, qtbot, text):
    paste(qtbot, parts, text)
    assert parts.place.point is not None, parts.place.note.text()
    assert parts.place.point[0] == pytest.approx(X, abs=2_500)
    assert parts.place.point[1] == pytest.approx(Y, abs=2_500)
    assert parts.place.tool.marker.point is not None


def test_coordinates_of_the_municipalitys_zone_in_a_workspace_of_sweref_tm(plain_session, workspace, qtbot):
    info = replace(workspace.info, epsg=3006)
    place = PlacePicker(plain_session.iface.mapCanvas(), info, "Click", "Help")
    qtbot.addWidget(place)
    qtbot.keyClicks(place.coordinates, "6435070, 107440")
    qtbot.keyClick(place.coordinates, Qt.Key.Key_Return)
    assert place.point == pytest.approx((369_000, 6_434_300), abs=3_000), place.note.text()


def test_outside_the_municipality_is_said_and_allowed(parts, workspace, plain_session, qtbot):
    choose(qtbot, parts, "miljo", "belysning")
    paste(qtbot, parts, "59.3293, 18.0686")
    assert "outside Vårgårda" in parts.place.note.text()
    send(qtbot, parts)
    assert stored(workspace).point is not None


@pytest.mark.parametrize("text", ["52.52, 13.40", "0, 0", "58.03", "hej"])
def test_outside_sweden_is_refused(parts, qtbot, text):
    paste(qtbot, parts, text)
    assert parts.place.point is None
    assert parts.place.note.isVisible()
    assert parts.place.tool.marker.point is None


def test_a_click_outside_sweden_is_refused(parts, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    canvas.setExtent(QgsRectangle(-2_000_000, 3_000_000, -1_000_000, 4_000_000))
    click_map(qtbot, parts, canvas, -1_500_000, 3_500_000)
    assert parts.place.point is None
    assert "Sweden" in parts.place.note.text()


def test_the_maps_centre(parts, plain_session, qtbot):
    click(qtbot, parts.place.centre)
    assert parts.place.point == pytest.approx((X, Y), abs=3)


def test_a_map_in_another_coordinate_system(parts, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(QgsRectangle(1_425_000, 7_963_000, 1_427_000, 7_964_500))
    click(qtbot, parts.place.centre)
    assert parts.place.coordinates.text().startswith("57.98")
    assert parts.place.tool.marker.point.x() == pytest.approx(1_426_000, abs=5)


def test_the_marker_is_dragged(parts, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    click_map(qtbot, parts, canvas)
    viewport, start, end = canvas.viewport(), pixel(canvas, X, Y), pixel(canvas, X + 100, Y + 50)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(6, 6))
    held = Qt.MouseButton.LeftButton
    for step in ((start + end) / 2, end):
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(step), held, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, move)
    assert parts.place.tool.marker.point.x() == pytest.approx(X + 100, abs=3)
    assert parts.place.point[0] == pytest.approx(X, abs=3), "the place is where the button is let go"
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert parts.place.point == pytest.approx((X + 100, Y + 50), abs=3)


def test_hidden_it_leaves_the_map_alone(panel, parts, plain_session, qtbot):
    canvas = plain_session.iface.mapCanvas()
    click_map(qtbot, parts, canvas)
    panel.hide()
    assert parts.place.tool.marker.point is None
    assert canvas.mapTool() is not parts.place.tool
    panel.show()
    assert parts.place.tool.marker.point is not None


# --- nearby ----------------------------------------------------------------------------------------------------------


def hand_in(workspace, description="Lampan är trasig.", days=3, dx=120.0):
    moment = to_utc(datetime.now()) - timedelta(days=days)
    return workspace.submit(Report("belysning", Kind.PLACE, X + dx, Y, description=description, occurred_at=moment,
                                   received_at=moment))


def test_what_lies_nearby_is_listed_while_filling_in(parts, workspace, plain_session, qtbot):
    near = hand_in(workspace, HOSTILE)
    hand_in(workspace, days=40)
    hand_in(workspace, dx=2_000.0)
    click_map(qtbot, parts, plain_session.iface.mapCanvas())
    qtbot.waitUntil(lambda: bool(parts.nearby.same_buttons), timeout=10_000)
    assert list(parts.nearby.same_buttons) == [near.report_no]
    texts = [label.text() for label in parts.nearby.findChildren(QLabel) if label.isVisible()]
    assert any("Broken or poor lighting, 120 m, 3 day" in text for text in texts), texts
    labels = [label for label in parts.nearby.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert not any("<img" in label.toolTip() for label in labels)


def test_same_writes_the_others_number_and_takes_it_back(parts, workspace, plain_session, qtbot):
    near = hand_in(workspace)
    fill(qtbot, parts, plain_session.iface.mapCanvas(), "miljo", "belysning", None, "Mörkt i tunneln.")
    qtbot.waitUntil(lambda: bool(parts.nearby.same_buttons), timeout=10_000)
    same = parts.nearby.same_buttons[near.report_no]
    click(qtbot, same)
    assert parts.questions.description.toPlainText() == f"Mörkt i tunneln.\nSame as {near.report_no}."
    click(qtbot, same)
    assert parts.questions.description.toPlainText() == "Mörkt i tunneln."


def test_that_nearby_could_not_be_read_is_not_shown_as_nothing(parts, workspace, plain_session, qtbot, monkeypatch):
    def refuse(*_arguments):
        raise ReadOnlyError("The share is away.")

    monkeypatch.setattr(type(workspace.store), "nearby", refuse)
    click_map(qtbot, parts, plain_session.iface.mapCanvas())
    qtbot.waitUntil(lambda: "away" in parts.nearby.heading.text(), timeout=10_000)
    assert parts.nearby.isVisible()


# --- when ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "UTC"])
@pytest.mark.parametrize(("day", "hour_utc"), [(QDate(2026, 7, 15), 20), (QDate(2025, 12, 15), 21)],
                         ids=["July", "December"])
def test_the_time_meant_is_the_time_stored(parts, workspace, plain_session, qtbot, monkeypatch, zone, day, hour_utc):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        fill(qtbot, parts, plain_session.iface.mapCanvas(), occurred=Occurred.THEN)
        parts.time.discovered.setDateTime(QDateTime(day, QTime(22, 10)))
        assert not parts.time.now.isChecked()
        send(qtbot, parts)
    finally:
        monkeypatch.undo()
        time.tzset()
    row = stored(workspace)
    assert row.values["occurred_at"] == f"{day.toString('yyyy-MM-dd')}T{hour_utc}:10:00.000Z"
    assert row.values["discovered_at"] == row.values["occurred_at"]
    assert row.values["occurred_until"] is None


# --- description and photos ------------------------------------------------------------------------------------------


def test_the_guard_warns_while_writing(parts, qtbot):
    qtbot.keyClicks(parts.questions.description, "Ring 070-123 45 67")
    assert parts.questions.guard.isVisible()
    assert "070-123 45 67" in parts.questions.guard.text()
    assert parts.questions.guard.textFormat() == Qt.TextFormat.PlainText
    parts.questions.description.setPlainText("Lampan är trasig")
    assert not parts.questions.guard.isVisible()


def photo_files(tmp_path, count):
    paths = []
    for place in range(count):
        path = tmp_path / f"photo{place}.jpg"
        path.write_bytes(with_exif(encoded(picture())))
        paths.append(str(path))
    return paths


def test_photos_are_cleaned_shown_removed_and_stored(parts, workspace, plain_session, tmp_path, qtbot):
    parts.photos.add_files(photo_files(tmp_path, 2))
    qtbot.waitUntil(lambda: len(parts.photos.remove_buttons) == 2, timeout=10_000)
    click(qtbot, parts.photos.remove_buttons[0])
    assert len(parts.photos.remove_buttons) == 1
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    send(qtbot, parts)
    assert parts.photos.photos == []
    photos = workspace.store.photos(stored(workspace).report_id)
    assert len(photos) == 1
    content = (workspace.photo_folder / photos[0].path).read_bytes()
    assert content.startswith(b"\xff\xd8\xff")
    assert b"SECRETCAM" not in content


def test_photos_are_dropped_anywhere_on_the_form(panel, parts, tmp_path, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in photo_files(tmp_path, 1)])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    panel.form.dragEnterEvent(enter)
    assert enter.isAccepted()
    panel.form.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys, QEvent.Type.Drop))
    qtbot.waitUntil(lambda: len(parts.photos.photos) == 1, timeout=10_000)


def test_what_is_no_photo_is_refused_beside_the_photos(parts, tmp_path, qtbot):
    path = tmp_path / "x<b>.jpg"
    path.write_text("no picture")
    parts.photos.add_files([str(path)])
    qtbot.waitUntil(lambda: not parts.photos.reading, timeout=10_000)
    assert "x<b>.jpg" in parts.photos.note.text()
    assert parts.photos.note.textFormat() == Qt.TextFormat.PlainText


def test_more_photos_than_a_report_holds(parts, tmp_path, qtbot):
    parts.photos.add_files(photo_files(tmp_path, MAX_PHOTOS + 1))
    qtbot.waitUntil(lambda: not parts.photos.reading, timeout=20_000)
    assert len(parts.photos.photos) == MAX_PHOTOS
    assert str(MAX_PHOTOS) in parts.photos.note.text()


# --- drafts ----------------------------------------------------------------------------------------------------------


def left_of(drafts):
    """Files of drafts, besides the lock of a window that is open."""
    return [path for path in drafts.rglob("*") if path.is_file() and path.name != LOCK]


def reopened(panel, plain_session, qtbot):
    """The dock after QGIS was closed and started again."""
    panel.close()
    panel.form.draft.release()
    again = ReportPanel(plain_session)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.form is not None, timeout=10_000)
    return again


def test_a_draft_survives_closing(panel, parts, plain_session, tmp_path, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas(), "ordning", "samling", Occurred.BETWEEN, "Åäö <b>")
    parts.category.recurs.click()
    parts.severity.options["3"].click()
    parts.time.start.setDateTime(QDateTime(QDate(2026, 7, 1), QTime(8, 0)))
    parts.photos.add_files(photo_files(tmp_path, 1))
    qtbot.waitUntil(lambda: len(parts.photos.photos) == 1, timeout=10_000)
    before, point, photo = panel.form._plain(), parts.place.point, parts.photos.photos[0].content
    again = reopened(panel, plain_session, qtbot)
    after = again.form._plain()
    assert {**after, "point": None} == {**before, "point": None}
    assert again.form.parts.place.point == pytest.approx(point)
    assert again.form.parts.photos.photos[0].content == photo
    assert again.form.parts.restored.isVisible()


def test_a_draft_is_written_while_typing(panel, parts, drafts, qtbot):
    parts.questions.description.setPlainText("Half a sentence")
    qtbot.waitUntil(lambda: any("Half a sentence" in path.read_text("utf-8") for path in drafts.rglob("*.json")),
                    timeout=5_000)


def test_starting_over_leaves_nothing_of_the_draft(panel, parts, plain_session, drafts, tmp_path, qtbot):
    parts.questions.description.setPlainText("Half a sentence")
    parts.photos.add_files(photo_files(tmp_path, 1))
    qtbot.waitUntil(lambda: len(parts.photos.photos) == 1, timeout=10_000)
    again = reopened(panel, plain_session, qtbot)
    click(qtbot, again.form.parts.start_over)
    assert not left_of(drafts)
    assert again.form.is_empty()


def test_a_sent_report_leaves_no_draft(panel, parts, plain_session, drafts, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    send(qtbot, parts)
    assert not left_of(drafts)
    assert reopened(panel, plain_session, qtbot).form.is_empty()


def test_a_broken_draft_is_told_and_the_form_is_empty(panel, plain_session, drafts, workspace, qtbot):
    folder = drafts / workspace.info.workspace_id
    folder.mkdir(parents=True, exist_ok=True)
    panel.form.parts.questions.description.setPlainText("x")
    panel.close()
    panel.form.draft.release()
    (folder / "draft.json").write_text("{broken")
    again = ReportPanel(plain_session)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.form is not None, timeout=10_000)
    assert again.form.is_empty()
    assert "draft" in plain_session.iface.messages()


# --- what goes wrong -------------------------------------------------------------------------------------------------


def test_a_report_that_waits_in_the_outbox_leaves_the_form(parts, workspace, plain_session, qtbot, monkeypatch):
    def refuse(_self, _entry):
        raise ReadOnlyError("The folder may not be written.")

    fill(qtbot, parts, plain_session.iface.mapCanvas())
    monkeypatch.setattr(Workspace, "_send", refuse)
    send(qtbot, parts)
    assert "may not be written" in plain_session.iface.messages()
    assert parts.place.point is None
    monkeypatch.undo()
    assert workspace.flush_outbox() == (1, 0)
    assert stored(workspace).category == "klotter"


HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("ROLLBACK")
"""


def test_while_another_holds_the_file_the_user_is_told(panel, parts, workspace, plain_session, qtbot):
    fill(qtbot, parts, plain_session.iface.mapCanvas())
    with subprocess.Popen([sys.executable, "-c", HOLD, workspace.database, "5"], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        began = time.monotonic()
        gaps, last = [], time.monotonic()
        click(qtbot, parts.send)
        while "does someone else" not in plain_session.iface.messages().lower() and time.monotonic() - began < 4:
            QApplication.processEvents()
            gaps.append(time.monotonic() - last)
            last = time.monotonic()
            time.sleep(0.005)
        assert time.monotonic() - began < 3, plain_session.iface.messages()
        assert max(gaps) < 0.2
        assert workspace.is_waiting(panel.form._report_id)
    qtbot.waitUntil(lambda: parts.send.isEnabled(), timeout=20_000)
    assert stored(workspace).category == "klotter"
    assert "is saved" in plain_session.iface.messages()
    assert "someone else" not in plain_session.iface.messages(), "what is no longer true is taken away"


@pytest.mark.parametrize("error", [InvalidReport("The text is too long."), WorkspaceError("No outbox.")],
                         ids=["invalid", "outbox"])
def test_what_was_not_taken_in_stays_in_the_form(parts, workspace, plain_session, qtbot, monkeypatch, error):
    def refuse(*_arguments):
        raise error

    fill(qtbot, parts, plain_session.iface.mapCanvas())
    monkeypatch.setattr(Workspace, "submit", refuse)
    click(qtbot, parts.send)
    qtbot.waitUntil(lambda: parts.send.isEnabled(), timeout=10_000)
    assert parts.category.category == "klotter"
    assert parts.questions.description.toPlainText() == "Klotter på gaveln."
    assert str(error) in parts.note.text() + plain_session.iface.messages()


# --- looks -----------------------------------------------------------------------------------------------------------


def test_it_fits_320_pixels(panel, parts, qtbot):
    panel.resize(320, 700)
    # Shown as it is read: the names come from the municipality.
    parts.organisation.addItem("Bostadsbolaget i Vårgårda med omnejd, förvaltare", "long")
    parts.organisation.setCurrentIndex(parts.organisation.count() - 1)
    for tile in parts.category.tiles.values():
        if not tile.isVisible():
            click(qtbot, parts.category.change)
        click(qtbot, tile)
        widths = {name: part.minimumSizeHint().width() for name, part in vars(parts).items()
                  if isinstance(part, QWidget)}
        assert parts.scroll.widget().minimumSizeHint().width() <= parts.scroll.viewport().width(), widths


def test_fields_end_where_the_others_end(panel, parts, qtbot):
    choose(qtbot, parts, "skrap", "klotter")

    def right(widget):
        return widget.mapTo(panel, widget.rect().topRight()).x()

    assert right(parts.questions.description) == right(parts.place.coordinates)


def test_the_guard_is_seen_when_it_speaks(panel, parts, qtbot):
    panel.resize(320, 480)
    choose(qtbot, parts, "skrap", "klotter")
    description, guard, view = parts.questions.description, parts.questions.guard, parts.scroll.viewport()
    panel.activateWindow()
    description.setFocus()
    qtbot.waitUntil(description.hasFocus)
    parts.scroll.ensureWidgetVisible(description, 0, 0)
    qtbot.keyClicks(description, "Bilen ABC 12")
    assert not guard.isVisible()
    qtbot.keyClicks(description, "3")

    def in_sight(widget):
        place = widget.mapTo(view, widget.rect().topLeft())
        return view.rect().contains(place) and view.rect().contains(place + widget.rect().bottomRight())

    qtbot.waitUntil(lambda: guard.isVisible() and in_sight(guard))
    assert in_sight(description)
    assert "ABC 123" in description.accessibleDescription()
    description.clear()
    assert description.accessibleDescription() == ""


def test_everything_that_takes_the_focus_has_a_name(panel, parts, qtbot):
    choose(qtbot, parts, "skrap", "klotter")
    parts.time.options[Occurred.BETWEEN].click()
    nameless = [widget for widget in panel.form.findChildren(QWidget)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
                and not (widget.accessibleName() or getattr(widget, "text", str)())
                and widget is not parts.scroll and not widget.objectName().startswith("qt_")
                and not any(label.buddy() is widget for label in panel.form.findChildren(QLabel))]
    assert not nameless, nameless


def test_the_tab_key_goes_down_the_form(panel, parts, workspace, plain_session, tmp_path, qtbot):
    hand_in(workspace)
    choose(qtbot, parts, "skrap", "klotter")
    click_map(qtbot, parts, plain_session.iface.mapCanvas())
    parts.time.options[Occurred.BETWEEN].click()
    parts.photos.add_files(photo_files(tmp_path, 2))
    qtbot.waitUntil(lambda: bool(parts.nearby.same_buttons) and len(parts.photos.photos) == 2, timeout=10_000)
    qtbot.wait(50)
    content, places = parts.scroll.widget(), []
    widget = parts.emergency.more.nextInFocusChain()
    while widget is not parts.emergency.more:
        reached = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and content.isAncestorOf(widget) and not widget.focusProxy():
            middle = widget.mapTo(content, QPoint(0, widget.height() // 2))
            places.append((middle.y(), middle.x(), widget.accessibleName() or widget.objectName()))
        widget = widget.nextInFocusChain()
    assert len(places) > 20
    for (above, _x, one), (below, _other_x, other) in zip(places, places[1:]):
        assert below >= above - 12, f"{other} comes after {one}"


def test_practice_says_so(plain_session, drafts, tmp_path, qtbot):
    made = Workspace.create(str(tmp_path / "practice.gpkg"), "1442", practice=True, outbox=tmp_path / "outbox.sqlite")
    panel = ReportPanel(plain_session)
    qtbot.addWidget(panel)
    plain_session._take(made)
    qtbot.waitUntil(lambda: panel.form is not None, timeout=10_000)
    panel.show()
    assert any("PRACTICE" in label.text() and label.isVisible() for label in panel.form.findChildren(QLabel))


def test_112_is_always_there_and_the_link_only_when_set(plain_session, drafts, tmp_path, workspace, qtbot):
    workspace.store.set_setting("fault_report_url", "https://example.se/fel?a=1&b=2", "test")
    panel = ReportPanel(plain_session)
    qtbot.addWidget(panel)
    panel.show()
    plain_session._take(workspace)
    qtbot.waitUntil(lambda: panel.form is not None, timeout=10_000)
    emergency = panel.form.parts.emergency
    assert not emergency.rest.isVisible()
    click(qtbot, emergency.more)
    assert emergency.rest.isVisible()
    assert "114 14" in emergency.rest.text()
    assert 'href="https://example.se/fel?a=1&amp;b=2"' in emergency.rest.text()


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "felanmalan", 'https://x.se/"><b>'])
def test_what_is_no_web_address_becomes_no_link(qgis_app, url):
    from trygghet_plugin.gui.report_dock.emergency_text import EmergencyText

    assert "href" not in EmergencyText(url).rest.text()


def test_pictures_have_no_colour_of_their_own(parts):
    image = parts.category.tiles["skrap"].icon().pixmap(24, 24).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colours = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    assert len({QColor(colour).name() for colour in colours if colour.alpha() > 250}) == 1
