"""What is installed, gone back to and in force: the newest, never down, always something sound."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from gui.core.package import PackageError, Step
from gui.machine.places import Places
from gui.machine.store import StoreError
from gui.pages.words import Words
from tests.core.package.packed import (
    OTHER_ROOT,
    ROOT,
    STRANGER,
    key,
    root_json,
    signed,
    signed_root,
    unsigned,
)
from tests.core.package.test_verify import overlay
from tests.signed import TODAY, Computer, package

NEW_CLINICAL, NEW_RELEASE = key(11), key(12)
NEW_ROLES = {
    "clinical": (NEW_CLINICAL,),
    "release": (NEW_RELEASE,),
    "root": (ROOT, OTHER_ROOT),
}


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path)


def refused(computer: Computer, data: bytes, today: date = TODAY) -> str:
    """Why a package is refused; nothing is changed by that."""
    before, shown = files_in(computer), computer.shown(today)
    with pytest.raises(PackageError) as error:
        computer.offer(data, today)
    assert error.value.step is Step.FITNESS
    assert (files_in(computer), computer.shown(today)) == (before, shown)
    (problem,) = error.value.problems
    return problem.message


def files_in(computer: Computer) -> dict[str, bytes]:
    """Every file in the folders of installed content."""
    return {
        str(file.relative_to(computer.folder)): file.read_bytes()
        for folder in (computer.machine, computer.user)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }


def test_without_any_installation_the_shipped_content_is_shown(computer: Computer) -> None:
    assert computer.shown() == "shipped 2026.11"
    assert computer.content().notice_lines(Words()) == ()
    assert files_in(computer) == {}


def test_an_installed_bundle_is_shown_and_the_one_before_it_is_kept(computer: Computer) -> None:
    done = computer.install(package("2026.12"))
    assert (done.where, done.folder) == ("machine", computer.machine)
    assert computer.shown() == "machine 2026.12"
    computer.install(package("2026.12.1"))
    assert computer.shown() == "machine 2026.12.1"
    bundles = list((computer.machine / "bundles").iterdir())
    assert len(bundles) == 2
    computer.install(package("2027.1"))
    assert computer.shown() == "machine 2027.1"
    assert len(list((computer.machine / "bundles").iterdir())) == 2
    assert computer.content().notice_lines(Words()) == ()


def test_who_may_not_install_for_all_installs_for_himself(tmp_path: Path) -> None:
    computer = Computer(tmp_path, shared=False)
    done = computer.install(package("2026.12"))
    assert (done.where, done.folder) == ("user", computer.user)
    assert computer.shown() == "user 2026.12"
    assert (computer.user.stat().st_mode & 0o777) == 0o700
    assert {it.stat().st_mode & 0o777 for it in computer.user.rglob("*") if it.is_file()} == {0o600}


def test_what_is_installed_for_all_can_be_read_by_all(computer: Computer) -> None:

    before = os.umask(0o077)
    try:
        computer.install(package("2026.12"))
    finally:
        os.umask(before)
    files = [it for it in computer.machine.rglob("*") if it.name != "lock"]
    modes = {it.stat().st_mode & 0o777 for it in files if it.is_file()}
    assert modes == {0o644}
    assert {it.stat().st_mode & 0o777 for it in files if it.is_dir()} == {0o755}


def test_who_has_no_folder_at_all_is_told(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.places = Places(computer.places.shipped, computer.places.trust)
    with pytest.raises(StoreError, match="no home folder"):
        computer.offer(package("2026.12"))


def test_the_newest_is_shown_whoever_installed_it(computer: Computer) -> None:
    computer.install(package("2026.12"))
    own = Computer(computer.folder / "other", shared=False)
    own.install(package("2027.1"))
    (computer.folder / "other" / "user").rename(computer.user)
    assert computer.shown() == "user 2027.1"
    computer.install(package("2027.2"))
    assert computer.shown() == "machine 2027.2"


def test_what_is_shown_already_is_not_installed_again(computer: Computer) -> None:
    computer.install(package("2026.12"))
    before = files_in(computer)
    assert computer.offer(package("2026.12")).nothing_to_do
    computer.install(package("2026.12"))
    assert files_in(computer) == before


def test_an_older_one_is_refused_and_so_is_a_replay(computer: Computer) -> None:
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    told = "version 2026.12 is older than 2027.1, which was installed on this computer before"
    assert told in refused(computer, package("2026.12"))
    assert "older than 2027.1" in refused(computer, package("2026.12.9"))


def test_one_older_than_the_shipped_one_is_refused(computer: Computer) -> None:
    told = refused(computer, package("2026.10"))
    assert told == "version 2026.10 is older than 2026.11, which came with the program"


@pytest.mark.parametrize("version", ["2026.11", "2026.12"])
def test_a_version_has_one_content(version: str, computer: Computer) -> None:
    computer.install(package("2026.12"))
    if version == "2026.11":
        computer = Computer(computer.folder / "another")
    other = package(version, intendedUse="For other tests.")
    told = refused(computer, other)
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
    assert "older than 2027.1" in refused(computer, package("2026.12.1"))
    assert computer.offer(package("2026.12")).nothing_to_do
    assert "other content" in refused(computer, package("2027.1", intendedUse="Other."))
    computer.install(package("2027.1"))
    assert computer.shown() == f"{where} 2027.1"


def test_going_back_leads_to_the_shipped_content_and_no_further(computer: Computer) -> None:
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    way = computer.store().way_back()
    assert (way.version, way.leads_to, way.version_then) == ("2027.1", "machine", "2026.12")
    assert computer.store().rollback(way).content.reference is not None
    way = computer.store().way_back()
    assert (way.version, way.leads_to, way.version_then) == ("2026.12", "shipped", "2026.11")
    computer.store().rollback()
    assert computer.shown() == "shipped 2026.11"
    with pytest.raises(StoreError, match="There is nothing to go back to"):
        computer.store().rollback()
    assert list((computer.machine / "bundles").iterdir()) == []
    assert "older than 2027.1" in refused(computer, package("2026.12"))


def test_a_way_back_that_is_another_by_now_is_not_taken(computer: Computer) -> None:
    computer.install(package("2026.12"))
    way = computer.store().way_back()
    computer.install(package("2027.1"))
    with pytest.raises(StoreError, match="changed in the meantime"):
        computer.store().rollback(way)
    assert computer.shown() == "machine 2027.1"


def test_what_was_offered_over_other_content_is_not_installed(computer: Computer) -> None:
    offered = computer.offer(package("2027.1"))
    computer.install(package("2026.12"))
    with pytest.raises(StoreError, match="changed in the meantime"):
        computer.store().install(offered)
    assert computer.shown() == "machine 2026.12"


def test_a_user_cannot_take_back_what_is_installed_for_all(computer: Computer) -> None:
    computer.install(package("2026.12"))
    Path(computer.machine).rename(computer.folder / "moved")
    (computer.folder / "machine").symlink_to("moved")
    with pytest.raises(StoreError, match="installed for all users"):
        computer.store().rollback()


def may_write_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user of the test, who may be root, may write in one folder and what is below it."""
    allowed = os.access
    monkeypatch.setattr(
        os,
        "access",
        lambda path, mode: Path(path).is_relative_to(folder) and allowed(path, mode),
    )


