"""Which connection and schema a `DATABASE` such as `postgres:kommunen?schema=trygghet` names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from qgis.core import QgsDataSourceUri, QgsProviderConnectionException, QgsProviderRegistry

from trygghet_plugin.core.errors import MissingError, WorkspaceError
from trygghet_plugin.core.paths import POSTGRES_PREFIX
from trygghet_plugin.core.words import translate

DEFAULT_SCHEMA = "trygghet"
_CONNECT_SECONDS = 5


@dataclass(frozen=True)
class Location:
    """A schema behind a QGIS connection; `municipality` where it is told which of several."""

    connection: str
    schema: str = DEFAULT_SCHEMA
    municipality: str = ""

    @property
    def database(self) -> str:
        """The text users, projects and settings know it by: no host, no user, no password."""
        text = f"{POSTGRES_PREFIX}{self.connection}?schema={self.schema}"
        return f"{text}&municipality={self.municipality}" if self.municipality else text

    def of(self, municipality: str) -> Location:
        """The same schema for one municipality."""
        return replace(self, municipality=municipality)


def location_of(database: str) -> Location:
    """Read a `DATABASE`. WorkspaceError with an example where it says something else."""
    connection, _mark, query = database.removeprefix(POSTGRES_PREFIX).partition("?")
    told = parse_qs(query, keep_blank_values=True)
    names = {name: values[-1].strip() for name, values in told.items()}
    if not connection.strip() or names.keys() - {"schema", "municipality"} or not names.get("schema", DEFAULT_SCHEMA):
        raise WorkspaceError(
            translate(
                "PostGIS",
                "“{database}” does not say which database. Write it as postgres:name of a QGIS connection?schema=trygghet.",
            ).format(database=database),
            database,
        )
    return Location(connection.strip(), names.get("schema", DEFAULT_SCHEMA), names.get("municipality", ""))


def source_of(location: Location) -> QgsDataSourceUri:
    """The connection as QGIS keeps it, its secrets still behind authcfg or service. MissingError where QGIS has none."""
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        connection = provider.findConnection(location.connection) if provider is not None else None
    except QgsProviderConnectionException:
        connection = None
    if connection is None:
        raise MissingError(
            translate(
                "PostGIS",
                "QGIS has no PostgreSQL connection called “{name}”. Make it in the browser panel under PostgreSQL, or "
                "choose another one.",
            ).format(name=location.connection),
            location.database,
        )
    return QgsDataSourceUri(connection.uri())


def conninfo_of(location: Location) -> tuple[str, str]:
    """What libpq needs to connect, and the role to take on after that (empty: none).

    Holds the password: for the driver alone, never for a log, a message, a setting or a layer.
    """
    source = source_of(location)
    role = source.param("session_role") if source.hasParam("session_role") else ""
    source.removeParam("session_role")
    return source.connectionInfo(True), role


def layer_uri(location: Location, table: str, geometry: str | None, epsg: int, kind: str = "") -> str:
    """Data source of a table for QgsVectorLayer(uri, name, "postgres"), one municipality's rows of it.

    Secrets stay where QGIS keeps them: a connection with a password of its own is named by authcfg or service only, and
    what is expanded is never written into a layer.
    """
    uri = source_of(location)
    if uri.password() and not uri.authConfigId():
        # QGIS asks once and remembers it for the session; a layer that holds it would carry it into every project.
        uri.setPassword("")
    subset = f"\"municipality\" = '{location.municipality}'" if location.municipality else ""
    uri.setDataSource(location.schema, table, geometry, subset, "fid")
    uri.setUseEstimatedMetadata(True)
    if geometry:
        uri.setSrid(str(epsg))
    return str(uri.uri(False))
