"""Two people changed one report: column by column, what was seen, what each made of it, what may be kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from trygghet_plugin.core.report import StoredReport

PLACE = "geom"
"""Column that stands for x and y together; its values are pairs x, y."""
DECIDED = frozenset({"status", "status_reason", "duplicate_of"})
"""Follow from an assessment: whoever assesses has to have read the report as it is, so they are never chosen here."""
# Who changed what when is told beside the comparison, and the rest follows from other columns.
_NOT_COMPARED = frozenset(
    {
        "fid",
        "geom",
        "revision",
        "updated_at",
        "updated_by",
        "status_at",
        "status_by",
        "first_assessed_at",
        "area_code",
        "x",
        "y",
    }
)
# Comparing longer texts word by word would stall the window.
_MOST_WORDS = 1_500
_WORD = re.compile(r"\w+|\W")


@dataclass(frozen=True)
class Difference:
    """One column in three versions: as the user saw it, as they want it, as it is stored now."""

    column: str
    seen: Any
    mine: Any
    theirs: Any

    @property
    def choosable(self) -> bool:
        """Whether one of two values has to be taken."""
        nowhere = self.column == PLACE and self.mine is None
        return self.column not in DECIDED and not _same(self.mine, self.theirs) and not nowhere

    @property
    def both(self) -> bool:
        """Whether both changed it, each to something else."""
        return not _same(self.mine, self.seen) and not _same(self.theirs, self.seen) and self.choosable

    @property
    def mine_first(self) -> bool:
        """Whether mine is proposed: only where nobody else touched the column."""
        return self.choosable and _same(self.theirs, self.seen)


def differences(seen: StoredReport, wanted: Mapping[str, Any], theirs: StoredReport) -> tuple[Difference, ...]:
    """Columns in which what was wanted, or is stored now, differs from what was seen; what was wanted comes first."""
    columns = dict.fromkeys(
        column for column in (*wanted, *theirs.values) if column not in _NOT_COMPARED and column in theirs.values
    )
    every = [
        Difference(
            column, seen.values.get(column), wanted.get(column, seen.values.get(column)), theirs.values.get(column)
        )
        for column in columns
    ]
    place = (wanted["x"], wanted["y"]) if "x" in wanted else seen.point
    every.append(Difference(PLACE, seen.point, place, theirs.point))
    return tuple(one for one in every if not (_same(one.seen, one.theirs) and _same(one.seen, one.mine)))


def merged(every: Collection[Difference], mine: Collection[str]) -> dict[str, Any]:
    """What has to be written over theirs (x and y among it) so that the columns in `mine` are as the user has them."""
    values: dict[str, Any] = {}
    for one in every:
        if one.column not in mine or not one.choosable:
            continue
        if one.column == PLACE:
            values.update(x=one.mine[0], y=one.mine[1])
        else:
            values[one.column] = one.mine
    return values


def _same(one: Any, other: Any) -> bool:
    """An empty text and none are the same to people."""
    return bool((None if one == "" else one) == (None if other == "" else other))


def changed_words(before: str, after: str) -> Iterator[tuple[str, str]]:
    """`after` in pieces, each with what became of it since `before`: "same", "new", or "gone" for what it lacks."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        yield "new", after
        return
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what in ("replace", "delete"):
            yield "gone", "".join(old[old_from:old_to])
        if new_to > new_from:
            yield "same" if what == "equal" else "new", "".join(new[new_from:new_to])
