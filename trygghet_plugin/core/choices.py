"""Code lists: the categories, place types, severities and the other answers people choose between.

The lists shipped with the plugin lie in `resources/choices.json`; a workspace has its own copy, which the municipality
changes. Codes keep their meaning for ever, so an answer is retired (`active` false), never removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trygghet_plugin.core.words import language

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

BOTH_KINDS = "both"
OTHER_CATEGORY = "annat"
ALWAYS_INTERNAL_CATEGORIES = frozenset({"incident_anstalld"})
# Outside the municipality a dwelling is shown as the middle of a square of this side (metres) in the workspace's own
# grid, never as a point.
DWELLING_PLACE_TYPES = frozenset({"bostad_inne", "bostad_ute"})
BLOCK_SIZE = 250.0


@dataclass(frozen=True)
class Choice:
    """One possible answer of a list. `kind` and `ntu` are told for categories only; kind may be "both"."""

    list: str
    code: str
    label_sv: str
    label_en: str
    group: str | None = None
    kind: str | None = None
    ntu: str | None = None
    bra: str | None = None
    position: int = 0
    active: bool = True

    @property
    def label(self) -> str:
        """Label in the user's language, the other one where that is empty."""
        first, second = (self.label_sv, self.label_en) if language() == "sv" else (self.label_en, self.label_sv)
        return first or second or self.code


class ChoiceLists:
    """The code lists of a workspace, looked up by list and code."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        ordered = sorted(choices, key=lambda choice: (choice.list, choice.position, choice.code))
        self.all = tuple(ordered)
        self._by_code = {(choice.list, choice.code): choice for choice in ordered}

    def of(self, name: str, retired: bool = False) -> tuple[Choice, ...]:
        """Answers of a list in their order; retired ones only when asked for."""
        return tuple(choice for choice in self.all if choice.list == name and (choice.active or retired))

    def get(self, name: str, code: object) -> Choice | None:
        """One answer, or None where the list does not hold the code."""
        return self._by_code.get((name, str(code)))

    def label(self, name: str, code: object) -> str:
        """Label of a code in the user's language; the code itself where the list does not know it."""
        choice = self.get(name, code)
        return choice.label if choice else str(code or "")

    def categories_of_group(self, group: str) -> tuple[Choice, ...]:
        """Active categories of a tile. `annat`, which belongs to no group, comes last in each that has events."""
        return tuple(choice for choice in self.of("category") if choice.group == group or choice.group is None)


@lru_cache(maxsize=1)
def default_choices() -> ChoiceLists:
    """The lists a new workspace starts with."""
    rows = json.loads((RESOURCES / "choices.json").read_text(encoding="utf-8"))
    return ChoiceLists(Choice(**row) for row in rows)
