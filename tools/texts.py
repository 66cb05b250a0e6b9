"""Every text people can see: the literals of `translate("Context", "text")` in the plugin, found in its code."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = ("translate", "words.translate")  # a painter has a `translate` of its own


@dataclass(frozen=True, order=True)
class Text:
    """One text as Qt looks it up."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


@dataclass(frozen=True)
class Unreadable:
    """A call of `translate` whose text nobody can translate, because it is not written out."""

    place: str
    why: str


def texts_of(package: Path) -> tuple[list[Text], list[Unreadable]]:
    """All texts of the Python files below `package`, sorted, and the calls that break the rule."""
    found: set[Text] = set()
    wrong: list[Unreadable] = []
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        for call in _translate_calls(tree):
            try:
                found.add(_text(call))
            except ValueError as error:
                wrong.append(Unreadable(f"{path.relative_to(package.parent)}:{call.lineno}", str(error)))
    return sorted(found), wrong


def placeholders(text: str) -> list[str]:
    """Names a text expects from `.format`, and Qt's %n, sorted."""
    names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    return sorted(names + ["%n"] * text.count("%n"))


def _translate_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
            yield node


def _text(call: ast.Call) -> Text:
    if any(isinstance(argument, ast.Starred) for argument in call.args) or len(call.args) < 2:
        raise ValueError("context and text must be written out as the first two arguments")
    given = dict(zip(("context", "source", "comment", "n"), call.args))
    named = {word.arg: word.value for word in call.keywords}
    given.update({"comment" if name == "disambiguation" else name: value for name, value in named.items()})
    comment = given.get("comment")
    return Text(
        context=_literal(given["context"], "the context"),
        source=_literal(given["source"], "the text"),
        comment="" if comment is None or _is_none(comment) else _literal(comment, "the disambiguation"),
        plural="n" in given,
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _literal(node: ast.expr, what: str) -> str:
    if isinstance(node, ast.JoinedStr):
        raise ValueError(f"{what} is an f-string; write a literal and call .format on the result")
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        raise ValueError(f"{what} is not a literal")
    return node.value
