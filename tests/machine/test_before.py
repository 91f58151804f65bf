"""What was in force before the content that is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.machine.before import bundle_before
from gui.machine.content import open_content
from tests.core.bundle.small import small, write
from tests.signed import TODAY, Computer, package


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path)


def before(computer: Computer, asked: Path | None = None) -> str:
    """Standing and version of what was there before; empty for nothing."""
    content = open_content(asked, TODAY, computer.places)
    found = bundle_before(content, TODAY, computer.places)
    return f"{found.standing} {found.bundle.manifest.version}" if found else ""


def test_nothing_was_there_before_what_came_with_the_program(computer: Computer) -> None:
    assert before(computer) == ""


def test_it_is_what_going_back_would_show(computer: Computer) -> None:
    computer.install(package("2026.12"))
    assert before(computer) == "shipped 2026.11"
    computer.install(package("2027.1"))
    assert before(computer) == "signed 2026.12"


def test_a_draft_is_compared_with_what_is_in_force(computer: Computer, tmp_path: Path) -> None:
    contents = small()
    contents["bundle.json"]["version"] = "2027.2"
    draft = write(tmp_path / "draft", contents)
    assert before(computer, draft) == "shipped 2026.11"
    computer.install(package("2026.12"))
    assert before(computer, draft) == "signed 2026.12"
