"""Who may do what: 4 roles × 4 verbs × every status, through plain SQL and through QGIS's own provider."""

from __future__ import annotations

import psycopg2
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from tests.postgis.conftest import PEOPLE, SECRET
from tests.storage.conftest import make_report
from trygghet_plugin.core.errors import ReadOnlyError, ReportNotFound, TakenId, WorkspaceError
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.store import QueueFilter
from trygghet_plugin.storage.workspace import Workspace

REPORTER, COORDINATOR, READER, ADMIN = (
    "trygghet_reporter",
    "trygghet_coordinator",
    "trygghet_reader",
    "trygghet_admin",
)
REVIEWERS = (COORDINATOR, ADMIN)


def may(role: str, verb: str, status: ReviewStatus, own: bool) -> bool:
    """The rule itself, written apart from the database's policies."""
    if verb == "delete" or role == READER:
        return False
    if verb == "insert":
        return True
    if role in REVIEWERS:
        return True
    return own and (verb == "select" or status is ReviewStatus.NEW)


def bring_to(store, report_id: str, status: ReviewStatus) -> None:
    """Take a report to a status by the steps of the review."""
    stored = store.report(report_id)
    if status is ReviewStatus.NEW:
        return
    if status is ReviewStatus.EDITED:
        stored = store.assess(Assessment(report_id, stored.revision, ReviewStatus.APPROVED, "kim"))
        store.change(report_id, stored.revision, {"description": "annat"}, "kim")
        return
    other = store.add(make_report()).report_id if status is ReviewStatus.DUPLICATE else None
    store.assess(Assessment(report_id, stored.revision, status, "kim", "skäl", other))


@pytest.fixture(params=["one table", "partitioned"])
def workspace(request, schema_database, tmp_path):
    """The rules hold for a schema of either sort."""
    opened = Workspace.create(
        schema_database, "1442", outbox=tmp_path / "outbox.sqlite", partitioned=request.param == "partitioned"
    )
    yield opened
    opened.close()


class Sql:
    """Somebody at a psql prompt."""

    def __init__(self, postgres, schema: str, role: str) -> None:
        self.link = psycopg2.connect(postgres.conninfo(PEOPLE[role], f"'{SECRET}'"))
        self.link.autocommit = True
        self.cursor = self.link.cursor()
        self.cursor.execute("SELECT set_config('search_path', quote_ident(%s) || ', public', false)", (schema,))

    def tries(self, statement: str, *values) -> bool:
        """Whether it did something: false where it was refused, or met no row."""
        try:
            self.cursor.execute(statement, values)
        except (psycopg2.errors.InsufficientPrivilege, psycopg2.errors.NoDataFound):
            return False
        return self.cursor.rowcount > 0

    def does(self, verb: str, report_id: str) -> bool:
        if verb == "select":
            return self.tries("SELECT 1 FROM trygghet_report WHERE municipality = '1442' AND report_id = %s", report_id)
        if verb == "update":
            return self.tries("UPDATE trygghet_report SET description = 'ändrad' WHERE report_id = %s", report_id)
        if verb == "delete":
            return self.tries("DELETE FROM trygghet_report WHERE report_id = %s", report_id)
        return self.tries("INSERT INTO trygghet_report (municipality, category) VALUES ('1442', 'klotter')")


class Qgis:
    """Somebody with the layer in QGIS."""

    def __init__(self, workspace) -> None:
        source, provider = workspace.layer_source("trygghet_report")
        self.layer = QgsVectorLayer(source, "Rapporter", provider)

    def _feature(self, report_id: str):
        if not self.layer.isValid():
            return None
        self.layer.dataProvider().reloadData()
        return next((one for one in self.layer.getFeatures() if one["report_id"] == report_id), None)

    def does(self, verb: str, report_id: str) -> bool:
        feature = self._feature(report_id)
        if verb == "select":
            return feature is not None
        if (verb != "insert" and feature is None) or not self.layer.startEditing():
            return False
        if verb == "update":
            text = self.layer.fields().indexOf("description")
            taken = self.layer.changeAttributeValue(feature.id(), text, "ändrad i tabellen")
        elif verb == "delete":
            taken = self.layer.deleteFeature(feature.id())
        else:
            new = QgsFeature(self.layer.fields())
            new.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(106_000, 6_430_000)))
            new["municipality"], new["category"] = "1442", "klotter"
            taken = self.layer.addFeature(new)
        done = taken and self.layer.commitChanges()
        if not done:
            self.layer.rollBack()
        return done


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("face", ["sql", "qgis"])
def test_the_matrix_of_roles(workspace, opened_as, postgres, role, face):
    as_role = opened_as(role)
    schema = workspace.store.connections.location.schema
    actor = Sql(postgres, schema, role) if face == "sql" else Qgis(as_role)
    wrong = []
    for status in ReviewStatus:
        for own in (True, False):
            if own and role == READER:
                continue  # a reader cannot hand in
            report = make_report()
            (as_role if own else workspace).store.add(report)
            bring_to(workspace.store, report.report_id, status)
            for verb in ("select", "update", "delete", "insert"):
                if actor.does(verb, report.report_id) is not may(role, verb, status, own):
                    wrong.append((status.value, "own" if own else "other's", verb))
                # An update of the matrix itself takes an approved report to `edited`: bring it back for the next verb.
    assert not wrong


