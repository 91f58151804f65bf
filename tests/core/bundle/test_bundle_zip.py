"""A bundle in a zip: the same as in a folder, or refused with reasons."""

import io
import os
import struct
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import BundleError, files, read_bundle
from tests.core.bundle.small import ONE, SMALL, TWO, as_bytes, problems, small, write
from tests.examples import examples

SMALL_FILES = {name: as_bytes(content) for name, content in SMALL.items()}
LOCAL_HEADER, CENTRAL_HEADER = b"PK\x03\x04", b"PK\x01\x02"


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of a name that comes twice
        for name, data in members:
            info = zipfile.ZipInfo("")
            info.filename, info.compress_type = name, method  # Windows would alter a given name
            archive.writestr(info, data)
    return target.getvalue()


def problems_of_zip(folder: Path, data: bytes) -> list[tuple[str, str, str]]:
    path = folder / "bundle.zip"
    path.write_bytes(data)
    return problems(path)


def changed(data: bytes, name: str, header: bytes, offset: int, value: bytes) -> bytes:
    """A zip with other bytes in one member's header of the given kind."""
    name_at = {LOCAL_HEADER: 30, CENTRAL_HEADER: 46}[header]
    start = data.find(header)
    while data[start + name_at : start + name_at + len(name)] != name.encode():
        start = data.index(header, start + 1)
    return data[: start + offset] + value + data[start + offset + len(value) :]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("folder", ["", "bundle/", "a/b/", "conditions/"])
def test_a_zip_is_read_as_the_folder_is(method: int, folder: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(zipped(((folder + name, data) for name, data in SMALL_FILES.items()), method))
    assert read_bundle(path) == read_bundle(write(tmp_path / "plain", small()))


def test_the_shipped_bundle_is_the_same_in_a_zip(tmp_path: Path) -> None:
    shipped = paths.shipped_bundle()
    path = tmp_path / "any name"
    with zipfile.ZipFile(path, "w") as archive:
        for entry in sorted(shipped.rglob("*")):
            archive.write(entry, f"plex-ivig/{entry.relative_to(shipped).as_posix()}")
    assert read_bundle(path) == read_bundle(shipped)


def test_a_zip_and_a_folder_have_the_same_problems(tmp_path: Path) -> None:
    contents = {**small(), "more.json": "{}", TWO: "{", "notes.txt": "x", ".json": "{}"}
    del contents["sources.json"]
    data = zipped((name, as_bytes(content)) for name, content in contents.items())
    in_zip = problems_of_zip(tmp_path, data)
    assert in_zip == problems(write(tmp_path / "plain", contents))
    assert {file for file, _, _ in in_zip} == {"more.json", TWO, "sources.json", ".json"}


def test_an_empty_zip_is_no_bundle(tmp_path: Path) -> None:
    found = problems_of_zip(tmp_path, zipped([]))
    assert found == [("bundle.json", "", "the file is missing: this is no bundle")]


def test_two_bundles_in_one_zip_are_refused(tmp_path: Path) -> None:
    members = [(f"{folder}/{name}", data) for folder in "ab" for name, data in SMALL_FILES.items()]
    assert ("bundle.json", "", "the file is missing") in problems_of_zip(tmp_path, zipped(members))


def test_a_file_outside_the_bundles_folder_is_refused(tmp_path: Path) -> None:
    members = [(f"b/{name}", data) for name, data in SMALL_FILES.items()]
    found = problems_of_zip(tmp_path, zipped([("sources.json", b"{}"), *members, ("c/x", b"")]))
    message = "this file lies outside the bundle, which is in b/"
    assert found == [("sources.json", "", message)]


def test_a_zip_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = zipped(SMALL_FILES.items())
    for length in range(0, len(whole), 7):
        found = problems_of_zip(tmp_path, whole[:length])
        assert [(file, path) for file, path, _ in found] == [("bundle.zip", "")]
        assert found[0][2].startswith("neither a folder nor a whole zip file")


@pytest.mark.parametrize("folder", ["", "b/"])
def test_every_file_that_comes_twice_is_named(folder: str, tmp_path: Path) -> None:
    members = [(folder + name, data) for name, data in SMALL_FILES.items()]
    again = [(folder + name, b"{}") for name in (ONE, "sources.json", ONE)]
    assert problems_of_zip(tmp_path, zipped([*members, *again]))[:2] == [
        ("sources.json", "", "the zip holds this file 2 times"),
        (ONE, "", "the zip holds this file 3 times"),
    ]


@pytest.mark.parametrize(
    "name", ["../x.json", "a/../sources.json", "/etc/x.json", "..\\x.json", "c:\\x", "../plain"]
)
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    members = [*SMALL_FILES.items(), (name, b"{}")]
    found = problems_of_zip(tmp_path, zipped(members))
    assert found == [(name, "", "the name leads out of the zip")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundle.zip"]


def test_where_a_backslash_parts_names_it_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped([*SMALL_FILES.items(), ("a\\x.json", b"{}")])
    monkeypatch.setattr(os, "sep", "\\")
    found = problems_of_zip(tmp_path, data)
    assert found == [("a\\x.json", "", "the name leads out of the zip")]


def test_a_bundle_in_a_folder_above_is_refused(tmp_path: Path) -> None:
    members = [(f"../{name}", data) for name, data in SMALL_FILES.items()]
    found = problems_of_zip(tmp_path, zipped(members))
    told = {file for file, _, message in found if message == "the name leads out of the zip"}
    assert told == set(SMALL_FILES)


def test_an_encrypted_file_is_named(tmp_path: Path) -> None:
    data = zipped(SMALL_FILES.items())
    for header, offset in ((LOCAL_HEADER, 6), (CENTRAL_HEADER, 8)):
        data = changed(data, ONE, header, offset, b"\x01\x00")
    found = problems_of_zip(tmp_path, data)
    assert [(file, path) for file, path, _ in found] == [(ONE, "")]
    assert "is encrypted, password required" in found[0][2]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 97])
