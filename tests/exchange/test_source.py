"""Files from outside: what is read, and what is refused before anything opens it."""

from __future__ import annotations

import csv
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core.errors import ImportRefused
from trygghet_plugin.exchange import source
from trygghet_plugin.exchange.profile import parse_profile
from trygghet_plugin.exchange.source import open_source
from trygghet_plugin.exchange.table import SourceTable
from trygghet_plugin.exchange.values import guard_formula

PROFILE = {"name": "prov", "geometry": {"x": "X", "y": "Y"}, "fields": {"category": {"column": "Typ"}}}
VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>'
    "</OGRVRTDataSource>"
)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def read(path: Path, content: bytes | str | None = None, **profile: object) -> SourceTable:
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return open_source(str(path), parse_profile({**PROFILE, **profile}))


def refusal(path: Path, content: bytes | str | None = None, **profile: object) -> str:
    with pytest.raises(ImportRefused) as refused:
        read(path, content, **profile)
    message = str(refused.value)
    assert message.endswith(".")
    assert "root:" not in message
    return message


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_the_forms_people_save_it(tmp_path: Path, separator: str, encoding: str) -> None:
    text = (
        separator.join(["Ärende", "Typ", "Text"]) + "\r\n" + separator.join(["1", "Klotter", '"två\nrader; och, mer"'])
    )
    table = read(tmp_path / "å ä.csv", text.encode(encoding))
    assert table.columns == ("Ärende", "Typ", "Text")
    assert [row.cells for row in table.rows] == [{"Ärende": "1", "Typ": "Klotter", "Text": "två\nrader; och, mer"}]
    assert (table.rows[0].number, table.name) == (2, "å ä.csv")


def test_row_numbers_are_a_spreadsheets_and_blank_rows_count(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "a;b\n1;2\n;\n\n3;4\n")
    assert [row.number for row in table.rows] == [2, 5]


def test_short_rows_are_filled_and_long_ones_are_told(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "a;b\n1\n1;2;;\n1;2;3\n")
    assert [row.problem[:26] for row in table.rows] == ["", "", "The row has 3 cells, the h"]
    assert table.rows[0].cells == {"a": "1", "b": ""}


def test_one_megabyte_of_text_is_one_cell(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "a;b\n1;" + "x" * 1_000_000 + "\n2;y\n")
    assert [len(row.cells["b"]) for row in table.rows] == [1_000_000, 1]


def test_formula_text_stays_text_and_our_own_guard_is_taken_off(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", "a;b\n=cmd|' /C calc'!A0;'=1+1\n")
    assert table.rows[0].cells == {"a": "=cmd|' /C calc'!A0", "b": "=1+1"}


# Row 3 opens a quotation mark it never closes; the row's other cells and the file's end differ.
UNBALANCED = {
    "to the end of the file": '2;Klotter;"Trasig ruta;5;6',
    "to the next mark": '2;Klotter;"Trasig ruta;5;6\n3;Lampa;"Lyser inte";5;6',
    "to a mark at the end of a cell": '2;Klotter;"Trasig ruta;5;6\n3;Lampa;rör 5";5;6',
    "over a whole row": '2;Klotter;"Trasig ruta;5;6\n3;Lampa;Mörkt;5;6\n4;Lampa;rör 5";5;6',
    "text after the closing mark": '2;Klotter;"Kalle" sa hej;5;6',
}


@pytest.mark.parametrize("middle", UNBALANCED.values(), ids=UNBALANCED)
def test_a_quotation_mark_too_many_loses_its_own_row_and_no_other(tmp_path: Path, middle: str) -> None:
    after = [f"{number};Klotter;text;5;6" for number in range(5, 105)]
    table = read(tmp_path / "a.csv", "\n".join(["Nr;Typ;Text;X;Y", "1;Klotter;Hel;5;6", middle, *after]) + "\n")
    told = [(row.number, row.problem) for row in table.rows if row.problem]
    assert [number for number, _problem in told] == [3]
    assert "line 3" in told[0][1]
    numbers = [row.cells["Nr"] for row in table.rows if not row.problem]
    between = [line.split(";")[0] for line in middle.split("\n")[1:]]
    assert numbers == ["1", *between, *(str(number) for number in range(5, 105))]


def test_a_quotation_mark_within_a_cell_is_text(tmp_path: Path) -> None:
    table = read(tmp_path / "a.csv", 'Nr;Text\n1;5" rör\n2;ett "citat" här\n3;"5"" rör"\n')
    assert [(row.cells["Text"], row.problem) for row in table.rows] == [
        ('5" rör', ""),
        ('ett "citat" här', ""),
        ('5" rör', ""),
    ]


def test_text_of_several_lines_with_commas_is_one_cell(tmp_path: Path) -> None:
    # Each line has as many commas as a row: only the numbers tell that they are none.
    table = read(tmp_path / "a.csv", 'Nr,Text,X,Y\n1,"Hej, igen, du\nDå, slut",5,6\n')
    assert [(row.cells["Text"], row.problem) for row in table.rows] == [("Hej, igen, du\nDå, slut", "")]


def test_an_open_quotation_mark_in_the_header_is_refused(tmp_path: Path) -> None:
    assert "line 1" in refusal(tmp_path / "a.csv", 'Nr;"Typ;X;Y\n1;2;3;4\n')


def test_a_file_whose_quotation_marks_never_match_is_refused_soon(tmp_path: Path) -> None:
    # Every row would be read to the end of the file in search of its closing mark.
    message = refusal(tmp_path / "a.csv", "a;b\n" + 'x";"y\n' * 20_000)
    assert "line 2" in message


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5), st.sampled_from(";,\t"))
def test_any_text_survives_an_export_and_its_import(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], separator: str
) -> None:
    path = tmp_path_factory.mktemp("round") / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
        writer.writerow(["nr", "a", "b"])
        writer.writerows([number, *map(guard_formula, row)] for number, row in enumerate(rows))
    read_back = [(row.cells["a"], row.cells["b"]) for row in read(path).rows]
    assert read_back == rows


