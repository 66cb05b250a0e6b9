"""Keep i18n/*.ts in step with the code: collect the texts, keep the Swedish there is, add what JSON lines bring.

    python -m tools.translations [more.jsonl …]

A line is {"context": "…", "source": "…", "sv": "…"}, for a plural "sv": ["one form", "many form"]; "comment" names a
disambiguation, and "en" gives the two English forms where an added "s" is not enough. The English file holds
plurals only. Prints what is missing and ends with 1 while something is.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Union
from xml.sax.saxutils import escape

from tools.texts import Text, texts_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "trygghet_plugin"
Forms = tuple[str, ...]
Key = tuple[str, str, str]
Translations = dict[Key, Forms]


def ts_path(language: str, root: Path = ROOT) -> Path:
    """Where a language's translations are kept."""
    return root / "i18n" / f"trygghet_plugin_{language}.ts"


def key_of(text: Text) -> Key:
    """What a translation is found by."""
    return text.context, text.source, text.comment


def read_ts(path: Path) -> Translations:
    """Finished translations of a .ts file; a plural has two forms."""
    found: Translations = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            found[key] = forms
    return found


def write_ts(path: Path, language: str, texts: Iterable[Text], translations: Mapping[Key, Forms]) -> None:
    """Write every text, sorted, with its translation or marked as unfinished."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context, group in groupby(sorted(texts), key=lambda text: text.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in group:
            lines += _message(text, translations.get(key_of(text), ()))
        lines.append("</context>")
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def _message(text: Text, forms: Forms) -> list[str]:
    done = len(forms) == (2 if text.plural else 1) and all(forms)
    state = "" if done else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if text.plural else "    <message>"]
    lines.append(f"        <source>{escape(text.source)}</source>")
    if text.comment:
        lines.append(f"        <comment>{escape(text.comment)}</comment>")
    if text.plural:
        lines.append(f"        <translation{state}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in (forms if done else ("", ""))]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{escape(forms[0]) if done else ''}</translation>")
    return [*lines, "    </message>"]


def read_lines(paths: Iterable[Path], language: str) -> Translations:
    """Translations into `language` that the JSON lines of `paths` bring."""
    found: Translations = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                pair = json.loads(line)
                given: Union[str, list[str], None] = pair.get(language)
                if given is not None:
                    forms = (given,) if isinstance(given, str) else tuple(given)
                    found[(pair["context"], pair["source"], pair.get("comment") or "")] = forms
            except (ValueError, KeyError) as error:
                raise SystemExit(f"{path}:{number}: not a line with context and source: {error!r}") from error
    return found


def english_forms(text: Text) -> Forms:
    """The two English forms of "%n report(s)"; "%n new" is the same for one and many."""
    return text.source.replace("(s)", ""), text.source.replace("(s)", "s")


def main(arguments: list[str]) -> int:
    """Merge and report."""
    texts, wrong = texts_of(PACKAGE)
    paths = [Path(name) for name in arguments]
    swedish = {**read_ts(ts_path("sv")), **read_lines(paths, "sv")}
    plurals = [text for text in texts if text.plural]
    english = {key_of(text): english_forms(text) for text in plurals}
    english.update({**read_ts(ts_path("en")), **read_lines(paths, "en")})
    write_ts(ts_path("sv"), "sv_SE", texts, swedish)
    write_ts(ts_path("en"), "en_GB", plurals, english)

    known = {key_of(text) for text in texts}
    missing = [text for text in texts if key_of(text) not in read_ts(ts_path("sv"))]
    for problem in wrong:
        print(f"{problem.place}: {problem.why}")
    for text in missing:
        pair = {"context": text.context, "source": text.source, "sv": ["", ""] if text.plural else ""}
        print(json.dumps(pair if not text.comment else {**pair, "comment": text.comment}, ensure_ascii=False))
    for key in sorted(set(read_lines(paths, "sv")) - known):
        print(f"no longer used: {key[0]}: {key[1]}")
    print(f"{len(texts)} texts, {len(missing)} without Swedish", file=sys.stderr)
    return 1 if missing or wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
