"""What became of what was asked, in the user's language: databases and the writer process know codes only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trygghet_plugin.core.errors import Conflict, SchemaTooOld, StepRefused, TrygghetError
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.paths import is_postgres
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import Assessment, check_step
from trygghet_plugin.core.words import translate
from trygghet_plugin.storage.failures import StorageFailure
from trygghet_plugin.storage.messages import error_of
from trygghet_plugin.storage.values import AssessOutcome


def check_version(version: int, latest: int, path: str) -> None:
    """Only the schema this plugin writes can be used."""
    if version > latest:
        raise error_of(StorageFailure("schema_too_new", f"{version} {latest}"), path)
    if version < latest:
        words = (
            translate(
                "Storage",
                "{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Ask IT for a "
                "backup, then have whoever owns its tables upgrade the workspace.",
            )
            if is_postgres(path)
            else translate(
                "Storage",
                "{path} was made by an older Trygghet (schema {version}; this one writes {latest}). Upgrade the "
                "workspace; a backup is made first.",
            )
        )
        raise SchemaTooOld(words.format(path=path, version=version, latest=latest), path)


def stored_by(answer: Mapping[str, Any], mine: object, path: str) -> StoredReport:
    """The row an assessment or change left, or the error that says why it did not happen."""
    if answer["outcome"] == "missing":
        raise _not_found(mine, path)
    stored = StoredReport(answer["row"])
    if answer["outcome"] == "conflict":
        raise Conflict(conflict_text(stored), stored, mine)
    if answer["outcome"] == "refused" and isinstance(mine, Assessment):
        raise refusal(answer["why"], stored, mine)
    return stored


def outcome_of(answers: Iterable[tuple[Assessment, Mapping[str, Any]]], path: str) -> AssessOutcome:
    """What became of many assessments, with a sentence for each that was refused."""
    counts = {"changed": 0, "refused": 0, "conflict": 0, "unchanged": 0}
    refusals: list[str] = []
    for assessment, answer in answers:
        outcome = "refused" if answer["outcome"] == "missing" else answer["outcome"]
        counts[outcome] += 1
        if outcome == "refused":
            refusals.append(_refusal_line(answer, assessment, path))
    return AssessOutcome(counts["changed"], counts["refused"], counts["conflict"], tuple(refusals))


def _refusal_line(answer: Mapping[str, Any], assessment: Assessment, path: str) -> str:
    if answer["outcome"] == "missing":
        return str(_not_found(assessment, path))
    stored = StoredReport(answer["row"])
    return f"{stored.report_no}: {refusal(answer['why'], stored, assessment)}"


def _not_found(mine: object, path: str) -> TrygghetError:
    report_id = mine.report_id if isinstance(mine, Assessment) else ""
    return error_of(StorageFailure("not_found", report_id), path)


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
