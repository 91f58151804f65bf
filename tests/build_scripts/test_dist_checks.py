"""The checks of dist/ find what they look for."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts import check_dist, freeze
from build_scripts.checking import limits
from build_scripts.checking.glibc import glibc_problems, newest_glibc
from build_scripts.checking.reproducible import differences
from build_scripts.checking.results import CheckError
from build_scripts.checking.start import judged
from build_scripts.freezing.spec_parts import version
from build_scripts.system_packages import ROOT
from gui import __version__
from tests.build_scripts.small_elf import small_elf


def library(folder: Path, name: str, *versions: str) -> Path:
    file = folder / name
    file.write_bytes(small_elf(["libc.so.6"], {"libc.so.6": versions}))
    return file


def test_the_newest_glibc_is_compared_as_a_number_not_as_a_text(tmp_path: Path) -> None:
    file = library(tmp_path, "a.so", "GLIBC_2.4", "GLIBC_2.34", "GLIBC_2.2.5")
    assert newest_glibc(file) == (2, 34)
    assert glibc_problems(tmp_path) == []


def test_a_file_that_asks_for_a_newer_glibc_is_named(tmp_path: Path) -> None:
    library(tmp_path, "old.so", "GLIBC_2.34")
    library(tmp_path, "new.so", "GLIBC_2.2.5", "GLIBC_2.36")
    assert glibc_problems(tmp_path) == ["new.so needs glibc 2.36, not just 2.34"]


@pytest.mark.parametrize(
    ("version", "told"), [("GLIBC_ABI_DT_RELR", "2.36"), ("GLIBC_NEVER_SEEN", "999")]
)
def test_a_version_without_a_number_is_not_passed_over(
    tmp_path: Path, version: str, told: str
) -> None:
    library(tmp_path, "a.so", "GLIBC_2.2.5", version)
    assert glibc_problems(tmp_path) == [f"a.so needs glibc {told}, not just 2.34"]


def test_what_is_no_library_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("GLIBC_2.99", "utf-8")
    assert glibc_problems(tmp_path) == []


def folder_of(place: Path, files: int) -> Path:
    folder = place / "plex-ivig"
    folder.mkdir()
    for number in range(files):
        (folder / str(number)).write_bytes(b"x")
    return folder


def test_one_file_too_many_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"")
    folder = folder_of(tmp_path, limits.MOST_FILES)
    assert limits.limit_problems(tmp_path, folder) == []
    (folder / "more").write_bytes(b"")
    assert limits.limit_problems(tmp_path, folder) == ["the folder has 131 files, more than 130"]


def test_too_many_bytes_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 2)
    monkeypatch.setattr(limits, "MOST_DOWNLOAD_BYTES", 2)
    (tmp_path / "a.deb").write_bytes(b"xxx")
    problems = limits.limit_problems(tmp_path, folder_of(tmp_path, 3))
    assert len(problems) == 2
    assert problems[1].startswith("a.deb has")


def test_without_a_package_there_is_nothing_to_hand_over(tmp_path: Path) -> None:
    problems = limits.limit_problems(tmp_path, folder_of(tmp_path, 1))
    assert problems == [f"there is no package in {tmp_path}"]


def start_of(ratio: float, peak_mb: float) -> dict[str, float]:
    return {"ratio": ratio, "lowest": 0.9, "highest": 1.4, "peak_mb": peak_mb}


def test_a_start_within_the_limits_is_told_with_its_range() -> None:
    told = judged(start_of(1.2, 69.2), most=1.25)
    assert told == "1.200 of an empty window (0.90 to 1.40, 31 pairs), peak 69.2 MB"


@pytest.mark.parametrize(
    ("ratio", "peak_mb", "limit"), [(1.251, 69.2, "1.25"), (1.0, 70.04, "70 MB")]
)
def test_a_start_over_a_limit_is_a_problem(ratio: float, peak_mb: float, limit: str) -> None:
    with pytest.raises(CheckError, match=f"more than {limit}"):
        judged(start_of(ratio, peak_mb), most=1.25)


def test_two_builds_are_compared_file_by_file(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for folder in (first, second):
        (folder / "sub").mkdir(parents=True)
        (folder / "sub" / "same").write_text("same", "utf-8")
    assert differences(first, second) == []
    (first / "sub" / "other").write_text("1", "utf-8")
    (second / "sub" / "other").write_text("2", "utf-8")
    (second / "new").write_text("", "utf-8")
    assert differences(first, second) == ["new is in one of the two alone", "sub/other differs"]


def test_a_check_with_problems_tells_all_of_them() -> None:
    assert check_dist.none_of([], "good") == "good"
    with pytest.raises(CheckError, match=r"first\n\s+second"):
        check_dist.none_of(["first", "second"], "good")


def test_the_version_of_the_packages_is_that_of_the_program() -> None:
    assert version(ROOT) == __version__


def test_the_given_time_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert freeze.source_date() == 1700000000
