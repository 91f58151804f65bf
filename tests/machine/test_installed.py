"""What is wrong with installed content is said, and the last good one is shown."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.bundle.digest import sha256_hex
from gui.core.package import PackageError
from gui.machine.places import Places
from gui.machine.rights import wrong_rights
from gui.pages.notices import said
from gui.pages.words import Words
from tests.core.package.packed import OTHER_ROOT, ROOT, root_json, signed_root
from tests.german import german_words
from tests.signed import Computer, package

SHIPPED_INSTEAD = "Shown instead: the content that came with the program, version 2026.11."


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer on which two bundles were installed, one after the other."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    computer = Computer(tmp_path)
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    return computer


def current(computer: Computer) -> Path:
    """The file of the bundle that is in force."""
    origin = computer.content().origin
    assert origin is not None
    return origin.location


def told(computer: Computer) -> str:
    """The one thing that is said of the content."""
    (line,) = computer.content().notice_lines(Words())
    return line


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def replace_by_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def replace_by_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def put_another_signed_one(file: Path) -> None:
    file.write_bytes(package("2027.2"))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (flip, "the file is damaged"),
        (cut, "the file is damaged"),
        (Path.unlink, "the file is missing"),
        (replace_by_link, "it is a link"),
        (replace_by_folder, "it is no regular file"),
        (replace_by_pipe, "it is no regular file"),
        (put_another_signed_one, "the file is damaged"),
        (lambda file: file.write_bytes(b""), "the file is damaged"),
    ],
)
def test_of_a_damaged_bundle_nothing_is_shown_but_the_one_before(
    spoil: Callable[[Path], object], why: str, computer: Computer
) -> None:
    spoil(current(computer))
    assert computer.shown() == "machine 2026.12"
    line = computer.content().notice_lines(Words())[0]
    assert line.startswith(f"The installed content, version 2027.1, cannot be used: {why}. ")
    assert "Shown instead: the content that is installed for all users, version 2026.12." in line
    flip(current(computer))
    assert computer.shown() == "shipped 2026.11"
    lines = computer.content().notice_lines(Words())
    assert [SHIPPED_INSTEAD in it for it in lines[:2]] == [True, True]
    assert (
        "Stattdessen wird der Inhalt gezeigt" in computer.content().notice_lines(german_words())[0]
    )


def test_a_damaged_bundle_is_mended_by_installing_it_again(computer: Computer) -> None:
    flip(current(computer))
    offered = computer.offer(package("2027.1"))
    assert not offered.nothing_to_do
    computer.store().install(offered)
    assert computer.shown() == "machine 2027.1"
    assert computer.content().notice_lines(Words()) == ()
    assert computer.store().rollback().content.notice_lines(Words()) == ()
    assert computer.shown() == "machine 2026.12"


def test_a_damaged_bundle_can_be_gone_back_from(computer: Computer) -> None:
    flip(current(computer))
    computer.store().rollback()
    assert computer.shown() == "machine 2026.12"
    assert computer.content().notice_lines(Words()) == ()


def test_a_damaged_bundle_is_never_the_one_before(computer: Computer) -> None:
    flip(current(computer))
    computer.install(package("2027.2"))
    way = computer.store().way_back()
    assert (way.leads_to, way.version_then) == ("machine", "2026.12")


def test_what_the_user_installed_stands_in_for_what_is_damaged_for_all(
    computer: Computer,
) -> None:
    own = Computer(computer.folder / "other", shared=False)
    own.install(package("2026.12.5"))
    own.user.rename(computer.user)
    assert computer.shown() == "machine 2027.1"
    flip(current(computer))
    assert computer.shown() == "user 2026.12.5"


def test_files_of_two_versions_are_not_mixed(computer: Computer) -> None:
    """Each file is sound, but is not the one that the record names."""
    new, old = sorted(
        (computer.machine / "bundles").iterdir(), key=lambda it: it != current(computer)
    )
    data = new.read_bytes(), old.read_bytes()
    new.write_bytes(data[1])
    old.write_bytes(data[0])
    assert computer.shown() == "shipped 2026.11"
    state = json.loads((computer.machine / "state.json").read_text("utf-8"))
    new.write_bytes(data[0])
    old.write_bytes(data[1])
    assert computer.shown() == "machine 2027.1"
    state["current"]["version"] = "2027.9"
    (computer.machine / "state.json").write_text(json.dumps(state), "utf-8")
    assert "it is version 2027.1, and the record says 2027.9" in told(computer)


STATES = {
    "empty": b"",
    "garbage": b"\x00\xff\x00",
    "cut": b'{"format": "plex-ivig-state-1", "curr',
    "foreign": b'{"format": "plex-ivig-state-2"}',
    "another kind": b'{"colour": "red"}',
    "a list": b"[]",
    "deep": b"[" * 60_000,
    "large": b" " * 1_100_000,
    "upward": b'{"format": "plex-ivig-state-1", "current": {"file": "../../x", "version": "1",'
    b' "sha256": ""}}',
}


@pytest.mark.parametrize("state", STATES)
def test_a_record_that_is_damaged_is_told_and_loses_nothing(state: str, computer: Computer) -> None:
    (computer.machine / "state.json").write_bytes(STATES[state])
    is_told_and_loses_nothing(computer)


@pytest.mark.parametrize("spoil", [Path.unlink, replace_by_folder, replace_by_link])
def test_a_record_that_is_no_file_is_told_and_loses_nothing(
    spoil: Callable[[Path], object], computer: Computer
) -> None:
    spoil(computer.machine / "state.json")
    is_told_and_loses_nothing(computer, mends=spoil is not replace_by_folder)


def is_told_and_loses_nothing(computer: Computer, *, mends: bool = True) -> None:
    assert computer.shown() == "machine 2027.1"
    line = computer.content().notice_lines(Words())[0]
    assert line.startswith("What is shown was verified, and is the newest that could be found.")
    assert f"cannot be used: {computer.machine / 'state.json'}: " in line
    with pytest.raises(PackageError, match="problem"):
        computer.offer(package("2026.12.9"))
    assert computer.offer(package("2027.1")).nothing_to_do
    if mends:
        computer.install(package("2027.2"))
        assert computer.shown() == "machine 2027.2"
        assert computer.content().notice_lines(Words()) == ()
        computer.store().rollback()
        assert computer.shown() == "machine 2027.1"


def test_an_empty_record_with_nothing_beside_it_is_told(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    (computer.machine / "state.json").write_bytes(b"")
    assert computer.shown() == "shipped 2026.11"
    assert "the record of what is installed cannot be used" in told(computer)


def test_a_bundle_that_no_record_names_is_not_shown(computer: Computer) -> None:
    """Such as one that was put there by hand, or one that was gone back from."""
    another = package("2028.1")
    (computer.machine / "bundles" / f"{sha256_hex(another)}.plexivig").write_bytes(another)
    assert computer.shown() == "machine 2027.1"
    assert computer.content().notice_lines(Words()) == ()


def test_shipped_content_that_is_damaged_does_not_hide_what_is_installed(
    computer: Computer,
) -> None:
    flip(computer.places.shipped / "sources.json")
    assert computer.shown() == "machine 2027.1"
    computer.store().rollback()
    assert computer.shown() == "machine 2026.12"
    flip(current(computer))
    content = computer.content()
    assert content.reference is None
    assert [Path(error.location) for error in content.refused] == [computer.places.shipped]


def test_older_installed_content_stands_in_for_damaged_newer_shipped_content(
    computer: Computer,
) -> None:
    file = computer.places.shipped / "bundle.json"
    content = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**content, "version": "2028.1"}), "utf-8")
    computer.seal()
    assert computer.shown() == "shipped 2028.1"
    flip(file)
    assert computer.shown() == "machine 2027.1"
    line = computer.content().notice_lines(Words())[0]
    assert line.startswith("The content that came with the program cannot be used:")


def test_without_a_list_of_keys_only_the_shipped_content_is_shown(computer: Computer) -> None:
    (computer.places.trust / "root.json").unlink()
    assert computer.shown() == "shipped 2026.11"
    assert SHIPPED_INSTEAD in computer.content().notice_lines(Words())[0]


def test_a_list_of_keys_without_keys_trusts_nothing(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.trust({**root_json(), "keys": []})
    with pytest.raises(PackageError) as error:
        computer.offer(package("2026.12"))
    assert "no keys have been appointed" in str(error.value.problems[0])


def test_a_list_of_keys_that_is_damaged_is_told(computer: Computer) -> None:
    computer.install(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    flip(computer.machine / "roots" / "2.plexivig")
    lines = computer.content().notice_lines(Words())
    assert any(
        f"{computer.machine / 'roots' / '2.plexivig'} cannot be used" in line for line in lines
    )
    assert any("number 2 was used on this computer before" in line for line in lines)
    assert computer.shown() == "machine 2027.1"


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o757])
@pytest.mark.parametrize("inside", ["", "state.json", "bundles", "bundles/*"])
def test_what_others_may_write_is_told_and_still_shown(
    mode: int, inside: str, computer: Computer
) -> None:
    path = next(computer.machine.glob(inside)) if inside else computer.machine
    path.chmod(mode)
    assert computer.shown() == "machine 2027.1"
    line = told(computer)
    assert f"{path} can be written by others (mode {mode:04o})" in line
    assert "an older version installed again" in line
    assert line.startswith("What is shown was verified. But the rights of the folder")


def test_what_does_not_belong_to_the_administrator_is_told(computer: Computer) -> None:
    places = Places(
        computer.places.shipped,
        computer.places.trust,
        computer.machine,
        None,
        computer.places.machine_owner + 1,
    )
    (found,) = wrong_rights(places)
    line = said(found, Words())
    assert f"{computer.machine} belongs to user {os.geteuid()}, not to {os.geteuid() + 1}" in line
    assert "more)" in line


def test_a_folder_that_is_a_link_is_told(computer: Computer) -> None:
    computer.machine.rename(computer.folder / "moved")
    computer.machine.symlink_to("moved")
    assert f"{computer.machine} is a link" in told(computer)


def test_what_is_installed_can_be_changed_by_nobody_else(computer: Computer) -> None:
    assert wrong_rights(computer.places) == ()
    found = [it.lstat().st_mode for it in (computer.machine, *computer.machine.rglob("*"))]
    assert len(found) == 6
    assert not any(mode & (stat.S_IWGRP | stat.S_IWOTH) for mode in found)


def test_nothing_is_written_by_looking(computer: Computer) -> None:
    before = {it: it.stat().st_mtime_ns for it in computer.machine.rglob("*")}
    computer.content()
    computer.offer(package("2027.2"))
    computer.store().way_back()
    assert {it: it.stat().st_mtime_ns for it in computer.machine.rglob("*")} == before
    assert not computer.user.exists()
