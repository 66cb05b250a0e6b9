"""Figures out of the window: every table as CSV, every chart as PNG or SVG, each export in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Callable, Optional

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QAction, QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.charts.export import to_png, to_svg
from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.charts.table import to_csv
from trygghet_plugin.core.errors import ReadOnlyError
from trygghet_plugin.core.localtime import now, to_local
from trygghet_plugin.core.paths import safe_file_name
from trygghet_plugin.core.period import Period
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.session import Session
from trygghet_plugin.publication.audience import stamp
from trygghet_plugin.publication.templates import week_words

CHART_MM, CHART_PX = 160.0, 900

Make = Callable[[ChartSpec], bytes]


class ExportButton(QToolButton):
    """A button with a menu of the three ways out of the tab, and the masked copy of the workspace."""

    def __init__(self, session: Session, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._specs: tuple[ChartSpec, ...] = ()
        self.setText(translate("ExportButton", "Export"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.setMenu(menu)
        self.actions_by_ending: dict[str, QAction] = {}
        for ending, text, make in (
            (".csv", translate("ExportButton", "Tables as CSV…"), to_csv),
            (".png", translate("ExportButton", "Charts as PNG…"), lambda spec: to_png(spec, CHART_PX, scale=1.5)),
            (".svg", translate("ExportButton", "Charts as SVG…"), lambda spec: to_svg(spec, CHART_MM)),
        ):
            self._add(menu, ending, text, make)
        menu.addSeparator()
        self.copy_action = QAction(translate("ExportButton", "Update the masked copy now"), menu)
        self.copy_action.triggered.connect(lambda _checked=False: session.readers_copy.update_now())
        menu.addAction(self.copy_action)
        self.set_charts(())

    def set_charts(self, specs: Sequence[ChartSpec]) -> None:
        """What is exported from now on."""
        self._specs = tuple(specs)
        # The copy must be brought up to date also when the last event was taken out of it.
        for action in self.actions_by_ending.values():
            action.setEnabled(bool(specs))

    def _add(self, menu: QMenu, ending: str, text: str, make: Make) -> None:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False: self._choose_folder(ending, make))
        menu.addAction(action)
        self.actions_by_ending[ending] = action

    def _choose_folder(self, ending: str, make: Make) -> None:
        folder = QFileDialog.getExistingDirectory(self, translate("ExportButton", "Folder to export to"))
        if folder:
            self.export(folder, ending, make)

    def export(self, folder: str, ending: str, make: Make) -> None:
        """Make the files' contents here, where fonts are, and write them off the window's thread."""
        specs = _stamped(self._specs)
        contents = {safe_file_name(f"{number} {spec.title}", ending): make(spec)
                    for number, spec in enumerate(specs, start=1)}
        contents[safe_file_name(translate("ExportButton", "About the figures"), ".txt")] = _about(specs)
        name = translate("ExportButton", "Trygghet statistics {moment}").format(
            moment=f"{to_local(now()):%Y-%m-%d %H.%M.%S}")
        target = os.path.join(folder, safe_file_name(name))
        self._session.run(lambda: _write(target, contents), lambda _done: self._tell(target, len(contents) - 1))

    def _tell(self, target: str, count: int) -> None:
        text = translate("ExportButton", "%n file(s) exported to {folder}.", None, count).format(folder=target)
        self._session.messages.success(text, translate("ExportButton", "Open the folder"),
                                       lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(target)))


def _stamped(specs: Sequence[ChartSpec]) -> list[ChartSpec]:
    """The charts with the stamp of their audience: the dock counts internal reports too."""
    today = to_local(now()).date()
    words = stamp(Audience.INTERNAL, week_words(Period(today, today)))
    return [replace(spec, source=f"{words} {spec.source}") for spec in specs]


def _about(specs: Sequence[ChartSpec]) -> bytes:
    """What every figure must never be without: period, filter, what it leaves out, source."""
    lines = [(spec.title, spec.subtitle, spec.left_out, spec.source) for spec in specs]
    parts = ["\r\n".join(line for line in told if line) for told in lines]
    return b"\xef\xbb\xbf" + "\r\n\r\n".join(parts).encode("utf-8") + b"\r\n"


def _write(target: str, contents: dict[str, bytes]) -> None:
    try:
        os.mkdir(target)
        for name, content in contents.items():
            with open(os.path.join(target, name), "xb") as file:
                file.write(content)
    except OSError as problem:
        text = translate("ExportButton", "Nothing could be exported to {folder}: {problem}. Choose another folder.")
        raise ReadOnlyError(text.format(folder=target, problem=problem.strerror or problem), target) from problem
