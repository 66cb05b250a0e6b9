"""The main job as its users do it, through the widgets of a real QGIS window; a second run finds all of it again."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWizard

AMBER, GREEN = (230, 159, 0), (0, 158, 115)
SQUARE = (107_440.0, 6_435_070.0)  # in Vårgårda, EPSG:3008
HALF = 25  # pixels around a mark


def first_day(window):
    """Set up, report, see it amber, approve it, see it green, see the statistics move, write the meeting map."""
    set_up(window)
    told = {"no": report(window)}
    told["amber"] = colour_at_square(window, AMBER)
    window.picture(window.arguments["folder"] + "/amber.png")
    before = headline(window)
    approve(window, told["no"])
    told["green"] = colour_at_square(window, GREEN)
    told["amber_left"] = count(window, AMBER)
    window.wait_until(lambda: headline(window) != before, 15, "statistics that move")
    told["before"], told["after"] = before, headline(window)
    window.picture(window.arguments["folder"] + "/green.png")
    told["map"] = meeting_map(window)
    told["project"] = save_project(window)
    return told


def second_day(window):
    """After a restart: the layers, the report, its status and the figures are there without being asked for."""
    panel = dock(window, "statistics")
    window.wait_until(lambda: window.plugin.window.session.workspace is not None, 20, "the workspace of yesterday")
    window.wait_until(lambda: panel.meeting.week is not None, 20, "figures")
    headline = panel.meeting.headline.text()
    layers = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    dock(window, "review")  # the statistics dock draws its numbers over the marks
    show_square(window)
    return {
        "headline": headline,
        "layers": sorted(layers),
        "green": colour_at_square(window, GREEN),
        "statuses": [row["status"] for row in window.plugin.window.session.review_layer().getFeatures()],
    }


def dock(window, name):
    shell = window.plugin.window.docks[name]
    if not shell.isUserVisible():
        action = next(
            a
            for a in window.iface.mainWindow().findChildren(type(window.iface.actionExit()))
            if a.objectName() == f"Trygghet_{name}"
        )
        action.trigger()
    window.wait_until(lambda: shell.widget() is not None, 10, f"the {name} dock")
    return shell.panel


def set_up(window):
    """The wizard of three pages."""
    folder = window.arguments["folder"]
    window.plugin.window.show_wizard()
    wizard = window.wait_until(
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, QWizard) and w.isVisible()), None),
        10,
        "the wizard",
    )
    wizard.municipality_page.search.setText("vårgårda")
    window.picture(folder + "/wizard1.png", wizard)
    forward = QWizard.WizardButton.NextButton
    wizard.button(forward).click()
    wizard.place_page.folder.setFilePath(folder)
    wizard.place_page.access.button(0).click()
    window.wait_until(lambda: wizard.button(forward).isEnabled(), 10, "a folder that can be used")
    window.picture(folder + "/wizard2.png", wizard)
    wizard.button(forward).click()
    wizard.practice_page.real.click()
    window.picture(folder + "/wizard3.png", wizard)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    session = window.plugin.window.session
    window.wait_until(lambda: session.workspace is not None, 60, "the workspace")


def report(window):
    """From tile to "saved"; returns the report's number as the message bar tells it."""
    shell = window.plugin.window.docks["report"]
    window.wait_until(lambda: shell.isVisible(), 10, "the report dock, where the wizard ends")
    window.wait_until(lambda: shell.panel.form is not None, 15, "the form")
    parts = shell.panel.form.parts
    show_square(window)
    parts.category.tiles["miljo"].click()
    parts.category.categories["belysning"].click()
    parts.place.click.click()
    canvas = window.iface.mapCanvas()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=pixel(canvas))
    window.wait_until(lambda: parts.place.point is not None, 5, "a place")
    for occurred, button in parts.time.options.items():
        if occurred.name == "THEN":
            button.click()
    parts.severity.options["2"].click()
    parts.questions.description.setPlainText("Lampan i tunneln är trasig.")
    window.picture(window.arguments["folder"] + "/report.png")
    parts.send.click()
    layer = window.plugin.window.session.review_layer()
    window.wait_until(lambda: parts.send.isEnabled() and not parts.category.category, 20, "a saved report")
    window.wait_until(lambda: [row["report_no"] for row in layer.getFeatures()], 10, "the report on the map")
    return next(row["report_no"] for row in layer.getFeatures())


def approve(window, report_no):
    panel = dock(window, "review")
    window.wait_until(lambda: panel.model.rowCount() == 1, 15, "the queue")
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    window.wait_until(lambda: panel.actions_of.approve.isEnabled(), 15, "a report to assess")
    window.picture(window.arguments["folder"] + "/review.png")
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_A)
    window.wait_until(lambda: panel.model.rowCount() == 0, 15, f"{report_no} approved")


def headline(window):
    panel = dock(window, "statistics")
    window.wait_until(lambda: panel.meeting.week is not None, 20, "figures")
    return panel.meeting.headline.text()


def meeting_map(window):
    path = window.arguments["folder"] + "/möteskarta.pdf"
    dock(window, "statistics").meeting.meeting_map.make(path)
    window.wait_until(lambda: Path(path).is_file(), 30, "the meeting map")
    return path


def save_project(window):
    path = window.arguments["folder"] + "/projekt.qgs"
    if not QgsProject.instance().write(path):
        raise OSError(path)
    return Path(path).read_text(encoding="utf-8")


def show_square(window):
    canvas = window.iface.mapCanvas()
    canvas.setCenter(QgsPointXY(*SQUARE))
    canvas.zoomScale(5_000)
    settle_map(window)


def settle_map(window):
    canvas = window.iface.mapCanvas()
    window.settle(300)
    window.wait_until(lambda: not canvas.isDrawing(), 20, "a drawn map")


def pixel(canvas):
    at = canvas.getCoordinateTransform().transform(QgsPointXY(*SQUARE))
    return QPoint(round(at.x()), round(at.y()))


def colour_at_square(window, colour):
    """How many pixels around the square have a colour, once there are any."""
    return window.wait_until(lambda: count(window, colour), 15, f"the colour {colour} on the map")


def count(window, colour):
    settle_map(window)
    canvas = window.iface.mapCanvas()
    image, at = canvas.viewport().grab().toImage(), pixel(canvas)
    found = 0
    for x in range(at.x() - HALF, at.x() + HALF):
        for y in range(at.y() - HALF, at.y() + HALF):
            seen = image.pixelColor(x, y)
            found += all(abs(a - b) < 12 for a, b in zip((seen.red(), seen.green(), seen.blue()), colour))
    return found


def a_week(window):
    """A workspace with few reports: what the meeting says, what the map says, and a picture of both."""
    session = window.plugin.window.session
    session.open(window.arguments["database"])
    window.wait_until(lambda: session.workspace is not None, 20, "the workspace")
    told = headline(window)
    panel = dock(window, "statistics")
    window.picture(window.arguments["folder"] + "/week.png")
    return {
        "headline": told,
        "listed": len(panel.meeting.week.lines),
        "practice": panel.practice.isVisible(),
        "empty": panel.meeting.empty.text() if panel.meeting.empty.isVisible() else "",
        "map": meeting_map(window),
    }
