"""The shell QGIS talks to: what `initGui` adds, `unload` takes away again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from trygghet_plugin.core import words

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from trygghet_plugin.gui.window import Window
    from trygghet_plugin.processing.provider import TrygghetProvider

I18N = Path(__file__).parent / "i18n"


class TrygghetPlugin:
    """Lives as long as the plugin is enabled."""

    def __init__(self, iface: Optional[QgisInterface]) -> None:
        self._iface = iface
        self._translator: Optional[QTranslator] = None
        self._provider: Optional[TrygghetProvider] = None
        self.window: Optional[Window] = None
        self._install_translator()

    def initProcessing(self) -> None:
        """Add what also works without a window (`qgis_process`)."""
        from trygghet_plugin.processing.provider import TrygghetProvider

        self._provider = TrygghetProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add what a user sees. Imported here: `qgis_process` has no window to add it to."""
        from trygghet_plugin.gui.window import Window

        self.initProcessing()
        self.window = Window(self._iface)

    def unload(self) -> None:
        """Leave QGIS as if the plugin had never been there."""
        from trygghet_plugin.gui.settings import forget_tree

        if self.window is not None:
            self.window.remove()
            self.window = None
        forget_tree()
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        words.install(None, "en")
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _install_translator(self) -> None:
        """English texts are in the source; its file only holds the plurals, and serves every other language."""
        language = "sv" if QgsApplication.locale().startswith("sv") else "en"
        translator = QTranslator()
        if translator.load(str(I18N / f"trygghet_plugin_{language}.qm")):
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        words.install(QCoreApplication.translate, language)
