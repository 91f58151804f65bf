"""Where nothing can be written, and where little is known, the window still opens and answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import left_behind
from tests.e2e.test_window import Watched, watching_program
from tests.e2e.windowed import ends_well, started

__all__ = ["watching_program"]
NOWHERE = "/proc/nowhere"
WRITTEN_TO = (
    *("HOME", "TMPDIR", "XDG_RUNTIME_DIR"),
    *("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"),
)
WAYS = {
    "nowhere to write": ["env", *(f"{name}={NOWHERE}" for name in WRITTEN_TO)],
    "files for folders": ["env", *(f"{name}=/dev/null" for name in WRITTEN_TO)],
    "no home, no locale": ["env", *(f"--unset={name}" for name in (*WRITTEN_TO, "LC_ALL"))],
    "no room for a letter": ["sh", "-c", 'ulimit -f 0; exec "$0" "$@"'],
}


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


@pytest.mark.parametrize("way", WAYS)
def test_the_window_opens_answers_and_ends_silently(
    way: str, display: Display, tmp_path: Path, watching_program: list[str]
) -> None:
    home = tmp_path / "home"
    with started(display, home, *WAYS[way], *watching_program) as process:
        watched = Watched(process, display)
        watched.shows(page="welcome")
        watched.write("mmn")
        watched.press("Return", "ctrl+plus")
        watched.shows(condition="mmn", page="compare", focus="Comparison")
        watched.press("ctrl+c", "ctrl+q")
        ends_well(process)
    assert [name for name in left_behind(home) if (home / name).stat().st_size] == []
