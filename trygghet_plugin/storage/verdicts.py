"""Why the store does not do what was asked, in the user's language: the writer process knows codes only."""

from __future__ import annotations

from trygghet_plugin.core.errors import SchemaTooNew, SchemaTooOld, StepRefused
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import Assessment, check_step
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.geopackage.schema import latest_version


def check_version(version: int, path: str) -> None:
    """Only the schema this plugin writes can be used."""
    if version > latest_version():
        raise SchemaTooNew(
            translate(
                "Storage",
                "{path} was made by a newer Trygghet (schema {version}; this one knows {latest}). Update the plugin.",
            ).format(path=path, version=version, latest=latest_version()),
            path,
        )
    if version < latest_version():
        raise SchemaTooOld(
            translate(
                "Storage",
                "{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Upgrade the "
                "workspace; a backup is made first.",
            ).format(path=path, version=version, latest=latest_version()),
            path,
        )


def conflict_text(theirs: StoredReport) -> str:
    """What to say to whoever came second."""
    moment = theirs.moment("updated_at")
    who = theirs.values.get("updated_by") or translate("Storage", "someone")
    when = f"{to_local(moment):%Y-%m-%d %H:%M}" if moment else "?"
    return translate(
        "Storage",
        "Someone else was faster: {who} changed report {no} at {when}. Nothing was overwritten. Look at it as it is "
        "now and decide again.",
    ).format(who=who, no=theirs.report_no, when=when)


def refusal(why: str, stored: StoredReport, assessment: Assessment) -> StepRefused:
    """Why the writer refused, in the user's language: it knows only codes."""
    if why == "duplicate_missing":
        return StepRefused(translate("Storage", "The report it should repeat is not there. Choose another one."))
    if why == "duplicate_cycle":
        return StepRefused(
            translate("Storage", "The other report is itself a duplicate of this one. Choose another one.")
        )
    if why == "undo":
        return StepRefused(
            translate("Storage", "The last change of the report was no assessment that could be undone.")
        )
    try:
        check_step(stored.status, assessment)
    except StepRefused as refused:
        return refused
    return StepRefused(translate("Storage", "The assessment was refused."))
