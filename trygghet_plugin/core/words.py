"""How texts and numbers reach a person: the one door to translations, for rooms that know Qt and rooms that do not.

`translate` returns its English source until the plugin has installed Qt's translator, so that `core` and
`analysis` can raise errors and name things without importing Qt.
"""

from __future__ import annotations

from typing import Callable, Optional

Translator = Callable[[str, str, Optional[str], int], str]

THIN_SPACE = "\u2009"
MINUS = "\u2212"


def _source_text(context: str, text: str, disambiguation: str | None, n: int) -> str:
    return text if n < 0 else text.replace("%n", str(n))


_translator: Translator = _source_text
_language = "en"


def install(translator: Translator | None, language: str) -> None:
    """Let `translate` answer through `translator` in `language` ("sv" or "en"); None brings the English source back."""
    global _translator, _language
    _translator = translator or _source_text
    _language = "sv" if language.startswith("sv") else "en"


def language() -> str:
    """Language that people see now: "sv" or "en"."""
    return _language


def translate(context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Text in the user's language; `text` must be a literal, so that it can be collected for translation."""
    return _translator(context, text, disambiguation, n)


def number(value: float, decimals: int = 0) -> str:
    """A number as it is written in the user's language: thin space between thousands, comma decimals in Swedish."""
    text = f"{value:,.{decimals}f}"
    text = text.replace("-", MINUS)
    if _language == "sv":
        return text.replace(",", THIN_SPACE).replace(".", ",")
    return text.replace(",", THIN_SPACE)
