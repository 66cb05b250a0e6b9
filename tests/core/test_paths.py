"""Every path function, with the forms Windows writes paths in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trygghet_plugin.core import paths

DRIVE = r"G:\Trygghet å\Vårgårda kommun\trygghet.gpkg"
SHARE = r"\\server01\delning$\Säkerhet & trygghet\trygghet.gpkg"
SHARE_SLASHES = "//server01/delning$/trygghet.gpkg"
POSIX = "/home/åsa/trygg het/trygghet.gpkg"


@pytest.mark.parametrize(
    ("text", "windows", "share"),
    [
        (DRIVE, True, False),
        ("c:/Trygghet/t.gpkg", True, False),
        (SHARE, True, True),
        (SHARE_SLASHES, True, True),
        (POSIX, False, False),
        ("t.gpkg", False, False),
        ("///t.gpkg", False, False),
        (r"\\?\C:\t.gpkg", True, False),
        ("", False, False),
    ],
)
def test_how_a_path_is_written(text: str, windows: bool, share: bool) -> None:
    assert paths.is_windows_path(text) is windows
    assert paths.is_share(text) is share


@pytest.mark.parametrize(
    ("database", "photos"),
    [
        (DRIVE, r"G:\Trygghet å\Vårgårda kommun\trygghet_photos"),
        (SHARE, r"\\server01\delning$\Säkerhet & trygghet\trygghet_photos"),
        (POSIX, "/home/åsa/trygg het/trygghet_photos"),
        ("/data/min.fil.gpkg", "/data/min.fil_photos"),
    ],
)
def test_folders_beside_the_file(database: str, photos: str) -> None:
    assert paths.photo_folder(database) == photos
    assert paths.backup_folder(database) == photos.replace("_photos", "_backup")


@pytest.mark.parametrize(
    ("database", "uri"),
    [
        (POSIX, "file:///home/%C3%A5sa/trygg%20het/trygghet.gpkg?mode=ro"),
        ("/data/50% klart?.gpkg", "file:///data/50%25%20klart%3F.gpkg?mode=ro"),
        ("/data/a#b.gpkg", "file:///data/a%23b.gpkg?mode=ro"),
        (r"G:\Å b\t.gpkg", "file:///G:/%C3%85%20b/t.gpkg?mode=ro"),
        (SHARE_SLASHES, "file:////server01/delning%24/trygghet.gpkg?mode=ro"),
    ],
)
def test_sqlite_finds_the_file_by_its_uri(database: str, uri: str) -> None:
    assert paths.sqlite_uri(database, "ro") == uri


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("v. 47: torget/parken?", "v. 47_ torget_parken_"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("", "_"),
        ("...", "_"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("å ä ö", "å ä ö"),
        ("a\x00b\nc", "a_b_c"),
        ("namn. ", "namn"),
    ],
)
def test_names_every_system_takes(text: str, name: str) -> None:
    assert paths.safe_file_name(text) == name


@given(st.text())
def test_any_text_becomes_a_safe_name(text: str) -> None:
    name = paths.safe_file_name(text, ".png")
    assert name.endswith(".png")
    assert 4 < len(name) <= 120 + 1
    assert not set('<>:"/\\|?*').intersection(name)
    assert paths.is_inside("/root", name)


@pytest.mark.parametrize(("folder", "database", "copy"), [
    (r"\\server01\alla$", DRIVE, r"\\server01\alla$\trygghet_laskopia.gpkg"),
    (r"Q:\läs här", SHARE, r"Q:\läs här\trygghet_laskopia.gpkg"),
    ("/srv/läs", POSIX, "/srv/läs/trygghet_laskopia.gpkg"),
    ("/srv/läs", "postgres:trygghet?schema=trygghet", "/srv/läs/trygghet_laskopia.gpkg"),
])
def test_the_copy_is_named_after_the_workspace(folder: str, database: str, copy: str) -> None:
    assert paths.readers_copy(folder, database) == copy


@pytest.mark.parametrize("relative", ["a.jpg", "2026/a b.jpg", "2026\\å.jpg"])
def test_inside(relative: str) -> None:
    assert paths.is_inside("/photos", relative)


@pytest.mark.parametrize(
    "relative",
    [
        "",
        "/etc/passwd",
        "\\windows\\x",
        "..",
        "a/../../b",
        "a\\..\\b",
        "C:\\x.jpg",
        "C:x.jpg",
        "a.jpg:stream",
        "\\\\server\\x",
        "con",
        "a/NUL.jpg",
    ],
)
def test_outside(relative: str) -> None:
    assert not paths.is_inside("/photos", relative)


def test_postgres_is_no_file() -> None:
    assert paths.is_postgres("postgres:trygghet?schema=trygghet")
    assert not paths.is_postgres(DRIVE)