def test_the_history_can_be_altered_by_nobody(workspace, opened_as, postgres):
    report = make_report()
    workspace.store.add(report)
    schema = workspace.store.connections.location.schema
    for role in PEOPLE:
        opened_as(role)
        actor = Sql(postgres, schema, role)
        for statement in (
            "UPDATE trygghet_report_history SET changed_by = 'x'",
            "DELETE FROM trygghet_report_history",
            "INSERT INTO trygghet_report_history (municipality, report_id, revision) VALUES ('1442', 'x', 9)",
        ):
            assert not actor.tries(statement), (role, statement)
    owner = workspace.store.connections
    with pytest.raises(Exception, match="history is written by the triggers alone"):
        owner.do(lambda cursor: cursor.execute("UPDATE trygghet_report_history SET changed_by = 'x'"))
    assert [entry.changed_by for entry in workspace.store.history(report.report_id)] == ["anna"]


def test_a_reader_sees_only_what_is_published(workspace, opened_as, postgres):
    shown = workspace.store.add(make_report(description="intern text", place_type="bostad_inne", x=106_010.0))
    hidden = workspace.store.add(make_report(category="incident_anstalld"))
    for stored in (shown, hidden):
        workspace.store.assess(Assessment(stored.report_id, 1, ReviewStatus.APPROVED, "kim"))
    workspace.store.add(make_report())
    opened_as(READER)
    actor = Sql(postgres, workspace.store.connections.location.schema, READER)
    actor.cursor.execute("SELECT *, ST_X(geom), ST_Y(geom) FROM trygghet_published")
    names = [column.name for column in actor.cursor.description]
    (row,) = actor.cursor.fetchall()
    told = dict(zip(names, row))
    assert told["category"] == "klotter"
    assert (told["st_x"], told["st_y"]) == (106_125.0, 6_430_125.0)
    assert not {"description", "reporter_name", "organisation", "report_id", "report_no", "occurred_at"} & set(names)
    assert "intern text" not in repr(told)


def test_a_reporter_cannot_say_what_is_a_coordinators_to_say(workspace, opened_as, postgres):
    mine = opened_as(REPORTER)
    report = make_report()
    mine.store.add(report)
    actor = Sql(postgres, workspace.store.connections.location.schema, REPORTER)
    for column in ("public_text", "internal_only", "status", "created_login"):
        statement = f"UPDATE trygghet_report SET {column} = NULL WHERE report_id = %s"
        assert not actor.tries(statement, report.report_id), column
    with pytest.raises(ReadOnlyError):
        mine.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "anna"))
    assert workspace.store.report(report.report_id).status is ReviewStatus.NEW


def test_a_reporter_works_with_its_own_reports_alone(workspace, opened_as):
    mine = opened_as(REPORTER)
    others = workspace.store.add(make_report())
    own = mine.submit(make_report())
    assert [row.report_id for row in mine.store.queue(QueueFilter(), 10)] == [own.report_id]
    with pytest.raises(ReportNotFound):
        mine.store.report(others.report_id)
    changed = mine.store.change(own.report_id, 1, {"description": "rättad"}, "anna")
    assert changed.description == "rättad"
    assert [one.name for one in mine.store.organisations()] == []
    with pytest.raises(TakenId, match="may not see"):
        mine.store.add(make_report(report_id=others.report_id))


def test_a_coordinator_reviews_and_undoes_an_import(workspace, opened_as):
    coordinator = opened_as(COORDINATOR)
    report = workspace.store.add(make_report())
    assessed = coordinator.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "kim"))
    assert assessed.status is ReviewStatus.APPROVED
    coordinator.store.set_setting("review_limit_days", "3", "kim")
    assert coordinator.store.settings()["review_limit_days"] == "3"
    with pytest.raises(WorkspaceError):
        coordinator.store.undo_import("nej", "felaktig import", "kim")


def test_municipalities_are_kept_apart(workspace, opened_as, postgres, tmp_path):
    """Vårgårda and Herrljunga in one schema: whoever is a member of one sees nothing of the other."""
    partitioned = "trygghet_report_layer" in workspace.layer_source("trygghet_report")[0]
    other = Workspace.create(workspace.database, "1466", outbox=tmp_path / "other.sqlite", partitioned=partitioned)
    other.store.add(make_report(x=140_000.0))
    mine = workspace.store.add(make_report())
    assert mine.report_no == "2026-0001"
    schema = workspace.store.connections.location.schema
    quoted = '"' + schema.replace('"', '""') + '"'
    postgres.sql(f"INSERT INTO {quoted}.trygghet_member VALUES ('1466', 'somebody else')")
    coordinator = opened_as(COORDINATOR)
    actor = Sql(postgres, schema, COORDINATOR)
    actor.cursor.execute("SELECT DISTINCT municipality FROM trygghet_report")
    assert actor.cursor.fetchall() == [("1442",)]
    assert not actor.tries("INSERT INTO trygghet_report (municipality, category) VALUES ('1466', 'klotter')")
    assert coordinator.info.municipality == "1442"
    with pytest.raises(WorkspaceError):
        Workspace.open(f"{coordinator.database}&municipality=1466", outbox=tmp_path / "x.sqlite")
    other.close()
