"""The masked copy for people who may read but not review: a GeoPackage of its own, made for the audience `partners`.

Whoever can open the workspace's file can read everything in it; this one can be laid where more people look.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import Optional

from trygghet_plugin.analysis.filters import Audience
from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import format_offset, to_local
from trygghet_plugin.core.period import Period, format_day
from trygghet_plugin.core.words import language, translate
from trygghet_plugin.publication import readers_style
from trygghet_plugin.publication.audience import audience_label, stamp
from trygghet_plugin.publication.readers_events import events_for_partners
from trygghet_plugin.publication.templates import week_words
from trygghet_plugin.storage.coordinate_systems import srs_row
from trygghet_plugin.storage.folders import is_writable
from trygghet_plugin.storage.geopackage.copy_file import AREAS, EVENTS, CopyContent, copied_workspace, write_copy
from trygghet_plugin.storage.sheet import Sheet, read_sheet
from trygghet_plugin.storage.store import Store, WorkspaceInfo
from trygghet_plugin.storage.values import ACCESS_REVIEWERS, ACCESS_SETTING, READERS_COPY_SETTING


@dataclass(frozen=True)
class ReadersCopy:
    """A copy that was written: where it lies and how many events it holds."""

    path: str
    events: int


def update(store: Store, database: str) -> Optional[ReadersCopy]:
    """Write the copy anew where the workspace's settings want one; None where they do not.

    Touches no layer of the window, so it may run off its thread. TrygghetError says what stands in the way; the former
    copy is whole then.
    """
    settings = store.settings()
    folder = settings.get(READERS_COPY_SETTING, "")
    if not folder:
        return None
    path = check_folder(folder, database, settings.get(ACCESS_SETTING, ""), store.info.workspace_id)
    content = content_of(read_sheet(store), store)
    write_copy(path, content)
    return ReadersCopy(path, len(content.x))


# --- where it may lie ------------------------------------------------------------------------------------------------


def check_folder(folder: str, database: str, access: str, workspace_id: str = "") -> str:
    """Path the copy has in a folder; TrygghetError with words where it may not or cannot lie there.

    `access` is who can open the workspace's own folder. A workspace that is still to be made has no id yet.
    """
    if not paths.pure_path(folder).is_absolute():
        raise TrygghetError(
            translate("ReadersCopy", "“{folder}” is not a whole path. Choose the folder of the copy with the button."
                      ).format(folder=folder)
        )
    if not os.path.isdir(folder):
        raise TrygghetError(
            translate("ReadersCopy", "The folder of the copy, {folder}, does not exist or cannot be reached. Create it "
                      "or choose another.").format(folder=folder)
        )
    if access == ACCESS_REVIEWERS and not paths.is_postgres(database) and _same_folder(folder, database):
        raise TrygghetError(
            translate("ReadersCopy", "Only reviewers can open {folder}, so nobody else could read a copy there. Choose "
                      "a folder more people can open.").format(folder=folder)
        )
    path = paths.readers_copy(folder, database)
    if os.path.lexists(path) and (not workspace_id or copied_workspace(path) != workspace_id):
        raise TrygghetError(
            translate("ReadersCopy", "{file} is there already and is not only a copy of this workspace, so it is left "
                      "as it is. Move it away or choose another folder.").format(file=path)
        )
    if not is_writable(folder):
        raise TrygghetError(
            translate("ReadersCopy", "Nothing can be written in {folder}. Choose another folder for the copy, or ask "
                      "IT for the right to write there.").format(folder=folder)
        )
    return path


def _same_folder(folder: str, database: str) -> bool:
    one, other = (os.path.normcase(os.path.realpath(path)) for path in (folder, os.path.dirname(database)))
    return one == other


# --- what stands in it -----------------------------------------------------------------------------------------------


def contains_words() -> str:
    """What the copy holds and what it does not, for the one who decides about it."""
    return translate(
        "ReadersCopy",
        "It holds approved events: category, day and part of day, place, and the masked text. It does not hold "
        "reporters, organisations, internal texts, photos, references, the minute, internal reports or incidents "
        "against staff, and a dwelling is moved to the middle of its block.",
    )


def content_of(sheet: Sheet, store: Store) -> CopyContent:
    """Decide what the copy says."""
    info = store.info
    events = events_for_partners(sheet, store.public_texts)
    told = _data_date(sheet.read_at)
    short = _practice(info, translate("ReadersCopy", "Masked copy, data as of {moment}").format(moment=told))
    today = to_local(sheet.read_at).date()
    stamped = stamp(Audience.PARTNERS, week_words(Period(today, today)))
    audience = audience_label(Audience.PARTNERS)
    made_for = translate("ReadersCopy", "Made for: {audience}.").format(audience=audience)
    abstract = " ".join((f"{short}.", stamped, made_for, contains_words()))
    municipality = translate("MeetingMap", "Municipality of {name}").format(name=info.municipality_name)
    return CopyContent(
        srs=srs_row(info.epsg),
        x=events.x,
        y=events.y,
        columns=events.columns,
        areas=sheet.polygons,
        about={
            "workspace_id": info.workspace_id,
            "municipality": municipality,
            "audience": audience,
            "data_date": format_offset(sheet.read_at),
            "practice": info.practice,
            "stamp": f"{short}. {stamped}",
            "contains": contains_words(),
        },
        styles={
            EVENTS: readers_style.event_style(events.groups, short),
            AREAS: readers_style.area_layer_style(short, info.practice),
        },
        titles={
            EVENTS: (_practice(info, translate("ReadersCopy", "Events for cooperation, {name}").format(
                name=info.municipality_name)), abstract),
            AREAS: (translate("ReadersCopy", "Areas, {name}").format(name=info.municipality_name), abstract),
        },
    )


def _data_date(read_at: datetime) -> str:
    local = to_local(read_at)
    return f"{format_day(local.date(), language())} {local:%H:%M}"


def _practice(info: WorkspaceInfo, text: str) -> str:
    if not info.practice:
        return text
    return translate("MeetingMap", "PRACTICE – invented reports") + ". " + text
