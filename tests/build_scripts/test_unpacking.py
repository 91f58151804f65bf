"""Archives of others: plain files come out, and nothing lands elsewhere."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from build_scripts.freezing import unpacking
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from pathlib import Path


def zipped(name: str, mode: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.mkdir("a")
        archive.writestr("a/plain.txt", b"plain")
        member = zipfile.ZipInfo()
        member.filename, member.external_attr = name, mode << 16
        archive.writestr(member, b"more")
    return stream.getvalue()


def test_files_come_out_with_their_folders(tmp_path: Path) -> None:
    unpacking.unpack_zip(zipped("b/c/d.bin", stat.S_IFREG | 0o644), tmp_path)
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    assert found == {"a/plain.txt", "b/c/d.bin"}
    assert (tmp_path / "b" / "c" / "d.bin").read_bytes() == b"more"


@pytest.mark.parametrize(
    "name", ["../up", "a/../../up", "/root", "a//b", "./a", "C:up", "a\\up", "..\\up", "a\0b"]
)
def test_a_path_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BootstrapError, match="unsafe member"):
        unpacking.unpack_zip(zipped(name), tmp_path / "in")
    assert [file.name for file in tmp_path.rglob("*.*")] == ["plain.txt"]


def test_a_link_is_refused() -> None:
    with pytest.raises(BootstrapError, match="unsafe member: 'link'"):
        list(unpacking.zip_members(zipped("link", stat.S_IFLNK | 0o777)))


def test_one_file_is_taken_out_of_a_tar_archive() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        link = tarfile.TarInfo("it-1/data.zip")
        link.type, link.linkname = tarfile.SYMTYPE, "elsewhere"
        archive.addfile(link)
        member = tarfile.TarInfo("it-1/data.bin")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"data"))
    assert unpacking.tar_member(stream.getvalue(), "it-1/data.bin") == b"data"
    for name in ("it-1/data.zip", "it-1/setup.py"):
        with pytest.raises(BootstrapError, match=name):
            unpacking.tar_member(stream.getvalue(), name)
