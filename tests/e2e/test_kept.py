"""What a real window keeps for its user, and what it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import LOG, PROGRAM, left_behind
from tests.e2e.windowed import ends_well, started

SETTINGS = ".config/plex-ivig/settings.json"


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
    assert left_behind(home) == [SETTINGS, LOG]
