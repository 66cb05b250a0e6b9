"""The municipality's server goes away and comes back while everything in a real QGIS window is in use.

Whoever runs this stops the server when the file `stop` appears in the folder and then makes `stopped`; `start` and
`started` likewise.
"""

from __future__ import annotations

import time
from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsPointXY, QgsProviderRegistry
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog

X, Y = 89_400.0, 6_434_700.0
# A connection that drew before is kept by QGIS for a minute; after that each drawing makes a new one.
POOL_SECONDS = 61


class Beat:
    """How long the window's thread was ever held up."""

    def __init__(self):
        self.gaps, self._last = [0.0], time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self):
        now = time.monotonic()
        self.gaps.append(now - self._last)
        self._last = now

    def worst(self):
        """Since it was asked last."""
        worst, self.gaps = max(self.gaps), [0.0]
        return round(worst, 3)


class Asked:
    """Counts the dialogs that QGIS asks for a password in, and closes them as a user would."""

    def __init__(self):
        self.dialogs = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self):
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible() and widget.objectName() == "QgsCredentialDialog":
                self.dialogs += 1
                widget.reject()


def run(window):
    arguments = window.arguments
    save_connection(arguments)
    session = window.plugin.window.session
    session.open(arguments["database"])
    window.wait_until(lambda: session.workspace is not None, 30, "the workspace")
    if arguments["bare"]:
        session.link._pause.begin = lambda _paused: None
    docks = window.plugin.window.docks
    for name in ("report", "review", "statistics"):
        docks[name].setUserVisible(True)
        window.wait_until(lambda name=name: docks[name].widget() is not None, 10, name)
    review, statistics = docks["review"].panel, docks["statistics"].panel
    window.wait_until(lambda: statistics.reader.sheet is not None, 20, "figures")
    docks["review"].setUserVisible(True)
    window.wait_until(lambda: review.model.rowCount() == 20, 20, "the queue")
    review.view.go_to(0)
    window.wait_until(lambda: review.actions_of.approve.isEnabled(), 20, "a report")
    draw(window)
    asked, beat = Asked(), Beat()
    told = {"before": len(drawn(window))}
    order(window, "stop")
    stopped = time.monotonic()
    window.wait_until(lambda: session.link.away, 10, "somebody who notices")
    told["noticed_after"] = round(time.monotonic() - stopped, 2)
    told["drawn_away"] = len(drawn(window))
    use(window, review, docks, told)
    window.settle(arguments["away_seconds"] * 1000)
    draw(window)
    told["messages_away"] = messages(window)
    told["state_away"] = statistics.stack.currentWidget() is statistics.state
    told["asked_away"], told["gap_away"] = asked.dialogs, beat.worst()
    window.picture(arguments["folder"] + "/away.png")
    window.settle(100)
    beat.worst()  # of taking the picture
    order(window, "start")
    window.wait_until(lambda: not session.link.away, 20, "the server again")
    docks["review"].setUserVisible(True)
    window.wait_until(lambda: review.model.rowCount() == 21, 20, "the report that waited, in the queue")
    docks["statistics"].setUserVisible(True)
    window.wait_until(lambda: statistics.stack.currentWidget() is statistics.tabs, 20, "figures again")
    draw(window)
    told["drawn_back"] = len(drawn(window))
    told["asked_back"], told["gap_back"] = asked.dialogs - told["asked_away"], beat.worst()
    told["marks"] = marks(window)
    told["messages_back"] = messages(window)
    window.picture(arguments["folder"] + "/back.png")
    told["waiting"] = list(session.workspace._outbox.pending(session.workspace.info.workspace_id))
    return told


def use(window, review, docks, told):
    """Move the map, assess, hand in, look at the statistics."""
    draw(window)
    review.actions_of.approve.trigger()
    window.wait_until(lambda: review.desk.footer.line.text(), 20, "what became of the assessment")
    told["assessed"] = review.desk.footer.line.text()
    review.model.reload()
    window.wait_until(lambda: review.model._job is None, 20, "a queue that cannot be read")
    told["rows_away"] = review.model.rowCount()
    docks["statistics"].setUserVisible(True)
    docks["statistics"].panel.reader.read()
    window.wait_until(lambda: docks["statistics"].panel.reader.error is not None, 20, "figures that cannot be read")
    docks["report"].setUserVisible(True)
    parts = docks["report"].panel.form.parts
    parts.category.tiles["miljo"].click()
    parts.category.categories["belysning"].click()
    parts.place.set_point((X, Y), None)
    for occurred, button in parts.time.options.items():
        if occurred.name == "THEN":
            button.click()
    parts.severity.options["2"].click()
    parts.send.click()
    window.wait_until(lambda: not parts.category.category, 20, "a form that is done with the report")


def draw(window):
    """Draw the map anew, from several sides."""
    canvas = window.iface.mapCanvas()
    for scale in (4_000, 5_000):
        canvas.setCenter(QgsPointXY(X, Y))
        canvas.zoomScale(scale)
        canvas.refreshAllLayers()
        window.settle(400)
        window.wait_until(lambda: not canvas.isDrawing(), 30, "a drawn map")


def drawn(window):
    return [layer.name() for layer in window.iface.mapCanvas().layers()]


def marks(window):
    image = window.iface.mapCanvas().grab().toImage()
    return sum(
        abs(image.pixelColor(x, y).red() - 230) < 12 and abs(image.pixelColor(x, y).blue()) < 12
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def messages(window):
    return [item.text() for item in window.iface.messageBar().items()]


def order(window, what):
    folder = Path(window.arguments["folder"])
    (folder / what).touch()
    done = folder / {"stop": "stopped", "start": "started"}[what]
    window.wait_until(done.exists, 60, what)


def save_connection(arguments):
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", arguments["port"], "gis", arguments["user"], arguments["password"])
    keep = {"saveUsername": True, "savePassword": True, "estimatedMetadata": True}
    provider.saveConnection(provider.createConnection(uri.uri(False), keep), "kommunen")
