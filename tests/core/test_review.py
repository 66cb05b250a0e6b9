"""Every step between statuses, allowed or refused, against the table of design §3 written out once more."""

from __future__ import annotations

import pytest

from trygghet_plugin.core.errors import StepRefused
from trygghet_plugin.core.review import (
    OPEN_STATUSES,
    REASON_LIMIT,
    Assessment,
    ReviewStatus,
    check_step,
    is_change,
    reason_required,
    status_label,
)

REPORT, OTHER = "6d0f2c4e-0000-4000-8000-000000000001", "6d0f2c4e-0000-4000-8000-000000000002"
FROM_OPEN = {"approved", "rejected", "needs_info", "duplicate"}
ALLOWED = {
    "new": FROM_OPEN,
    "needs_info": FROM_OPEN - {"needs_info"},
    "edited": FROM_OPEN,
    "approved": {"rejected", "needs_info", "duplicate"},
    "rejected": {"new"},
    "duplicate": {"new"},
}


def assessment(status: str, reason: str = "prov", duplicate_of: str | None = OTHER, undoes: bool = False) -> Assessment:
    return Assessment(REPORT, 1, ReviewStatus(status), "anna", reason, duplicate_of, undoes)


@pytest.mark.parametrize("current", list(ALLOWED))
@pytest.mark.parametrize("wanted", list(ALLOWED))
def test_each_step_is_allowed_or_refused_with_words(current: str, wanted: str) -> None:
    if wanted in ALLOWED[current]:
        check_step(ReviewStatus(current), assessment(wanted))
    else:
        with pytest.raises(StepRefused) as refusal:
            check_step(ReviewStatus(current), assessment(wanted))
        assert status_label(ReviewStatus(wanted)) in str(refusal.value)
        assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("status", ["rejected", "needs_info"])
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_leaving_out_and_asking_need_words(status: str, reason: str) -> None:
    with pytest.raises(StepRefused, match="needs a reason"):
        check_step(ReviewStatus.NEW, assessment(status, reason))


def test_reopening_needs_words_and_approving_does_not() -> None:
    with pytest.raises(StepRefused):
        check_step(ReviewStatus.REJECTED, assessment("new", ""))
    check_step(ReviewStatus.NEW, assessment("approved", ""))
    assert {status for status in ReviewStatus if reason_required(status)} == {
        ReviewStatus.REJECTED,
        ReviewStatus.NEEDS_INFO,
        ReviewStatus.NEW,
    }


@pytest.mark.parametrize("original", [None, "", REPORT])
def test_a_duplicate_needs_another_report(original: str | None) -> None:
    with pytest.raises(StepRefused):
        check_step(ReviewStatus.NEW, assessment("duplicate", duplicate_of=original))


def test_an_undo_may_go_back_anywhere_but_not_with_a_book_as_reason() -> None:
    check_step(ReviewStatus.REJECTED, assessment("approved", undoes=True))
    with pytest.raises(StepRefused, match="longer than"):
        check_step(ReviewStatus.REJECTED, assessment("approved", "x" * (REASON_LIMIT + 1), undoes=True))


def test_the_same_status_is_no_change() -> None:
    assert not is_change(ReviewStatus.APPROVED, ReviewStatus.APPROVED)
    assert is_change(ReviewStatus.APPROVED, ReviewStatus.REJECTED)


def test_open_means_that_somebody_has_to_look() -> None:
    assert {status.value for status in OPEN_STATUSES} == {"new", "needs_info", "edited"}


def test_only_the_database_sets_edited() -> None:
    with pytest.raises(StepRefused, match="never by hand"):
        check_step(ReviewStatus.APPROVED, assessment("edited"))
