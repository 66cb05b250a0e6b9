"""The shared layer's form, the memory copy for the dock, and the styles that travel with the data."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from qgis.core import (
    Qgis,
    QgsFieldConstraints,
    QgsMapLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm, QgsGui
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget
from qgis.PyQt.QtXml import QDomDocument

from tests.layers.test_review_layer import colours, draw
from trygghet_plugin.core.choices import RESOURCES, ChoiceLists, default_choices
from trygghet_plugin.core.form import default_form, form_to_dict, parse_form
from trygghet_plugin.core.report import TIME_COLUMNS, Kind, Report
from trygghet_plugin.layers import styles
from trygghet_plugin.layers.attribute_form import set_attribute_form
from trygghet_plugin.layers.form_layer import blank_feature, form_layer, several_field
from trygghet_plugin.layers.marks import GREEN
from trygghet_plugin.layers.properties import ROLE
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture(scope="session", autouse=True)
def _editors(qgis_app):
    QgsGui.editorWidgetRegistry().initEditors()


@pytest.fixture
def styled(reports):
    set_attribute_form(reports, default_form(), default_choices())
    return reports


def test_times_and_status_may_only_be_read_and_say_utc(styled, qtbot, add):
    feature = add()
    styled.startEditing()
    form = QgsAttributeForm(styled, feature, QgsAttributeEditorContext())
    qtbot.addWidget(form)
    config = styled.editFormConfig()
    for name in (*TIME_COLUMNS, "status", "status_reason", "report_no", "revision"):
        assert config.readOnly(styled.fields().lookupField(name)), name
        editors = [editor for editor in form.findChildren(QWidget, name) if not editor.findChildren(QWidget, name)]
        assert editors, name
        assert not any(editor.isEnabled() and not editor.property("readOnly") for editor in editors), name
    for name in TIME_COLUMNS:
        assert styled.attributeDisplayName(styled.fields().lookupField(name)).endswith("(UTC)")
    assert not config.readOnly(styled.fields().lookupField("description"))


def test_only_category_and_time_are_hard(styled):
    strong = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    kinds = (QgsFieldConstraints.Constraint.ConstraintNotNull, QgsFieldConstraints.Constraint.ConstraintExpression)
    hard = {field.name() for field in styled.fields() for kind in kinds
            if field.constraints().constraints() & kind and field.constraints().constraintStrength(kind) == strong}
    assert hard == {"category", "occurred_until"}


def test_answers_keep_the_order_of_the_list(styled):
    setup = styled.editorWidgetSetup(styled.fields().lookupField("category"))
    shown = [next(iter(row.values())) for row in setup.config()["map"]]
    assert shown == [choice.code for choice in default_choices().of("category", retired=True)]


def test_a_point_drawn_by_hand_is_new_before_it_is_saved(styled):
    index = styled.fields().lookupField("status")
    assert styled.defaultValue(index) == "new"


def test_no_form_runs_code(styled):
    assert styled.editFormConfig().initCodeSource() == Qgis.AttributeFormPythonInitCodeSource.NoSource


# --- the memory copy -------------------------------------------------------------------------------------------------


def hosted(qtbot, form):
    layer = form_layer(form, default_choices(), "EPSG:3008")
    widget = QgsAttributeForm(layer, blank_feature(layer, form), QgsAttributeEditorContext())
    widget.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
    qtbot.addWidget(widget)
    widget.show()
    return layer, widget


def boxes_seen(widget):
    boxes = [*widget.findChildren(QComboBox), *widget.findChildren(QPlainTextEdit)]
    return {box.objectName() for box in boxes if box.isVisible()}


def test_questions_come_and_go_with_the_category(qtbot):
    _layer, widget = hosted(qtbot, default_form())
    assert boxes_seen(widget) == {"place_type", "description"}
    widget.changeAttribute("category", "belysning")
    assert boxes_seen(widget) == {"place_type", "description", "q_fault_reported", "q_place_owner"}
    widget.changeAttribute("category", "hot")
    assert boxes_seen(widget) == {"place_type", "description", "police_report"}


def test_an_unanswered_text_is_empty_not_null(qtbot):
    _layer, widget = hosted(qtbot, default_form())
    assert widget.findChild(QPlainTextEdit, "description").toPlainText() == ""


def changed_form(**question):
    data = form_to_dict(default_form())
    label = {"sv": "x", "en": "Extra"}
    data["questions"].append({"code": "extra", "type": "text", "section": "mer", "label": label, **question})
    return parse_form(json.loads(json.dumps(data)))


def test_a_form_from_elsewhere_runs_no_expression_and_no_html(qtbot, monkeypatch):
    monkeypatch.setenv("TRYGGHET_PROBE", "leaked")
    hostile = "[% env('TRYGGHET_PROBE') %]<img src=http://127.0.0.1:1/x>"
    condition = {"column": "category", "in": ["x') OR env('TRYGGHET_PROBE') IN ('leaked"]}
    form = changed_form(help={"sv": hostile, "en": hostile}, label={"sv": hostile, "en": hostile}, visible_if=condition)
    _layer, widget = hosted(qtbot, form)
    texts = [label.text() for label in widget.findChildren(QLabel)]
    assert any("127.0.0.1" in text for text in texts)
    assert not any("leaked" in text or "<img" in text for text in texts if text.startswith("<p"))
    assert not widget.findChild(QWidget, "q_extra").isVisible()


def test_several_answers_have_a_tick_each(qtbot):
    form = changed_form(type="choices", choices="place_owner", required=False)
    layer, widget = hosted(qtbot, form)
    names = {several_field(form.question("extra"), choice) for choice in default_choices().of("place_owner")}
    assert names <= set(layer.fields().names())
    assert all(widget.findChild(QWidget, name).isVisible() for name in names)


def test_retired_questions_are_not_asked(qtbot):
    form = changed_form(retired=True)
    layer, _widget = hosted(qtbot, form)
    assert "q_extra" not in layer.fields().names()


# --- styles in the database ------------------------------------------------------------------------------------------


def test_styles_travel_with_the_data_and_keep_the_layers_role(qgis_app, tmp_path):
    workspace = Workspace.create(str(tmp_path / "trygghet.gpkg"), "1442", outbox=tmp_path / "outbox.sqlite")
    styles.save_styles(workspace)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["trygghet.gpkg"]

    layer = QgsVectorLayer(workspace.layer_source("trygghet_report")[0], "x", "ogr")
    assert layer.renderer().type() == "categorizedSymbol", "review is what QGIS shows by itself"
    layer.setCustomProperty(ROLE, "review")
    _count, ids, names, _descriptions, _error = layer.listStylesInDatabase()
    assert set(names) == {"review", "partners"}
    document = QDomDocument()
    document.setContent(layer.getStyleFromDatabase(ids[names.index("partners")])[0])
    loaded, message = layer.importNamedStyle(document)
    assert loaded, message
    assert layer.customProperty(ROLE) == "review"
    assert layer.renderer().type() == "RuleRenderer"
    hidden = {column.name for column in layer.attributeTableConfig().columns() if column.hidden}
    assert {"description", "reporter_name", "organisation", "occurred_at"} <= hidden
    workspace.close()
    again = Workspace.open(workspace.database, outbox=tmp_path / "outbox.sqlite")
    assert again.submit(Report("belysning", Kind.PLACE, 107_440.0, 6_435_070.0)).report_no.endswith("-0001")
    again.close()


def test_the_styles_stand_where_qgis_itself_would_have_put_them(qgis_app, tmp_path):
    ours, theirs = (
        Workspace.create(str(tmp_path / name), "1442", outbox=tmp_path / "outbox") for name in ("a.gpkg", "b.gpkg")
    )
    styles.save_styles(ours)
    layer = QgsVectorLayer(theirs.layer_source("trygghet_report")[0], "review", "ogr")
    styles.style_review_layer(layer, theirs.store.form(), ChoiceLists(theirs.store.choices()))
    every = QgsMapLayer.StyleCategories(QgsMapLayer.StyleCategory.AllStyleCategories)
    parts = every & ~QgsMapLayer.StyleCategory.CustomProperties
    assert layer.saveStyleToDatabase("review", "The review: every status has its own mark", True, "", parts) == ""
    del layer
    asked = (
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'layer_styles' ORDER BY name",
        "SELECT data_type, identifier, srs_id FROM gpkg_contents WHERE table_name = 'layer_styles'",
        "SELECT f_table_catalog, f_table_schema, f_table_name, f_geometry_column, useAsDefault, description, owner, "
        "ui, styleSLD, substr(styleQML, 1, 200) FROM layer_styles WHERE styleName = 'review'",
    )
    for sql in asked:
        found = []
        for workspace in (ours, theirs):
            with closing(sqlite3.connect(workspace.database)) as connection:
                found.append([tuple(str(value).replace(", ", ",") for value in row) for row in connection.execute(sql)])
        assert found[0] == found[1]
        assert found[0]
    ours.close()
    theirs.close()


def test_saving_the_styles_again_replaces_them(qgis_app, tmp_path):
    workspace = Workspace.create(str(tmp_path / "trygghet.gpkg"), "1442", outbox=tmp_path / "outbox.sqlite")
    styles.save_styles(workspace)
    styles.save_styles(workspace)
    with closing(sqlite3.connect(workspace.database)) as connection:
        saved = connection.execute("SELECT styleName, useAsDefault FROM layer_styles ORDER BY styleName").fetchall()
    workspace.close()
    assert saved == [("partners", 0), ("review", 1)]


def test_a_saved_style_names_no_folder_of_this_computer(qgis_app, tmp_path):
    workspace = Workspace.create(str(tmp_path / "trygghet.gpkg"), "1442", outbox=tmp_path / "outbox.sqlite")
    styles.save_styles(workspace)
    with closing(sqlite3.connect(workspace.database)) as connection:
        saved = "".join(row[0] for row in connection.execute("SELECT styleQML FROM layer_styles"))
    workspace.close()
    assert str(RESOURCES) not in saved
    assert str(tmp_path) not in saved
    assert "base64:" in saved


@pytest.mark.parametrize(("status", "internal", "visible"),
                         [("approved", False, True), ("approved", True, False), ("new", False, False)])
def test_partners_see_only_what_is_approved_and_not_internal(reports, add, status, internal, visible):
    add(status=status, internal_only=internal)
    styles.style_partners_layer(reports, default_form(), default_choices())
    assert (GREEN in colours(draw(reports, 5_000), 10)) == visible
