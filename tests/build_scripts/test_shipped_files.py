"""A file that nobody has accepted with a reason is not shipped, and none gets lost unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.freezing.shipped_files import (
    ACCEPTED,
    check_shipped_files,
    missing,
    read_accepted,
    shipped_files,
    unaccepted,
)
from build_scripts.system_packages import BootstrapError

LIST = """
# What is shipped.
plex-ivig                the program

_internal/libz.so.1      unpacks the modules
_internal/data/*.json <=2   the content
?_internal/libmaybe.so   only on some machines
"""
FILES = ("plex-ivig", "_internal/libz.so.1", "_internal/data/a.json")


def folder_with(top: Path, *files: str) -> Path:
    folder = top / "program"
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch()
    return folder


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    return path


def test_what_is_accepted_passes(tmp_path: Path, accepted: Path) -> None:
    check_shipped_files(folder_with(tmp_path, *FILES), accepted)
    check_shipped_files(folder_with(tmp_path, "_internal/libmaybe.so"), accepted)


def test_new_and_lost_files_are_all_named(tmp_path: Path, accepted: Path) -> None:
    folder = folder_with(tmp_path, "plex-ivig", "_internal/new.so", "_internal/data/x/y.json")
    with pytest.raises(BootstrapError) as caught:
        check_shipped_files(folder, accepted)
    assert str(caught.value).splitlines() == [
        f"The files of {folder} are not those that list.txt accepts.",
        "New; leave them out, or accept each with a reason:",
        "  _internal/data/x/y.json",
        "  _internal/new.so",
        "Not there; find out why, or take them off the list:",
        "  _internal/libz.so.1",
        "  _internal/data/*.json",
    ]


def test_a_new_file_alone_fails(tmp_path: Path, accepted: Path) -> None:
    with pytest.raises(BootstrapError, match=r"_internal/libssl\.so\.3") as caught:
        check_shipped_files(folder_with(tmp_path, *FILES, "_internal/libssl.so.3"), accepted)
    assert "Not there" not in str(caught.value)


def test_a_lost_file_alone_fails(tmp_path: Path, accepted: Path) -> None:
    with pytest.raises(BootstrapError, match=r"_internal/libz\.so\.1") as caught:
        check_shipped_files(folder_with(tmp_path, FILES[0], FILES[2]), accepted)
    assert "New" not in str(caught.value)


def test_a_pattern_accepts_no_more_files_than_it_says() -> None:
    entries = read_accepted(LIST)
    files = [*FILES, "_internal/data/b.json", "_internal/data/c.json"]
    assert unaccepted(sorted(files), entries) == ["_internal/data/c.json"]
    assert missing(files, entries) == []


@pytest.mark.parametrize(
    ("file", "taken"),
    [
        ("_internal/data/b.json", True),
        ("_internal/data/b.JSON", False),
        ("_internal/data/deeper/b.json", False),
        ("_internal/data/b.json.bak", False),
        ("data/b.json", False),
        ("_internal/libz.so.12", False),
        ("_internal/libz_so.1", False),
        ("a name with  spaces", False),
    ],
)
def test_a_line_accepts_what_it_names_and_nothing_like_it(file: str, taken: bool) -> None:
    assert (unaccepted([file], read_accepted(LIST)) == []) is taken


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("plex-ivig", "no path, two spaces and a reason"),
        ("plex-ivig the program", "no path, two spaces and a reason"),
        ("_internal/*.so    all libraries", "needs a highest number"),
        ("plex-ivig <=2    the program", "needs a highest number"),
        ("_internal/lib?.so    a library", "only * stands for other letters"),
        ("_internal/lib[ab].so    a library", "only * stands for other letters"),
        ("/lib/libz.so.1    a library", "must lie below the folder"),
        ("../libz.so.1    a library", "must lie below the folder"),
        ("a  one\na  two", "stands there twice"),
    ],
)
def test_a_line_that_cannot_be_used_is_told(line: str, problem: str) -> None:
    with pytest.raises(BootstrapError, match="line 2, ") as caught:
        read_accepted(f"{line}\n" if "\n" in line else f"# list\n{line}\n")
    assert problem in str(caught.value)


def test_links_and_empty_folders_are_seen(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "a/file", ".hidden")
    (folder / "b").mkdir()
    (folder / "to-a").symlink_to("a")
    (folder / "to-nothing").symlink_to("nothing")
    assert shipped_files(folder) == [".hidden", "a/file", "b", "to-a", "to-nothing"]


@pytest.mark.parametrize("target", ["libnothing.so", "../../outside.so", "/etc/hostname"])
def test_a_link_that_leads_astray_fails(target: str, tmp_path: Path, accepted: Path) -> None:
    folder = folder_with(tmp_path, *FILES)
    (tmp_path / "outside.so").touch()
    (folder / "_internal/libmaybe.so").symlink_to("libz.so.1")
    check_shipped_files(folder, accepted)
    (folder / "_internal/libmaybe.so").unlink()
    (folder / "_internal/libmaybe.so").symlink_to(target)
    with pytest.raises(BootstrapError) as caught:
        check_shipped_files(folder, accepted)
    assert str(caught.value).splitlines()[1:] == [
        "Links that lead nowhere, or out of the folder:",
        "  _internal/libmaybe.so",
    ]


def test_the_list_can_be_used_and_has_a_reason_for_every_line() -> None:
    entries = read_accepted(ACCEPTED.read_text("utf-8"))
    assert len(entries) > 60
    assert [entry.path for entry in entries if len(entry.reason) < 8] == []
    assert [entry.path for entry in entries if entry.most > 60] == []
