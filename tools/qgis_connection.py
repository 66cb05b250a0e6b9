"""A QGIS connection to a server of one's own, as a user makes it in the browser panel, password kept."""

from __future__ import annotations

from qgis.core import QgsDataSourceUri, QgsProviderRegistry

from tools.postgres_cluster import DATABASE, Cluster


def save_connection(name: str, server: Cluster, user: str | None = None, password: str | None = None) -> None:
    """Save a connection in the QGIS profile of this process."""
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", str(server.port), DATABASE, user or server.user, password or server.password)
    keep = {"saveUsername": True, "savePassword": True, "estimatedMetadata": True}
    provider.saveConnection(provider.createConnection(uri.uri(False), keep), name)
