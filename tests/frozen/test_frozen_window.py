"""The frozen window on a real display, started in several ways: it leaves nothing anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import LOG, PROGRAM, left_behind
from tests.e2e.windowed import ends_well, started

KEYS = ("Return", "alt+2", "alt+5", "F6", "Escape", "ctrl+q")


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


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
    assert left_behind(home) == [LOG]
    assert list(scratch.iterdir()) == []
