"""What is copied in the window reaches other programs, and the window then ends quietly."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import LOG, PATIENCE, PROGRAM, ROOT, TIME_LIMIT_S, environment, left_behind
from tests.e2e.windowed import PATIENCE_S, ends_well, started

MMN = "Multifocal motor neuropathy"
_QUICK_S = 3 * PATIENCE


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as started:
        yield started


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def clipboard(display: Display, home: Path) -> dict[str, Any]:
    """What another program finds; it is asked anew until there is something."""
    until = time.monotonic() + PATIENCE_S
    while True:
        done = subprocess.run(
            [sys.executable, "-m", "tests.e2e.clipboard"],
            env=environment(home, DISPLAY=display.name, QT_QPA_PLATFORM="xcb"),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT_S,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        if found["plain"] or time.monotonic() > until:
            return found


def test_another_program_gets_the_summary_as_plain_and_as_rich_text(
    display: Display, home: Path, tmp_path: Path
) -> None:
    with started(display, home, *PROGRAM) as process:
        display.write("mmn")
        display.press("Return", "ctrl+c")
        found = clipboard(display, tmp_path / "other")
        lines = found["plain"].splitlines()
        assert lines[0].startswith(MMN) and len(lines) < 15
        assert lines[1].startswith("PLEX (plasma exchange): Sources disagree")
        assert lines[2].startswith("IVIG (intravenous immunoglobulin): Recommended")
        assert f"<b>{MMN}</b>" in found["rich"]
        assert {"text/html", "text/plain"} <= set(found["formats"])
        display.press("ctrl+q")
        ends_well(process)
    assert left_behind(home) == [LOG]


def test_a_statement_is_copied_with_its_sources(
    display: Display, home: Path, tmp_path: Path
) -> None:
    with started(display, home, *PROGRAM, "--condition", "mmn") as process:
        display.press("Down", "Right", "ctrl+c")
        found = clipboard(display, tmp_path / "other")
        assert found["plain"].startswith(f"{MMN} \u00b7 PLEX \u00b7 Evidence")
        assert "Kind: systematic review" in found["plain"]
        display.press("ctrl+q")
        ends_well(process)


def test_the_window_ends_at_once_though_its_text_is_still_in_the_clipboard(
    display: Display, home: Path
) -> None:
    with started(display, home, *PROGRAM, "--condition", "mmn") as process:
        display.press("ctrl+c", "ctrl+q")
        asked = time.monotonic()
        ends_well(process)
        assert time.monotonic() - asked < _QUICK_S
