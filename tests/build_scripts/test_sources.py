"""The sources of what is built: pinned, checked, and asked for clearly."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from build_scripts.freezing import sources
from build_scripts.freezing.interpreter import PYTHON
from build_scripts.freezing.own_libraries import DBUS
from build_scripts.freezing.sources import Source
from build_scripts.freezing.steps import sha256
from build_scripts.system_packages import BootstrapError


@pytest.mark.parametrize("source", [PYTHON, DBUS], ids=["python", "dbus"])
def test_a_source_that_is_not_the_pinned_one_is_refused(tmp_path: Path, source: Source) -> None:
    (tmp_path / source.archive).write_bytes(b"something else")
    with pytest.raises(BootstrapError) as refused:
        sources.source_bytes(source, tmp_path)
    said = str(refused.value)
    assert "not the source that is pinned" in said
    assert source.name in said
    assert source.sha256 in said
    assert sources.SOURCES_VARIABLE in said


def test_a_folder_without_the_source_is_named(tmp_path: Path) -> None:
    with pytest.raises(BootstrapError, match=tmp_path.name):
        sources.source_bytes(PYTHON, tmp_path / "empty")


def test_the_pinned_source_is_taken_from_the_folder(tmp_path: Path) -> None:
    source = Source("It 1", "pool/main/i/it/it_1.orig.tar.xz", sha256(b"the source"))
    (tmp_path / "it_1.orig.tar.xz").write_bytes(b"the source")
    assert sources.source_bytes(source, tmp_path) == b"the source"


@pytest.mark.parametrize("filters", [True, False], ids=["filters", "as in Debian 12"])
def test_a_source_is_unpacked_also_by_a_python_without_filters(
    tmp_path: Path, filters: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not filters:
        monkeypatch.delattr(tarfile, "data_filter", raising=False)
        monkeypatch.setattr(tarfile.TarFile, "extractall", _extractall_of_python_3_11_2)
    archive = tmp_path / "kept" / "it_1.orig.tar.xz"
    archive.parent.mkdir()
    with tarfile.open(archive, "w:xz") as packed:
        member = tarfile.TarInfo("it-1/README")
        member.size = 4
        packed.addfile(member, io.BytesIO(b"read"))
    source = Source("It 1", "pool/main/i/it/it_1.orig.tar.xz", sha256(archive.read_bytes()))
    folder = sources.unpacked(source, tmp_path, archive.parent)
    assert folder.name == "it-1"
    assert (folder / "README").read_bytes() == b"read"


def _extractall_of_python_3_11_2(packed: tarfile.TarFile, path: Path) -> None:
    for member in packed:
        packed.extract(member, path)
