"""What a real window keeps for its user, and what it does not."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import FROZEN, LOG, PROGRAM, ROOT, SETTINGS, left_behind
from tests.e2e.windowed import PATIENCE_S, ends_well, started
from tests.frozen.probing import Probe

CRASHED = (
    "Fatal Python error: Segmentation fault",
    "Windows fatal exception: access violation",
)


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as started_display:
        yield started_display


def test_the_text_size_is_kept_and_nothing_of_what_was_viewed(
    display: Display, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / SETTINGS).parent.mkdir(parents=True)
    (home / SETTINGS).write_text('{"theme": "dark", "window": [900, 600]}', "utf-8")
    with started(display, home, *PROGRAM) as process:
        size = display.keyboard("getwindowfocus", "getwindowgeometry", "--shell")
        assert {"WIDTH=900", "HEIGHT=600"} <= set(size.split())
        display.write("mmn")
        display.press("Return", "ctrl+plus", "ctrl+q")
        ends_well(process)
    kept = json.loads((home / SETTINGS).read_text("utf-8"))
    assert kept == {"theme": "dark", "text_size": 110, "window": [900, 600]}
    assert left_behind(home) == sorted([SETTINGS, LOG])


@pytest.fixture
def with_policy(request: pytest.FixtureRequest) -> list[str]:
    """Starts the program where the policy is a file that comes next."""
    if FROZEN is None:
        return [sys.executable, "-m", "tests.e2e.with_policy"]
    probe: Probe = request.getfixturevalue("probe")
    return probe.command(ROOT / "tests" / "e2e" / "with_policy.py")


def test_what_the_policy_locks_the_keys_do_not_change(
    display: Display, tmp_path: Path, with_policy: list[str]
) -> None:
    home, policy = tmp_path / "home", tmp_path / "policy.toml"
    policy.write_text(
        'text-size = 150\nexport = false\nlocked = ["text-size"]\ncolour = 1\n', "utf-8"
    )
    with started(display, home, *with_policy, str(policy)) as process:
        display.write("mmn")
        display.press("Return", "ctrl+plus", "ctrl+p", "ctrl+s", "ctrl+q")
        ends_well(process)
    assert left_behind(home) == [LOG]
    assert "policy.toml: colour: there is no such key; it is ignored" in (home / LOG).read_text()


def test_a_crash_is_in_the_log_after_the_next_start_and_nothing_of_it_is_left(
    display: Display, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    folder = (home / LOG).parent
    with started(display, home, *PROGRAM, "--condition", "mmn") as process:
        process.send_signal(signal.SIGSEGV)
        assert process.wait(PATIENCE_S) == -signal.SIGSEGV
    assert [file.stat().st_size > 0 for file in folder.glob("crash-*")] == [True]
    with started(display, home, *PROGRAM) as process:
        display.press("ctrl+q")
        ends_well(process)
    written = (home / LOG).read_text("utf-8")
    assert "an earlier run crashed:" in written
    assert any(words in written for words in CRASHED)
    assert "gui/app/session.py:" in written
    assert "mmn" not in written
    assert left_behind(home) == [LOG]
