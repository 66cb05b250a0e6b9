"""A report: what one reporter handed in, and the row it becomes once it is stored."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any

from trygghet_plugin.core.choices import ALWAYS_INTERNAL_CATEGORIES
from trygghet_plugin.core.errors import InvalidReport
from trygghet_plugin.core.localtime import format_utc, parse_utc
from trygghet_plugin.core.review import ReviewStatus
from trygghet_plugin.core.words import number, translate

TEXT_LIMIT = 20_000
SHORT_TEXT_LIMIT = 500
# Farther than from one end of Sweden to its middle nothing is "about there".
LEAST_ACCURATE_M = 1_000_000
QUESTION_PREFIX = "q_"
# What uuid4 writes; other spellings of a UUID (braces, capitals) take the slower way.
_CANONICAL_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")
_PEOPLE = ("organisation", "responsible_organisation", "reporter_name", "reporter_contact")
_SHORT_TEXTS = (*_PEOPLE, "place_id", "police_reference", "fault_reference", "source_ref")


class Kind(str, Enum):
    """What sort of thing a report tells of; only `event` has an hour worth counting."""

    EVENT = "event"
    PLACE = "place"
    SAFE_PLACE = "safe_place"
    UPCOMING = "upcoming"


class Severity(IntEnum):
    """How grave, with the anchors people choose by."""

    DISTURBING = 1
    UNSAFE = 2
    DANGER = 3


class Source(str, Enum):
    """The way a report came in."""

    DOCK = "dock"
    FIELD = "field"
    IMPORT = "import"
    PHONE = "phone"
    WEB = "web"


TIME_COLUMNS = (
    "occurred_at",
    "occurred_until",
    "discovered_at",
    "received_at",
    "created_at",
    "updated_at",
    "status_at",
    "first_assessed_at",
)

# What a change of makes an approved report `edited` (with the geometry, the photos and every q_ column).
CONTENT_COLUMNS = ("kind", "category", "occurred_at", "occurred_until", "severity", "description", "public_text")


def new_report_id() -> str:
    """A random UUID (version 4) as text, in a third of the time `uuid4` takes: an import makes a hundred thousand."""
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


@dataclass(frozen=True)
class Report:
    """What one reporter hands in. Times are aware; x and y are in the workspace's own coordinate system, metres.

    `occurred_until` None means the time is exact, otherwise some time in between; both None means unknown.
    `answers` holds the form's own questions by their code, without the `q_` prefix: text, number, bool, tuple of codes.
    Raises InvalidReport when a rule is broken.
    """

    category: str
    kind: Kind
    x: float
    y: float
    report_id: str = field(default_factory=new_report_id)
    severity: Severity | None = None
    description: str = ""
    occurred_at: datetime | None = None
    occurred_until: datetime | None = None
    discovered_at: datetime | None = None
    received_at: datetime | None = None
    position_accuracy: float | None = None
    place_id: str | None = None
    place_type: str | None = None
    organisation: str | None = None
    reporter_name: str | None = None
    reporter_contact: str | None = None
    source: Source = Source.DOCK
    source_ref: str | None = None
    batch_id: str | None = None
    police_report: str | None = None
    police_reference: str | None = None
    fault_reference: str | None = None
    responsible_organisation: str | None = None
    form_version: int | None = None
    created_by: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _check_identity(self)
        _check_position(self)
        _check_times(self)
        _check_texts(self)

    @property
    def internal_only(self) -> bool:
        """Whether the category keeps the report off meeting maps from the start."""
        return self.category in ALWAYS_INTERNAL_CATEGORIES

    def row(self) -> dict[str, Any]:
        """Column → value as the database holds it (times as text, answers with prefix); x and y beside the columns."""
        row: dict[str, Any] = {
            "report_id": self.report_id,
            "kind": self.kind.value,
            "category": self.category,
            "severity": int(self.severity) if self.severity else None,
            "description": self.description,
            "position_accuracy": self.position_accuracy,
            "place_id": self.place_id,
            "place_type": self.place_type,
            "organisation": self.organisation,
            "reporter_name": self.reporter_name,
            "reporter_contact": self.reporter_contact,
            "source": self.source.value,
            "source_ref": self.source_ref,
            "batch_id": self.batch_id,
            "police_report": self.police_report,
            "police_reference": self.police_reference,
            "fault_reference": self.fault_reference,
            "responsible_organisation": self.responsible_organisation,
            "form_version": self.form_version,
            "created_by": self.created_by,
            "internal_only": self.internal_only,
            "x": self.x,
            "y": self.y,
        }
        for column in ("occurred_at", "occurred_until", "discovered_at", "received_at"):
            moment = getattr(self, column)
            row[column] = format_utc(moment) if moment else None
        for code, answer in self.answers.items():
            row[QUESTION_PREFIX + code] = list(answer) if isinstance(answer, (tuple, list, set, frozenset)) else answer
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Report:
        """The report whose `row()` this is; the outbox keeps reports that way."""
        values = {key: value for key, value in row.items() if not key.startswith(QUESTION_PREFIX)}
        values.pop("internal_only", None)
        for column in ("occurred_at", "occurred_until", "discovered_at", "received_at"):
            values[column] = parse_utc(values[column]) if values.get(column) else None
        values.update(kind=Kind(values["kind"]), source=Source(values["source"]))
        values["severity"] = Severity(values["severity"]) if values.get("severity") else None
        answers = {key[len(QUESTION_PREFIX) :]: value for key, value in row.items() if key.startswith(QUESTION_PREFIX)}
        return cls(answers=answers, **values)


def _check_identity(report: Report) -> None:
    if not report.category:
        raise InvalidReport(translate("Report", "Choose what the report is about."), "category")
    if _CANONICAL_ID.fullmatch(report.report_id):
        return
    try:
        uuid.UUID(report.report_id)
    except ValueError as problem:
        raise InvalidReport(
            translate("Report", "“{id}” is not a report id (UUID).").format(id=report.report_id[:60]), "report_id"
        ) from problem


def _check_position(report: Report) -> None:
    for value in (report.x, report.y):
        # NaN is unequal to itself; infinities are outside any map.
        if value != value or abs(value) > 1e9:
            raise InvalidReport(translate("Report", "The report has no place. Click it on the map."), "geometry")
    accuracy = report.position_accuracy
    if accuracy is not None and not 0 <= accuracy <= LEAST_ACCURATE_M:
        message = translate(
            "Report",
            "The accuracy {value} is not a distance in metres from 0 to {most}. Correct it or leave it empty.",
        ).format(value=f"{accuracy:g}", most=number(LEAST_ACCURATE_M))
        raise InvalidReport(message, "position_accuracy")


def _check_times(report: Report) -> None:
    for column in ("occurred_at", "occurred_until", "discovered_at", "received_at"):
        moment = getattr(report, column)
        if moment is not None and moment.tzinfo is None:
            raise InvalidReport(
                translate("Report", "The time in “{column}” does not say its time zone.").format(column=column), column
            )
    if report.occurred_until is None:
        return
    if report.occurred_at is None or report.occurred_until < report.occurred_at:
        raise InvalidReport(
            translate("Report", "“Between” ends before it starts. Correct the times."), "occurred_until"
        )


def _check_texts(report: Report) -> None:
    _check_text("description", report.description, TEXT_LIMIT)
    for column in _SHORT_TEXTS:
        if text := getattr(report, column):
            _check_text(column, text, SHORT_TEXT_LIMIT)
    for code, answer in report.answers.items():
        if isinstance(answer, str):
            _check_text(QUESTION_PREFIX + code, answer, TEXT_LIMIT)


def _check_text(column: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise InvalidReport(
            translate(
                "Report", "The text in “{column}” has {length} characters; {limit} is the limit. Shorten it."
            ).format(column=column, length=len(text), limit=limit),
            column,
        )
    # One half of a pair of UTF-16 is no character; JSON can spell it all the same.
    wrong = None if text.isascii() and "\x00" not in text else _NOT_STORED.search(text)
    if wrong:
        raise InvalidReport(
            translate(
                "Report", "The text in “{column}” holds a character that cannot be stored (U+{code}). Remove it."
            ).format(column=column, code=f"{ord(wrong.group()):04X}"),
            column,
        )


@dataclass(frozen=True)
class StoredReport:
    """A report as read back: every column of `trygghet_report` as the database holds it, and x, y beside them."""

    values: Mapping[str, Any]

    def _text(self, column: str) -> str:
        return str(self.values.get(column) or "")

    def moment(self, column: str) -> datetime | None:
        """Aware UTC moment of one of TIME_COLUMNS."""
        text = self.values.get(column)
        return parse_utc(text) if text else None

    @property
    def report_id(self) -> str:
        return self._text("report_id")

    @property
    def report_no(self) -> str:
        """The number said on the phone: 2026-0143."""
        return self._text("report_no")

    @property
    def revision(self) -> int:
        return int(self.values["revision"])

    @property
    def status(self) -> ReviewStatus:
        return ReviewStatus(self.values["status"])

    @property
    def category(self) -> str:
        return self._text("category")

    @property
    def description(self) -> str:
        return self._text("description")

    @property
    def public_text(self) -> str:
        return self._text("public_text")

    @property
    def organisation(self) -> str:
        return self._text("organisation")

    @property
    def point(self) -> tuple[float, float] | None:
        """x, y in the workspace's coordinate system; None for a row without geometry."""
        x, y = self.values.get("x"), self.values.get("y")
        return None if x is None or y is None else (float(x), float(y))