def test_a_user_goes_back_from_what_is_shown_where_something_newer_is_not_sound(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.install(package("9999.12"))
    may_write_only(computer.user, monkeypatch)
    computer.install(signed_root(root_json(NEW_ROLES, version=2), ROOT, OTHER_ROOT))
    with pytest.raises(StoreError, match=r"Version 9999\.12 is installed for all users"):
        computer.store().rollback()
    fix = signed(unsigned("2026.12"), ("clinical", NEW_CLINICAL), ("release", NEW_RELEASE))
    computer.install(fix)
    assert computer.shown() == "user 2026.12"
    computer.store().rollback()
    assert computer.shown() == "shipped 2026.11"


def test_a_user_takes_back_something_newer_that_is_not_sound(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.install(package("2026.12"))
    may_write_only(computer.user, monkeypatch)
    computer.install(package("2027.1"))
    (file,) = (computer.user / "bundles").iterdir()
    file.write_bytes(b"damaged")
    assert computer.shown() == "machine 2026.12"
    assert "version 2027.1, cannot be used" in computer.content().notice(Words())
    computer.store().rollback()
    assert computer.content().notice(Words()) == ""
    with pytest.raises(StoreError, match="installed for all users"):
        computer.store().rollback()
    assert computer.shown() == "machine 2026.12"


def test_nothing_that_is_not_of_its_own_is_ever_removed(computer: Computer) -> None:
    computer.install(package("2026.12"))
    elsewhere = computer.folder / "elsewhere"
    (computer.machine / "bundles").rename(elsewhere)
    (computer.machine / "bundles").symlink_to(elsewhere)
    strange = [elsewhere / "thesis.txt", elsewhere / ("0" * 64 + ".plexivig")]
    for file in strange:
        file.write_text("somebody's", "utf-8")
    computer.store().rollback()
    assert all(file.exists() for file in strange)
    (computer.machine / "bundles").unlink()
    elsewhere.rename(computer.machine / "bundles")
    computer.install(package("2027.1"))
    left = {file.name for file in (computer.machine / "bundles").iterdir()}
    assert "thesis.txt" in left
    assert "0" * 64 + ".plexivig" not in left


def test_a_list_of_keys_says_who_signed_it(computer: Computer) -> None:
    offered = computer.offer(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    assert [it.name for it in offered.signers] == ["root 0", "root 1"]


def test_a_new_user_profile_does_not_forget_what_was_seen_on_the_computer(
    computer: Computer,
) -> None:
    computer.install(package("2027.1"))
    computer.store().rollback()
    other = Computer(computer.folder / "second")
    other.places = Places(
        other.places.shipped,
        other.places.trust,
        computer.machine,
        computer.folder / "another home",
        computer.places.machine_owner,
    )
    assert "older than 2027.1" in refused(other, package("2026.12"))


def test_what_is_installed_for_all_is_remembered_for_the_user_as_well(tmp_path: Path) -> None:
    computer = Computer(tmp_path, shared=False)
    computer.install(package("2026.12"))
    computer.machine.unlink()
    computer.machine.mkdir()
    computer.install(package("2027.1"))
    highest = json.loads((computer.user / "state.json").read_text("utf-8"))["highest"]
    assert [seen["version"] for seen in highest.values()] == ["2027.1"]


def test_a_program_update_with_newer_content_wins(computer: Computer) -> None:
    computer.install(package("2026.12"))
    raise_shipped(computer, "2027.1")
    assert computer.shown() == "shipped 2027.1"
    assert "came with the program" in refused(computer, package("2026.12.1"))
    with pytest.raises(StoreError, match="nothing to go back to"):
        computer.store().rollback()
    computer.install(package("2027.2"))
    assert computer.shown() == "machine 2027.2"
    computer.store().rollback()
    assert computer.shown() == "shipped 2027.1"


def raise_shipped(computer: Computer, version: str) -> None:
    file = computer.places.shipped / "bundle.json"
    content = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**content, "version": version}), "utf-8")
    computer.seal()


