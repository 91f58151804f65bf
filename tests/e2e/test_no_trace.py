"""After a whole consultation nothing of what was viewed is in any file that was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display, running_display
from tests.e2e.program import PROGRAM, ROOT
from tests.e2e.windowed import ends_well, leave, started

PLACES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "configured",
    "XDG_STATE_HOME": "states",
    "XDG_CACHE_HOME": "cached",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "session",
    "TMPDIR": "scratch",
}
FACTORS = json.loads((ROOT / "resources" / "bundle" / "factors.json").read_bytes())["factors"]
# The search, the condition, its id, a source, a name of a file, height and weight in the planner;
# and every patient factor.
VIEWED = ("multifocal", "mmn", "motor neuropathy", "hughes", "consultation", "171.25", "83.75")


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


def test_a_consultation_leaves_no_trace_on_the_disk(display: Display, tmp_path: Path) -> None:
    places = {name: tmp_path / folder for name, folder in PLACES.items()}
    for place in places.values():
        place.mkdir(0o700)
    variables = {name: str(place) for name, place in places.items()}
    with started(display, places["HOME"], *PROGRAM, **variables) as process:
        display.write("multifocal")
        display.press("Return", "shift+Tab", "space", "ctrl+c", "Tab", "Down", "Return", "ctrl+a")
        display.press("ctrl+c", "Escape", "alt+2", "Down", "Return", "Escape", "alt+4", "alt+5")
        display.press("alt+7", "f", "Tab", "a", "Tab")
        display.write("171.25")
        display.press("Tab")
        display.write("83.75")
        display.press("ctrl+c", "alt+1", "ctrl+plus", "ctrl+p")
        display.focus_window("^Print$")
        leave(display, "^Print$")
        display.press("ctrl+s")
        display.focus_window("^Save as PDF$")
        display.write("consultation")
        leave(display, "^Save as PDF$")
        display.press("Escape", "Escape", "Escape", "ctrl+q")
        ends_well(process)
    written = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.match("plex-ivig/settings.json") for file in written)
    found = [str(file) for file in written if traces_in(file, tmp_path)]
    assert found == []
    assert list(places["XDG_RUNTIME_DIR"].iterdir()) == list(places["TMPDIR"].iterdir()) == []


def traces_in(file: Path, top: Path) -> list[str]:
    """What of the consultation is in the name or the content of a file, in usual encodings."""
    name = str(file.relative_to(top)).casefold()
    data = file.read_bytes().lower()
    return [
        text
        for text in (*VIEWED, *(factor["id"] for factor in FACTORS))
        if text in name or any(text.encode(code) in data for code in ("utf-8", "utf-16-le"))
    ]


def test_a_trace_would_be_found(tmp_path: Path) -> None:
    for number, content in enumerate((b"x MMN x", "Multifocal".encode("utf-16-le"), b"nothing")):
        (tmp_path / str(number)).write_bytes(content)
    (tmp_path / "thrombosis-risk.log").touch()
    assert [bool(traces_in(file, tmp_path)) for file in sorted(tmp_path.iterdir())] == [
        *(True, True, False, True)
    ]
