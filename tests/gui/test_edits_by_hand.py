"""Reports changed by hand on our own layer: signed, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm, QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QPlainTextEdit

from tests.gui.review_workspace import Told, hand_in
from tests.storage.writers import by_ogr, by_sql
from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.gui import settings
from trygghet_plugin.storage.geopackage.connection import writing


@pytest.fixture
def reports(vargarda):
    return [hand_in(vargarda, Told(9 - number, "klotter", f"Klotter {number}.")) for number in range(3)]


@pytest.fixture
def layer(window_session, vargarda, reports):
    window_session._take(vargarda)
    made = window_session.review_layer()
    yield made
    if made.isEditable():
        made.rollBack()


def feature_of(layer, report):
    return next(layer.getFeatures(f"\"report_id\" = '{report.report_id}'"))


def change(layer, report, **values):
    feature = feature_of(layer, report)
    for name, value in values.items():
        assert layer.changeAttributeValue(feature.id(), layer.fields().lookupField(name), value)


def move(layer, report, x, y):
    assert layer.changeGeometry(feature_of(layer, report).id(), QgsGeometry.fromPointXY(QgsPointXY(x, y)))


def told(session):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return session.iface.messages()


# --- who and when ----------------------------------------------------------------------------------------------------


@pytest.fixture(params=["Europe/Stockholm", "UTC", "America/New_York"])
def zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", ["Eva Ek", ""])
def test_a_change_in_the_attribute_table_is_signed_as_one_in_the_dock(
    zone, name, window_session, layer, vargarda, reports
):
    settings.user_name.setValue(name)
    settings.sign_edits()
    try:
        who = settings.who()
        assert name in ("", who)
        layer.startEditing()
        change(layer, reports[0], description="För hand")
        assert layer.commitChanges(), layer.commitErrors()
        vargarda.store.change(reports[1].report_id, 1, {"description": "I panelen"}, who)
    finally:
        settings.user_name.setValue("")
        settings.sign_edits()
    by_hand, in_dock = (vargarda.store.history(one.report_id)[-1] for one in reports[:2])
    assert (by_hand.changed_by, by_hand.action, by_hand.revision) == (in_dock.changed_by, in_dock.action, 2)
    assert set(by_hand.after) == set(in_dock.after) == {"description", "updated_at", "updated_by"}
    for report in reports[:2]:
        stored = vargarda.store.report(report.report_id)
        assert len(stored.values["updated_at"]) == len("2026-11-21T22:10:00.000Z")
        assert abs(now() - stored.moment("updated_at")) < timedelta(seconds=20)


@pytest.mark.parametrize("also", [{}, {"description": "Flyttad"}], ids=["moved", "moved and changed"])
def test_a_point_moved_by_hand_is_signed(layer, vargarda, reports, also):
    """QGIS writes the place first, and who did it in an update of its own."""
    layer.startEditing()
    move(layer, reports[0], 89_500.0, 6_434_800.0)
    if also:
        change(layer, reports[0], **also)
    assert layer.commitChanges(), layer.commitErrors()
    _came_in, *entries = vargarda.store.history(reports[0].report_id)
    assert [entry.changed_by for entry in entries] == [settings.who()] * (1 + len(also))
    assert "geom" in entries[0].after
    stored = vargarda.store.report(reports[0].report_id)
    assert (stored.values["x"], stored.values["updated_by"]) == (89_500.0, settings.who())
    assert stored.revision == 1 + len(entries)


def test_a_signature_is_not_put_on_a_change_made_before_it(layer, vargarda, reports):
    by_sql(vargarda.database, reports[0].report_id, organisation="park")
    layer.startEditing()
    change(layer, reports[0], severity=3)
    assert layer.commitChanges(), layer.commitErrors()
    assert [entry.changed_by for entry in vargarda.store.history(reports[0].report_id)][1:] == [None, settings.who()]


def test_a_point_drawn_by_hand_says_who_drew_it(layer, vargarda):
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(89_400.0, 6_434_700.0)))
    for name in ("created_by", "updated_by", "updated_at"):
        index = layer.fields().lookupField(name)
        feature.setAttribute(index, layer.defaultValue(index, feature))
    feature.setAttribute("category", "belysning")
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    made = next(layer.getFeatures("\"category\" = 'belysning'"))
    stored = vargarda.store.report(made["report_id"])
    assert (stored.values["created_by"], stored.values["updated_by"], stored.values["updated_at"]) == (
        settings.who(), None, None)
    assert vargarda.store.history(stored.report_id)[0].changed_by == settings.who()


def test_a_change_in_qgis_own_form_is_signed(layer, vargarda, reports, qtbot):
    QgsGui.editorWidgetRegistry().initEditors()
    layer.startEditing()
    form = QgsAttributeForm(layer, feature_of(layer, reports[0]), QgsAttributeEditorContext())
    qtbot.addWidget(form)
    form.changeAttribute("description", "I formuläret")
    assert form.findChild(QPlainTextEdit, "description").toPlainText() == "I formuläret"
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    entry = vargarda.store.history(reports[0].report_id)[-1]
    assert (entry.changed_by, entry.after["description"]) == (settings.who(), "I formuläret")


# --- somebody else was faster ----------------------------------------------------------------------------------------


def test_a_colleagues_text_is_not_overwritten_unseen(window_session, layer, vargarda, reports, qtbot):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    change(layer, reports[1], description="Min andra")
    vargarda.store.change(reports[0].report_id, 1, {"description": "Bengts <b>text</b>", "severity": 3}, "Bengt")
    assert not layer.commitChanges()
    assert vargarda.store.report(reports[0].report_id).description == "Bengts <b>text</b>"
    assert vargarda.store.report(reports[1].report_id).revision == 1, "all or nothing: the rest waits, too"
    said = told(window_session)
    assert reports[0].report_no in said
    assert "Bengt, 20" in said
    assert "Bengts &lt;b&gt;text" in said
    assert reports[1].report_no not in said
    assert layer.isEditable()
    assert feature_of(layer, reports[0])["description"] == "Min text", "what was typed is still there"
    qtbot.wait(50)
    assert feature_of(layer, reports[0])["revision"] == 2, "what the guard put in is gone"
    while layer.undoStack().canUndo():
        layer.undoStack().undo()
    assert not layer.isModified()
    while layer.undoStack().canRedo():
        layer.undoStack().redo()
    assert feature_of(layer, reports[0])["description"] == "Min text"
    assert feature_of(layer, reports[0])["revision"] == 2


def test_saving_again_writes_mine_knowingly_and_leaves_their_other_columns(layer, vargarda, reports, qtbot):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    vargarda.store.change(reports[0].report_id, 1, {"description": "Bengts", "severity": 3}, "Bengt")
    assert not layer.commitChanges()
    qtbot.wait(50)
    assert layer.commitChanges(), layer.commitErrors()
    stored = vargarda.store.report(reports[0].report_id)
    assert (stored.description, stored.values["severity"], stored.revision) == ("Min text", 3, 3)
    assert [entry.changed_by for entry in vargarda.store.history(reports[0].report_id)][1:] == ["Bengt", settings.who()]


def test_who_was_told_once_is_told_again_of_what_came_after(layer, vargarda, reports):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    vargarda.store.change(reports[0].report_id, 1, {"description": "Bengts"}, "Bengt")
    assert not layer.commitChanges()
    vargarda.store.assess(Assessment(reports[0].report_id, 2, ReviewStatus.REJECTED, "Cia", "prov"))
    assert not layer.commitChanges()
    assert layer.commitChanges(), layer.commitErrors()


@pytest.mark.parametrize("write", [by_sql, by_ogr])
def test_other_programs_are_noticed_too(window_session, layer, vargarda, reports, write):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    write(vargarda.database, reports[0].report_id, public_text="Annan")
    assert not layer.commitChanges()
    assert "somebody in another program" in told(window_session)
    assert layer.commitChanges(), layer.commitErrors()
    assert [entry.changed_by for entry in vargarda.store.history(reports[0].report_id)][1:] == [None, settings.who()], (
        "what the other program did is not signed by me"
    )


def test_a_moved_point_and_a_removed_report_are_guarded(window_session, layer, vargarda, reports):
    layer.startEditing()
    move(layer, reports[0], 1.0, 2.0)
    move(layer, reports[2], 3.0, 4.0)
    assert layer.deleteFeature(feature_of(layer, reports[1]).id())
    vargarda.store.change(reports[0].report_id, 1, {"x": 89_000.0, "y": 6_434_000.0}, "Bengt")
    vargarda.store.change(reports[1].report_id, 1, {"severity": 2}, "Cia")
    assert not layer.commitChanges()
    said = told(window_session)
    assert "The point was moved." in said
    assert "Cia" in said
    assert vargarda.store.report(reports[0].report_id).values["x"] == 89_000.0
    assert vargarda.store.report(reports[1].report_id).revision == 2
    assert vargarda.store.report(reports[2].report_id).revision == 1, "all or nothing: the rest waits, too"
    QCoreApplication.processEvents()
    assert feature_of(layer, reports[0]).geometry().asPoint() == QgsPointXY(1.0, 2.0)
    assert layer.commitChanges(), layer.commitErrors()
    assert [vargarda.store.report(reports[number].report_id).values["x"] for number in (0, 2)] == [1.0, 3.0]
    assert vargarda.store.history(reports[1].report_id)[-1].action == "removed"


def test_a_report_alone_taken_away_is_guarded(layer, vargarda, reports):
    layer.startEditing()
    assert layer.deleteFeature(feature_of(layer, reports[1]).id())
    vargarda.store.change(reports[1].report_id, 1, {"severity": 2}, "Cia")
    assert not layer.commitChanges()
    assert vargarda.store.report(reports[1].report_id).revision == 2
    assert layer.commitChanges(), layer.commitErrors()


def test_what_comes_between_the_question_and_the_save_is_refused_by_the_database(layer, vargarda, reports):
    layer.startEditing()
    change(layer, reports[0], description="Min text")

    def meanwhile():
        layer.beforeCommitChanges.disconnect(meanwhile)
        vargarda.store.change(reports[0].report_id, 1, {"description": "Bengts"}, "Bengt")

    layer.beforeCommitChanges.connect(meanwhile)
    assert not layer.commitChanges()
    assert "someone else changed the report meanwhile" in " ".join(layer.commitErrors())
    assert vargarda.store.report(reports[0].report_id).description == "Bengts"
    layer.rollBack()


def test_a_report_that_somebody_removed_is_told(window_session, layer, vargarda, reports):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    change(layer, reports[1], description="Min andra")
    by_removing(vargarda.database, reports[0])
    assert not layer.commitChanges()
    assert "1 report(s) that you changed were removed." in told(window_session)


def by_removing(database, report):
    with writing(database) as connection:
        connection.execute("DELETE FROM trygghet_report WHERE report_id = ?", (report.report_id,))


def test_my_own_saves_in_between_are_nobody_elses(layer, vargarda, reports):
    layer.startEditing()
    for text in ("ett", "två", "tre"):
        change(layer, reports[0], description=text)
        move(layer, reports[0], 89_000.0 + len(text), 6_434_000.0)
        assert layer.commitChanges(stopEditing=False), layer.commitErrors()
    assert layer.commitChanges()
    assert vargarda.store.report(reports[0].report_id).description == "tre"


def test_what_came_before_editing_began_is_on_screen_and_no_conflict(layer, vargarda, reports):
    list(layer.getFeatures())
    vargarda.store.change(reports[0].report_id, 1, {"severity": 3}, "Bengt")
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    assert layer.commitChanges(), layer.commitErrors()


def test_a_layer_that_comes_again_with_its_project_is_guarded_again(window_session, vargarda, reports, tmp_path):
    window_session._take(vargarda)
    project, file = QgsProject.instance(), str(tmp_path / "p.qgz")
    assert project.write(file)
    project.clear()
    assert project.read(file)
    window_session.follow_project()
    layer = window_session.review_layer()
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    vargarda.store.change(reports[0].report_id, 1, {"description": "Bengts"}, "Bengt")
    assert not layer.commitChanges()
    layer.rollBack()


def test_a_closed_workspace_leaves_its_layer_alone(window_session, layer, vargarda, reports):
    layer.startEditing()
    change(layer, reports[0], description="Min text")
    window_session.close_workspace()
    assert layer.commitChanges(), layer.commitErrors()
