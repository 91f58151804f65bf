"""`self-check` verifies what is shipped and installed, and names rights that are not right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.cli.installed_check import installed_findings
from gui.cli.self_check import Finding
from tests.core.package.packed import OTHER_ROOT, RELEASE, ROOT, STRANGER, root_json, signed_root
from tests.signed import TODAY, Computer, package


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    computer = Computer(tmp_path)
    computer.install(package("2026.12"))
    computer.install(package("2027.1"))
    return computer


def found(computer: Computer) -> dict[str, Finding]:
    return {it.check: it for it in installed_findings(computer.places, TODAY)}


def test_what_is_sound_is_told_in_full(computer: Computer) -> None:
    checked = found(computer)
    assert [it.state for it in checked.values()] == ["ok", "ok", "ok"]
    assert checked["shipped content"].message == "2026.11, as it was sealed"
    assert checked["installed"].message == (
        f"{computer.machine}: 2027.1, verified, before it 2026.12, verified, highest seen 2027.1"
    )


@pytest.mark.parametrize("which", ["current", "previous"])
def test_a_damaged_bundle_has_failed_even_where_it_is_not_shown(
    which: str, computer: Computer
) -> None:
    folder = computer.store().installed().folder("machine")
    entry = getattr(folder.state, which)
    (computer.machine / "bundles" / f"{entry.file}.plexivig").write_bytes(b"damaged")
    installed = found(computer)["installed"]
    assert (installed.state, entry.version in installed.message) == ("FAILED", True)


def test_what_new_keys_do_not_cover_has_failed(computer: Computer) -> None:
    changed = {"clinical": (STRANGER,), "release": (RELEASE,), "root": (ROOT, OTHER_ROOT)}
    computer.install(signed_root(root_json(changed, version=2), ROOT, OTHER_ROOT))
    assert found(computer)["installed"].state == "FAILED"


def test_a_lost_record_is_a_warning(computer: Computer) -> None:
    (computer.machine / "state.json").unlink()
    installed = found(computer)["installed"]
    assert (installed.state, "it is missing" in installed.message) == ("warning", True)


def test_wrong_rights_are_a_warning(computer: Computer) -> None:
    computer.machine.chmod(0o777)
    told = found(computer)["rights"]
    assert (told.state, "mode 0777" in told.message) == ("warning", True)
