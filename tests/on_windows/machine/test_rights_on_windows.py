"""Policy and content that others may change: not obeyed, or told; by Windows' own rights."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gui import paths
from gui.core.notice import Notice
from gui.machine import win32, win32_rights
from gui.machine.places import Places
from gui.machine.policy import read_policy
from gui.machine.rights import wrong_rights
from gui.machine.security import CHANGING, REPLACING
from gui.machine.targets import may_write
from gui.machine.whole_files import make_folder
from tests.on_windows.machine.giving import EVERYONE, give

assert sys.platform == "win32"


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy where the computer has its own."""
    file = tmp_path / "plex-ivig" / "policy.toml"
    file.parent.mkdir()
    file.write_text('theme = "dark"\nlocked = ["theme"]\n', "utf-8")
    monkeypatch.setattr(paths, "policy_file", lambda: file)
    return file


def test_a_policy_of_the_administrators_is_obeyed(policy: Path) -> None:
    found = read_policy(policy)
    assert (found.values, found.problems) == ({"theme": "dark"}, ())
    assert found.locked == {"theme"}


@pytest.mark.parametrize("of_file", [True, False], ids=["file", "folder"])
def test_a_policy_that_anybody_could_have_written_is_not(policy: Path, *, of_file: bool) -> None:
    changed = policy if of_file else policy.parent
    give(changed, EVERYONE)
    found = read_policy(policy)
    assert (found.values, found.locked, found.is_there) == ({}, frozenset(), True)
    (problem,) = found.problems
    assert str(problem) == (
        f"{policy}: others than administrators could have written it: {changed} can be changed by"
        " everyone; all of it is ignored"
    )


def test_a_policy_of_an_ordinary_user_is_not_either(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.machine.win32.is_administrator", lambda: False)
    (problem,) = read_policy(policy).problems
    belongs = f"belongs to {win32_rights.this_user()}, not to the administrators"
    assert f"{belongs}; all of it is ignored" in str(problem)


def test_a_policy_that_comes_while_it_is_looked_for_is_looked_at(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(policy, EVERYONE)
    monkeypatch.setattr("os.path.lexists", lambda file: False)
    assert read_policy(policy).values == {}


def test_a_policy_that_goes_while_it_is_looked_at_is_not_obeyed(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(policy, EVERYONE)
    read, known = win32.opened_to_read, []

    def opened(file: Path) -> int:
        known.append(read(file))
        file.rename(file.with_name("away"))
        return known[-1]

    monkeypatch.setattr(win32, "opened_to_read", opened)
    (problem,) = read_policy(policy).problems
    assert "has been taken away just now" in str(problem)


def test_a_folder_of_a_policy_keeps_its_name_while_it_is_looked_at(
    policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = win32.opened_to_read

    def opened(file: Path) -> int:
        with pytest.raises(PermissionError):
            file.parent.rename(file.parent.with_name("away"))
        return read(file)

    monkeypatch.setattr(win32, "opened_to_read", opened)
    assert read_policy(policy).values == {"theme": "dark"}


def test_without_a_policy_nothing_is_said(policy: Path) -> None:
    policy.unlink()
    give(policy.parent, EVERYONE)
    found = read_policy(policy)
    assert (found.is_there, found.problems) == (False, ())


def test_a_named_file_is_looked_at_whoever_wrote_it(policy: Path, tmp_path: Path) -> None:
    named = tmp_path / "draft.toml"
    named.write_bytes(policy.read_bytes())
    give(named, EVERYONE)
    assert read_policy(named).values == {"theme": "dark"}


def told(machine: Path | None, user: Path | None) -> tuple[Notice, ...]:
    return wrong_rights(Places(Path(), Path(), machine, user))


def test_content_for_all_is_in_a_folder_that_administrators_alone_change(tmp_path: Path) -> None:
    folder = tmp_path / "plex-ivig" / "content"
    make_folder(folder, 0o755)
    (folder / "state.json").write_bytes(b"{}")
    assert told(folder, None) == ()
    for made in (folder, folder.parent):
        found = win32_rights.security_of(made)
        assert found.entries is not None
        assert {entry.who for entry in found.entries if entry.rights & CHANGING} <= {
            *("S-1-5-18", "S-1-5-32-544", win32_rights.this_user())
        }
    assert may_write(folder)


@pytest.mark.parametrize("changed", ["", "content", "content/state.json", "content/bundles/a"])
def test_what_others_may_change_is_told(tmp_path: Path, changed: str) -> None:
    folder = tmp_path / "plex-ivig" / "content"
    make_folder(folder / "bundles", 0o755)
    for name in ("state.json", "bundles/a"):
        (folder / name).write_bytes(b"{}")
    give(folder.parent / changed, EVERYONE)
    (notice,) = told(folder, None)
    assert f"{folder.parent / changed} can be changed by everyone" in str(notice.values["problem"])


def test_of_a_users_own_it_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.machine.win32.is_administrator", lambda: False)
    folder = tmp_path / "content"
    make_folder(folder, 0o700)
    assert told(None, folder) == ()
    give(folder, EVERYONE)
    assert len(told(None, folder)) == 1


def test_who_has_no_rights_of_an_administrator_installs_for_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert may_write(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    assert not may_write(tmp_path / "file")
    monkeypatch.setattr("gui.machine.win32.is_administrator", lambda: False)
    assert not may_write(tmp_path)


def test_for_all_nothing_is_installed_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "plex-ivig" / "content"
    folder.mkdir(parents=True)
    links: list[os.stat_result] = []
    monkeypatch.setattr("gui.machine.targets.is_link", links.__contains__)
    assert may_write(folder)
    for path in (folder, folder.parent):
        links[:] = [path.lstat()]
        assert not may_write(folder)


def test_what_is_not_there_has_no_fault(tmp_path: Path) -> None:
    assert win32_rights.fault(tmp_path / "nothing", REPLACING) == ""
