"""What may not be installed here and today, whoever signed it; nothing is changed by a refusal."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from gui.core.package import PackageError, Step
from gui.pages.words import Words
from tests.core.package.packed import (
    NEW_CLINICAL,
    NEW_RELEASE,
    NEW_ROLES,
    OTHER_ROOT,
    ROOT,
    STRANGER,
    root_json,
    signed,
    signed_root,
    unsigned,
)
from tests.core.package.test_verify import overlay
from tests.signed import Computer, package


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path)


def test_an_older_one_is_refused_and_so_is_a_replay(computer: Computer) -> None:
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    told = "version 2026.12 is older than 2027.1, which was installed on this computer before"
    assert told in computer.refusal(package("2026.12"))
    assert "older than 2027.1" in computer.refusal(package("2026.12.9"))


def test_one_older_than_the_shipped_one_is_refused(computer: Computer) -> None:
    told = computer.refusal(package("2026.10"))
    assert told == "version 2026.10 is older than 2026.11, which came with the program"


@pytest.mark.parametrize("version", ["2026.11", "2026.12"])
def test_a_version_has_one_content(version: str, computer: Computer) -> None:
    computer.install(package("2026.12"))
    if version == "2026.11":
        computer = Computer(computer.folder / "another")
    other = package(version, intendedUse="For other tests.")
    told = computer.refusal(other)
    assert told == f"version {version} is known on this computer with other content; " + (
        "a version never changes"
    )


@pytest.mark.parametrize("where", ["machine", "user"])
def test_after_going_back_only_the_newest_can_come_again(where: str, tmp_path: Path) -> None:
    computer = Computer(tmp_path / "computer", shared=where == "machine")
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    computer.store().rollback()
    assert computer.shown() == f"{where} 2026.12"
    assert "older than 2027.1" in computer.refusal(package("2026.12.1"))
    assert computer.offer(package("2026.12")).nothing_to_do
    assert "other content" in computer.refusal(package("2027.1", intendedUse="Other."))
    computer.install(package("2027.1"))
    assert computer.shown() == f"{where} 2027.1"


def test_what_comes_from_the_future_is_refused_and_the_clock_is_named(computer: Computer) -> None:
    data = package("2026.12", built="2026-12-01")
    assert computer.offer(data, date(2026, 11, 30)).warnings == ()
    told = computer.refusal(data, date(2026, 11, 29))
    assert "built on 2026-12-01" in told and "today is 2026-11-29" in told
    assert "check the computer's date" in told


def test_an_overdue_review_is_a_warning_and_no_refusal(computer: Computer) -> None:
    computer.trust(root_json(expires="2030-01-01"))
    late = date(2027, 11, 21)
    (warning,) = computer.offer(package("2026.12"), late).warnings
    assert (warning.kind, warning.values) == ("review-overdue", {"day": "2027-11-20"})
    computer.install(package("2026.12"), late)
    assert computer.shown(late) == "machine 2026.12"


def test_an_expired_list_of_keys_installs_nothing_and_hides_nothing(computer: Computer) -> None:
    computer.install(package("2026.12"))
    late = date(2027, 11, 26) + timedelta(days=1)
    told = computer.refusal(package("2027.1"), late)
    assert (
        told
        == "the list of keys number 1 expired on 2027-11-26; install a newer list of keys first"
    )
    assert computer.shown(late) == "machine 2026.12"
    (line,) = computer.content(late).notice_lines(Words())
    assert line.startswith("The list of keys expired on 2027-11-26.")
    computer.install(
        signed_root(root_json(version=2, expires="2030-01-01"), ROOT, OTHER_ROOT), late
    )
    assert computer.content(late).notice_lines(Words()) == ()
    computer.install(package("2027.1"), late)


def test_other_content_of_the_same_signers_does_not_take_the_place_of_this(
    computer: Computer,
) -> None:
    told = computer.refusal(package("2026.12", id="another-reference"))
    assert told == (
        "it is another-reference, which is other content than what is shown here, small-bundle; "
        "one does not follow the other"
    )


def test_an_overlay_is_not_installed_and_none_of_its_signatures_said_to_be_right(
    computer: Computer,
) -> None:
    with pytest.raises(PackageError) as error:
        computer.offer(overlay(STRANGER))
    assert error.value.step is Step.STRUCTURE


def test_a_list_that_has_expired_is_a_step_to_the_one_behind_it(computer: Computer) -> None:
    second = signed_root(root_json(version=2, expires="2027-01-01"), ROOT, OTHER_ROOT)
    third = signed_root(root_json(version=3, expires="2030-01-01"), ROOT, OTHER_ROOT)
    late = date(2028, 1, 1)
    (warning,) = computer.offer(second, late).warnings
    assert (warning.kind, warning.values) == ("keys-expired-here", {"day": "2027-01-01"})
    computer.install(second, late)
    assert "number 2 expired" in computer.refusal(package("2027.1"), late)
    computer.install(third, late)
    computer.install(package("2027.1"), late)
    assert computer.shown(late) == "machine 2027.1"


def test_a_program_that_is_too_old_refuses_and_stays_with_what_it_can_read(
    computer: Computer,
) -> None:
    computer.install(package("2026.12", minimumProgram="0.1"))
    assert "it needs the program 99.0" in computer.refusal(package("2027.1", minimumProgram="99.0"))
    assert computer.shown() == "machine 2026.12"


def test_a_change_of_keys_starts_the_versions_anew(computer: Computer) -> None:
    computer.install(package("9999.12"))
    assert computer.shown() == "machine 9999.12"
    leaked = signed_root(root_json(NEW_ROLES, version=2), ROOT, OTHER_ROOT)
    offered = computer.offer(leaked)
    assert [it.kind for it in offered.warnings] == ["keys-drop"]
    computer.store().install(offered)
    assert computer.shown() == "shipped 2026.11"
    (line,) = computer.content().notice_lines(Words())
    assert line.startswith("The installed content, version 9999.12, cannot be used:")
    assert "Shown instead: the content that came with the program, version 2026.11." in line
    fix = signed(unsigned("2026.12"), ("clinical", NEW_CLINICAL), ("release", NEW_RELEASE))
    computer.install(fix)
    assert computer.shown() == "machine 2026.12"
    assert computer.content().notice_lines(Words()) == ()
    with pytest.raises(PackageError):
        computer.offer(package("9999.12.1"))


def test_a_list_of_keys_is_installed_once_and_in_its_order(computer: Computer) -> None:
    second = signed_root(root_json(NEW_ROLES, version=2), ROOT, OTHER_ROOT)
    third = signed_root(root_json(version=3), ROOT, OTHER_ROOT)
    assert "root 2 must follow" in computer.refusal(third)
    computer.install(second)
    assert computer.offer(second).nothing_to_do
    computer.install(third)
    computer.install(package("2026.12"))
    assert computer.shown() == "machine 2026.12"
    with pytest.raises(PackageError):
        computer.offer(signed_root(root_json(version=4), ROOT, STRANGER))


def test_a_list_of_keys_that_is_gone_is_missed(computer: Computer) -> None:
    computer.install(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    computer.install(package("2026.12"))
    (computer.machine / "roots" / "2.plexivig").unlink()
    assert computer.shown() == "machine 2026.12"
    (line,) = computer.content().notice_lines(Words())
    assert "The list of keys number 2 was used on this computer before, and is missing." in line
    assert "install the missing one again" in computer.refusal(package("2027.1"))
    computer.install(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    computer.install(package("2027.1"))
