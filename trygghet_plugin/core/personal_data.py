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


# What Word and Outlook make of a hyphen and a space, or put in without anybody seeing it.
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_UNSEEN, "")})

_PERSONNUMMER = re.compile(r"(?<!\d)(?<!\d-)(\d{2})?(\d{2})(\d{2})(\d{2})[ ]?[-+]?[ ]?(\d{4})(?![\d])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Opening hours and dates begin with a nought, too.
_CLOCK = r"(?:[01]\d|2[0-3])[.:][0-5]\d"
_HOURS = rf"{_CLOCK} ?[- ] ?{_CLOCK}(?!\d)"
_DATE = rf"0\d[-/. ]\d\d[-/. ](?:19|20)\d\d(?!\d)|0\d\.\d\d\.\d\d(?:(?! ?\.?\d)| {_CLOCK})"
_BETWEEN = r"(?: ?[-/] ?|[ .])?"
_PHONE = re.compile(
    rf"(?<!\w)(?<!\d-)(?<!\d\.)(?!{_HOURS}|{_DATE})"
    rf"(?:(?:\+46|0046){_BETWEEN}(?:\(0\))?{_BETWEEN}|0[ \-/]?)[1-9](?:{_BETWEEN}\d){{5,10}}(?![\d])"
)
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


def _phones(text: str) -> Iterator[Finding]:
    for finding in _matches(_PHONE, PHONE, text):
        # A single dot makes a decimal number, unless all ten digits of a mobile phone are there.
        digits = finding.text.replace(".", "", 1)
        decimal = "." in finding.text and digits.isdigit()
        if not decimal or (digits.startswith("07") and len(digits) == 10):
            yield finding


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
    plain = text.translate(_PLAIN)
    candidates = [*_personnummer(plain), *_matches(_EMAIL, EMAIL, plain), *_phones(plain), *_plates(plain)]
    kept: list[Finding] = []
    # The candidates come in order of trust: what an earlier kind claims, a later one leaves alone.
    for finding in candidates:
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    # Back to the places in the text as it was written, with what nobody sees.
    places = [place for place, character in enumerate(text) if character not in _UNSEEN]
    spans = sorted((places[one.start], places[one.end - 1] + 1, one.kind) for one in kept)
    return tuple(Finding(kind, start, end, text[start:end]) for start, end, kind in spans)


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
