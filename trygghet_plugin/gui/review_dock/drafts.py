"""What was typed about reports that are not on screen now: it waits until they come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from trygghet_plugin.core.review import ReviewStatus


@dataclass(frozen=True)
class Draft:
    """A text to partners that is not saved yet, and a step that was being written about."""

    public_text: Optional[str] = None
    step: Optional[ReviewStatus] = None
    reason: str = ""


class Drafts:
    """Drafts by report_id."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def keep(self, report_id: str, draft: Draft) -> None:
        """Keep what is worth keeping: a step without a word is none."""
        if draft.public_text is not None or (draft.step is not None and draft.reason):
            self._drafts[report_id] = draft

    def take(self, report_id: str) -> Draft:
        """Give a report's draft back and keep it no longer."""
        return self._drafts.pop(report_id, Draft())

    def text_is_decided(self, report_id: str, step_waits: bool) -> None:
        """Keep the text no longer, and the step only where it is still to be made."""
        draft = self.take(report_id)
        if step_waits:
            self.keep(report_id, Draft(None, draft.step, draft.reason))

    def clear(self) -> None:
        """Keep nothing."""
        self._drafts.clear()
