"""Which connection and schema a `DATABASE` such as `postgres:kommunen?schema=trygghet` names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qs, quote

from qgis.core import QgsCredentials, QgsDataSourceUri, QgsProviderConnectionException, QgsProviderRegistry  # type: ignore[attr-defined]

from trygghet_plugin.core.errors import MissingError, WorkspaceError
from trygghet_plugin.core.paths import POSTGRES_PREFIX
from trygghet_plugin.core.words import translate

DEFAULT_SCHEMA = "trygghet"


@dataclass(frozen=True)
class Location:
    """A schema behind a QGIS connection; `municipality` where it is told which of several."""

    connection: str
    schema: str = DEFAULT_SCHEMA
    municipality: str = ""

    @property
    def database(self) -> str:
        """The text users, projects and settings know it by: no host, no user, no password."""
        text = f"{POSTGRES_PREFIX}{self.connection}?schema={quote(self.schema)}"
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
                "“{database}” does not say which database. Write it as postgres:name of a QGIS "
                "connection?schema=trygghet.",
            ).format(database=database),
            database,
        )
    return Location(connection.strip(), names.get("schema", DEFAULT_SCHEMA), names.get("municipality", ""))


def source_of(location: Location) -> QgsDataSourceUri:
    """The connection as QGIS keeps it, secrets still behind authcfg or service. MissingError where QGIS has none."""
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


@dataclass(frozen=True)
class Login:
    """How to connect. `conninfo` may hold a password: for the driver alone, never for a log, a message or a layer."""

    conninfo: str
    role: str
    """A role to take on after connecting; empty: none."""


def login_of(location: Location) -> Login:
    """The connection's own user and password, from QGIS's settings, its authentication database or a service file."""
    source = source_of(location)
    role = source.param("session_role") if source.hasParam("session_role") else ""
    source.removeParam("session_role")
    return Login(source.connectionInfo(True), role)


def asked_login(location: Location, why: str) -> Login | None:
    """Ask the user, in QGIS's own dialog, for what the server wants; None where nobody answers."""
    source = source_of(location)
    role = source.param("session_role") if source.hasParam("session_role") else ""
    source.removeParam("session_role")
    if source.authConfigId():
        return None
    realm = _without_password(source).connectionInfo(False)
    given, user, password = QgsCredentials.instance().get(realm, source.username(), "", why)
    if not given:
        return None
    source.setUsername(user)
    source.setPassword(password)
    return Login(source.connectionInfo(True), role)


def remember(location: Location, login: Login) -> None:
    """Let QGIS's layers use, in this session, the password that was just accepted."""
    source, accepted = source_of(location), QgsDataSourceUri(login.conninfo)
    if accepted.password() and not source.authConfigId():
        realm = _without_password(source).connectionInfo(False)
        QgsCredentials.instance().put(realm, accepted.username(), accepted.password())


def _without_password(source: QgsDataSourceUri) -> QgsDataSourceUri:
    bare = QgsDataSourceUri(source)
    bare.setPassword("")
    return bare


def layer_uri(location: Location, table: str, geometry: str, epsg: int) -> str:
    """Data source of a table for QgsVectorLayer(uri, name, "postgres"), one municipality's rows of it.

    Secrets stay where QGIS keeps them: no layer holds a password, so none gets into a project or a style.
    """
    uri = _without_password(source_of(location))
    subset = f"\"municipality\" = '{location.municipality}'" if location.municipality.isdigit() else ""
    uri.setDataSource(location.schema, table, geometry, subset, "fid")
    uri.setUseEstimatedMetadata(True)
    if geometry:
        uri.setSrid(str(epsg))
    return str(uri.uri(False))
