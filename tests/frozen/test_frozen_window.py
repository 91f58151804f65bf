"""The frozen window on a real display, started in several ways: it leaves nothing anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import FROZEN, PROGRAM, left_behind
from tests.e2e.windowed import ends_well, started

KEYS = ("Return", "alt+2", "alt+5", "F6", "Escape", "ctrl+q")


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


def folder() -> Path:
    assert FROZEN is not None
    return FROZEN.resolve().parent


def state_of(file: Path) -> tuple[str, int, int]:
    if file.is_symlink():
        return str(file.readlink()), 0, 0
    if file.is_dir():
        return "folder", file.stat().st_mode, 0
    state = file.stat()
    return hashlib.sha256(file.read_bytes()).hexdigest(), state.st_mode, state.st_mtime_ns


@pytest.fixture
def unchanged_folder() -> Iterator[None]:
    """No file of the program's folder is changed, none is added, none is gone after the test."""
    before = {str(file): state_of(file) for file in folder().rglob("*")}
    assert str(FROZEN) in before or len(before) > 50
    yield
    after = {str(file): state_of(file) for file in folder().rglob("*")}
    assert sorted(after) == sorted(before)
    assert [file for file in after if after[file] != before[file]] == []


@pytest.fixture
def linked(tmp_path: Path) -> list[str]:
    link = tmp_path / "a link \u00e9"
    link.symlink_to(PROGRAM[0])
    return [str(link)]


@pytest.fixture
def without_streams() -> list[str]:
    """Started as a menu may start it: no output, no error stream, no input."""
    return ["sh", "-c", 'exec "$0" "$@" >&- 2>&- <&-', *PROGRAM]


@pytest.fixture
def without_output() -> list[str]:
    return ["sh", "-c", 'exec "$0" "$@" >&-', *PROGRAM]


@pytest.fixture
def plainly() -> list[str]:
    return list(PROGRAM)


@pytest.mark.parametrize("way", ["plainly", "linked", "without_output", "without_streams"])
def test_it_starts_answers_ends_and_leaves_nothing(
    way: str,
    display: Display,
    tmp_path: Path,
    unchanged_folder: None,
    request: pytest.FixtureRequest,
) -> None:
    command: list[str] = request.getfixturevalue(way)
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    scratch.mkdir()
    with started(display, home, *command, TMPDIR=str(scratch)) as process:
        display.write("mmn")
        display.press(*KEYS)
        ends_well(process)
        assert process.stdout is not None
        assert process.stdout.read() == ""
    assert left_behind(home) == []
    assert list(home.iterdir()) == []
    assert list(scratch.iterdir()) == []
