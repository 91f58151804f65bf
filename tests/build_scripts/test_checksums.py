"""The hash lists, and the check that compares them with the files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from build_scripts.checking.checksums import folder_problems, package_problems
from build_scripts.freezing.checksums import write_folder_sums, write_package_sums
from build_scripts.system_packages import BootstrapError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plex-ivig"
    (folder / "_internal" / "ä b").mkdir(parents=True)
    (folder / "plex-ivig").write_bytes(b"program")
    (folder / "_internal" / "ä b" / "lib.so.1").write_bytes(b"library")
    (folder / "_internal" / "lib.so").symlink_to("ä b/lib.so.1")
    return folder


@pytest.fixture
def sums(folder: Path) -> Path:
    return write_folder_sums(folder, folder.parent / "plex-ivig.sha256")


def test_the_list_is_sorted_and_as_sha256sum_reads_it(sums: Path) -> None:
    library, program = (hashlib.sha256(each).hexdigest() for each in (b"library", b"program"))
    assert sums.read_text("utf-8") == (
        f"{library}  _internal/lib.so\n{library}  _internal/ä b/lib.so.1\n{program}  plex-ivig\n"
    )


def test_an_untouched_folder_has_no_problems(folder: Path, sums: Path) -> None:
    assert folder_problems(folder, sums) == []


def test_missing_extra_and_changed_files_are_named(folder: Path, sums: Path) -> None:
    (folder / "plex-ivig").write_bytes(b"other")
    (folder / "_internal" / "lib.so").unlink()
    (folder / "extra").write_bytes(b"")
    assert folder_problems(folder, sums) == [
        f"{folder / 'extra'} is not in plex-ivig.sha256",
        f"{folder / '_internal/lib.so'} is missing; plex-ivig.sha256 lists it",
        f"{folder / 'plex-ivig'} is not what plex-ivig.sha256 says: it was changed",
    ]


def test_a_list_that_cannot_be_read_is_a_problem(folder: Path, sums: Path) -> None:
    lines = sums.read_text("utf-8").splitlines()
    sums.write_text("\n".join(["nonsense", *reversed(lines), lines[0]]), "utf-8")
    problems = "\n".join(folder_problems(folder, sums))
    assert "line 1: 'nonsense' is not a hash" in problems
    assert "names a file twice" in problems
    assert "is not sorted" in problems
    sums.unlink()
    assert f"{sums} is missing" in folder_problems(folder, sums)


def test_a_link_that_leads_nowhere_is_refused(folder: Path) -> None:
    (folder / "_internal" / "ä b" / "lib.so.1").unlink()
    with pytest.raises(BootstrapError, match="leads nowhere"):
        write_folder_sums(folder, folder.parent / "sums")


def test_packages_have_a_list_of_their_own(folder: Path) -> None:
    dist = folder.parent
    package = dist / "plex-ivig.deb"
    package.write_bytes(b"deb")
    assert write_package_sums(dist, [package]) == dist / "SHA256SUMS"
    assert package_problems(dist) == []
    package.write_bytes(b"changed")
    (dist / "plex-ivig.tar.gz").write_bytes(b"tar")
    assert package_problems(dist) == [
        f"{dist / 'plex-ivig.tar.gz'} is not in SHA256SUMS",
        f"{package} is not what SHA256SUMS says: it was changed",
    ]
