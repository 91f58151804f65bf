"""The check of what was signed finds what is not; the altered files are altered as they say."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from build_scripts.checking import windows_signatures
from build_scripts.checking.results import CheckError
from build_scripts.freezing import catalogue
from build_scripts.freezing.steps import sha256

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = b"proved\r\n"


def program(signature: bytes, place: int = 320) -> bytes:
    """A program of 64 bits that only has what the place of its signature is read from."""
    entries = [(0, 0)] * 4 + [(place, len(signature))]
    directories = b"".join(struct.pack("<2I", *entry) for entry in entries)
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(20 + 112) + directories
    return head.ljust(320, b"c") + signature


@pytest.fixture
def python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one text in the catalogue, an empty one, and packages."""
    library = tmp_path / "python" / "Lib"
    for name, content in {
        "proved.py": TEXT,
        "x/__init__.py": b"",
        "site-packages/other.py": b"other\n",
    }.items():
        (library / name).parent.mkdir(parents=True, exist_ok=True)
        (library / name).write_bytes(content)
    (library.parent / "python.cat").write_bytes(b"catalogue")
    (library.parent / "python313.dll").write_bytes(b"signed")
    (library.parent / "_ssl.pyd").write_bytes(b"signed too")
    proved = frozenset({bytes.fromhex(sha256(TEXT))})
    monkeypatch.setattr(catalogue, "digests", lambda _content: proved)
    return library.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "program" / "_internal"
    inside.mkdir(parents=True)
    (inside / "python313.dll").write_bytes(b"signed")
    (inside / "Qt6Core.dll").write_bytes(b"of others")
    return inside.parent


def test_a_library_of_proved_texts_passes(python: Path) -> None:
    assert windows_signatures.proved_texts(python) == 2


@pytest.mark.parametrize(
    "alter",
    [
        lambda python: (python / "Lib" / "proved.py").write_bytes(b"proved\n"),
        lambda python: (python / "Lib" / "more.py").write_bytes(b"more\n"),
        lambda python: (python / "Lib" / "more.pyc").write_bytes(b"compiled"),
        lambda python: (python / "Lib" / "x" / "__init__.cpython-313.pyc").write_bytes(b"compiled"),
        lambda python: (python / "python313.zip").write_bytes(b"compiled"),
    ],
    ids=["other ends of lines", "another text", "compiled", "compiled in a package", "a zip"],
)
def test_any_other_code_in_it_is_found(python: Path, alter: Callable[[Path], int]) -> None:
    alter(python)
    with pytest.raises(CheckError, match="nobody proved"):
        windows_signatures.proved_texts(python)


def test_what_is_shipped_is_what_was_signed(python: Path, folder: Path) -> None:
    assert windows_signatures.shipped_as_signed(python, folder) == 1
    (folder / "_internal" / "_ssl.pyd").write_bytes(b"stripped")
    with pytest.raises(CheckError, match=r"_ssl\.pyd is shipped otherwise"):
        windows_signatures.shipped_as_signed(python, folder)


def test_a_program_without_python_is_found(python: Path, folder: Path) -> None:
    (folder / "_internal" / "python313.dll").unlink()
    with pytest.raises(CheckError, match="no Python"):
        windows_signatures.shipped_as_signed(python, folder)


def test_a_signature_is_taken_away_whole() -> None:
    assert windows_signatures.unsigned(program(b"signature")) == program(b"", 0)


def test_one_byte_is_flipped() -> None:
    assert windows_signatures.flipped(b"abc", 1) == b"acc"


def test_the_roots_of_microsoft_are_taken_out_of_the_list() -> None:
    end = windows_signatures.END_OF_CERTIFICATES
    others = [f"# Friendly Name: {name}\nAAAA\n{end}" for name in ("A", "Microsoft Root", "B")]
    assert windows_signatures.without_microsoft("".join(others)) == others[0] + others[2]
