"""The half of the demo that runs inside QGIS: background, workspace, docks; and pictures where nobody watches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Callable

import qgis.utils
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayer,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QDockWidget

PLUGIN = "trygghet_plugin"
# The town with its industrial estate and the bathing place, in the workspace's system.
TOWN = QgsRectangle(107_600, 6_433_900, 111_200, 6_436_800)
SEA, LAND = "#dfe6ea", "#f4f2ec"
AREAS = {"town": "#eae6dd", "industry": "#e3dfe0", "park": "#dfe8d6", "water": "#cddde6", "building": "#d8d2c6"}
LINES = {
    "street": ("#ffffff", "0.5"),
    "main": ("#ffffff", "1.0"),
    "road": ("#ffffff", "1.4"),
    "railway": ("#b9b4aa", "0.6"),
}


def show(folder: Path, database: str, done: Callable[[], None]) -> None:
    """Open the practice workspace on its invented town; call `done` when it is there."""
    iface, window = qgis.utils.iface, qgis.utils.plugins[PLUGIN].window
    project = QgsProject.instance()

    def opened() -> None:
        project.setCrs(QgsCoordinateReferenceSystem.fromEpsgId(window.session.workspace.info.epsg))
        iface.mapCanvas().setExtent(TOWN)
        iface.mapCanvas().refresh()
        window.docks["review"].setUserVisible(True)
        done()

    iface.mapCanvas().setCanvasColor(QColor(SEA))
    project.setBackgroundColor(QColor(SEA))
    _add_background(project, folder)
    window.session.open(database, opened)


def _add_background(project: QgsProject, folder: Path) -> None:
    """The layers in one closed group, as a municipality would keep its base map."""
    group = project.layerTreeRoot().addGroup("Bakgrund (påhittad)")
    group.setExpanded(False)
    town = str(folder / "bakgrund.gpkg")
    layers = [
        _styled(QgsVectorLayer(f"{town}|layername=namn", "Namn", "ogr"), QgsNullSymbolRenderer()),
        _styled(QgsVectorLayer(f"{town}|layername=linje", "Vägar", "ogr"), _lines()),
        _styled(QgsVectorLayer(f"{town}|layername=yta", "Mark", "ogr"), _areas()),
        _styled(QgsVectorLayer(str(folder / "kommuner.geojson"), "Kommuner", "ogr"), _fill(LAND, "#ffffff")),
    ]
    layers[0].setLabeling(_names())
    layers[0].setLabelsEnabled(True)
    for layer in layers:
        layer.setFlags(layer.flags() & ~QgsMapLayer.LayerFlag.Identifiable)
        project.addMapLayer(layer, False)
        group.addLayer(layer)


def _styled(layer: QgsVectorLayer, renderer: Any) -> QgsVectorLayer:
    layer.setRenderer(renderer)
    return layer


def _fill(colour: str, outline: str) -> QgsSingleSymbolRenderer:
    return QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": colour, "outline_color": outline}))


def _areas() -> QgsCategorizedSymbolRenderer:
    return QgsCategorizedSymbolRenderer(
        "kind",
        [
            QgsRendererCategory(kind, QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}), kind)
            for kind, colour in AREAS.items()
        ],
    )


def _lines() -> QgsCategorizedSymbolRenderer:
    return QgsCategorizedSymbolRenderer(
        "kind",
        [
            QgsRendererCategory(
                kind, QgsLineSymbol.createSimple({"color": colour, "width": width, "capstyle": "round"}), kind
            )
            for kind, (colour, width) in LINES.items()
        ],
    )


def _names() -> QgsVectorLayerSimpleLabeling:
    around = QgsTextBufferSettings()
    around.setEnabled(True)
    around.setColor(QColor(LAND))
    text = QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor("#5f5a50"))
    text.setBuffer(around)
    settings = QgsPalLayerSettings()
    settings.fieldName = "kind"
    settings.placement = Qgis.LabelPlacement.AroundPoint
    settings.dist = 2
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)


def run(window: Any) -> list[str]:
    """Take every picture; called by the window harness."""
    folder = Path(window.arguments["folder"])
    ready: list[bool] = []
    show(folder, window.arguments["database"], lambda: ready.append(True))
    window.wait_until(lambda: ready, 30, "the practice workspace")
    names: list[str] = []

    def picture(name: str, widget: Any = None) -> None:
        window.settle(1_500)
        window.picture(str(folder / name), widget)
        names.append(name)

    # The demo's own profile: more room for the map.
    window.iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    docks = window.plugin.window.docks
    for dock in docks.values():
        dock.setMinimumWidth(520)
    docks["report"].setUserVisible(True)
    picture("report.png")
    docks["review"].setUserVisible(True)
    window.settle(1_000)
    window.plugin.window.session.report_selected.emit(_report_to_read(window))
    picture("review.png")
    window.iface.mapCanvas().setExtent(TOWN)
    window.iface.mapCanvas().refresh()
    docks["statistics"].setUserVisible(True)
    panel = docks["statistics"].panel
    window.wait_until(lambda: panel.reader.sheet is not None, 20, "the figures")
    for tab, name in ((panel.meeting, "statistics_meeting.png"), (panel.analysis, "statistics_analysis.png")):
        panel.tabs.setCurrentWidget(tab)
        picture(name)
    _wizard(window, picture)
    names += _meeting_map(window, panel.meeting.meeting_map, folder)
    return names


def _report_to_read(window: Any) -> str:
    """A new report with something in it that the guard finds."""
    from trygghet_plugin.storage.store import QueueFilter

    return str(window.plugin.window.session.workspace.store.queue(QueueFilter(text="ABC 123"), 1)[0].report_id)


def _wizard(window: Any, picture: Callable[..., None]) -> None:
    from qgis.PyQt.QtCore import Qt

    from trygghet_plugin.gui.wizard.wizard import SetupWizard

    wizard = SetupWizard(window.plugin.window.session, window.iface.mainWindow())
    wizard.show()
    municipalities = wizard.municipality_page.findChild(QAbstractItemView)
    model = municipalities.model()
    (found, *_others) = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, "Vårgårda", 1)
    municipalities.setCurrentIndex(found)
    picture("wizard.png", wizard)
    wizard.close()


def _meeting_map(window: Any, button: Any, folder: Path) -> list[str]:
    """The last whole week for the partners, made as a user makes it: over the background that is seen."""
    from trygghet_plugin.processing.meeting_map import last_whole_week

    names = ["meeting_map.pdf", "meeting_map.png"]
    button.set_period(last_whole_week())
    for name in names:
        button.make(str(folder / name))
        window.wait_until((folder / name).is_file, 60, name)
    return names


if "TRYGGHET_DEMO" in os.environ:
    _folder, _database = Path(os.environ["TRYGGHET_DEMO"]), os.environ["TRYGGHET_DEMO_DATABASE"]
    QTimer.singleShot(300, lambda: show(_folder, _database, lambda: None))
