"""Municipalities in tables of their own: what QGIS edits, and schemas that stay what they were made as."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from tests.storage.conftest import make_report
from trygghet_plugin.core.errors import WorkspaceError
from trygghet_plugin.core.form import Form, Question, QuestionType, Text
from trygghet_plugin.storage.workspace import Workspace


@pytest.fixture
def two(schema_database, tmp_path) -> Iterator[tuple[Workspace, Workspace]]:
    made = [
        Workspace.create(schema_database, code, epsg=3006, outbox=tmp_path / f"{code}.sqlite", partitioned=first)
        for code, first in (("1442", True), ("1466", False))  # the second follows the first without being told
    ]
    yield made[0], made[1]
    for one in made:
        one.close()


def layer_of(workspace: Workspace) -> QgsVectorLayer:
    source, provider = workspace.layer_source("trygghet_report")
    return QgsVectorLayer(source, "Rapporter", provider)


def test_a_features_id_is_its_fid_in_a_partitioned_table(two):
    mine, other = two
    fids = []
    for _number in range(3):
        other.store.add(make_report())
        fids.append(mine.store.add(make_report()).values["fid"])
    assert fids != [1, 2, 3]
    layer = layer_of(mine)
    assert sorted((one.id(), one["fid"]) for one in layer.getFeatures()) == [(fid, fid) for fid in fids]
    layer.selectByIds([fids[1]])
    assert [one["fid"] for one in layer.selectedFeatures()] == [fids[1]]


def test_qgis_adds_and_changes_through_the_layer_and_the_triggers_see_it(two):
    mine, _other = two
    layer = layer_of(mine)
    assert layer.startEditing()
    new = QgsFeature(layer.fields())
    new.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(380_000, 6_430_000)))
    new["municipality"], new["category"] = "1442", "klotter"
    assert layer.addFeature(new)
    assert layer.commitChanges(), layer.commitErrors()
    (added,) = layer.getFeatures()
    assert added["report_no"].endswith("-0001")
    assert layer.startEditing()
    assert layer.changeAttributeValue(added.id(), layer.fields().indexOf("description"), "för hand")
    assert layer.commitChanges(), layer.commitErrors()
    assert [entry.action for entry in mine.store.history(added["report_id"])] == ["created", "changed"]
    assert layer.startEditing()
    assert layer.changeAttributeValue(added.id(), layer.fields().indexOf("description"), "borta")
    remove = "DELETE FROM trygghet_report WHERE municipality = '1442' AND fid = %s"
    mine.store.connections.do(lambda cursor: cursor.execute(remove, (added.id(),)))
    assert not layer.commitChanges()


def test_a_new_question_is_in_the_layer_too(two):
    mine, _other = two
    form = mine.store.form()
    question = Question("handled", QuestionType.YES_NO, form.sections[0].code, Text("Åtgärdat?", "Done?"))
    mine.store.save_form(Form(form.version + 1, form.title, form.sections, (*form.questions, question)), "kim")
    mine.store.add(make_report(answers={"handled": True}))
    (feature,) = layer_of(mine).getFeatures()
    assert feature["q_handled"] is True


def test_municipalities_lie_in_tables_of_their_own(two):
    for workspace in two:
        workspace.store.add(make_report())
    counts = two[0].store.connections.do(_counts)
    assert counts == {"trygghet_report_1442": 1, "trygghet_report_1466": 1}


def _counts(cursor) -> dict[str, int]:
    cursor.execute("SELECT tableoid::regclass::text AS name, count(*) AS rows FROM trygghet_report GROUP BY 1")
    return {row["name"].strip('"'): row["rows"] for row in cursor}


def test_a_schema_with_one_table_cannot_be_partitioned_afterwards(workspace, tmp_path):
    with pytest.raises(WorkspaceError, match="cannot be partitioned afterwards"):
        Workspace.create(workspace.database, "1466", epsg=workspace.info.epsg, outbox=tmp_path / "o", partitioned=True)
    workspace.store.add(make_report())
