"""What a report says besides its texts: one line a fact, empty ones left out."""

from __future__ import annotations

from datetime import datetime

from trygghet_plugin.core.localtime import now
from trygghet_plugin.core.report import StoredReport
from trygghet_plugin.core.review import ReviewStatus, status_label
from trygghet_plugin.core.when import describe
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.review_dock.report_words import ReportWords

ROUGH_METRES = 100
Fact = tuple[str, str]


def title(report: StoredReport, words: ReportWords) -> str:
    """What it is about."""
    return words.lists.label("category", report.category)


def subtitle(report: StoredReport, words: ReportWords) -> str:
    """Number, who reported, and how long the coordinator took or has been waiting."""
    parts = [report.report_no, words.organisations.get(report.organisation, report.organisation), handling(report)]
    return " · ".join(part for part in parts if part)


def handling(report: StoredReport, at: datetime | None = None) -> str:
    """Days from in-coming to first assessment, or until now where there is none."""
    received, assessed = report.moment("received_at"), report.moment("first_assessed_at")
    if received is None:
        return ""
    days = number(((assessed or at or now()) - received).total_seconds() / 86_400, 1)
    text = (
        translate("ReviewFacts", "handled in {days} d")
        if assessed
        else translate("ReviewFacts", "waiting for {days} d")
    )
    return text.format(days=days)


def status_line(report: StoredReport, original_no: str, changed_closed: bool) -> str:
    """The status with who gave it, when, and why; empty for a new report that never was anything else."""
    reason = str(report.values.get("status_reason") or "")
    by, at = report.values.get("status_by"), report.moment("status_at")
    if report.status is ReviewStatus.NEW and not by and not reason:
        return ""
    parts = [status_label(report.status)]
    if report.status is ReviewStatus.DUPLICATE and original_no:
        parts = [translate("ReviewFacts", "Duplicate of {no}").format(no=original_no)]
    signed = ", ".join(text for text in (str(by or ""), describe(at, None) if at else "") if text)
    text = parts[0] + (f" ({signed})" if signed else "") + (f": {reason}" if reason else "")
    if changed_closed:
        text += "\n" + translate("ReviewFacts", "Its content was changed after that.")
    return text


def first_facts(report: StoredReport, words: ReportWords, place: str) -> list[Fact]:
    """Label and value of what a coordinator asks for first."""
    return _told(
        [
            (translate("ReviewFacts", "When"), _when(report)),
            (translate("ReviewFacts", "Where"), _where(report, words, place)),
            (translate("ReviewFacts", "Severity"), words.severity(report.values.get("severity"))),
        ]
    )


def other_facts(report: StoredReport, words: ReportWords) -> list[Fact]:
    """The answers to the form's own questions, and what else is known."""
    columns = (
        "fault_reference",
        "responsible_organisation",
        "reporter_name",
        "reporter_contact",
        "assigned_to",
        "follow_up_on",
    )
    return _told(
        [
            *_answers(report, words),
            (translate("ReviewFacts", "Police"), _reported(report, words)),
            *(
                (_capital(words.label(column)), words.value(column, report.values[column]))
                for column in columns
                if report.values.get(column)
            ),
            (translate("ReviewFacts", "Came by"), _source(report, words)),
        ]
    )


def _told(pairs: list[Fact]) -> list[Fact]:
    return [(label, value) for label, value in pairs if value]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _when(report: StoredReport) -> str:
    lines = [describe(report.moment("occurred_at"), report.moment("occurred_until"))]
    discovered, received = report.moment("discovered_at"), report.moment("received_at")
    if discovered is not None and discovered != report.moment("occurred_at"):
        lines.append(translate("ReviewFacts", "discovered {time}").format(time=describe(discovered, None)))
    if received is not None:
        lines.append(translate("ReviewFacts", "received {time}").format(time=describe(received, None)))
    return ", ".join(lines)


def _where(report: StoredReport, words: ReportWords, place: str) -> str:
    kind = words.value("place_type", report.values.get("place_type")) if report.values.get("place_type") else ""
    parts = [place, kind if kind != place else ""]
    accuracy = report.values.get("position_accuracy")
    if report.point is None:
        parts.append(translate("ReviewFacts", "no place on the map"))
    elif accuracy and float(accuracy) > ROUGH_METRES:
        parts.append(translate("ReviewFacts", "rough, within {metres} m").format(metres=number(float(accuracy))))
    return ", ".join(part for part in parts if part)


def _reported(report: StoredReport, words: ReportWords) -> str:
    answer, reference = report.values.get("police_report"), report.values.get("police_reference")
    if answer in (None, "", "unknown") and not reference:
        return ""
    reported = translate("ReviewFacts", "reported") if answer == "yes" else words.value("police_report", answer).lower()
    if answer == "no":
        reported = translate("ReviewFacts", "not reported")
    return ", ".join(str(part) for part in (reported, reference) if part)


def _source(report: StoredReport, words: ReportWords) -> str:
    source = words.value("source", report.values.get("source")) if report.values.get("source") else ""
    return ", ".join(str(part) for part in (source, report.values.get("source_ref")) if part)


def _answers(report: StoredReport, words: ReportWords) -> list[Fact]:
    """The form's own questions that were answered, the retired ones too."""
    answered = []
    for question in words.form.own_questions():
        value = report.values.get(question.column or "")
        if value not in (None, "", "[]"):
            answered.append((str(question.label), words.value(question.column or "", value)))
    return answered
