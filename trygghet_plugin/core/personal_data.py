"""A first guard against personal data in free text: numbers that identify. It warns; a person decides.

Names and addresses cannot be told from place names by rule, so the guard does not claim to find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trygghet_plugin.core.words import translate

MASK = "■■■"

PERSONNUMMER, PHONE, EMAIL, PLATE = "personnummer", "phone", "email", "plate"


@dataclass(frozen=True)
class Finding:
    """A stretch of text (start included, end excluded, in characters) that may identify someone."""

    kind: str
    start: int
    end: int
    text: str


_PERSONNUMMER = re.compile(r"(?<![\d-])(\d{2})?(\d{2})(\d{2})(\d{2})[ ]?[-+]?[ ]?(\d{4})(?![\d])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+46|0046|0)[ \-/]?(?:\(0\))?\d(?:[ \-/]?\d){5,10}(?![\d])")
# Swedish plates: three letters (I, Q, V, Å, Ä, Ö never occur), two digits and a digit or a letter.
_PLATE = re.compile(r"(?<!\w)[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[\dA-HJ-NPR-UW-Z](?!\w)", re.IGNORECASE)
_NOT_PLATES = frozenset(
    {"DEN", "KL", "NOV", "MAJ", "MAR", "DEC", "JUL", "JUN", "SEP", "APR", "FEB", "LAG", "RUM", "HUS"}
)


def _luhn(digits: str) -> bool:
    """Check digit of a personnummer of ten digits (Luhn, modulus 10)."""
    total = 0
    for place, digit in enumerate(digits):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _personnummer(text: str) -> Iterator[Finding]:
    for match in _PERSONNUMMER.finditer(text):
        _century, year, month, day, last = match.groups()
        number = int(day)
        # Coordination numbers (samordningsnummer) add 60 to the day.
        born = number - 60 if number > 60 else number
        try:
            date(2000 + int(year), int(month), born)
        except ValueError:
            continue
        separated = any(mark in match.group() for mark in "-+ ")
        if separated or _luhn(year + month + day + last):
            yield Finding(PERSONNUMMER, match.start(), match.end(), match.group())


def _plates(text: str) -> Iterator[Finding]:
    for match in _PLATE.finditer(text):
        # "nov 123" or "rum 214" in ordinary writing is no plate; a plate in capitals is.
        if match.group()[:3].upper() in _NOT_PLATES or (" " in match.group() and not match.group()[:3].isupper()):
            continue
        yield Finding(PLATE, match.start(), match.end(), match.group())


def _matches(pattern: re.Pattern[str], kind: str, text: str) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        yield Finding(kind, match.start(), match.end(), match.group())


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """Stretches that look like a personnummer, an e-mail address, a phone number or a number plate, in order, not
    overlapping."""
    candidates = [*_personnummer(text), *_matches(_EMAIL, EMAIL, text), *_matches(_PHONE, PHONE, text), *_plates(text)]
    kept: list[Finding] = []
    # The candidates come in order of trust: what an earlier kind claims, a later one leaves alone.
    for finding in candidates:
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda finding: finding.start))


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with every span (start, end) replaced by the mask."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + MASK + text[end:]
    return text


def kind_label(kind: str) -> str:
    """What a finding looks like, as people say it."""
    return {
        PERSONNUMMER: translate("PersonalData", "personal identity number"),
        PHONE: translate("PersonalData", "phone number"),
        EMAIL: translate("PersonalData", "e-mail address"),
        PLATE: translate("PersonalData", "number plate"),
    }[kind]
