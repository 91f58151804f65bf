"""Without a display the program says so and how to go on; Qt is never left to abort."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.display import running_display
from tests.e2e.program import environment, run


def test_no_display_is_said_in_one_line(tmp_path: Path) -> None:
    done = run([], environment(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("plex-ivig: there is no display")
    assert "plex-ivig overview" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", [":65000", "no-display-at-all"])
def test_a_display_that_cannot_be_reached_is_named(tmp_path: Path, name: str) -> None:
    done = run([], environment(tmp_path, DISPLAY=name))
    assert done.returncode == 1
    assert name in done.stderr and "cannot be reached" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_screen_that_the_display_does_not_have_is_named(tmp_path: Path) -> None:
    with running_display() as display:
        done = run([], environment(tmp_path, DISPLAY=f"{display.name}.5"))
    assert done.returncode == 1
    assert done.stderr == f"plex-ivig: the display '{display.name}.5' has no screen 5\n"


def test_too_few_colours_are_said(tmp_path: Path) -> None:
    with running_display(bits=8) as display:
        done = run([], environment(tmp_path, DISPLAY=display.name))
    assert done.returncode == 1
    assert "too few colours: 8 bits" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_text_command_needs_no_display(tmp_path: Path) -> None:
    done = run(["show", "mmn"], environment(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Multifocal motor neuropathy" in done.stdout
