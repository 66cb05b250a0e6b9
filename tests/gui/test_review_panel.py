"""The review dock through the widgets a coordinator uses, on a real workspace."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.review_workspace import Told, hand_in, make_workspace
from trygghet_plugin.gui.review_dock.panel import ReviewPanel
from trygghet_plugin.gui.session import Session


@pytest.fixture
def workspace(tmp_path):
    made = make_workspace(tmp_path)
    yield made
    made.close()


def test_smoke(workspace, qgis_iface, qgis_new_project, qtbot):
    hand_in(workspace, Told(3, "belysning", "Lampan i tunneln är trasig. Ring 0701234567."))
    hand_in(workspace, Told(1, "skadegorelse", "Krossad ruta", dx=40))
    session = Session(qgis_iface)
    panel = ReviewPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    session._take(workspace)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.view.go_to(0)
    qtbot.waitUntil(lambda: panel.desk.details.dossier is not None)
    print(panel.desk.details.title.text(), panel.desk.details.subtitle.text(), panel.header.counts.text(), panel.header.ages.text())
    panel.desk.footer.bar.approve.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    print(panel.desk.footer.line.text())
