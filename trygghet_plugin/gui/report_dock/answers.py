"""What is filled in, all parts of the form together: as a draft keeps it, given back, and cleared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trygghet_plugin.gui.report_dock.layout import FormLayout
from trygghet_plugin.gui.report_dock.photo_strip import CleanPhoto


def to_plain(parts: FormLayout) -> dict[str, Any]:
    """Every answer as JSON takes it; the photos are kept beside it."""
    return {
        "category": parts.category.category, "kind": parts.category.kind, "point": parts.place.point,
        "accuracy": parts.place.accuracy, "severity": parts.severity.code, "time": parts.time.to_plain(),
        "answers": parts.questions.to_plain(),
    }


def is_empty(parts: FormLayout) -> bool:
    """Whether nothing worth keeping was answered yet."""
    plain = to_plain(parts)
    answered = (plain["category"], plain["point"], plain["severity"], plain["answers"], plain["time"]["occurred"])
    return not any(answered) and not parts.photos.photos


def restore(parts: FormLayout, plain: Mapping[str, Any], photos: Sequence[CleanPhoto]) -> None:
    """Fill an empty form with what `to_plain` gave."""
    parts.questions.restore(plain.get("answers") or {})
    if plain.get("category"):
        parts.category.choose(plain["category"], plain.get("kind") or "")
    if plain.get("point"):
        parts.place.set_point(tuple(plain["point"]), plain.get("accuracy"))
    parts.time.from_plain(plain.get("time") or {})
    parts.severity.choose(plain.get("severity") or "")
    parts.photos.restore(photos)
    parts.restored.show()


def clear(parts: FormLayout, keep: tuple[str, ...]) -> None:
    """Nothing answered; `keep` names columns whose answers stay."""
    parts.category.clear()
    parts.place.clear()
    parts.nearby.ask(None)
    parts.time.clear()
    parts.severity.choose("")
    parts.questions.clear(keep)
    parts.questions.set_answer("organisation", parts.organisation.currentData() or "")
    parts.photos.restore(())
    parts.restored.hide()