def test_another_compression_is_named(method: int, tmp_path: Path) -> None:
    data = zipped(SMALL_FILES.items())
    for header, offset in ((LOCAL_HEADER, 8), (CENTRAL_HEADER, 10)):
        data = changed(data, ONE, header, offset, struct.pack("<H", method))
    message = "the file cannot be read: it is compressed in a way that bundles do not use"
    assert problems_of_zip(tmp_path, data) == [(ONE, "", message)]


def test_a_huge_declared_size_is_refused_without_reading(tmp_path: Path) -> None:
    data = zipped(SMALL_FILES.items())
    data = changed(data, ONE, CENTRAL_HEADER, 24, struct.pack("<L", 0xFFFFFFF0))
    message = "the file cannot be read: it is larger than 5 MB"
    assert problems_of_zip(tmp_path, data) == [(ONE, "", message)]


def test_a_file_larger_than_declared_is_refused(tmp_path: Path) -> None:
    data = zipped([*SMALL_FILES.items(), ("more.json", b" " * (files.MAX_FILE_BYTES * 3))])
    told = problems_of_zip(tmp_path, data)
    assert told == [("more.json", "", "the file cannot be read: it is larger than 5 MB")]
    data = changed(data, "more.json", CENTRAL_HEADER, 24, struct.pack("<L", 10))
    assert [file for file, _, _ in problems_of_zip(tmp_path, data)] == ["more.json"]


def test_damaged_files_are_all_named(tmp_path: Path) -> None:
    data = zipped(SMALL_FILES.items(), zipfile.ZIP_STORED)
    for name in (ONE, "factors.json"):
        data = changed(data, name, CENTRAL_HEADER, 16, b"\0\0\0\0")
    found = problems_of_zip(tmp_path, data)
    assert [file for file, _, _ in found] == [ONE, "factors.json"]
    assert all("Bad CRC-32" in message for _, _, message in found)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    data = zipped([*SMALL_FILES.items(), ("caf\u00e9.json", b"{}")])
    found = problems_of_zip(tmp_path, data.replace("\u00e9".encode(), b"\xff\xfe"))
    assert [(file, path) for file, path, _ in found] == [("bundle.zip", "")]


def test_names_with_escape_sequences_are_told_by_their_codes(tmp_path: Path) -> None:
    found = problems_of_zip(tmp_path, zipped([*SMALL_FILES.items(), ("\x1b[2J\u202e.json", b"")]))
    assert [file for file, _, _ in found] == ["[U+001B][2J[U+202E].json"]


WHOLE = zipped(SMALL_FILES.items())
CENTRAL_DIRECTORY = WHOLE.index(CENTRAL_HEADER)


@settings(max_examples=examples(700), deadline=None, database=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WHOLE) - 1) | st.integers(CENTRAL_DIRECTORY, len(WHOLE) - 1),
            st.integers(0, 255) | st.sampled_from([0, 1, 255]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_zip_with_any_bytes_changed_is_the_same_or_refused(
    zip_and_bundle: tuple[Path, object], changes: list[tuple[int, int]]
) -> None:
    path, bundle = zip_and_bundle
    data = bytearray(WHOLE)
    for position, value in changes:
        data[position] = value
    path.write_bytes(data)
    try:
        assert read_bundle(path) == bundle
    except BundleError as error:
        assert error.problems
        assert not error.unreachable


@pytest.fixture(scope="module")
def zip_and_bundle(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    folder = tmp_path_factory.mktemp("zips")
    return folder / "bundle.zip", read_bundle(write(folder / "plain", small()))
