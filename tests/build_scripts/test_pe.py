"""What a library for Windows needs is read from the file itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.freezing.pe import read_imports, read_version
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_pe import CONTENT_AT, small_pe


def written(folder: Path, content: bytes) -> Path:
    file = folder / "library.dll"
    file.write_bytes(content)
    return file


def test_the_names_are_read_in_small_also_of_what_is_loaded_late(tmp_path: Path) -> None:
    file = written(tmp_path, small_pe(["KERNEL32.dll", "Qt6Core.dll"], ["WINSPOOL.DRV"]))
    assert read_imports(file) == frozenset({"kernel32.dll", "qt6core.dll", "winspool.drv"})


def test_a_library_may_need_nothing(tmp_path: Path) -> None:
    assert read_imports(written(tmp_path, small_pe([]))) == frozenset()


@pytest.mark.parametrize("content", [b"", b"\x7fELF", b"{}"])
def test_a_file_of_another_kind_is_none(tmp_path: Path, content: bytes) -> None:
    assert read_imports(written(tmp_path, content)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"MZ",
        small_pe(["a.dll"])[: CONTENT_AT + 30],
        small_pe(["a.dll"], kind=0x10B),
        small_pe(["a.dll"]).replace(b"PE\0\0", b"NE\0\0"),
        small_pe(["a.dll"]).replace(b".rdata\0\0", b"." * 12 + b"\0"),
    ],
    ids=["head", "cut off", "32 bits", "old", "points outside"],
)
def test_a_broken_library_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BootstrapError, match=r"library\.dll is a broken library"):
        read_imports(written(tmp_path, content))


def test_the_version_is_four_numbers(tmp_path: Path) -> None:
    file = written(tmp_path, small_pe([], version=(14, 44, 35211, 0)))
    assert read_version(file) == (14, 44, 35211, 0)


@pytest.mark.parametrize("content", [small_pe([]), small_pe([], version=(1, 2, 3, 4))[:-8]])
def test_without_a_version_nothing_is_guessed(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BootstrapError, match="does not say its version"):
        read_version(written(tmp_path, content))
