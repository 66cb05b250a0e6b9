"""The connections to PostgreSQL that QGIS knows, for a workspace in the municipality's own database."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.plain import hint_label


class ConnectionBox(QWidget):
    """One of them, and what it takes there. Empty where QGIS has none: then there is nothing to offer."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.connections = QComboBox()
        self.connections.setAccessibleName(translate("ConnectionBox", "PostgreSQL connection"))
        provider = QgsProviderRegistry.instance().providerMetadata("postgres")
        if provider is not None:
            self.connections.addItems(sorted(provider.connections(), key=str.casefold))
        self.connections.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.note = hint_label(
            translate(
                "ConnectionBox",
                "Many people at a time, each with a role of their own: who reports sees only their own reports. To set "
                "it up your login must be allowed to make schemas and, once for the server, its roles; for every day "
                "the role of a coordinator or reporter is enough.",
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.connections)
        layout.addWidget(self.note)

    @property
    def offered(self) -> bool:
        """Whether QGIS has a connection at all."""
        return self.connections.count() > 0

    @property
    def chosen(self) -> str:
        """Name of the connection."""
        return self.connections.currentText()
