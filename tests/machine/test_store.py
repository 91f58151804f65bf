"""What is installed, gone back to and in force: the newest, never down, always something sound."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gui.machine.places import Places
from gui.machine.store import StoreError
from gui.pages.words import Words
from tests.core.package.packed import (
    NEW_CLINICAL,
    NEW_RELEASE,
    NEW_ROLES,
    OTHER_ROOT,
    ROOT,
    root_json,
    signed,
    signed_root,
    unsigned,
)
from tests.signed import Computer, package


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path)


def test_without_any_installation_the_shipped_content_is_shown(computer: Computer) -> None:
    assert computer.shown() == "shipped 2026.11"
    assert computer.content().notice_lines(Words()) == ()
    assert computer.files() == {}


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
    before = computer.files()
    assert computer.offer(package("2026.12")).nothing_to_do
    computer.install(package("2026.12"))
    assert computer.files() == before


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
    assert "older than 2027.1" in computer.refusal(package("2026.12"))


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
    assert "older than 2027.1" in other.refusal(package("2026.12"))


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
    assert "came with the program" in computer.refusal(package("2026.12.1"))
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