def test_named_encoding_and_delimiter_win(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "å|b\n1|2".encode("cp1252"), encoding="windows-1252", delimiter="|").columns == (
        "å",
        "b",
    )
    assert "line 2" in refusal(tmp_path / "b.csv", "a;b\nå;2".encode("cp1252"), encoding="utf-8")


def test_json_lists_are_flattened(tmp_path: Path) -> None:
    table = read(
        tmp_path / "a.json", '[{"id": 1, "name": "x", "location": {"name": "Ö", "gps": "58,12"}, "open": true}, 7]'
    )
    assert table.rows[0].cells == {
        "id": 1,
        "name": "x",
        "location.name": "Ö",
        "location.gps": "58,12",
        "gps": "58,12",
        "open": "ja",
    }
    assert table.rows[1].problem


def test_geojson_with_and_without_its_system(tmp_path: Path) -> None:
    feature = '{"type": "Feature", "id": 5, "properties": {"Typ": "a"}, "geometry": %s}'
    point, line = (
        '{"type": "Point", "coordinates": [1, 2, 3]}',
        '{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}',
    )
    features = ",".join(
        feature % one for one in (point, line, "null", '{"type": "MultiPoint", "coordinates": [[1, 2]]}')
    )
    text = '{"type": "FeatureCollection", %s "features": [' + features + "]}"
    table = read(tmp_path / "a.geojson", text % "")
    assert [row.point for row in table.rows] == [(1, 2), None, None, (1, 2)]
    assert (table.epsg, table.rows[0].cells) == (4326, {"Typ": "a", "id": "5"})
    crs = '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}},'
    assert read(tmp_path / "b.json", text % crs).epsg == 3006


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.txt"])
@pytest.mark.parametrize("content", [VRT, "\ufeff \n" + VRT, DOCTYPE, "<html>"])
def test_xml_dressed_up_as_a_table_is_not_opened(tmp_path: Path, name: str, content: str) -> None:
    assert "XML" in refusal(tmp_path / name, content)


def test_a_zip_is_not_opened_whatever_its_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.csv", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", b"\0" * 10_000_000)
    assert "not text" in refusal(tmp_path / "bomb.csv")
    assert "not a kind of file" in refusal(tmp_path / "bomb.zip", (tmp_path / "bomb.csv").read_bytes())


@pytest.mark.parametrize("name", ["x.vrt", "x.gpkg", "x.shp", "x.kml", "x.xlsx", "x", "x.csv.exe"])
def test_other_kinds_of_files_are_not_touched(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    os.mkfifo(path)  # opening it would hang
    assert "not a kind of file" in refusal(path)


def test_a_pipe_with_the_right_ending_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.csv")
    assert "is not there" in refusal(tmp_path / "x.csv")


@pytest.mark.parametrize(
    "text",
    [
        "/vsicurl/http://127.0.0.1:1/x.csv",
        "/vsizip//tmp/x.zip/x.csv",
        "http://127.0.0.1:1/x.csv",
        "https://example.org/x.json",
        "file:///etc/x.csv",
        "postgres:trygghet",
        "PG:dbname=x.csv",
        "ftp://127.0.0.1/x.csv",
        "data:text/csv,a.csv",
    ],
)
def test_addresses_are_refused(text: str) -> None:
    assert "Save the data" in refusal(Path(text)) if "//" not in text else "Save the data" in _refused(text)


def _refused(text: str) -> str:
    with pytest.raises(ImportRefused) as refused:
        open_source(text, parse_profile(PROFILE))
    return str(refused.value)


def test_a_folder_nothing_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert "folder" in refusal(tmp_path / "folder.csv")
    assert "is not there" in refusal(tmp_path / "missing.csv")
    assert "No file" in _refused("  ")
    assert "a" * 60 in _refused("a" * 5000 + ".csv")
    assert "a\0b.csv" in _refused("a\0b.csv")


def test_an_empty_file_binary_and_broken_json(tmp_path: Path) -> None:
    assert "empty" in refusal(tmp_path / "a.csv", "\ufeff\r\n")
    assert "line 2" in refusal(tmp_path / "b.csv", b"a;b\n1;\0\n")
    assert "not valid JSON" in refusal(tmp_path / "c.json", '[{"a": NaN}]')
    assert "not valid JSON" in refusal(tmp_path / "d.json", "[" * 200_000)
    assert "not valid JSON" in refusal(tmp_path / "e.json", '[{"a": 1}')
    assert "neither" in refusal(tmp_path / "f.json", '{"a": 1}')


def test_two_columns_of_the_same_name_are_refused(tmp_path: Path) -> None:
    assert "“Typ”" in refusal(tmp_path / "a.csv", "Typ;X;Typ\na;1;b\n")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "SIZE_LIMIT", 10)
    assert "MB" in refusal(tmp_path / "a.csv", "a;b\n1;2\n3;4\n")


def test_the_same_bytes_have_the_same_fingerprint(tmp_path: Path) -> None:
    first, second = read(tmp_path / "a.csv", "a;b\n1;2"), read(tmp_path / "b.csv", "a;b\n1;2")
    assert first.sha256 == second.sha256
    assert len(first.sha256) == 64
