"""Texts and numbers as people read them."""

from __future__ import annotations

import pytest

from trygghet_plugin.core import words


def test_source_text_until_a_translator_comes() -> None:
    assert words.translate("X", "Hello {name}") == "Hello {name}"
    assert words.translate("X", "%n report(s)", None, 3) == "3 report(s)"
    words.install(lambda context, text, _hint, n: f"{context}/{text}/{n}", "sv_SE")
    assert words.translate("X", "Hello") == "X/Hello/-1"
    assert words.language() == "sv"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1234567, 0, "1\u2009234\u2009567", "1\u2009234\u2009567"),
        (3.14159, 1, "3,1", "3.1"),
        (-2.5, 1, "\u22122,5", "\u22122.5"),
        (0, 0, "0", "0"),
    ],
)
def test_numbers(value: float, decimals: int, swedish: str, english: str) -> None:
    assert words.number(value, decimals) == english
    words.install(None, "sv")
    assert words.number(value, decimals) == swedish
