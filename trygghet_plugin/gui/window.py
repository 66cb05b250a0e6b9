"""What the plugin adds to QGIS's window, and takes away again: docks, one submenu, one toolbar, the options page."""

from __future__ import annotations

from typing import Callable

from qgis.gui import QgisInterface, QgsGui
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QWidget

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui import settings
from trygghet_plugin.gui.dock import PanelDock
from trygghet_plugin.gui.duplicate_lines import DuplicateLines
from trygghet_plugin.gui.icons import icon
from trygghet_plugin.gui.options import OptionsFactory
from trygghet_plugin.gui.session import Session


class Window:
    """Everything of ours in the QGIS window. `remove` leaves it as it was before."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self._actions: list[QAction] = []
        # A plugin that is installed or switched on later meets a window that stands already.
        self._started = iface.mainWindow().isVisible()
        self.docks: dict[str, PanelDock] = {}
        self.session = Session(iface)
        self.session.setup_wanted.connect(self.show_wizard)
        self._duplicate_lines = DuplicateLines(self.session)
        self._menu = QMenu("Trygghet", iface.mainWindow())
        iface.pluginMenu().addMenu(self._menu)
        self._toolbar = iface.addToolBar("Trygghet")
        self._toolbar.setObjectName("TrygghetToolBar")
        self._add_dock("report", "TrygghetReportDock", translate("Window", "New report"), _report_panel)
        self._add_dock("review", "TrygghetReviewDock", translate("Window", "Review"), _review_panel)
        self._add_dock("statistics", "TrygghetStatisticsDock", translate("Window", "Statistics"), _statistics_panel)
        self._place_docks()
        for dock in self.docks.values():
            dock.hide()
        iface.initializationCompleted.connect(self._complete)
        iface.newProjectCreated.connect(self._show_layers)
        iface.projectRead.connect(self._show_layers)
        self._add_action("settings", translate("Window", "Set up or open a workspace…")).triggered.connect(
            lambda _checked=False: self.show_wizard()
        )
        self._options = OptionsFactory(self.session)
        iface.registerOptionsWidgetFactory(self._options)

    def show_wizard(self) -> None:
        """Set up a workspace, or open another."""
        from trygghet_plugin.gui.wizard.wizard import SetupWizard

        wizard = SetupWizard(self.session, self._iface.mainWindow())
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.report_wanted.connect(lambda: self.docks["report"].setUserVisible(True))
        wizard.open()

    def _add_dock(self, name: str, object_name: str, title: str, build: Callable[[Session], QWidget]) -> None:
        window = self._iface.mainWindow()
        dock = PanelDock(object_name, title, lambda: build(self.session), lambda: self._started, window)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.visibilityChanged.connect(lambda _visible: self._show_layers())
        action = self._add_action(name, title)
        action.setCheckable(True)
        dock.setToggleVisibilityAction(action)
        self.docks[name] = dock

    def _place_docks(self) -> None:
        """Lay the docks behind each other."""
        first, *others = self.docks.values()
        for dock in others:
            self._iface.mainWindow().tabifyDockWidget(first, dock)

    def _complete(self) -> None:
        """QGIS has started. It restored its docks after our plugin, and set those it did not know side by side.

        After the first start it knows them, and they stay where the user has put them.
        """
        self._started = True
        if not settings.docks_placed.value():
            self._place_docks()
            settings.docks_placed.setValue(True)
        for dock in self.docks.values():
            dock.fill()

    def _show_layers(self) -> None:
        """Another project came, or a dock: who works in a dock has the layers in the project."""
        if self._started and any(dock.isVisible() for dock in self.docks.values()):
            self.session.follow_project()

    def _add_action(self, name: str, text: str) -> QAction:
        action = QAction(icon(name), text, self._iface.mainWindow())
        action.setObjectName(f"Trygghet_{name}")
        self._menu.addAction(action)
        self._toolbar.addAction(action)
        QgsGui.shortcutsManager().registerAction(action, "", "Trygghet")
        self._actions.append(action)
        return action

    def remove(self) -> None:
        """Take everything away again, in the opposite order."""
        self._iface.initializationCompleted.disconnect(self._complete)
        self._iface.newProjectCreated.disconnect(self._show_layers)
        self._iface.projectRead.disconnect(self._show_layers)
        self.session.tear_down()
        self._duplicate_lines.remove()
        self._iface.unregisterOptionsWidgetFactory(self._options)
        for action in self._actions:
            QgsGui.shortcutsManager().unregisterAction(action)
            action.deleteLater()
        for dock in self.docks.values():
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
        self._iface.pluginMenu().removeAction(self._menu.menuAction())
        self._menu.deleteLater()
        self._iface.mainWindow().removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        self.session.deleteLater()


def _report_panel(session: Session) -> QWidget:
    from trygghet_plugin.gui.report_dock.panel import ReportPanel

    return ReportPanel(session)


def _review_panel(session: Session) -> QWidget:
    from trygghet_plugin.gui.review_dock.panel import ReviewPanel

    return ReviewPanel(session)


def _statistics_panel(session: Session) -> QWidget:
    from trygghet_plugin.gui.statistics_dock.panel import StatisticsPanel

    return StatisticsPanel(session)
