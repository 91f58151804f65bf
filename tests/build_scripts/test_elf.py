"""What a library asks of others is read from the library itself."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from build_scripts.freezing.elf import read_needs
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_elf import small_elf


def test_libraries_and_versions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "liba.so"
    versions = {"libc.so.6": ["GLIBC_2.2.5", "GLIBC_2.34"], "libm.so.6": ["GLIBC_2.29"]}
    file.write_bytes(small_elf(["libm.so.6", "libc.so.6"], versions))
    needs = read_needs(file)
    assert needs is not None
    assert needs.libraries == ("libm.so.6", "libc.so.6")
    assert needs.versions == {
        "libc.so.6": ("GLIBC_2.2.5", "GLIBC_2.34"),
        "libm.so.6": ("GLIBC_2.29",),
    }


def test_a_library_without_versions_needs_none(tmp_path: Path) -> None:
    file = tmp_path / "liba.so"
    file.write_bytes(small_elf(["libb.so.1"]))
    assert read_needs(file) == (("libb.so.1",), {})


def test_the_interpreter_that_runs_this_is_read() -> None:
    needs = read_needs(Path(sys.executable).resolve())
    assert needs is not None
    assert "libc.so.6" in needs.libraries
    assert any(version.startswith("GLIBC_2.") for version in needs.versions["libc.so.6"])
    assert all(ctypes.CDLL(library) for library in needs.libraries if "python" not in library)


@pytest.mark.parametrize("content", [b"", b"#!/bin/sh\n", b"\x7fELF\x01\x01", b"PK\x03\x04"])
def test_other_files_need_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert read_needs(file) is None


def test_a_cut_library_is_told(tmp_path: Path) -> None:
    whole = small_elf(["libc.so.6"], {"libc.so.6": ["GLIBC_2.34"]})
    file = tmp_path / "libcut.so"
    for length in (6, 40, 64, 150, 180, len(whole) - 16):
        file.write_bytes(whole[:length])
        with pytest.raises(BootstrapError, match=r"libcut\.so is a broken library"):
            read_needs(file)


def test_a_library_that_points_outside_is_told(tmp_path: Path) -> None:
    whole = small_elf(["libc.so.6"])
    file = tmp_path / "libfar.so"
    file.write_bytes(whole[:-32] + whole[-32:-24] + b"\xff" * 8 + whole[-16:])
    with pytest.raises(BootstrapError, match=r"libfar\.so is a broken library"):
        read_needs(file)
