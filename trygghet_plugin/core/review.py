"""The review: statuses, the steps between them, and nothing else decides.

The database takes the step to `edited`, and from `needs_info` back to `new`, when content changes; people the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from trygghet_plugin.core.errors import StepRefused
from trygghet_plugin.core.words import translate

REASON_LIMIT = 2_000


class ReviewStatus(str, Enum):
    """What the coordinator has made of a report so far; the value is the code in the database."""

    NEW = "new"
    NEEDS_INFO = "needs_info"
    EDITED = "edited"
    APPROVED = "approved"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


OPEN_STATUSES = (ReviewStatus.NEW, ReviewStatus.NEEDS_INFO, ReviewStatus.EDITED)

_FROM_OPEN = frozenset({ReviewStatus.APPROVED, ReviewStatus.REJECTED, ReviewStatus.NEEDS_INFO, ReviewStatus.DUPLICATE})
_REOPEN = frozenset({ReviewStatus.NEW})

STEPS: Mapping[ReviewStatus, frozenset[ReviewStatus]] = MappingProxyType(
    {
        ReviewStatus.NEW: _FROM_OPEN,
        ReviewStatus.NEEDS_INFO: _FROM_OPEN - {ReviewStatus.NEEDS_INFO},
        ReviewStatus.EDITED: _FROM_OPEN,
        ReviewStatus.APPROVED: _FROM_OPEN - {ReviewStatus.APPROVED},
        ReviewStatus.REJECTED: _REOPEN,
        ReviewStatus.DUPLICATE: _REOPEN,
    }
)

_NEEDS_REASON = frozenset({ReviewStatus.REJECTED, ReviewStatus.NEEDS_INFO, ReviewStatus.NEW})


@dataclass(frozen=True)
class Assessment:
    """One judgement: which report, seen at which revision, gets which status, why and by whom.

    `undoes` marks the undo of the assessment that made `expected_revision`: it restores the former status, a step the
    table above does not hold, and is allowed only while that revision is still the newest.
    """

    report_id: str
    expected_revision: int
    status: ReviewStatus
    by: str
    reason: str = ""
    duplicate_of: str | None = None
    undoes: bool = False


def status_label(status: ReviewStatus) -> str:
    """Name of a status as people see it."""
    return {
        ReviewStatus.NEW: translate("ReviewStatus", "New"),
        ReviewStatus.NEEDS_INFO: translate("ReviewStatus", "Waiting for completion"),
        ReviewStatus.EDITED: translate("ReviewStatus", "Changed after approval"),
        ReviewStatus.APPROVED: translate("ReviewStatus", "Approved"),
        ReviewStatus.REJECTED: translate("ReviewStatus", "Left out"),
        ReviewStatus.DUPLICATE: translate("ReviewStatus", "Duplicate"),
    }[status]


def reason_required(status: ReviewStatus) -> bool:
    """Whether a person must give words with this status: the question, why it is left out, why it is reopened."""
    return status in _NEEDS_REASON


def is_change(current: ReviewStatus, wanted: ReviewStatus) -> bool:
    """The same status again is no change and is not counted."""
    return current is not wanted


def check_step(current: ReviewStatus, assessment: Assessment) -> None:
    """Let an assessment of a report with status `current` pass, or raise StepRefused with the words to show."""
    wanted = assessment.status
    if len(assessment.reason) > REASON_LIMIT:
        raise StepRefused(
            translate("Review", "The reason is longer than {limit} characters. Shorten it.").format(limit=REASON_LIMIT)
        )
    if assessment.undoes:
        return
    if wanted not in STEPS[current]:
        raise StepRefused(_refusal(current, wanted))
    if reason_required(wanted) and not assessment.reason.strip():
        raise StepRefused(
            translate("Review", "“{status}” needs a reason. Write a few words on why.").format(
                status=status_label(wanted)
            )
        )
    if wanted is ReviewStatus.DUPLICATE:
        _check_duplicate(assessment)


def _check_duplicate(assessment: Assessment) -> None:
    if not assessment.duplicate_of:
        raise StepRefused(translate("Review", "Say which report this one repeats."))
    if assessment.duplicate_of == assessment.report_id:
        raise StepRefused(translate("Review", "A report cannot be a duplicate of itself. Choose the other report."))


def _refusal(current: ReviewStatus, wanted: ReviewStatus) -> str:
    if wanted is ReviewStatus.EDITED:
        return translate(
            "Review", "“{wanted}” is set by the database when an approved report is changed, never by hand."
        ).format(wanted=status_label(wanted))
    if current in (ReviewStatus.REJECTED, ReviewStatus.DUPLICATE):
        return translate("Review", "The report is “{current}”. Reopen it first; then it can become “{wanted}”.").format(
            current=status_label(current), wanted=status_label(wanted)
        )
    return translate("Review", "A report that is “{current}” cannot become “{wanted}”.").format(
        current=status_label(current), wanted=status_label(wanted)
    )
