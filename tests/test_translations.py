"""Every text has its Swedish, and what is written can be found again by Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from tests.conftest import ROOT
from tools.package import compile_translations
from tools.texts import Text, placeholders, texts_of
from tools.translations import key_of, read_lines, read_ts, ts_path, write_ts

TEXTS, WRONG = texts_of(ROOT / "trygghet_plugin")
MARKUP = re.compile(r"</?[a-z]+>")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("i18n")
    compile_translations(folder)
    return folder


@contextmanager
def _installed(folder: Path, language: str) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(folder / f"trygghet_plugin_{language}.qm"))
    assert QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_every_text_is_written_out() -> None:
    assert WRONG == []


def test_every_text_has_swedish_and_nothing_else_is_kept() -> None:
    assert len(TEXTS) > 50
    kept = read_ts(ts_path("sv"))
    assert [key_of(text) for text in TEXTS if key_of(text) not in kept] == []
    assert sorted(set(kept) - {key_of(text) for text in TEXTS}) == []
    assert 'type="unfinished"' not in ts_path("sv").read_text(encoding="utf-8")


def test_english_plurals_are_complete() -> None:
    assert set(read_ts(ts_path("en"))) == {key_of(text) for text in TEXTS if text.plural}


def test_a_text_is_either_a_plural_or_not() -> None:
    keys = [key_of(text) for text in TEXTS]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_placeholders_and_markup_survive_translation(language: str) -> None:
    kept = read_ts(ts_path(language))
    differing = []
    for text in TEXTS:
        for form in kept.get(key_of(text), ()):
            same = placeholders(form) == placeholders(text.source)
            if not same or sorted(MARKUP.findall(form)) != sorted(MARKUP.findall(text.source)):
                differing.append((text.source, form))
    assert differing == []


def test_swedish_quotes_look_the_same_on_both_sides() -> None:
    texts = [form for forms in read_ts(ts_path("sv")).values() for form in forms]
    assert [text for text in texts if set("“„«»‘") & set(text) or text.count("”") % 2] == []


def test_qt_finds_every_swedish_text(qgis_app: QgsApplication, compiled: Path) -> None:
    kept = read_ts(ts_path("sv"))
    translate = QCoreApplication.translate
    with _installed(compiled, "sv"):
        for text in TEXTS:
            for n, form in enumerate(kept[key_of(text)], start=1 if text.plural else -1):
                shown = translate(text.context, text.source, text.comment or None, n)
                assert shown == form.replace("%n", str(n))


def test_forms_follow_the_number(qgis_app: QgsApplication, tmp_path: Path) -> None:
    text = Text("Queue", "%n report(s) in {place}", plural=True)
    other = Text("Queue", "Över & under <b>", "as a heading")
    swedish = {key_of(text): ("%n rapport i {place}", "%n rapporter i {place}"), key_of(other): ("Ovan",)}
    write_ts(ts_path("sv", tmp_path), "sv_SE", [text, other], swedish)
    assert read_ts(ts_path("sv", tmp_path)) == swedish
    compile_translations(tmp_path / "made", tmp_path)
    translate = QCoreApplication.translate
    with _installed(tmp_path / "made", "sv"):
        shown = [translate(text.context, text.source, None, n) for n in (0, 1, 2)]
        assert shown == ["0 rapporter i {place}", "1 rapport i {place}", "2 rapporter i {place}"]
        assert translate("Queue", "Över & under <b>", "as a heading") == "Ovan"


def test_compiling_twice_gives_the_same_bytes(compiled: Path, tmp_path: Path) -> None:
    for again in compile_translations(tmp_path):
        assert again.read_bytes() == (compiled / again.name).read_bytes()


CODE = '''
translate("A", f"{n} reports")
translate("A", text)
translate(context, "Text")
words.translate("A", "Fine {x}").format(x=1)
painter.translate(width / 2, height / 2)
translate("A", "%n point(s)", None, len(points))
translate("A", "Open", disambiguation="a verb")
translate("A", "%n file(s)", n=2)
'''


def test_f_strings_and_variables_are_refused(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text(CODE, encoding="utf-8")
    texts, wrong = texts_of(tmp_path)
    assert texts == [
        Text("A", "%n file(s)", plural=True),
        Text("A", "%n point(s)", plural=True),
        Text("A", "Fine {x}"),
        Text("A", "Open", "a verb"),
    ]
    assert [problem.place.partition(":")[2] for problem in wrong] == ["2", "3", "4"]
    assert "f-string" in wrong[0].why


def test_lines_of_a_colleague_are_read(tmp_path: Path) -> None:
    lines = tmp_path / "more.jsonl"
    one, many = '{"context": "A", "source": "B", "sv": "C"}', '{"context": "A", "source": "%n", "sv": ["1", "2"]}'
    lines.write_text(f"{one}\n\n{many}\n", encoding="utf-8")
    assert read_lines([lines], "sv") == {("A", "B", ""): ("C",), ("A", "%n", ""): ("1", "2")}