def test_what_comes_from_the_future_is_refused_and_the_clock_is_named(computer: Computer) -> None:
    data = package("2026.12", built="2026-12-01")
    assert computer.offer(data, date(2026, 11, 30)).warnings == ()
    told = refused(computer, data, date(2026, 11, 29))
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
    told = refused(computer, package("2027.1"), late)
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
    told = refused(computer, package("2026.12", id="another-reference"))
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
    assert "number 2 expired" in refused(computer, package("2027.1"), late)
    computer.install(third, late)
    computer.install(package("2027.1"), late)
    assert computer.shown(late) == "machine 2027.1"


def test_a_program_that_is_too_old_refuses_and_stays_with_what_it_can_read(
    computer: Computer,
) -> None:
    computer.install(package("2026.12", minimumProgram="0.1"))
    assert "it needs the program 99.0" in refused(
        computer, package("2027.1", minimumProgram="99.0")
    )
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
    assert "root 2 must follow" in refused(computer, third)
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
    assert "install the missing one again" in refused(computer, package("2027.1"))
    computer.install(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    computer.install(package("2027.1"))


def test_what_changed_is_marked_until_one_goes_back(computer: Computer) -> None:
    from gui.core.package.author import build_bundle
    from tests.core.bundle.small import ONE, as_bytes, small

    files = small()
    files["bundle.json"]["version"] = "2026.12"
    files[ONE]["name"]["en"] = "Another name"
    data = build_bundle({name: as_bytes(it) for name, it in files.items()}, "small", "0.1.0")
    content = computer.install(signed(data)).content
    assert content.reference is not None
    assert content.reference.changed == {"one": "statements"}
    content = computer.store().rollback().content
    assert content.reference is not None
    assert content.reference.changed == {}


def test_what_was_shown_before_can_be_compared_with(computer: Computer) -> None:
    assert computer.store().before() is None
    computer.install(package("2026.12"))
    before = computer.store().before()
    assert before is not None and before.manifest.version == "2026.11"
    computer.install(package("2027.1"))
    before = computer.store().before()
    assert before is not None and before.manifest.version == "2026.12"
